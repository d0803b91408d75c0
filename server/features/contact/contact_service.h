// SPDX-License-Identifier: GPL-3.0-or-later
// ContactService: words to whoever runs the server, as a mail that can be answered.
#pragma once

#include "common/protocol/contact.h"
#include "server/core/throttle.h"
#include "server/features/accounts/account_access.h"
#include "server/features/mail/mail_access.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

class ContactService {
public:
    /// `address`: where they go; without one to the proven addresses of owners and admins.
    ContactService(AccountAccess &accounts, MailAccess &mail, Throttle &throttle,
                   std::optional<MailAddress> address)
        : m_accounts(accounts)
        , m_mail(mail)
        , m_throttle(throttle)
        , m_address(std::move(address))
    {
    }
    Result<Nothing> send(Work &work, const contact::Words &request);

private:
    Result<QList<MailAddress>> recipients(Work &work);

    AccountAccess &m_accounts;
    MailAccess &m_mail;
    Throttle &m_throttle;
    const std::optional<MailAddress> m_address;
};

} // namespace madang
