// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> AccountRecords::columns() const
{
    return {
        {"session", "account", Fate::Emptied, Belonging::SignIns},
        {"api_token", "account", Fate::Removed, Belonging::Settings, Joining::Goes, "", "1 = 0"},
        {"account_email", "account", Fate::Removed, Belonging::Settings, Joining::Yields},
        {"email_code", "account", Fate::Removed, Belonging::Settings, Joining::Goes},
        {"second_factor", "account", Fate::Removed, Belonging::Settings, Joining::Goes},
        {"recovery_code", "account", Fate::Removed, Belonging::Settings, Joining::Goes, "", "1 = 0"},
        {"second_factor_reset", "account", Fate::Removed, Belonging::Settings, Joining::Goes, "", "1 = 0"},
        {"second_factor_reset", "asked_by", Fate::Removed, Belonging::Duties, Joining::Goes, "", "1 = 0"},
        {"registration_invite", "maker", Fate::Removed},
        {"applicant", "account", Fate::Removed, Belonging::Settings, Joining::Goes},
        {"agreed_terms", "account", Fate::Removed, Belonging::Settings, Joining::Yields, "version", "1 = 0"},
        {"nickname_claim", "account", Fate::Removed, Belonging::Settings, Joining::Goes, "", "1 = 0"}};
}

QList<PersonalSection> AccountRecords::sections() const
{
    return {
        {"account", uR"(
        SELECT id AS cursor, id, username, nickname, nickname_chosen_at, nickname_changes, role, language,
               chosen_language, created_at
          FROM account
         WHERE id = :person AND id > :after
         LIMIT :limit)"_s},
        {"email", uR"(
        SELECT account AS cursor, address, claimed_at, verified_at
          FROM account_email
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        // Codes are hashed: that they were sent is what there is to tell. One of each purpose, which each has
        // a number of its own here: a page goes on behind the last one.
        {"codesByMail", uR"(
        SELECT CASE purpose WHEN 'verify' THEN 1 WHEN 'release' THEN 2 WHEN 'reset' THEN 3 ELSE 4 END AS cursor,
               purpose, address, sent_at, expires_at AS expiry_at
          FROM email_code
         WHERE account = :person
           AND CASE purpose WHEN 'verify' THEN 1 WHEN 'release' THEN 2 WHEN 'reset' THEN 3 ELSE 4 END > :after
         ORDER BY cursor
         LIMIT :limit)"_s},
        {"signIns", uR"(
        SELECT id AS cursor, device, address, created_at, last_used_at, proven_at, revoked_at AS ended_at
          FROM session
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"tokens", uR"(
        SELECT id AS cursor, name, scope, made_at, expires_at AS expiry_at, last_used_at, last_address
          FROM api_token
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"secondFactor", uR"(
        SELECT account AS cursor, begun_at, proven_at,
               (SELECT COUNT(*) FROM recovery_code r WHERE r.account = f.account) AS recovery_codes_left
          FROM second_factor f
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        {"secondFactorResetAsked", uR"(
        SELECT account AS cursor, asked_at AS at
          FROM second_factor_reset
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
        {"secondFactorResetsAskedFor", uR"(
        SELECT account AS cursor, account, reason, asked_at AS at
          FROM second_factor_reset
         WHERE asked_by = :person AND account > :after
         ORDER BY account
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
    TRY(const AccountRow row, m_store.byId(work, person));
    if (accounts::roleOf(row.role) != accounts::Role::Owner)
        return {};
    TRY(const bool stays, m_store.hasOtherOwner(work, person));
    return stays ? Done() : Done(Error{Code::Conflict, "last-owner"});
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
    for (const QString &text : {u"DELETE FROM account_email WHERE account = :person"_s,
                                u"DELETE FROM email_code WHERE account = :person"_s,
                                u"DELETE FROM recovery_code WHERE account = :person"_s,
                                u"DELETE FROM second_factor WHERE account = :person"_s,
                                u"DELETE FROM second_factor_reset WHERE account = :person"_s,
                                u"DELETE FROM second_factor_reset WHERE asked_by = :person"_s,
                                u"DELETE FROM registration_invite WHERE maker = :person"_s,
                                u"DELETE FROM applicant WHERE account = :person"_s,
                                u"DELETE FROM nickname_claim WHERE account = :person"_s,
                                u"DELETE FROM agreed_terms WHERE account = :person"_s})
        TRY(work.db().run(text, bind("person", person)));
    return m_store.erase(work, person);
}

Done AccountRecords::judgeMerging(Work &work, const Merging &merging)
{
    TRY(const int waiting,
        work.db().only<int>(u"SELECT COUNT(*) FROM applicant WHERE account IN (:from, :into)"_s,
                            bind("from", merging.from), bind("into", merging.into)));
    if (waiting > 0)
        return Error{Code::Conflict, "waits-for-leave"};
    // What a code protected would be open to who knows a password.
    TRY(const bool guarded, isGuarded(work, merging.from));
    TRY(const bool staysGuarded, isGuarded(work, merging.into));
    return guarded && !staysGuarded ? Done(Error{Code::Conflict, "unguarded"}) : Done();
}

Result<bool> AccountRecords::isGuarded(Work &work, UserId person)
{
    TRY(const auto proven,
        work.db().one<UserId>(
            u"SELECT account FROM second_factor WHERE account = :person AND proven_at IS NOT NULL"_s,
            bind("person", person)));
    return proven.has_value();
}

Done AccountRecords::merge(Work &work, Merging &merging)
{
    // First the account itself: whoever would write a row of it meanwhile waits for this unit.
    TRY(m_store.erase(work, merging.from));
    TRY(m_sessions.endAll(work, merging.from));
    TRY(work.db().run(
        u"DELETE FROM refresh_token WHERE session IN (SELECT id FROM session WHERE account = :from)"_s,
        bind("from", merging.from)));
    if (!merging.keepsWaysIn)
        TRY(work.db().run(u"DELETE FROM account_email WHERE account = :from"_s, bind("from", merging.from)));
    return moveRows(work, merging);
}

} // namespace madang
