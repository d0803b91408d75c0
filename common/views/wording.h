// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for people about what went wrong, for both faces: what it was, and what to do next.
#pragma once

#include "common/base/error.h"
#include "common/client/link_state.h"
#include "common/client/local_database.h"

#include <QString>

namespace madang::views::wording {

/// One or two sentences in the language in use: what was refused, and what to do next. Plain text.
QString of(const Error &error);
/// The same, for a refusal while doing something known: `field` of the error is named as people call it.
QString fieldName(const QString &field);
/// The connection in a few words: "Connected", "No connection. Trying again in 5 s."
QString of(const LinkState &link, int secondsToNextTry);
/// Why there is no connection, in a sentence that stays true while one waits; empty: nobody knows.
QString whyAway(const LinkState &link);
/// That the disk of this device takes nothing, where, and what to do; empty for None. `unsent`: something
/// written here has not reached the server.
QString of(DiskTrouble trouble, const QString &folder, bool unsent);

} // namespace madang::views::wording
