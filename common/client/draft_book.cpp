// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/draft_book.h"

#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using drafts::MessageDraft;

namespace {

    constexpr auto kDraftsAgain = 30s; ///< after the server could not be asked
    constexpr int kDraftsPage = 200;

    /// A text as the server keeps it.
    QString asKept(QString text)
    {
        text.replace(u"\r\n"_s, u"\n"_s);
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
        return text.trimmed().isEmpty() ? QString() : text;
    }

    bool mayPassSoon(Code code)
    {
        return code == Code::Unavailable || code == Code::Timeout || code == Code::RateLimited
            || code == Code::StorageFull || code == Code::Internal;
    }

} // namespace

DraftBook::DraftBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pause(session.alarms().makeAlarm([this] { sendChanged(); }))
    , m_again(session.alarms().makeAlarm([this] { m_ready ? sendChanged() : readAll({}, {}); }))
{
    connect(&m_session.stream(), &Stream::online, this, &DraftBook::onOnline);
    connect(&m_session.stream(), &Stream::linkChanged, this, &DraftBook::onLink);
    connect(&m_session, &Session::stateChanged, this, &DraftBook::onReset);
}

DraftBook::~DraftBook() = default;

// --- the link ---

void DraftBook::onReset()
{
    if (m_session.state() != Session::State::SignedOut)
        return;
    m_session.stream().unsubscribe(std::exchange(m_queue, 0));
    m_touched.clear();
    m_pause->stop();
    forget();
}

void DraftBook::onLink()
{
    if (!m_session.stream().isOnline())
        forget();
}

void DraftBook::forget()
{
    ++m_round;
    m_ready = false;
    m_again->stop();
    m_sending.clear();
    m_refused.clear();
    m_held.clear();
}

void DraftBook::onOnline()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    if (m_queue == 0) {
        StreamTopic topic;
        topic.destination = QLatin1StringView(drafts::changed.topic);
        topic.owner = this;
        topic.onMessage = [this](const StreamMessage &message) { onMessage(message); };
        m_queue = m_session.stream().subscribe(topic);
    }
    readAll({}, {});
}

// --- what comes from elsewhere ---

void DraftBook::onMessage(const StreamMessage &message)
{
    if (message.event != QLatin1StringView(drafts::changed.name))
        return;
    const auto there = fromJson<MessageDraft>(message.body);
    const drafts::Revision seen
        = there ? m_session.archive().localDraft(there->room).seen : drafts::Revision();
    // One's own may come back late, when there is a later one already.
    if (there && there->revision && *there->revision > seen)
        take(*there);
}

void DraftBook::readAll(const QString &cursor, QSet<RoomId> seen)
{
    drafts::ListKeptDrafts wanted{.after = {}, .limit = kDraftsPage};
    if (!cursor.isEmpty())
        wanted.after = cursor;
    whenDone(m_session.call(drafts::list, wanted), this,
             [this, seen, round = m_round](const Result<Page<MessageDraft>> &page) mutable {
                 if (round != m_round)
                     return;
                 if (!page) {
                     if (mayPassSoon(page.error().code)) // an older server knows of no drafts
                         m_again->start(kDraftsAgain);
                     return;
                 }
                 for (const MessageDraft &there : page->items) {
                     seen.insert(there.room);
                     take(there);
                 }
                 if (page->next && !page->items.isEmpty() && seen.size() <= drafts::kMostKept) {
                     readAll(*page->next, seen);
                     return;
                 }
                 settleUnseen(seen);
                 m_ready = true;
                 sendChanged();
             });
}

/// What is on disk and not at the server was removed there, or never was there.
void DraftBook::settleUnseen(const QSet<RoomId> &seen)
{
    const QList<RoomId> kept = m_session.archive().roomsWithDraft();
    for (const RoomId room : kept) {
        if (!seen.contains(room))
            take({.room = room, .text = {}, .replyTo = {}, .changedAt = {}});
    }
}

void DraftBook::readAgain(RoomId room)
{
    whenDone(m_session.call(drafts::show, {room}), this,
             [this, round = m_round](const Result<MessageDraft> &there) {
                 if (there && round == m_round)
                     take(*there);
             });
}

