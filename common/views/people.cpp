// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/people.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/presence_text.h"
#include "common/views/role_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kMostMembers = 10'000;
    constexpr qsizetype kMostTypists = 20;

    /// Those who join together are asked about together.
    constexpr std::chrono::seconds kPresencePause{2};

} // namespace

People::People(Session &session, RoomId room, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_room(room)
    , m_presenceDue(session.alarms().makeAlarm([this] { readPresence(); }))
    , m_typingEnds(session.alarms().makeAlarm([this] { dropIdleTypists(); }))
{
    Mirror &mirror = m_session.mirror();
    connect(&mirror, &Mirror::happened, this, &People::onHappened);
    connect(&mirror, &Mirror::typingChanged, this, &People::onTyping);
    connect(&mirror, &Mirror::readMoved, this, &People::onRead);
    connect(&mirror, &Mirror::readMarksChanged, this, &People::onReadMarks);
    connect(&mirror, &Mirror::faceChanged, this, &People::onFace);
    connect(&m_session.faces(), &Faces::changed, this, &People::takeUsername);
    connect(&m_session.stream(), &Stream::online, this, &People::refresh);
    connect(&m_session.presence(), &PresenceBook::changed, this, &People::onPresence);
    connect(&m_session.presence(), &PresenceBook::mineChanged, this, &People::readPresence);
    connect(&m_session.stream(), &Stream::linkChanged, this, &People::onLink);
    mirror.watch(m_room);
    show(m_session.archive().members(m_room));
    if (m_session.stream().isOnline())
        refresh();
}

People::~People()
{
    m_session.mirror().unwatch(m_room);
}

int People::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_members.size());
}

QVariant People::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString name = oneLine(m_members[index.row()].nickname, 40);
    if (role == Qt::AccessibleTextRole) {
        QStringList words{name};
        if (const QString bears = role_text::nameOf(badge(index.row())); !bears.isEmpty())
            words += bears;
        return (words << presenceText(index.row())).join(u", "_s);
    }
    return role == Qt::DisplayRole ? QVariant(name) : QVariant();
}

const rooms::Member &People::member(int index) const
{
    return m_members[index];
}

int People::indexOf(UserId user) const
{
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        if (m_members[i].id == user)
            return int(i);
    }
    return -1;
}

int People::indexOfName(const QString &username) const
{
    if (username.isEmpty())
        return -1;
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        if (m_members[i].username && *m_members[i].username == username)
            return int(i);
    }
    return -1;
}

// --- members ---

void People::refresh()
{
    if (m_loading)
        return;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    readPresence();
    readPage({}, {});
}

void People::readPage(const QString &cursor, QList<rooms::Member> sofar)
{
    rooms::ListMembers wanted{.room = m_room, .after = {}, .limit = 200};
    if (!cursor.isEmpty())
        wanted.after = cursor;
    whenDone(m_session.call(rooms::members, wanted), this,
             [this, sofar](const Result<Page<rooms::Member>> &page) mutable {
                 if (page) {
                     sofar.append(page->items);
                     if (page->next && !page->items.isEmpty() && sofar.size() < kMostMembers) {
                         readPage(*page->next, sofar);
                         return;
                     }
                     m_session.archive().putMembers(m_room, sofar);
                     show(sofar);
                 }
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 Q_EMIT loadingChanged(false);
                 if (!page)
                     Q_EMIT refused(page.error());
             });
}

void People::show(QList<rooms::Member> members)
{
    std::sort(members.begin(), members.end(),
              [this](const rooms::Member &a, const rooms::Member &b) { return standsBefore(a, b); });
    const auto same = [](const rooms::Member &a, const rooms::Member &b) {
        return a.id == b.id && a.nickname == b.nickname && a.role == b.role && a.username == b.username;
    };
    if (std::equal(members.cbegin(), members.cend(), m_members.cbegin(), m_members.cend(), same)) {
        m_members = members;
        sortReads();
        Q_EMIT readPositionsChanged();
        return;
    }
    beginResetModel();
    m_members = members;
    endResetModel();
    sortReads();
    Q_EMIT readPositionsChanged();
}

