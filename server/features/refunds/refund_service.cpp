// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/refunds/refund_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using payments::Order;
using payments::OrderReturn;
using payments::ReturnStatus;
using refunds::Hurdle;
using refunds::kLongestReason;
using refunds::Refund;
using refunds::State;

namespace {

    constexpr auto kKeyPrefix = "refund-"_L1;

    QString keyOf(RefundId id)
    {
        return kKeyPrefix + id.text();
    }

    Done record(Work &work, const RefundRow &row, const QString &action, const QString &about)
    {
        return audit::record(work,
                             {action,
                              u"refund:"_s + row.id.text(),
                              {{u"donation"_s, row.donation.text()},
                               {u"amount"_s, QString::number(row.amount.won)},
                               {u"about"_s, about}}});
    }

    /// What makes two requests the same.
    QString contentOf(const refunds::AskRefund &request, const QString &reason)
    {
        return secret::fingerprint(
            u"%1\n%2\n%3"_s.arg(request.donation.text(),
                                request.amount ? QString::number(request.amount->won) : u"all"_s, reason));
    }

} // namespace

RefundService::RefundService(RefundStore &store, AccountAccess &accounts, CampaignAccess &campaigns,
                             OrderAccess &orders, NotificationAccess &notifications, Lanes &lanes,
                             const CancelRules &rules)
    : m_store(store)
    , m_accounts(accounts)
    , m_campaigns(campaigns)
    , m_orders(orders)
    , m_notifications(notifications)
    , m_lanes(lanes)
    , m_rules(rules)
{
    m_orders.returns().addWatcher(*this);
}

Result<RefundService::Standing> RefundService::standingOf(Work &work, UserId person, UserId donor,
                                                          UserId owner)
{
    Standing standing{person == donor, person == owner, false};
    TRY(standing.mover, m_accounts.mayMoveMoney(work, person));
    return standing;
}

Done RefundService::judgeReading(Work &work, const Standing &standing)
{
    return standing.donor || standing.owner ? Done() : m_accounts.judgeSecondFactor(work);
}

Result<RefundService::Wish> RefundService::wishOf(Work &work, DonationId donation)
{
    TRY(const auto gift, m_campaigns.gift(work, donation));
    if (!gift)
        return Error{Code::NotFound, "donation"};
    TRY(const CampaignRow campaign, m_campaigns.find(work, gift->campaign));
    TRY(const Standing standing, standingOf(work, work.caller().user, gift->donor, campaign.createdBy));
    // A wish that was not paid is its donor's affair only.
    if (standing.stranger() || (!standing.donor && gift->settledAt.isNull()))
        return Error{Code::NotFound, "donation"};
    TRY(const Order known, m_orders.findFor(work, u"donation"_s, gift->id.number));
    // First, so that all who want money of this gift take turns.
    TRY(const Order order, m_orders.returns().hold(work, known.id));
    TRY(const Money remaining, m_orders.returns().remaining(work, order));
    return Wish{*gift, campaign, order, standing, remaining};
}

Result<std::optional<Hurdle>> RefundService::hurdleOf(Work &work, const Wish &wish, Money amount)
{
    if (m_rules.needsSecondPerson(wish.order.amount - wish.remaining + amount))
        return std::optional(Hurdle::SecondPerson);
    if (wish.standing.decides())
        return std::optional<Hurdle>();
    if (wish.campaign.stateAt(work.now()) == campaigns::State::Settled)
        return std::optional(Hurdle::CampaignSettled);
    if (wish.gift.settledAt.plus(m_rules.cancelTime) <= work.now())
        return std::optional(Hurdle::Late);
    return std::optional<Hurdle>();
}

