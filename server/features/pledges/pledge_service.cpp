// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledge_service.h"

#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using payments::Card;
using pledges::ChargeState;
using pledges::Pledge;
using pledges::Pledging;
using pledges::State;
using pledges::Upcoming;

namespace {

    constexpr int kMostLive = 20; ///< of one donor
    constexpr int kDatesShown = 3;
    constexpr int kDatesAhead = 12;
    /// A pledge without a card waits that long for one.
    constexpr auto kPendingLife = 24h;

    QString contentOf(const pledges::Create &request, const QString &message, GiftVisibility visibility)
    {
        return secret::fingerprint(u"%1\n%2\n%3\n%4\n%5\n%6"_s.arg(
            request.campaign.text(), QString::number(request.amount.won), QString::number(request.day),
            QString(json::wordOfEnum(visibility)), QString::number(int(request.now.value_or(false))),
            message));
    }

    pledges::Charge chargeOf(const ChargeRow &row)
    {
        return {row.dueOn,    row.amount, row.state,     row.tries,
                row.donation, row.reason, row.nextTryAt, row.decidedAt};
    }

} // namespace

Done PledgeService::judge(CampaignId campaign, Money amount, int day, const QString &message) const
{
    TRY(m_campaigns.judge(
        {.campaign = campaign, .tag = {}, .amount = amount, .message = message, .visibility = std::nullopt}));
    if ((day < 1 || day > pledges::kLatestDay) && day != pledges::kLastDay)
        return Error{Code::InvalidValue, "day"}.at(u"day"_s);
    return {};
}

Result<Pledging> PledgeService::create(Work &work, const pledges::Create &request)
{
    PledgeRow row;
    row.message = request.message.value_or(QString()).trimmed();
    TRY(judge(request.campaign, request.amount, request.day, row.message));
    row.visibility = request.visibility.value_or(GiftVisibility::Public);
    row.content = contentOf(request, row.message, row.visibility);
    row.donor = work.caller().user;
    TRY(const auto first, m_pledges.byTag(work, row.donor, request.tag));
    if (first && first->content != row.content)
        return Error{Code::KeyReused, "tag"}.at(u"tag"_s);
    if (first)
        return pledging(work, *first);

    TRY(const CampaignRow campaign, m_campaigns.find(work, request.campaign));
    if (campaign.stateAt(work.now()) != campaigns::State::Open)
        return Error{Code::Conflict, "campaign-closed"};
    TRY(const int live, m_pledges.countLive(work, row.donor));
    if (live >= kMostLive)
        return Error{Code::TooMany, "pledges"};
    row.id = work.newId<PledgeId>();
    row.campaign = campaign.id;
    row.tag = request.tag;
    row.amount = request.amount;
    row.day = request.day;
    row.atOnce = request.now.value_or(false);
    row.createdAt = work.now();
    row.endsAt = work.now().plus(kPendingLife);
    TRY(const bool fresh, m_pledges.insert(work, row));
    if (!fresh)
        return Error{Code::Conflict, "tag"}.at(u"tag"_s);
    TRY(const Card card, m_cards.open(work, {row.id.number, row.donor, campaign.title, row.amount}));
    TRY(const Pledge pledge, shown(work, row));
    return Pledging{pledge, m_cards.registrationUrl(card)};
}

Result<Pledging> PledgeService::pledging(Work &work, const PledgeRow &row)
{
    TRY(const Pledge pledge, shown(work, row));
    TRY(const auto card, m_cards.openFor(work, row.id.number));
    return Pledging{pledge, card ? m_cards.registrationUrl(*card) : QString()};
}

Result<Pledging> PledgeService::registerCard(Work &work, const pledges::OnePledge &request)
{
    TRY(PledgeRow pledge, ownLive(work, request.pledge));
    if (pledge.state == State::Pending) {
        pledge.endsAt = work.now().plus(kPendingLife);
        TRY(m_pledges.update(work, pledge));
    }
    TRY(const auto open, m_cards.openFor(work, pledge.id.number));
    if (!open) {
        TRY(const CampaignRow campaign, m_campaigns.find(work, pledge.campaign));
        TRY(m_cards.open(work, {pledge.id.number, pledge.donor, campaign.title, pledge.amount}));
    }
    return pledging(work, pledge);
}

