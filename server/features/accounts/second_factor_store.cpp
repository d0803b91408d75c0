// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/second_factor_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<std::optional<SecondFactorRow>> SecondFactorStore::of(Work &work, UserId account)
{
    return work.db().one<SecondFactorRow>(uR"(
        SELECT sealed, begun_at, proven_at, last_step FROM second_factor WHERE account = :account)"_s,
                                          bind("account", account));
}

Result<bool> SecondFactorStore::begin(Work &work, UserId account, const QString &sealed)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO second_factor (account, sealed, begun_at, last_step)
        VALUES (:account, :sealed, :now, 0)
        ON CONFLICT (account) DO UPDATE
           SET sealed = EXCLUDED.sealed, begun_at = EXCLUDED.begun_at
         WHERE second_factor.proven_at IS NULL)"_s,
                      bind("account", account), bind("sealed", sealed), bind("now", work.now())));
    return rows > 0;
}

Result<bool> SecondFactorStore::prove(Work &work, UserId account, const QString &sealed, qint64 step)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE second_factor
           SET proven_at = :now, last_step = :step
         WHERE account = :account AND sealed = :sealed AND proven_at IS NULL)"_s,
                      bind("now", work.now()), bind("step", step), bind("account", account),
                      bind("sealed", sealed)));
    return rows > 0;
}

Result<bool> SecondFactorStore::takeStep(Work &work, UserId account, qint64 step)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE second_factor
           SET last_step = :step
         WHERE account = :account AND proven_at IS NOT NULL AND last_step < :step)"_s,
                      bind("step", step), bind("account", account)));
    return rows > 0;
}

Result<bool> SecondFactorStore::remove(Work &work, UserId account)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM second_factor WHERE account = :account AND proven_at IS NOT NULL"_s,
                      bind("account", account)));
    if (rows > 0) {
        TRY(work.db().run(u"DELETE FROM recovery_code WHERE account = :account"_s, bind("account", account)));
        TRY(work.db().run(u"DELETE FROM second_factor_reset WHERE account = :account"_s,
                          bind("account", account)));
    }
    return rows > 0;
}

Result<std::optional<FactorAskRow>> SecondFactorStore::askAbout(Work &work, UserId account, Timestamp after)
{
    return work.db().one<FactorAskRow>(uR"(
        SELECT r.asked_by, a.username, a.role, r.asked_at, r.reason
          FROM second_factor_reset r
          JOIN account a ON a.id = r.asked_by
         WHERE r.account = :account AND r.asked_at > :after AND a.disabled_at IS NULL)"_s,
                                       bind("account", account), bind("after", after));
}

Done SecondFactorStore::putAsk(Work &work, UserId account, UserId by, const QString &reason)
{
    TRY(work.db().run(uR"(
        INSERT INTO second_factor_reset (account, asked_by, asked_at, reason)
        VALUES (:account, :by, :now, :reason)
        ON CONFLICT (account) DO UPDATE
           SET asked_by = EXCLUDED.asked_by, asked_at = EXCLUDED.asked_at, reason = EXCLUDED.reason)"_s,
                      bind("account", account), bind("by", by), bind("now", work.now()),
                      bind("reason", reason)));
    return {};
}

Done SecondFactorStore::forgetAsks(Work &work, Timestamp before)
{
    TRY(work.db().run(u"DELETE FROM second_factor_reset WHERE asked_at <= :before"_s,
                      bind("before", before)));
    return {};
}

Done SecondFactorStore::forgetUnproven(Work &work, Timestamp before)
{
    TRY(work.db().run(u"DELETE FROM second_factor WHERE proven_at IS NULL AND begun_at < :before"_s,
                      bind("before", before)));
    return {};
}

Done SecondFactorStore::putRecoveryCodes(Work &work, UserId account, const QList<QString> &hashes)
{
    TRY(work.db().run(u"DELETE FROM recovery_code WHERE account = :account"_s, bind("account", account)));
    for (const QString &hash : hashes)
        TRY(work.db().run(u"INSERT INTO recovery_code (account, hash) VALUES (:account, :hash)"_s,
                          bind("account", account), bind("hash", hash)));
    return {};
}

Result<bool> SecondFactorStore::hasRecoveryCode(Work &work, UserId account, const QString &hash)
{
    TRY(const auto row,
        work.db().one<QString>(u"SELECT hash FROM recovery_code WHERE account = :account AND hash = :hash"_s,
                               bind("account", account), bind("hash", hash)));
    return row.has_value();
}

Result<bool> SecondFactorStore::takeRecoveryCode(Work &work, UserId account, const QString &hash)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM recovery_code WHERE account = :account AND hash = :hash"_s,
                      bind("account", account), bind("hash", hash)));
    return rows > 0;
}

Result<int> SecondFactorStore::recoveryCodesLeft(Work &work, UserId account)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM recovery_code WHERE account = :account"_s,
                               bind("account", account));
}

} // namespace madang
