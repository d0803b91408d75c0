// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/books_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kExamples = 10;

    /// One thing that does not fit, and how many such there are.
    struct Found {
        QString about;
        qint64 all = 0;
    };
    PROTOCOL_FIELDS(Found, about, all)

    struct Trigger {
        QString name;
    };
    PROTOCOL_FIELDS(Trigger, name)

    /// The triggers without which a row could be changed.
    QStringList guards(Engine engine)
    {
        const QStringList tables{u"ledger_account"_s, u"ledger_entry"_s, u"ledger_transfer"_s, u"desk_deed"_s,
                                 u"desk_outcome"_s,   u"ledger_proof"_s, u"audit_record"_s};
        QStringList names;
        for (const QString &table : tables) {
            names += table + u"_is_never_changed"_s;
            names += table + (engine == Engine::Sqlite ? u"_is_never_deleted"_s : u"_is_never_emptied"_s);
        }
        return names;
    }

    /// What went into an account minus what went out, as a subquery for the account `a`.
    const QString &balanceOf()
    {
        static const QString text = uR"(
        CAST(COALESCE((SELECT SUM(amount) FROM ledger_transfer WHERE target = a.id), 0)
           - COALESCE((SELECT SUM(amount) FROM ledger_transfer WHERE source = a.id), 0) AS BIGINT))"_s;
        return text;
    }

} // namespace

/// Runs a query whose rows are what does not fit: column `about`.
template <typename... Binds>
Result<Misfits> BooksStore::look(Work &work, const QString &text, const Binds &...binds)
{
    const QString counted
        = u"SELECT about, COUNT(*) OVER () FROM ("_s + text + u") AS misfit ORDER BY about LIMIT :most"_s;
    TRY(const auto rows, work.db().all<Found>(counted, binds..., bind("most", kExamples)));
    Misfits found;
    for (const Found &row : rows) {
        found.count = int(row.all);
        found.examples += row.about;
    }
    return found;
}

Result<qint64> BooksStore::entries(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM ledger_entry"_s);
}

Result<qint64> BooksStore::transfers(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM ledger_transfer"_s);
}

Result<QList<desk::KindBalance>> BooksStore::balances(Work &work)
{
    return work.db().all<desk::KindBalance>(uR"(
        SELECT a.kind, COUNT(DISTINCT a.id), CAST(COALESCE(SUM(p.amount), 0) AS BIGINT)
          FROM ledger_account a
          LEFT JOIN ledger_posting p ON p.account = a.id
         GROUP BY a.kind
         ORDER BY a.kind)"_s);
}

Result<QList<AccountLine>> BooksStore::accounts(Work &work)
{
    static const QString text
        = u"SELECT a.kind, a.subject, COALESCE(c.title, ''), "_s + balanceOf() + uR"( AS balance
          FROM ledger_account a
          LEFT JOIN campaign c ON c.id = a.subject AND a.kind LIKE 'campaign%'
         ORDER BY a.kind, balance DESC, a.subject)"_s;
    return work.db().all<AccountLine>(text);
}

Result<QList<EntryLine>> BooksStore::newest(Work &work, int limit)
{
    return work.db().all<EntryLine>(uR"(
        SELECT e.id, e.at, e.kind, e.reference,
               s.kind || CASE WHEN s.subject = 0 THEN '' ELSE ':' || CAST(s.subject AS TEXT) END,
               g.kind || CASE WHEN g.subject = 0 THEN '' ELSE ':' || CAST(g.subject AS TEXT) END,
               t.amount
          FROM (SELECT id, at, kind, reference FROM ledger_entry ORDER BY id DESC LIMIT :limit) AS e
          JOIN ledger_transfer t ON t.entry = e.id
          JOIN ledger_account s ON s.id = t.source
          JOIN ledger_account g ON g.id = t.target
         ORDER BY e.id DESC, t.number)"_s,
                                    bind("limit", limit));
}

Result<Misfits> BooksStore::sum(Work &work)
{
    return look(work, uR"(
        SELECT 'all postings together are ' || CAST(total AS TEXT) || ' won, not 0' AS about
          FROM (SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS total FROM ledger_posting) AS everything
         WHERE total <> 0)"_s);
}

Result<Misfits> BooksStore::unbalancedEntries(Work &work)
{
    return look(work, uR"(
        SELECT 'entry ' || CAST(entry AS TEXT) || ' is off by ' || CAST(CAST(SUM(amount) AS BIGINT) AS TEXT)
               || ' won' AS about
          FROM ledger_posting
         GROUP BY entry
        HAVING SUM(amount) <> 0)"_s);
}

Result<Misfits> BooksStore::emptyEntries(Work &work)
{
    return look(work, uR"(
        SELECT 'entry ' || CAST(e.id AS TEXT) || ' (' || e.kind || ' ' || e.reference || ') moves nothing' AS about
          FROM ledger_entry e
         WHERE NOT EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.entry = e.id))"_s);
}

