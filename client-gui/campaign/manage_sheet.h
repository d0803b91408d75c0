// SPDX-License-Identifier: GPL-3.0-or-later
// ManageSheet: what who made a campaign does with it, a page for each: changing it, reports, thanks,
// messages, the gifts it received, payouts.
#pragma once

#include "client-gui/parts/sheet.h"
#include "client-gui/parts/tab_row.h"
#include "common/views/campaign_board.h"
#include "common/views/campaign_desk.h"
#include "common/views/payout_desk.h"
#include "common/views/received_gifts.h"

namespace madang::gui {

class ChangePage;
class GiftsPage;
class MessagesPage;
class PayoutsPage;
class ReportPage;
class ThanksPage;

class ManageSheet : public Sheet {
    Q_OBJECT

public:
    enum class Tab { Change, Report, Thanks, Messages, Gifts, Payouts };

    ManageSheet(const Theme &theme, Session &session, const views::Formats &formats, CampaignId campaign,
                QWidget *host);

    void open(Tab tab = Tab::Change);
    views::CampaignDesk &desk() { return m_desk; }

Q_SIGNALS:
    void said(const QString &line);
    void refundWanted(const madang::campaigns::Donation &gift, const QString &donor);

protected:
    void retranslate() override;

private:
    void showCampaign();
    void showTab(Tab tab);

    views::CampaignBoard m_board;
    views::CampaignDesk m_desk;
    views::ReceivedGifts m_received;
    views::PayoutDesk m_payoutDesk;
    const bool m_moderator;
    bool m_others = false; ///< it is somebody else's campaign: messages only
    TabRow *m_tabs = nullptr;
    ChangePage *m_change = nullptr;
    ReportPage *m_report = nullptr;
    GiftsPage *m_gifts = nullptr;
    PayoutsPage *m_payouts = nullptr;
    ThanksPage *m_thanks = nullptr;
    MessagesPage *m_messages = nullptr;
};

} // namespace madang::gui
