// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/mirror.h"

#include "common/base/log.h"
#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::RoomEvent;

namespace {

    constexpr auto kHolePatience = 1500ms; ///< across nodes a later position may arrive first
    constexpr auto kReadPause = 400ms; ///< read positions are told together
    constexpr auto kRefreshEvery = 5min; ///< rooms joined on another device
    constexpr auto kRefreshAgain = 10s; ///< after the list could not be read
    constexpr size_t kMostAhead = 1000; ///< events held beyond a hole
    constexpr int kMostListPages = 20;
    constexpr int kNewestPage = 60;
    constexpr int kMostUnread = 999;
    /// Rooms whose read positions and typing are heard even when they are not on a screen.
    constexpr int kEphemeralRooms = 50;

    bool countsAsUnread(const RoomEvent &event, UserId me)
    {
        const bool counts = event.type == "message"_L1 || event.type == "donation"_L1;
        return counts && !(event.sender && event.sender->id == me);
    }

    bool namesMe(const RoomEvent &event, UserId me)
    {
        const auto body = event.type == "message"_L1 ? fromJson<chat::MessageBody>(event.body.text)
                                                     : Result<chat::MessageBody>(chat::MessageBody{});
        return body && chat::names(*body, me);
    }

} // namespace

/// One room on the live connection.
struct Mirror::Followed {
    RoomId room;
    QString epoch;
    qint64 position = 0; ///< everything up to here has been told
    int subscription = 0;
    int ephemeral = 0;
    bool reading = false; ///< its newest page is on the way; live events will come again afterwards
    int holes = 0; ///< holes in a row without progress
    std::map<qint64, RoomEvent> ahead;
    std::unique_ptr<Alarm> hole;
};

