// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/ledger/ledger_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    // PostgreSQL adds bigints up to a numeric, which Qt would read as a double: every sum is cast back.
    const QString &balanceQuery()
    {
        static const QString text = uR"(
    SELECT CAST(COALESCE((SELECT SUM(amount) FROM ledger_transfer WHERE target = a.id), 0)
              - COALESCE((SELECT SUM(amount) FROM ledger_transfer WHERE source = a.id), 0) AS BIGINT)
      FROM ledger_account a
     WHERE a.kind = :kind AND a.subject = :subject)"_s;
        return text;
    }

    const QString &findAccount()
    {
        static const QString text
            = u"SELECT id FROM ledger_account WHERE kind = :kind AND subject = :subject"_s;
        return text;
    }

    const QString &lineQuery()
    {
        static const QString text = uR"(
        SELECT e.id, t.number, e.at, e.kind, e.reference, s.kind, s.subject, g.kind, g.subject, t.amount
          FROM ledger_transfer t
          JOIN ledger_entry e ON e.id = t.entry
          JOIN ledger_account s ON s.id = t.source
          JOIN ledger_account g ON g.id = t.target)"_s;
        return text;
    }

    /// The one-row part of a report.
    struct Sums {
        Money sum;
        qint64 entries = 0;
        qint64 transfers = 0;
        qint64 unbalancedEntries = 0;
        qint64 emptyEntries = 0;
    };
    PROTOCOL_FIELDS(Sums, sum, entries, transfers, unbalancedEntries, emptyEntries)

} // namespace

Result<LedgerAccountId> LedgerStore::account(Work &work, const ledger::Account &account)
{
    TRY(const auto known,
        work.db().one<LedgerAccountId>(findAccount(), bind("kind", account.kind),
                                       bind("subject", account.subject)));
    if (known)
        return *known;
    TRY(work.db().run(uR"(
        INSERT INTO ledger_account (id, kind, subject, created_at)
        VALUES (:id, :kind, :subject, :at)
        ON CONFLICT (kind, subject) DO NOTHING)"_s,
                      bind("id", work.newId<LedgerAccountId>()), bind("kind", account.kind),
                      bind("subject", account.subject), bind("at", work.now())));
    return work.db().only<LedgerAccountId>(findAccount(), bind("kind", account.kind),
                                           bind("subject", account.subject));
}

Result<std::optional<LedgerEntryId>> LedgerStore::insertEntry(Work &work, const QString &kind,
                                                              const QString &reference)
{
    return work.db().one<LedgerEntryId>(uR"(
        INSERT INTO ledger_entry (id, kind, reference, at)
        VALUES (:id, :kind, :reference, :at)
        ON CONFLICT (kind, reference) DO NOTHING
        RETURNING id)"_s,
                                        bind("id", work.newId<LedgerEntryId>()), bind("kind", kind),
                                        bind("reference", reference), bind("at", work.now()));
}

Done LedgerStore::insertTransfer(Work &work, LedgerEntryId entry, int number, LedgerAccountId source,
                                 LedgerAccountId target, Money amount)
{
    TRY(work.db().run(uR"(
        INSERT INTO ledger_transfer (entry, number, source, target, amount)
        VALUES (:entry, :number, :source, :target, :amount))"_s,
                      bind("entry", entry), bind("number", number), bind("source", source),
                      bind("target", target), bind("amount", amount)));
    return {};
}

Result<Money> LedgerStore::balance(Work &work, const ledger::Account &account)
{
    TRY(const auto balance,
        work.db().one<Money>(balanceQuery(), bind("kind", account.kind), bind("subject", account.subject)));
    return balance.value_or(Money{});
}

Result<QList<ledger::Line>> LedgerStore::lines(Work &work, const ledger::LineCursor &after, int limit)
{
    static const QString text = lineQuery() + uR"(
         WHERE t.entry > :entry OR (t.entry = :entry AND t.number > :number)
         ORDER BY t.entry, t.number
         LIMIT :limit)"_s;
    return work.db().all<ledger::Line>(text, bind("entry", after.entry), bind("number", after.number),
                                       bind("limit", limit));
}

Result<QList<ledger::Line>> LedgerStore::linesOf(Work &work, const std::array<ledger::Account, 3> &accounts,
                                                 const ledger::LineCursor &after, int limit)
{
    std::array<LedgerAccountId, 3> ids;
    for (size_t i = 0; i < accounts.size(); ++i) {
        TRY(const auto id,
            work.db().one<LedgerAccountId>(findAccount(), bind("kind", accounts[i].kind),
                                           bind("subject", accounts[i].subject)));
        ids[i] = id.value_or(LedgerAccountId{});
    }
    static const QString text = lineQuery() + uR"(
         WHERE (t.entry, t.number) IN (SELECT entry, number FROM ledger_transfer WHERE source IN (:a, :b, :c)
                                        UNION
                                       SELECT entry, number FROM ledger_transfer WHERE target IN (:a, :b, :c))
           AND (t.entry > :entry OR (t.entry = :entry AND t.number > :number))
         ORDER BY t.entry, t.number
         LIMIT :limit)"_s;
    return work.db().all<ledger::Line>(text, bind("a", ids[0]), bind("b", ids[1]), bind("c", ids[2]),
                                       bind("entry", after.entry), bind("number", after.number),
                                       bind("limit", limit));
}

Result<ledger::Report> LedgerStore::check(Work &work)
{
    TRY(const Sums sums, work.db().only<Sums>(uR"(
        SELECT (SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_posting),
               (SELECT COUNT(*) FROM ledger_entry),
               (SELECT COUNT(*) FROM ledger_transfer),
               (SELECT COUNT(*)
                  FROM (SELECT entry FROM ledger_posting GROUP BY entry HAVING SUM(amount) <> 0) AS unbalanced),
               (SELECT COUNT(*)
                  FROM ledger_entry e
                 WHERE NOT EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.entry = e.id)))"_s));
    ledger::Report report{sums.sum, sums.entries, sums.transfers, sums.unbalancedEntries, sums.emptyEntries,
                          {}};
    TRY(report.kinds, work.db().all<ledger::KindBalance>(uR"(
        SELECT a.kind, COUNT(DISTINCT a.id), CAST(COALESCE(SUM(p.amount), 0) AS BIGINT)
          FROM ledger_account a
          LEFT JOIN ledger_posting p ON p.account = a.id
         GROUP BY a.kind
         ORDER BY a.kind)"_s));
    return report;
}

} // namespace madang
