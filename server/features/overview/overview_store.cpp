// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/overview_store.h"

#include "common/protocol/overview.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// How many rows something has, at most `most`.
    template <typename... Binds>
    Result<int> countUpTo(Work &work, int most, const char *rows, const Binds &...binds)
    {
        return work.db().only<int>(u"SELECT COUNT(*) FROM (SELECT 1 FROM "_s + QLatin1StringView(rows)
                                       + u" LIMIT :most) AS counted"_s,
                                   binds..., bind("most", most));
    }

    template <typename... Binds> Result<int> count(Work &work, const char *rows, const Binds &...binds)
    {
        return countUpTo(work, overview::kMostCounted, rows, binds...);
    }

    template <typename... Binds> Result<bool> isAny(Work &work, const char *rows, const Binds &...binds)
    {
        TRY(const int found, countUpTo(work, 1, rows, binds...));
        return found > 0;
    }

} // namespace

Result<int> OverviewStore::mailsWaiting(Work &work)
{
    return count(work, "mail WHERE state = 'waiting'");
}

Result<std::optional<qint64>> OverviewStore::oldestMail(Work &work)
{
    return work.db().one<qint64>(uR"(
        SELECT created_at
          FROM mail
         WHERE state = 'waiting'
         ORDER BY id
         LIMIT 1)"_s);
}

Result<int> OverviewStore::mailsDead(Work &work)
{
    return count(work, "mail WHERE state = 'dead'");
}

Result<bool> OverviewStore::didAMailDieSince(Work &work, Timestamp since)
{
    return isAny(work, "mail WHERE state = 'dead' AND ended_at > :since", bind("since", since));
}

Result<int> OverviewStore::paymentsInDoubt(Work &work)
{
    return count(work, "payment_order WHERE next_check_at IS NOT NULL");
}

Result<bool> OverviewStore::isAPaymentInDoubtSince(Work &work, Timestamp since)
{
    return isAny(work,
                 "payment_order WHERE next_check_at IS NOT NULL AND COALESCE(asked_at, created_at) <= :since",
                 bind("since", since));
}

Result<int> OverviewStore::returnsInDoubt(Work &work)
{
    return count(work, "order_return WHERE next_check_at IS NOT NULL");
}

Result<bool> OverviewStore::isAReturnInDoubtSince(Work &work, Timestamp since)
{
    return isAny(work, "order_return WHERE next_check_at IS NOT NULL AND created_at <= :since",
                 bind("since", since));
}

Result<int> OverviewStore::webhooksDead(Work &work)
{
    return count(work, "payment_webhook WHERE state = 'dead'");
}

Result<int> OverviewStore::unmatchedMoney(Work &work)
{
    return count(work, "unmatched_money WHERE resolved_at IS NULL");
}

Result<bool> OverviewStore::isMoneyUnmatchedSince(Work &work, Timestamp since)
{
    return isAny(work, "unmatched_money WHERE resolved_at IS NULL AND found_at <= :since",
                 bind("since", since));
}

Result<int> OverviewStore::depositsWaiting(Work &work)
{
    // Two indexes: a gateway is asked about its own, a person looks for the others on the bank account.
    TRY(const int transfers,
        count(work, "payment_order WHERE status = 'WAITING_FOR_DEPOSIT' AND gateway = 'transfer'"));
    TRY(const int others,
        count(work,
              "payment_deposit d JOIN payment_order o ON o.id = d.order_id "
              "WHERE d.next_check_at IS NOT NULL AND o.gateway <> 'transfer'"));
    return std::min(transfers + others, overview::kMostCounted);
}

Result<int> OverviewStore::complaintsOpen(Work &work)
{
    return count(work, "complaint WHERE decided_at IS NULL");
}

Result<int> OverviewStore::applicantsWaiting(Work &work)
{
    // Only who waits has a row; the condition is there for the index.
    return count(work, "applicant WHERE account > 0");
}

Result<std::optional<ProofRow>> OverviewStore::lastProof(Work &work)
{
    return work.db().one<ProofRow>(uR"(
        SELECT at, holds, wrong
          FROM ledger_proof
         WHERE id = (SELECT MAX(id) FROM ledger_proof))"_s);
}

Result<std::optional<UserId>> OverviewStore::userNamed(Work &work, const QString &username)
{
    return work.db().one<UserId>(u"SELECT id FROM account WHERE username = :name"_s, bind("name", username));
}

Result<std::optional<HolderRow>> OverviewStore::holder(Work &work, SessionId session)
{
    return work.db().one<HolderRow>(uR"(
        SELECT a.username, a.nickname, s.device
          FROM session s
          JOIN account a ON a.id = s.account
         WHERE s.id = :session
         UNION ALL
        SELECT a.username, a.nickname, t.name
          FROM api_token t
          JOIN account a ON a.id = t.account
         WHERE t.id = :session)"_s,
                                    bind("session", session));
}

Result<int> OverviewStore::schema(Work &work)
{
    return work.db().only<int>(u"SELECT MAX(number) FROM schema_migration"_s);
}

Result<qint64> OverviewStore::size(Work &work)
{
    if (work.db().engine() == Engine::Postgres)
        return work.db().only<qint64>(u"SELECT pg_database_size(current_database())"_s);
    return work.db().only<qint64>(
        u"SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"_s);
}

} // namespace madang
