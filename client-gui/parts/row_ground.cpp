// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/row_ground.h"

#include "client-gui/theme/spacing.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace madang::gui {

QColor rowGround(const QStyleOptionViewItem &option, const Theme &theme, const QColor &behind)
{
    if (option.state & QStyle::State_Selected)
        return theme.colours().selected;
    return option.state & QStyle::State_MouseOver ? theme.colours().hover : behind;
}

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &ground,
                    const Theme &theme)
{
    const Colours &colours = theme.colours();
    const bool selected = option.state & QStyle::State_Selected;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(rowGround(option, theme, colours.surface));
        painter.drawRoundedRect(ground, space::kRadius, space::kRadius);
    }
    if (selected && colours.strong) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accentText);
        painter.drawRect(QRect(ground.left(), ground.top() + space::kTiny, space::kTiny,
                               ground.height() - 2 * space::kTiny));
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(colours.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space::kRadius, space::kRadius);
    }
    painter.restore();
}

} // namespace madang::gui
