// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/badge.h"

#include <QFontMetrics>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    QFont badgeFont(const Theme &theme)
    {
        QFont font = theme.font(TextStyle::Caption);
        font.setWeight(QFont::DemiBold);
        return font;
    }

} // namespace

QString badgeText(int count)
{
    return count > 99 ? u"99+"_s : QString::number(count);
}

QSize badgeSize(const Theme &theme, int count)
{
    if (count <= 0)
        return {0, 0};
    const QFontMetrics metrics(badgeFont(theme));
    const int height = theme.scaled(20);
    return {qMax(height, metrics.horizontalAdvance(badgeText(count)) + theme.scaled(12)), height};
}

void paintBadge(QPainter &painter, const QPoint &right, const Theme &theme, int count)
{
    const QSize size = badgeSize(theme, count);
    if (size.isEmpty())
        return;
    const QRect area(right.x() - size.width(), right.y() - size.height() / 2, size.width(), size.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colours().accent);
    painter.drawRoundedRect(area, area.height() / 2.0, area.height() / 2.0);
    painter.setPen(theme.colours().onAccent);
    painter.setFont(badgeFont(theme));
    painter.drawText(area, Qt::AlignCenter, badgeText(count));
    painter.restore();
}

} // namespace madang::gui
