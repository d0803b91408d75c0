// SPDX-License-Identifier: GPL-3.0-or-later
// RefundsFeature: owns the service of refunds; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/refunds/refund_desk_access.h"
#include "server/features/refunds/refund_records.h"

namespace madang {

class RefundsFeature final : public Feature {
public:
    RefundsFeature(const House &house, AccountAccess &accounts, CampaignAccess &campaigns,
                   OrderAccess &orders, NotificationAccess &notifications, const CancelRules &rules = {})
        : m_service(m_store, accounts, campaigns, orders, notifications, house.lanes, rules)
        , m_access(m_service.observers())
        , m_deskAccess(m_service)
    {
    }
    void install(Routes &at) override;
    RefundAccess &access() { return m_access; }
    RefundDeskAccess &deskAccess() { return m_deskAccess; }
    RefundRecords &records() { return m_records; }

private:
    RefundStore m_store;
    RefundService m_service;
    RefundAccess m_access;
    RefundDeskAccess m_deskAccess;
    RefundRecords m_records;
};

} // namespace madang