Result<PledgeRow> PledgeService::own(Work &work, PledgeId id)
{
    TRY(const auto pledge, m_pledges.find(work, id));
    if (!pledge || pledge->donor != work.caller().user)
        return Error{Code::NotFound, "pledge"};
    return *pledge;
}

Result<PledgeRow> PledgeService::ownLive(Work &work, PledgeId id)
{
    TRY(own(work, id));
    TRY(const auto pledge, m_pledges.lock(work, id));
    if (!pledge)
        return Error{Code::NotFound, "pledge"};
    if (pledge->state == State::Ended)
        return Error{Code::Conflict, "pledge-ended"};
    return *pledge;
}

Result<Page<Pledge>> PledgeService::list(Work &work, const pledges::ListPledges &request)
{
    TRY(const int limit, pageLimit(request.limit));
    PledgeId before;
    if (request.after) {
        before = PledgeId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<PledgeRow> rows, m_pledges.ofDonor(work, work.caller().user, before, limit + 1));
    Page<Pledge> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const PledgeRow &row : std::as_const(rows)) {
        TRY(const Pledge pledge, shown(work, row));
        page.items += pledge;
    }
    return page;
}

Result<Pledge> PledgeService::show(Work &work, const pledges::OnePledge &request)
{
    TRY(const PledgeRow pledge, own(work, request.pledge));
    return shown(work, pledge);
}

Result<Pledge> PledgeService::shown(Work &work, const PledgeRow &row)
{
    TRY(const CampaignRow campaign, m_campaigns.find(work, row.campaign));
    Pledge pledge;
    pledge.id = row.id;
    pledge.campaign = row.campaign;
    pledge.title = campaign.title;
    pledge.amount = row.amount;
    pledge.day = row.day;
    pledge.message = row.message;
    pledge.visibility = row.visibility;
    pledge.state = row.state;
    if (row.card && row.state != State::Ended) {
        TRY(const Card card, m_cards.find(work, *row.card));
        pledge.card = card.label;
    }
    TRY(pledge.next, upcoming(work, row));
    const QDate tomorrow = m_life.calendar().dayOf(work.now()).addDays(1);
    TRY(const QList<ChargeRow> latest, m_charges.ofPledge(work, row.id, Calendar::text(tomorrow), 1));
    if (!latest.isEmpty())
        pledge.latest = chargeOf(latest.first());
    pledge.endsAt = row.endsAt;
    pledge.ending = row.ending;
    pledge.createdAt = row.createdAt;
    pledge.endedAt = row.endedAt;
    return pledge;
}

Result<QList<Upcoming>> PledgeService::upcoming(Work &work, const PledgeRow &pledge)
{
    if (!pledge.nextAt)
        return QList<Upcoming>();
    const Calendar &calendar = m_life.calendar();
    QDate date = calendar.dayOf(*pledge.nextAt);
    TRY(const QList<ChargeRow> skips, m_charges.skipped(work, pledge.id, Calendar::text(date)));
    QSet<QString> skipped;
    for (const ChargeRow &skip : skips)
        skipped += skip.dueOn;
    QList<Upcoming> dates;
    for (int charged = 0; charged < kDatesShown; date = Calendar::following(date, pledge.day)) {
        const QString text = Calendar::text(date);
        dates += Upcoming{text, calendar.at(date), skipped.contains(text)};
        charged += dates.last().skipped ? 0 : 1;
    }
    return dates;
}

Result<Pledge> PledgeService::change(Work &work, const pledges::Change &request)
{
    TRY(PledgeRow pledge, ownLive(work, request.pledge));
    const int dayBefore = pledge.day;
    pledge.amount = request.amount.value_or(pledge.amount);
    pledge.day = request.day.value_or(pledge.day);
    pledge.message = request.message.value_or(pledge.message).trimmed();
    pledge.visibility = request.visibility.value_or(pledge.visibility);
    TRY(judge(pledge.campaign, pledge.amount, pledge.day, pledge.message));
    if (pledge.day != dayBefore && pledge.state == State::Active) {
        TRY(moveSkips(work, pledge));
        TRY(m_life.activate(work, pledge));
    } else {
        TRY(m_pledges.update(work, pledge));
    }
    return shown(work, pledge);
}