Mirror::Mirror(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tellRead(session.alarms().makeAlarm([this] { tellReadPositions(); }))
    , m_refresh(session.alarms().makeAlarm([this] { refreshRooms(); }))
{
    connect(&m_session.stream(), &Stream::online, this, &Mirror::onOnline);
    connect(&m_session.stream(), &Stream::linkChanged, this, &Mirror::onLink);
    connect(&m_session, &Session::stateChanged, this, &Mirror::onReset);
}

Mirror::~Mirror() = default;

// --- which rooms ---

void Mirror::onReset()
{
    if (m_session.state() != Session::State::SignedOut)
        return;
    const QList<RoomId> followed = m_followed.keys();
    for (const RoomId room : followed)
        unfollow(room);
    m_session.stream().unsubscribe(std::exchange(m_notices, 0));
    m_session.stream().unsubscribe(std::exchange(m_readNotices, 0));
    m_session.stream().unsubscribe(std::exchange(m_alertSettings, 0));
    m_readToTell.clear();
    m_watchers.clear();
    m_refresh->stop();
    m_refreshing = false;
    setFresh(false);
}

void Mirror::onLink()
{
    if (m_session.stream().isOnline())
        return;
    // Subscriptions are made anew once we know how far behind each room is.
    for (const FollowedPtr &followed : std::as_const(m_followed)) {
        m_session.stream().unsubscribe(std::exchange(followed->subscription, 0));
        m_session.stream().unsubscribe(std::exchange(followed->ephemeral, 0));
        followed->reading = false;
        followed->ahead.clear();
        followed->hole->stop();
    }
    m_refresh->stop();
    m_refreshing = false;
    setFresh(false);
}

void Mirror::setFresh(bool fresh)
{
    if (std::exchange(m_fresh, fresh) != fresh)
        Q_EMIT freshChanged(fresh);
}

void Mirror::onOnline()
{
    hearNotices();
    refreshRooms();
}

void Mirror::refreshRooms()
{
    if (m_refreshing || !m_session.stream().isOnline())
        return;
    if (m_session.state() == Session::State::Guest) {
        setFresh(true);
        followAll();
        return;
    }
    m_refreshing = true;
    readArrangement();
    readRooms({}, {});
}

void Mirror::readArrangement()
{
    whenDone(m_session.call(folders::read, Nothing()), this, [this](const Result<folders::Arrangement> &now) {
        if (now && m_session.state() == Session::State::SignedIn)
            m_session.archive().putArrangement(*now);
    });
}

void Mirror::readRooms(const QString &cursor, QSet<RoomId> seen)
{
    rooms::ListRooms wanted{.after = {}, .limit = 200, .query = {}};
    if (!cursor.isEmpty())
        wanted.after = cursor;
    whenDone(m_session.call(rooms::mine, wanted), this,
             [this, seen](const Result<Page<rooms::Room>> &page) mutable {
                 if (!m_refreshing)
                     return;
                 if (!page) {
                     m_refreshing = false;
                     m_refresh->start(kRefreshAgain);
                     followAll();
                     return;
                 }
                 for (const rooms::Room &room : page->items) {
                     seen.insert(room.id);
                     takeRoom(room);
                 }
                 if (page->next && seen.size() < kMostListPages * 200 && !page->items.isEmpty()) {
                     readRooms(*page->next, seen);
                     return;
                 }
                 m_refreshing = false;
                 m_refresh->start(kRefreshEvery);
                 dropUnseen(seen);
                 setFresh(true);
                 followAll();
             });
}

void Mirror::takeRoom(const rooms::Room &told)
{
    Archive &archive = m_session.archive();
    rooms::Room room = told;
    const auto known = archive.room(room.id);
    if (known && known->epoch == room.epoch && known->position > room.position) {
        // Live events have overtaken this answer.
        room.position = known->position;
        room.lastEvent = known->lastEvent;
        room.unread = known->unread;
    }
    const qint64 readHere = archive.readPosition(room.id);
    const bool isSetBack = room.markedUnread.value_or(false) && !m_readToTell.contains(room.id);
    if (isSetBack && readHere > room.readPosition) {
        // On another device, while this one heard nothing.
        archive.setReadBack(room.id, room.readPosition);
    } else if (readHere > room.readPosition) {
        // Read while the network was away.
        room.readPosition = qMin(readHere, room.position);
        countUnread(room);
        m_readToTell[room.id] = room.readPosition;
        m_tellRead->start(kReadPause);
    } else if (readHere < room.readPosition) {
        archive.setReadPosition(room.id, room.readPosition);
    }
    archive.putRoom(room);
}

void Mirror::dropUnseen(const QSet<RoomId> &seen)
{
    const QList<rooms::Room> kept = m_session.archive().rooms();
    for (const rooms::Room &room : kept) {
        const bool visited = !room.role && m_watchers.value(room.id) > 0;
        if (!seen.contains(room.id) && !visited)
            drop(room.id);
    }
}

void Mirror::followAll()
{
    int count = 0;
    const QList<rooms::Room> kept = m_session.archive().rooms();
    for (const rooms::Room &room : kept) {
        const bool watched = m_watchers.value(room.id) > 0;
        if (watched || (room.role && ++count <= kMostRooms))
            follow(room.id);
    }
}

void Mirror::adopt(const rooms::Room &room)
{
    takeRoom(room);
    follow(room.id);
}

void Mirror::drop(RoomId room)
{
    unfollow(room);
    m_readToTell.remove(room);
    m_session.archive().dropRoom(room);
}

void Mirror::watch(RoomId room)
{
    ++m_watchers[room];
    follow(room);
}

void Mirror::unwatch(RoomId room)
{
    if (--m_watchers[room] > 0)
        return;
    m_watchers.remove(room);
    const auto kept = m_session.archive().room(room);
    if (kept && !kept->role)
        unfollow(room);
}

// --- following one room ---

void Mirror::follow(RoomId room)
{
    // A visitor would be refused, and the room with them: it is followed from joining on.
    const auto kept = m_session.archive().room(room);
    if (kept && rooms::mustJoinToSee(*kept))
        return;
    FollowedPtr &followed = m_followed[room];
    if (!followed) {
        followed = std::make_shared<Followed>();
        followed->room = room;
        followed->hole = m_session.alarms().makeAlarm([this, room] { onHole(room); });
    }
    if (m_session.stream().isOnline() && followed->subscription == 0 && !followed->reading)
        begin(followed);
}

void Mirror::unfollow(RoomId room)
{
    const FollowedPtr followed = m_followed.take(room);
    if (!followed)
        return;
    m_session.stream().unsubscribe(followed->subscription);
    m_session.stream().unsubscribe(followed->ephemeral);
}

void Mirror::begin(const FollowedPtr &followed)
{
    const Archive &archive = m_session.archive();
    const auto room = archive.room(followed->room);
    followed->position = archive.newestPosition(followed->room);
    followed->epoch = archive.epoch(followed->room);
    const bool isNew = followed->epoch.isEmpty();
    const bool otherEpoch = room && room->epoch != followed->epoch;
    const bool farBehind = room && room->position - followed->position > kCatchUp;
    if (isNew || otherEpoch || farBehind)
        readNewest(followed);
    else
        subscribe(followed);
}

void Mirror::readNewest(const FollowedPtr &followed)
{
    followed->reading = true;
    followed->ahead.clear();
    chat::ReadHistory wanted;
    wanted.room = followed->room;
    wanted.limit = kNewestPage;
    const std::weak_ptr<Followed> weak = followed;
    whenDone(m_session.call(chat::history, wanted), this, [this, weak](const Result<chat::History> &page) {
        const FollowedPtr room = weak.lock();
        if (!room || !room->reading)
            return;
        room->reading = false;
        if (!page) {
            qCInfo(lcClient) << "history not read" << room->room.text() << wordOf(page.error().code);
            m_refresh->start(kRefreshAgain);
            return;
        }
        Archive &archive = m_session.archive();
        const bool anew = !room->epoch.isEmpty() && room->epoch != page->epoch;
        archive.putEvents(room->room, page->epoch, page->items, m_session.user());
        settleOwn(page->items);
        room->epoch = page->epoch;
        room->position = page->items.isEmpty() ? page->position : page->items.last().position;
        // What was said after the list of rooms was read is not told again: the room has to hear of it here.
        const auto listed = archive.room(room->room);
        for (const RoomEvent &event : page->items) {
            if (listed && listed->epoch == page->epoch && event.position > listed->position)
                applyToRoom(event);
        }
        subscribe(room);
        if (anew)
            Q_EMIT reloaded(room->room);
        else
            Q_EMIT jumpedAhead(room->room);
    });
}

void Mirror::subscribe(const FollowedPtr &followed)
{
    const RoomId room = followed->room;
    if (followed->subscription != 0) {
        m_session.stream().resubscribe(followed->subscription);
        return;
    }
    const std::weak_ptr<Followed> weak = followed;
    StreamTopic topic;
    topic.destination
        = fillAddress(QLatin1StringView(rooms::happened.topic), [&](auto) { return room.text(); });
    topic.owner = this;
    topic.onMessage = [this, room](const StreamMessage &message) { onRoomMessage(room, message); };
    topic.resume = [weak]() -> ResumePoint {
        const FollowedPtr now = weak.lock();
        return now ? ResumePoint{now->position, now->epoch} : ResumePoint{};
    };
    topic.onRefused = [this, room](const Error &error) {
        const bool gone = error.code == Code::NotFound || error.code == Code::NotAllowed;
        gone ? drop(room) : unfollow(room);
    };
    followed->subscription = m_session.stream().subscribe(topic);

    if (m_watchers.value(room) == 0 && m_followed.size() > kEphemeralRooms)
        return;
    StreamTopic ephemeral;
    ephemeral.destination
        = fillAddress(QLatin1StringView(chat::typingChanged.topic), [&](auto) { return room.text(); });
    ephemeral.owner = this;
    ephemeral.onMessage = [this](const StreamMessage &message) { onEphemeral(message); };
    followed->ephemeral = m_session.stream().subscribe(ephemeral);
}

// --- what comes in ---

void Mirror::onRoomMessage(RoomId room, const StreamMessage &message)
{
    const FollowedPtr followed = m_followed.value(room);
    if (!followed || followed->reading)
        return;
    if (message.event == QLatin1StringView(rooms::reload.name)) {
        const auto told = fromJson<rooms::Reload>(message.body);
        reload(followed, told ? told->epoch : QString());
        return;
    }
    const auto event = fromJson<RoomEvent>(message.body);
    if (!event || event->room != room || event->position <= 0) {
        qCWarning(lcClient) << "unreadable event in room" << room.text();
        return;
    }
    take(followed, *event);
}

void Mirror::take(const FollowedPtr &followed, const RoomEvent &event)
{
    if (event.position <= followed->position)
        return; // told before
    if (event.position > followed->position + 1) {
        if (followed->ahead.size() < kMostAhead)
            followed->ahead.emplace(event.position, event);
        if (!followed->hole->isSet())
            followed->hole->start(kHolePatience);
        return;
    }
    followed->holes = 0;
    apply(*followed, event);
    while (!followed->ahead.empty() && followed->ahead.begin()->first <= followed->position + 1) {
        const RoomEvent next = followed->ahead.begin()->second;
        followed->ahead.erase(followed->ahead.begin());
        if (next.position == followed->position + 1)
            apply(*followed, next);
    }
    if (followed->ahead.empty())
        followed->hole->stop();
}

void Mirror::onHole(RoomId room)
{
    const FollowedPtr followed = m_followed.value(room);
    if (!followed || followed->reading || followed->ahead.empty())
        return;
    qCInfo(lcClient) << "hole in room" << room.text() << "after" << followed->position;
    followed->ahead.clear();
    // Asking again twice without any progress means that the server has nothing to fill it with.
    if (++followed->holes > 2)
        readNewest(followed);
    else
        m_session.stream().resubscribe(followed->subscription);
}

void Mirror::apply(Followed &followed, const RoomEvent &event)
{
    followed.position = event.position;
    m_session.archive().putEvents(event.room, followed.epoch, {event}, m_session.user());
    applyToRoom(event);
    settleOwn({event});
    Q_EMIT happened(event);
    if (event.type == "member.left"_L1) {
        const auto body = fromJson<rooms::MemberBody>(event.body.text);
        if (body && body->member.id == m_session.user())
            drop(event.room);
    }
}

/// A line of ours that has come back as an event needs no receipt any more.
void Mirror::settleOwn(const QList<RoomEvent> &events)
{
    for (const RoomEvent &event : events) {
        if (event.tag && event.sender && event.sender->id == m_session.user())
            m_session.outbox().settle(event.room, *event.tag);
    }
}

void Mirror::applyToRoom(const RoomEvent &event)
{
    auto room = m_session.archive().room(event.room);
    if (!room)
        return;
    const UserId me = m_session.user();
    const bool isNews = event.position > room->position;
    room->position = qMax(room->position, event.position);
    if (chat::refers(event.type)) {
        const auto changed = fromJson<chat::Referring>(event.body.text);
        if (changed && room->lastEvent && changed->event == room->lastEvent->id)
            room->lastEvent = m_session.archive().eventById(changed->event);
    } else if (!room->lastEvent || event.position > room->lastEvent->position) {
        room->lastEvent = event;
    }
    if (isNews) {
        // What came before room->position is in the counts that the server told.
        const bool isFolded = event.type == "message"_L1 && m_session.blocks().contains(event.sender);
        const bool counts = countsAsUnread(event, me) && !isFolded;
        if (counts && event.position > room->readPosition)
            room->unread = qMin(room->unread + 1, kMostUnread);
        if (counts && namesMe(event, me) && event.position > room->readPosition)
            room->mentions = qMin(room->mentions + 1, kMostUnread);
        if (event.type == "member.joined"_L1 || event.type == "member.left"_L1) {
            const bool joined = event.type == "member.joined"_L1;
            room->memberCount = qMax(0, room->memberCount + (joined ? 1 : -1));
            const auto body = fromJson<rooms::MemberBody>(event.body.text);
            if (body && body->member.id == me && joined && !room->role)
                room->role = rooms::MemberRole::Member;
        } else if (event.type == "room.closed"_L1) {
            room->closed = true;
        } else if (event.type == "room.history"_L1) {
            if (const auto body = fromJson<rooms::HistoryBody>(event.body.text))
                room->history = body->history;
        }
    }
    m_session.archive().putRoom(*room);
}

void Mirror::reload(const FollowedPtr &followed, const QString &epoch)
{
    qCInfo(lcClient) << "reload of room" << followed->room.text();
    m_session.archive().clearEvents(followed->room);
    if (auto room = m_session.archive().room(followed->room)) {
        room->epoch = epoch;
        m_session.archive().putRoom(*room);
    }
    followed->epoch = u"reload"_s; // whatever comes now is another run of positions
    followed->position = 0;
    readNewest(followed);
}

void Mirror::onEphemeral(const StreamMessage &message)
{
    if (message.event == QLatin1StringView(chat::typingChanged.name)) {
        if (const auto typing = fromJson<chat::TypingChanged>(message.body))
            Q_EMIT typingChanged(*typing);
        return;
    }
    if (message.event == QLatin1StringView(presence::changed.name)) {
        if (const auto change = fromJson<presence::Changed>(message.body))
            Q_EMIT presenceChanged(*change);
        return;
    }
    if (message.event == QLatin1StringView(profiles::changed.name)) {
        if (const auto change = fromJson<profiles::FaceChanged>(message.body))
            Q_EMIT faceChanged(*change);
        return;
    }
    if (message.event == QLatin1StringView(chat::readMarksChanged.name)) {
        if (const auto change = fromJson<chat::ReadMarksChanged>(message.body))
            Q_EMIT readMarksChanged(*change);
        return;
    }
    if (message.event != QLatin1StringView(chat::readMoved.name))
        return;
    const auto moved = fromJson<chat::ReadMoved>(message.body);
    if (!moved)
        return;
    if (moved->user == m_session.user()) {
        m_session.archive().setReadPosition(moved->room, moved->position);
        auto room = m_session.archive().room(moved->room);
        if (room && moved->position > room->readPosition) {
            room->readPosition = qMin(moved->position, room->position);
            countUnread(*room);
            m_session.archive().putRoom(*room);
        }
    }
    Q_EMIT readMoved(*moved);
}

// --- notices ---

void Mirror::hearNotices()
{
    if (m_notices != 0 || m_session.state() != Session::State::SignedIn)
        return;
    StreamTopic topic;
    topic.destination = QLatin1StringView(notifications::noticed.topic);
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) { onNotice(message); };
    // What was heard on this device is not told again, although it stays unread: the queue is never
    // acknowledged from here.
    topic.acknowledges = true;
    topic.resume = [this, queue = topic.destination]() -> ResumePoint {
        const qint64 heard = m_session.archive().heard(queue);
        return heard > 0 ? ResumePoint{heard, {}} : ResumePoint{};
    };
    m_notices = m_session.stream().subscribe(topic);
    StreamTopic read;
    read.destination = QLatin1StringView(notifications::wasRead.topic);
    read.owner = this;
    read.onMessage = [this](const StreamMessage &message) { onNoticesRead(message); };
    m_readNotices = m_session.stream().subscribe(read);
    StreamTopic settings;
    settings.destination = QLatin1StringView(rooms::loudnessChanged.topic);
    settings.owner = this;
    settings.onMessage = [this](const StreamMessage &message) { onAlertSetting(message); };
    m_alertSettings = m_session.stream().subscribe(settings);
}

