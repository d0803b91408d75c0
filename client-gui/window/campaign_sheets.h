// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignSheets: the sheets about campaigns over the window: reading one, managing one, making one. The
// window decides when; this joins them to it.
#pragma once

#include "client-gui/campaign/campaign_page_sheet.h"
#include "client-gui/campaign/manage_sheet.h"
#include "client-gui/timeline/links.h"
#include "common/client/session.h"
#include "common/views/formats.h"

#include <functional>

namespace madang::gui {

class CampaignSheets : public QObject {
    Q_OBJECT

public:
    /// `present` shows a sheet over `host`.
    CampaignSheets(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host,
                   std::function<void(Sheet *)> present);

    void openPage(CampaignId campaign, CampaignPageSheet::Tab tab = CampaignPageSheet::Tab::About);
    void openManage(CampaignId campaign, ManageSheet::Tab tab = ManageSheet::Tab::Change);
    void openNew();
    /// Giving back a gift to a campaign one runs.
    void openRefund(CampaignId campaign, const campaigns::Donation &gift, const QString &donor);
    /// Of every campaign, for who may move money.
    void openPayouts();
    /// Opens an address in the browser; a doubtful one is asked about first.
    void openLink(const QUrl &link, bool doubtful);

Q_SIGNALS:
    void created(const madang::campaigns::Campaign &campaign);
    void said(const QString &line);
    void doubtfulLink(const madang::gui::Link &link);

private:
    const Theme &m_theme;
    Session &m_session;
    const views::Formats &m_formats;
    QWidget *m_host;
    std::function<void(Sheet *)> m_present;
};

} // namespace madang::gui
