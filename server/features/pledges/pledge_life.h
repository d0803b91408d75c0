// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a pledge: how it becomes active, is suspended, ends, and what its donor is told then.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payments/card_access.h"
#include "server/features/pledges/calendar.h"
#include "server/features/pledges/charge_store.h"

namespace madang {

/// What an operator decides about pledges.
struct PledgeRules {
    QByteArray zone = "Asia/Seoul"; ///< whose calendar the dates are of
    int hour = 10; ///< of that zone's day, at which cards are charged
    QList<int> retryDays{1, 3, 5}; ///< after the first refusal; the one after the last suspends
    int suspendedDays = 30; ///< a suspended one ends after that
};

/// Every method runs inside the caller's unit of work, on a row that was locked in it, and writes it back.
class PledgeLife {
public:
    PledgeLife(PledgeStore &pledges, ChargeStore &charges, CampaignAccess &campaigns, CardAccess &cards,
               NotificationAccess &notifications, const PledgeRules &rules)
        : m_pledges(pledges)
        , m_charges(charges)
        , m_campaigns(campaigns)
        , m_cards(cards)
        , m_notifications(notifications)
        , m_rules(rules)
        , m_calendar(rules.zone, rules.hour)
    {
    }
    const Calendar &calendar() const { return m_calendar; }
    const PledgeRules &rules() const { return m_rules; }

    /// From the next date on.
    Done activate(Work &work, PledgeRow &pledge);
    /// Dates pass without a charge; what was to be tried again is not.
    Done pause(Work &work, PledgeRow &pledge);
    /// The card was refused too often for that date.
    Done suspend(Work &work, PledgeRow &pledge, const ChargeRow &refused);
    /// Nothing is charged after that, and the card's key is gone. The donor is told, unless they did it.
    Done end(Work &work, PledgeRow &pledge, pledges::Ending ending);
    /// What waits to be tried again is given up.
    Done stopRetries(Work &work, PledgeId pledge);
    /// Timed: ends what ends by itself, and what belongs to a campaign that is over.
    Done endOver(Work &work);

    Result<pledges::PledgeBody> bodyOf(Work &work, const PledgeRow &pledge);
    Done tell(Work &work, const PledgeRow &pledge, const QString &type, const pledges::PledgeBody &body);

private:
    PledgeStore &m_pledges;
    ChargeStore &m_charges;
    CampaignAccess &m_campaigns;
    CardAccess &m_cards;
    NotificationAccess &m_notifications;
    const PledgeRules m_rules;
    const Calendar m_calendar;
};

} // namespace madang