Result<Later<Refund>> RefundService::ask(Work &work, const refunds::AskRefund &request)
{
    TRY(const Wish wish, wishOf(work, request.donation));
    if (!wish.standing.donor)
        TRY(m_accounts.judgeSecondFactor(work));
    RefundRow row;
    TRY(row.reason, oneLine(request.reason, kLongestReason, "reason"));
    row.asker = work.caller().user;
    row.tag = request.tag;
    row.content = contentOf(request, row.reason);
    TRY(const auto first, m_store.byTag(work, row.asker, row.tag));
    if (first) {
        if (first->content != row.content)
            return Error{Code::KeyReused, "tag"}.at(u"tag"_s);
        TRY(const Refund refund, shownTo(work, row.asker, *first));
        return asItIs(work, refund);
    }
    row.amount = request.amount.value_or(wish.remaining);
    TRY(m_orders.returns().judge(work, wish.order, row.amount));
    TRY(row.hurdle, hurdleOf(work, wish, row.amount));
    row.state = row.hurdle ? State::Waiting : State::Underway;
    row.donation = wish.gift.id;
    row.campaign = wish.campaign.id;
    row.order = wish.order.id;
    row.createdAt = work.now();
    if (row.hurdle) {
        TRY(const auto waiting, m_store.waitingOf(work, row.donation));
        if (waiting)
            return Error{Code::Conflict, "refund-waiting"};
    }
    if (request.dryRun.value_or(false)) {
        const bool byHand = row.state == State::Underway && m_orders.isByHand(wish.order);
        return asItIs(work,
                      Refund{.id = {},
                             .donation = row.donation,
                             .campaign = row.campaign,
                             .title = wish.campaign.title,
                             .given = wish.order.amount,
                             .amount = row.amount,
                             .remaining = wish.remaining - row.amount,
                             .reason = row.reason,
                             .state = byHand ? State::ByHand : row.state,
                             .hurdle = row.hurdle,
                             .byDonor = wish.standing.donor,
                             .askedBy = {},
                             .decidedBy = {},
                             .note = {},
                             .refusal = {},
                             .createdAt = work.now(),
                             .decidedAt = {},
                             .mayDecide = false,
                             .changes = {}});
    }
    TRY(const RefundRow asked, written(work, wish, row));
    if (asked.state == State::Underway) {
        TRY(const Later<Refund> later, sent(work, asked));
        // What donors do with their own money is nobody's act of office.
        if (!wish.standing.donor)
            TRY(record(work, asked, u"refund.give"_s, row.reason));
        return later;
    }
    TRY(const Refund refund, shownTo(work, row.asker, asked));
    return asItIs(work, refund);
}

Result<RefundRow> RefundService::written(Work &work, const Wish &wish, RefundRow row)
{
    row.id = work.newId<RefundId>();
    TRY(const bool fresh, m_store.insert(work, row));
    if (!fresh)
        return Error{Code::Conflict, "tag"}.at(u"tag"_s);
    TRY(m_store.log(work, row.id, {work.now(), row.asker, {}, {}, row.state, row.reason}));
    TRY(const auto made, m_store.find(work, row.id));
    if (!made)
        return Error{Code::Internal, "refund"};
    qCInfo(lcPayments) << "refund" << row.id.number << json::wordOfEnum(row.state) << row.amount.won
                       << "of donation" << row.donation.number;
    if (row.state == State::Waiting) {
        // Those who can decide, but for who asked.
        TRY(QList<UserId> people, m_accounts.moneyMovers(work));
        people += wish.campaign.createdBy;
        people.removeAll(row.asker);
        TRY(tell(work, *made, "refund.asked", people));
    }
    return *made;
}

