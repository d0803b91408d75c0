// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs for scripts and operators: one run, one answer, one exit code. No screen.
#pragma once

#include <QStringList>

namespace madang::tui {

/// Runs the verb that the arguments name; answers the exit code (see exit_code.h).
int runBatch(const QStringList &arguments);

} // namespace madang::tui
