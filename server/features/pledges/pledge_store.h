// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of pledges. No rules.
#pragma once

#include "common/protocol/pledges.h"
#include "server/core/work.h"
#include "server/features/payments/card.h"

namespace madang {

/// One pledge as its row holds it.
struct PledgeRow {
    PledgeId id;
    CampaignId campaign;
    UserId donor;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    Money amount;
    int day = 1;
    QString message;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
    bool atOnce = false; ///< the first gift is given when the card is registered
    pledges::State state = pledges::State::Pending;
    std::optional<pledges::Ending> ending;
    std::optional<CardId> card;
    QString servedUntil; ///< the last date that came; empty: none yet
    std::optional<Timestamp> nextAt; ///< when the next date is charged; set exactly while active
    std::optional<Timestamp> endsAt; ///< when it ends by itself; set exactly while pending or suspended
    Timestamp createdAt;
    std::optional<Timestamp> endedAt;
    qint64 revision = 0;
};
PROTOCOL_FIELDS(PledgeRow, id, campaign, donor, tag, content, amount, day, message, visibility, atOnce, state,
                ending, card, servedUntil, nextAt, endsAt, createdAt, endedAt, revision)

class PledgeStore {
public:
    /// False when the donor used the tag before.
    Result<bool> insert(Work &work, const PledgeRow &pledge);
    Result<std::optional<PledgeRow>> find(Work &work, PledgeId id);
    Result<std::optional<PledgeRow>> byTag(Work &work, UserId donor, const ClientTag &tag);
    /// Counts a change: the row with its new revision. Whoever else changes it waits for our COMMIT.
    Result<std::optional<PledgeRow>> lock(Work &work, PledgeId id);
    /// Writes back everything but who, when and under what tag.
    Done update(Work &work, const PledgeRow &pledge);
    /// The donor's own, newest first, ids below `before`; all when it is null.
    Result<QList<PledgeRow>> ofDonor(Work &work, UserId donor, PledgeId before, int limit);
    /// How many of a donor's go on.
    Result<int> countLive(Work &work, UserId donor);
    Result<bool> isDonorDisabled(Work &work, UserId donor);
    /// Those whose date has come, longest waiting first.
    Result<QList<PledgeId>> due(Work &work, int limit);
    /// Those that end by themselves by now.
    Result<QList<PledgeId>> overdue(Work &work, int limit);
    /// Those that go on although their campaign is over.
    Result<QList<PledgeId>> ofClosedCampaigns(Work &work, int limit);
};

} // namespace madang
