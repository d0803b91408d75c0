// SPDX-License-Identifier: GPL-3.0-or-later
// PledgesFeature: owns the services of monthly gifts; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/pledges/pledge_cards.h"
#include "server/features/pledges/pledge_records.h"
#include "server/features/pledges/pledge_service.h"

namespace madang {

class PledgesFeature final : public Feature {
public:
    PledgesFeature(const House &house, CampaignAccess &campaigns, CardAccess &cards,
                   NotificationAccess &notifications, const PledgeRules &rules)
        : m_life(m_pledgeStore, m_chargeStore, campaigns, cards, notifications, rules)
        , m_charges(m_pledgeStore, m_chargeStore, m_life, campaigns, cards, house.lanes)
        , m_cards(m_pledgeStore, m_life, m_charges, cards)
        , m_pledges(m_pledgeStore, m_chargeStore, m_life, campaigns, cards)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    PledgeRecords &records() { return m_records; }

private:
    PledgeStore m_pledgeStore;
    ChargeStore m_chargeStore;
    PledgeLife m_life;
    ChargeService m_charges;
    PledgeCards m_cards;
    PledgeService m_pledges;
    PledgeRecords m_records{m_pledgeStore, m_life};
};

} // namespace madang
