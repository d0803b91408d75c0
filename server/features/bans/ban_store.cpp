// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/bans/ban_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<QList<bans::Ban>> BanStore::list(Work &work, BanId before, int limit)
{
    return work.db().all<bans::Ban>(uR"(
        SELECT b.id, b.network, b.reason, COALESCE(a.username, ''), b.made_at, b.ends_at
          FROM address_ban b
          LEFT JOIN account a ON a.id = b.maker
         WHERE b.id < :before AND (b.ends_at IS NULL OR b.ends_at > :now)
         ORDER BY b.id DESC
         LIMIT :limit)"_s,
                                    bind("before", before), bind("now", work.now()), bind("limit", limit));
}

Result<QList<BanRange>> BanStore::ranges(Work &work, int limit)
{
    return work.db().all<BanRange>(uR"(
        SELECT network, ends_at
          FROM address_ban
         WHERE ends_at IS NULL OR ends_at > :now
         ORDER BY id
         LIMIT :limit)"_s,
                                   bind("now", work.now()), bind("limit", limit));
}

Result<int> BanStore::inForce(Work &work)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM address_ban WHERE ends_at IS NULL OR ends_at > :now"_s,
                               bind("now", work.now()));
}

Result<bool> BanStore::insert(Work &work, const bans::Ban &ban)
{
    const UserId maker = work.caller().user;
    TRY(work.db().run(u"DELETE FROM address_ban WHERE network = :network AND ends_at <= :now"_s,
                      bind("network", ban.address), bind("now", work.now())));
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO address_ban (id, network, reason, maker, made_at, ends_at)
        VALUES (:id, :network, :reason, :maker, :at, :until)
        ON CONFLICT (network) DO NOTHING)"_s,
                      bind("id", ban.id), bind("network", ban.address), bind("reason", ban.reason),
                      bind("maker", maker.isNull() ? std::nullopt : std::optional(maker)),
                      bind("at", ban.madeAt), bind("until", ban.until)));
    return rows > 0;
}

Result<std::optional<QString>> BanStore::network(Work &work, BanId id)
{
    return work.db().one<QString>(u"SELECT network FROM address_ban WHERE id = :id"_s, bind("id", id));
}

Result<bool> BanStore::remove(Work &work, BanId id)
{
    TRY(const int rows, work.db().run(u"DELETE FROM address_ban WHERE id = :id"_s, bind("id", id)));
    return rows > 0;
}

Done BanStore::forgetEnded(Work &work)
{
    TRY(work.db().run(u"DELETE FROM address_ban WHERE ends_at <= :now"_s, bind("now", work.now())));
    return {};
}

} // namespace madang
