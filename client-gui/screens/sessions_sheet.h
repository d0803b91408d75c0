// SPDX-License-Identifier: GPL-3.0-or-later
// SessionsSheet: where one is signed in, ending those, and one's own nickname, e-mail address and password.
// Shows views::SessionList and views::EmailSettings.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/proof_line.h"
#include "client-gui/parts/sheet.h"
#include "client-gui/screens/consent_box.h"
#include "client-gui/screens/details_box.h"
#include "client-gui/screens/identity_box.h"
#include "client-gui/screens/my_data_box.h"
#include "client-gui/screens/second_factor_box.h"
#include "client-gui/screens/token_box.h"
#include "client-gui/screens/verification_box.h"
#include "common/views/email_settings.h"
#include "common/views/formats.h"
#include "common/views/session_list.h"

#include <QLineEdit>

class QVBoxLayout;

namespace madang::gui {

class SessionsSheet : public Sheet {
    Q_OBJECT

public:
    SessionsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// Reads all of it again.
    void refresh();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showSessions();
    void showHistory();
    void confirmEndingOthers();
    void confirmRevoking(tokens::TokenId token, const QString &name);
    void buildEmail();
    void showEmail();
    void changeNickname();
    void changePassword();
    void showPassword();
    void changedPassword(bool isFirst, const Result<Nothing> &done);

    Session &m_session;
    const views::Formats &m_formats;
    views::SessionList m_sessions;
    Label *m_lead = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    Spinner *m_spinner = nullptr;
    Button *m_endOthers = nullptr;
    Button *m_earlier = nullptr;
    Label *m_history = nullptr;
    Button *m_moreHistory = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_selfHead = nullptr;
    QLineEdit *m_nickname = nullptr;
    FormField *m_nicknameField = nullptr;
    Button *m_saveNickname = nullptr;
    views::EmailSettings m_email;
    Label *m_emailState = nullptr;
    QLineEdit *m_address = nullptr;
    FormField *m_addressField = nullptr;
    QLineEdit *m_proof = nullptr; ///< the password, where a proven address is changed
    FormField *m_proofField = nullptr;
    ProofLine *m_addressProof = nullptr;
    Button *m_saveAddress = nullptr;
    QLineEdit *m_code = nullptr;
    FormField *m_codeField = nullptr;
    QLineEdit *m_oldCode = nullptr;
    FormField *m_oldCodeField = nullptr;
    Button *m_enterCode = nullptr;
    Button *m_resend = nullptr;
    SecondFactorBox *m_factor = nullptr;
    TokenBox *m_tokens = nullptr;
    IdentityBox *m_identities = nullptr;
    QLineEdit *m_current = nullptr;
    FormField *m_currentField = nullptr;
    ProofLine *m_currentProof = nullptr;
    QLineEdit *m_next = nullptr;
    FormField *m_nextField = nullptr;
    Button *m_savePassword = nullptr;
    MyDataBox *m_data = nullptr;
    DetailsBox *m_details = nullptr;
    VerificationBox *m_verification = nullptr;
    ConsentBox *m_consent = nullptr;
};

} // namespace madang::gui
