// SPDX-License-Identifier: GPL-3.0-or-later
// Where the floating chat may stand. Arithmetic only.
#pragma once

#include <QList>
#include <QRect>

namespace madang::gui {

/// The place nearest to the wanted one that lies wholly on a screen: on the one that shows most of it, else
/// on the nearest. As it is when there is no screen.
QRect broughtOnScreen(const QRect &wanted, const QList<QRect> &screens);

/// Where a panel opens that belongs to a button: above it or below it, towards the middle of the screen.
QRect besideButton(const QRect &button, const QSize &panel, const QRect &screen);

} // namespace madang::gui
