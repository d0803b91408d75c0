// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a secret on the terminal without showing it. Never takes one from the command line.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace madang::tui {

/// Asks on the controlling terminal with echo off. Unavailable "terminal": there is none.
Result<QString> askHidden(const QString &question);
/// The first line of a file, without its end. NotAllowed "file-mode" when others may read the file.
Result<QString> secretFromFile(const QString &path);

} // namespace madang::tui
