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
    Done post(Work &work, const OutgoingMail &mail)
    {
        TRY(m_service.post(work, mail));
        return {};
    }
    /// The community's name, as mails call it.
    const QString &house() const { return m_service.house(); }

private:
    MailService &m_service;
};

} // namespace madang