Result<Later<Refund>> RefundService::sent(Work &work, const RefundRow &row)
{
    TRY(const Later<OrderReturn> later,
        m_orders.returns().start(work, {keyOf(row.id), row.order, row.amount, row.reason}));
    TRY(const OrderReturn back, m_orders.returns().find(work, keyOf(row.id)));
    if (back.status == ReturnStatus::ByHand) {
        RefundRow waiting = row;
        TRY(moved(work, waiting, State::ByHand, {}, {}));
        // Those who can send it, and whose money it is; but for who reads it in the reply.
        TRY(QList<UserId> people, m_accounts.moneyMovers(work));
        people += {row.donor, row.asker};
        people.removeAll(work.caller().user);
        TRY(tell(work, waiting, "refund.by-hand", people));
    }
    return Later<Refund>([this, later, id = row.id,
                          caller = work.caller()](const std::function<void(Result<Refund>)> &finish) {
        later([this, id, caller, finish](const Result<OrderReturn> &) {
            m_lanes.post<Refund>(
                LaneKind::Read, size_t(id.number), caller,
                [this, id](Work &reading) { return show(reading, {id}); }, finish);
        });
    });
}

Later<Refund> RefundService::asItIs(Work &, const Refund &refund)
{
    return [refund](const std::function<void(Result<Refund>)> &finish) { finish(refund); };
}

Result<RefundRow> RefundService::toDecide(Work &work, const refunds::DecideRefund &request,
                                          Standing &standing)
{
    const UserId person = work.caller().user;
    TRY(const auto seen, m_store.find(work, request.refund));
    if (!seen)
        return Error{Code::NotFound, "refund"};
    TRY(standing, standingOf(work, person, seen->donor, seen->owner));
    if (standing.stranger())
        return Error{Code::NotFound, "refund"};
    TRY(m_orders.returns().hold(work, seen->order));
    TRY(const auto row, m_store.find(work, request.refund));
    if (!row)
        return Error{Code::NotFound, "refund"};
    return *row;
}

Result<Later<Refund>> RefundService::approve(Work &work, const refunds::DecideRefund &request)
{
    const UserId person = work.caller().user;
    TRY(const QString note, manyLines(request.note.value_or(QString()), 0, kLongestReason, "note"));
    Standing standing;
    TRY(RefundRow row, toDecide(work, request, standing));
    if (!standing.decides())
        return Error{Code::NotAllowed, "refund-decider"};
    TRY(m_accounts.judgeSecondFactor(work));
    if (row.state != State::Waiting)
        return Error{Code::Conflict, "refund-decided"};
    if (row.asker == person)
        return Error{Code::NotAllowed, "second-person"};
    row.decider = person;
    TRY(moved(work, row, State::Underway, person, note));
    TRY(const Later<Refund> later, sent(work, row));
    TRY(record(work, row, u"refund.approve"_s, note));
    return later;
}

Result<Refund> RefundService::reject(Work &work, const refunds::DecideRefund &request)
{
    const UserId person = work.caller().user;
    TRY(const QString note, manyLines(request.note.value_or(QString()), 0, kLongestReason, "note"));
    Standing standing;
    TRY(RefundRow row, toDecide(work, request, standing));
    if (row.asker != person)
        TRY(m_accounts.judgeSecondFactor(work));
    if (row.state == State::ByHand)
        return giveUpByHand(work, row, standing, note);
    if (row.state != State::Waiting)
        return Error{Code::Conflict, "refund-decided"};
    if (!standing.decides() && row.asker != person)
        return Error{Code::NotAllowed, "refund-decider"};
    row.decider = person;
    TRY(moved(work, row, State::Rejected, person, note));
    if (row.asker != person) {
        TRY(tell(work, row, "refund.rejected", {row.asker}));
        TRY(record(work, row, u"refund.reject"_s, note));
    }
    return show(work, {row.id});
}

/// The money cannot be sent: the gift stays as it is, and nobody has to look at it any more.
Result<Refund> RefundService::giveUpByHand(Work &work, const RefundRow &row, const Standing &standing,
                                           const QString &reason)
{
    if (!standing.mover)
        return Error{Code::NotAllowed, "treasurer-only"};
    if (reason.trimmed().isEmpty())
        return Error{Code::InvalidValue, "empty"}.at(u"note"_s);
    TRY(m_orders.returns().refuseByHand(work, keyOf(row.id), reason));
    TRY(m_store.dismiss(work, row.id));
    TRY(record(work, row, u"refund.give-up"_s, reason));
    return show(work, {row.id});
}

