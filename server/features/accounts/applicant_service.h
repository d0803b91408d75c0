// SPDX-License-Identifier: GPL-3.0-or-later
// ApplicantService: what those do about registering who look after accounts: approving who waits, and giving
// out invitations. Each of it is on the audit log.
#pragma once

#include "server/features/accounts/email_store.h"
#include "server/features/accounts/registration_store.h"
#include "server/features/accounts/user_service.h"
#include "server/features/mail/mail_access.h"

namespace madang {

class ApplicantService {
public:
    /// Without `mail` nobody is written to.
    ApplicantService(RegistrationStore &store, UserService &users, EmailStore &emails, MailAccess *mail)
        : m_store(store)
        , m_users(users)
        , m_emails(emails)
        , m_mail(mail)
    {
    }
    Result<Page<users::Applicant>> applicants(Work &work, const users::ListUsers &request);
    Result<users::User> approve(Work &work, const users::OneUser &request);
    Result<Nothing> reject(Work &work, const users::OneUser &request);
    Result<users::FreshInvite> invite(Work &work, const users::NewInvite &request);
    Result<Page<users::InviteCode>> invites(Work &work, const users::ListInvites &request);
    Result<Nothing> removeInvite(Work &work, const users::OneInvite &request);

private:
    Result<users::Applicant> waiting(Work &work, const QString &username);
    Done mustLetGo(Work &work, UserId account);
    /// To the address they gave.
    Done writeApproved(Work &work, const users::Applicant &applicant, const QString &language);

    RegistrationStore &m_store;
    UserService &m_users;
    EmailStore &m_emails;
    MailAccess *const m_mail;
};

} // namespace madang
