// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignPageSheet: all there is to read about a campaign: its story, the use of its money, its gifts, who
// gave most.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/goal_bar.h"
#include "client-gui/parts/markdown_view.h"
#include "client-gui/parts/picture_box.h"
#include "client-gui/parts/sheet.h"
#include "client-gui/parts/tab_row.h"
#include "common/views/campaign_board.h"
#include "common/views/campaign_page.h"
#include "common/views/donor_ranking.h"
#include "common/views/gift_feed.h"

namespace madang::gui {

class ReportsView;

class CampaignPageSheet : public Sheet {
    Q_OBJECT

public:
    enum class Tab { About, Reports, Gifts, Ranking };

    CampaignPageSheet(const Theme &theme, Session &session, const views::Formats &formats,
                      CampaignId campaign, QWidget *host);

    void open(Tab tab = Tab::About);

Q_SIGNALS:
    void linkPressed(const QUrl &link, bool doubtful);
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    QWidget *aboutPage();
    void showCampaign();
    void showPicture();
    void report(DonationId gift);

    Session &m_session;
    const views::Formats &m_formats;
    views::CampaignBoard m_board;
    views::CampaignPage m_page;
    views::GiftFeed m_feed;
    views::DonorRanking m_ranking;
    TabRow *m_tabs = nullptr;
    FaultLine *m_fault = nullptr;
    PictureBox *m_picture = nullptr;
    Label *m_total = nullptr;
    GoalBar *m_bar = nullptr;
    Label *m_beneficiary = nullptr;
    Label *m_standing = nullptr;
    Label *m_milestones = nullptr;
    MarkdownView *m_story = nullptr;
    Button *m_copy = nullptr;
    ReportsView *m_reports = nullptr;
    bool m_feedAsked = false;
};

} // namespace madang::gui
