// SPDX-License-Identifier: GPL-3.0-or-later
// NewCampaignSheet: what a campaign is for, whom it helps, how much it needs and until when; kept as a draft
// or opened. Drafts of earlier days stand first. Shows views::CampaignForm and views::DraftList.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/campaign_form.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace madang::gui {

class NewCampaignSheet : public Sheet {
    Q_OBJECT

public:
    NewCampaignSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    views::CampaignForm &form() { return m_form; }

Q_SIGNALS:
    void created(const madang::campaigns::Campaign &campaign);
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void typed();
    void showForm();
    void showDrafts();
    void fill();

    views::CampaignForm m_form;
    views::DraftList m_drafts;
    const views::Formats &m_formats;
    Label *m_draftsHead = nullptr;
    QVBoxLayout *m_draftRows = nullptr;
    QLineEdit *m_title = nullptr;
    FormField *m_titleField = nullptr;
    QPlainTextEdit *m_story = nullptr;
    FormField *m_storyField = nullptr;
    QLineEdit *m_beneficiary = nullptr;
    FormField *m_beneficiaryField = nullptr;
    MoneyEdit *m_goal = nullptr;
    FormField *m_goalField = nullptr;
    QLineEdit *m_presets = nullptr;
    FormField *m_presetsField = nullptr;
    QDateEdit *m_end = nullptr;
    FormField *m_endField = nullptr;
    QCheckBox *m_ownReportDay = nullptr;
    QDateEdit *m_report = nullptr;
    FormField *m_reportField = nullptr;
    Label *m_error = nullptr;
    Button *m_save = nullptr;
    Button *m_action = nullptr;
    bool m_filling = false;
};

} // namespace madang::gui
