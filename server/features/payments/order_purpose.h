// SPDX-License-Identifier: GPL-3.0-or-later
// OrderPurpose: what an order is for. The feature that asks for money implements it.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/order_return.h"

namespace madang {

/// Called inside the transaction that decides an order; what fails here undoes the decision, and it is made
/// again.
class OrderPurpose {
public:
    virtual ~OrderPurpose() = default;
    /// The money was captured. Called once per order, and never followed by ended().
    virtual Done settled(Work &work, const payments::Order &order) = 0;
    /// The order ended without money: status Aborted or Expired. A gateway that answers against its own word
    /// may still be followed by settled().
    virtual Done ended(Work &work, const payments::Order &order) = 0;
    /// It goes on, and the payer should learn so: the outcome is not known yet (InProgress), or the money has
    /// to be transferred (WaitingForDeposit). Called once for each of the two.
    virtual Done waits(Work &, const payments::Order &) { return {}; }
    /// Money of a paid order went back: all that was left of it (status Canceled) or a part
    /// (PartialCanceled). Called once per return; `order` already counts it.
    virtual Done returned(Work &work, const payments::Order &order, const payments::OrderReturn &back) = 0;
};

/// Who wants to know what became of returns, besides the purpose of their order.
class ReturnWatcher {
public:
    virtual ~ReturnWatcher() = default;
    /// In the same transaction, after the purpose: `back` is Returned or Refused.
    virtual Done ended(Work &work, const payments::Order &order, const payments::OrderReturn &back) = 0;
};

} // namespace madang
