// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/room_list_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/presence_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

QString RoomListPane::sign(const views::RoomRow &room)
{
    switch (room.visibility) {
    case rooms::Visibility::Direct:
        return u"@"_s;
    case rooms::Visibility::Private:
        return u"*"_s;
    case rooms::Visibility::Public:
        break;
    }
    return u"#"_s;
}

QString RoomListPane::unreadText(int unread)
{
    return unread >= 999 ? u"999+"_s : QString::number(unread);
}

QString RoomListPane::marks(const views::RoomRow &room)
{
    QStringList marks;
    if (room.isQuiet())
        marks += u"z"_s;
    if (room.mentions > 0)
        marks += u'@' + unreadText(room.mentions);
    if (room.unread > 0)
        marks += unreadText(room.unread);
    return marks.join(u' ');
}

QList<RoomId> RoomListPane::order() const
{
    QList<RoomId> out;
    if (m_rooms.arrangement().sort == folders::Sort::Name) {
        out = m_rooms.ids();
        out.removeIf([this](RoomId room) { return m_numbers.numberOf(room) == 0; });
        return out;
    }
    QList<std::pair<int, RoomId>> parts;
    for (const RoomId id : m_numbers.rooms()) {
        if (const std::optional<views::RoomRow> room = m_rooms.find(id))
            parts.append({m_rooms.partOf(*room), id});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[part, room] : std::as_const(parts))
        out += room;
    return out;
}

bool RoomListPane::isFolded(const views::RoomRow &room) const
{
    const auto folder = m_rooms.folder(room.folder);
    return folder && folder->folded;
}

void RoomListPane::dropRead(QList<RoomId> &rooms, RoomId current) const
{
    rooms.removeIf([&](RoomId id) { return id != current && !isUnread(*m_rooms.find(id)); });
}

QList<RoomId> RoomListPane::unfolded(RoomId current) const
{
    QList<RoomId> rooms = order();
    if (m_rooms.isUnreadOnly()) { // nothing is folded away then
        dropRead(rooms, current);
        return rooms;
    }
    rooms.removeIf([&](RoomId id) { return id != current && isFolded(*m_rooms.find(id)); });
    return rooms;
}

/// Folders are seen also when they are empty or folded; the room one is in is seen always.
QList<RoomListPane::Line> RoomListPane::lines(const QList<RoomId> &rooms, RoomId current, bool parted) const
{
    QList<Line> out;
    const QList<folders::Folder> &all = m_rooms.arrangement().folders;
    qsizetype begun = 0;
    int before = -1;
    const auto beginFolders = [&](int part) {
        views::RoomRow probe;
        for (; parted && begun < all.size(); ++begun) {
            probe.folder = all[begun].id;
            if (m_rooms.partOf(probe) > part)
                return;
            before = m_rooms.partOf(probe);
            out.append({{}, all[begun].id, all[begun].name});
        }
    };
    for (const RoomId id : rooms) {
        const std::optional<views::RoomRow> room = m_rooms.find(id);
        const int part = m_rooms.partOf(*room);
        beginFolders(part);
        const bool plain = !room->loudness.favourite && room->folder.isNull() && !room->isLess();
        if (parted && part != before && room->folder.isNull() && (!plain || before >= 0))
            out.append({{}, {}, m_rooms.nameOfPart(part)});
        before = part;
        if (id == current || !parted || !isFolded(*room))
            out.append({id, {}, {}});
    }
    beginFolders(std::numeric_limits<int>::max());
    return out;
}

/// "- Work" while its rooms are shown, "+ Work" with what is unread in it while they are not.
void RoomListPane::paintHeading(const Region &region, int y, const Line &line) const
{
    const auto folder = m_rooms.folder(line.folder);
    int right = region.columns() - 1;
    if (folder && folder->folded) {
        const views::RoomRow head = m_rooms.headOf(*folder);
        if (const QString unread = marks(head); !unread.isEmpty()) {
            right -= columnsOf(unread) + 1;
            region.put(right + 1, y, unread, m_theme[head.mentions > 0 ? Role::Mention : Role::NewMessages]);
        }
    }
    const QString sign = !folder ? QString() : folder->folded ? u"+ "_s : u"- "_s;
    region.put(0, y, truncated(sign + sanitized(line.heading), right), m_theme[Role::Muted]);
}

