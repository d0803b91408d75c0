// SPDX-License-Identifier: GPL-3.0-or-later
// Sandbox addresses: a handful of public buildings, to try out how an address is looked up. Nobody is asked.
#pragma once

#include "server/features/addresses/address_rules.h"

namespace madang {

/// Those in whose addresses every word of the query stands.
QList<AddressHit> sandboxAddresses(const QString &query);

} // namespace madang
