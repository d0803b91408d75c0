// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/file_service.h"

#include "common/base/file_name.h"
#include "common/base/file_type.h"
#include "server/features/byte_range.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    Error wrongOffset(qint64 right)
    {
        return Error{Code::Conflict, u"offset-%1"_s.arg(right)}.at(u"offset"_s);
    }

    /// Whatever stands in the address: what is no id is nobody's file.
    files::OneFile fileOf(const Params &params)
    {
        return {RoomId::fromText(params.members.value("room"_L1).toString()),
                AttachmentId::fromText(params.members.value("attachment"_L1).toString())};
    }

    Error busy()
    {
        return Error{Code::Unavailable, "busy"}.after(2);
    }

} // namespace

files::Upload FileService::uploadOf(const FileRow &row) const
{
    files::Upload upload{row.id, row.room, row.received, row.size, m_rules.chunk};
    if (row.completedAt)
        upload.attachment = row.attachment();
    return upload;
}

Result<FileRow> FileService::own(Work &work, RoomId room, AttachmentId upload)
{
    TRY(m_rooms.rightsOf(work, room));
    TRY(const auto row, m_store.find(work, upload));
    if (!row || row->room != room || row->uploader != work.caller().user || row->goneAt)
        return Error{Code::NotFound, "upload"};
    return *row;
}

// --- sending

Result<files::Upload> FileService::begin(Work &work, const files::BeginUpload &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    if (request.size < 1)
        return Error{Code::InvalidValue, "empty"}.at(u"size"_s);
    if (request.size > m_rules.largest)
        return Error{Code::TooLarge, "file"}.at(u"size"_s);
    TRY(const FileUse use, m_store.useOf(work, work.caller().user));
    if (use.open >= m_rules.openUploads)
        return Error{Code::TooMany, "uploads"};
    if (request.size > m_rules.quota - use.octets)
        return Error{Code::TooLarge, "file-quota"}.at(u"size"_s);
    FileRow row;
    row.id = work.newId<AttachmentId>();
    row.room = request.room;
    row.uploader = work.caller().user;
    row.name = cleanFileName(request.name);
    row.size = request.size;
    TRY(m_store.insert(work, row));
    return uploadOf(row);
}

Result<Later<files::Upload>> FileService::send(Work &work, const files::SendChunk &request,
                                               const QByteArray &octets)
{
    TRY(const FileRow row, own(work, request.room, request.upload));
    if (row.completedAt && request.offset + octets.size() == row.size) {
        // A repeat of the last piece, whose answer was lost.
        return Later<files::Upload>([whole = uploadOf(row)](const Finished &finish) { finish(whole); });
    }
    if (row.completedAt || request.offset != row.received)
        return wrongOffset(row.received);
    if (octets.isEmpty())
        return Error{Code::Malformed, "body"};
    if (octets.size() > row.size - row.received)
        return Error{Code::TooLarge, "chunk"};
    return Later<files::Upload>(
        [this, row, caller = work.caller(), offset = request.offset, octets](const Finished &finish) {
            const bool taken = m_porters.run([=, this] { write(row, caller, offset, octets, finish); });
            if (!taken)
                finish(busy());
        });
}

/// By a porter.
void FileService::write(const FileRow &row, const Caller &caller, qint64 offset, const QByteArray &octets,
                        const Finished &finish)
{
    const Result<bool> whole = m_blobs.write(row.id, offset, octets, row.size);
    if (!whole) {
        finish(whole.error());
    } else if (*whole) {
        look(row, caller, finish);
    } else {
        m_lanes.post<files::Upload>(
            LaneKind::Write, qHash(row.id), caller,
            [this, row, offset, to = offset + octets.size()](Work &work) -> Result<files::Upload> {
                TRY(const bool moved, m_store.advance(work, row.id, offset, to));
                TRY(const FileRow now, own(work, row.room, row.id));
                if (!moved)
                    return wrongOffset(now.received);
                return uploadOf(now);
            },
            finish);
    }
}

/// By a porter: what the whole file is.
void FileService::look(const FileRow &row, const Caller &caller, const Finished &finish)
{
    const Result<QByteArray> head = m_blobs.read(row.id, Blobs::Kind::File, 0, kTypeHead);
    if (!head) {
        finish(head.error());
        return;
    }
    FileNature nature{fileType(*head, row.name)};
    const Result<QString> file = isShowablePicture(nature.type) ? m_blobs.localFile(row.id)
                                                                : Result<QString>(Error{Code::NotFound, ""});
    const bool asked = file && m_thumbnailer.make(*file, [=, this](const Result<Thumbnail> &made) {
        const bool taken = made && m_porters.run([=, this] { keep(row, caller, nature, *made, finish); });
        if (!taken)
            complete(row, caller, nature, finish);
    });
    if (!asked)
        complete(row, caller, nature, finish);
}

