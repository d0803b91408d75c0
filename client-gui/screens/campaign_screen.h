// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignScreen: one campaign at the right side: how far it has come, who gave last, and giving. Shows
// views::CampaignBoard.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/goal_bar.h"
#include "client-gui/parts/markdown_view.h"
#include "client-gui/parts/pane.h"
#include "common/views/campaign_board.h"
#include "common/views/campaign_page.h"

#include <functional>

class QVBoxLayout;

namespace madang::gui {

class CampaignScreen : public Pane {
    Q_OBJECT

public:
    CampaignScreen(const Theme &theme, const views::Formats &formats, QWidget *parent);

    /// Shows a campaign from now on; nothing: the room has none.
    void setBoard(views::CampaignBoard *board);
    /// Gifts carry no ids: this finds the member of a nickname, so that faces are the same everywhere. 0:
    /// unknown.
    void setIdOf(std::function<qint64(const QString &)> idOf);
    /// Whether giving needs an account first.
    void setGuest(bool guest);
    /// Whether one decides about messages here, whoever made the campaign.
    void setModerator(bool moderator);

Q_SIGNALS:
    void donateWanted();
    void allWanted();
    void monitorWanted();
    /// Everything there is to read about it.
    void pageWanted(madang::CampaignId campaign);
    void manageWanted(madang::CampaignId campaign);
    void linkPressed(const QUrl &link, bool doubtful);

protected:
    void retranslate() override;

private:
    void showBoard();
    void showGifts();

    const views::Formats &m_formats;
    views::CampaignBoard *m_board = nullptr;
    bool m_guest = false;
    bool m_moderator = false;
    std::function<qint64(const QString &)> m_idOf;
    QWidget *m_page = nullptr;
    EmptyState *m_state = nullptr;
    Label *m_title = nullptr;
    Label *m_total = nullptr;
    Label *m_goal = nullptr;
    GoalBar *m_bar = nullptr;
    Label *m_percent = nullptr;
    Label *m_left = nullptr;
    Button *m_donate = nullptr;
    MarkdownView *m_story = nullptr;
    Label *m_standing = nullptr;
    Label *m_beneficiary = nullptr;
    Button *m_more = nullptr;
    Button *m_manage = nullptr;
    Label *m_giftsHead = nullptr;
    QWidget *m_gifts = nullptr;
    QVBoxLayout *m_giftColumn = nullptr;
    Button *m_monitor = nullptr;
    Button *m_all = nullptr;
};

} // namespace madang::gui
