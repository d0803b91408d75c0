// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/manage_sheet.h"

#include "client-gui/campaign/change_page.h"
#include "client-gui/campaign/messages_page.h"
#include "client-gui/campaign/report_page.h"
#include "client-gui/campaign/thanks_page.h"

#include <QVBoxLayout>

namespace madang::gui {

ManageSheet::ManageSheet(const Theme &theme, Session &session, const views::Formats &formats,
                         CampaignId campaign, QWidget *host)
    : Sheet(theme, 640, host)
    , m_board(session, campaign)
    , m_desk(session, campaign)
    , m_tabs(new TabRow(theme, this))
    , m_change(new ChangePage(theme, m_desk, formats, this))
    , m_thanks(new ThanksPage(theme, m_desk, formats, this))
    , m_messages(new MessagesPage(theme, m_desk, formats, this))
{
    setLeavesLightly(false);
    content()->addWidget(m_tabs);
    auto *report = new ReportPage(theme, m_desk, formats, this);
    m_tabs->add(m_change, content());
    m_tabs->add(report, content());
    m_tabs->add(m_thanks, content());
    m_tabs->add(m_messages, content());
    content()->addStretch(1);
    connect(m_change, &ChangePage::said, this, &ManageSheet::said);
    connect(report, &ReportPage::said, this, &ManageSheet::said);
    connect(m_thanks, &ThanksPage::said, this, &ManageSheet::said);
    connect(m_messages, &MessagesPage::said, this, &ManageSheet::said);
    connect(m_tabs, &TabRow::changed, this, [this](int tab) {
        if (tab == int(Tab::Thanks))
            m_thanks->refresh();
        if (tab == int(Tab::Messages))
            m_desk.refreshHeld();
    });
    connect(&m_board, &views::CampaignBoard::changed, this, &ManageSheet::showCampaign);
}

void ManageSheet::open(Tab tab)
{
    showCampaign();
    Sheet::open();
    m_tabs->choose(int(tab));
}

void ManageSheet::showCampaign()
{
    if (!m_board.isKnown())
        return;
    m_change->setCampaign(m_board.campaign());
    m_messages->setCampaign(m_board.campaign());
}

void ManageSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Manage the campaign"));
    m_tabs->setNames({tr("Campaign"), tr("Report"), tr("Thanks"), tr("Messages")});
}

} // namespace madang::gui
