// SPDX-License-Identifier: GPL-3.0-or-later
// Which commands of the window can be given and seen now: by who is in, by their role, by how many accounts
// the frame has, and not under a sheet.
#pragma once

#include "common/client/session.h"

#include <QAction>
#include <QHash>

namespace madang::gui {

class AccountFrame;

/// Whether it opens something of one's own: a guest who gives it is asked to sign in first.
bool takesAccount(QLatin1StringView command);

/// `free`: no sheet lies over the window. Without a frame the window stands alone.
void showRights(const QHash<QLatin1StringView, QAction *> &commands, const Session &session,
                const AccountFrame *frame, bool free);

} // namespace madang::gui
