// SPDX-License-Identifier: GPL-3.0-or-later
// The script of a campaign's page: asks for the totals and writes them into the page as text. Nothing else
// runs there; without it the page is complete, only still.
#pragma once

#include "server/core/routes.h"

namespace madang {

/// As a file of its own: the page's policy allows no script inside it.
Reply liveScript();

} // namespace madang
