// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_list.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/hangul.h"
#include "common/views/loudness_text.h"
#include "common/views/presence_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    bool standsBefore(const RoomRow &a, const RoomRow &b)
    {
        if (a.loudness.favourite != b.loudness.favourite)
            return a.loudness.favourite;
        return a.lastAt != b.lastAt ? a.lastAt > b.lastAt : a.id > b.id;
    }

} // namespace

RoomList::RoomList(Session &session, Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
    , m_muteEnd(session.alarms().makeAlarm([this] { onMuteEnd(); }))
{
    const Archive &archive = m_session.archive();
    const Outbox &outbox = m_session.outbox();
    connect(&archive, &Archive::roomChanged, this, &RoomList::readRoom);
    connect(&archive, &Archive::draftChanged, this, &RoomList::readRoom);
    connect(&archive, &Archive::roomDropped, this, &RoomList::forget);
    connect(&outbox, &Outbox::changed, this, [this](const OutboxLine &line) { readRoom(line.room); });
    connect(&outbox, &Outbox::discarded, this, &RoomList::readRoom);
    connect(&m_session, &Session::stateChanged, this, &RoomList::readAll);
    connect(&m_session.mirror(), &Mirror::freshChanged, this, &RoomList::freshChanged);
    connect(&m_session.mirror(), &Mirror::noticed, this, &RoomList::onNotice);
    connect(&m_session.presence(), &PresenceBook::pairChanged, this, [this](RoomId room) {
        const QList<RoomId> ids = room.isNull() ? m_all.keys() : QList<RoomId>{room};
        for (const RoomId id : ids)
            readRoom(id);
    });
    connect(&m_formats, &Formats::changed, this, &RoomList::readAll);
    readAll();
}

RoomList::~RoomList() = default;

// --- looking ---

int RoomList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoomList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RoomRow &row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.name;
    if (role == Qt::ToolTipRole)
        return loudness::muteText(row.loudness, m_formats);
    if (role == Qt::AccessibleTextRole) {
        QStringList words{row.name};
        if (row.loudness.favourite)
            words += tr("favourite");
        if (row.presence != presence::State::Offline)
            words += presence_text::nameOf(row.presence);
        if (row.isQuiet())
            words += tr("muted");
        if (row.unread > 0)
            words += tr("%1 unread").arg(m_formats.number(row.unread));
        if (row.mentions > 0)
            words += tr("%1 of them name you").arg(m_formats.number(row.mentions));
        return u"%1. %2"_s.arg(words.join(u", "_s), row.preview);
    }
    return {};
}

const RoomRow &RoomList::row(int index) const
{
    return m_rows[index];
}

int RoomList::indexOf(RoomId room) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == room)
            return int(i);
    }
    return -1;
}

std::optional<RoomRow> RoomList::find(RoomId room) const
{
    const auto found = m_all.constFind(room);
    return found == m_all.constEnd() ? std::nullopt : std::optional(*found);
}

bool RoomList::isFresh() const
{
    return m_session.mirror().isFresh();
}

RoomId RoomList::nextUnread(RoomId after) const
{
    return nextWith(
        after, [](const RoomRow &row) { return (row.unread > 0 && !row.isQuiet()) || row.calling() > 0; });
}

RoomId RoomList::nextMention(RoomId after) const
{
    return nextWith(after, [](const RoomRow &row) { return row.calling() > 0; });
}

QString RoomList::heading(int index) const
{
    if (m_favourites == 0)
        return {};
    if (index == 0)
        return tr("Favourites");
    return index == m_favourites ? tr("Rooms") : QString();
}

RoomId RoomList::nextWith(RoomId after, const std::function<bool(const RoomRow &)> &wanted) const
{
    QList<RoomRow> sorted = m_all.values();
    std::sort(sorted.begin(), sorted.end(), standsBefore);
    const auto here
        = std::find_if(sorted.cbegin(), sorted.cend(), [&](const RoomRow &row) { return row.id == after; });
    const qsizetype from = here == sorted.cend() ? -1 : here - sorted.cbegin();
    for (qsizetype step = 1; step <= sorted.size(); ++step) {
        const RoomRow &row = sorted[(from + step) % sorted.size()];
        if (row.id != after && wanted(row))
            return row.id;
    }
    return {};
}

// --- keeping up ---

