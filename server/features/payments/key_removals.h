// SPDX-License-Identifier: GPL-3.0-or-later
// KeyRemovals: the rules of taking billing keys away from their gateways: written down with what made them
// needless, asked for until they are gone.
#pragma once

#include "server/core/lanes.h"
#include "server/features/payments/billing_gateway.h"
#include "server/features/payments/card_vault.h"
#include "server/features/payments/removal_store.h"

namespace madang {

class KeyRemovals {
public:
    KeyRemovals(RemovalStore &store, const CardVault &vault, Lanes &lanes)
        : m_store(store)
        , m_vault(vault)
        , m_lanes(lanes)
    {
    }
    /// Before the house opens.
    void addGateway(BillingGateway &gateway) { m_gateways.insert(gateway.name(), &gateway); }
    /// A card that is not charged any more; `sealedKey` is its own, sealed.
    Done add(Work &work, const payments::Card &card, const QString &sealedKey);
    /// Timed: asks for what is due, ever more slowly; after a month a key is given up, and ends with its
    /// card.
    Done ask(Work &work);

private:
    void askFor(const KeyRemoval &removal);

    RemovalStore &m_store;
    const CardVault &m_vault;
    Lanes &m_lanes;
    QHash<QString, BillingGateway *> m_gateways;
};

} // namespace madang