Done RefundService::confirmSent(Work &work, RefundId id, const QString &transaction, const QString &who)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "refund"};
    const auto sent = m_orders.returns().confirmSent(work, keyOf(id), transaction, who);
    if (sent)
        return {};
    // One that never went so far has no return.
    return sent.error().code == Code::NotFound ? Error{Code::Conflict, "not-by-hand"} : sent.error();
}

Done RefundService::dismiss(Work &work, RefundId id, const std::optional<UserId> &actor,
                            const QString &reason)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row)
        return Error{Code::NotFound, "refund"};
    TRY(const bool mine, m_store.dismiss(work, id));
    if (!mine)
        return Error{Code::Conflict, "not-refused"};
    TRY(m_store.log(work, id, {work.now(), actor, {}, State::Refused, State::Refused, reason}));
    return {};
}

Done RefundService::moved(Work &work, RefundRow &row, State to, const std::optional<UserId> &actor,
                          const QString &note)
{
    const State from = std::exchange(row.state, to);
    if (actor)
        row.note = note;
    if (to != State::Underway && to != State::ByHand)
        row.decidedAt = work.now();
    TRY(const bool mine, m_store.move(work, row, from));
    if (!mine)
        return Error{Code::Conflict, "refund-decided"};
    TRY(m_store.log(work, row.id, {work.now(), actor, {}, from, to, note}));
    qCInfo(lcPayments) << "refund" << row.id.number << json::wordOfEnum(from) << "->" << json::wordOfEnum(to);
    return {};
}

Done RefundService::ended(Work &work, const Order &order, const OrderReturn &back)
{
    if (!back.key.startsWith(kKeyPrefix))
        return {};
    TRY(auto row, m_store.find(work, RefundId::fromText(QStringView(back.key).mid(kKeyPrefix.size()))));
    if (!row)
        return Error{Code::Internal, "refund"};
    const bool returned = back.status == ReturnStatus::Returned;
    row->refusal = back.refusal;
    const QString word
        = returned ? back.bankTransaction.value_or(QString()) : back.refusal.value_or(QString());
    TRY(moved(work, *row, returned ? State::Returned : State::Refused, {}, word));
    // Who observes it may tell the campaign's owner too.
    TRY(m_notifications.hold(work, {row->donor, row->asker, row->owner}));
    TRY(tell(work, *row, returned ? "refund.returned" : "refund.refused", {row->donor, row->asker}));
    if (!returned)
        return {};
    if (order.status == payments::OrderStatus::Canceled) {
        TRY(auto waiting, m_store.waitingOf(work, row->donation));
        if (waiting)
            TRY(moved(work, *waiting, State::Rejected, {}, {}));
    }
    TRY(const auto gift, m_campaigns.gift(work, row->donation));
    if (!gift)
        return Error{Code::Internal, "donation"};
    for (RefundObserver *observer : std::as_const(m_observers))
        TRY(observer->refunded(work, *gift, back.amount));
    return {};
}

Done RefundService::tell(Work &work, const RefundRow &row, const char *type, QList<UserId> people)
{
    // In one order for everybody, so that two units never wait for each other's boxes.
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const UserId person : std::as_const(people)) {
        const bool theirs = person == row.donor || person == row.owner;
        TRY(const bool byRole, m_accounts.maySeeMoney(work, person));
        if (!theirs && !byRole)
            continue;
        TRY(const Refund refund, shownTo(work, person, row));
        TRY(m_notifications.notify(work, person, QString::fromLatin1(type), {toJson(refund)}));
    }
    return {};
}

