// SPDX-License-Identifier: GPL-3.0-or-later
// Golden files: what the house promised, written down in tests/golden. A change shows as a difference there.
#pragma once

#include <QByteArray>
#include <QString>

namespace madang::test {

/// Empty when the file in tests/golden holds exactly these octets; else the first line that differs and how
/// to accept it. With MADANG_GOLDEN=write in the environment the file is written instead.
QString differenceFromGolden(const QString &name, const QByteArray &now);

} // namespace madang::test
