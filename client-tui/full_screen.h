// SPDX-License-Identifier: GPL-3.0-or-later
// Starting and ending the full-screen program: options, profile, log file, terminal. The program itself is
// App.
#pragma once

#include <QStringList>

namespace madang::tui {

/// Whether the arguments ask for the full screen: no verb, no --help or --version; perhaps a link to where it
/// shall go.
bool isFullScreen(const QStringList &arguments);
/// Runs it; answers the exit code (see batch/exit_code.h).
int runFullScreen(const QStringList &arguments);

} // namespace madang::tui
