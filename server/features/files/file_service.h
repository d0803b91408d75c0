// SPDX-License-Identifier: GPL-3.0-or-later
// FileService: the rules of attached files: who may send one, how much, and who may read it. Octets are
// written and read by porters, never inside a transaction.
#pragma once

#include "server/core/routes.h"
#include "server/features/byte_range.h"
#include "server/features/files/blobs.h"
#include "server/features/files/file_store.h"
#include "server/features/files/porters.h"
#include "server/features/files/thumbnailer.h"
#include "server/features/rooms/room_access.h"

namespace madang {

/// What the operator decides.
struct FileRules {
    qint64 largest = qint64(64) << 20; ///< octets of one file
    qint64 quota = qint64(1) << 30; ///< octets of one account
    int openUploads = 20; ///< of one account
    std::chrono::hours unposted{24}; ///< how long a file waits for the rest of it, or for its message
    qint64 chunk = files::kLargestChunk;
};

class FileService {
public:
    /// A download leaves in pieces of this size: so much of it is held at a time.
    static constexpr qint64 kPiece = 256 * 1024;

    FileService(FileStore &store, RoomAccess &rooms, Blobs &blobs, Porters &porters, Thumbnailer &thumbnailer,
                Lanes &lanes, const FileRules &rules)
        : m_store(store)
        , m_rooms(rooms)
        , m_blobs(blobs)
        , m_porters(porters)
        , m_thumbnailer(thumbnailer)
        , m_lanes(lanes)
        , m_rules(rules)
    {
    }
    Result<files::Upload> begin(Work &work, const files::BeginUpload &request);
    Result<Later<files::Upload>> send(Work &work, const files::SendChunk &request, const QByteArray &octets);
    Result<files::Upload> progress(Work &work, const files::OneUpload &request);
    Result<Nothing> abandon(Work &work, const files::OneUpload &request);
    Result<files::Attachment> show(Work &work, const files::OneFile &request);
    Result<Step> download(Work &work, const Params &params);
    Result<Step> thumbnail(Work &work, const Params &params);

private:
    using Finished = std::function<void(Result<files::Upload>)>;

    files::Upload uploadOf(const FileRow &row) const;
    /// The caller's own upload; NotFound ("upload") for any other.
    Result<FileRow> own(Work &work, RoomId room, AttachmentId upload);
    /// A whole file that the caller may read.
    Result<FileRow> readable(Work &work, const files::OneFile &file);
    void write(const FileRow &row, const Caller &caller, qint64 offset, const QByteArray &octets,
               const Finished &finish);
    void look(const FileRow &row, const Caller &caller, const Finished &finish);
    /// By a porter.
    void beginDownload(AttachmentId id, const ByteRange &range, Reply reply, const Finish &finish);
    /// By a porter again: the picture that was made of it, if any.
    void keep(const FileRow &row, const Caller &caller, FileNature nature, const Thumbnail &made,
              const Finished &finish);
    void complete(const FileRow &row, const Caller &caller, const FileNature &nature, const Finished &finish);

    FileStore &m_store;
    RoomAccess &m_rooms;
    Blobs &m_blobs;
    Porters &m_porters;
    Thumbnailer &m_thumbnailer;
    Lanes &m_lanes;
    const FileRules m_rules;
};

} // namespace madang
