// SPDX-License-Identifier: GPL-3.0-or-later
// TokenBox: the standing tokens of one's account, making one and revoking them; a part of SessionsSheet.
// Shows views::TokenSettings.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/proof_line.h"
#include "common/views/token_settings.h"

#include <QComboBox>
#include <QLineEdit>

class QVBoxLayout;

namespace madang::gui {

class TokenBox : public QWidget {
    Q_OBJECT

public:
    TokenBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent);

    void refresh();
    void retranslate();
    void revoke(tokens::TokenId token) { m_view.revoke(token); }

Q_SIGNALS:
    void said(const QString &line);
    /// Somebody wants to be asked whether it is to go; `name` is foreign text.
    void revokeWanted(madang::tokens::TokenId token, const QString &name);

private:
    void show();
    void showRows();
    void showScopes();
    void showError();
    void addRow(const tokens::ApiToken &token);
    void go();

    const Theme &m_theme;
    const views::Formats &m_formats;
    views::TokenSettings m_view;
    Label *m_head = nullptr;
    Label *m_lead = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column = nullptr;
    QLineEdit *m_secret = nullptr;
    FormField *m_secretField = nullptr;
    Button *m_copy = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    QComboBox *m_scope = nullptr;
    FormField *m_scopeField = nullptr;
    QList<tokens::Scope> m_scopes; ///< as the choice has them
    QLineEdit *m_days = nullptr;
    FormField *m_daysField = nullptr;
    QLineEdit *m_password = nullptr;
    FormField *m_passwordField = nullptr;
    ProofLine *m_proof = nullptr;
    QLineEdit *m_code = nullptr;
    FormField *m_codeField = nullptr;
    Button *m_go = nullptr;
    Label *m_error = nullptr;
    FaultLine *m_unread = nullptr; ///< why nothing is known
};

} // namespace madang::gui
