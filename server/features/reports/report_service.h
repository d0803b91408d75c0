// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of reports: who may publish one, that no more is spent than came in, and who is told.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/files/file_access.h"
#include "server/features/letters/letter_access.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/refunds/refund_access.h"
#include "server/features/reports/report_store.h"

namespace madang {

class ReportService final : public RefundObserver {
public:
    /// `publicUrl`: where people's browsers find us; read when it is needed.
    ReportService(ReportStore &store, CampaignAccess &campaigns, LetterAccess &letters, RoomAccess &rooms,
                  FileAccess &files, NotificationAccess &notifications, const QString &publicUrl)
        : m_store(store)
        , m_campaigns(campaigns)
        , m_letters(letters)
        , m_rooms(rooms)
        , m_files(files)
        , m_notifications(notifications)
        , m_publicUrl(publicUrl)
    {
    }
    Result<reports::Report> publish(Work &work, const reports::Publish &request);
    Result<Page<reports::Report>> list(Work &work, const campaigns::OneCampaign &request);
    Result<reports::Video> addVideo(Work &work, const reports::AddVideo &request);
    Result<Page<reports::Video>> videos(Work &work, const campaigns::OneCampaign &request);
    /// The reports and videos of a campaign as a page for browsers.
    Result<Step> page(Work &work, const Params &params);
    Result<campaigns::Campaign> settle(Work &work, const campaigns::OneCampaign &request);
    /// Warns who made the campaign when its reports name more than is left.
    Done refunded(Work &work, const DonationRow &gift, Money amount) override;

private:
    Result<QList<reports::Spending>> judged(Work &work, const reports::Publish &request);
    Result<reports::Report> shown(Work &work, const ReportRow &row);
    reports::Video shown(const VideoRow &row) const;
    Result<files::Attachment> judgedFile(Work &work, const CampaignRow &campaign, AttachmentId file);
    Done tell(Work &work, const CampaignRow &campaign, const reports::Report &report);

    ReportStore &m_store;
    CampaignAccess &m_campaigns;
    LetterAccess &m_letters;
    RoomAccess &m_rooms;
    FileAccess &m_files;
    NotificationAccess &m_notifications;
    const QString &m_publicUrl;
};

} // namespace madang