void FileService::keep(const FileRow &row, const Caller &caller, FileNature nature, const Thumbnail &made,
                       const Finished &finish)
{
    if (m_blobs.keepThumbnail(row.id, made.octets)) {
        nature.width = made.width;
        nature.height = made.height;
        nature.thumbnail = made.type;
    }
    complete(row, caller, nature, finish);
}

void FileService::complete(const FileRow &row, const Caller &caller, const FileNature &nature,
                           const Finished &finish)
{
    m_lanes.post<files::Upload>(
        LaneKind::Write, qHash(row.id), caller,
        [this, row, nature](Work &work) -> Result<files::Upload> {
            TRY(m_store.complete(work, row, nature));
            TRY(const FileRow now, own(work, row.room, row.id));
            return uploadOf(now);
        },
        [this, id = row.id, finish](const Result<files::Upload> &result) {
            // What nobody settles is found by those who tidy up.
            if (result)
                (void)m_porters.run([this, id] { m_blobs.settle(id); });
            finish(result);
        });
}

Result<files::Upload> FileService::progress(Work &work, const files::OneUpload &request)
{
    TRY(const FileRow row, own(work, request.room, request.upload));
    return uploadOf(row);
}

Result<Nothing> FileService::abandon(Work &work, const files::OneUpload &request)
{
    TRY(m_rooms.rightsOf(work, request.room));
    TRY(const auto row, m_store.find(work, request.upload));
    if (!row || row->room != request.room || row->uploader != work.caller().user)
        return Error{Code::NotFound, "upload"};
    if (row->event)
        return Error{Code::Conflict, "attachment-posted"};
    TRY(m_store.forget(work, row->id));
    return Nothing{};
}

// --- reading

Result<FileRow> FileService::readable(Work &work, const files::OneFile &file)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, file.room));
    TRY(const auto row, m_store.find(work, file.attachment));
    const bool isThere = row && row->room == file.room && row->completedAt && !row->goneAt;
    if (!isThere || (row->position && !rights.sees(*row->position))
        || (!row->event && row->uploader != work.caller().user))
        return Error{Code::NotFound, "attachment"};
    return *row;
}

Result<files::Attachment> FileService::show(Work &work, const files::OneFile &request)
{
    TRY(const FileRow row, readable(work, request));
    return row.attachment();
}

Result<Step> FileService::download(Work &work, const Params &params)
{
    TRY(const FileRow row, readable(work, fileOf(params)));
    Step step;
    Reply &reply = step.reply;
    reply.contentType = row.type.toLatin1();
    reply.fileName = row.name;
    const ByteRange range = placeRange(reply, params.range, row.size);
    if (range.length == 0)
        return step;
    // The first piece before the answer begins: who cannot have the file is told so, not cut off.
    step.later = [this, id = row.id, range, reply](const Finish &finish) {
        const bool taken = m_porters.run([=, this] { beginDownload(id, range, reply, finish); });
        if (!taken)
            finish(busy());
    };
    return step;
}

void FileService::beginDownload(AttachmentId id, const ByteRange &range, Reply reply, const Finish &finish)
{
    auto begun = m_blobs.read(id, Blobs::Kind::File, range.first, qMin(kPiece, range.length));
    if (!begun || begun->isEmpty()) {
        finish(begun ? Error{Code::NotFound, "attachment"} : begun.error());
        return;
    }
    Pieces pieces;
    pieces.size = range.length;
    pieces.read = [this, id, range, first = std::make_shared<QByteArray>(*std::move(begun))](
                      qint64 at, const std::function<void(Result<QByteArray>)> &take) {
        if (at == 0 && !first->isEmpty())
            return take(std::exchange(*first, QByteArray()));
        const qint64 most = qMin(kPiece, range.length - at);
        const bool taken
            = m_porters.run([=, this] { take(m_blobs.read(id, Blobs::Kind::File, range.first + at, most)); });
        if (!taken)
            take(busy());
    };
    reply.pieces = std::make_shared<const Pieces>(std::move(pieces));
    finish(reply);
}

Result<Step> FileService::thumbnail(Work &work, const Params &params)
{
    TRY(const FileRow row, readable(work, fileOf(params)));
    if (row.thumbnail.isEmpty())
        return Error{Code::NotFound, "attachment"};
    Step step;
    step.later = [this, row](const Finish &finish) {
        const bool taken = m_porters.run([this, row, finish] {
            const auto octets
                = m_blobs.read(row.id, Blobs::Kind::Thumbnail, 0, Thumbnailer::kLargestThumbnail);
            if (!octets) {
                finish(octets.error());
                return;
            }
            Reply reply;
            reply.contentType = row.thumbnail.toLatin1();
            reply.body = *octets;
            reply.fileName = row.name;
            finish(reply);
        });
        if (!taken)
            finish(busy());
    };
    return step;
}

} // namespace madang
