// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/charge_service.h"

#include "common/base/log.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using pledges::ChargeState;
using pledges::PledgeBody;
using pledges::State;

namespace {

    constexpr int kChargesAtOnce = 200;
    constexpr auto kTagHead = "#pledge."_L1;

    /// Every try has a tag of its own, so that it is one gift whatever happens.
    ClientTag tagOf(const ChargeRow &charge)
    {
        return {kTagHead + u"%1.%2.%3"_s.arg(charge.pledge.text(), charge.dueOn).arg(charge.tries)};
    }

} // namespace

ChargeService::ChargeService(PledgeStore &pledges, ChargeStore &charges, PledgeLife &life,
                             CampaignAccess &campaigns, CardAccess &cards, Lanes &lanes)
    : m_pledges(pledges)
    , m_charges(charges)
    , m_life(life)
    , m_campaigns(campaigns)
    , m_cards(cards)
    , m_lanes(lanes)
{
    m_campaigns.tell(*this);
}

Done ChargeService::chargeDue(Work &work)
{
    TRY(const QList<PledgeId> due, m_pledges.due(work, kChargesAtOnce));
    TRY(const QList<ChargeRow> retries, m_charges.toRetry(work, kChargesAtOnce));
    work.afterCommit([this, due, retries] {
        for (const PledgeId id : due)
            post(id, [this, id](Work &unit) { return chargeOne(unit, id); });
        for (const ChargeRow &charge : retries)
            post(charge.pledge,
                 [this, charge](Work &unit) { return retryOne(unit, charge.pledge, charge.dueOn); });
    });
    return {};
}

void ChargeService::post(PledgeId pledge, std::function<Done(Work &)> run)
{
    m_lanes.post<Nothing>(
        LaneKind::Write, qHash(pledge), Caller{},
        [run = std::move(run)](Work &work) -> Result<Nothing> {
            TRY(run(work));
            return Nothing{};
        },
        [pledge](const Result<Nothing> &done) {
            if (!done)
                qCWarning(lcPayments) << "a monthly gift could not be charged, it will be tried again"
                                      << pledge.number << wordOf(done.error().code) << done.error().about;
        });
}

Done ChargeService::chargeOne(Work &work, PledgeId id)
{
    TRY(auto pledge, m_pledges.lock(work, id));
    if (!pledge || pledge->state != State::Active || *pledge->nextAt > work.now())
        return {};
    // Of dates that passed while nobody was here to charge them, the last one is charged.
    const Calendar &calendar = m_life.calendar();
    QDate date = calendar.dayOf(*pledge->nextAt);
    for (QDate next = Calendar::following(date, pledge->day); calendar.at(next) <= work.now();
         next = Calendar::following(next, pledge->day)) {
        TRY(miss(work, *pledge, date));
        date = next;
    }
    // Whoever cannot sign in cannot stop it either.
    TRY(const bool disabled, m_pledges.isDonorDisabled(work, pledge->donor));
    if (!disabled)
        return charge(work, *pledge, date);
    TRY(miss(work, *pledge, date));
    TRY(m_life.stopRetries(work, id));
    pledge->servedUntil = Calendar::text(date);
    return m_life.activate(work, *pledge);
}

Done ChargeService::miss(Work &work, const PledgeRow &pledge, QDate date)
{
    ChargeRow missed{work.newId<ChargeId>(), pledge.id, Calendar::text(date), pledge.amount,
                     ChargeState::Missed};
    missed.decidedAt = work.now();
    TRY(m_charges.insert(work, missed));
    return {};
}

Done ChargeService::charge(Work &work, PledgeRow &pledge, QDate date)
{
    pledge.servedUntil = Calendar::text(date);
    TRY(m_life.activate(work, pledge));
    ChargeRow charge{work.newId<ChargeId>(), pledge.id, pledge.servedUntil, pledge.amount};
    charge.begunAt = work.now();
    TRY(const bool fresh, m_charges.insert(work, charge));
    if (!fresh)
        return {};
    TRY(m_life.stopRetries(work, pledge.id));
    return ask(work, pledge, charge);
}

Done ChargeService::retryOne(Work &work, PledgeId id, const QString &dueOn)
{
    TRY(auto pledge, m_pledges.lock(work, id));
    TRY(auto charge, m_charges.find(work, id, dueOn));
    if (!pledge || !charge || charge->state != ChargeState::Retrying || *charge->nextTryAt > work.now())
        return {};
    TRY(const bool disabled, m_pledges.isDonorDisabled(work, pledge->donor));
    if (pledge->state != State::Active || disabled)
        return m_life.stopRetries(work, id);
    return ask(work, *pledge, *charge);
}

