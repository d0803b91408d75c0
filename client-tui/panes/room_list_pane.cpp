// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/room_list_pane.h"

#include "client-tui/terminal/sanitize.h"

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

void RoomListPane::paintRow(const Region &region, int y, const views::RoomRow &room, bool current) const
{
    const Style &name
        = current ? m_theme[Role::RoomCurrent] : m_theme[room.unread > 0 ? Role::RoomUnread : Role::Room];
    const Style quiet = current ? name : m_theme[Role::Muted];
    if (current)
        region.fillRow(y, name);
    int right = region.columns() - 1; // a name does not touch the border
    const auto putRight = [&](const QString &text, const Style &style) {
        right -= columnsOf(text) + 1;
        region.put(right + 1, y, text, style);
    };
    if (room.unread > 0)
        putRight(unreadText(room.unread), current ? name : m_theme[Role::NewMessages]);
    if (room.hasFailed)
        putRight(u"!"_s, current ? name : m_theme[Role::Failed]);
    else if (room.hasDraft && !current)
        putRight(u"…"_s, quiet);
    const QString number = paddedLeft(QString::number(m_numbers.numberOf(room.id)), 2);
    int x = region.put(0, y, number + u' ', quiet);
    x += region.put(x, y, sign(room), quiet);
    region.put(x, y, truncated(sanitized(room.name), right - x), name);
}

void RoomListPane::paint(const Region &region, RoomId current)
{
    m_painted.clear();
    QList<views::RoomRow> rows;
    for (const RoomId id : m_numbers.rooms()) {
        if (const std::optional<views::RoomRow> room = m_rooms.find(id))
            rows.append(*room);
    }
    if (rows.isEmpty()) {
        int y = 0;
        const QString hint = tr("No rooms yet. /public lists the rooms of this server.");
        for (const QStringView line : wrapped(hint, region.columns() - 1))
            region.put(0, y++, line, m_theme[Role::Muted]);
        return;
    }
    int at = 0;
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).id == current)
            at = i;
    }
    m_first = qBound(at - region.rows() + 1, m_first, at);
    m_first = qBound(0, m_first, qMax(0, int(rows.size()) - region.rows()));
    for (int y = 0; y < region.rows() && m_first + y < rows.size(); ++y) {
        const views::RoomRow &room = rows.at(m_first + y);
        paintRow(region, y, room, room.id == current);
        m_painted.append(room.id);
    }
}

RoomId RoomListPane::at(int y) const
{
    return m_painted.value(y);
}

} // namespace madang::tui
