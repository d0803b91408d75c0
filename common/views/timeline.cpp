// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/timeline.h"

#include "common/base/when_done.h"
#include "common/protocol/moderation.h"
#include "common/views/link_status.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using Kind = TimelineRow::Kind;
using Delivery = TimelineRow::Delivery;
using rooms::RoomEvent;

QList<RoomEvent> runWith(QList<RoomEvent> events, RoomId room, qint64 position)
{
    events.removeIf([room](const RoomEvent &event) { return event.room != room || event.position <= 0; });
    std::sort(events.begin(), events.end(),
              [](const RoomEvent &a, const RoomEvent &b) { return a.position < b.position; });
    const auto here = std::find_if(events.cbegin(), events.cend(),
                                   [position](const RoomEvent &event) { return event.position == position; });
    if (here == events.cend())
        return {};
    auto first = here;
    while (first != events.cbegin() && std::prev(first)->position == first->position - 1)
        --first;
    auto last = here;
    while (std::next(last) != events.cend() && std::next(last)->position == last->position + 1)
        ++last;
    return {first, std::next(last)};
}

Timeline::Timeline(Session &session, Formats &formats, RoomId room, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
    , m_room(room)
    , m_midnight(session.alarms().makeAlarm([this] {
        rewrite();
        waitForMidnight();
    }))
{
    Mirror &mirror = m_session.mirror();
    connect(&mirror, &Mirror::happened, this, &Timeline::onHappened);
    connect(&mirror, &Mirror::reloaded, this, [this](RoomId reloaded) {
        if (reloaded == m_room) {
            m_dividerAfter = -1;
            m_places.clear();
            m_wasRead = true;
            showNewest();
        }
    });
    connect(&mirror, &Mirror::jumpedAhead, this, [this](RoomId ahead) {
        if (ahead != m_room)
            return;
        m_wasRead = true;
        m_rows.empty() || isFollowing() ? open() : edgesMayHaveChanged();
    });
    connect(&mirror, &Mirror::markedUnread, this, &Timeline::onMarkedUnread);
    connect(&m_session.archive(), &Archive::roomChanged, this, [this](RoomId changed) {
        // Read explicitly, or on another device.
        if (!m_heldUnread || changed != m_room)
            return;
        const auto known = m_session.archive().room(m_room);
        if (known && known->readPosition > m_seen)
            m_heldUnread = false;
    });
    connect(&m_session.stream(), &Stream::linkChanged, this, [this](const LinkState &link) {
        if (!m_rows.empty())
            return;
        if (link.phase == LinkState::Phase::Online)
            m_refusal.reset(); // it is asked for anew
        Q_EMIT edgesChanged();
        if (m_session.stream().isOnline() && blank() == Blank::Reading && !m_jumping)
            open();
    });
    const Outbox &outbox = m_session.outbox();
    connect(&outbox, &Outbox::added, this, &Timeline::onLineAdded);
    connect(&outbox, &Outbox::changed, this, &Timeline::onLineChanged);
    connect(&outbox, &Outbox::accepted, this, &Timeline::onLineAccepted);
    connect(&outbox, &Outbox::discarded, this, &Timeline::onLineGone);
    connect(&m_formats, &Formats::changed, this, &Timeline::rewrite);
    connect(&m_session.blocks(), &BlockBook::changed, this, &Timeline::onBlocks);
    connect(&m_session.faces(), &Faces::changed, this, &Timeline::onFace);
    connect(&m_session.deletions(), &Deletions::changed, this, [this](const Deletion &deletion) {
        if (deletion.room == m_room)
            rereadAt(deletion.position);
    });
    waitForMidnight();
    mirror.watch(m_room);
}

std::optional<accounts::Role> Timeline::badge(const TimelineRow &row) const
{
    const auto face = row.kind == TimelineRow::Kind::Message ? m_session.faces().of(row.sender.id)
                                                             : std::optional<profiles::Face>();
    return face ? face->badge : std::nullopt;
}

/// Pictures are painted anew by who paints them; only a badge changes what is laid out.
void Timeline::onFace(UserId person)
{
    if (person.isNull())
        return;
    const auto face = m_session.faces().of(person);
    const std::optional<accounts::Role> badge = face ? face->badge : std::nullopt;
    if (m_badges.value(person) == badge)
        return;
    m_badges.insert(person, badge);
    Q_EMIT badgesChanged();
}

bool Timeline::isNews(const RoomEvent &event) const
{
    const bool counts = event.type == "message"_L1 || event.type == "donation"_L1;
    const bool isOwn = event.sender && event.sender->id == m_session.user();
    return counts && !isOwn && !isFolded(event);
}

/// Somebody is blocked, or is not any more: rows come and go in the middle, so the window is made anew.
void Timeline::onBlocks()
{
    const bool concerns = std::any_of(m_rows.cbegin(), m_rows.cend(), [this](const TimelineRow &row) {
        const bool isHidden = row.kind == Kind::Message && m_session.blocks().contains(row.sender.id)
            && !m_unfolded.contains(row.position);
        return row.folded > 0 || row.quote || isHidden;
    });
    if (!concerns)
        return;
    isFollowing() || m_seen < m_first ? showNewest() : showAround(qMin(m_seen, m_last));
}

Timeline::~Timeline()
{
    m_session.mirror().unwatch(m_room);
}

// --- filling the window ---

qint64 Timeline::newestKnown() const
{
    const auto room = m_session.archive().room(m_room);
    return qMax(room ? room->position : 0, m_session.archive().newestPosition(m_room));
}

bool Timeline::mustJoin() const
{
    const auto room = m_session.archive().room(m_room);
    return room && rooms::mustJoinToSee(*room);
}

Timeline::Blank Timeline::blank() const
{
    if (!m_rows.empty())
        return Blank::No;
    if (m_jumping || m_loadingOlder || m_loadingNewer)
        return Blank::Reading;
    if (mustJoin())
        return Blank::MustJoin;
    const bool isKnown = m_session.archive().room(m_room).has_value();
    // Where nothing may be seen there is nothing to read; and what changes another event has no row.
    if (m_last > 0 || m_wasRead || (isKnown && newestKnown() < m_session.archive().firstPosition(m_room)))
        return Blank::Silent;
    if (isCutOff(m_session.stream().link()))
        return Blank::CutOff;
    return m_refusal ? Blank::Refused : Blank::Reading;
}

void Timeline::tryAgain()
{
    if (isCutOff(m_session.stream().link()))
        m_session.stream().retryNow();
    else
        open();
}

void Timeline::open()
{
    placeDivider();
    if (m_dividerAfter >= 0)
        showAround(m_dividerAfter + 1);
    else
        showNewest();
}

/// The divider stands above the first unread row that is not our own.
void Timeline::placeDivider()
{
    m_dividerAfter = -1;
    m_dividerIsOld = false;
    const auto room = m_session.archive().room(m_room);
    if (!room || room->unread <= 0 || !room->role)
        return;
    qint64 after = qMin(m_session.archive().readPosition(m_room), room->position);
    const ArchivePage next = m_session.archive().after(m_room, after, kPage);
    for (const RoomEvent &event : next.events) {
        if (isNews(event))
            break;
        after = event.position;
    }
    if (after < room->position)
        m_dividerAfter = after;
}

void Timeline::showAround(qint64 position)
{
    const ArchivePage page = m_session.archive().around(m_room, position, kPage);
    if (!page.events.isEmpty()) {
        showRun(page.events, position);
        return;
    }
    chat::ReadHistory wanted;
    wanted.room = m_room;
    wanted.around = position;
    wanted.limit = kPage;
    jump(wanted, [position](const Events &) { return position; });
    // Meanwhile, and if the network is away, what there is.
    if (m_rows.empty())
        showRun(m_session.archive().newest(m_room, kPage).events, 0);
}

void Timeline::showNewest(int tries)
{
    const ArchivePage page = m_session.archive().newest(m_room, kPage);
    showRun(page.events, page.events.isEmpty() ? 0 : page.events.last().position);
    if (mustJoin())
        return;
    const bool wantsMore = page.events.isEmpty() || page.events.last().position < newestKnown();
    if (!wantsMore || !m_session.stream().isOnline())
        return;
    chat::ReadHistory wanted;
    wanted.room = m_room;
    wanted.limit = kPage;
    // What was said while the page was on its way is on disk by now: who went to the newest stays there.
    jump(
        wanted, [](const Events &events) { return events.isEmpty() ? 0 : events.last().position; },
        [this, tries] {
            if (m_hasNewer && tries > 0)
                showNewest(tries - 1);
        });
}

void Timeline::showRun(const Events &run, qint64 target)
{
    beginResetModel();
    m_unfolded.clear();
    m_rows = rowsOf(run, nullptr);
    m_first = run.isEmpty() ? 0 : run.first().position;
    m_last = run.isEmpty() ? 0 : run.last().position;
    m_hasOlder = !run.isEmpty() && run.first().position > m_session.archive().firstPosition(m_room);
    m_hasNewer = !run.isEmpty() && run.last().position < newestKnown();
    if (!m_hasNewer) {
        const QList<OutboxLine> lines = m_session.outbox().lines(m_room);
        for (const OutboxLine &line : lines)
            m_rows.push_back(rowOf(line));
    }
    endResetModel();
    for (int i = eventsEnd(); i < int(m_rows.size()); ++i)
        regroup(i);
    Q_EMIT edgesChanged();
    setNewBelow(0);
    const bool toTheEnd = run.isEmpty() || target == run.last().position;
    const int row = toTheEnd ? int(m_rows.size()) - 1 : indexAround(target);
    m_reading = toTheEnd ? m_last : target;
    if (row >= 0)
        Q_EMIT arrived(row);
}

void Timeline::jump(const chat::ReadHistory &wanted, std::function<qint64(const Events &)> target,
                    std::function<void()> then)
{
    const quint64 asked = ++m_jump;
    m_jumping = true;
    Q_EMIT edgesChanged();
    whenDone(m_session.mirror().fetch(wanted), this,
             [this, asked, target, then = std::move(then)](const Result<chat::History> &page) {
                 if (asked != m_jump)
                     return;
                 m_jumping = false;
                 m_wasRead = m_wasRead || page;
                 m_refusal = page ? std::nullopt : std::optional(page.error());
                 Q_EMIT edgesChanged();
                 if (!page) {
                     Q_EMIT refused(page.error());
                     return;
                 }
                 const qint64 position = target(page->items);
                 const Events run = runWith(page->items, m_room, position);
                 // The mirror may have been faster: who has scrolled up since then stays there.
                 const bool isHere = m_first > 0 && position == m_last && !m_hasNewer;
                 if (!run.isEmpty() && !isHere)
                     showRun(run, position);
                 if (then)
                     then();
             });
}

void Timeline::abandonJump()
{
    if (!m_jumping)
        return;
    ++m_jump;
    m_jumping = false;
    Q_EMIT edgesChanged();
}

void Timeline::jumpToNewest()
{
    // A page still on its way would take the window elsewhere again, away from what was just written.
    const bool wasOnTheWay = m_jumping;
    abandonJump();
    if (m_hasNewer || m_rows.empty() || wasOnTheWay)
        showNewest();
    else
        Q_EMIT arrived(int(m_rows.size()) - 1);
}

void Timeline::jumpToPosition(qint64 position)
{
    rememberPlace();
    goTo(position);
}

void Timeline::goTo(qint64 position)
{
    abandonJump();
    const qint64 first = m_session.archive().firstPosition(m_room);
    const qint64 wanted = qBound(first, position, qMax(first, newestKnown()));
    if (wanted >= m_first && wanted <= m_last && m_first > 0) {
        m_reading = wanted;
        Q_EMIT arrived(indexAround(wanted));
    } else {
        showAround(wanted);
    }
}

void Timeline::rememberPlace()
{
    if (m_first <= 0)
        return; // nothing has been shown yet
    const bool isHere = m_reading >= m_first && m_reading <= m_last;
    const qint64 here = isFollowing() || !isHere ? m_last : m_reading;
    // A second jump before the first one came anywhere.
    if (!m_places.isEmpty() && m_places.last() == here)
        return;
    if (m_places.size() >= kMostPlaces)
        m_places.removeFirst();
    m_places.append(here);
}

void Timeline::goBack()
{
    if (m_places.isEmpty())
        return;
    goTo(m_places.takeLast());
}

void Timeline::jumpToFirstUnread()
{
    if (m_dividerAfter >= 0)
        jumpToPosition(m_dividerAfter + 1);
}

void Timeline::jumpToTime(Timestamp at)
{
    if (const auto position = m_session.archive().positionAt(m_room, at)) {
        jumpToPosition(*position);
        return;
    }
    rememberPlace();
    chat::ReadHistory wanted;
    wanted.room = m_room;
    wanted.at = at;
    wanted.limit = kPage;
    jump(wanted, [at](const Events &events) -> qint64 {
        for (const RoomEvent &event : events) {
            if (event.at >= at)
                return event.position;
        }
        return events.isEmpty() ? 0 : events.last().position;
    });
}

void Timeline::jumpToEvent(EventId event)
{
    const auto there = m_session.archive().eventById(event);
    if (there && there->room == m_room)
        jumpToPosition(there->position);
    else
        Q_EMIT refused(Error{Code::NotFound, "quote"});
}

// --- paging ---

void Timeline::loadOlder()
{
    if (!m_hasOlder || m_loadingOlder || m_jumping)
        return;
    const ArchivePage page = m_session.archive().before(m_room, firstPosition(), kPage);
    page.events.isEmpty() ? askPage(Edge::Older) : takePage(Edge::Older, page.events);
}

void Timeline::loadNewer()
{
    if (!m_hasNewer || m_loadingNewer || m_jumping)
        return;
    const ArchivePage page = m_session.archive().after(m_room, lastPosition(), kPage);
    page.events.isEmpty() ? askPage(Edge::Newer) : takePage(Edge::Newer, page.events);
}

void Timeline::askPage(Edge edge)
{
    const bool older = edge == Edge::Older;
    chat::ReadHistory wanted;
    wanted.room = m_room;
    wanted.limit = kPage;
    const qint64 from = older ? firstPosition() : lastPosition();
    (older ? wanted.before : wanted.after) = from;
    setLoading(edge, true);
    const quint64 asked = m_jump;
    whenDone(m_session.mirror().fetch(wanted), this,
             [this, edge, older, from, asked](const Result<chat::History> &page) {
                 setLoading(edge, false);
                 // The window may have jumped or grown meanwhile: then this page no longer fits to its edge.
                 if (asked != m_jump || from != (older ? firstPosition() : lastPosition()))
                     return;
                 if (!page) {
                     Q_EMIT refused(page.error());
                     return;
                 }
                 const Events run = runWith(page->items, m_room, older ? from - 1 : from + 1);
                 if (run.isEmpty()) {
                     // The server has nothing there, whatever we thought.
                     (older ? m_hasOlder : m_hasNewer) = false;
                     Q_EMIT edgesChanged();
                     return;
                 }
                 takePage(edge, run);
             });
}

void Timeline::takePage(Edge edge, const Events &events)
{
    if (edge == Edge::Older) {
        prepend(events);
        m_hasOlder = firstPosition() > m_session.archive().firstPosition(m_room);
        trimBottom();
    } else {
        append(events);
        m_hasNewer = lastPosition() < newestKnown();
        if (!m_hasNewer)
            appendMissingLines();
        trimTop();
    }
    Q_EMIT edgesChanged();
}

void Timeline::setLoading(Edge edge, bool loading)
{
    (edge == Edge::Older ? m_loadingOlder : m_loadingNewer) = loading;
    Q_EMIT edgesChanged();
}

void Timeline::edgesMayHaveChanged()
{
    const bool newer = lastPosition() < newestKnown();
    if (std::exchange(m_hasNewer, newer) != newer)
        Q_EMIT edgesChanged();
}

// --- what happens ---

void Timeline::onHappened(const RoomEvent &event)
{
    if (event.room != m_room)
        return;
    if (event.type == "donation.message"_L1)
        correctCard(event);
    if (chat::refers(event.type)) {
        if (const auto body = fromJson<chat::Referring>(event.body.text))
            rereadAt(body->position);
    }
    if (const std::optional<EventId> thread = threadOf(event)) {
        if (const auto root = m_session.archive().eventById(*thread); root && root->room == m_room)
            rereadAt(root->position);
    }
    const bool news = isNews(event);
    if (!isFollowing() && news)
        setNewBelow(m_newBelow + 1);
    const qint64 last = lastPosition();
    if (event.position <= last)
        return;
    const bool fitsOn = last == 0 ? !m_hasNewer : event.position == last + 1;
    const bool hasRoom = isFollowing() || int(m_rows.size()) < kMostRows;
    if (!fitsOn || !hasRoom) {
        edgesMayHaveChanged();
        return;
    }
    if (news && !m_attended && !m_heldUnread && (m_dividerAfter < 0 || m_dividerIsOld)) {
        removeDivider();
        m_dividerAfter = event.position - 1;
    }
    const int line = event.tag ? indexOfTag(*event.tag) : -1;
    const bool isOurs
        = line >= 0 && row(line).position == 0 && event.sender && event.sender->id == m_session.user();
    if (isOurs)
        settle(line, event);
    else
        append({event});
    edgesMayHaveChanged();
    if (isFollowing())
        trimTop();
}

void Timeline::rereadAt(qint64 position)
{
    const auto event = m_session.archive().eventAt(m_room, position);
    const int at = event ? indexOfPosition(position) : -1;
    for (int i = 0; event && i < eventsEnd(); ++i) {
        TimelineRow &row = m_rows[size_t(i)];
        const bool quotes = row.quote && row.quote->event == event->id;
        if (i == at && row.folded > 0)
            continue; // what is not seen has not changed
        if (i == at) {
            TimelineRow now = rowOf(*event);
            now.id = row.id;
            now.startsGroup = row.startsGroup;
            row = std::move(now);
        } else if (quotes) {
            row.quote = quoteOf(event->id);
        }
        if (i == at || quotes)
            Q_EMIT dataChanged(this->index(i), this->index(i));
    }
}

void Timeline::correctCard(const RoomEvent &correction)
{
    const auto body = fromJson<moderation::GiftMessageBody>(correction.body.text);
    const int index = body ? indexOfPosition(body->position) : -1;
    if (index < 0 || !m_rows[size_t(index)].gift)
        return;
    TimelineRow &card = m_rows[size_t(index)];
    card.gift->gift.message = body->message;
    card.text = body->message;
    Q_EMIT dataChanged(this->index(index), this->index(index));
}

void Timeline::onLineAdded(const OutboxLine &line)
{
    if (line.room == m_room && !m_hasNewer)
        appendMissingLines();
}

void Timeline::onLineChanged(const OutboxLine &line)
{
    const int index = line.room == m_room ? indexOfTag(line.tag) : -1;
    if (index < 0 || row(index).position != 0)
        return;
    TimelineRow &there = m_rows[size_t(index)];
    there.failure = line.failure;
    there.delivery = line.state == OutboxLine::State::Failed ? Delivery::Failed
        : line.state == OutboxLine::State::Sending           ? Delivery::Sending
                                                             : Delivery::Waiting;
    Q_EMIT dataChanged(this->index(index), this->index(index));
}

void Timeline::onLineAccepted(RoomId room, const ClientTag &tag)
{
    // Stored by the server; its event says where it stands and will take the row over.
    const int index = room == m_room ? indexOfTag(tag) : -1;
    if (index < 0 || row(index).position != 0)
        return;
    m_rows[size_t(index)].delivery = Delivery::Stored;
    Q_EMIT dataChanged(this->index(index), this->index(index));
}

void Timeline::onLineGone(RoomId room, const ClientTag &tag)
{
    const int index = room == m_room ? indexOfTag(tag) : -1;
    if (index < 0 || row(index).position != 0)
        return;
    removeAt(index, 1);
    regroup(index);
}

void Timeline::setFollowing(bool following)
{
    m_atBottom = following;
    if (isFollowing())
        setNewBelow(0);
}

void Timeline::setAttended(bool attended)
{
    if (std::exchange(m_attended, attended) && !attended)
        m_dividerIsOld = true;
}

void Timeline::setNewBelow(int count)
{
    if (std::exchange(m_newBelow, count) != count)
        Q_EMIT newBelowChanged(count);
}

void Timeline::markSeen(qint64 position)
{
    if (const int at = indexOfPosition(position); at >= 0 && row(at).folded > 0)
        position = row(at).foldedTo;
    if (position <= m_seen || m_heldUnread)
        return;
    m_seen = position;
    m_session.mirror().markRead(m_room, position);
}

void Timeline::clearNewMessages()
{
    if (std::exchange(m_heldUnread, false))
        m_dividerIsOld = true;
    else
        removeDivider();
}

void Timeline::onMarkedUnread(const chat::MarkedUnread &marked)
{
    if (marked.room != m_room)
        return;
    m_heldUnread = true;
    m_seen = marked.position;
    removeDivider();
    placeDivider();
    insertDivider();
}

void Timeline::removeDivider()
{
    m_dividerAfter = -1;
    m_dividerIsOld = false;
    const int index = newMessagesIndex();
    if (index < 0)
        return;
    removeAt(index, 1);
    foldAt(index);
    regroup(index);
}

// --- writing ---

Result<ClientTag> Timeline::post(const QString &text, std::optional<EventId> replyTo,
                                 const QList<files::Attachment> &attachments)
{
    if (text.trimmed().isEmpty() && attachments.isEmpty())
        return Error{Code::Malformed, "blank"};
    if (text.size() > chat::kLongestMessage)
        return Error(Code::TooLong, "message").at(u"text"_s);
    TRY(const OutboxLine line, m_session.outbox().put(m_room, text, replyTo, attachments));
    m_atBottom = true;
    jumpToNewest();
    return line.tag;
}

void Timeline::retry(const ClientTag &tag)
{
    m_session.outbox().retry(tag);
}

void Timeline::discard(const ClientTag &tag)
{
    m_session.outbox().discard(tag);
}

QList<ArchiveHit> Timeline::search(const QString &words, int limit) const
{
    return m_session.archive().search(words, m_room, limit);
}

} // namespace madang::views
