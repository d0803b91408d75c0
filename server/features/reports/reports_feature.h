// SPDX-License-Identifier: GPL-3.0-or-later
// ReportsFeature: owns what is told about the use of a campaign's money; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/reports/report_service.h"

namespace madang {

class ReportsFeature final : public Feature {
public:
    /// `publicUrl`: where people's browsers find us.
    ReportsFeature(CampaignAccess &campaigns, LetterAccess &letters, RoomAccess &rooms, FileAccess &files,
                   RefundAccess &refunds, NotificationAccess &notifications, const QString &publicUrl)
        : m_service(m_store, campaigns, letters, rooms, files, notifications, publicUrl)
    {
        refunds.observe(m_service);
    }
    void install(Routes &at) override;

private:
    ReportStore m_store;
    ReportService m_service;
};

} // namespace madang
