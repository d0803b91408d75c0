// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of campaigns. No rules, and no amount but the goal.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

/// One campaign as its row holds it.
struct CampaignRow {
    CampaignId id;
    RoomId room;
    QString title;
    QString story;
    Money goal;
    UserId createdBy;
    Timestamp createdAt;
    Timestamp endsAt;
    Timestamp closedAt;
    qint64 revision = 0;
    QString beneficiary;
    std::optional<PictureId> picture;
    QString presets; ///< won, with blanks between them
    Timestamp reportDueAt;
    Timestamp reportedAt;
    Timestamp settledAt;
    Money messagesFrom; ///< 0: any gift may carry a message
    QString heldWords; ///< one a line

    /// Closed from the end on, also before the schedule has come by.
    campaigns::State stateAt(Timestamp now) const
    {
        if (!settledAt.isNull())
            return campaigns::State::Settled;
        return closedAt.isNull() && now < endsAt ? campaigns::State::Open : campaigns::State::Closed;
    }
    bool isReportOverdueAt(Timestamp now) const
    {
        return stateAt(now) == campaigns::State::Closed && reportedAt.isNull() && reportDueAt < now;
    }
};
PROTOCOL_FIELDS(CampaignRow, id, room, title, story, goal, createdBy, createdAt, endsAt, closedAt, revision,
                beneficiary, picture, presets, reportDueAt, reportedAt, settledAt, messagesFrom, heldWords)

class CampaignStore {
public:
    Done insert(Work &work, const CampaignRow &campaign);
    Result<std::optional<CampaignRow>> find(Work &work, CampaignId id);
    Result<std::optional<CampaignId>> inRoom(Work &work, RoomId room);
    /// Newest first, ids below `before`; all when it is null.
    Result<QList<CampaignRow>> list(Work &work, CampaignId before, int limit);
    /// Counts a change of the campaign: the row with its new revision. Whoever else changes it waits for our
    /// COMMIT.
    Result<CampaignRow> touch(Work &work, CampaignId id);
    /// Campaigns that are over and not closed yet.
    Result<QList<CampaignId>> toClose(Work &work, int limit);
    /// False when it was closed already.
    Result<bool> close(Work &work, CampaignId id);
    /// Story, end, picture, presets and messagesFrom as the row has them.
    Done change(Work &work, const CampaignRow &campaign);
    /// Notes the first report; later ones change nothing.
    Done markReported(Work &work, CampaignId id);
    Done settle(Work &work, CampaignId id);
    Done setHeldWords(Work &work, CampaignId id, const QString &words);
};

} // namespace madang
