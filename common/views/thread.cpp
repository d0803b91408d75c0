// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/thread.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <algorithm>
#include <limits>

namespace madang::views {

using namespace Qt::StringLiterals;
using rooms::RoomEvent;

namespace {

    /// So many answers to answers are followed upwards on disk.
    constexpr int kMostSteps = 200;

    bool isGone(const RoomEvent &event)
    {
        return event.marks && event.marks->deleted;
    }

    bool isBelow(const RoomEvent &event, qint64 position)
    {
        return event.position < position;
    }

} // namespace

Thread::Thread(Session &session, Timeline &timeline, EventId event, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_timeline(timeline)
    , m_named(event)
    , m_root(event)
{
    const Mirror &mirror = session.mirror();
    connect(&mirror, &Mirror::happened, this, &Thread::onHappened);
    const auto anew = [this](RoomId changed) {
        if (changed == room())
            open();
    };
    connect(&mirror, &Mirror::reloaded, this, anew);
    connect(&mirror, &Mirror::jumpedAhead, this, anew);
    connect(&session.stream(), &Stream::online, this, [this] {
        if (m_state == State::Local || m_state == State::Refused)
            ask(std::nullopt);
    });
    const Outbox &outbox = session.outbox();
    connect(&outbox, &Outbox::added, this, [this](const OutboxLine &line) { onLines(line.room); });
    connect(&outbox, &Outbox::changed, this, [this](const OutboxLine &line) { onLines(line.room); });
    connect(&outbox, &Outbox::discarded, this, [this](RoomId changed) { onLines(changed); });
    connect(&outbox, &Outbox::accepted, this, [this](RoomId changed, const ClientTag &tag) {
        // It is no line any more, and its event may be a moment away: the row stays.
        const int index = changed == room() && !hasCome(tag) ? int(m_rows.size()) - 1 : -1;
        for (int i = index; i >= 0; --i) {
            const TimelineRow &there = m_rows[size_t(i)];
            if (there.position != 0 || there.tag != tag)
                continue;
            OutboxLine line;
            line.room = changed;
            line.tag = tag;
            line.text = there.text;
            line.replyTo = there.quote ? std::optional(there.quote->event) : std::nullopt;
            line.attachments = there.attachments;
            line.at = there.at;
            line.state = OutboxLine::State::Sending;
            m_accepted.append(line);
        }
        onLines(changed);
    });
    const auto redraw = [this] { show(Redraw::All); };
    connect(&session.blocks(), &BlockBook::changed, this, redraw);
    connect(&session.deletions(), &Deletions::changed, this, redraw);
}

// --- reading

void Thread::open()
{
    m_answers.clear();
    m_first.reset();
    m_hasOlder = false;
    showLocal();
    ask(std::nullopt);
}

void Thread::loadOlder()
{
    if (!m_hasOlder || m_loading || m_answers.isEmpty())
        return;
    const qint64 before = m_answers.first().position;
    if (m_state != State::Local)
        return ask(before);
    const Events older = m_session.archive().answers(room(), m_root, before, kPage);
    for (const RoomEvent &event : older)
        (void)addAnswer(event);
    m_hasOlder = older.size() == kPage && m_answers.size() < kMostAnswers;
    show(Redraw::All);
    Q_EMIT changed();
}

void Thread::ask(std::optional<qint64> before)
{
    m_loading = true;
    const quint64 asked = ++m_asked;
    chat::ReadThread wanted{room(), m_named, before, {}, kPage};
    whenDone(m_session.call(chat::thread, wanted), this,
             [this, asked, older = before.has_value()](const Result<chat::Thread> &page) {
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 if (page)
                     return take(*page, older);
                 const Error &reason = page.error();
                 // An older server knows no threads, and answers that there is no such path.
                 const bool unasked = reason.code == Code::Unavailable || reason.code == Code::Timeout
                     || (reason.code == Code::NotFound && reason.about == "path"_L1);
                 m_error = unasked ? std::nullopt : std::optional(reason);
                 become(unasked ? State::Local : State::Refused);
             });
    become(before ? m_state : State::Fetching);
}

void Thread::take(const chat::Thread &page, bool older)
{
    if (!older) {
        // What came live meanwhile is beyond the page.
        m_answers.removeIf([&page](const RoomEvent &event) { return event.position <= page.position; });
        m_first = page.first;
    }
    m_root = page.root;
    if (page.first)
        m_named = page.root; // an answer that is taken away leads to the rest no more
    for (const RoomEvent &event : page.items.mid(0, kPage)) {
        if (event.room == room())
            (void)addAnswer(event);
    }
    m_hasOlder = page.hasOlder && m_answers.size() < kMostAnswers;
    m_error.reset();
    // The room's row of what it began with may know less than this.
    if (m_first && m_session.archive().epoch(room()) == page.epoch
        && m_session.archive().eventById(m_first->id)) {
        m_session.archive().putEvents(room(), page.epoch, {*m_first}, m_session.user());
        m_timeline.rereadAt(m_first->position);
    }
    show(Redraw::All);
    become(State::Shown);
}

/// Goes up from answer to answer, as far as they are on disk.
void Thread::findRoot()
{
    EventId at = m_named;
    for (int step = 0; step < kMostSteps; ++step) {
        const auto event = m_session.archive().eventById(at);
        if (!event || event->room != room())
            break;
        m_root = at;
        const auto body = event->type == "message"_L1 ? fromJson<chat::MessageBody>(event->body.text)
                                                      : Result<chat::MessageBody>(chat::MessageBody());
        if (!body || (!body->thread && !body->replyTo))
            break;
        at = body->thread ? *body->thread : *body->replyTo;
        m_root = at;
    }
}

void Thread::showLocal()
{
    findRoot();
    const auto first = m_session.archive().eventById(m_root);
    if (first && first->room == room())
        m_first = *first;
    const Events known
        = m_session.archive().answers(room(), m_root, std::numeric_limits<qint64>::max(), kPage);
    for (const RoomEvent &event : known)
        (void)addAnswer(event);
    m_hasOlder = known.size() == kPage;
    show(Redraw::All);
}

bool Thread::addAnswer(const RoomEvent &event)
{
    if (isGone(event) || event.id == m_root || event.type != "message"_L1)
        return false;
    const auto at = std::lower_bound(m_answers.begin(), m_answers.end(), event.position, isBelow);
    if (at != m_answers.end() && at->position == event.position) {
        *at = event;
        return false;
    }
    m_answers.insert(at, event);
    if (event.tag && event.sender && event.sender->id == m_session.user())
        m_accepted.removeIf([&event](const OutboxLine &line) { return line.tag == *event.tag; });
    return true;
}

void Thread::trim()
{
    if (m_answers.size() <= kMostAnswers + kPage)
        return;
    m_answers.remove(0, m_answers.size() - kMostAnswers);
    m_hasOlder = true;
}

// --- what happens

bool Thread::holds(EventId event) const
{
    return event == m_root
        || std::any_of(m_answers.cbegin(), m_answers.cend(),
                       [event](const RoomEvent &answer) { return answer.id == event; });
}

bool Thread::hasCome(const ClientTag &tag) const
{
    return std::any_of(m_answers.cbegin(), m_answers.cend(), [&](const RoomEvent &answer) {
        return answer.tag == tag && answer.sender && answer.sender->id == m_session.user();
    });
}

bool Thread::belongs(const RoomEvent &event) const
{
    if (event.type != "message"_L1)
        return false;
    const auto body = fromJson<chat::MessageBody>(event.body.text);
    if (!body)
        return false;
    // The server says so; an older one leaves it to what is answered.
    return body->thread ? *body->thread == m_root : body->replyTo && holds(*body->replyTo);
}

bool Thread::belongs(const OutboxLine &line) const
{
    return line.room == room() && line.replyTo && holds(*line.replyTo) && !hasCome(line.tag);
}

void Thread::onHappened(const RoomEvent &event)
{
    if (event.room != room())
        return;
    if (chat::refers(event.type)) {
        const auto body = fromJson<chat::Referring>(event.body.text);
        if (body && holds(body->event))
            reread(body->event);
    } else if (belongs(event) && addAnswer(event)) {
        trim();
        show(Redraw::New);
        Q_EMIT changed();
    }
}

void Thread::reread(EventId id)
{
    const auto event = m_session.archive().eventById(id);
    if (!event)
        return askAbout(id);
    if (id == m_root) {
        m_first = *event;
    } else if (isGone(*event)) {
        m_answers.removeIf([id](const RoomEvent &answer) { return answer.id == id; });
    } else {
        (void)addAnswer(*event);
    }
    show(Redraw::All);
    Q_EMIT changed();
}

/// It is not on disk: the server says what became of it, and the rest stays as it is.
void Thread::askAbout(EventId id)
{
    const auto at = std::find_if(m_answers.cbegin(), m_answers.cend(),
                                 [id](const RoomEvent &answer) { return answer.id == id; });
    const qint64 above = at == m_answers.cend() ? 0 : at->position - 1;
    whenDone(m_session.call(chat::thread, chat::ReadThread{room(), m_named, {}, above, 1}), this,
             [this, id](const Result<chat::Thread> &page) {
                 if (!page || page->root != m_root)
                     return;
                 if (id == m_root)
                     m_first = page->first;
                 else if (page->items.isEmpty() || page->items.first().id != id)
                     m_answers.removeIf([id](const RoomEvent &answer) { return answer.id == id; });
                 else
                     (void)addAnswer(page->items.first());
                 show(Redraw::All);
                 Q_EMIT changed();
             });
}

void Thread::onLines(RoomId changed)
{
    if (changed == room())
        show(Redraw::All);
}

// --- rows

std::deque<TimelineRow> Thread::rowsNow()
{
    Events events = m_answers;
    if (m_first)
        events.prepend(*m_first);
    std::deque<TimelineRow> rows = m_timeline.rowsApart(events);
    QList<OutboxLine> lines = m_accepted;
    for (const OutboxLine &line : m_session.outbox().lines(room())) {
        if (belongs(line))
            lines.append(line);
    }
    QHash<ClientTag, qint64> ids;
    for (const OutboxLine &line : std::as_const(lines)) {
        TimelineRow row = m_timeline.rowApart(line);
        row.id = m_lineIds.contains(line.tag) ? m_lineIds.value(line.tag) : m_nextLineId--;
        ids.insert(line.tag, row.id);
        rows.push_back(std::move(row));
    }
    m_lineIds = ids;
    return rows;
}

/// Rows that are the same stay, so that a reader's place does.
void Thread::show(Redraw redraw)
{
    std::deque<TimelineRow> now = rowsNow();
    const size_t shortest = std::min(m_rows.size(), now.size());
    size_t head = 0;
    while (head < shortest && m_rows[head].id == now[head].id)
        ++head;
    size_t tail = 0;
    while (tail < shortest - head && m_rows[m_rows.size() - 1 - tail].id == now[now.size() - 1 - tail].id)
        ++tail;
    const size_t gone = m_rows.size() - head - tail;
    if (gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone) - 1);
        m_rows.erase(m_rows.begin() + qsizetype(head), m_rows.begin() + qsizetype(head + gone));
        endRemoveRows();
    }
    const size_t come = now.size() - head - tail;
    if (come > 0) {
        beginInsertRows({}, int(head), int(head + come) - 1);
        m_rows.insert(m_rows.begin() + qsizetype(head), now.begin() + qsizetype(head),
                      now.begin() + qsizetype(head + come));
        endInsertRows();
    }
    // What came may have gone into the row of a blocked person's messages that is there already.
    if ((redraw == Redraw::New && come > 0) || head + tail == 0)
        return;
    m_rows = std::move(now);
    Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int Thread::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant Thread::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_timeline.dataOf(m_rows[size_t(index.row())], role);
}

