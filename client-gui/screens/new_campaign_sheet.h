// SPDX-License-Identifier: GPL-3.0-or-later
// NewCampaignSheet: what a campaign is for, how much it needs and until when.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/campaign_board.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace madang::gui {

class NewCampaignSheet : public Sheet {
    Q_OBJECT

public:
    NewCampaignSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void created(const madang::campaigns::Campaign &campaign);

protected:
    void retranslate() override;

private:
    void check();
    void submit();

    views::CampaignList m_campaigns;
    const views::Formats &m_formats;
    QLineEdit *m_title = nullptr;
    FormField *m_titleField = nullptr;
    QPlainTextEdit *m_story = nullptr;
    FormField *m_storyField = nullptr;
    MoneyEdit *m_goal = nullptr;
    FormField *m_goalField = nullptr;
    QDateEdit *m_end = nullptr;
    FormField *m_endField = nullptr;
    Label *m_error = nullptr;
    Button *m_action = nullptr;
    bool m_busy = false;
};

} // namespace madang::gui
