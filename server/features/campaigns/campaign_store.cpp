// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaign_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &columns()
    {
        static const QString text
            = u"id, room, title, story, goal, created_by, created_at, ends_at, closed_at, revision, "
              u"beneficiary, picture, presets, report_due_at, reported_at, settled_at, "
              u"messages_from, held_words"_s;
        return text;
    }

} // namespace

Done CampaignStore::insert(Work &work, const CampaignRow &campaign)
{
    TRY(work.db().run(uR"(
        INSERT INTO campaign (id, room, title, story, goal, created_by, created_at, ends_at, revision, beneficiary,
                              presets, report_due_at)
        VALUES (:id, :room, :title, :story, :goal, :createdBy, :createdAt, :endsAt, 1, :beneficiary, :presets,
                :reportDueAt))"_s,
                      bind("id", campaign.id), bind("room", campaign.room), bind("title", campaign.title),
                      bind("story", campaign.story), bind("goal", campaign.goal),
                      bind("createdBy", campaign.createdBy), bind("createdAt", campaign.createdAt),
                      bind("endsAt", campaign.endsAt), bind("beneficiary", campaign.beneficiary),
                      bind("presets", campaign.presets), bind("reportDueAt", campaign.reportDueAt)));
    return {};
}

Result<std::optional<CampaignRow>> CampaignStore::find(Work &work, CampaignId id)
{
    static const QString text = u"SELECT "_s + columns() + u" FROM campaign WHERE id = :id"_s;
    return work.db().one<CampaignRow>(text, bind("id", id));
}

Result<std::optional<CampaignId>> CampaignStore::inRoom(Work &work, RoomId room)
{
    return work.db().one<CampaignId>(u"SELECT id FROM campaign WHERE room = :room"_s, bind("room", room));
}

Result<QList<CampaignRow>> CampaignStore::list(Work &work, CampaignId before, int limit)
{
    static const QString text = u"SELECT "_s + columns() + uR"(
          FROM campaign
         WHERE id < :before
         ORDER BY id DESC
         LIMIT :limit)"_s;
    const CampaignId bound = before.isNull() ? CampaignId{std::numeric_limits<qint64>::max()} : before;
    return work.db().all<CampaignRow>(text, bind("before", bound), bind("limit", limit));
}

Result<CampaignRow> CampaignStore::touch(Work &work, CampaignId id)
{
    static const QString text = uR"(
        UPDATE campaign
           SET revision = revision + 1
         WHERE id = :id
        RETURNING )"_s
        + columns();
    return work.db().only<CampaignRow>(text, bind("id", id));
}

Result<QList<CampaignId>> CampaignStore::toClose(Work &work, int limit)
{
    return work.db().all<CampaignId>(uR"(
        SELECT id
          FROM campaign
         WHERE closed_at IS NULL AND ends_at <= :now
         ORDER BY ends_at, id
         LIMIT :limit)"_s,
                                     bind("now", work.now()), bind("limit", limit));
}

Result<bool> CampaignStore::close(Work &work, CampaignId id)
{
    TRY(const int rows,
        work.db().run(u"UPDATE campaign SET closed_at = :now WHERE id = :id AND closed_at IS NULL"_s,
                      bind("now", work.now()), bind("id", id)));
    return rows > 0;
}

Done CampaignStore::change(Work &work, const CampaignRow &campaign)
{
    TRY(work.db().run(uR"(
        UPDATE campaign
           SET story = :story, ends_at = :endsAt, picture = :picture, presets = :presets,
               messages_from = :messagesFrom
         WHERE id = :id)"_s,
                      bind("story", campaign.story), bind("endsAt", campaign.endsAt),
                      bind("picture", campaign.picture), bind("presets", campaign.presets),
                      bind("messagesFrom", campaign.messagesFrom), bind("id", campaign.id)));
    return {};
}

Done CampaignStore::setHeldWords(Work &work, CampaignId id, const QString &words)
{
    TRY(work.db().run(u"UPDATE campaign SET held_words = :words WHERE id = :id"_s, bind("words", words),
                      bind("id", id)));
    return {};
}

Done CampaignStore::markReported(Work &work, CampaignId id)
{
    TRY(work.db().run(u"UPDATE campaign SET reported_at = :now WHERE id = :id AND reported_at IS NULL"_s,
                      bind("now", work.now()), bind("id", id)));
    return {};
}

Done CampaignStore::settle(Work &work, CampaignId id)
{
    TRY(work.db().run(u"UPDATE campaign SET settled_at = :now WHERE id = :id AND settled_at IS NULL"_s,
                      bind("now", work.now()), bind("id", id)));
    return {};
}

} // namespace madang
