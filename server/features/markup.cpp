// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/markup.h"

namespace madang {

Markup html(QStringView pattern, std::initializer_list<MarkupValue> values)
{
    Markup out;
    auto value = values.begin();
    qsizetype from = 0;
    for (;;) {
        const qsizetype at = pattern.indexOf(u"{}", from);
        if (at < 0)
            break;
        Q_ASSERT(value != values.end());
        out.m_text += pattern.mid(from, at - from);
        if (value != values.end())
            out.m_text += (value++)->text();
        from = at + 2;
    }
    out.m_text += pattern.mid(from);
    return out;
}

} // namespace madang
