// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts to offer, as a row keeps them: won, with blanks between them.
#pragma once

#include "common/base/money.h"
#include "common/base/result.h"

namespace madang {

/// Ascending and each once; our own choice when nothing is wanted. TooMany or InvalidValue at "presets".
Result<QString> presetsOf(const std::optional<QList<Money>> &wanted);
QList<Money> presetsIn(const QString &text);

} // namespace madang
