// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of drafts: campaigns that only their author knows of.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

/// A draft as its row holds it.
struct DraftRow {
    CampaignId id;
    QString title;
    QString story;
    QString beneficiary;
    std::optional<Money> goal;
    std::optional<Timestamp> endsAt;
    std::optional<Timestamp> reportDueAt;
    Timestamp createdAt;
    Timestamp changedAt;
    std::optional<QString> presets; ///< as presetsOf() writes them
};
PROTOCOL_FIELDS(DraftRow, id, title, story, beneficiary, goal, endsAt, reportDueAt, createdAt, changedAt,
                presets)

class DraftStore {
public:
    Done insert(Work &work, UserId author, const DraftRow &draft);
    /// Nothing when it is somebody else's.
    Result<std::optional<DraftRow>> find(Work &work, UserId author, CampaignId id);
    /// Newest first, at most `limit`.
    Result<QList<DraftRow>> of(Work &work, UserId author, int limit);
    Result<int> count(Work &work, UserId author);
    Done update(Work &work, const DraftRow &draft);
    /// False when it was gone already.
    Result<bool> remove(Work &work, UserId author, CampaignId id);
};

} // namespace madang
