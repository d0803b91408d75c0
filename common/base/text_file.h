// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text file that somebody else's program saved.
#pragma once

#include <QByteArray>
#include <QString>

namespace madang {

/// UTF-8, with or without a mark, or the CP949 that Korean spreadsheets save; empty when it is neither.
QString textOfFile(const QByteArray &content);

} // namespace madang