Result<Misfits> BooksStore::unsoundTransfers(Work &work)
{
    return look(work, uR"(
        SELECT 'transfer ' || CAST(t.number AS TEXT) || ' of entry ' || CAST(t.entry AS TEXT) || ': '
               || CASE WHEN t.amount <= 0 THEN 'an amount of ' || CAST(t.amount AS TEXT)
                       WHEN t.source = t.target THEN 'from an account to itself'
                       WHEN e.id IS NULL THEN 'no such entry'
                       ELSE 'no such account' END AS about
          FROM ledger_transfer t
          LEFT JOIN ledger_entry e ON e.id = t.entry
          LEFT JOIN ledger_account s ON s.id = t.source
          LEFT JOIN ledger_account g ON g.id = t.target
         WHERE t.amount <= 0 OR t.source = t.target OR e.id IS NULL OR s.id IS NULL OR g.id IS NULL)"_s);
}

Result<Misfits> BooksStore::missingGuards(Work &work)
{
    const QString text = work.db().engine() == Engine::Sqlite
        ? u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s
        : u"SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"_s;
    TRY(const auto present, work.db().all<Trigger>(text));
    Misfits missing;
    for (const QString &guard : guards(work.db().engine())) {
        const bool there = std::any_of(present.cbegin(), present.cend(),
                                       [&guard](const Trigger &trigger) { return trigger.name == guard; });
        if (there)
            continue;
        ++missing.count;
        if (missing.examples.size() < kExamples)
            missing.examples += u"the trigger "_s + guard + u" is gone"_s;
    }
    return missing;
}

Result<Misfits> BooksStore::giftsNotPosted(Work &work)
{
    return look(work, uR"(
        SELECT 'gift ' || CAST(d.id AS TEXT) || ' of ' || CAST(d.amount AS TEXT) || ' won is posted with '
               || CAST(CAST(COALESCE(SUM(t.amount), 0) AS BIGINT) AS TEXT) AS about
          FROM donation d
          LEFT JOIN ledger_entry e ON e.kind = 'donation' AND e.reference = CAST(d.id AS TEXT)
          LEFT JOIN ledger_transfer t ON t.entry = e.id
         WHERE d.settled_at IS NOT NULL
         GROUP BY d.id, d.amount
        HAVING COALESCE(SUM(t.amount), 0) <> d.amount
         UNION ALL
        SELECT 'entry ' || CAST(e.id AS TEXT) || ' posts gift ' || e.reference || ', which was never confirmed'
          FROM ledger_entry e
         WHERE e.kind = 'donation'
           AND NOT EXISTS (SELECT 1
                             FROM donation d
                            WHERE CAST(d.id AS TEXT) = e.reference AND d.settled_at IS NOT NULL))"_s);
}

Result<Misfits> BooksStore::ordersNotSettled(Work &work)
{
    return look(work, uR"(
        SELECT 'order ' || o.id || ' is ' || o.status || ', its gift ' || CAST(o.subject AS TEXT)
               || CASE WHEN d.id IS NULL THEN ' is gone'
                       WHEN d.amount <> o.amount THEN ' has another amount'
                       WHEN d.settled_at IS NULL THEN ' is not confirmed'
                       ELSE ' is confirmed' END AS about
          FROM payment_order o
          LEFT JOIN donation d ON d.id = o.subject
         WHERE o.purpose = 'donation'
           AND (d.id IS NULL OR d.amount <> o.amount
                OR (o.status IN ('DONE', 'CANCELED', 'PARTIAL_CANCELED')) <> (d.settled_at IS NOT NULL)))"_s);
}

Result<Misfits> BooksStore::gateways(Work &work)
{
    static const QString text = uR"(
        SELECT 'gateway ' || name || ': our orders say ' || CAST(taken - returned AS TEXT)
               || ' won, the book says ' || CAST(-posted AS TEXT) AS about
          FROM (SELECT n.name,
                       CAST(COALESCE((SELECT SUM(o.amount)
                                        FROM payment_order o
                                       WHERE o.gateway = n.name
                                         AND o.status IN ('DONE', 'CANCELED', 'PARTIAL_CANCELED')), 0)
                            AS BIGINT) AS taken,
                       CAST(COALESCE((SELECT SUM(t.amount)
                                        FROM ledger_transfer t
                                        JOIN ledger_entry e ON e.id = t.entry AND e.kind = 'refund'
                                        JOIN ledger_account a ON a.id = t.target
                                       WHERE a.kind = 'gateway.' || n.name), 0) AS BIGINT) AS returned,
                       COALESCE((SELECT )"_s
        + balanceOf() + uR"(
                                   FROM ledger_account a
                                  WHERE a.kind = 'gateway.' || n.name AND a.subject = 0), 0) AS posted
                  FROM (SELECT gateway AS name FROM payment_order
                         UNION
                        SELECT SUBSTR(kind, 9) FROM ledger_account WHERE kind LIKE 'gateway.%') AS n) AS sides
         WHERE taken - returned <> -posted)"_s;
    return look(work, text);
}

