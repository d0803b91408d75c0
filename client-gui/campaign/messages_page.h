// SPDX-License-Identifier: GPL-3.0-or-later
// MessagesPage: messages that wait for a decision, the words that hold one, and how large a gift with a
// message has to be.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/pane.h"
#include "common/views/campaign_desk.h"

#include <QPlainTextEdit>

class QVBoxLayout;

namespace madang::gui {

class MessagesPage : public Pane {
    Q_OBJECT

public:
    MessagesPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats,
                 QWidget *parent);

    void setCampaign(const campaigns::Campaign &campaign);

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showHeld();
    void save();

    views::CampaignDesk &m_desk;
    const views::Formats &m_formats;
    QVBoxLayout *m_rows = nullptr;
    FaultLine *m_fault = nullptr;
    Label *m_none = nullptr;
    QPlainTextEdit *m_words = nullptr;
    FormField *m_wordsField = nullptr;
    MoneyEdit *m_from = nullptr;
    FormField *m_fromField = nullptr;
    Label *m_note = nullptr;
    Button *m_save = nullptr;
    bool m_open = true;
    bool m_filled = false;
    std::optional<Money> m_messagesFrom;
};

} // namespace madang::gui
