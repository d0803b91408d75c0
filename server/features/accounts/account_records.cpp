// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> AccountRecords::columns() const
{
    return {{"session", "account", Fate::Emptied},       {"account_email", "account", Fate::Removed},
            {"email_code", "account", Fate::Removed},    {"second_factor", "account", Fate::Removed},
            {"recovery_code", "account", Fate::Removed}, {"registration_invite", "maker", Fate::Removed},
            {"applicant", "account", Fate::Removed},     {"agreed_terms", "account", Fate::Removed},
            {"nickname_claim", "account", Fate::Removed}};
}

QList<PersonalSection> AccountRecords::sections() const
{
    return {
        {"account", uR"(
        SELECT id AS cursor, id, username, nickname, nickname_chosen_at, nickname_changes, role, created_at
          FROM account
         WHERE id = :person AND id > :after
         LIMIT :limit)"_s},
        {"email", uR"(
        SELECT account AS cursor, address, claimed_at, verified_at
          FROM account_email
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        // Codes are hashed, and mails sealed and wiped: that they were sent is what there is to tell.
        {"codesByMail", uR"(
        SELECT CASE purpose WHEN 'verify' THEN 1 ELSE 2 END AS cursor, purpose, address, sent_at, expires_at AS expiry_at
          FROM email_code
         WHERE account = :person AND CASE purpose WHEN 'verify' THEN 1 ELSE 2 END > :after
         ORDER BY cursor
         LIMIT :limit)"_s},
        {"mails", uR"(
        SELECT id AS cursor, kind, recipient, state, created_at, ended_at
          FROM mail
         WHERE recipient IN (SELECT address FROM account_email WHERE account = :person) AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"signIns", uR"(
        SELECT id AS cursor, device, address, created_at, last_used_at, revoked_at AS ended_at
          FROM session
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"secondFactor", uR"(
        SELECT account AS cursor, begun_at, proven_at,
               (SELECT COUNT(*) FROM recovery_code r WHERE r.account = f.account) AS recovery_codes_left
          FROM second_factor f
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        {"application", uR"(
        SELECT account AS cursor, about, language, since AS at
          FROM applicant
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        {"agreedTerms", uR"(
        SELECT at AS cursor, version, at
          FROM agreed_terms
         WHERE account = :person AND at > :after
         ORDER BY at
         LIMIT :limit)"_s},
        {"invitationsMade", uR"(
        SELECT id AS cursor, label, uses_left, made_at, expires_at AS expiry_at
          FROM registration_invite
         WHERE maker = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done AccountRecords::judgeErasing(Work &work, UserId person)
{
    TRY(const int others,
        work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM account
         WHERE role = 'owner' AND id <> :person AND disabled_at IS NULL)"_s,
                            bind("person", person)));
    TRY(const AccountRow row, m_store.byId(work, person));
    return row.role == "owner"_L1 && others == 0 ? Done(Error{Code::Conflict, "last-owner"}) : Done();
}

Done AccountRecords::erase(Work &work, Erasure &erasure)
{
    const UserId person = erasure.person;
    TRY(m_sessions.endAll(work, person));
    TRY(work.db().run(u"UPDATE session SET device = '', address = '' WHERE account = :person"_s,
                      bind("person", person)));
    TRY(work.db().run(
        u"DELETE FROM refresh_token WHERE session IN (SELECT id FROM session WHERE account = :person)"_s,
        bind("person", person)));
    TRY(work.db().run(uR"(
        DELETE FROM mail
         WHERE recipient IN (SELECT address FROM account_email WHERE account = :person)
            OR recipient IN (SELECT address FROM email_code WHERE account = :person))"_s,
                      bind("person", person)));
    for (const QString &text : {u"DELETE FROM account_email WHERE account = :person"_s,
                                u"DELETE FROM email_code WHERE account = :person"_s,
                                u"DELETE FROM recovery_code WHERE account = :person"_s,
                                u"DELETE FROM second_factor WHERE account = :person"_s,
                                u"DELETE FROM registration_invite WHERE maker = :person"_s,
                                u"DELETE FROM applicant WHERE account = :person"_s,
                                u"DELETE FROM nickname_claim WHERE account = :person"_s,
                                u"DELETE FROM agreed_terms WHERE account = :person"_s})
        TRY(work.db().run(text, bind("person", person)));
    return m_store.erase(work, person);
}

} // namespace madang
