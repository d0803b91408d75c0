// SPDX-License-Identifier: GPL-3.0-or-later
// PayoutsFeature: owns what leaves campaigns; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/payouts/payout_records.h"
#include "server/features/payouts/payout_service.h"

namespace madang {

class PayoutsFeature final : public Feature {
public:
    PayoutsFeature(AccountAccess &accounts, CampaignAccess &campaigns, LedgerAccess &ledger,
                   RoomAccess &rooms, NotificationAccess &notifications, PayoutRules rules)
        : m_service(m_store, accounts, campaigns, ledger, rooms, notifications, rules)
    {
    }
    void install(Routes &at) override;
    PayoutRecords &records() { return m_records; }

private:
    PayoutStore m_store;
    PayoutService m_service;
    PayoutRecords m_records;
};

} // namespace madang
