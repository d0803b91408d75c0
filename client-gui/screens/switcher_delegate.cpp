// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/switcher_delegate.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/portraits.h"

#include <QPainter>

namespace madang::gui {

SwitcherDelegate::SwitcherDelegate(const Theme &theme, const views::RoomList &rooms,
                                   const views::Finder &finder, const views::Formats &formats,
                                   Portraits &portraits, QObject *parent)
    : RoomDelegate(theme, rooms, formats, portraits, parent)
    , m_rooms(rooms)
    , m_finder(finder)
{
}

QSize SwitcherDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int other = index.row() - m_rooms.rowCount();
    return other < 0 ? RoomDelegate::sizeHint(option, index) : sizeOf(m_finder.heading(other));
}

/// Somebody's picture, a heart for a campaign, the sign of the menu for what can be done.
void SwitcherDelegate::paintSign(QPainter &painter, const QRect &square, const views::Found &found) const
{
    if (found.kind == views::Found::Kind::Person) {
        paintAvatar(painter, square, theme(), AvatarShape::Person, found.person.id.number, found.name,
                    &portraits());
        return;
    }
    const bool campaign = found.kind == views::Found::Kind::Campaign;
    const int side = theme().scaled(20);
    const QRect inside(square.center() - QPoint(side / 2, side / 2), QSize(side, side));
    painter.drawPixmap(inside,
                       glyphPixmap(campaign                                      ? Glyph::Heart
                                       : found.kind == views::Found::Kind::Place ? Glyph::Link
                                                                                 : Glyph::Menu,
                                   campaign ? theme().colours().moneyText : theme().colours().muted, side,
                                   painter.device()->devicePixelRatioF()));
}

void SwitcherDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const int other = index.row() - m_rooms.rowCount();
    if (other < 0) {
        RoomDelegate::paint(painter, option, index);
        return;
    }
    const views::Found &found = m_finder.row(other);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto [sign, inside] = paintGround(*painter, option, m_finder.heading(other));
    paintSign(*painter, sign, found);

    const QFontMetrics nameMetrics(theme().font(TextStyle::Strong));
    const QFontMetrics smallMetrics(theme().font(TextStyle::Caption));
    const int below = found.about.isEmpty() ? 0 : smallMetrics.height();
    const QRect nameLine(inside.left(), inside.center().y() - (nameMetrics.height() + below) / 2 + 1,
                         inside.width(), nameMetrics.height());
    painter->setFont(theme().font(TextStyle::Strong));
    painter->setPen(theme().colours().text);
    painter->drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter,
                      nameMetrics.elidedText(found.name, Qt::ElideRight, nameLine.width()));
    painter->setFont(theme().font(TextStyle::Caption));
    painter->setPen(theme().colours().muted);
    painter->drawText(QRect(inside.left(), nameLine.bottom() + 1, inside.width(), below),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      smallMetrics.elidedText(found.about, Qt::ElideRight, inside.width()));
    painter->restore();
}

} // namespace madang::gui
