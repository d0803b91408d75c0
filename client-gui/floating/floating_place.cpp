// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/floating_place.h"

#include "client-gui/theme/spacing.h"

#include <algorithm>
#include <utility>

namespace madang::gui {

namespace {

    QRect keptIn(const QRect &wanted, const QRect &screen)
    {
        // The upper left corner counts when it is larger than the screen: there is what closes it.
        const int left = qMax(screen.left(), qMin(wanted.left(), screen.right() - wanted.width() + 1));
        const int top = qMax(screen.top(), qMin(wanted.top(), screen.bottom() - wanted.height() + 1));
        return {QPoint(left, top), wanted.size()};
    }

    qint64 shown(const QRect &wanted, const QRect &screen)
    {
        const QRect common = wanted & screen;
        return qint64(common.width()) * common.height();
    }

} // namespace

QRect broughtOnScreen(const QRect &wanted, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return wanted;
    const auto rank = [&wanted](const QRect &screen) {
        const int far = (keptIn(wanted, screen).topLeft() - wanted.topLeft()).manhattanLength();
        return std::pair(-shown(wanted, screen), far);
    };
    const auto best = std::min_element(screens.begin(), screens.end(),
                                       [&rank](const QRect &a, const QRect &b) { return rank(a) < rank(b); });
    return keptIn(wanted, *best);
}

QRect besideButton(const QRect &button, const QSize &panel, const QRect &screen)
{
    const bool right = button.center().x() > screen.center().x();
    const bool low = button.center().y() > screen.center().y();
    const int left = right ? button.right() + 1 - panel.width() : button.left();
    const int top = low ? button.top() - space::kSmall - panel.height() : button.bottom() + 1 + space::kSmall;
    return keptIn({QPoint(left, top), panel}, screen);
}

} // namespace madang::gui
