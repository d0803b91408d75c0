// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/campaign_sheets.h"

#include "client-gui/screens/new_campaign_sheet.h"
#include "client-gui/screens/payouts_sheet.h"
#include "client-gui/screens/refund_sheet.h"
#include "client-gui/screens/timeline_screen.h"
#include "common/base/web_link.h"
#include "common/views/event_text.h"
#include "common/views/notice_words.h"

#include <QDesktopServices>

namespace madang::gui {

using namespace Qt::StringLiterals;

CampaignSheets::CampaignSheets(const Theme &theme, Session &session, const views::Formats &formats,
                               QWidget *host, std::function<void(Sheet *)> present)
    : QObject(host)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_host(host)
    , m_present(std::move(present))
{
    // Thanks, reports and messages to decide about reach one wherever one is.
    connect(&session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (const QString text = views::noticeText(notice, m_formats); !text.isEmpty())
            Q_EMIT said(text);
        else if (notice.type.startsWith("payout."_L1) || notice.type == "campaign.overspent"_L1)
            Q_EMIT said(views::sentenceOf(notice, m_formats));
    });
}

void CampaignSheets::openPage(CampaignId campaign, CampaignPageSheet::Tab tab)
{
    auto *sheet = new CampaignPageSheet(m_theme, m_session, m_formats, campaign, m_host);
    connect(sheet, &CampaignPageSheet::linkPressed, this, &CampaignSheets::openLink);
    connect(sheet, &CampaignPageSheet::said, this, &CampaignSheets::said);
    m_present(sheet);
    sheet->open(tab);
}

void CampaignSheets::openManage(CampaignId campaign, ManageSheet::Tab tab)
{
    auto *sheet = new ManageSheet(m_theme, m_session, m_formats, campaign, m_host);
    connect(sheet, &ManageSheet::said, this, &CampaignSheets::said);
    connect(sheet, &ManageSheet::refundWanted, this,
            [this, campaign](const campaigns::Donation &gift, const QString &donor) {
                openRefund(campaign, gift, donor);
            });
    m_present(sheet);
    sheet->open(tab);
}

void CampaignSheets::openRefund(CampaignId campaign, const campaigns::Donation &gift, const QString &donor)
{
    auto *sheet = new RefundSheet(m_theme, m_session, m_formats, gift, m_host, donor);
    // Later, when the sheet is gone: back to the gifts it came from.
    connect(
        sheet, &Sheet::left, this, [this, campaign] { openManage(campaign, ManageSheet::Tab::Gifts); },
        Qt::QueuedConnection);
    m_present(sheet);
    sheet->open();
}

void CampaignSheets::openPayouts()
{
    auto *sheet = new PayoutsSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &PayoutsSheet::said, this, &CampaignSheets::said);
    m_present(sheet);
    sheet->open();
}

void CampaignSheets::openNew()
{
    auto *sheet = new NewCampaignSheet(m_theme, m_session, m_formats, m_host);
    connect(sheet, &NewCampaignSheet::created, this, &CampaignSheets::created);
    connect(sheet, &NewCampaignSheet::said, this, &CampaignSheets::said);
    m_present(sheet);
    sheet->open();
}

void CampaignSheets::openLink(const QUrl &link, bool doubtful)
{
    const QUrl judged = webLink(link.toString(QUrl::FullyEncoded));
    if (judged.isEmpty())
        return;
    if (doubtful)
        Q_EMIT doubtfulLink({0, 0, judged, realHost(judged), true});
    else if (judged.scheme() == "mailto"_L1)
        QDesktopServices::openUrl(judged);
    else
        openInBrowser(judged);
}

} // namespace madang::gui
