// SPDX-License-Identifier: GPL-3.0-or-later
// The list of keys as a page of its own, for a browser, which prints it.
#pragma once

#include "client-gui/keys/shortcuts.h"

namespace madang::gui {

/// A whole HTML document: every action that has keys, with those it has now. It fetches nothing and runs
/// nothing.
QString shortcutsPage(const Shortcuts &shortcuts);

} // namespace madang::gui