void People::onHappened(const rooms::RoomEvent &event)
{
    if (event.room != m_room)
        return;
    if (event.sender)
        stopTyping(event.sender->id);
    const bool joined = event.type == "member.joined"_L1;
    if (!joined && event.type != "member.left"_L1)
        return;
    const auto body = fromJson<rooms::MemberBody>(event.body.text);
    if (!body)
        return;
    QList<rooms::Member> members = m_members;
    members.removeIf([&](const rooms::Member &member) { return member.id == body->member.id; });
    if (joined) {
        // The event does not tell their user name: faces do, to everybody who came meanwhile at once.
        const auto face = m_session.faces().of(body->member.id);
        members.append({body->member.id, body->member.nickname, rooms::MemberRole::Member, event.position,
                        event.at, face ? face->username : std::nullopt});
    }
    m_session.archive().putMembers(m_room, members);
    show(members);
    if (joined && !m_presenceDue->isSet())
        m_presenceDue->start(kPresencePause);
}

void People::onFace(const profiles::FaceChanged &change)
{
    const int at = change.room == m_room ? indexOf(change.face.id) : -1;
    if (at < 0 || m_members[at].nickname == change.shown)
        return;
    QList<rooms::Member> members = m_members;
    members[at].nickname = change.shown;
    m_session.archive().putMembers(m_room, members);
    show(members);
}

void People::takeUsername(UserId user)
{
    const int at = user.isNull() ? -1 : indexOf(user);
    if (at < 0 || m_members[at].username)
        return;
    const auto face = m_session.faces().of(user);
    if (!face || !face->username)
        return;
    m_members[at].username = face->username; // on disk with the next reading
    Q_EMIT dataChanged(index(at), index(at));
}

// --- presence ---

bool People::standsBefore(const rooms::Member &a, const rooms::Member &b) const
{
    if (m_presence.contains(a.id) != m_presence.contains(b.id))
        return m_presence.contains(a.id);
    if (a.role != b.role)
        return a.role == rooms::MemberRole::Owner;
    const int order = QString::localeAwareCompare(a.nickname, b.nickname);
    return order != 0 ? order < 0 : a.id < b.id;
}

presence::State People::presence(int index) const
{
    return m_presence.value(m_members[index].id);
}

std::optional<accounts::Role> People::badge(int index) const
{
    const auto face = m_session.faces().of(m_members[index].id);
    return face ? face->badge : std::nullopt;
}

QString People::presenceText(int index) const
{
    const auto &mine = m_session.presence().mine();
    if (m_members[index].id == m_session.user() && mine && mine->choice == presence::Choice::Invisible)
        return presence_text::nameOf(mine->choice);
    return presence_text::nameOf(presence(index));
}

void People::readPresence()
{
    const auto room = m_session.archive().room(m_room);
    if (!room || !room->role || !m_session.stream().isOnline() || m_readingPresence)
        return;
    m_readingPresence = true;
    m_heard.clear();
    whenDone(
        m_session.call(presence::ofRoom, {m_room}), this, [this](const Result<presence::RoomPresence> &told) {
            m_readingPresence = false;
            if (!told)
                return; // an older server, or one that is busy: nobody is known to be here
            m_presence.clear();
            if (told->live) {
                for (const presence::PersonState &each : told->items)
                    m_presence.insert(each.user, each.state);
                // What was heard meanwhile is newer, or the same.
                for (auto at = m_heard.cbegin(); at != m_heard.cend(); ++at)
                    m_presence.insert(at.key(), at.value());
                m_presence.removeIf([](const auto &at) { return at.value() == presence::State::Offline; });
            }
            presenceShown();
        });
}

void People::onPresence(const presence::Changed &change)
{
    // The others see us offline while we are invisible; we do not.
    if (change.room != m_room)
        return;
    if (change.user == m_session.user()) {
        readPresence();
        return;
    }
    if (m_readingPresence)
        m_heard.insert(change.user, change.state);
    if (m_presence.value(change.user) == change.state)
        return;
    if (change.state == presence::State::Offline)
        m_presence.remove(change.user);
    else
        m_presence.insert(change.user, change.state);
    presenceShown();
}

void People::onLink()
{
    if (m_session.stream().isOnline() || m_presence.isEmpty())
        return;
    m_presence.clear();
    presenceShown();
}

