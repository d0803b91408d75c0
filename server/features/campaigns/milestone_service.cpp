// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/milestone_service.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPercents[] = {300, 200, 150, 100, 75, 50, 25};

} // namespace

Done MilestoneService::announce(Work &work, RoomId room, const campaigns::Totals &totals)
{
    TRY(const int before, m_store.highest(work, totals.campaign));
    int reached = 0;
    for (const int percent : kPercents) {
        // Amounts are far below what a hundred times would overflow.
        if (percent <= before || totals.total.won * 100 < totals.goal.won * percent)
            continue;
        TRY(m_store.reach(work, totals.campaign, percent));
        reached = qMax(reached, percent);
    }
    if (reached == 0)
        return {};
    TRY(m_rooms.append(
        work, room, u"campaign.milestone"_s, std::nullopt,
        {toJson(campaigns::MilestoneBody{totals.campaign, reached, totals.total, totals.goal})}));
    return {};
}

} // namespace madang
