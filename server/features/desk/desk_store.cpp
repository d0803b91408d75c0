// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/desk_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using desk::Item;

namespace {

    /// An order's story as one row holds it.
    struct StoryHead {
        OrderId order;
        QString purpose;
        QString title;
        QString payer;
        Money amount;
        QString gateway;
        payments::OrderStatus status = payments::OrderStatus::Ready;
        std::optional<QString> paymentKey;
        std::optional<QString> reason;
        int attempts = 0;
        Timestamp createdAt;
        Timestamp expiresAt;
        std::optional<Timestamp> nextCheckAt;
        std::optional<Timestamp> decidedAt;
        qint64 subject = 0;
    };
    PROTOCOL_FIELDS(StoryHead, order, purpose, title, payer, amount, gateway, status, paymentKey, reason,
                    attempts, createdAt, expiresAt, nextCheckAt, decidedAt, subject)

    /// The columns of an order as a line of a section, `o` its table.
    const QString &orderColumns()
    {
        static const QString text = uR"(
               o.id, o.id, o.title, COALESCE(a.nickname, ''), o.amount, CAST(NULL AS BIGINT), o.gateway, o.status,
               o.reason, COALESCE(o.asked_at, o.created_at) AS since, o.next_check_at, o.attempts,
               d.reference, d.bank || ' ' || d.account, CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT),
               CAST(NULL AS BIGINT)
          FROM payment_order o
          LEFT JOIN payment_deposit d ON d.order_id = o.id
          LEFT JOIN account a ON a.id = o.payer)"_s;
        return text;
    }

    /// Refunds that a person should look at, `r` their table and `b` the return of each.
    constexpr QStringView kOpenRefunds = uR"(
         WHERE r.dismissed_at IS NULL AND r.state <> 'returned' AND r.state <> 'rejected'
           AND (r.state <> 'underway' OR COALESCE(b.created_at, r.created_at) <= :before))";

    /// A page of orders that fit a condition, beyond the order `after`.
    QString orderPage(const char *section, const char *condition)
    {
        return u"SELECT '"_s + QLatin1StringView(section) + u"',"_s + orderColumns() + u" WHERE "_s
            + QLatin1StringView(condition) + uR"(
           AND (CAST(:after AS TEXT) = '' OR (COALESCE(o.asked_at, o.created_at), o.id)
                             > (SELECT COALESCE(p.asked_at, p.created_at), p.id FROM payment_order p WHERE p.id = :after))
         ORDER BY since, o.id
         LIMIT :limit)"_s;
    }

} // namespace

Result<int> DeskStore::countStuck(Work &work, Timestamp before)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM payment_order
         WHERE next_check_at IS NOT NULL AND COALESCE(asked_at, created_at) <= :before)"_s,
                               bind("before", before));
}

Result<int> DeskStore::countUnmatched(Work &work)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM unmatched_money WHERE resolved_at IS NULL"_s);
}

Result<int> DeskStore::countDeposits(Work &work)
{
    return work.db().only<int>(
        u"SELECT COUNT(*) FROM payment_order WHERE status = 'WAITING_FOR_DEPOSIT' AND gateway = 'transfer'"_s);
}

Result<int> DeskStore::countRefunds(Work &work, Timestamp before)
{
    static const QString text = uR"(
        SELECT COUNT(*)
          FROM refund r
          LEFT JOIN order_return b ON b.key = 'refund-' || CAST(r.id AS TEXT))"_s
        + kOpenRefunds.toString();
    return work.db().only<int>(text, bind("before", before));
}

Result<QList<Item>> DeskStore::stuck(Work &work, Timestamp before, const QString &after, int limit)
{
    static const QString text
        = orderPage("stuck", "o.next_check_at IS NOT NULL AND COALESCE(o.asked_at, o.created_at) <= :before");
    return work.db().all<Item>(text, bind("before", before), bind("after", after), bind("limit", limit));
}

Result<QList<Item>> DeskStore::deposits(Work &work, const QString &after, int limit)
{
    static const QString text
        = orderPage("deposits", "o.status = 'WAITING_FOR_DEPOSIT' AND o.gateway = 'transfer'");
    return work.db().all<Item>(text, bind("after", after), bind("limit", limit));
}

