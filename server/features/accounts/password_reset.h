// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordReset: a new password with a code that is sent to an account's proven address. Nothing it answers
// tells whether an address belongs to anybody.
#pragma once

#include "common/base/secret.h"
#include "server/features/accounts/email_service.h"
#include "server/features/accounts/session_service.h"

namespace madang {

class PasswordReset {
public:
    PasswordReset(EmailStore &store, EmailCodes &codes, AccountStore &accountStore, SessionService &sessions,
                  const EmailService &emails, MailAccess *mail, Lanes &lanes, Throttle &throttle,
                  secret::HashCost cost)
        : m_store(store)
        , m_codes(codes)
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
    Result<Later<Nothing>> ask(Work &work, const accounts::ForgotPassword &request);
    /// A code to an account's proven address; false when it has none.
    Result<bool> sendTo(Work &work, UserId account);
    /// Ends every session of the account.
    Result<Later<Nothing>> confirm(Work &work, const accounts::ResetPassword &request);

private:
    Done send(Work &work, const MailAddress &address);
    Done change(Work &work, const EmailRow &email, const QString &codeHash, const QString &password);

    EmailStore &m_store;
    EmailCodes &m_codes;
    AccountStore &m_accounts;
    SessionService &m_sessions;
    const EmailService &m_emails;
    MailAccess *const m_mail;
    Lanes &m_lanes;
    Throttle &m_throttle;
    const secret::HashCost m_cost;
};

} // namespace madang
