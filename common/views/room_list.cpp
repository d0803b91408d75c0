// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_list.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/hangul.h"
#include "common/views/link_status.h"
#include "common/views/loudness_text.h"
#include "common/views/presence_text.h"
#include "common/views/room_schedule.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostCounted = 999;
    // Folders stand between favourites and the other rooms, each a part of its own.
    constexpr int kFavourites = 0;
    constexpr int kFirstFolder = 1;
    constexpr int kOthers = kFirstFolder + folders::kMostFolders;
    constexpr int kLess = kOthers + 1;

    /// What stays of a row when everything else about it changes.
    std::pair<qint64, qint64> keyOf(const RoomRow &row)
    {
        return {row.id.number, row.isFolder() ? row.folder.number : 0};
    }

} // namespace

RoomList::RoomList(Session &session, Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
    , m_loudnessDue(session.alarms().makeAlarm([this] { onLoudnessDue(); }))
{
    const Archive &archive = m_session.archive();
    const Outbox &outbox = m_session.outbox();
    connect(&archive, &Archive::roomChanged, this, &RoomList::readRoom);
    connect(&archive, &Archive::draftChanged, this, &RoomList::readRoom);
    connect(&archive, &Archive::roomDropped, this, &RoomList::forget);
    connect(&archive, &Archive::arrangementChanged, this, &RoomList::takeArrangement);
    connect(&outbox, &Outbox::changed, this, [this](const OutboxLine &line) { readRoom(line.room); });
    connect(&outbox, &Outbox::discarded, this, &RoomList::readRoom);
    connect(&m_session.uploads(), &Uploads::changed, this, [this](const UploadItem &item) {
        const auto row = find(item.room);
        if (row && row->hasFailed != (item.state == UploadItem::State::Failed))
            readRoom(item.room);
    });
    connect(&m_session.uploads(), &Uploads::removed, this, &RoomList::readRoom);
    connect(&m_session.blocks(), &BlockBook::changed, this, [this] {
        const QList<RoomId> ids = m_all.keys();
        for (const RoomId id : ids)
            readRoom(id);
    });
    connect(&m_session.deletions(), &Deletions::changed, this,
            [this](const Deletion &deletion) { readRoom(deletion.room); });
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
    if (role == Qt::ToolTipRole) {
        const QString mute = loudness::muteText(row.loudness, m_formats);
        return mute.isEmpty() ? schedule::quietText(row.loudness, m_formats) : mute;
    }
    if (role == Qt::AccessibleTextRole) {
        QStringList words{row.isFolder() ? tr("Folder %1").arg(row.name) : row.name};
        if (row.isFolder())
            words += row.folded ? tr("folded") : tr("unfolded");
        if (row.loudness.favourite)
            words += tr("favourite");
        if (row.presence != presence::State::Offline)
            words += presence_text::nameOf(row.presence);
        if (row.isQuiet())
            words += tr("muted");
        else if (row.resting)
            words += schedule::quietText(row.loudness, m_formats);
        if (row.unread > 0)
            words += tr("%1 unread").arg(m_formats.number(row.unread));
        if (row.mentions > 0)
            words += tr("%1 of them name you").arg(m_formats.number(row.mentions));
        return row.isFolder() ? words.join(u", "_s) : u"%1. %2"_s.arg(words.join(u", "_s), row.preview);
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
        if (m_rows[i].id == room && !room.isNull())
            return int(i);
    }
    return -1;
}

QList<RoomId> RoomList::shown() const
{
    QList<RoomId> out;
    for (const RoomRow &row : m_rows) {
        if (!row.isFolder())
            out += row.id;
    }
    return out;
}

QList<RoomId> RoomList::ids() const
{
    QList<RoomId> out;
    for (const RoomRow *row : sorted())
        out += row->id;
    return out;
}

std::optional<folders::Folder> RoomList::folder(FolderId id) const
{
    const auto at = m_places.constFind(id);
    return at == m_places.constEnd() ? std::nullopt : std::optional(m_arrangement.folders[*at]);
}

std::optional<folders::Folder> RoomList::folderNamed(const QString &name) const
{
    for (const folders::Folder &each : m_arrangement.folders) {
        if (each.name.compare(name, Qt::CaseInsensitive) == 0)
            return each;
    }
    return std::nullopt;
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

bool RoomList::isCutOff() const
{
    return !isFresh() && !knowsAny() && views::isCutOff(m_session.stream().link());
}

RoomId RoomList::nextUnread(RoomId after) const
{
    return nextWith(after, [](const RoomRow &row) {
        return !row.isLess() && ((row.unread > 0 && !row.isQuiet()) || row.calling() > 0);
    });
}

RoomId RoomList::nextMention(RoomId after) const
{
    return nextWith(after, [](const RoomRow &row) { return row.calling() > 0; });
}

RoomId RoomList::nextWith(RoomId after, const std::function<bool(const RoomRow &)> &wanted) const
{
    const QList<const RoomRow *> all = sorted();
    const auto here
        = std::find_if(all.cbegin(), all.cend(), [&](const RoomRow *row) { return row->id == after; });
    const qsizetype from = here == all.cend() ? -1 : here - all.cbegin();
    for (qsizetype step = 1; step <= all.size(); ++step) {
        const RoomRow &row = *all[(from + step) % all.size()];
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
    row.unread = qBound(0, room.unread, kMostCounted);
    row.mentions = qBound(0, room.mentions, kMostCounted);
    row.loudness = room.loudness.value_or(rooms::Loudness{});
    row.folder = folderOf(row.loudness);
    row.level = rooms::levelOf(room);
    row.muted = rooms::isMuted(row.loudness, m_formats.now());
    setSchedule(row);
    row.visibility = room.visibility;
    row.role = room.role;
    row.campaign = room.campaign;
    row.memberCount = room.memberCount;
    row.closed = room.closed;
    row.history = room.history.value_or(rooms::HistoryScope::All);
    row.other = room.other.value_or(UserId());
    if (row.visibility == rooms::Visibility::Direct)
        row.presence = m_session.presence().pair(row.id);
    const QString draft = m_session.archive().draft(room.id);
    row.hasDraft = !draft.trimmed().isEmpty();
    if (row.hasDraft)
        row.preview = tr("Draft: %1").arg(oneLine(draft));
    else if (room.lastEvent && room.lastEvent->type == "message"_L1
             && m_session.blocks().contains(room.lastEvent->sender))
        row.preview = foldedWords();
    else if (room.lastEvent && m_session.deletions().contains(room.lastEvent->id))
        row.preview = deletedText();
    else if (room.lastEvent)
        row.preview = previewOf(*room.lastEvent, m_formats, m_session.user());
    const QList<OutboxLine> lines = m_session.outbox().lines(room.id);
    row.hasFailed = std::any_of(lines.cbegin(), lines.cend(), [](const OutboxLine &line) {
        return line.state == OutboxLine::State::Failed;
    });
    row.hasFailed |= m_session.uploads().hasFailed(room.id);
    return row;
}

/// Every message of a room makes its row anew; what its schedule says holds until it turns.
void RoomList::setSchedule(RoomRow &row) const
{
    if (!row.loudness.schedule)
        return;
    const Timestamp now = m_formats.now();
    const auto known = m_all.constFind(row.id);
    if (known != m_all.constEnd() && known->loudness.schedule == row.loudness.schedule && known->changesAt
        && *known->changesAt > now) {
        row.resting = known->resting;
        row.changesAt = known->changesAt;
        return;
    }
    row.resting = schedule::isQuiet(row.loudness, now);
    row.changesAt = schedule::nextChange(row.loudness, now);
}

void RoomList::readAll()
{
    beginResetModel();
    m_collator.setLocale(m_formats.locale());
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    readArrangement();
    m_all.clear();
    const QList<rooms::Room> kept = m_session.archive().rooms();
    for (const rooms::Room &room : kept)
        m_all.insert(room.id, rowOf(room));
    m_rows = wantedRows();
    endResetModel();
    findHeadings();
    countUnread();
}

void RoomList::readArrangement()
{
    m_arrangement = m_session.archive().arrangement();
    m_places.clear();
    for (const folders::Folder &each : std::as_const(m_arrangement.folders))
        m_places.insert(each.id, int(m_places.size()));
}

/// Another device, or this one, has arranged the list in another way.
void RoomList::takeArrangement()
{
    readArrangement();
    for (RoomRow &row : m_all)
        row.folder = folderOf(row.loudness);
    arrange();
    Q_EMIT arrangementChanged();
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
    arrange();
    countUnread();
    Q_EMIT gone(room);
}

void RoomList::place(const RoomRow &row)
{
    const auto known = m_all.constFind(row.id);
    if (known != m_all.constEnd() && *known == row)
        return;
    m_all.insert(row.id, row);
    if (!staysInPlace(row))
        arrange();
    countUnread();
}

/// Shows a row where its room stands already, when nothing else changes by it: as with most messages, of
/// which there may be a thousand in a second.
bool RoomList::staysInPlace(const RoomRow &row)
{
    const int at = indexOf(row.id);
    if (at < 0 || !fits(row) || partOf(row) != partOf(m_rows[at]) || (isGrouped() && !row.folder.isNull()))
        return false;
    const bool isBehind = at == 0 || standsBefore(m_rows[at - 1], row);
    const bool isBefore = at + 1 == m_rows.size() || standsBefore(row, m_rows[at + 1]);
    if (!isBehind || !isBefore)
        return false;
    m_rows[at] = row;
    Q_EMIT dataChanged(index(at), index(at));
    return true;
}

// --- in which order ---

FolderId RoomList::folderOf(const rooms::Loudness &loudness) const
{
    const FolderId folder = loudness.folder.value_or(FolderId());
    return loudness.favourite || !m_places.contains(folder) ? FolderId() : folder;
}

int RoomList::partOf(const RoomRow &row) const
{
    if (!row.folder.isNull())
        return kFirstFolder + m_places.value(row.folder);
    if (row.loudness.favourite)
        return kFavourites;
    return row.isLess() ? kLess : kOthers;
}

QString RoomList::nameOfPart(int part) const
{
    if (part == kFavourites)
        return tr("Favourites");
    if (part == kOthers)
        return tr("Rooms");
    if (part == kLess)
        return tr("Less important");
    return oneLine(m_arrangement.folders.value(part - kFirstFolder).name, folders::kLongestName);
}

bool RoomList::standsBefore(const RoomRow &a, const RoomRow &b) const
{
    if (const int one = partOf(a), other = partOf(b); one != other)
        return one < other;
    if (m_arrangement.sort == folders::Sort::Name) {
        if (const int order = m_collator.compare(a.name, b.name); order != 0)
            return order < 0;
    }
    return a.lastAt != b.lastAt ? a.lastAt > b.lastAt : a.id > b.id;
}

QList<const RoomRow *> RoomList::sorted() const
{
    QList<const RoomRow *> all;
    for (const RoomRow &row : m_all)
        all += &row;
    std::sort(all.begin(), all.end(),
              [this](const RoomRow *a, const RoomRow *b) { return standsBefore(*a, *b); });
    return all;
}

RoomRow RoomList::headOf(const folders::Folder &folder) const
{
    RoomRow head;
    head.folder = folder.id;
    head.name = oneLine(folder.name, folders::kLongestName);
    head.folded = folder.folded;
    for (const RoomRow &row : m_all) {
        if (row.folder != folder.id)
            continue;
        head.unread = qMin(kMostCounted, head.unread + row.counted());
        head.mentions = qMin(kMostCounted, head.mentions + row.calling());
    }
    return head;
}

QList<RoomRow> RoomList::wantedRows() const
{
    QList<RoomRow> wanted;
    qsizetype begun = isGrouped() ? 0 : m_arrangement.folders.size();
    const auto beginFolders = [&](int part) {
        for (; begun < m_arrangement.folders.size() && kFirstFolder + int(begun) <= part; ++begun)
            wanted += headOf(m_arrangement.folders[begun]);
    };
    for (const RoomRow *row : sorted()) {
        beginFolders(partOf(*row));
        const bool hidden = isGrouped() && !row->folder.isNull()
            && m_arrangement.folders[m_places.value(row->folder)].folded;
        if (fits(*row) && !hidden)
            wanted += *row;
    }
    beginFolders(kOthers);
    return wanted;
}

/// Makes the rows what they should be by as little as it takes.
void RoomList::arrange()
{
    const QList<RoomRow> wanted = wantedRows();
    QHash<std::pair<qint64, qint64>, int> places;
    for (const RoomRow &row : wanted)
        places.insert(keyOf(row), int(places.size()));
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (places.contains(keyOf(m_rows[i])))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    const auto move = [this](int from, int to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.move(from, to);
        endMoveRows();
    };
    for (int i = 0; i < wanted.size(); ++i) {
        const auto key = keyOf(wanted[i]);
        // One that only goes down is moved alone, instead of all that it leaves behind.
        if (i + 1 < m_rows.size() && keyOf(m_rows[i]) != key && keyOf(m_rows[i + 1]) == key)
            move(i, qMin(places.value(keyOf(m_rows[i])), int(m_rows.size()) - 1));
        int from = i;
        while (from < m_rows.size() && keyOf(m_rows[from]) != key)
            ++from;
        if (from == m_rows.size()) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, wanted[i]);
            endInsertRows();
            continue;
        }
        if (from != i)
            move(from, i);
        if (m_rows[i] != wanted[i]) {
            m_rows[i] = wanted[i];
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
    findHeadings();
}

void RoomList::findHeadings()
{
    QStringList headings;
    int before = -1;
    for (const RoomRow &row : std::as_const(m_rows)) {
        const int part = partOf(row);
        // Rooms with nothing above them need not be told from anything.
        const bool begins = part != before && (part != kOthers || before >= 0);
        headings += begins && !(isGrouped() && !row.folder.isNull()) ? nameOfPart(part) : QString();
        before = part;
    }
    if (std::exchange(m_headings, headings) != headings)
        Q_EMIT headingsChanged();
}

void RoomList::countUnread()
{
    int total = 0;
    int mentions = 0;
    for (const RoomRow &row : std::as_const(m_all)) {
        if (row.isLess())
            continue;
        total += row.counted();
        mentions += row.calling();
    }
    setLoudnessDue();
    if (std::exchange(m_totalUnread, total) != total)
        Q_EMIT totalUnreadChanged(total);
    if (std::exchange(m_totalMentions, mentions) != mentions)
        Q_EMIT totalMentionsChanged(mentions);
}

void RoomList::setLoudnessDue()
{
    std::optional<Timestamp> first;
    for (const RoomRow &row : std::as_const(m_all)) {
        for (const std::optional<Timestamp> &due :
             {row.muted ? row.loudness.mutedUntil : std::nullopt, row.changesAt}) {
            if (due && (!first || *due < *first))
                first = due;
        }
    }
    if (!first) {
        m_loudnessDue->stop();
        return;
    }
    // A timer takes no more than some weeks at once, and a machine that slept wakes up late.
    const qint64 left = qBound(qint64{1}, first->ms - m_formats.now().ms, qint64{3'600'000});
    m_loudnessDue->start(std::chrono::milliseconds(left));
}

void RoomList::onLoudnessDue()
{
    const QList<RoomId> ids = m_all.keys();
    for (const RoomId room : ids)
        readRoom(room);
    setLoudnessDue();
}

bool RoomList::fits(const RoomRow &row) const
{
    return (!m_unreadOnly || row.unread > 0 || row.mentions > 0) && matchesTyped(row.name, m_filter);
}

void RoomList::setFilter(const QString &typed)
{
    if (std::exchange(m_filter, typed) != typed)
        arrange();
}

void RoomList::setUnreadOnly(bool on)
{
    if (std::exchange(m_unreadOnly, on) != on)
        arrange();
}

void RoomList::setGrouped(bool on)
{
    if (std::exchange(m_grouped, on) != on)
        arrange();
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

void RoomList::markEverythingRead()
{
    // Rows change while rooms are marked.
    const QList<RoomId> unread = unreadIds();
    for (const RoomId room : unread)
        markAllRead(room);
}

QList<RoomId> RoomList::unreadIds() const
{
    QList<RoomId> unread;
    for (const RoomRow &row : std::as_const(m_all)) {
        if (row.unread > 0 || row.mentions > 0)
            unread.append(row.id);
    }
    return unread;
}

QFuture<Result<Nothing>> RoomList::markUnread(RoomId room)
{
    constexpr int kLookedThrough = 200;
    const ArchivePage page = m_session.archive().newest(room, kLookedThrough);
    for (auto event = page.events.crbegin(); event != page.events.crend(); ++event) {
        const bool counts = event->type == "message"_L1 || event->type == "donation"_L1;
        const bool isOwn = event->sender && event->sender->id == m_session.user();
        const bool isBlocked = event->type == "message"_L1 && m_session.blocks().contains(event->sender);
        if (counts && !isOwn && !isBlocked)
            return m_session.mirror().markUnread(room, event->position - 1);
    }
    return readyFuture<Result<Nothing>>(Error{Code::NotFound, "others-message"});
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
                                              rooms::Visibility visibility, rooms::HistoryScope history)
{
    rooms::CreateRoom wanted{.name = name.trimmed(), .topic = {}, .visibility = visibility};
    if (!topic.trimmed().isEmpty())
        wanted.topic = topic.trimmed();
    if (history != rooms::HistoryScope::All) // an older server knows nothing of it
        wanted.history = history;
    return adopting(m_session.call(rooms::create, wanted));
}

QFuture<Result<rooms::Room>> RoomList::setHistory(RoomId room, rooms::HistoryScope history)
{
    return adopting(m_session.call(rooms::setHistory, {room, history}));
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

void RoomList::setFolded(FolderId id, bool folded)
{
    const auto there = m_places.constFind(id);
    if (there == m_places.constEnd() || m_arrangement.folders[*there].folded == folded)
        return;
    folders::Arrangement now = m_arrangement;
    now.folders[*there].folded = folded;
    m_session.archive().putArrangement(now);
    (void)changeFolder({.folder = id, .folded = folded});
}

QFuture<Result<folders::Folder>> RoomList::createFolder(const QString &name)
{
    const auto asked = m_session.call(folders::create, {name.trimmed()});
    whenDone(asked, this, [this](const Result<folders::Folder> &made) {
        if (!made || folder(made->id))
            return;
        folders::Arrangement now = m_arrangement;
        now.folders += *made;
        m_session.archive().putArrangement(now);
    });
    return asked;
}

QFuture<Result<folders::Arrangement>> RoomList::following(const QFuture<Result<folders::Arrangement>> &asked)
{
    whenDone(asked, this, [this](const Result<folders::Arrangement> &now) {
        if (now)
            m_session.archive().putArrangement(*now);
    });
    return asked;
}

QFuture<Result<folders::Arrangement>> RoomList::changeFolder(const folders::ChangeFolder &wanted)
{
    return following(m_session.call(folders::change, wanted));
}

QFuture<Result<folders::Arrangement>> RoomList::removeFolder(FolderId id)
{
    return following(m_session.call(folders::remove, {id}));
}

QFuture<Result<folders::Arrangement>> RoomList::chooseSort(folders::Sort sort)
{
    return following(m_session.call(folders::chooseSort, {sort}));
}

QFuture<Result<rooms::RoomLoudness>> RoomList::putIntoFolder(RoomId room, std::optional<FolderId> folder)
{
    const auto asked = m_session.call(folders::putRoom, {room, folder});
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