Result<QList<Item>> DeskStore::unmatched(Work &work, UnmatchedId after, int limit)
{
    return work.db().all<Item>(uR"(
        SELECT 'unmatched', CAST(u.id AS TEXT), NULLIF(u.order_id, ''), COALESCE(o.title, ''), COALESCE(a.nickname, ''),
               u.expected, u.captured, u.gateway, u.kind, o.reason, u.found_at, CAST(NULL AS BIGINT),
               COALESCE(o.attempts, 0), t.reference, CAST(NULL AS TEXT), t.holder, u.payment_key, CAST(NULL AS TEXT),
               CAST(NULL AS BIGINT)
          FROM unmatched_money u
          LEFT JOIN payment_order o ON o.id = u.order_id
          LEFT JOIN account a ON a.id = o.payer
          LEFT JOIN seen_transfer t ON t.bank_transaction = u.payment_key AND u.gateway = 'transfer'
         WHERE u.resolved_at IS NULL AND u.id > :after
         ORDER BY u.id
         LIMIT :limit)"_s,
                               bind("after", after), bind("limit", limit));
}

Result<QList<Item>> DeskStore::refunds(Work &work, Timestamp before, UserId reader, RefundId after, int limit)
{
    static const QString text = uR"(
        SELECT 'refunds', CAST(r.id AS TEXT), r.order_id, o.title, COALESCE(p.nickname, ''), r.amount,
               CAST(NULL AS BIGINT), o.gateway, r.state || COALESCE('.' || r.hurdle, ''),
               COALESCE(r.refusal, r.reason), COALESCE(b.created_at, r.created_at), b.next_check_at,
               COALESCE(b.attempts, 0), d.reference, d.bank || ' ' || d.account, t.holder, t.bank_transaction,
               k.nickname, CASE WHEN r.asker = :reader THEN 1 ELSE 0 END
          FROM refund r
          JOIN payment_order o ON o.id = r.order_id
          LEFT JOIN order_return b ON b.key = 'refund-' || CAST(r.id AS TEXT)
          LEFT JOIN payment_deposit d ON d.order_id = o.id
          LEFT JOIN seen_transfer t ON t.id = (SELECT MIN(s.id)
                                                 FROM seen_transfer s
                                                WHERE s.order_id = o.id AND s.verdict = 'matched')
          LEFT JOIN account p ON p.id = o.payer
          LEFT JOIN account k ON k.id = r.asker)"_s
        + kOpenRefunds.toString() + uR"(
           AND r.id > :after
         ORDER BY r.id
         LIMIT :limit)"_s;
    return work.db().all<Item>(text, bind("reader", reader), bind("before", before), bind("after", after),
                               bind("limit", limit));
}

Result<std::optional<OrderStory>> DeskStore::order(Work &work, const OrderId &id)
{
    TRY(const auto head,
        work.db().one<StoryHead>(uR"(
        SELECT o.id, o.purpose, o.title, COALESCE(a.nickname, ''), o.amount, o.gateway, o.status, o.payment_key,
               o.reason, o.attempts, o.created_at, o.expires_at, o.next_check_at, o.decided_at, o.subject
          FROM payment_order o
          LEFT JOIN account a ON a.id = o.payer
         WHERE o.id = :id)"_s,
                                 bind("id", id)));
    if (!head)
        return std::optional<OrderStory>();
    const desk::Story story{.order = head->order,
                            .purpose = head->purpose,
                            .title = head->title,
                            .payer = head->payer,
                            .amount = head->amount,
                            .gateway = head->gateway,
                            .status = head->status,
                            .paymentKey = head->paymentKey,
                            .reason = head->reason,
                            .attempts = head->attempts,
                            .createdAt = head->createdAt,
                            .expiresAt = head->expiresAt,
                            .nextCheckAt = head->nextCheckAt,
                            .decidedAt = head->decidedAt,
                            .lines = {},
                            .remaining = {},
                            .deposit = {}};
    return std::optional(OrderStory{story, head->subject});
}

Result<std::optional<payments::Deposit>> DeskStore::depositOf(Work &work, const OrderId &id)
{
    return work.db().one<payments::Deposit>(uR"(
        SELECT bank, account, holder, COALESCE(reference, ''), until
          FROM payment_deposit
         WHERE order_id = :order)"_s,
                                            bind("order", id));
}

Result<QList<desk::StoryLine>> DeskStore::transfers(Work &work, const OrderId &id)
{
    return work.db().all<desk::StoryLine>(uR"(
        SELECT seen_at, 'transfer', verdict, amount,
               bank_transaction || COALESCE(' · ' || holder, '') || ' · ' || seen_by, 1, came_at
          FROM seen_transfer
         WHERE order_id = :order
         ORDER BY id
         LIMIT 50)"_s,
                                          bind("order", id));
}

