// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/badge_button.h"

#include "client-gui/parts/badge.h"

namespace madang::gui {

BadgeButton::BadgeButton(const Theme &theme, Glyph glyph, QWidget *parent)
    : IconButton(theme, glyph, parent)
    , m_theme(theme)
{
}

void BadgeButton::setCount(int count)
{
    m_count = count;
    updateGeometry();
    update();
}

QSize BadgeButton::sizeHint() const
{
    // The badge hangs over the corner: a wide one needs more room than the drawing alone.
    const QSize plain = IconButton::sizeHint();
    return {qMax(plain.width(), badgeSize(m_theme, m_count).width() + m_theme.scaled(14)), plain.height()};
}

void BadgeButton::paintEvent(QPaintEvent *event)
{
    IconButton::paintEvent(event);
    if (m_count <= 0)
        return;
    QPainter painter(this);
    paintBadge(painter, {width(), badgeSize(m_theme, m_count).height() / 2}, m_theme, m_count);
}

} // namespace madang::gui
