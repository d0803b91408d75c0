// SPDX-License-Identifier: GPL-3.0-or-later
// OrderPurpose: what an order is for. The feature that asks for money implements it.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/order.h"

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
};

} // namespace madang