Result<QList<desk::StoryLine>> DeskStore::refundSteps(Work &work, qint64 donation)
{
    return work.db().all<desk::StoryLine>(uR"(
        SELECT h.at, 'refund', h.after, r.amount,
               CASE WHEN a.nickname IS NULL OR h.note = '' THEN COALESCE(a.nickname, h.note)
                    ELSE a.nickname || ': ' || h.note END,
               1, CAST(NULL AS BIGINT)
          FROM refund r
          JOIN refund_change h ON h.refund = r.id
          LEFT JOIN account a ON a.id = h.actor
         WHERE r.donation = :donation
         ORDER BY r.id DESC, h.number DESC
         LIMIT 100)"_s,
                                          bind("donation", donation));
}

Result<QList<desk::StoryLine>> DeskStore::returnPostings(Work &work, const OrderId &id)
{
    return work.db().all<desk::StoryLine>(uR"(
        SELECT e.at, 'ledger', e.kind, t.amount, s.kind || ' > ' || g.kind, 1, CAST(NULL AS BIGINT)
          FROM order_return b
          JOIN ledger_entry e ON e.kind = 'refund' AND e.reference = b.key
          JOIN ledger_transfer t ON t.entry = e.id
          JOIN ledger_account s ON s.id = t.source
          JOIN ledger_account g ON g.id = t.target
         WHERE b.order_id = :order
         ORDER BY e.id DESC, t.number
         LIMIT 100)"_s,
                                          bind("order", id));
}

Result<QList<desk::StoryLine>> DeskStore::postings(Work &work, const QString &kind, const QString &reference)
{
    return work.db().all<desk::StoryLine>(uR"(
        SELECT e.at, 'ledger', e.kind, t.amount, s.kind || ' > ' || g.kind, 1, CAST(NULL AS BIGINT)
          FROM ledger_entry e
          JOIN ledger_transfer t ON t.entry = e.id
          JOIN ledger_account s ON s.id = t.source
          JOIN ledger_account g ON g.id = t.target
         WHERE e.kind = :kind AND e.reference = :reference
         ORDER BY t.number)"_s,
                                          bind("kind", kind), bind("reference", reference));
}

Result<QList<desk::StoryLine>> DeskStore::deedsOn(Work &work, const QString &target)
{
    return work.db().all<desk::StoryLine>(uR"(
        SELECT d.at, 'deed', d.deed, CAST(NULL AS BIGINT),
               d.who || ': ' || COALESCE(r.outcome, '…') || CASE WHEN d.about = '' THEN '' ELSE ' · ' || d.about END,
               1, CAST(NULL AS BIGINT)
          FROM desk_deed d
          LEFT JOIN desk_outcome r ON r.deed = d.id
         WHERE d.target = :target
         ORDER BY d.id DESC
         LIMIT 50)"_s,
                                          bind("target", target));
}

Result<DeedId> DeskStore::begin(Work &work, const NewDeed &deed)
{
    const DeedId id = work.newId<DeedId>();
    TRY(work.db().run(uR"(
        INSERT INTO desk_deed (id, at, account, who, deed, target, about)
        VALUES (:id, :at, :account, :who, :deed, :target, :about))"_s,
                      bind("id", id), bind("at", work.now()),
                      bind("account", deed.account.isNull() ? std::nullopt : std::optional(deed.account)),
                      bind("who", deed.who), bind("deed", deed.deed), bind("target", deed.target),
                      bind("about", deed.about)));
    return id;
}

Done DeskStore::end(Work &work, DeedId deed, const QString &outcome)
{
    TRY(work.db().run(u"INSERT INTO desk_outcome (deed, at, outcome) VALUES (:deed, :at, :outcome)"_s,
                      bind("deed", deed), bind("at", work.now()), bind("outcome", outcome)));
    return {};
}

Result<QList<desk::Deed>> DeskStore::deeds(Work &work, DeedId before, int limit)
{
    return work.db().all<desk::Deed>(uR"(
        SELECT d.id, d.at, d.who, d.deed, d.target, d.about, r.outcome, r.at
          FROM desk_deed d
          LEFT JOIN desk_outcome r ON r.deed = d.id
         WHERE d.id < :before
         ORDER BY d.id DESC
         LIMIT :limit)"_s,
                                     bind("before", before), bind("limit", limit));
}

Done DeskStore::remember(Work &work, const desk::CheckSummary &proof)
{
    TRY(work.db().run(u"INSERT INTO ledger_proof (id, at, holds, wrong) VALUES (:id, :at, :holds, :wrong)"_s,
                      bind("id", work.newId<DeedId>()), bind("at", proof.at), bind("holds", proof.holds),
                      bind("wrong", proof.wrong)));
    return {};
}

Result<std::optional<desk::CheckSummary>> DeskStore::lastProof(Work &work)
{
    return work.db().one<desk::CheckSummary>(
        u"SELECT at, holds, wrong FROM ledger_proof ORDER BY id DESC LIMIT 1"_s);
}

} // namespace madang
