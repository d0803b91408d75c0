// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/email_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr size_t kDecoys = 8;

} // namespace

Result<std::optional<EmailRow>> EmailStore::of(Work &work, UserId account)
{
    return work.db().one<EmailRow>(uR"(
        SELECT account, address, folded, claimed_at, COALESCE(verified_at, 0)
          FROM account_email
         WHERE account = :account)"_s,
                                   bind("account", account));
}

Result<std::optional<EmailRow>> EmailStore::holder(Work &work, const QString &folded)
{
    return work.db().one<EmailRow>(uR"(
        SELECT account, address, folded, claimed_at, COALESCE(verified_at, 0)
          FROM account_email
         WHERE folded = :folded AND verified_at IS NOT NULL)"_s,
                                   bind("folded", folded));
}

Result<std::optional<ResettableRow>> EmailStore::resettable(Work &work, const QString &folded)
{
    return work.db().one<ResettableRow>(uR"(
        SELECT e.account, a.username, a.nickname, a.password, e.address, COALESCE(c.hash, '')
          FROM account_email e
          JOIN account a ON a.id = e.account
          LEFT JOIN email_code c ON c.account = e.account AND c.purpose = :purpose AND c.address = e.address
         WHERE e.folded = :folded AND e.verified_at IS NOT NULL)"_s,
                                        bind("purpose", CodePurpose::Reset), bind("folded", folded));
}

Done EmailStore::put(Work &work, UserId account, const MailAddress &address,
                     std::optional<Timestamp> verifiedAt)
{
    TRY(work.db().run(uR"(
        INSERT INTO account_email (account, address, folded, claimed_at, verified_at)
        VALUES (:account, :address, :folded, :now, :verified)
        ON CONFLICT (account) DO UPDATE
           SET address = EXCLUDED.address, folded = EXCLUDED.folded, claimed_at = EXCLUDED.claimed_at,
               verified_at = EXCLUDED.verified_at)"_s,
                      bind("account", account), bind("address", address.shown),
                      bind("folded", address.folded), bind("now", work.now()), bind("verified", verifiedAt)));
    return {};
}

Result<bool> EmailStore::remove(Work &work, UserId account)
{
    TRY(work.db().run(u"DELETE FROM email_code WHERE account = :account"_s, bind("account", account)));
    TRY(const int gone,
        work.db().run(u"DELETE FROM account_email WHERE account = :account"_s, bind("account", account)));
    return gone > 0;
}

Done EmailStore::dropClaims(Work &work, const QString &folded, UserId kept)
{
    TRY(work.db().run(uR"(
        DELETE FROM email_code
         WHERE purpose = :purpose
           AND account IN (SELECT account
                             FROM account_email
                            WHERE folded = :folded AND account <> :kept AND verified_at IS NULL))"_s,
                      bind("purpose", CodePurpose::Verify), bind("folded", folded), bind("kept", kept)));
    TRY(work.db().run(uR"(
        DELETE FROM account_email WHERE folded = :folded AND account <> :kept AND verified_at IS NULL)"_s,
                      bind("folded", folded), bind("kept", kept)));
    return {};
}

Done EmailStore::putCode(Work &work, UserId account, CodePurpose purpose, const CodeRow &code)
{
    TRY(work.db().run(uR"(
        INSERT INTO email_code (account, purpose, address, hash, tries_left, sent_at, expires_at)
        VALUES (:account, :purpose, :address, :hash, :tries, :sent, :expires)
        ON CONFLICT (account, purpose) DO UPDATE
           SET address = EXCLUDED.address, hash = EXCLUDED.hash, tries_left = EXCLUDED.tries_left,
               sent_at = EXCLUDED.sent_at, expires_at = EXCLUDED.expires_at)"_s,
                      bind("account", account), bind("purpose", purpose), bind("address", code.address),
                      bind("hash", code.hash), bind("tries", code.triesLeft), bind("sent", code.sentAt),
                      bind("expires", code.expiresAt)));
    return {};
}

Result<std::optional<CodeRow>> EmailStore::code(Work &work, UserId account, CodePurpose purpose)
{
    return work.db().one<CodeRow>(uR"(
        SELECT address, hash, tries_left, sent_at, expires_at
          FROM email_code
         WHERE account = :account AND purpose = :purpose)"_s,
                                  bind("account", account), bind("purpose", purpose));
}

Result<std::optional<CodeRow>> EmailStore::tryCode(Work &work, UserId account, CodePurpose purpose)
{
    return work.db().one<CodeRow>(uR"(
        UPDATE email_code
           SET tries_left = tries_left - 1
         WHERE account = :account AND purpose = :purpose AND tries_left > 0 AND expires_at > :now
        RETURNING address, hash, tries_left, sent_at, expires_at)"_s,
                                  bind("account", account), bind("purpose", purpose),
                                  bind("now", work.now()));
}

Result<bool> EmailStore::useCode(Work &work, UserId account, CodePurpose purpose, const QString &hash)
{
    TRY(const int rows,
        work.db().run(
            u"DELETE FROM email_code WHERE account = :account AND purpose = :purpose AND hash = :hash"_s,
            bind("account", account), bind("purpose", purpose), bind("hash", hash)));
    return rows == 1;
}

Done EmailStore::writeDecoy(Work &work, const QString &folded)
{
    TRY(work.db().run(uR"(
        INSERT INTO code_decoy (slot, tries)
        VALUES (:slot, 1)
        ON CONFLICT (slot) DO UPDATE
           SET tries = code_decoy.tries + 1)"_s,
                      bind("slot", qint64(qHash(folded) % kDecoys))));
    return {};
}

Done EmailStore::forgetCodes(Work &work, Timestamp before)
{
    TRY(work.db().run(u"DELETE FROM email_code WHERE expires_at < :before"_s, bind("before", before)));
    return {};
}

} // namespace madang