void Mirror::onAlertSetting(const StreamMessage &message)
{
    if (message.event == QLatin1StringView(rooms::loudnessChanged.name)) {
        if (const auto told = fromJson<rooms::RoomLoudness>(message.body))
            takeLoudness(*told);
    } else if (message.event == QLatin1StringView(chat::markedUnread.name)) {
        if (const auto marked = fromJson<chat::MarkedUnread>(message.body))
            takeMarkedUnread(*marked);
    } else if (message.event == QLatin1StringView(folders::changed.name)) {
        if (const auto now = fromJson<folders::Arrangement>(message.body))
            m_session.archive().putArrangement(*now);
    } else if (message.event == QLatin1StringView(notifications::rulesChanged.name)) {
        if (const auto rules = fromJson<notifications::AlertRules>(message.body))
            Q_EMIT alertRulesChanged(*rules);
    }
}

void Mirror::takeMarkedUnread(const chat::MarkedUnread &marked)
{
    auto room = m_session.archive().room(marked.room);
    if (!room || !room->role)
        return;
    m_readToTell.remove(marked.room);
    m_session.archive().setReadBack(marked.room, marked.position);
    room->readPosition = qMin(marked.position, room->position);
    room->unread = qBound(0, marked.unread, kMostUnread);
    room->mentions = qBound(0, marked.mentions, kMostUnread);
    room->markedUnread = true;
    m_session.archive().putRoom(*room);
    Q_EMIT markedUnread(marked);
}