void RoomListPane::paintRow(const Region &region, int y, const views::RoomRow &room, bool current) const
{
    const bool quiet = room.isQuiet();
    const Style &name = current ? m_theme[Role::RoomCurrent]
        : quiet                 ? m_theme[Role::Muted]
                                : m_theme[room.unread > 0 ? Role::RoomUnread : Role::Room];
    const Style faint = current ? name : m_theme[Role::Muted];
    if (current)
        region.fillRow(y, name);
    int right = region.columns() - 1; // a name does not touch the border
    const auto putRight = [&](const QString &text, const Style &style) {
        right -= columnsOf(text) + 1;
        region.put(right + 1, y, text, style);
    };
    if (room.unread > 0)
        putRight(unreadText(room.unread), current ? name : quiet ? faint : m_theme[Role::NewMessages]);
    // A mute lets mentions pass: they are seen all the same.
    if (room.mentions > 0)
        putRight(u'@' + unreadText(room.mentions),
                 current                  ? name
                     : room.calling() > 0 ? m_theme[Role::Mention]
                                          : faint);
    if (quiet)
        putRight(u"z"_s, faint);
    else if (room.resting)
        putRight(u"~"_s, faint);
    if (room.hasFailed)
        putRight(u"!"_s, current ? name : m_theme[Role::Failed]);
    else if (room.hasDraft && !current)
        putRight(u"…"_s, faint);
    const QString number = paddedLeft(QString::number(m_numbers.numberOf(room.id)), 2);
    int x = region.put(0, y, number + u' ', faint);
    x += region.put(x, y, sign(room), faint);
    const bool here = room.presence != presence::State::Offline;
    x += region.put(x, y, truncated(sanitized(room.name), right - x - (here ? 2 : 0)), name);
    if (here)
        region.put(x + 1, y, QString(views::presence_text::signOf(room.presence)),
                   current ? name : m_theme[Role::Good]);
}

void RoomListPane::paint(const Region &region, RoomId current)
{
    m_painted.clear();
    QList<RoomId> rooms = order();
    if (rooms.isEmpty()) {
        int y = 0;
        const QString hint = m_rooms.isCutOff()
            ? tr("No connection: your rooms were never read on this device.")
            : m_rooms.isFresh() ? tr("No rooms yet. /public lists the rooms of this server.")
                                : tr("Loading…");
        for (const QStringView line : wrapped(hint, region.columns() - 1))
            region.put(0, y++, line, m_theme[Role::Muted]);
        return;
    }
    const bool unreadOnly = m_rooms.isUnreadOnly();
    if (unreadOnly)
        dropRead(rooms, current);
    QList<Line> lines = this->lines(rooms, current, region.rows() > 4 && !unreadOnly);
    if (unreadOnly)
        lines.prepend(Line{{}, {}, tr("unread only")});
    int at = 0;
    for (int i = 0; i < lines.size(); ++i) {
        if (lines.at(i).room == current && !current.isNull())
            at = i;
    }
    m_first = qBound(at - region.rows() + 1, m_first, at);
    m_first = qBound(0, m_first, qMax(0, int(lines.size()) - region.rows()));
    for (int y = 0; y < region.rows() && m_first + y < lines.size(); ++y) {
        const Line &line = lines.at(m_first + y);
        if (line.room.isNull())
            paintHeading(region, y, line);
        else
            paintRow(region, y, *m_rooms.find(line.room), line.room == current);
        m_painted.append(line);
    }
}

RoomId RoomListPane::at(int y) const
{
    return m_painted.value(y).room;
}

FolderId RoomListPane::folderAt(int y) const
{
    return m_painted.value(y).folder;
}

} // namespace madang::tui
