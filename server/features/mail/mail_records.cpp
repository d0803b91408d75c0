// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> MailRecords::columns() const
{
    return {{"mail", "account", Fate::Removed, Belonging::Settings, Joining::Moves, "", "1 = 0"}};
}

QList<PersonalSection> MailRecords::sections() const
{
    // Mails are sealed and wiped: that they were sent is what there is to tell. To whom words to the operator
    // went is the operators' affair.
    return {{"mails", uR"(
        SELECT id AS cursor, kind, CASE kind WHEN 'contact' THEN '' ELSE recipient END AS recipient, state,
               created_at, ended_at
          FROM mail
         WHERE (account = :person
                OR recipient IN (SELECT address
                                 FROM account_email
                                WHERE account = :person AND verified_at IS NOT NULL))
           AND id > :after
         ORDER BY id
         LIMIT :limit)"_s}};
}

Done MailRecords::erase(Work &work, Erasure &erasure)
{
    return m_service.forgetAbout(work, erasure.person);
}

} // namespace madang
