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
    QList<RoomId> favourites;
    QList<RoomId> others;
    for (const RoomId id : m_numbers.rooms()) {
        if (const std::optional<views::RoomRow> room = m_rooms.find(id))
            (room->loudness.favourite ? favourites : others).append(id);
    }
    return favourites + others;
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
    const QList<RoomId> rooms = order();
    if (rooms.isEmpty()) {
        int y = 0;
        const QString hint = tr("No rooms yet. /public lists the rooms of this server.");
        for (const QStringView line : wrapped(hint, region.columns() - 1))
            region.put(0, y++, line, m_theme[Role::Muted]);
        return;
    }
    // The lines, a null room where a heading stands.
    QList<std::pair<RoomId, QString>> lines;
    const bool parted = m_rooms.find(rooms.first())->loudness.favourite && region.rows() > 4;
    bool favourites = true;
    if (parted)
        lines.append({{}, tr("Favourites")});
    for (const RoomId id : rooms) {
        if (parted && favourites && !m_rooms.find(id)->loudness.favourite) {
            favourites = false;
            lines.append({{}, tr("Rooms")});
        }
        lines.append({id, {}});
    }
    int at = 0;
    for (int i = 0; i < lines.size(); ++i) {
        if (lines.at(i).first == current)
            at = i;
    }
    m_first = qBound(at - region.rows() + 1, m_first, at);
    m_first = qBound(0, m_first, qMax(0, int(lines.size()) - region.rows()));
    for (int y = 0; y < region.rows() && m_first + y < lines.size(); ++y) {
        const auto &[id, heading] = lines.at(m_first + y);
        if (id.isNull())
            region.put(0, y, truncated(heading, region.columns() - 1), m_theme[Role::Muted]);
        else
            paintRow(region, y, *m_rooms.find(id), id == current);
        m_painted.append(id);
    }
}

RoomId RoomListPane::at(int y) const
{
    return m_painted.value(y);
}

} // namespace madang::tui
