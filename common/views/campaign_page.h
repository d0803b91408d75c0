// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to read about a campaign beside its figures: milestones, reports on the use of its money,
// videos of the delivery, and its pictures. Figures are CampaignBoard's.
#pragma once

#include "common/client/session.h"
#include "common/protocol/reports.h"
#include "common/views/formats.h"

#include <QCache>

namespace madang::views {

/// Read when it is made, when the link comes back, and when the campaign changes.
class CampaignPage : public QObject {
    Q_OBJECT
public:
    CampaignPage(Session &session, CampaignId campaign, QObject *parent = nullptr);

    CampaignId campaign() const { return m_campaign; }
    const QList<campaigns::Milestone> &milestones() const { return m_milestones; }
    /// Newest first.
    const QList<reports::Report> &reports() const { return m_reports; }
    const QList<reports::Video> &videos() const { return m_videos; }
    bool isLoading() const { return m_waiting > 0; }
    /// What stopped the last reading.
    const std::optional<Error> &error() const { return m_error; }
    void refresh();

    /// The octets of a picture on this server, once they are here; asks for them the first time. A picture is
    /// a PNG, JPEG or WebP within the limit, or never comes.
    QByteArray picture(const QString &path);
    /// Where a receipt of this campaign lies.
    QString pathOf(PictureId picture) const;

Q_SIGNALS:
    void changed();
    void pictureCame(const QString &path);

private:
    template <typename Request, typename Item>
    void read(const Command<Request, Page<Item>> &command, QList<Item> CampaignPage::*into);

    Session &m_session;
    const CampaignId m_campaign;
    QList<campaigns::Milestone> m_milestones;
    QList<reports::Report> m_reports;
    QList<reports::Video> m_videos;
    std::optional<Error> m_error;
    QCache<QString, QByteArray> m_pictures;
    QSet<QString> m_asked;
    int m_waiting = 0;
    bool m_again = false;
};

/// How a campaign stands, in a sentence: open until when, closed, settled, report due or overdue.
QString standingText(const campaigns::Campaign &campaign, const Formats &formats);
/// "25% · 50% · 75%"; empty when none was reached.
QString milestonesText(const QList<campaigns::Milestone> &milestones, const Formats &formats);

} // namespace madang::views
