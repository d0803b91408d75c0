// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &mailSelection()
    {
        static const QString text = uR"(
        SELECT id, kind, recipient, sealed, state, attempts, created_at, next_try_at, useless_at, ended_at, fault,
               account
          FROM mail)"_s;
        return text;
    }

} // namespace

Done MailStore::insert(Work &work, const MailRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO mail (id, kind, recipient, sealed, state, attempts, created_at, next_try_at, useless_at,
                          fault, account)
        VALUES (:id, :kind, :recipient, :sealed, :state, 0, :created, :next, :useless, '', :account))"_s,
                      bind("id", row.id), bind("kind", row.kind), bind("recipient", row.recipient),
                      bind("sealed", row.sealed), bind("state", row.state), bind("created", row.createdAt),
                      bind("next", row.nextTryAt), bind("useless", row.uselessAt),
                      bind("account", row.account)));
    return {};
}

Result<std::optional<MailRow>> MailStore::byId(Work &work, MailId id)
{
    static const QString text = mailSelection() + u" WHERE id = :id"_s;
    return work.db().one<MailRow>(text, bind("id", id));
}

Result<QList<MailRow>> MailStore::due(Work &work, int limit)
{
    static const QString text = mailSelection() + uR"(
         WHERE state = 'waiting' AND next_try_at <= :now
         ORDER BY next_try_at, id
         LIMIT :limit)"_s;
    return work.db().all<MailRow>(text, bind("now", work.now()), bind("limit", limit));
}

Result<QList<MailRow>> MailStore::page(Work &work, std::optional<mail::State> state, MailId before, int limit)
{
    if (state) {
        static const QString one
            = mailSelection() + u" WHERE state = :state AND id < :before ORDER BY id DESC LIMIT :limit"_s;
        return work.db().all<MailRow>(one, bind("state", *state), bind("before", before),
                                      bind("limit", limit));
    }
    static const QString open = mailSelection()
        + u" WHERE state IN ('waiting', 'dead') AND id < :before ORDER BY id DESC LIMIT :limit"_s;
    return work.db().all<MailRow>(open, bind("before", before), bind("limit", limit));
}

Result<bool> MailStore::claim(Work &work, const MailRow &seen, Timestamp until)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE mail
           SET attempts = attempts + 1, next_try_at = :until
         WHERE id = :id AND state = 'waiting' AND attempts = :attempts AND next_try_at = :seen)"_s,
                      bind("until", until), bind("id", seen.id), bind("attempts", seen.attempts),
                      bind("seen", seen.nextTryAt)));
    return rows == 1;
}

Done MailStore::sent(Work &work, MailId id, int attempts)
{
    TRY(work.db().run(uR"(
        UPDATE mail
           SET state = 'sent', sealed = '', fault = '', ended_at = :now
         WHERE id = :id AND attempts = :attempts)"_s,
                      bind("now", work.now()), bind("id", id), bind("attempts", attempts)));
    return {};
}

Done MailStore::again(Work &work, MailId id, int attempts, Timestamp next, const QString &fault)
{
    TRY(work.db().run(uR"(
        UPDATE mail
           SET next_try_at = :next, fault = :fault
         WHERE id = :id AND attempts = :attempts AND state = 'waiting')"_s,
                      bind("next", next), bind("fault", fault), bind("id", id), bind("attempts", attempts)));
    return {};
}

Done MailStore::giveBack(Work &work, MailId id, int attempts, Timestamp next)
{
    TRY(work.db().run(uR"(
        UPDATE mail
           SET next_try_at = :next, attempts = attempts - 1
         WHERE id = :id AND attempts = :attempts AND state = 'waiting')"_s,
                      bind("next", next), bind("id", id), bind("attempts", attempts)));
    return {};
}

Done MailStore::bury(Work &work, MailId id, int attempts, const QString &fault)
{
    TRY(work.db().run(uR"(
        UPDATE mail
           SET state = 'dead', fault = :fault, ended_at = :now
         WHERE id = :id AND attempts = :attempts AND state = 'waiting')"_s,
                      bind("fault", fault), bind("now", work.now()), bind("id", id),
                      bind("attempts", attempts)));
    return {};
}

Result<int> MailStore::buryUseless(Work &work)
{
    return work.db().run(uR"(
        UPDATE mail
           SET state = 'dead', sealed = '', ended_at = :now,
               fault = CASE WHEN fault = '' THEN 'too late' ELSE 'too late: ' || fault END
         WHERE state = 'waiting' AND next_try_at <= :now AND useless_at <= :now)"_s,
                         bind("now", work.now()));
}

Result<bool> MailStore::revive(Work &work, MailId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE mail
           SET state = 'waiting', attempts = 0, next_try_at = :now, ended_at = NULL, fault = ''
         WHERE id = :id AND state = 'dead' AND sealed <> '' AND useless_at > :now)"_s,
                      bind("now", work.now()), bind("id", id)));
    return rows == 1;
}

Result<QList<MailId>> MailStore::removeAbout(Work &work, UserId account)
{
    return work.db().all<MailId>(uR"(
        DELETE FROM mail
         WHERE account = :account
            OR recipient IN (SELECT address
                                 FROM account_email
                                WHERE account = :account AND verified_at IS NOT NULL)
        RETURNING id)"_s,
                                 bind("account", account));
}

Done MailStore::forget(Work &work, mail::State state, Timestamp before)
{
    TRY(work.db().run(u"DELETE FROM mail WHERE ended_at < :before AND state = :state"_s,
                      bind("before", before), bind("state", state)));
    return {};
}

} // namespace madang