Result<Misfits> BooksStore::campaigns(Work &work)
{
    return look(work, uR"(
        SELECT 'campaign ' || CAST(id AS TEXT) || ': its gifts are ' || CAST(given AS TEXT)
               || ' won, the book says ' || CAST(posted AS TEXT) AS about
          FROM (SELECT c.id,
                       CAST(COALESCE((SELECT SUM(d.amount)
                                        FROM donation d
                                       WHERE d.campaign = c.id AND d.settled_at IS NOT NULL), 0)
                          - COALESCE((SELECT SUM(t.amount)
                                        FROM ledger_transfer t
                                        JOIN ledger_entry e ON e.id = t.entry AND e.kind = 'refund'
                                        JOIN ledger_account a ON a.id = t.source
                                       WHERE a.kind IN ('campaign', 'campaign.hidden') AND a.subject = c.id), 0)
                            AS BIGINT) AS given,
                       CAST(COALESCE((SELECT SUM(p.amount)
                                        FROM ledger_posting p
                                        JOIN ledger_account a ON a.id = p.account
                                       WHERE a.kind IN ('campaign', 'campaign.hidden') AND a.subject = c.id), 0)
                            AS BIGINT) AS posted
                  FROM campaign c) AS sides
         WHERE given <> posted)"_s);
}

Result<Misfits> BooksStore::returns(Work &work)
{
    // What the book moved to the gateway of an order's payment under a return's key, beside both other rows.
    return look(work, uR"(
        SELECT 'return ' || key || ' of order ' || order_id || ' (' || status || ', ' || CAST(amount AS TEXT)
               || ' won): the book says ' || CAST(posted AS TEXT) || ', its gift says ' || CAST(noted AS TEXT) AS about
          FROM (SELECT r.key, r.order_id, r.status, r.amount, o.purpose,
                       CAST(COALESCE((SELECT SUM(t.amount)
                                        FROM ledger_entry e
                                        JOIN ledger_transfer t ON t.entry = e.id
                                        JOIN ledger_account a ON a.id = t.target
                                       WHERE e.kind = 'refund' AND e.reference = r.key
                                         AND a.kind = 'gateway.' || o.gateway), 0) AS BIGINT) AS posted,
                       CAST(COALESCE((SELECT SUM(d.amount) FROM donation_return d WHERE d.key = r.key), 0)
                            AS BIGINT) AS noted
                  FROM order_return r
                  JOIN payment_order o ON o.id = r.order_id) AS sides
         WHERE posted <> CASE WHEN status = 'returned' THEN amount ELSE 0 END
            OR (purpose = 'donation' AND noted <> posted)
         UNION ALL
        SELECT 'entry ' || CAST(e.id AS TEXT) || ' posts the return ' || e.reference || ', which nobody asked for'
          FROM ledger_entry e
         WHERE e.kind = 'refund'
           AND NOT EXISTS (SELECT 1 FROM order_return r WHERE r.key = e.reference)
         UNION ALL
        SELECT 'gift ' || CAST(d.donation AS TEXT) || ' notes the return ' || d.key || ', which nobody asked for'
          FROM donation_return d
         WHERE NOT EXISTS (SELECT 1 FROM order_return r WHERE r.key = d.key)
         UNION ALL
        SELECT 'order ' || o.id || ' gave back ' || CAST(gone AS TEXT) || ' of ' || CAST(o.amount AS TEXT)
               || ' won and is ' || o.status
          FROM (SELECT order_id, CAST(SUM(amount) AS BIGINT) AS gone
                  FROM order_return
                 WHERE status = 'returned'
                 GROUP BY order_id) AS sums
          JOIN payment_order o ON o.id = sums.order_id
         WHERE o.status <> CASE WHEN gone = o.amount THEN 'CANCELED' ELSE 'PARTIAL_CANCELED' END
            OR gone > o.amount)"_s);
}

Result<Misfits> BooksStore::sandbox(Work &work)
{
    // An order that is still in doubt may be captured there already; money that fits nowhere and was noted is
    // no secret either.
    return look(work, uR"(
        SELECT 'order ' || order_id || ': the sandbox took ' || CAST(theirs AS TEXT) || ' won, ours says '
               || CAST(ours AS TEXT) AS about
          FROM (SELECT s.order_id, CAST(SUM(s.captured) AS BIGINT) AS theirs,
                       COALESCE(MAX(CASE WHEN o.status IN ('DONE', 'CANCELED', 'PARTIAL_CANCELED')
                                         THEN o.amount END), 0) AS ours,
                       COALESCE(MAX(o.status), '') AS status
                  FROM sandbox_payment s
                  LEFT JOIN payment_order o ON o.id = s.order_id AND o.gateway = 'sandbox'
                 GROUP BY s.order_id) AS sides
         WHERE theirs <> ours
           AND status <> 'IN_PROGRESS'
           AND NOT EXISTS (SELECT 1 FROM unmatched_money u WHERE u.order_id = sides.order_id)
         UNION ALL
        SELECT 'order ' || o.id || ': ours says ' || CAST(o.amount AS TEXT) || ' won, the sandbox knows nothing of it'
          FROM payment_order o
         WHERE o.gateway = 'sandbox'
           AND o.status IN ('DONE', 'CANCELED', 'PARTIAL_CANCELED')
           AND NOT EXISTS (SELECT 1 FROM sandbox_payment s WHERE s.order_id = o.id))"_s);
}

} // namespace madang
