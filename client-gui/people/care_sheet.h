// SPDX-License-Identifier: GPL-3.0-or-later
// CareSheet: what is done for somebody who cannot help themselves any more, or erasing their account: which
// of it, and why; asks before it is done. Shows views::AccountCare.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/account_care.h"

#include <QComboBox>
#include <QLineEdit>

namespace madang::gui {

class CareSheet : public Sheet {
    Q_OBJECT

public:
    CareSheet(const Theme &theme, Session &session, const views::Formats &formats, const QString &username,
              QWidget *host);

    void open();

Q_SIGNALS:
    /// `gone`: there is no such account any more.
    void taken(const QString &sentence, bool gone);

protected:
    void retranslate() override;

private:
    using Care = views::AccountCare::Care;

    void showCare();
    void showChoice();
    void showAction();
    void showFault();
    void confirm();
    /// The one that is chosen; nothing while none is offered.
    std::optional<Care> chosen() const;
    accounts::Writings messages() const;

    const QString m_username;
    views::AccountCare m_care;
    QList<Care> m_offered; ///< as m_choice lists them
    Label *m_lead = nullptr;
    Label *m_ask = nullptr; ///< who asked for the second factor, and why
    QComboBox *m_choice = nullptr;
    FormField *m_choiceField = nullptr;
    Label *m_meaning = nullptr;
    QComboBox *m_messages = nullptr; ///< of who is erased
    FormField *m_messagesField = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    QLineEdit *m_name = nullptr; ///< typed, so that nobody is erased by mistake
    FormField *m_nameField = nullptr;
    FaultLine *m_fault = nullptr;
    Button *m_cancel = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
