// SPDX-License-Identifier: GPL-3.0-or-later
// BillingGateway: the company that charges registered cards, as the rest of the house sees it.
#pragma once

#include "server/features/payments/gateway.h"

namespace madang {

/// What a gateway says to a request for a billing key.
struct IssueAnswer {
    enum class Outcome {
        Issued,
        Declined, ///< `reason` is the gateway's word
        Unknown, ///< no answer, or none that says; ask again
    };
    Outcome outcome = Outcome::Unknown;
    QString billingKey; ///< a secret: whoever holds it can charge the card
    QString label; ///< how its owner recognises the card
    QString reason;
};

/// One charge. The order's id is its idempotency key: asking twice captures once.
struct BillingCharge {
    OrderId order;
    Money amount;
    QString name; ///< what the owner reads on the card's statement
    QString billingKey;
    QString customerKey;
};

/// As Gateway: implementations never block, and each call ends in exactly one callback, on any thread. What
/// is captured is named by `paymentKey` of the answer.
class BillingGateway {
public:
    using Issued = std::function<void(const IssueAnswer &)>;
    using Answer = Gateway::Answer;
    enum class Removal {
        Gone, ///< the gateway does not know the key, or does not know it any more
        Unknown, ///< no answer, or none that says; ask again
    };
    using Forgotten = std::function<void(Removal)>;
    virtual ~BillingGateway() = default;
    /// The word of the Gateway it belongs to.
    virtual QString name() const = 0;
    /// Trades what the owner's browser brought for a billing key. Asking again under the same key of ours
    /// answers the same.
    virtual void issue(const QString &authKey, const QString &customerKey, const QString &idempotencyKey,
                       Issued issued)
        = 0;
    virtual void charge(const BillingCharge &charge, Answer answer) = 0;
    /// Asks what became of a charge, by our own order: NotCaptured when it never arrived.
    virtual void query(const OrderId &order, Money amount, Answer answer) = 0;
    /// The key is not needed any more: nobody charges it again, with our knowledge or without.
    virtual void forget(const QString &billingKey, Forgotten forgotten) = 0;
};

} // namespace madang
