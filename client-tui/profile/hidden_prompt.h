// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a secret on the terminal without showing it, or reads one from a file or the standard input. Never
// takes one from the command line.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace madang::tui {

/// Asks on the controlling terminal with echo off. Unavailable "terminal": there is none.
Result<QString> askHidden(const QString &question);
/// The next line of the standard input, without its end; what follows stays there. A terminal is asked as by
/// askHidden(). NotFound "input": there is none (any more).
Result<QString> secretFromInput(const QString &question);
/// The first line of a file, without its end. NotAllowed "file-mode" when others may read the file.
Result<QString> secretFromFile(const QString &path);

} // namespace madang::tui
