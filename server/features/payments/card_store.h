// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of registered cards. Every change names the status it starts from, so that of two who want it one
// gets it.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/card.h"

namespace madang {

class CardStore {
public:
    Done insert(Work &work, const payments::Card &card);
    Result<std::optional<payments::Card>> find(Work &work, CardId id);
    Result<std::optional<payments::Card>> byToken(Work &work, const QString &token);
    /// Ready -> Asked. False when it was not Ready any more.
    Result<bool> startAsking(Work &work, CardId id, const QString &authKey, Timestamp nextCheck);
    /// Asked -> Registered.
    Result<bool> markRegistered(Work &work, CardId id, const QString &sealedKey, const QString &label);
    /// A status that cannot be charged; what was sealed is taken away.
    Result<bool> markEnded(Work &work, CardId id, payments::CardStatus from, payments::CardStatus to,
                           const std::optional<QString> &reason);
    /// Counts another question and says when the next is due. False when somebody else did so since `seen`.
    Result<bool> countQuestion(Work &work, const payments::Card &seen, Timestamp next);
    /// Cards in question that should be asked about by now.
    Result<QList<payments::Card>> toCheck(Work &work, Timestamp until, int limit);
    /// Ready ones whose time is over.
    Result<QList<payments::Card>> overdue(Work &work, int limit);
    Result<QList<payments::Card>> ofSubject(Work &work, qint64 subject);
    /// The card an order is charged to.
    Result<std::optional<payments::Card>> ofOrder(Work &work, const OrderId &order);
};

} // namespace madang
