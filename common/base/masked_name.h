// SPDX-License-Identifier: GPL-3.0-or-later
// A name as lists for everybody show it. The server masks; clients only tell beforehand what it will look
// like.
#pragma once

#include <QString>

namespace madang {

/// Its first and last letters stay: 김철수 is 김*수, 민아 is 민*.
QString maskedName(const QString &name);

} // namespace madang
