// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of the quick switcher: rooms as everywhere, and beneath them what else was found.
#pragma once

#include "client-gui/screens/room_delegate.h"
#include "common/views/finder.h"

namespace madang::gui {

/// For a view of the rows of `rooms` followed by those of `finder`.
class SwitcherDelegate : public RoomDelegate {
    Q_OBJECT

public:
    SwitcherDelegate(const Theme &theme, const views::RoomList &rooms, const views::Finder &finder,
                     const views::Formats &formats, Portraits &portraits, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSign(QPainter &painter, const QRect &square, const views::Found &found) const;

    const views::RoomList &m_rooms;
    const views::Finder &m_finder;
};

} // namespace madang::gui
