// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in a window that can be locked: while it is, the page that asks for the PIN, and
// nothing behind it.
#pragma once

namespace madang::gui {

/// Once in a program.
void installLockAccessible();

} // namespace madang::gui
