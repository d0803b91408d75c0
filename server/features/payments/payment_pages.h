// SPDX-License-Identifier: GPL-3.0-or-later
// The pages a payer sees in the browser: each state of an order in plain words, Korean or English, without
// script. Pure rendering: an order goes in, a reply comes out.
#pragma once

#include "server/features/payments/order.h"
#include "server/features/web_page.h"

namespace madang::payment_pages {

/// The order as it is now: to be decided, being checked, paid, declined, expired.
Reply show(const payments::Order &order, web::Language language, Timestamp now);
/// Back from the gateway without a payment; `code` is the gateway's word and may be anything.
Reply leave(const payments::Order &order, const QString &code, web::Language language, Timestamp now);
/// Why the payer's request was refused. Nothing was charged.
Reply refuse(const Error &error, web::Language language);

} // namespace madang::payment_pages
