// SPDX-License-Identifier: GPL-3.0-or-later
// Overwriting what was secret before its memory is given back.
#pragma once

#include <QString>

#include <string.h>

namespace madang::tui {

/// Empties a text, and overwrites what it held unless another text still shows the same.
inline void wipe(QString &text)
{
    if (text.isDetached())
        ::explicit_bzero(text.data(), size_t(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace madang::tui
