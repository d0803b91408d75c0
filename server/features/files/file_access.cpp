// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/file_access.h"

#include "server/features/files/file_store.h"

#include <QSet>

namespace madang {

using namespace Qt::StringLiterals;

Result<QList<files::Attachment>> FileAccess::forMessage(Work &work, RoomId room,
                                                        const QList<AttachmentId> &ids)
{
    if (ids.size() > files::kMostInMessage)
        return Error{Code::TooMany, "attachments"}.at(u"attachments"_s);
    QSet<AttachmentId> seen;
    QList<files::Attachment> attachments;
    for (const AttachmentId id : ids) {
        TRY(const auto row, m_store.find(work, id));
        if (seen.contains(id) || !row || row->room != room || row->uploader != work.caller().user
            || row->goneAt)
            return Error{Code::NotFound, "attachment"}.at(u"attachments"_s);
        if (row->event)
            return Error{Code::Conflict, "attachment-posted"}.at(u"attachments"_s);
        if (!row->completedAt)
            return Error{Code::Conflict, "attachment-unfinished"}.at(u"attachments"_s);
        seen += id;
        attachments += row->attachment();
    }
    return attachments;
}

Done FileAccess::posted(Work &work, const QList<AttachmentId> &ids, EventId message)
{
    for (const AttachmentId id : ids) {
        TRY(const bool mine, m_store.post(work, id, message));
        if (!mine)
            return Error{Code::Conflict, "attachment-posted"}.at(u"attachments"_s);
    }
    return {};
}

Done FileAccess::forget(Work &work, EventId message)
{
    return m_store.forgetOf(work, message);
}

} // namespace madang
