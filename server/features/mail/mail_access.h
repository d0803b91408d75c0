// SPDX-License-Identifier: GPL-3.0-or-later
// MailAccess: how other features send a mail.
#pragma once

#include "server/features/mail/mail_service.h"

namespace madang {

/// Runs inside the caller's unit of work: the mail is stored with what causes it, and leaves after the
/// COMMIT.
class MailAccess {
public:
    explicit MailAccess(MailService &service)
        : m_service(service)
    {
    }
    /// `about`: whose account it is about, whoever gets it: it goes when they do. None: nobody's.
    Done post(Work &work, const OutgoingMail &mail, std::optional<UserId> about)
    {
        TRY(m_service.post(work, mail, about));
        return {};
    }
    /// Before an account goes, with its address.
    Done forgetAbout(Work &work, UserId account) { return m_service.forgetAbout(work, account); }
    /// The community's name, as mails call it.
    const QString &house() const { return m_service.house(); }

private:
    MailService &m_service;
};

} // namespace madang