Result<Refund> RefundService::shownTo(Work &work, UserId reader, const RefundRow &row)
{
    TRY(const Standing standing, standingOf(work, reader, row.donor, row.owner));
    const bool hidesDonor
        = row.visibility == GiftVisibility::HiddenFromRecipient && !standing.donor && !standing.mover;
    const bool byDonor = row.asker == row.donor;
    Refund refund{.id = row.id,
                  .donation = row.donation,
                  .campaign = row.campaign,
                  .title = row.title,
                  .given = row.given,
                  .amount = row.amount,
                  .remaining = {},
                  .reason = row.reason,
                  .state = row.state,
                  .hurdle = row.hurdle,
                  .byDonor = byDonor,
                  .askedBy = row.askedBy,
                  .decidedBy = row.decidedBy,
                  .note = row.note,
                  .refusal = row.refusal,
                  .createdAt = row.createdAt,
                  .decidedAt = row.decidedAt,
                  .mayDecide = row.state == State::Waiting && standing.decides() && row.asker != reader,
                  .changes = {}};
    if (hidesDonor && byDonor)
        refund.askedBy.reset();
    TRY(const Order order, m_orders.findFor(work, u"donation"_s, row.donation.number));
    TRY(const Money remaining, m_orders.returns().remaining(work, order));
    refund.remaining = row.state == State::Waiting ? remaining - row.amount : remaining;
    if (refund.remaining < Money{})
        refund.remaining = {};
    TRY(const auto changes, m_store.changes(work, row.id));
    for (const RefundChangeRow &change : changes) {
        const bool hidden = hidesDonor && change.actor == row.donor;
        refund.changes
            += {change.at, hidden ? std::nullopt : change.by, change.before, change.after, change.note};
    }
    return refund;
}

Result<Refund> RefundService::show(Work &work, const refunds::OneRefund &request)
{
    const UserId reader = work.caller().user;
    TRY(const auto row, m_store.find(work, request.refund));
    if (!row)
        return Error{Code::NotFound, "refund"};
    TRY(const Standing standing, standingOf(work, reader, row->donor, row->owner));
    if (standing.stranger())
        return Error{Code::NotFound, "refund"};
    TRY(judgeReading(work, standing));
    return shownTo(work, reader, *row);
}

Result<Page<Refund>> RefundService::ofDonation(Work &work, const campaigns::OneDonation &request)
{
    const UserId reader = work.caller().user;
    TRY(const auto gift, m_campaigns.gift(work, request.donation));
    if (!gift)
        return Error{Code::NotFound, "donation"};
    TRY(const CampaignRow campaign, m_campaigns.find(work, gift->campaign));
    TRY(const Standing standing, standingOf(work, reader, gift->donor, campaign.createdBy));
    if (standing.stranger())
        return Error{Code::NotFound, "donation"};
    TRY(judgeReading(work, standing));
    TRY(const auto rows, m_store.ofDonation(work, gift->id, kLongestPage));
    Page<Refund> page;
    for (const RefundRow &row : rows) {
        TRY(const Refund refund, shownTo(work, reader, row));
        page.items += refund;
    }
    return page;
}

Result<Page<Refund>> RefundService::list(Work &work, const refunds::ListRefunds &request)
{
    const UserId reader = work.caller().user;
    TRY(const int limit, pageLimit(request.limit));
    RefundId after;
    if (request.after) {
        after = RefundId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(const bool all, m_accounts.mayMoveMoney(work, reader));
    // A shorter list would look like all there is.
    if (all)
        TRY(m_accounts.judgeSecondFactor(work));
    TRY(QList<RefundRow> rows,
        m_store.inState(work, request.state.value_or(State::Waiting),
                        all ? std::nullopt : std::optional(reader), after, limit + 1));
    Page<Refund> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const RefundRow &row : std::as_const(rows)) {
        TRY(const Refund refund, shownTo(work, reader, row));
        page.items += refund;
    }
    return page;
}

} // namespace madang
