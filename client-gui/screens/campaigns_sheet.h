// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignsSheet: every campaign of the server with how far it has come. Shows views::CampaignList.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"
#include "common/views/campaign_board.h"

#include <QListView>

namespace madang::gui {

class CampaignsSheet : public Sheet {
    Q_OBJECT

public:
    CampaignsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void picked(const madang::campaigns::Campaign &campaign);
    void startWanted();

protected:
    void retranslate() override;

private:
    void showState();

    views::CampaignList m_campaigns;
    const bool m_mayStart;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
    Button *m_start = nullptr;
};

} // namespace madang::gui
