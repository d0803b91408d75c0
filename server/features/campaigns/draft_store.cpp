// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/draft_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &draftSelection()
    {
        static const QString text = uR"(
        SELECT id, title, story, beneficiary, goal, ends_at, report_due_at, created_at, changed_at, presets
          FROM campaign_draft)"_s;
        return text;
    }

} // namespace

Done DraftStore::insert(Work &work, UserId author, const DraftRow &draft)
{
    TRY(work.db().run(uR"(
        INSERT INTO campaign_draft (id, author, title, story, beneficiary, goal, ends_at, report_due_at, created_at,
                                    changed_at, presets)
        VALUES (:id, :author, :title, :story, :beneficiary, :goal, :endsAt, :reportDueAt, :createdAt, :changedAt,
                :presets))"_s,
                      bind("id", draft.id), bind("author", author), bind("title", draft.title),
                      bind("story", draft.story), bind("beneficiary", draft.beneficiary),
                      bind("goal", draft.goal), bind("endsAt", draft.endsAt),
                      bind("reportDueAt", draft.reportDueAt), bind("createdAt", draft.createdAt),
                      bind("changedAt", draft.changedAt), bind("presets", draft.presets)));
    return {};
}

Result<std::optional<DraftRow>> DraftStore::find(Work &work, UserId author, CampaignId id)
{
    static const QString text = draftSelection() + u" WHERE id = :id AND author = :author"_s;
    return work.db().one<DraftRow>(text, bind("id", id), bind("author", author));
}

Result<QList<DraftRow>> DraftStore::of(Work &work, UserId author, int limit)
{
    static const QString text = draftSelection() + u" WHERE author = :author ORDER BY id DESC LIMIT :limit"_s;
    return work.db().all<DraftRow>(text, bind("author", author), bind("limit", limit));
}

Result<int> DraftStore::count(Work &work, UserId author)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM campaign_draft WHERE author = :author"_s,
                               bind("author", author));
}

Done DraftStore::update(Work &work, const DraftRow &draft)
{
    TRY(work.db().run(
        uR"(
        UPDATE campaign_draft
           SET title = :title, story = :story, beneficiary = :beneficiary, goal = :goal, ends_at = :endsAt,
               report_due_at = :reportDueAt, changed_at = :changedAt, presets = :presets
         WHERE id = :id)"_s,
        bind("title", draft.title), bind("story", draft.story), bind("beneficiary", draft.beneficiary),
        bind("goal", draft.goal), bind("endsAt", draft.endsAt), bind("reportDueAt", draft.reportDueAt),
        bind("changedAt", draft.changedAt), bind("presets", draft.presets), bind("id", draft.id)));
    return {};
}

Result<bool> DraftStore::remove(Work &work, UserId author, CampaignId id)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM campaign_draft WHERE id = :id AND author = :author"_s, bind("id", id),
                      bind("author", author)));
    return rows == 1;
}

} // namespace madang
