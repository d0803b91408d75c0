// SPDX-License-Identifier: GPL-3.0-or-later
// The page behind F1: commands from the verb table, keys from the keymap in use.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/settings/config.h"

#include <memory>

namespace madang::tui {

/// `editing`: as the line is edited now.
std::unique_ptr<Overlay> helpPage(const Config &config, Editing editing, const QString &role);
/// "ctrl-n" as people write it: "Ctrl-N".
QString keyName(const QString &chord);

} // namespace madang::tui
