// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payouts/payout_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &payoutSelection()
    {
        static const QString text = uR"(
        SELECT p.id, p.campaign, p.tag, p.content, p.amount, p.fee, p.account, p.state, p.requested_by,
               p.requested_at, p.payable_at, p.decided_by, p.decided_at, p.paid_at, p.reason, p.reference, c.title,
               a.nickname, b.nickname
          FROM payout p
          JOIN campaign c ON c.id = p.campaign
          JOIN account a ON a.id = p.requested_by
          LEFT JOIN account b ON b.id = p.decided_by)"_s;
        return text;
    }

    constexpr qint64 kLast = std::numeric_limits<qint64>::max();

} // namespace

Result<bool> PayoutStore::insert(Work &work, const PayoutRow &payout)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO payout (id, campaign, tag, content, amount, fee, account, state, requested_by, requested_at,
                            payable_at)
        VALUES (:id, :campaign, :tag, :content, :amount, :fee, :account, :state, :requestedBy, :requestedAt,
                :payableAt)
        ON CONFLICT (requested_by, tag) DO NOTHING)"_s,
                      bind("id", payout.id), bind("campaign", payout.campaign), bind("tag", payout.tag),
                      bind("content", payout.content), bind("amount", payout.amount), bind("fee", payout.fee),
                      bind("account", payout.account), bind("state", payout.state),
                      bind("requestedBy", payout.requestedBy), bind("requestedAt", payout.requestedAt),
                      bind("payableAt", payout.payableAt)));
    return rows == 1;
}

Result<std::optional<PayoutRow>> PayoutStore::find(Work &work, PayoutId id)
{
    static const QString text = payoutSelection() + u" WHERE p.id = :id"_s;
    return work.db().one<PayoutRow>(text, bind("id", id));
}

Result<std::optional<PayoutRow>> PayoutStore::byTag(Work &work, UserId person, const ClientTag &tag)
{
    static const QString text = payoutSelection() + u" WHERE p.requested_by = :person AND p.tag = :tag"_s;
    return work.db().one<PayoutRow>(text, bind("person", person), bind("tag", tag));
}

Result<QList<PayoutRow>> PayoutStore::ofCampaign(Work &work, CampaignId campaign, int limit)
{
    static const QString text
        = payoutSelection() + u" WHERE p.campaign = :campaign ORDER BY p.id DESC LIMIT :limit"_s;
    return work.db().all<PayoutRow>(text, bind("campaign", campaign), bind("limit", limit));
}

Result<QList<PayoutRow>> PayoutStore::list(Work &work, const std::optional<payouts::State> &state,
                                           PayoutId before, int limit)
{
    const PayoutId bound = before.isNull() ? PayoutId{kLast} : before;
    if (!state) {
        static const QString all
            = payoutSelection() + u" WHERE p.id < :before ORDER BY p.id DESC LIMIT :limit"_s;
        return work.db().all<PayoutRow>(all, bind("before", bound), bind("limit", limit));
    }
    static const QString text
        = payoutSelection() + u" WHERE p.state = :state AND p.id < :before ORDER BY p.id DESC LIMIT :limit"_s;
    return work.db().all<PayoutRow>(text, bind("state", *state), bind("before", bound), bind("limit", limit));
}

Result<Money> PayoutStore::reserved(Work &work, CampaignId campaign)
{
    return work.db().only<Money>(uR"(
        SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT)
          FROM payout
         WHERE campaign = :campaign AND state = 'requested')"_s,
                                 bind("campaign", campaign));
}

Result<bool> PayoutStore::decide(Work &work, PayoutId id, payouts::State state, UserId by,
                                 const std::optional<QString> &reason)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE payout
           SET state = :state, decided_by = :by, decided_at = :at, reason = :reason
         WHERE id = :id AND state = 'requested')"_s,
                      bind("state", state), bind("by", by), bind("at", work.now()), bind("reason", reason),
                      bind("id", id)));
    return rows == 1;
}

Result<bool> PayoutStore::markPaid(Work &work, PayoutId id, UserId by, const QString &reference)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE payout
           SET state = 'paid', paid_by = :by, paid_at = :at, reference = :reference
         WHERE id = :id AND state = 'approved')"_s,
                      bind("by", by), bind("at", work.now()), bind("reference", reference), bind("id", id)));
    return rows == 1;
}

} // namespace madang
