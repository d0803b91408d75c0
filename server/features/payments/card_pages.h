// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on which a card is registered in the browser: each state in plain words, Korean or English,
// without script but where the gateway needs one. Pure rendering: a card goes in, a reply comes out. Its key
// never does.
#pragma once

#include "server/features/payments/card.h"
#include "server/features/web_page.h"

namespace madang::card_pages {

/// The registration as it is now: to be decided, being checked, done, declined, expired. `tossClientKey` is
/// for the browser.
Reply show(const payments::Card &card, const QString &tossClientKey, web::Language language, Timestamp now);
/// Back from the gateway without a card.
Reply leave(const payments::Card &card, const QString &tossClientKey, web::Language language, Timestamp now);
/// Why the request was refused. Nothing was registered.
Reply refuse(const Error &error, web::Language language);

} // namespace madang::card_pages