RoomRow RoomList::rowOf(const rooms::Room &room) const
{
    RoomRow row;
    row.id = room.id;
    row.name = oneLine(room.name, 80);
    row.lastAt = room.lastEvent ? room.lastEvent->at : room.createdAt;
    row.unread = qBound(0, room.unread, 999);
    row.mentions = qBound(0, room.mentions, 999);
    row.loudness = room.loudness.value_or(rooms::Loudness{});
    row.level = rooms::levelOf(room);
    row.muted = rooms::isMuted(row.loudness, m_formats.now());
    row.visibility = room.visibility;
    row.role = room.role;
    row.campaign = room.campaign;
    row.memberCount = room.memberCount;
    row.closed = room.closed;
    row.other = room.other.value_or(UserId());
    if (row.visibility == rooms::Visibility::Direct)
        row.presence = m_session.presence().pair(row.id);
    const QString draft = m_session.archive().draft(room.id);
    row.hasDraft = !draft.trimmed().isEmpty();
    if (row.hasDraft)
        row.preview = tr("Draft: %1").arg(oneLine(draft));
    else if (room.lastEvent)
        row.preview = previewOf(*room.lastEvent, m_formats, m_session.user());
    const QList<OutboxLine> lines = m_session.outbox().lines(room.id);
    row.hasFailed = std::any_of(lines.cbegin(), lines.cend(), [](const OutboxLine &line) {
        return line.state == OutboxLine::State::Failed;
    });
    return row;
}

void RoomList::readAll()
{
    beginResetModel();
    m_all.clear();
    m_rows.clear();
    const QList<rooms::Room> kept = m_session.archive().rooms();
    for (const rooms::Room &room : kept) {
        const RoomRow row = rowOf(room);
        m_all.insert(row.id, row);
        if (fits(row))
            m_rows.append(row);
    }
    std::sort(m_rows.begin(), m_rows.end(), standsBefore);
    endResetModel();
    countUnread();
}

void RoomList::readRoom(RoomId room)
{
    if (const auto kept = m_session.archive().room(room))
        place(rowOf(*kept));
}

void RoomList::forget(RoomId room)
{
    if (m_all.remove(room) == 0)
        return;
    removeShown(room);
    countUnread();
    Q_EMIT gone(room);
}

void RoomList::removeShown(RoomId room)
{
    const int index = indexOf(room);
    if (index < 0)
        return;
    beginRemoveRows({}, index, index);
    m_rows.removeAt(index);
    endRemoveRows();
}

void RoomList::place(const RoomRow &row)
{
    const auto known = m_all.constFind(row.id);
    if (known != m_all.constEnd() && *known == row)
        return;
    m_all.insert(row.id, row);
    if (fits(row))
        show(row);
    else
        removeShown(row.id);
    countUnread();
}

void RoomList::show(const RoomRow &row)
{
    const int from = indexOf(row.id);
    // Where it belongs among all the others.
    int to = 0;
    for (const RoomRow &other : std::as_const(m_rows))
        to += other.id != row.id && standsBefore(other, row) ? 1 : 0;
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(to, row);
        endInsertRows();
        return;
    }
    if (from != to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.move(from, to);
        endMoveRows();
    }
    m_rows[to] = row;
    Q_EMIT dataChanged(index(to), index(to));
}

void RoomList::countUnread()
{
    int total = 0;
    int mentions = 0;
    for (const RoomRow &row : std::as_const(m_all)) {
        total += row.isQuiet() ? row.calling() : row.unread;
        mentions += row.calling();
    }
    const auto favourites = int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                                              [](const RoomRow &row) { return row.loudness.favourite; }));
    setMuteEnd();
    if (std::exchange(m_favourites, favourites) != favourites)
        Q_EMIT headingsChanged();
    if (std::exchange(m_totalUnread, total) != total)
        Q_EMIT totalUnreadChanged(total);
    if (std::exchange(m_totalMentions, mentions) != mentions)
        Q_EMIT totalMentionsChanged(mentions);
}

void RoomList::setMuteEnd()
{
    std::optional<Timestamp> first;
    for (const RoomRow &row : std::as_const(m_all)) {
        if (row.muted && row.loudness.mutedUntil && (!first || *row.loudness.mutedUntil < *first))
            first = row.loudness.mutedUntil;
    }
    if (!first) {
        m_muteEnd->stop();
        return;
    }
    // A timer takes no more than some weeks at once, and a machine that slept wakes up late.
    const qint64 left = qBound(qint64{1}, first->ms - m_formats.now().ms, qint64{3'600'000});
    m_muteEnd->start(std::chrono::milliseconds(left));
}

