// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/refunds/refund_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using refunds::State;

namespace {

    const QString &refundSelection()
    {
        static const QString text = uR"(
        SELECT r.id, r.donation, r.campaign, r.order_id, r.asker, r.tag, r.content, r.amount, r.reason, r.state,
               r.hurdle, r.decider, r.note, r.refusal, r.created_at, r.decided_at, a.nickname, b.nickname, d.amount,
               d.donor, d.visibility, c.title, c.created_by
          FROM refund r
          JOIN donation d ON d.id = r.donation
          JOIN campaign c ON c.id = r.campaign
          JOIN account a ON a.id = r.asker
          LEFT JOIN account b ON b.id = r.decider)"_s;
        return text;
    }

    std::optional<Timestamp> orNull(Timestamp at)
    {
        return at.isNull() ? std::nullopt : std::optional(at);
    }

} // namespace

Result<bool> RefundStore::insert(Work &work, const RefundRow &refund)
{
    TRY(const int rows,
        work.db().run(
            uR"(
        INSERT INTO refund (id, donation, campaign, order_id, asker, tag, content, amount, reason, state, hurdle, note,
                            created_at)
        VALUES (:id, :donation, :campaign, :order, :asker, :tag, :content, :amount, :reason, :state, :hurdle, '', :at)
        ON CONFLICT (asker, tag) DO NOTHING)"_s,
            bind("id", refund.id), bind("donation", refund.donation), bind("campaign", refund.campaign),
            bind("order", refund.order), bind("asker", refund.asker), bind("tag", refund.tag),
            bind("content", refund.content), bind("amount", refund.amount), bind("reason", refund.reason),
            bind("state", refund.state), bind("hurdle", refund.hurdle), bind("at", refund.createdAt)));
    return rows == 1;
}

Result<std::optional<RefundRow>> RefundStore::find(Work &work, RefundId id)
{
    static const QString text = refundSelection() + u" WHERE r.id = :id"_s;
    return work.db().one<RefundRow>(text, bind("id", id));
}

Result<std::optional<RefundRow>> RefundStore::byTag(Work &work, UserId asker, const ClientTag &tag)
{
    static const QString text = refundSelection() + u" WHERE r.asker = :asker AND r.tag = :tag"_s;
    return work.db().one<RefundRow>(text, bind("asker", asker), bind("tag", tag));
}

Result<std::optional<RefundRow>> RefundStore::waitingOf(Work &work, DonationId donation)
{
    static const QString text
        = refundSelection() + u" WHERE r.donation = :donation AND r.state = 'waiting'"_s;
    return work.db().one<RefundRow>(text, bind("donation", donation));
}

Result<QList<RefundRow>> RefundStore::ofDonation(Work &work, DonationId donation, int limit)
{
    static const QString text
        = refundSelection() + u" WHERE r.donation = :donation ORDER BY r.id LIMIT :limit"_s;
    return work.db().all<RefundRow>(text, bind("donation", donation), bind("limit", limit));
}

Result<QList<RefundRow>> RefundStore::inState(Work &work, State state, const std::optional<UserId> &owner,
                                              RefundId after, int limit)
{
    static const QString text = refundSelection() + uR"(
         WHERE r.state = :state AND r.id > :after AND (:every = 1 OR c.created_by = :owner)
         ORDER BY r.id
         LIMIT :limit)"_s;
    return work.db().all<RefundRow>(text, bind("state", state), bind("after", after),
                                    bind("every", owner ? 0 : 1), bind("owner", owner.value_or(UserId{})),
                                    bind("limit", limit));
}

Result<bool> RefundStore::move(Work &work, const RefundRow &refund, State from)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE refund
           SET state = :state, decider = :decider, note = :note, refusal = :refusal, decided_at = :decidedAt
         WHERE id = :id AND state = :from)"_s,
                      bind("state", refund.state), bind("decider", refund.decider), bind("note", refund.note),
                      bind("refusal", refund.refusal), bind("decidedAt", orNull(refund.decidedAt)),
                      bind("id", refund.id), bind("from", from)));
    return rows == 1;
}

Result<bool> RefundStore::dismiss(Work &work, RefundId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE refund
           SET dismissed_at = :at
         WHERE id = :id AND state = 'refused' AND dismissed_at IS NULL)"_s,
                      bind("at", work.now()), bind("id", id)));
    return rows == 1;
}

Done RefundStore::log(Work &work, RefundId id, const RefundChangeRow &change)
{
    TRY(work.db().run(uR"(
        INSERT INTO refund_change (refund, number, at, actor, before, after, note)
        SELECT :id, COUNT(*) + 1, :at, :actor, :before, :after, :note
          FROM refund_change
         WHERE refund = :id)"_s,
                      bind("id", id), bind("at", change.at), bind("actor", change.actor),
                      bind("before", change.before), bind("after", change.after), bind("note", change.note)));
    return {};
}

Result<QList<RefundChangeRow>> RefundStore::changes(Work &work, RefundId id)
{
    return work.db().all<RefundChangeRow>(uR"(
        SELECT h.at, h.actor, a.nickname, h.before, h.after, h.note
          FROM refund_change h
          LEFT JOIN account a ON a.id = h.actor
         WHERE h.refund = :id
         ORDER BY h.number)"_s,
                                          bind("id", id));
}

} // namespace madang
