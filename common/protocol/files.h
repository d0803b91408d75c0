// SPDX-License-Identifier: GPL-3.0-or-later
// Files that people attach to messages: sent in pieces that survive a cut, read in ranges.
#pragma once

#include "common/protocol/accounts.h"

namespace madang::files {

/// At most so many stand in one message.
inline constexpr int kMostInMessage = 10;
/// The largest piece one request may carry; a server may be configured lower, and says so in Upload::chunk.
inline constexpr qsizetype kLargestChunk = 1024 * 1024;
/// Neither side of a small picture is longer.
inline constexpr int kThumbnailEdge = 512;

/// A file as it stands in a message.
struct Attachment {
    AttachmentId id;
    QString name; ///< composed, no path; foreign text
    qint64 size = 0; ///< octets
    QString type; ///< media type, judged by the content
    std::optional<int> width = {}; ///< of a picture, as it is shown
    std::optional<int> height = {};
    bool thumbnail = false; ///< whether there is a small picture of it
};
PROTOCOL_FIELDS(Attachment, id, name, size, type, width, height, thumbnail)

/// TooLarge ("file", "file-quota") and TooMany ("uploads") before an octet is sent. The type is never asked
/// for: it is judged by the content.
struct BeginUpload {
    RoomId room;
    QString name;
    qint64 size = 0;
};
PROTOCOL_FIELDS(BeginUpload, room, name, size)

struct Upload {
    AttachmentId id; ///< of the file, once it is whole
    RoomId room;
    qint64 offset = 0; ///< so many octets are stored; the next piece begins there
    qint64 size = 0;
    qint64 chunk = 0; ///< the largest piece
    std::optional<Attachment> attachment = {}; ///< when all is there
};
PROTOCOL_FIELDS(Upload, id, room, offset, size, chunk, attachment)

struct OneUpload {
    RoomId room;
    AttachmentId upload;
};
PROTOCOL_FIELDS(OneUpload, room, upload)

struct SendChunk {
    RoomId room;
    AttachmentId upload;
    qint64 offset = 0;
};
PROTOCOL_FIELDS(SendChunk, room, upload, offset)

/// Answers where to begin. For members of a room that is open.
inline constexpr Command<BeginUpload, Upload> begin{"files.begin", "POST /api/v1/rooms/{room}/uploads"};
/// The body is the piece itself. Conflict ("offset-<n>") when the next piece begins somewhere else; Conflict
/// ("busy") while another one is being written. The piece that reaches the size ends the upload.
inline constexpr Command<SendChunk, Upload> send{"files.send",
                                                 "PUT /api/v1/rooms/{room}/uploads/{upload}/chunks/{offset}"};
/// How far it came: after a cut.
inline constexpr Command<OneUpload, Upload> progress{"files.progress",
                                                     "GET /api/v1/rooms/{room}/uploads/{upload}"};
/// Forgets a file that is in no message. Twice is once.
inline constexpr Command<OneUpload, Nothing> abandon{"files.abandon",
                                                     "DELETE /api/v1/rooms/{room}/uploads/{upload}"};

struct OneFile {
    RoomId room;
    AttachmentId attachment;
};
PROTOCOL_FIELDS(OneFile, room, attachment)

/// What a file is called, and how large it is; for who may read it.
inline constexpr Command<OneFile, Attachment> show{"files.show",
                                                   "GET /api/v1/rooms/{room}/attachments/{attachment}/info"};

/// Who may read the room reads its files; NotFound for everything else. `Range: bytes=a-b` answers that part
/// with 206; the whole file otherwise.
inline constexpr const char *kDownload = "GET /api/v1/rooms/{room}/attachments/{attachment}";
inline constexpr const char *kThumbnail = "GET /api/v1/rooms/{room}/attachments/{attachment}/thumbnail";

} // namespace madang::files