void Mirror::takeLoudness(const rooms::RoomLoudness &told)
{
    auto room = m_session.archive().room(told.room);
    if (!room || !room->role || room->loudness == told.loudness)
        return;
    room->loudness = told.loudness;
    m_session.archive().putRoom(*room);
}

bool Mirror::follows(RoomId room) const
{
    const FollowedPtr followed = m_followed.value(room);
    return followed && followed->subscription != 0;
}

void Mirror::onNoticesRead(const StreamMessage &message)
{
    if (const auto read = fromJson<notifications::NoticesRead>(message.body))
        Q_EMIT noticesRead(*read);
}

void Mirror::onNotice(const StreamMessage &message)
{
    const auto notice = fromJson<notifications::Notice>(message.body);
    if (!notice)
        return;
    m_session.archive().setHeard(QLatin1StringView(notifications::noticed.topic), notice->id.number);
    if (notice->type == "room.invited"_L1) {
        if (const auto body = fromJson<notifications::InvitedBody>(notice->body.text))
            whenDone(m_session.call(rooms::show, {body->room}), this,
                     [this](const Result<rooms::Room> &room) {
                         if (room)
                             adopt(*room);
                     });
    }
    // With another account of theirs came its rooms.
    if (notice->type == "account.merged"_L1)
        refreshRooms();
    if (notice->type == "account.role"_L1)
        m_session.refreshAccount();
    Q_EMIT noticed(*notice);
}

