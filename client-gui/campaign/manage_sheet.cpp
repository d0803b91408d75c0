// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/manage_sheet.h"

#include "client-gui/campaign/change_page.h"
#include "client-gui/campaign/gifts_page.h"
#include "client-gui/campaign/messages_page.h"
#include "client-gui/campaign/payouts_page.h"
#include "client-gui/campaign/report_page.h"
#include "client-gui/campaign/thanks_page.h"

#include <QVBoxLayout>

namespace madang::gui {

ManageSheet::ManageSheet(const Theme &theme, Session &session, const views::Formats &formats,
                         CampaignId campaign, QWidget *host)
    : Sheet(theme, 640, host)
    , m_board(session, campaign)
    , m_desk(session, campaign)
    , m_received(session, formats, campaign)
    , m_payoutDesk(session, formats, campaign)
    , m_moderator(session.account() && views::moderatesMessages(session.account()->role))
    , m_tabs(new TabRow(theme, this))
    , m_change(new ChangePage(theme, m_desk, formats, this))
    , m_report(new ReportPage(theme, m_desk, formats, this))
    , m_gifts(new GiftsPage(theme, session, m_received, formats, this))
    , m_payouts(new PayoutsPage(theme, m_payoutDesk, formats, this))
    , m_thanks(new ThanksPage(theme, m_desk, formats, this))
    , m_messages(new MessagesPage(theme, m_desk, formats, this))
{
    setLeavesLightly(false);
    content()->addWidget(m_tabs);
    m_tabs->add(m_change, content());
    m_tabs->add(m_report, content());
    m_tabs->add(m_thanks, content());
    m_tabs->add(m_messages, content());
    m_tabs->add(m_gifts, content());
    m_tabs->add(m_payouts, content());
    content()->addStretch(1);
    connect(m_change, &ChangePage::said, this, &ManageSheet::said);
    connect(m_report, &ReportPage::said, this, &ManageSheet::said);
    connect(m_gifts, &GiftsPage::said, this, &ManageSheet::said);
    connect(m_gifts, &GiftsPage::refundWanted, this, &ManageSheet::refundWanted);
    connect(m_payouts, &PayoutsPage::said, this, &ManageSheet::said);
    connect(&m_received, &views::ReceivedGifts::changed, this,
            [this] { m_report->setWarning(m_received.warning()); });
    connect(m_thanks, &ThanksPage::said, this, &ManageSheet::said);
    connect(m_messages, &MessagesPage::said, this, &ManageSheet::said);
    connect(m_tabs, &TabRow::changed, this, [this](int tab) { showTab(Tab(tab)); });
    connect(&m_board, &views::CampaignBoard::changed, this, &ManageSheet::showCampaign);
}

void ManageSheet::open(Tab tab)
{
    showCampaign();
    Sheet::open();
    m_tabs->choose(int(tab));
}

void ManageSheet::showTab(Tab tab)
{
    switch (tab) {
    case Tab::Change:
        return;
    case Tab::Report:
    case Tab::Gifts:
        return m_received.refresh();
    case Tab::Thanks:
        return m_thanks->refresh();
    case Tab::Messages:
        return m_desk.refreshHeld();
    case Tab::Payouts:
        return m_payouts->refresh();
    }
}

void ManageSheet::showCampaign()
{
    if (!m_board.isKnown())
        return;
    // Who moderates here decides about messages of every campaign; the rest is its maker's.
    if (const bool own = m_board.campaign().received || !m_moderator;
        !own && !std::exchange(m_others, true)) {
        for (const Tab tab : {Tab::Change, Tab::Report, Tab::Thanks, Tab::Gifts, Tab::Payouts})
            m_tabs->setOffered(int(tab), false);
        m_tabs->choose(int(Tab::Messages));
    }
    m_change->setCampaign(m_board.campaign());
    m_messages->setCampaign(m_board.campaign());
    m_gifts->setTitle(m_board.campaign().title);
}

void ManageSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Manage the campaign"));
    m_tabs->setNames(
        {tr("Campaign"), tr("Report"), tr("Thanks"), tr("Messages"), tr("Gifts"), tr("Payouts")});
}

} // namespace madang::gui
