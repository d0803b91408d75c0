// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaign_service.h"

#include "server/features/audit/audit.h"
#include "server/features/campaigns/presets.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::Totals;

namespace {

    using campaigns::kLongestStory;
    using campaigns::kLongestTitle;
    constexpr auto kReportAfter = std::chrono::hours(24 * 30);
    constexpr auto kLatestReport = std::chrono::hours(24 * 366);
    constexpr int kLatestGifts = 10;
    constexpr int kClosedAtOnce = 100;
    constexpr auto kShortestRun = std::chrono::minutes(1);
    constexpr auto kLongestRun = std::chrono::hours(24 * 366 * 5);

    const QString kClosed = u"campaign.close"_s;

    QString targetOf(CampaignId id)
    {
        return u"campaign:"_s + id.text();
    }

    Result<CampaignId> cursorOf(const std::optional<QString> &after)
    {
        if (!after)
            return CampaignId{};
        const CampaignId id = CampaignId::fromText(*after);
        if (id.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
        return id;
    }

    Done judgeEnd(Timestamp now, Timestamp endsAt)
    {
        if (endsAt < now.plus(kShortestRun) || endsAt > now.plus(kLongestRun))
            return Error{Code::InvalidValue, "range"}.at(u"endsAt"_s);
        return {};
    }

} // namespace

QString pathOf(CampaignId campaign, PictureId picture)
{
    return u"/c/%1/pictures/%2"_s.arg(campaign.text(), picture.text());
}

Result<Campaign> CampaignService::create(Work &work, const campaigns::CreateCampaign &request)
{
    return open(work, work.newId<CampaignId>(), request);
}

Result<Campaign> CampaignService::open(Work &work, CampaignId id, const campaigns::CreateCampaign &request)
{
    if (m_verification)
        TRY(m_verification->judge(work, verification::kCreateCampaign));
    CampaignRow row;
    TRY(row.title, oneLine(request.title, kLongestTitle, "title"));
    TRY(row.story, manyLines(request.story, 0, kLongestStory, "story"));
    if (request.goal <= Money{} || request.goal > kLargestAmount)
        return Error{Code::InvalidValue, "range"}.at(u"goal"_s);
    TRY(judgeEnd(work.now(), request.endsAt));
    if (request.beneficiary && !request.beneficiary->trimmed().isEmpty()) {
        TRY(row.beneficiary, oneLine(*request.beneficiary, kLongestTitle, "beneficiary"));
    }
    TRY(row.presets, presetsOf(request.presets));
    row.reportDueAt = request.reportDueAt.value_or(request.endsAt.plus(kReportAfter));
    if (row.reportDueAt < request.endsAt || row.reportDueAt > request.endsAt.plus(kLatestReport))
        return Error{Code::InvalidValue, "range"}.at(u"reportDueAt"_s);
    TRY(row.room, roomFor(work, request, row.title));
    row.id = id;
    row.goal = request.goal;
    row.createdBy = work.caller().user;
    row.createdAt = work.now();
    row.endsAt = request.endsAt;
    TRY(m_store.insert(work, row));
    return shown(work, row);
}

Result<RoomId> CampaignService::roomFor(Work &work, const campaigns::CreateCampaign &request,
                                        const QString &title)
{
    if (!request.room)
        return m_rooms.create(work, title, {}, rooms::Visibility::Public);
    TRY(const RoomRights rights, m_rooms.rightsOf(work, *request.room));
    if (!rights.isOwner())
        return Error{Code::NotAllowed, "owner-only"}.at(u"room"_s);
    // A campaign and its cards are for everybody to see.
    if (rights.visibility != rooms::Visibility::Public)
        return Error{Code::Conflict, "room-not-public"}.at(u"room"_s);
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"}.at(u"room"_s);
    TRY(const auto other, m_store.inRoom(work, *request.room));
    if (other)
        return Error{Code::AlreadyExists, "room-has-campaign"}.at(u"room"_s);
    return *request.room;
}

Result<CampaignRow> CampaignService::find(Work &work, CampaignId id)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "campaign"};
    return *row;
}

Result<CampaignRow> CampaignService::hold(Work &work, CampaignId id)
{
    TRY(find(work, id));
    return m_store.touch(work, id);
}

Result<CampaignRow> CampaignService::own(Work &work, CampaignId id)
{
    TRY(const CampaignRow row, find(work, id));
    if (work.caller().guest() || row.createdBy != work.caller().user)
        return Error{Code::NotAllowed, "owner-only"};
    return row;
}

