// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/chat_access.h"

namespace madang {

Result<SaidMessage> ChatAccess::message(Work &work, RoomId room, EventId event)
{
    TRY(const EventRow row, m_marking.message(work, room, event, 0));
    const auto body = fromJson<chat::MessageBody>(row.bodyNow.value_or(row.body).text);
    if (!body || !row.sender)
        return Error{Code::Internal, "stored-body"};
    QString text = body->text;
    if (body->forwardedFrom)
        text += (text.isEmpty() ? QString() : QString(u'\n')) + body->forwardedFrom->text;
    for (const files::Attachment &file : body->attachments.value_or(QList<files::Attachment>()))
        text += (text.isEmpty() ? QString() : QString(u'\n')) + u'[' + file.name + u']';
    return SaidMessage{row.room, row.id, row.position, *row.sender, text};
}

Result<QList<rooms::RoomEvent>> ChatAccess::around(Work &work, RoomId room, qint64 position, int each)
{
    // Silent events stand between; a few more are read so that enough remain.
    constexpr int kSpare = 4;
    const qint64 from = qMax<qint64>(0, position - 1 - qint64(each) * kSpare);
    TRY(const QList<EventRow> rows, m_events.after(work, room, from, 2 * each * kSpare + 1));
    QList<EventRow> before;
    QList<EventRow> after;
    for (const EventRow &row : rows) {
        if (chat::isSilent(row.type))
            continue;
        (row.position < position ? before : after) += row;
    }
    const QList<EventRow> kept
        = before.last(qMin(each, int(before.size()))) + after.first(qMin(each + 1, int(after.size())));
    return m_events.shown(work, kept);
}

Done ChatAccess::remove(Work &work, RoomId room, EventId event)
{
    TRY(const EventRow row, m_marking.message(work, room, event, 0, true));
    return row.deletedAt ? Done() : m_marking.takeAway(work, row);
}

} // namespace madang
