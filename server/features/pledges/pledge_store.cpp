// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledge_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &columns()
    {
        static const QString text = uR"(
        id, campaign, donor, tag, content, amount, day, message, visibility, at_once, state, ending, card,
        served_until, next_at, ends_at, created_at, ended_at, revision)"_s;
        return text;
    }

    const QString &pledgeSelection()
    {
        static const QString text = u"SELECT "_s + columns() + u" FROM pledge"_s;
        return text;
    }

    constexpr qint64 kLast = std::numeric_limits<qint64>::max();

} // namespace

Result<bool> PledgeStore::insert(Work &work, const PledgeRow &pledge)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO pledge (id, campaign, donor, tag, content, amount, day, message, visibility, at_once, state,
                            served_until, ends_at, created_at, revision)
        VALUES (:id, :campaign, :donor, :tag, :content, :amount, :day, :message, :visibility, :atOnce, :state,
                '', :endsAt, :createdAt, 0)
        ON CONFLICT (donor, tag) DO NOTHING)"_s,
                      bind("id", pledge.id), bind("campaign", pledge.campaign), bind("donor", pledge.donor),
                      bind("tag", pledge.tag), bind("content", pledge.content), bind("amount", pledge.amount),
                      bind("day", pledge.day), bind("message", pledge.message),
                      bind("visibility", pledge.visibility), bind("atOnce", pledge.atOnce ? 1 : 0),
                      bind("state", pledge.state), bind("endsAt", pledge.endsAt),
                      bind("createdAt", pledge.createdAt)));
    return rows == 1;
}

Result<std::optional<PledgeRow>> PledgeStore::find(Work &work, PledgeId id)
{
    static const QString text = pledgeSelection() + u" WHERE id = :id"_s;
    return work.db().one<PledgeRow>(text, bind("id", id));
}

Result<std::optional<PledgeRow>> PledgeStore::byTag(Work &work, UserId donor, const ClientTag &tag)
{
    static const QString text = pledgeSelection() + u" WHERE donor = :donor AND tag = :tag"_s;
    return work.db().one<PledgeRow>(text, bind("donor", donor), bind("tag", tag));
}

Result<std::optional<PledgeRow>> PledgeStore::lock(Work &work, PledgeId id)
{
    static const QString text
        = u"UPDATE pledge SET revision = revision + 1 WHERE id = :id RETURNING"_s + columns();
    return work.db().one<PledgeRow>(text, bind("id", id));
}

Done PledgeStore::update(Work &work, const PledgeRow &pledge)
{
    TRY(work.db().run(uR"(
        UPDATE pledge
           SET amount = :amount, day = :day, message = :message, visibility = :visibility, at_once = :atOnce,
               state = :state, ending = :ending, card = :card, served_until = :served, next_at = :nextAt,
               ends_at = :endsAt, ended_at = :endedAt
         WHERE id = :id)"_s,
                      bind("amount", pledge.amount), bind("day", pledge.day), bind("message", pledge.message),
                      bind("visibility", pledge.visibility), bind("atOnce", pledge.atOnce ? 1 : 0),
                      bind("state", pledge.state), bind("ending", pledge.ending), bind("card", pledge.card),
                      bind("served", pledge.servedUntil), bind("nextAt", pledge.nextAt),
                      bind("endsAt", pledge.endsAt), bind("endedAt", pledge.endedAt), bind("id", pledge.id)));
    return {};
}

Result<QList<PledgeRow>> PledgeStore::ofDonor(Work &work, UserId donor, PledgeId before, int limit)
{
    static const QString text
        = pledgeSelection() + u" WHERE donor = :donor AND id < :before ORDER BY id DESC LIMIT :limit"_s;
    return work.db().all<PledgeRow>(text, bind("donor", donor),
                                    bind("before", before.isNull() ? PledgeId{kLast} : before),
                                    bind("limit", limit));
}

Result<int> PledgeStore::countLive(Work &work, UserId donor)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM pledge WHERE donor = :donor AND ended_at IS NULL"_s,
                               bind("donor", donor));
}

Result<bool> PledgeStore::isDonorDisabled(Work &work, UserId donor)
{
    TRY(const auto found,
        work.db().one<int>(u"SELECT 1 FROM account WHERE id = :donor AND disabled_at IS NOT NULL"_s,
                           bind("donor", donor)));
    return found.has_value();
}

Result<QList<PledgeId>> PledgeStore::due(Work &work, int limit)
{
    return work.db().all<PledgeId>(
        u"SELECT id FROM pledge WHERE next_at <= :now ORDER BY next_at, id LIMIT :limit"_s,
        bind("now", work.now()), bind("limit", limit));
}

Result<QList<PledgeId>> PledgeStore::overdue(Work &work, int limit)
{
    return work.db().all<PledgeId>(
        u"SELECT id FROM pledge WHERE ends_at <= :now ORDER BY ends_at, id LIMIT :limit"_s,
        bind("now", work.now()), bind("limit", limit));
}

Result<QList<PledgeId>> PledgeStore::ofClosedCampaigns(Work &work, int limit)
{
    return work.db().all<PledgeId>(uR"(
        SELECT p.id
          FROM pledge p
          JOIN campaign c ON c.id = p.campaign
         WHERE p.ended_at IS NULL AND c.closed_at IS NOT NULL
         ORDER BY p.campaign, p.id
         LIMIT :limit)"_s,
                                   bind("limit", limit));
}

} // namespace madang
