// SPDX-License-Identifier: GPL-3.0-or-later
// CardCheckout: what the browser of who registers a card asks for: the page, the decision at the sandbox, the
// way back from the gateway.
#pragma once

#include "server/features/payments/card_service.h"
#include "server/features/payments/sandbox_billing.h"

namespace madang {

/// Handlers of pages. Who knows a registration's token may see it and register a card; nobody else can find
/// it.
class CardCheckout {
public:
    CardCheckout(CardService &cards, SandboxBilling &sandbox, QString tossClientKey)
        : m_cards(cards)
        , m_sandbox(sandbox)
        , m_tossClientKey(std::move(tossClientKey))
    {
    }
    void install(Routes &at);

private:
    Result<Step> show(Work &work, const Params &params);
    Result<Step> decide(Work &work, const Params &params);
    Result<Step> succeed(Work &work, const Params &params);
    Result<Step> fail(Work &work, const Params &params);

    CardService &m_cards;
    SandboxBilling &m_sandbox;
    const QString m_tossClientKey;
};

} // namespace madang