// --- history and read positions ---

QFuture<Result<chat::History>> Mirror::fetch(const chat::ReadHistory &wanted)
{
    auto promise = std::make_shared<QPromise<Result<chat::History>>>();
    promise->start();
    const RoomId room = wanted.room;
    whenDone(m_session.call(chat::history, wanted), this,
             [this, promise, room](const Result<chat::History> &page) {
                 if (page) {
                     Archive &archive = m_session.archive();
                     const FollowedPtr followed = m_followed.value(room);
                     const QString known = archive.epoch(room);
                     if (!known.isEmpty() && known != page->epoch && followed)
                         reload(followed, page->epoch);
                     else
                         archive.putEvents(room, page->epoch, page->items, m_session.user());
                     settleOwn(page->items);
                 }
                 promise->addResult(page);
                 promise->finish();
             });
    return promise->future();
}

void Mirror::markRead(RoomId id, qint64 position)
{
    auto room = m_session.archive().room(id);
    if (!room || position <= room->readPosition)
        return;
    room->readPosition = qMin(position, room->position);
    m_session.archive().setReadPosition(id, room->readPosition);
    countUnread(*room);
    m_session.archive().putRoom(*room);
    if (!room->role)
        return; // a visitor has no place to keep it at the server
    m_readToTell[id] = room->readPosition;
    if (!m_tellRead->isSet())
        m_tellRead->start(kReadPause);
}

