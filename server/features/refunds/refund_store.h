// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of refunds and their log. No rules.
#pragma once

#include "common/protocol/refunds.h"
#include "server/core/work.h"

namespace madang {

/// One refund as its row holds it, with what nearly everybody needs of its gift and campaign.
struct RefundRow {
    RefundId id;
    DonationId donation;
    CampaignId campaign;
    OrderId order;
    UserId asker;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    Money amount;
    QString reason;
    refunds::State state = refunds::State::Waiting;
    std::optional<refunds::Hurdle> hurdle;
    std::optional<UserId> decider;
    QString note;
    std::optional<QString> refusal;
    Timestamp createdAt;
    Timestamp decidedAt;

    QString askedBy;
    std::optional<QString> decidedBy;
    Money given;
    UserId donor;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
    QString title;
    UserId owner; ///< of the campaign
};
PROTOCOL_FIELDS(RefundRow, id, donation, campaign, order, asker, tag, content, amount, reason, state, hurdle,
                decider, note, refusal, createdAt, decidedAt, askedBy, decidedBy, given, donor, visibility,
                title, owner)

/// One line of the log as its row holds it.
struct RefundChangeRow {
    Timestamp at;
    std::optional<UserId> actor;
    std::optional<QString> by;
    std::optional<refunds::State> before;
    refunds::State after = refunds::State::Waiting;
    QString note;
};
PROTOCOL_FIELDS(RefundChangeRow, at, actor, by, before, after, note)

class RefundStore {
public:
    /// False when the asker used the tag before.
    Result<bool> insert(Work &work, const RefundRow &refund);
    Result<std::optional<RefundRow>> find(Work &work, RefundId id);
    Result<std::optional<RefundRow>> byTag(Work &work, UserId asker, const ClientTag &tag);
    Result<std::optional<RefundRow>> waitingOf(Work &work, DonationId donation);
    /// Oldest first.
    Result<QList<RefundRow>> ofDonation(Work &work, DonationId donation, int limit);
    /// In a state, oldest first, ids above `after`; with an owner only those of their campaigns.
    Result<QList<RefundRow>> inState(Work &work, refunds::State state, const std::optional<UserId> &owner,
                                     RefundId after, int limit);
    /// Writes what a decision changed (state, decider, note, refusal, decidedAt). False when the refund is
    /// not in state `from` any more.
    Result<bool> move(Work &work, const RefundRow &refund, refunds::State from);
    /// False when that was said before.
    Result<bool> dismiss(Work &work, RefundId id);
    Done log(Work &work, RefundId id, const RefundChangeRow &change);
    Result<QList<RefundChangeRow>> changes(Work &work, RefundId id);
};

} // namespace madang
