// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledge_life.h"

#include "common/base/log.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pledges::ChargeState;
using pledges::Ending;
using pledges::PledgeBody;
using pledges::State;

namespace {

    constexpr int kPledgesAtOnce = 100;

} // namespace

Done PledgeLife::activate(Work &work, PledgeRow &pledge)
{
    pledge.state = State::Active;
    pledge.endsAt.reset();
    pledge.nextAt
        = m_calendar.at(m_calendar.firstAfter(work.now(), pledge.day, Calendar::date(pledge.servedUntil)));
    return m_pledges.update(work, pledge);
}

Done PledgeLife::pause(Work &work, PledgeRow &pledge)
{
    pledge.state = State::Paused;
    pledge.nextAt.reset();
    TRY(stopRetries(work, pledge.id));
    return m_pledges.update(work, pledge);
}

Done PledgeLife::suspend(Work &work, PledgeRow &pledge, const ChargeRow &refused)
{
    pledge.state = State::Suspended;
    pledge.nextAt.reset();
    pledge.endsAt = work.now().plus(24h * m_rules.suspendedDays);
    TRY(m_pledges.update(work, pledge));
    TRY(PledgeBody body, bodyOf(work, pledge));
    body.date = refused.dueOn;
    body.reason = refused.reason;
    body.endsAt = pledge.endsAt;
    work.afterCommit([id = pledge.id] { qCInfo(lcPayments) << "pledge suspended" << id.number; });
    return tell(work, pledge, u"pledge.suspended"_s, body);
}

Done PledgeLife::end(Work &work, PledgeRow &pledge, Ending ending)
{
    const bool begun = pledge.state != State::Pending;
    pledge.state = State::Ended;
    pledge.ending = ending;
    pledge.nextAt.reset();
    pledge.endsAt.reset();
    pledge.endedAt = work.now();
    TRY(stopRetries(work, pledge.id));
    TRY(m_cards.retireAll(work, pledge.id.number));
    TRY(m_pledges.update(work, pledge));
    work.afterCommit([id = pledge.id, ending] {
        qCInfo(lcPayments) << "pledge ended" << id.number << json::wordOfEnum(ending);
    });
    // Who cancelled knows; who never came back from the registration page has nothing to lose.
    if (ending == Ending::Cancelled || ending == Ending::NeverBegun || !begun)
        return {};
    TRY(PledgeBody body, bodyOf(work, pledge));
    body.ending = ending;
    return tell(work, pledge, u"pledge.ended"_s, body);
}

Done PledgeLife::stopRetries(Work &work, PledgeId pledge)
{
    TRY(const QList<ChargeRow> waiting, m_charges.retrying(work, pledge));
    for (ChargeRow charge : waiting) {
        charge.state = ChargeState::Stopped;
        charge.nextTryAt.reset();
        charge.decidedAt = work.now();
        TRY(m_charges.update(work, charge));
    }
    return {};
}

Done PledgeLife::endOver(Work &work)
{
    const auto endAll = [&](const QList<PledgeId> &ids, auto endingOf) -> Done {
        for (const PledgeId id : ids) {
            TRY(auto pledge, m_pledges.lock(work, id));
            if (!pledge || pledge->state == State::Ended)
                continue;
            const std::optional<Ending> ending = endingOf(*pledge);
            if (ending)
                TRY(end(work, *pledge, *ending));
        }
        return {};
    };
    TRY(const QList<PledgeId> overdue, m_pledges.overdue(work, kPledgesAtOnce));
    TRY(endAll(overdue, [&](const PledgeRow &pledge) -> std::optional<Ending> {
        if (!pledge.endsAt || *pledge.endsAt > work.now())
            return std::nullopt; // a card came in between
        return pledge.state == State::Pending ? Ending::NeverBegun : Ending::NotRenewed;
    }));
    TRY(const QList<PledgeId> over, m_pledges.ofClosedCampaigns(work, kPledgesAtOnce));
    return endAll(over, [](const PledgeRow &) { return std::optional(Ending::CampaignOver); });
}

Result<PledgeBody> PledgeLife::bodyOf(Work &work, const PledgeRow &pledge)
{
    TRY(const CampaignRow campaign, m_campaigns.find(work, pledge.campaign));
    PledgeBody body;
    body.pledge = pledge.id;
    body.campaign = pledge.campaign;
    body.title = campaign.title;
    body.amount = pledge.amount;
    return body;
}

Done PledgeLife::tell(Work &work, const PledgeRow &pledge, const QString &type, const PledgeBody &body)
{
    return m_notifications.notify(work, pledge.donor, type, {toJson(body)});
}

} // namespace madang