/// Rows move to where they belong; selections follow them.
void People::presenceShown()
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QList<UserId> ids;
    for (const QModelIndex &index : before)
        ids += m_members[index.row()].id;
    std::sort(m_members.begin(), m_members.end(),
              [this](const rooms::Member &a, const rooms::Member &b) { return standsBefore(a, b); });
    for (qsizetype i = 0; i < before.size(); ++i)
        changePersistentIndex(before[i], index(indexOf(ids[i])));
    Q_EMIT layoutChanged();
}

// --- reading ---

void People::onRead(const chat::ReadMoved &moved)
{
    const int index = moved.room == m_room ? indexOf(moved.user) : -1;
    if (index < 0 || moved.position <= m_members[index].readPosition)
        return;
    m_members[index].readPosition = moved.position;
    sortReads();
    Q_EMIT dataChanged(this->index(index), this->index(index));
    Q_EMIT readPositionsChanged();
}

void People::onReadMarks(const chat::ReadMarksChanged &change)
{
    const int index = change.room == m_room ? indexOf(change.user) : -1;
    if (index < 0)
        return;
    // What was kept from us is not here, and what we keep from others is kept from us.
    if (change.shared || change.user == m_session.user())
        return refresh();
    m_members[index].hidesReading = true;
    m_session.archive().putMembers(m_room, m_members);
    sortReads();
    Q_EMIT readPositionsChanged();
}

int People::readBy(qint64 position) const
{
    return int(std::count_if(m_members.cbegin(), m_members.cend(), [&](const rooms::Member &member) {
        return member.readPosition >= position && member.id != m_session.user() && !hidesReading(member);
    }));
}

void People::sortReads()
{
    m_reads.clear();
    if (m_members.size() > kMostCounted || indexOf(m_session.user()) < 0)
        return;
    for (const rooms::Member &member : std::as_const(m_members)) {
        if (member.id != m_session.user() && !hidesReading(member))
            m_reads.push_back(member.readPosition);
    }
    std::sort(m_reads.begin(), m_reads.end());
}

int People::notReadBy(qint64 position, UserId author) const
{
    const auto behind = std::lower_bound(m_reads.begin(), m_reads.end(), position) - m_reads.begin();
    const int index = behind > 0 && author != m_session.user() ? indexOf(author) : -1;
    const bool countsAuthor
        = index >= 0 && !hidesReading(m_members[index]) && m_members[index].readPosition < position;
    return int(behind) - (countsAuthor ? 1 : 0);
}

// --- typing ---

void People::onTyping(const chat::TypingChanged &typing)
{
    if (typing.room != m_room || typing.person.id == m_session.user())
        return;
    if (!typing.typing) {
        stopTyping(typing.person.id);
        return;
    }
    const qint64 until = m_session.clock().steady() + std::chrono::milliseconds(kTypingLasts).count();
    for (Typist &typist : m_typists) {
        if (typist.person.id == typing.person.id) {
            typist.until = until;
            return;
        }
    }
    if (m_typists.size() >= kMostTypists)
        return;
    m_typists.append({typing.person, until});
    if (!m_typingEnds->isSet())
        m_typingEnds->start(kTypingLasts);
    Q_EMIT typingChanged();
}

void People::stopTyping(UserId user)
{
    if (m_typists.removeIf([user](const Typist &typist) { return typist.person.id == user; }) > 0)
        Q_EMIT typingChanged();
}

void People::dropIdleTypists()
{
    const qint64 now = m_session.clock().steady();
    const bool changed = m_typists.removeIf([now](const Typist &typist) { return typist.until <= now; }) > 0;
    qint64 next = 0;
    for (const Typist &typist : std::as_const(m_typists))
        next = next == 0 ? typist.until : qMin(next, typist.until);
    if (next > 0)
        m_typingEnds->start(std::chrono::milliseconds(next - now));
    if (changed)
        Q_EMIT typingChanged();
}

QList<accounts::Person> People::typing() const
{
    QList<accounts::Person> people;
    for (const Typist &typist : m_typists)
        people.append(typist.person);
    return people;
}

QString People::typingText() const
{
    if (m_typists.isEmpty())
        return {};
    const QString first = nameOf(m_typists[0].person);
    if (m_typists.size() == 1)
        return tr("%1 is typing…").arg(first);
    if (m_typists.size() == 2)
        return tr("%1 and %2 are typing…").arg(first, nameOf(m_typists[1].person));
    return tr("Several people are typing…");
}

} // namespace madang::views
