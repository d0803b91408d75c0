// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/presence_dot.h"

#include <QPainter>

namespace madang::gui {

void paintPresence(QPainter &painter, const QRect &avatar, const Theme &theme, presence::State state,
                   const QColor &ground)
{
    if (state == presence::State::Offline)
        return;
    const Colours &colours = theme.colours();
    const qreal side = qMax(8.0, avatar.width() * 0.32);
    const qreal rim = qMax(1.5, side * 0.16);
    const QRectF whole(avatar.right() + 1 - side + rim / 2, avatar.bottom() + 1 - side + rim / 2, side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(whole);
    const QRectF disc = whole.adjusted(rim, rim, -rim, -rim);
    switch (state) {
    case presence::State::Online:
        painter.setBrush(colours.successText);
        painter.drawEllipse(disc);
        break;
    case presence::State::Away: {
        const qreal line = disc.width() * 0.26;
        painter.setPen(QPen(colours.warningText, line));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc.adjusted(line / 2, line / 2, -line / 2, -line / 2));
        break;
    }
    case presence::State::Busy:
        painter.setBrush(colours.danger);
        painter.drawEllipse(disc);
        painter.setBrush(ground);
        painter.drawRect(QRectF(disc.left() + disc.width() * 0.22, disc.center().y() - disc.height() * 0.11,
                                disc.width() * 0.56, disc.height() * 0.22));
        break;
    case presence::State::Offline:
        break;
    }
    painter.restore();
}

} // namespace madang::gui
