// SPDX-License-Identifier: GPL-3.0-or-later
// FileStore: the SQL of attached files. No rules, and none of their octets.
#pragma once

#include "common/protocol/files.h"
#include "server/core/work.h"

namespace madang {

struct FileRow {
    AttachmentId id;
    RoomId room;
    UserId uploader;
    QString name;
    qint64 size = 0;
    qint64 received = 0;
    QString type;
    std::optional<int> width;
    std::optional<int> height;
    QString thumbnail; ///< media type of the small picture; empty: there is none
    Timestamp touchedAt;
    std::optional<Timestamp> completedAt;
    std::optional<EventId> event; ///< the message it stands in
    std::optional<Timestamp> goneAt;
    std::optional<qint64> position = {}; ///< of that message

    files::Attachment attachment() const
    {
        return {id, name, size, type, width, height, !thumbnail.isEmpty()};
    }
};
PROTOCOL_FIELDS(FileRow, id, room, uploader, name, size, received, type, width, height, thumbnail, touchedAt,
                completedAt, event, goneAt, position)

/// What somebody has here.
struct FileUse {
    qint64 octets = 0; ///< with what is still to come; a small file counts as a disk counts it
    int open = 0; ///< uploads under way
};
PROTOCOL_FIELDS(FileUse, octets, open)

/// What was found in a file that is whole.
struct FileNature {
    QString type;
    std::optional<int> width = {};
    std::optional<int> height = {};
    QString thumbnail = {};
};

class FileStore {
public:
    Done insert(Work &work, const FileRow &row);
    Result<std::optional<FileRow>> find(Work &work, AttachmentId id);
    Result<FileUse> useOf(Work &work, UserId uploader);
    /// Moves the upload on; whether it stood where it was thought to.
    Result<bool> advance(Work &work, AttachmentId id, qint64 from, qint64 to);
    /// All is there; whether it was not known before.
    Result<bool> complete(Work &work, const FileRow &row, const FileNature &nature);
    /// Whether it was in no message before.
    Result<bool> post(Work &work, AttachmentId id, EventId message);
    Done forget(Work &work, AttachmentId id);
    Done forgetOf(Work &work, EventId message);
    /// Forgets files in no message that nobody touched since; how many.
    Result<int> forgetUnposted(Work &work, Timestamp untouchedSince, int limit);
    /// Whose octets are to be removed.
    Result<QList<AttachmentId>> gone(Work &work, int limit);
    Done drop(Work &work, AttachmentId id);
    /// Whether octets of that id are somebody's: a file's, or a portrait's.
    Result<bool> isKnown(Work &work, AttachmentId id);
};

} // namespace madang