Result<Campaign> CampaignService::change(Work &work, const campaigns::ChangeCampaign &request)
{
    TRY(CampaignRow row, own(work, request.campaign));
    if (row.stateAt(work.now()) != campaigns::State::Open)
        return Error{Code::Conflict, "campaign-closed"};
    if (request.story) {
        TRY(row.story, manyLines(*request.story, 0, kLongestStory, "story"));
    }
    if (request.presets) {
        TRY(row.presets, presetsOf(request.presets));
    }
    if (request.picture) {
        TRY(const bool ours, m_pictures.has(work, row.id, *request.picture));
        if (!ours)
            return Error{Code::NotFound, "picture"}.at(u"picture"_s);
        row.picture = request.picture;
    }
    if (request.endsAt) {
        TRY(judgeEnd(work.now(), *request.endsAt));
        if (*request.endsAt < row.endsAt)
            return Error{Code::InvalidValue, "earlier"}.at(u"endsAt"_s);
        row.endsAt = *request.endsAt;
    }
    if (request.messagesFrom) {
        if (*request.messagesFrom < Money{} || *request.messagesFrom > campaigns::kLargestGift)
            return Error{Code::InvalidValue, "range"}.at(u"messagesFrom"_s);
        row.messagesFrom = *request.messagesFrom;
    }
    TRY(m_store.change(work, row));
    TRY(row, m_store.touch(work, row.id));
    TRY(const Totals now, totals(work, row));
    work.tell(campaigns::totals, now);
    return shown(work, row);
}

Result<Campaign> CampaignService::close(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow row, own(work, request.campaign));
    if (row.stateAt(work.now()) != campaigns::State::Open)
        return Error{Code::Conflict, "campaign-closed"};
    TRY(const bool closed, m_store.close(work, row.id));
    if (!closed)
        return Error{Code::Conflict, "campaign-closed"};
    TRY(tellState(work, row.id));
    TRY(audit::record(work, {kClosed, targetOf(row.id)}));
    return show(work, request);
}

Result<Page<campaigns::Milestone>> CampaignService::milestones(Work &work,
                                                               const campaigns::OneCampaign &request)
{
    TRY(find(work, request.campaign));
    Page<campaigns::Milestone> page;
    TRY(page.items, m_milestones.of(work, request.campaign));
    return page;
}

Done CampaignService::tellTotals(Work &work, const CampaignRow &campaign)
{
    TRY(const Totals now, totals(work, campaign));
    work.tell(campaigns::totals, now);
    return {};
}

Done CampaignService::markReported(Work &work, CampaignId id)
{
    TRY(m_store.markReported(work, id));
    TRY(m_store.touch(work, id));
    return {};
}

Result<Campaign> CampaignService::settle(Work &work, CampaignId id)
{
    TRY(const CampaignRow row, own(work, id));
    const campaigns::State state = row.stateAt(work.now());
    if (state == campaigns::State::Open)
        return Error{Code::Conflict, "campaign-open"};
    if (state == campaigns::State::Settled)
        return Error{Code::Conflict, "campaign-settled"};
    if (row.reportedAt.isNull())
        return Error{Code::Conflict, "no-report"};
    TRY(m_store.settle(work, id));
    TRY(tellState(work, id));
    TRY(audit::record(work, {u"campaign.settle"_s, targetOf(id)}));
    return show(work, {id});
}

Done CampaignService::tellState(Work &work, CampaignId id)
{
    TRY(const CampaignRow row, m_store.touch(work, id));
    TRY(const Totals now, totals(work, row));
    const RawJson body{toJson(campaigns::StateBody{row.id, row.title, now.state, now.total, now.goal,
                                                   now.giftCount, now.giftsApart, row.reportDueAt})};
    TRY(m_rooms.append(work, row.room, u"campaign.state"_s, std::nullopt, body));
    work.tell(campaigns::totals, now);
    return m_notifications.notify(work, row.createdBy, u"campaign.state"_s, body);
}

