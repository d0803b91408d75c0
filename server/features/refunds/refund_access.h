// SPDX-License-Identifier: GPL-3.0-or-later
// RefundAccess: how other features learn that money of a gift went back: receipts are voided, lists
// corrected.
#pragma once

#include "server/features/campaigns/donation_store.h"

namespace madang {

/// Implemented by who has to react. Called once per return, inside the transaction that records it, after the
/// ledger, the gift, the total and the card: what fails here undoes all of it, and it is made again.
class RefundObserver {
public:
    virtual ~RefundObserver() = default;
    /// `gift` already counts it: `gift.returned == gift.amount` when nothing is left.
    virtual Done refunded(Work &work, const DonationRow &gift, Money amount) = 0;
};

class RefundAccess {
public:
    explicit RefundAccess(QList<RefundObserver *> &observers)
        : m_observers(observers)
    {
    }
    /// Before the house opens; the observer outlives the house.
    void observe(RefundObserver &observer) { m_observers += &observer; }

private:
    QList<RefundObserver *> &m_observers;
};

} // namespace madang
