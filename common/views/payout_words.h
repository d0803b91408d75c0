// SPDX-License-Identifier: GPL-3.0-or-later
// Payouts and settlement lines in words, for every face.
#pragma once

#include "common/protocol/payouts.h"
#include "common/protocol/reconciliation.h"

namespace madang::views {

QString stateText(payouts::State state);
QString verdictText(reconciliation::Verdict verdict);

} // namespace madang::views
