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

    QString wordsOf(int count, BadgeKind kind)
    {
        return kind == BadgeKind::Mention ? u'@' + badgeText(count) : badgeText(count);
    }

} // namespace

QString badgeText(int count)
{
    return count > 99 ? u"99+"_s : QString::number(count);
}

QSize badgeSize(const Theme &theme, int count, BadgeKind kind)
{
    if (count <= 0)
        return {0, 0};
    const QFontMetrics metrics(badgeFont(theme));
    const int height = theme.scaled(20);
    return {qMax(height, metrics.horizontalAdvance(wordsOf(count, kind)) + theme.scaled(12)), height};
}

void paintBadge(QPainter &painter, const QPoint &right, const Theme &theme, int count, BadgeKind kind)
{
    const QSize size = badgeSize(theme, count, kind);
    if (size.isEmpty())
        return;
    const Colours &colours = theme.colours();
    const QRect area(right.x() - size.width(), right.y() - size.height() / 2, size.width(), size.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(kind == BadgeKind::Quiet && colours.strong ? QPen(colours.border, 1) : QPen(Qt::NoPen));
    painter.setBrush(kind == BadgeKind::Mention     ? colours.danger
                         : kind == BadgeKind::Quiet ? colours.hover
                                                    : colours.accent);
    painter.drawRoundedRect(area, area.height() / 2.0, area.height() / 2.0);
    painter.setPen(kind == BadgeKind::Mention     ? colours.onDanger
                       : kind == BadgeKind::Quiet ? colours.muted
                                                  : colours.onAccent);
    painter.setFont(badgeFont(theme));
    painter.drawText(area, Qt::AlignCenter, wordsOf(count, kind));
    painter.restore();
}

} // namespace madang::gui
