// SPDX-License-Identifier: GPL-3.0-or-later
// RefundsFeature: owns the service of refunds; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/refunds/refund_service.h"

namespace madang {

class RefundsFeature final : public Feature {
public:
    RefundsFeature(const House &house, AccountAccess &accounts, CampaignAccess &campaigns,
                   OrderAccess &orders, NotificationAccess &notifications, const CancelRules &rules = {})
        : m_service(m_store, accounts, campaigns, orders, notifications, house.lanes, rules)
        , m_access(m_service.observers())
    {
    }
    void install(Routes &at) override;
    RefundAccess &access() { return m_access; }

private:
    RefundStore m_store;
    RefundService m_service;
    RefundAccess m_access;
};

} // namespace madang
