// SPDX-License-Identifier: GPL-3.0-or-later
// NewAccountSheet: makes an account for somebody else, and shows its password, once. Shows views::NewAccount.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/new_account.h"

#include <QLineEdit>

namespace madang::gui {

class NewAccountSheet : public Sheet {
    Q_OBJECT

public:
    NewAccountSheet(const Theme &theme, Session &session, QWidget *host);

    void open();

Q_SIGNALS:
    /// There is another account.
    void made();
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void submit();
    void showAccount();
    void showAction();

    views::NewAccount m_account;
    Label *m_lead = nullptr;
    QLineEdit *m_username = nullptr;
    FormField *m_usernameField = nullptr;
    QLineEdit *m_nickname = nullptr;
    FormField *m_nicknameField = nullptr;
    QLineEdit *m_password = nullptr;
    FormField *m_passwordField = nullptr;
    Button *m_copy = nullptr;
    Label *m_fault = nullptr;
    Button *m_close = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
