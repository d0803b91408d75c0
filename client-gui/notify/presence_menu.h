// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the menu in which one says how one wants to be seen.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/client/session.h"

#include <functional>

class QMenu;

namespace madang::gui {

/// Adds a submenu "Appear as", with whether others see how far one reads; what is chosen is marked as soon as
/// the server told it. Disabled while nobody is signed in or the server cannot be reached. `said` gets what
/// went wrong, in words. Filled anew whenever it opens, so its language follows.
void addPresence(QMenu &menu, const Theme &theme, Session &session,
                 const std::function<void(const QString &)> &said);

} // namespace madang::gui
