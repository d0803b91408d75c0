// SPDX-License-Identifier: GPL-3.0-or-later
// ReceiptsFeature: owns the papers of gifts; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/receipts/receipt_records.h"
#include "server/features/receipts/receipt_service.h"

namespace madang {

class ReceiptsFeature final : public Feature {
public:
    ReceiptsFeature(const House &house, AccountAccess &accounts, CampaignAccess &campaigns,
                    OrderAccess &orders, NotificationAccess &notifications, Issuer issuer)
        : m_service(m_store, accounts, campaigns, orders, notifications, house.lanes, std::move(issuer))
    {
        orders.returns().addWatcher(m_service);
    }
    void install(Routes &at) override;
    ReceiptRecords &records() { return m_records; }

private:
    ReceiptStore m_store;
    ReceiptService m_service;
    ReceiptRecords m_records;
};

} // namespace madang
