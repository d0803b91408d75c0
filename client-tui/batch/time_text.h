// SPDX-License-Identifier: GPL-3.0-or-later
// A moment as an operator writes it on the command line.
#pragma once

#include "common/base/clock.h"

namespace madang::tui {

/// "2026-05-31", "2026-05-31 15:00" (local time), or RFC 3339 with a zone; null when it is none of them.
Timestamp readTime(const QString &text);

} // namespace madang::tui
