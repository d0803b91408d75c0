// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/time_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

Timestamp readTime(const QString &text)
{
    if (const Timestamp exact = Timestamp::fromText(text); !exact.isNull())
        return exact;
    for (const QString &form :
         {u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-dd HH:mm"_s, u"yyyy-MM-ddTHH:mm"_s, u"yyyy-MM-dd"_s}) {
        const QDateTime when = QDateTime::fromString(text, form);
        if (when.isValid())
            return {when.toMSecsSinceEpoch()};
    }
    return {};
}

} // namespace madang::tui
