// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/key_removals.h"

#include "common/base/log.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

    constexpr int kKeysAtOnce = 50;
    constexpr int kMostTries = 40;

    /// 1, 2, 4 ... minutes, then once a day.
    std::chrono::milliseconds pauseBefore(int nextTry)
    {
        return nextTry > 10 ? std::chrono::milliseconds(24h)
                            : std::chrono::milliseconds(1min * (1 << nextTry));
    }

} // namespace

Done KeyRemovals::add(Work &work, const payments::Card &card, const QString &sealedKey)
{
    return m_store.insert(work, {card.id, card.gateway, sealedKey, 0, work.now()});
}

Done KeyRemovals::ask(Work &work)
{
    TRY(const QList<KeyRemoval> due, m_store.due(work, kKeysAtOnce));
    for (const KeyRemoval &removal : due) {
        if (removal.attempts >= kMostTries || !m_gateways.contains(removal.gateway)) {
            qCWarning(lcPayments) << "a billing key could not be taken away from" << removal.gateway << "card"
                                  << removal.card.number << "; it ends with the card";
            TRY(m_store.remove(work, removal.card));
            continue;
        }
        TRY(const bool mine, m_store.countTry(work, removal, work.now().plus(pauseBefore(removal.attempts))));
        if (mine)
            work.afterCommit([this, removal] { askFor(removal); });
    }
    return {};
}

void KeyRemovals::askFor(const KeyRemoval &removal)
{
    const auto key = m_vault.unseal(removal.sealedKey);
    if (!key) {
        qCWarning(lcPayments) << "a billing key cannot be unsealed to take it away" << removal.card.number;
        return;
    }
    m_gateways.value(removal.gateway)->forget(*key, [this, removal](BillingGateway::Removal outcome) {
        if (outcome != BillingGateway::Removal::Gone)
            return;
        m_lanes.post<Nothing>(
            LaneKind::Write, qHash(removal.card), Caller{},
            [this, removal](Work &work) -> Result<Nothing> {
                TRY(m_store.remove(work, removal.card));
                return Nothing{};
            },
            [removal](const Result<Nothing> &) {
                qCInfo(lcPayments) << "billing key taken away from" << removal.gateway << "card"
                                   << removal.card.number;
            });
    });
}

} // namespace madang
