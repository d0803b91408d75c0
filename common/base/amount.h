// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an amount the way people type it, for every face and for the pages. Writing one is formats.
#pragma once

#include "common/base/money.h"
#include "common/base/result.h"

namespace madang {

/// What an amount text means: digits of any width, thousands commas where they belong, "원", "₩", and the
/// Korean units 십 백 천 만 억, with figures or spelled out ("1만 5천원",
/// "만오천원"). Malformed "amount" at field "amount" when it is none. Judges no
/// limit.
Result<Money> readAmount(const QString &text);

} // namespace madang