void DraftBook::take(const MessageDraft &there)
{
    const RoomId room = there.room;
    if (m_sending.contains(room)) {
        m_held.insert(room, there);
        return;
    }
    Archive &archive = m_session.archive();
    LocalDraft here = archive.localDraft(room);
    const drafts::Revision revision = there.revision.value_or(drafts::Revision());
    if (here.seen == revision)
        return;
    here.seen = revision;
    const bool isTyping = m_touched.contains(room);
    const bool isSame
        = asKept(here.text) == there.text && (there.text.isEmpty() || here.replyTo == there.replyTo);
    if (isSame && !isTyping) {
        here.changedAt = {};
        archive.putDraft(room, here);
        return;
    }
    if (isTyping || (here.isChanged() && here.changedAt > there.changedAt)) {
        // Ours is later. It takes the place of what was seen now.
        if (!here.isChanged())
            here.changedAt = m_session.clock().now();
        archive.putDraft(room, here);
        m_pause->start(kPause);
        return;
    }
    here.text = there.text;
    here.replyTo = there.replyTo;
    here.changedAt = {};
    archive.putDraft(room, here);
    Q_EMIT replaced(room);
}

// --- what was written here ---

void DraftBook::touch(RoomId room)
{
    m_touched.insert(room);
}

void DraftBook::write(RoomId room, const QString &text, std::optional<EventId> replyTo)
{
    m_touched.remove(room);
    LocalDraft draft = m_session.archive().localDraft(room);
    if (draft.text == text && draft.replyTo == replyTo)
        return;
    draft.text = text;
    draft.replyTo = replyTo;
    draft.changedAt = m_session.clock().now();
    m_session.archive().putDraft(room, draft);
    m_refused.remove(room);
    m_pause->start(kPause);
    Q_EMIT written(room);
}

void DraftBook::sendChanged()
{
    if (!m_ready)
        return;
    const QList<RoomId> kept = m_session.archive().roomsWithDraft();
    for (const RoomId room : kept) {
        if (!m_touched.contains(room)) // write() comes, and sends it
            send(room);
    }
}

void DraftBook::send(RoomId room)
{
    if (!m_ready || m_sending.contains(room) || m_refused.contains(room))
        return;
    LocalDraft draft = m_session.archive().localDraft(room);
    const auto known = m_session.archive().room(room);
    if (!draft.isChanged() || !known || !known->role)
        return;
    const QString text = asKept(draft.text);
    if (text.isEmpty() && draft.seen.isNull()) {
        draft.changedAt = {};
        m_session.archive().putDraft(room, draft);
        return;
    }
    if (text.size() > chat::kLongestMessage)
        return; // stays here until it is shorter
    drafts::KeepDraft request{.room = room, .text = text, .replyTo = draft.replyTo, .basedOn = {}};
    if (!draft.seen.isNull())
        request.basedOn = draft.seen;
    m_sending.insert(room);
    whenDone(m_session.call(drafts::keep, request), this,
             [this, room, draft, round = m_round](const Result<MessageDraft> &answer) {
                 if (round == m_round)
                     onAnswer(room, draft, answer);
             });
}

void DraftBook::onAnswer(RoomId room, const LocalDraft &sent, const Result<MessageDraft> &answer)
{
    m_sending.remove(room);
    const bool wasHeld = m_held.contains(room);
    const MessageDraft held = m_held.take(room);
    if (answer) {
        LocalDraft draft = m_session.archive().localDraft(room);
        draft.seen = answer->revision.value_or(drafts::Revision());
        if (draft.text == sent.text && draft.replyTo == sent.replyTo)
            draft.changedAt = {};
        m_session.archive().putDraft(room, draft);
        if (draft.isChanged())
            m_pause->start(kPause);
        if (wasHeld && held.revision > answer->revision)
            take(held);
    } else if (answer.error().code == Code::Conflict) {
        wasHeld ? take(held) : readAgain(room);
    } else if (mayPassSoon(answer.error().code)) {
        m_again->start(kDraftsAgain);
        if (wasHeld)
            take(held);
    } else {
        m_refused.insert(room);
    }
}

} // namespace madang
