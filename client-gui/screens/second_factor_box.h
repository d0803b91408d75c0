// SPDX-License-Identifier: GPL-3.0-or-later
// SecondFactorBox: setting up an authenticator, recovery codes, turning it off; a part of SessionsSheet.
// Shows views::SecondFactorSettings.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/proof_line.h"
#include "common/views/qr_code.h"
#include "common/views/second_factor_settings.h"

#include <QLineEdit>

namespace madang::gui {

class QrPicture;

class SecondFactorBox : public QWidget {
    Q_OBJECT

public:
    SecondFactorBox(const Theme &theme, Session &session, QWidget *parent);

    void refresh();
    void retranslate();
    /// False for who only comes through other services; the sheet has more forms that ask for it.
    bool needsPassword() const { return m_view.needsPassword(); }

Q_SIGNALS:
    void needsPasswordRead();
    void said(const QString &line);

private:
    void show();
    void go();

    views::SecondFactorSettings m_view;
    Label *m_head = nullptr;
    Label *m_state = nullptr;
    QrPicture *m_picture = nullptr;
    QLineEdit *m_secret = nullptr;
    FormField *m_secretField = nullptr;
    Label *m_codes = nullptr;
    Button *m_copy = nullptr;
    QLineEdit *m_password = nullptr;
    FormField *m_passwordField = nullptr;
    ProofLine *m_proof = nullptr;
    QLineEdit *m_code = nullptr;
    FormField *m_codeField = nullptr;
    Button *m_go = nullptr;
    Button *m_renew = nullptr;
    Label *m_error = nullptr;
};

} // namespace madang::gui
