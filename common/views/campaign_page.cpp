// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_page.h"

#include "common/base/picture_type.h"
#include "common/base/when_done.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// Octets of pictures kept in memory.
    constexpr int kKeptOctets = 24 * 1024 * 1024;
    constexpr int kMostAsked = 400;

    struct CampaignPageText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::CampaignPage)
    };

} // namespace

CampaignPage::CampaignPage(Session &session, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_campaign(campaign)
    , m_pictures(kKeptOctets)
{
    connect(&m_session.stream(), &Stream::online, this, &CampaignPage::refresh);
    connect(&m_session.mirror(), &Mirror::happened, this, [this](const rooms::RoomEvent &event) {
        if (event.type == "campaign.report"_L1 || event.type == "campaign.video"_L1
            || event.type == "campaign.milestone"_L1)
            refresh();
    });
    refresh();
}

template <typename Request, typename Item>
void CampaignPage::read(const Command<Request, Page<Item>> &command, QList<Item> CampaignPage::*into)
{
    ++m_waiting;
    whenDone(m_session.call(command, {m_campaign}), this, [this, into](const Result<Page<Item>> &page) {
        --m_waiting;
        if (page)
            this->*into = page->items;
        else
            m_error = page.error();
        Q_EMIT changed();
        if (m_waiting == 0 && std::exchange(m_again, false))
            refresh();
    });
}

void CampaignPage::refresh()
{
    if (m_waiting > 0) {
        m_again = true;
        return;
    }
    m_error.reset();
    read(campaigns::milestones, &CampaignPage::m_milestones);
    read(reports::list, &CampaignPage::m_reports);
    read(reports::videos, &CampaignPage::m_videos);
    Q_EMIT changed();
}

QByteArray CampaignPage::picture(const QString &path)
{
    if (const QByteArray *known = m_pictures.object(path))
        return *known;
    if (m_asked.contains(path) || m_asked.size() >= kMostAsked)
        return {};
    m_asked.insert(path);
    whenDone(m_session.file(path), this, [this, path](const Result<QByteArray> &octets) {
        if (!octets) {
            m_asked.remove(path); // asked again when it is looked at again
            return;
        }
        if (!pictureType(*octets))
            return;
        m_asked.remove(path);
        m_pictures.insert(path, new QByteArray(*octets), int(octets->size()));
        Q_EMIT pictureCame(path);
    });
    return {};
}

QString CampaignPage::pathOf(PictureId picture) const
{
    return u"/c/%1/pictures/%2"_s.arg(m_campaign.text(), picture.text());
}

QString standingText(const campaigns::Campaign &campaign, const Formats &formats)
{
    using campaigns::State;
    const bool over = campaign.state != State::Open || campaign.endsAt <= formats.now();
    if (!over)
        return CampaignPageText::tr("Open until %1").arg(formats.dayName(campaign.endsAt));
    if (campaign.state == State::Settled)
        return CampaignPageText::tr("Settled: how the money was used has been reported");
    const QString due = formats.dayName(campaign.reportDueAt);
    return campaign.reportOverdue
        ? CampaignPageText::tr("Closed. The report on the use of the money is overdue since %1").arg(due)
        : CampaignPageText::tr("Closed. A report on the use of the money is due by %1").arg(due);
}

QString milestonesText(const QList<campaigns::Milestone> &milestones, const Formats &formats)
{
    QStringList parts;
    for (const campaigns::Milestone &milestone : milestones)
        parts += formats.number(milestone.percent) + formats.locale().percent();
    return parts.join(u" · "_s);
}

} // namespace madang::views
