// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/presets.h"

#include "common/protocol/campaigns.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

Result<QString> presetsOf(const std::optional<QList<Money>> &wanted)
{
    static const QList<Money> usual{{5'000}, {10'000}, {30'000}, {50'000}};
    QList<Money> amounts = wanted.value_or(usual);
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    if (amounts.size() > campaigns::kMostPresets)
        return Error{Code::TooMany, "presets"}.at(u"presets"_s);
    QStringList words;
    for (const Money amount : std::as_const(amounts)) {
        if (amount < campaigns::kSmallestGift || amount > campaigns::kLargestGift)
            return Error{Code::InvalidValue, "range"}.at(u"presets"_s);
        words += QString::number(amount.won);
    }
    return words.join(u' ');
}

QList<Money> presetsIn(const QString &text)
{
    QList<Money> amounts;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        amounts += Money{word.toLongLong()};
    return amounts;
}

} // namespace madang
