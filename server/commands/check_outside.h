// SPDX-License-Identifier: GPL-3.0-or-later
// What `madangd check` finds beyond this program: the machine's clock, the gateway of payments, the proxy in
// front, and the name that people reach the house by. Changes nothing anywhere.
#pragma once

#include "server/commands/check_report.h"
#include "server/config.h"

namespace madang::commands {

/// Where Toss Payments is the gateway: whether it takes our keys, by asking about a payment that nobody made;
/// and how far this machine's clock is from theirs. Elsewhere only whether something keeps the clock.
void checkGatewayAndClock(CheckReport &report, const Config &config);
/// Whether visitors' addresses can be known: bans and limits go by them.
void checkProxies(CheckReport &report, const Config &config);
/// Whether the name in server.public_url leads anywhere.
void checkAddress(CheckReport &report, const Config &config);

} // namespace madang::commands
