// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/index_service.h"

#include "common/base/log.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Of one unit: a few milliseconds on the writing lane, then others have their turn.
    constexpr int kEventsAtOnce = 64;
    constexpr int kRoomsAtOnce = 16;
    /// Somebody who searches waits for so many of them at most.
    constexpr int kUnitsBeforeSearch = 4;

    struct Document {
        QStringList terms;
        QStringList marks;
    };

    /// A message that says this now; `first`: what it was posted with. Its files are found by their names.
    Document documentOf(const EventRow &message, const QString &text, const chat::MessageBody &first)
    {
        static const QRegularExpression link(u"https?://|\\bwww\\."_s,
                                             QRegularExpression::CaseInsensitiveOption);
        Document document;
        QString words = text;
        for (const files::Attachment &file : first.attachments.value_or(QList<files::Attachment>()))
            words += u'\n' + file.name;
        document.terms = search::termsOf(words);
        if (first.attachments)
            document.marks.append(markOf(search::Has::File));
        if (text.contains(link))
            document.marks.append(markOf(search::Has::Link));
        if (first.replyTo)
            document.marks.append(markOf(search::Has::Reply));
        document.marks.append(SearchStore::roomMark(message.room));
        if (message.sender)
            document.marks.append(SearchStore::senderMark(*message.sender));
        return document;
    }

    std::optional<Document> documentOf(const EventRow &event)
    {
        if (event.type == "message"_L1) {
            const auto body = fromJson<chat::MessageBody>(event.body.text);
            return body ? std::optional(documentOf(event, body->text, *body)) : std::nullopt;
        }
        if (!event.type.startsWith("donation"_L1))
            return std::nullopt;
        // The card is found, not its words: they may be held back.
        Document document;
        document.marks.append(markOf(search::Has::Money));
        document.marks.append(SearchStore::roomMark(event.room));
        if (event.sender)
            document.marks.append(SearchStore::senderMark(*event.sender));
        return document;
    }

} // namespace

QString markOf(search::Has has)
{
    switch (has) {
    case search::Has::Link:
        return u"haslink"_s;
    case search::Has::Reply:
        return u"hasreply"_s;
    case search::Has::File:
        return u"hasfile"_s;
    case search::Has::Money:
        break;
    }
    return u"hasmoney"_s;
}

Done IndexService::run(Work &work)
{
    // An append is counted before its COMMIT: what a look may have missed is found by the next one.
    const quint64 appends = m_rooms.appends();
    const quint64 looked = m_looked.exchange(m_last.exchange(appends));
    if (m_started.exchange(true) && looked == appends)
        return {};
    TRY(const bool more, takeSome(work));
    if (more)
        work.afterCommit([this] { goOn(); });
    return {};
}

void IndexService::goOn()
{
    m_lanes.post<bool>(
        LaneKind::Write, 0, Caller{}, [this](Work &work) { return takeSome(work); },
        [this](const Result<bool> &more) {
            if (!more)
                m_started = false; // the schedule tries again
            else if (*more)
                goOn();
        });
}

bool IndexService::mayBeBehind() const
{
    // Both looks have seen the last append: what it brought is in the index, or on its way in a long queue.
    return !m_started || m_looked != m_rooms.appends();
}

Result<bool> IndexService::isALittleBehind(Work &work, const SearchedRooms &which)
{
    if (!mayBeBehind())
        return false;
    TRY(const QList<Unindexed> rooms, m_store.unindexedOf(work, which, kRoomsAtOnce));
    qint64 behind = 0;
    for (const Unindexed &room : rooms)
        behind += room.last - room.position;
    return behind > 0 && behind <= kEventsAtOnce * kUnitsBeforeSearch;
}

void IndexService::catchUp(const SearchedRooms &which, const std::function<void()> &then)
{
    takeBefore(which, kUnitsBeforeSearch, then);
}

void IndexService::takeBefore(const SearchedRooms &which, int units, const std::function<void()> &then)
{
    m_lanes.post<bool>(
        LaneKind::Write, 0, Caller{},
        [this, which](Work &work) -> Result<bool> {
            TRY(const QList<Unindexed> rooms, m_store.unindexedOf(work, which, kRoomsAtOnce));
            return takeFromAll(work, rooms);
        },
        [this, which, units, then](const Result<bool> &more) {
            // Whoever waits is answered, whatever came of it.
            if (more && *more && units > 1)
                takeBefore(which, units - 1, then);
            else
                then();
        });
}

