// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/campaign_sheets.h"

#include "client-gui/screens/new_campaign_sheet.h"
#include "client-gui/screens/timeline_screen.h"
#include "common/base/web_link.h"
#include "common/views/event_text.h"

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
    m_present(sheet);
    sheet->open(tab);
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
