// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of registered cards: registered in two visits with the gateway between them, asked about until
// known, charged through orders, retired.
#pragma once

#include "server/core/routes.h"
#include "server/features/payments/billing_gateway.h"
#include "server/features/payments/card_purpose.h"
#include "server/features/payments/card_store.h"
#include "server/features/payments/card_vault.h"
#include "server/features/payments/key_removals.h"

namespace madang {

/// What the owner's browser brings back from the gateway.
struct CardReturn {
    QString token;
    QString authKey;
    QString customerKey;
};

class CardService {
public:
    CardService(CardStore &store, const CardVault &vault, KeyRemovals &removals, Lanes &lanes,
                std::chrono::minutes lifetime)
        : m_store(store)
        , m_vault(vault)
        , m_removals(removals)
        , m_lanes(lanes)
        , m_lifetime(lifetime)
    {
    }

    // ---- before the house opens

    void addGateway(BillingGateway &gateway) { m_gateways.insert(gateway.name(), &gateway); }
    void serve(CardPurpose &purpose) { m_purpose = &purpose; }

    /// A card to be registered at a gateway; Unavailable ("billing") when it charges no registered cards.
    Result<payments::Card> open(Work &work, const QString &gateway, const payments::NewCard &wanted);
    /// NotFound ("card") when there is none.
    Result<payments::Card> find(Work &work, CardId id);
    Result<payments::Card> byToken(Work &work, const QString &token);
    /// The newest card of something that can still be registered.
    Result<std::optional<payments::Card>> openFor(Work &work, qint64 subject);

    /// The owner is back: marks the card as asked for in this unit; then the gateway is asked, and its answer
    /// settled in another. A card that is past that stage is answered as it is.
    Result<Later<payments::Card>> confirm(Work &work, const CardReturn &back);
    /// Takes a card's key away, here and at its gateway; also those of the same subject that were never
    /// registered, but not `keep`.
    Done retireAll(Work &work, qint64 subject, CardId keep = {});

    /// Charges an order to its card, or asks what became of that. A card that is retired meanwhile is not
    /// charged any more: NotCaptured.
    void charge(const OrderId &order, Money amount, BillingGateway::Answer answer);
    void query(const OrderId &order, Money amount, BillingGateway::Answer answer);

    /// Timed: asks again for keys whose outcome is not known.
    Done recheck(Work &work);
    /// Timed: ends what nobody registered in time.
    Done expire(Work &work);

private:
    using Answered = std::function<void(const Result<payments::Card> &)>;
    void ask(const payments::Card &card, const Answered &answered);
    Result<payments::Card> settle(Work &work, const payments::Card &asked, const IssueAnswer &answer);
    Done end(Work &work, const payments::Card &card, payments::CardStatus to,
             const std::optional<QString> &reason);
    /// Finds the card of an order with its key open, on a lane of its own.
    struct Opened {
        payments::Card card;
        QString billingKey; ///< empty: it is not registered any more
    };
    void withCard(const OrderId &order, const std::function<void(const Result<Opened> &)> &then);

    CardStore &m_store;
    const CardVault &m_vault;
    KeyRemovals &m_removals;
    Lanes &m_lanes;
    const std::chrono::minutes m_lifetime;
    QHash<QString, BillingGateway *> m_gateways;
    CardPurpose *m_purpose = nullptr;
    std::atomic_bool m_starting = true;
};

} // namespace madang
