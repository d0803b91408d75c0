// SPDX-License-Identifier: GPL-3.0-or-later
// Walking through the parts of a window with F6.
#pragma once

#include <QList>

class QWidget;

namespace madang::gui {

/// The part after (1) or before (-1) the one that has the keyboard, round and round.
QWidget *nextStation(const QList<QWidget *> &stations, const QWidget *focus, int direction);
/// Gives a part the keyboard; a pane gives it on to its first control that takes it.
void focusStation(QWidget &station);

} // namespace madang::gui
