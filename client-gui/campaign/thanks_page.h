// SPDX-License-Identifier: GPL-3.0-or-later
// ThanksPage: thanking one donor or all of them, how far each letter has got, and every gift to thank for.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/pane.h"
#include "common/views/campaign_desk.h"

#include <QPlainTextEdit>

class QVBoxLayout;

namespace madang::gui {

class ThanksPage : public Pane {
    Q_OBJECT

public:
    ThanksPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats, QWidget *parent);

    /// Reads gifts and letters.
    void refresh();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showLetters();
    void showGifts();
    void check();
    void send();

    views::CampaignDesk &m_desk;
    const views::Formats &m_formats;
    std::optional<statements::Statement> m_statement;
    std::optional<statements::ReceivedGift> m_to; ///< nobody: everybody
    Label *m_whom = nullptr;
    Button *m_everybody = nullptr;
    QPlainTextEdit *m_text = nullptr;
    FormField *m_textField = nullptr;
    FaultLine *m_fault = nullptr; ///< who gave could not be read
    Label *m_note = nullptr;
    Button *m_send = nullptr;
    Label *m_lettersHead = nullptr;
    QVBoxLayout *m_letters = nullptr;
    Label *m_giftsHead = nullptr;
    QVBoxLayout *m_gifts = nullptr;
};

} // namespace madang::gui