Result<Campaign> CampaignService::shown(Work &work, const CampaignRow &row)
{
    Campaign campaign{.id = row.id,
                      .room = row.room,
                      .title = row.title,
                      .story = row.story,
                      .goal = row.goal,
                      .total = {},
                      .giftCount = 0,
                      .giftsApart = 0,
                      .state = row.stateAt(work.now()),
                      .endsAt = row.endsAt,
                      .createdAt = row.createdAt,
                      .received = {},
                      .beneficiary = row.beneficiary,
                      .picture = {},
                      .presets = presetsIn(row.presets),
                      .reportDueAt = row.reportDueAt,
                      .reportOverdue = row.isReportOverdueAt(work.now()),
                      .closedAt = {},
                      .settledAt = {},
                      .messagesFrom = {}};
    if (row.picture)
        campaign.picture = pathOf(row.id, *row.picture);
    if (row.messagesFrom > Money{})
        campaign.messagesFrom = row.messagesFrom;
    if (!row.closedAt.isNull())
        campaign.closedAt = row.closedAt;
    if (!row.settledAt.isNull())
        campaign.settledAt = row.settledAt;
    TRY(campaign.total, m_purse.total(work, row.id));
    TRY(campaign.giftCount, m_donations.countSettled(work, row.id));
    TRY(campaign.giftsApart, m_purse.giftsApart(work, row.id));
    if (!work.caller().guest() && row.createdBy == work.caller().user) {
        TRY(campaign.received, m_purse.received(work, row.id));
    }
    return campaign;
}

Result<Page<Campaign>> CampaignService::list(Work &work, const campaigns::ListCampaigns &request)
{
    TRY(const int limit, pageLimit(request.limit));
    TRY(const CampaignId before, cursorOf(request.after));
    TRY(QList<CampaignRow> rows, m_store.list(work, before, limit + 1));
    Page<Campaign> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const CampaignRow &row : std::as_const(rows)) {
        TRY(const Campaign campaign, shown(work, row));
        page.items += campaign;
    }
    return page;
}

Result<Campaign> CampaignService::show(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow row, find(work, request.campaign));
    return shown(work, row);
}

Result<Totals> CampaignService::showTotals(Work &work, const campaigns::OneCampaign &request)
{
    TRY(const CampaignRow row, find(work, request.campaign));
    return totals(work, row);
}

Result<Page<campaigns::Gift>> CampaignService::gifts(Work &work, const campaigns::ListGifts &request)
{
    TRY(const int limit, pageLimit(request.limit));
    GiftCursor before = GiftCursor::newest();
    if (request.after) {
        const auto cursor = GiftCursor::fromText(*request.after);
        if (!cursor)
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
        before = *cursor;
    }
    if (request.until && *request.until <= before.at)
        before = {*request.until, {}};
    TRY(find(work, request.campaign));
    TRY(QList<DonationRow> rows,
        m_donations.settled(work, request.campaign, before, limit + 1, request.from.value_or(Timestamp{})));
    Page<campaigns::Gift> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = GiftCursor{rows.last().settledAt, rows.last().id}.text();
    }
    for (const DonationRow &row : std::as_const(rows))
        page.items += row.asGift();
    return page;
}

Result<TopicPage> CampaignService::open(Work &work, const campaigns::OneCampaign &request,
                                        const TopicCursor &)
{
    TRY(const CampaignRow row, find(work, request.campaign));
    TRY(const Totals now, totals(work, row));
    TopicPage page;
    page.events += std::make_shared<const Published>(Work::published(campaigns::totals, now));
    return page;
}

Result<Totals> CampaignService::totals(Work &work, const CampaignRow &campaign)
{
    Totals totals{.campaign = campaign.id,
                  .revision = campaign.revision,
                  .total = {},
                  .goal = campaign.goal,
                  .giftCount = 0,
                  .giftsApart = 0,
                  .state = campaign.stateAt(work.now()),
                  .latest = {}};
    TRY(totals.total, m_purse.total(work, campaign.id));
    TRY(totals.giftCount, m_donations.countSettled(work, campaign.id));
    TRY(totals.giftsApart, m_purse.giftsApart(work, campaign.id));
    TRY(const auto latest, m_donations.settled(work, campaign.id, GiftCursor::newest(), kLatestGifts));
    for (const DonationRow &row : latest)
        totals.latest += row.asGift();
    return totals;
}

Done CampaignService::closeEnded(Work &work)
{
    TRY(const QList<CampaignId> ended, m_store.toClose(work, kClosedAtOnce));
    QList<CampaignId> closed;
    for (const CampaignId id : ended) {
        TRY(const bool ours, m_store.close(work, id));
        if (!ours)
            continue; // who made it was faster
        TRY(tellState(work, id));
        closed += id;
    }
    for (const CampaignId id : std::as_const(closed))
        TRY(audit::record(work, {kClosed, targetOf(id), {{u"reason"_s, u"end-reached"_s}}}));
    return {};
}

} // namespace madang
