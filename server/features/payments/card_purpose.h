// SPDX-License-Identifier: GPL-3.0-or-later
// CardPurpose: what cards are registered for. The feature that charges them implements it.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/card.h"

namespace madang {

/// Called inside the transaction that decides about a card; what fails here undoes the decision, and it is
/// made again.
class CardPurpose {
public:
    virtual ~CardPurpose() = default;
    virtual Done cardRegistered(Work &work, const payments::Card &card) = 0;
    /// Declined, or nobody registered it in time.
    virtual Done cardRefused(Work &work, const payments::Card &card) = 0;
};

} // namespace madang
