// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of billing keys that nobody needs any more and their gateway still knows.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/card.h"

namespace madang {

/// One key on its way out, sealed as it lay in its card.
struct KeyRemoval {
    CardId card;
    QString gateway;
    QString sealedKey;
    int attempts = 0;
    Timestamp nextTryAt;
};
PROTOCOL_FIELDS(KeyRemoval, card, gateway, sealedKey, attempts, nextTryAt)

class RemovalStore {
public:
    /// Nothing when there is one of that card.
    Done insert(Work &work, const KeyRemoval &removal);
    Result<QList<KeyRemoval>> due(Work &work, int limit);
    /// Counts another try. False when somebody else did so since `seen`.
    Result<bool> countTry(Work &work, const KeyRemoval &seen, Timestamp next);
    Done remove(Work &work, CardId card);
};

} // namespace madang
