// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/draft_service.h"

#include "server/features/campaigns/presets.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::Draft;

namespace {

    constexpr int kMostDrafts = 50;

    /// What may be written down is little less than what may be opened: only gaps are allowed.
    template <typename Request> Done fill(DraftRow &draft, const Request &request)
    {
        TRY(draft.title, oneLine(request.title, campaigns::kLongestTitle, "title"));
        TRY(draft.story, manyLines(request.story.value_or(QString()), 0, campaigns::kLongestStory, "story"));
        draft.beneficiary.clear();
        if (request.beneficiary && !request.beneficiary->trimmed().isEmpty()) {
            TRY(draft.beneficiary, oneLine(*request.beneficiary, campaigns::kLongestTitle, "beneficiary"));
        }
        if (request.goal && (*request.goal <= Money{} || *request.goal > kLargestAmount))
            return Error{Code::InvalidValue, "range"}.at(u"goal"_s);
        draft.goal = request.goal;
        draft.endsAt = request.endsAt;
        draft.reportDueAt = request.reportDueAt;
        draft.presets.reset();
        if (request.presets) {
            TRY(draft.presets, presetsOf(request.presets));
        }
        return {};
    }

    Draft shown(const DraftRow &row)
    {
        Draft draft{row.id,     row.title,       row.story,     row.beneficiary, row.goal,
                    row.endsAt, row.reportDueAt, row.createdAt, row.changedAt,   {}};
        if (row.presets)
            draft.presets = presetsIn(*row.presets);
        return draft;
    }

} // namespace

Result<DraftRow> DraftService::find(Work &work, CampaignId id)
{
    TRY(const auto draft, m_store.find(work, work.caller().user, id));
    if (!draft)
        return Error{Code::NotFound, "draft"};
    return *draft;
}

Result<Draft> DraftService::save(Work &work, const campaigns::SaveDraft &request)
{
    TRY(const int before, m_store.count(work, work.caller().user));
    if (before >= kMostDrafts)
        return Error{Code::TooMany, "drafts"};
    DraftRow draft;
    TRY(fill(draft, request));
    draft.id = work.newId<CampaignId>();
    draft.createdAt = work.now();
    draft.changedAt = work.now();
    TRY(m_store.insert(work, work.caller().user, draft));
    return shown(draft);
}

Result<Draft> DraftService::change(Work &work, const campaigns::ChangeDraft &request)
{
    TRY(DraftRow draft, find(work, request.draft));
    TRY(fill(draft, request));
    draft.changedAt = work.now();
    TRY(m_store.update(work, draft));
    return shown(draft);
}

Result<Page<Draft>> DraftService::list(Work &work, const Nothing &)
{
    Page<Draft> page;
    TRY(const auto rows, m_store.of(work, work.caller().user, kMostDrafts));
    for (const DraftRow &row : rows)
        page.items += shown(row);
    return page;
}

Result<Nothing> DraftService::discard(Work &work, const campaigns::OneDraft &request)
{
    TRY(const bool gone, m_store.remove(work, work.caller().user, request.draft));
    if (!gone)
        return Error{Code::NotFound, "draft"};
    return Nothing{};
}

Result<campaigns::Campaign> DraftService::open(Work &work, const campaigns::OpenDraft &request)
{
    TRY(const DraftRow draft, find(work, request.draft));
    if (!draft.goal)
        return Error{Code::InvalidValue, "missing"}.at(u"goal"_s);
    if (!draft.endsAt)
        return Error{Code::InvalidValue, "missing"}.at(u"endsAt"_s);
    TRY(m_store.remove(work, work.caller().user, draft.id));
    return m_campaigns.open(work, draft.id,
                            {.title = draft.title,
                             .story = draft.story,
                             .goal = *draft.goal,
                             .endsAt = *draft.endsAt,
                             .room = request.room,
                             .beneficiary = draft.beneficiary,
                             .reportDueAt = draft.reportDueAt,
                             .presets = shown(draft).presets});
}

} // namespace madang