Done PledgeService::moveSkips(Work &work, const PledgeRow &pledge)
{
    const QString from = Calendar::text(m_life.calendar().dayOf(work.now()).addDays(1));
    TRY(const QList<ChargeRow> skips, m_charges.skipped(work, pledge.id, from));
    for (const ChargeRow &skip : skips) {
        const QDate date = Calendar::date(skip.dueOn);
        TRY(m_charges.moveSkip(work, skip,
                               Calendar::text(Calendar::dateIn(date.year(), date.month(), pledge.day))));
    }
    return {};
}

Result<Pledge> PledgeService::pause(Work &work, const pledges::OnePledge &request)
{
    TRY(PledgeRow pledge, ownLive(work, request.pledge));
    if (pledge.state != State::Active && pledge.state != State::Paused)
        return Error{Code::Conflict, "pledge-not-active"};
    if (pledge.state == State::Active)
        TRY(m_life.pause(work, pledge));
    return shown(work, pledge);
}

Result<Pledge> PledgeService::resume(Work &work, const pledges::OnePledge &request)
{
    TRY(PledgeRow pledge, ownLive(work, request.pledge));
    if (pledge.state == State::Pending)
        return Error{Code::Conflict, "no-card"};
    if (pledge.state != State::Active)
        TRY(m_life.activate(work, pledge));
    return shown(work, pledge);
}

Result<Pledge> PledgeService::cancel(Work &work, const pledges::OnePledge &request)
{
    TRY(PledgeRow pledge, own(work, request.pledge));
    if (pledge.state == State::Ended)
        return shown(work, pledge);
    TRY(pledge, ownLive(work, request.pledge));
    TRY(m_life.end(work, pledge, pledges::Ending::Cancelled));
    return shown(work, pledge);
}

bool PledgeService::comes(const PledgeRow &pledge, const QString &date) const
{
    QDate next = m_life.calendar().dayOf(*pledge.nextAt);
    for (int i = 0; i < kDatesAhead; ++i) {
        if (Calendar::text(next) == date)
            return true;
        next = Calendar::following(next, pledge.day);
    }
    return false;
}

Result<Pledge> PledgeService::skip(Work &work, const pledges::OneDate &request)
{
    TRY(const PledgeRow pledge, ownLive(work, request.pledge));
    if (pledge.state != State::Active)
        return Error{Code::Conflict, "pledge-not-active"};
    if (!comes(pledge, request.date))
        return Error{Code::InvalidValue, "date"}.at(u"date"_s);
    ChargeRow skip{work.newId<ChargeId>(), pledge.id, request.date, pledge.amount, ChargeState::Skipped};
    skip.decidedAt = work.now();
    TRY(const bool fresh, m_charges.insert(work, skip));
    if (!fresh) {
        TRY(const auto there, m_charges.find(work, pledge.id, request.date));
        if (!there || there->state != ChargeState::Skipped)
            return Error{Code::Conflict, "date-charged"};
    }
    return shown(work, pledge);
}

Result<Pledge> PledgeService::unskip(Work &work, const pledges::OneDate &request)
{
    TRY(const PledgeRow pledge, ownLive(work, request.pledge));
    if (pledge.state != State::Active)
        return Error{Code::Conflict, "pledge-not-active"};
    if (!comes(pledge, request.date))
        return Error{Code::InvalidValue, "date"}.at(u"date"_s);
    TRY(m_charges.unskip(work, pledge.id, request.date));
    return shown(work, pledge);
}

Result<Page<pledges::Charge>> PledgeService::charges(Work &work, const pledges::ListCharges &request)
{
    TRY(const int limit, pageLimit(request.limit));
    if (request.after && !Calendar::date(*request.after).isValid())
        return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    TRY(const PledgeRow pledge, own(work, request.pledge));
    TRY(QList<ChargeRow> rows,
        m_charges.ofPledge(work, pledge.id, request.after.value_or(QString()), limit + 1));
    Page<pledges::Charge> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().dueOn;
    }
    for (const ChargeRow &row : std::as_const(rows))
        page.items += chargeOf(row);
    return page;
}

} // namespace madang
