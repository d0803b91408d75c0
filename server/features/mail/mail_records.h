// SPDX-License-Identifier: GPL-3.0-or-later
// MailRecords: the personal data of mails: those about somebody, whoever got them, and those to their
// address.
#pragma once

#include "server/features/mail/mail_service.h"
#include "server/features/personal_data.h"

namespace madang {

/// Erases before accounts do: by their rows it knows the address.
class MailRecords final : public PersonalData {
public:
    explicit MailRecords(MailService &service)
        : m_service(service)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;

private:
    MailService &m_service;
};

} // namespace madang
