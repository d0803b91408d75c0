// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/charge_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &chargeSelection()
    {
        static const QString text = uR"(
        SELECT id, pledge, due_on, amount, state, tries, donation, reason, begun_at, next_try_at, decided_at
          FROM pledge_charge)"_s;
        return text;
    }

} // namespace

Result<bool> ChargeStore::insert(Work &work, const ChargeRow &charge)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO pledge_charge (id, pledge, due_on, amount, state, tries, begun_at, decided_at)
        VALUES (:id, :pledge, :dueOn, :amount, :state, :tries, :begunAt, :decidedAt)
        ON CONFLICT (pledge, due_on) DO NOTHING)"_s,
                      bind("id", charge.id), bind("pledge", charge.pledge), bind("dueOn", charge.dueOn),
                      bind("amount", charge.amount), bind("state", charge.state), bind("tries", charge.tries),
                      bind("begunAt", charge.begunAt), bind("decidedAt", charge.decidedAt)));
    return rows == 1;
}

Result<std::optional<ChargeRow>> ChargeStore::find(Work &work, PledgeId pledge, const QString &dueOn)
{
    static const QString text = chargeSelection() + u" WHERE pledge = :pledge AND due_on = :dueOn"_s;
    return work.db().one<ChargeRow>(text, bind("pledge", pledge), bind("dueOn", dueOn));
}

Done ChargeStore::update(Work &work, const ChargeRow &charge)
{
    TRY(work.db().run(uR"(
        UPDATE pledge_charge
           SET amount = :amount, state = :state, tries = :tries, donation = :donation, reason = :reason,
               begun_at = :begunAt, next_try_at = :nextTryAt, decided_at = :decidedAt
         WHERE id = :id)"_s,
                      bind("amount", charge.amount), bind("state", charge.state), bind("tries", charge.tries),
                      bind("donation", charge.donation), bind("reason", charge.reason),
                      bind("begunAt", charge.begunAt), bind("nextTryAt", charge.nextTryAt),
                      bind("decidedAt", charge.decidedAt), bind("id", charge.id)));
    return {};
}

Result<QList<ChargeRow>> ChargeStore::ofPledge(Work &work, PledgeId pledge, const QString &before, int limit)
{
    static const QString text = chargeSelection()
        + u" WHERE pledge = :pledge AND due_on < :before ORDER BY due_on DESC LIMIT :limit"_s;
    return work.db().all<ChargeRow>(text, bind("pledge", pledge),
                                    bind("before", before.isEmpty() ? u"9999-12-31"_s : before),
                                    bind("limit", limit));
}

Result<QList<ChargeRow>> ChargeStore::skipped(Work &work, PledgeId pledge, const QString &from)
{
    static const QString text = chargeSelection()
        + u" WHERE pledge = :pledge AND due_on >= :from AND state = 'skipped' ORDER BY due_on"_s;
    return work.db().all<ChargeRow>(text, bind("pledge", pledge), bind("from", from));
}

Done ChargeStore::unskip(Work &work, PledgeId pledge, const QString &dueOn)
{
    TRY(work.db().run(
        u"DELETE FROM pledge_charge WHERE pledge = :pledge AND due_on = :dueOn AND state = 'skipped'"_s,
        bind("pledge", pledge), bind("dueOn", dueOn)));
    return {};
}

Done ChargeStore::moveSkip(Work &work, const ChargeRow &charge, const QString &to)
{
    TRY(work.db().run(u"UPDATE pledge_charge SET due_on = :to WHERE id = :id AND state = 'skipped'"_s,
                      bind("to", to), bind("id", charge.id)));
    return {};
}

Result<QList<ChargeRow>> ChargeStore::retrying(Work &work, PledgeId pledge)
{
    static const QString text = chargeSelection() + u" WHERE pledge = :pledge AND state = 'retrying'"_s;
    return work.db().all<ChargeRow>(text, bind("pledge", pledge));
}

Result<QList<ChargeRow>> ChargeStore::toRetry(Work &work, int limit)
{
    static const QString text
        = chargeSelection() + u" WHERE next_try_at <= :now ORDER BY next_try_at, id LIMIT :limit"_s;
    return work.db().all<ChargeRow>(text, bind("now", work.now()), bind("limit", limit));
}

} // namespace madang