Done ChargeService::retryNow(Work &work, PledgeId pledge)
{
    TRY(const QList<ChargeRow> waiting, m_charges.retrying(work, pledge));
    for (ChargeRow charge : waiting) {
        charge.nextTryAt = work.now();
        TRY(m_charges.update(work, charge));
    }
    return {};
}

Done ChargeService::ask(Work &work, PledgeRow &pledge, ChargeRow charge)
{
    if (!pledge.card)
        return Error{Code::Internal, "card"};
    TRY(const payments::Card card, m_cards.find(work, *pledge.card));
    ++charge.tries;
    charge.state = ChargeState::Asked;
    charge.nextTryAt.reset();
    charge.amount = pledge.amount;
    const auto given = m_campaigns.charge(work, pledge.donor,
                                          {.campaign = pledge.campaign,
                                           .tag = tagOf(charge),
                                           .amount = pledge.amount,
                                           .message = pledge.message,
                                           .visibility = pledge.visibility},
                                          card);
    if (!given && given.error() == Error(Code::Conflict, "campaign-closed")) {
        charge.state = ChargeState::Stopped;
        charge.decidedAt = work.now();
        TRY(m_charges.update(work, charge));
        return m_life.end(work, pledge, pledges::Ending::CampaignOver);
    }
    if (!given)
        return given.error();
    charge.donation = given->donation.id;
    return m_charges.update(work, charge);
}

Result<std::optional<ChargeService::Followed>> ChargeService::followed(Work &work, const DonationRow &gift,
                                                                       const Order &order)
{
    using None = std::optional<Followed>;
    const QStringList parts = gift.tag.value.split(u'.');
    if (!order.card || !gift.tag.value.startsWith(kTagHead) || parts.size() != 4)
        return None();
    TRY(auto pledge, m_pledges.lock(work, PledgeId::fromText(parts[1])));
    if (!pledge || pledge->donor != gift.donor)
        return None();
    TRY(auto charge, m_charges.find(work, pledge->id, parts[2]));
    return charge ? None(Followed{*pledge, *charge}) : None();
}

Done ChargeService::giftSettled(Work &work, const DonationRow &gift, const Order &order)
{
    TRY(auto of, followed(work, gift, order));
    if (!of)
        return {};
    ChargeRow &charge = of->charge;
    if (charge.state == ChargeState::Paid && charge.donation != gift.id)
        qCCritical(lcPayments) << "one date was charged twice; a person must give one back"
                               << of->pledge.id.number << charge.dueOn << gift.id.number;
    charge.state = ChargeState::Paid;
    charge.donation = gift.id;
    charge.reason.reset();
    charge.nextTryAt.reset();
    charge.decidedAt = work.now();
    return m_charges.update(work, charge);
}

Result<bool> ChargeService::giftEnded(Work &work, const DonationRow &wish, const Order &order)
{
    TRY(auto of, followed(work, wish, order));
    if (!of)
        return false;
    // An older try, or one that was given up meanwhile, changes nothing.
    if (of->charge.donation != wish.id || of->charge.state != ChargeState::Asked)
        return true;
    of->charge.reason = order.reason.value_or(u"NO_ANSWER"_s);
    TRY(refused(work, of->pledge, of->charge));
    return true;
}

Done ChargeService::refused(Work &work, PledgeRow &pledge, ChargeRow charge)
{
    const QList<int> &days = m_life.rules().retryDays;
    const bool again = pledge.state == State::Active && charge.tries <= days.size();
    if (again) {
        charge.state = ChargeState::Retrying;
        charge.nextTryAt = charge.begunAt.value_or(work.now()).plus(24h * days[charge.tries - 1]);
    } else {
        charge.state = ChargeState::Failed;
        charge.decidedAt = work.now();
    }
    TRY(m_charges.update(work, charge));
    if (pledge.state == State::Ended)
        return {};
    if (!again && pledge.state == State::Active)
        return m_life.suspend(work, pledge, charge);
    TRY(PledgeBody body, m_life.bodyOf(work, pledge));
    body.amount = charge.amount;
    body.date = charge.dueOn;
    body.reason = charge.reason;
    body.nextTryAt = charge.nextTryAt;
    return m_life.tell(work, pledge, u"pledge.failed"_s, body);
}

} // namespace madang
