// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordReset: a new password with a code that is sent to an account's proven address. Nothing it answers
// tells whether an address belongs to anybody, and nothing a stranger does keeps out who gets its mail.
#pragma once

#include "common/base/secret.h"
#include "server/features/accounts/email_service.h"
#include "server/features/accounts/reset_codes.h"
#include "server/features/accounts/session_service.h"

namespace madang {

class PasswordReset {
public:
    PasswordReset(EmailStore &store, const QByteArray &codeKey, AccountStore &accountStore,
                  SessionService &sessions, const EmailService &emails, MailAccess *mail, Lanes &lanes,
                  Throttle &throttle, secret::HashCost cost)
        : m_store(store)
        , m_codes(codeKey)
        , m_accounts(accountStore)
        , m_sessions(sessions)
        , m_emails(emails)
        , m_mail(mail)
        , m_lanes(lanes)
        , m_throttle(throttle)
        , m_cost(cost)
    {
    }
    /// Answers at once; whether there is anything to send is found out after that.
    Result<Later<accounts::ResetBegun>> ask(Work &work, const accounts::ForgotPassword &request);
    /// A code to an account's proven address; false when it has none.
    Result<bool> sendTo(Work &work, UserId account);
    /// Ends every session of the account.
    Result<Later<Nothing>> confirm(Work &work, const accounts::ResetPassword &request);

private:
    /// What the code of a request comes to, before its attempt is counted.
    struct Judged {
        bool isAttempt = false;
        ResettableRow row; ///< whose account it opens
        std::optional<Error> refusal; ///< what is wrong with the code, or with the password beside it
    };
    Result<Judged> judge(Work &work, const MailAddress &address, const accounts::ResetPassword &request);
    Done send(Work &work, const MailAddress &address);
    Done change(Work &work, const ResettableRow &proven, const QString &password);

    EmailStore &m_store;
    const ResetCodes m_codes;
    AccountStore &m_accounts;
    SessionService &m_sessions;
    const EmailService &m_emails;
    MailAccess *const m_mail;
    Lanes &m_lanes;
    Throttle &m_throttle;
    const secret::HashCost m_cost;
};

} // namespace madang
