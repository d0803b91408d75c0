// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of reports: who may publish one, that no more is spent than came in, and who is told.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/letters/letter_access.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/refunds/refund_access.h"
#include "server/features/reports/report_store.h"

namespace madang {

class ReportService final : public RefundObserver {
public:
    ReportService(ReportStore &store, CampaignAccess &campaigns, LetterAccess &letters, RoomAccess &rooms,
                  NotificationAccess &notifications)
        : m_store(store)
        , m_campaigns(campaigns)
        , m_letters(letters)
        , m_rooms(rooms)
        , m_notifications(notifications)
    {
    }
    Result<reports::Report> publish(Work &work, const reports::Publish &request);
    Result<Page<reports::Report>> list(Work &work, const campaigns::OneCampaign &request);
    Result<reports::Video> addVideo(Work &work, const reports::AddVideo &request);
    Result<Page<reports::Video>> videos(Work &work, const campaigns::OneCampaign &request);
    Result<campaigns::Campaign> settle(Work &work, const campaigns::OneCampaign &request);
    /// Warns who made the campaign when its reports name more than is left.
    Done refunded(Work &work, const DonationRow &gift, Money amount) override;

private:
    Result<QList<reports::Spending>> judged(Work &work, const reports::Publish &request);
    Result<reports::Report> shown(Work &work, const ReportRow &row);
    Done tell(Work &work, const CampaignRow &campaign, const reports::Report &report);

    ReportStore &m_store;
    CampaignAccess &m_campaigns;
    LetterAccess &m_letters;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
};

} // namespace madang
