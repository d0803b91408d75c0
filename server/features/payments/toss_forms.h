// SPDX-License-Identifier: GPL-3.0-or-later
// What Toss Payments' own script needs on pages of ours, and the scripts that run beside it, after
// https://docs.tosspayments.com/sdk/v2/js: widgets() and payment() for orders, requestBillingAuth() for
// cards.
#pragma once

#include "server/features/payments/order.h"
#include "server/features/web_page.h"

namespace madang::toss_forms {

/// Adds where the payer decides.
void addPayment(web::Page &page, const payments::Order &order, const QString &clientKey,
                web::Language language);
/// Adds where a card is registered. Their window comes back with customerKey and authKey.
void addCard(web::Page &page, const payments::Card &card, const QString &clientKey, web::Language language);

Reply paymentScript();
Reply cardScript();

} // namespace madang::toss_forms
