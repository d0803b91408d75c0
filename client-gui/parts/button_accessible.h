// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of buttons. Qt's own words offer "toggle" for a button that stays down, which
// changes how it looks and is no click: whoever listens for clicks hears nothing. Here every button is
// pressed.
#pragma once

namespace madang::gui {

/// For every button of the program, once.
void installButtonAccessibility();

} // namespace madang::gui
