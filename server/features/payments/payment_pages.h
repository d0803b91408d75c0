// SPDX-License-Identifier: GPL-3.0-or-later
// The pages a payer sees in the browser: each state of an order in plain words, Korean or English. Pure
// rendering: an order goes in, a reply comes out.
#pragma once

#include "server/features/payments/checkout_forms.h"

namespace madang::payment_pages {

/// The order as it is now: to be decided, being checked, to be transferred, paid, declined, expired.
Reply show(const CheckoutView &view, web::Language language, Timestamp now);
/// Back from the gateway without a payment; `code` is the gateway's word and may be anything.
Reply leave(const CheckoutView &view, const QString &code, web::Language language, Timestamp now);
/// Why the payer's request was refused. Nothing was charged.
Reply refuse(const Error &error, web::Language language);

} // namespace madang::payment_pages
