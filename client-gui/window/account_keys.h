// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that walk between the accounts of the window, where they are pressed beside it: in a room's own
// window and in the floating chat.
#pragma once

#include "client-gui/keys/shortcuts.h"

#include <array>

class QWidget;

namespace madang::gui {

class AccountFrame;
class MainWindow;

/// By the id in the table of Shortcuts, in the order of the accounts.
inline constexpr std::array kAccountCommands{QLatin1StringView("account-1"), QLatin1StringView("account-2"),
                                             QLatin1StringView("account-3"), QLatin1StringView("account-4"),
                                             QLatin1StringView("account-5"), QLatin1StringView("account-6"),
                                             QLatin1StringView("account-7"), QLatin1StringView("account-8")};
static_assert(kAccountCommands.size() == Preferences::kMostHomes);

/// Listens in `beside`, which shows something of the account of `owner`, and brings the frame to the front
/// with the account that was asked for. All but `beside` outlive it. Without a frame there is nothing to do.
void listenForAccounts(QWidget &beside, const Shortcuts &shortcuts, AccountFrame *frame, MainWindow &owner);

} // namespace madang::gui