void RoomList::onMuteEnd()
{
    const QList<RoomId> ids = m_all.keys();
    for (const RoomId room : ids)
        readRoom(room);
    setMuteEnd();
}

bool RoomList::fits(const RoomRow &row) const
{
    return (!m_unreadOnly || row.unread > 0 || row.mentions > 0) && matchesTyped(row.name, m_filter);
}

void RoomList::setFilter(const QString &typed)
{
    if (std::exchange(m_filter, typed) != typed)
        applyFilter();
}

void RoomList::setUnreadOnly(bool on)
{
    if (std::exchange(m_unreadOnly, on) != on)
        applyFilter();
}

void RoomList::applyFilter()
{
    for (const RoomRow &row : std::as_const(m_all)) {
        const bool shown = indexOf(row.id) >= 0;
        if (fits(row) && !shown)
            show(row);
        else if (!fits(row) && shown)
            removeShown(row.id);
    }
    countUnread();
}

void RoomList::onNotice(const notifications::Notice &notice)
{
    if (notice.type != "room.invited"_L1)
        return;
    if (const auto body = fromJson<notifications::InvitedBody>(notice.body.text))
        Q_EMIT invited(body->room, oneLine(body->name, 80), oneLine(body->by, 40));
}

// --- doing ---

void RoomList::markAllRead(RoomId room)
{
    if (const auto kept = m_session.archive().room(room))
        m_session.mirror().markRead(room, kept->position);
}

QFuture<Result<rooms::Room>> RoomList::adopting(const QFuture<Result<rooms::Room>> &asked)
{
    whenDone(asked, this, [this](const Result<rooms::Room> &room) {
        if (room)
            m_session.mirror().adopt(*room);
    });
    return asked;
}

QFuture<Result<rooms::Room>> RoomList::create(const QString &name, const QString &topic,
                                              rooms::Visibility visibility)
{
    rooms::CreateRoom wanted{.name = name.trimmed(), .topic = {}, .visibility = visibility};
    if (!topic.trimmed().isEmpty())
        wanted.topic = topic.trimmed();
    return adopting(m_session.call(rooms::create, wanted));
}

QFuture<Result<rooms::Room>> RoomList::join(RoomId room)
{
    return adopting(m_session.call(rooms::join, {room}));
}

QFuture<Result<rooms::Room>> RoomList::openDirect(const QString &username)
{
    return adopting(m_session.call(rooms::openDirect, {username.trimmed()}));
}

QFuture<Result<rooms::RoomLoudness>> RoomList::setLoudness(const rooms::SetLoudness &wanted)
{
    const auto asked = m_session.call(rooms::setLoudness, wanted);
    whenDone(asked, this, [this](const Result<rooms::RoomLoudness> &now) {
        if (now)
            m_session.mirror().takeLoudness(*now);
    });
    return asked;
}

QFuture<Result<Nothing>> RoomList::leave(RoomId room)
{
    const auto asked = m_session.call(rooms::leave, {room});
    whenDone(asked, this, [this, room](const Result<Nothing> &left) {
        if (left)
            m_session.mirror().drop(room);
    });
    return asked;
}

QFuture<Result<profiles::RoomNickname>> RoomList::setNickname(RoomId room, const QString &nickname)
{
    const QString wanted = nickname.trimmed();
    const auto asked = m_session.call(profiles::setRoomNickname,
                                      {room, wanted.isEmpty() ? std::nullopt : std::optional(wanted)});
    whenDone(asked, this, [this](const Result<profiles::RoomNickname> &now) {
        auto kept = now ? m_session.archive().room(now->room) : std::nullopt;
        if (!kept)
            return;
        kept->nickname = now->nickname;
        m_session.archive().putRoom(*kept);
    });
    return asked;
}

QFuture<Result<Nothing>> RoomList::invite(RoomId room, const QString &username)
{
    return m_session.call(rooms::invite, {room, username.trimmed()});
}

QFuture<Result<Nothing>> RoomList::removeMember(RoomId room, UserId user)
{
    return m_session.call(rooms::removeMember, {room, user});
}

QFuture<Result<Nothing>> RoomList::close(RoomId room)
{
    return m_session.call(rooms::close, {room});
}

} // namespace madang::views
