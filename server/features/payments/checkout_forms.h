// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the checkout page where the payer decides, one for each gateway.
#pragma once

#include "server/features/payments/order.h"
#include "server/features/payments/transfer.h"
#include "server/features/web_page.h"

namespace madang {

/// An order as its payer sees it.
struct CheckoutView {
    payments::Order order;
    std::optional<payments::Deposit> deposit = {}; ///< while the money has to be transferred
    QString tossClientKey = {};
    QList<BankAccount> accounts = {}; ///< to choose from, for transfers
    std::optional<PlaceLink> home = {}; ///< calls the payer's program to the front
};

namespace checkout_forms {

    /// Adds the form to a page, with what the gateway's own script needs.
    void add(web::Page &page, const CheckoutView &view, web::Language language);
    /// Below the account of the sandbox: the button that pretends the transfer.
    Markup pretendedTransfer(const CheckoutView &view, web::Language language);

} // namespace checkout_forms

} // namespace madang
