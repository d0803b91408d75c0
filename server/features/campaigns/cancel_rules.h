// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator decides about giving back.
#pragma once

#include "common/base/money.h"

#include <chrono>

namespace madang {

struct CancelRules {
    std::chrono::minutes cancelTime{std::chrono::hours(72)}; ///< in which a donor cancels without asking
    Money secondPersonFrom{1'000'000}; ///< from here on a second person has to agree; 0: never

    /// Whether giving back so much of one gift needs a second person: parts add up, or they would be a way
    /// around it.
    bool needsSecondPerson(Money ofOneGift) const
    {
        return secondPersonFrom > Money{} && ofOneGift >= secondPersonFrom;
    }
};

} // namespace madang