QFuture<Result<Nothing>> Mirror::markUnread(RoomId room, qint64 position)
{
    m_readToTell.remove(room); // told now, it would take back what is asked for here
    return m_session.call(chat::markRead, {room, position, true});
}

void Mirror::countUnread(rooms::Room &room)
{
    const Archive &archive = m_session.archive();
    const qint64 after = room.readPosition;
    if (after >= room.position) {
        room.unread = 0;
        room.mentions = 0;
        return;
    }
    const int known = archive.countOfOthers(room.id, after, m_session.user());
    if (room.mentions > 0) // reading on only takes some away
        room.mentions = qMin(archive.mentionsOf(room.id, after, m_session.user()), room.mentions);
    // What is not on disk may be unread, but never more than was unread before.
    const bool complete = archive.eventCount(room.id, after) >= room.position - after;
    room.unread = qMin(complete ? known : qMax(known, room.unread), kMostUnread);
}

void Mirror::tellReadPositions()
{
    if (!m_session.stream().isOnline())
        return; // told after the next list: what is on disk is further than what the server knows
    const auto positions = std::exchange(m_readToTell, {});
    for (auto at = positions.constBegin(); at != positions.constEnd(); ++at)
        m_session.stream().tell(chat::markRead, {at.key(), at.value()});
}

} // namespace madang