Result<bool> IndexService::takeSome(Work &work)
{
    TRY(const QList<Unindexed> rooms, m_store.unindexed(work, kRoomsAtOnce));
    return takeFromAll(work, rooms);
}

Result<bool> IndexService::takeFromAll(Work &work, const QList<Unindexed> &rooms)
{
    int left = kEventsAtOnce;
    for (const Unindexed &room : rooms) {
        TRY(const int taken, takeFrom(work, room, left));
        left -= taken;
        if (left <= 0)
            return true;
    }
    return rooms.size() == kRoomsAtOnce;
}

Result<int> IndexService::takeFrom(Work &work, const Unindexed &room, int limit)
{
    TRY(const QList<EventRow> events, m_events.after(work, room.room, room.position, limit));
    if (events.isEmpty())
        return 0;
    TRY(const bool mine, m_store.setProgress(work, room, events.last().position));
    if (!mine)
        return 0; // another node took them
    for (const EventRow &event : events) {
        if (event.target && (event.type == chat::kEdited || event.type == chat::kDeleted))
            TRY(correct(work, event));
        else if (const auto document = documentOf(event))
            TRY(m_store.add(work, event.id, event.at, document->terms, document->marks));
    }
    return int(events.size());
}

Done IndexService::forget(Work &work, UserId person)
{
    for (EventId after;;) {
        TRY(const QList<WrittenRow> rows, m_store.writtenBy(work, person, after, kEventsAtOnce));
        for (const WrittenRow &row : rows) {
            after = row.event;
            TRY(const auto known, indexed(work, row));
            if (!known)
                continue;
            const Document old = documentOf(known->message, known->text, known->first);
            TRY(m_store.remove(work, row.event, old.terms, old.marks));
        }
        if (rows.size() < kEventsAtOnce)
            return {};
    }
}

Done IndexService::rename(Work &work, UserId from, UserId into)
{
    for (EventId after;;) {
        TRY(const QList<WrittenRow> rows, m_store.writtenBy(work, from, after, kEventsAtOnce));
        for (const WrittenRow &row : rows) {
            after = row.event;
            TRY(auto known, indexed(work, row));
            if (!known)
                continue;
            const Document old = documentOf(known->message, known->text, known->first);
            TRY(m_store.remove(work, row.event, old.terms, old.marks));
            known->message.sender = into;
            const Document fresh = documentOf(known->message, known->text, known->first);
            TRY(m_store.add(work, row.event, known->message.at, fresh.terms, fresh.marks));
        }
        if (rows.size() < kEventsAtOnce)
            return {};
    }
}

Result<std::optional<IndexService::Indexed>> IndexService::indexed(Work &work, const WrittenRow &row)
{
    using Found = std::optional<Indexed>;
    TRY(const auto message, m_events.byId(work, row.event));
    if (!message || message->type != "message"_L1)
        return Found();
    const auto first = fromJson<chat::MessageBody>(message->body.text);
    if (!first)
        return Found();
    TRY(const auto before, m_events.lastEdit(work, row.event, row.progress + 1));
    const auto edited = fromJson<chat::EditBody>(before ? before->body.text : QByteArray());
    return Found(Indexed{*message, edited ? edited->text : first->text, *first});
}

Done IndexService::correct(Work &work, const EventRow &event)
{
    TRY(const auto message, m_events.byId(work, *event.target));
    if (!message)
        return {};
    const auto first = fromJson<chat::MessageBody>(message->body.text);
    if (!first)
        return {};
    // In the index stands what the last edit before this one left.
    TRY(const auto before, m_events.lastEdit(work, *event.target, event.position));
    const auto edited = fromJson<chat::EditBody>(before ? before->body.text : QByteArray());
    const Document old = documentOf(*message, edited ? edited->text : first->text, *first);
    TRY(m_store.remove(work, message->id, old.terms, old.marks));
    if (event.type == chat::kDeleted)
        return {};
    const auto now = fromJson<chat::EditBody>(event.body.text);
    if (!now)
        return {};
    const Document fresh = documentOf(*message, now->text, *first);
    return m_store.add(work, message->id, message->at, fresh.terms, fresh.marks);
}

} // namespace madang
