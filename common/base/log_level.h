// SPDX-License-Identifier: GPL-3.0-or-later
// How much is logged, for programs that have a setting for it.
#pragma once

#include <QStringList>

namespace madang {

/// "debug", "info", "warning", "critical": the least important first.
QStringList logLevels();
/// The least that is logged from now on, of the house's categories: one of logLevels().
/// QT_LOGGING_RULES in the environment stands above it. From any thread.
void setLogLevel(const QString &least);

} // namespace madang