void Thread::become(State state)
{
    m_state = state;
    Q_EMIT changed();
}

QString Thread::stateText() const
{
    switch (m_state) {
    case State::Fetching:
        return m_rows.empty() ? tr("Fetching the thread…") : QString();
    case State::Local:
        return tr("The server cannot be asked: only what this device remembers is shown.");
    case State::Refused:
        return m_error ? wording::of(*m_error) : QString();
    case State::Shown:
        break;
    }
    return m_answers.isEmpty() ? tr("Nobody has answered yet.") : QString();
}

// --- writing

Result<ClientTag> Thread::post(const QString &text)
{
    if (text.trimmed().isEmpty())
        return Error{Code::Malformed, "blank"};
    if (text.size() > chat::kLongestMessage)
        return Error(Code::TooLong, "message").at(u"text"_s);
    if (m_session.nicknameNeeded())
        return Error(Code::Conflict, "nickname-needed").at(u"nickname"_s);
    // What is answered must still be there.
    std::optional<EventId> answered;
    if (m_first && !isGone(*m_first) && !m_session.deletions().contains(m_root))
        answered = m_root;
    for (qsizetype i = m_answers.size(); i > 0 && !answered; --i) {
        if (!m_session.deletions().contains(m_answers[i - 1].id))
            answered = m_answers[i - 1].id;
    }
    if (!answered)
        return Error(Code::NotFound, "event").at(u"replyTo"_s);
    TRY(const OutboxLine line, m_session.outbox().put(room(), text, answered));
    Q_EMIT posted();
    return line.tag;
}

} // namespace madang::views
