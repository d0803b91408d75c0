// SPDX-License-Identifier: GPL-3.0-or-later
// GiftFollower: who else must know what became of a gift. The feature that made it for its donor implements
// it.
#pragma once

#include "server/features/campaigns/donation_store.h"
#include "server/features/payments/order.h"

namespace madang {

/// Called inside the transaction that settles or ends a gift; what fails here undoes it.
class GiftFollower {
public:
    virtual ~GiftFollower() = default;
    virtual Done giftSettled(Work &work, const DonationRow &gift, const payments::Order &order) = 0;
    /// Whether it told the donor itself.
    virtual Result<bool> giftEnded(Work &work, const DonationRow &wish, const payments::Order &order) = 0;
};

} // namespace madang
