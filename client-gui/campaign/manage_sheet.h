// SPDX-License-Identifier: GPL-3.0-or-later
// ManageSheet: what who made a campaign does with it, a page for each: changing it, reports, thanks,
// messages.
#pragma once

#include "client-gui/parts/sheet.h"
#include "client-gui/parts/tab_row.h"
#include "common/views/campaign_board.h"
#include "common/views/campaign_desk.h"

namespace madang::gui {

class ChangePage;
class MessagesPage;
class ThanksPage;

class ManageSheet : public Sheet {
    Q_OBJECT

public:
    enum class Tab { Change, Report, Thanks, Messages };

    ManageSheet(const Theme &theme, Session &session, const views::Formats &formats, CampaignId campaign,
                QWidget *host);

    void open(Tab tab = Tab::Change);
    views::CampaignDesk &desk() { return m_desk; }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showCampaign();

    views::CampaignBoard m_board;
    views::CampaignDesk m_desk;
    TabRow *m_tabs = nullptr;
    ChangePage *m_change = nullptr;
    ThanksPage *m_thanks = nullptr;
    MessagesPage *m_messages = nullptr;
};

} // namespace madang::gui
