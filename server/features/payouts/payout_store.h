// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of payouts. Every change names the state it starts from, so that of two who want it one gets it.
#pragma once

#include "common/protocol/payouts.h"
#include "server/core/work.h"

namespace madang {

/// One payout as its row holds it.
struct PayoutRow {
    PayoutId id;
    CampaignId campaign;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    Money amount;
    Money fee;
    QString account;
    payouts::State state = payouts::State::Requested;
    UserId requestedBy;
    Timestamp requestedAt;
    Timestamp payableAt;
    std::optional<UserId> decidedBy;
    std::optional<Timestamp> decidedAt;
    std::optional<Timestamp> paidAt;
    std::optional<QString> reason;
    std::optional<QString> reference;
    QString title; ///< of the campaign
    QString requester; ///< nickname, now
    std::optional<QString> decider;
};
PROTOCOL_FIELDS(PayoutRow, id, campaign, tag, content, amount, fee, account, state, requestedBy, requestedAt,
                payableAt, decidedBy, decidedAt, paidAt, reason, reference, title, requester, decider)

class PayoutStore {
public:
    /// False when that person used the tag before.
    Result<bool> insert(Work &work, const PayoutRow &payout);
    Result<std::optional<PayoutRow>> find(Work &work, PayoutId id);
    Result<std::optional<PayoutRow>> byTag(Work &work, UserId person, const ClientTag &tag);
    /// Newest first.
    Result<QList<PayoutRow>> ofCampaign(Work &work, CampaignId campaign, int limit);
    /// Newest first, ids below `before`; in any state when it is absent.
    Result<QList<PayoutRow>> list(Work &work, const std::optional<payouts::State> &state, PayoutId before,
                                  int limit);
    /// What is asked for and not decided yet.
    Result<Money> reserved(Work &work, CampaignId campaign);
    /// Requested -> another state. False when it was not Requested any more.
    Result<bool> decide(Work &work, PayoutId id, payouts::State state, UserId by,
                        const std::optional<QString> &reason);
    /// Approved -> Paid.
    Result<bool> markPaid(Work &work, PayoutId id, UserId by, const QString &reference);
};

} // namespace madang
