// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/donation_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/protocol/refunds.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::Donating;
using campaigns::Donation;
using campaigns::GiftVisibility;
using payments::Order;
using payments::OrderStatus;

namespace {

    constexpr auto kPurpose = "donation"_L1;
    constexpr auto kRefund = "refund"_L1;
    constexpr int kLongestMessage = 200;
    constexpr auto kOwnTags = u'#'; ///< tags of gifts that the house makes begin with it

    /// When the gateway is asked again by itself.
    std::optional<Timestamp> nextCheckOf(const Order &order,
                                         const std::optional<payments::DepositRow> &deposit)
    {
        const Timestamp next = deposit ? deposit->nextCheckAt : order.nextCheckAt;
        const bool isByHand = deposit && deposit->reference;
        return next.isNull() || isByHand ? std::nullopt : std::optional(next);
    }

    /// What makes two requests the same; the fingerprint of it, so that a row does not grow with it.
    QString contentOf(const campaigns::Donate &request, const QString &message, GiftVisibility visibility)
    {
        return secret::fingerprint(u"%1\n%2\n%3\n%4"_s.arg(request.campaign.text(),
                                                           QString::number(request.amount.won),
                                                           QString(json::wordOfEnum(visibility)), message));
    }

    Result<QString> messageOf(const campaigns::Donate &request)
    {
        if (!request.message || request.message->trimmed().isEmpty())
            return QString();
        return oneLine(*request.message, kLongestMessage, "message");
    }

} // namespace

DonationService::DonationService(CampaignStore &campaigns, DonationStore &store, CampaignService &totals,
                                 ModerationService &moderation, PurseService &purse,
                                 MilestoneService &milestones, RoomAccess &rooms, LedgerAccess &ledger,
                                 OrderAccess &orders, NotificationAccess &notifications,
                                 const CancelRules &rules)
    : m_campaigns(campaigns)
    , m_store(store)
    , m_totals(totals)
    , m_moderation(moderation)
    , m_purse(purse)
    , m_milestones(milestones)
    , m_rooms(rooms)
    , m_ledger(ledger)
    , m_orders(orders)
    , m_notifications(notifications)
    , m_rules(rules)
{
    m_orders.serve(kPurpose, *this);
}

Done DonationService::judge(const campaigns::Donate &request) const
{
    if (request.amount < campaigns::kSmallestGift)
        return Error{Code::InvalidValue, "too-small"}.at(u"amount"_s);
    if (request.amount > campaigns::kLargestGift)
        return Error{Code::InvalidValue, "too-large"}.at(u"amount"_s);
    TRY(messageOf(request));
    return {};
}

Result<Donating> DonationService::donate(Work &work, const campaigns::Donate &request)
{
    if (request.tag.value.startsWith(kOwnTags))
        return Error{Code::InvalidValue, "reserved"}.at(u"tag"_s);
    return donateAs(work, work.caller().user, request);
}

Result<Donating> DonationService::donateAs(Work &work, UserId donor, const campaigns::Donate &request)
{
    return wish(work, donor, request, std::nullopt);
}

Result<Donating> DonationService::charge(Work &work, UserId donor, const campaigns::Donate &request,
                                         const payments::Card &card)
{
    return wish(work, donor, request, card);
}

Result<Donating> DonationService::wish(Work &work, UserId donor, const campaigns::Donate &request,
                                       const std::optional<payments::Card> &card)
{
    TRY(judge(request));
    TRY(const QString message, messageOf(request));
    const GiftVisibility visibility = request.visibility.value_or(GiftVisibility::Public);
    const QString content = contentOf(request, message, visibility);
    TRY(const auto first, m_store.byTag(work, donor, request.tag));
    if (first)
        return answered(work, *first, content);

    TRY(const auto campaign, m_campaigns.find(work, request.campaign));
    if (!campaign)
        return Error{Code::NotFound, "campaign"};
    if (campaign->stateAt(work.now()) != campaigns::State::Open)
        return Error{Code::Conflict, "campaign-closed"};
    TRY(ModerationService::judge(*campaign, request.amount, message));
    DonationRow row;
    row.id = work.newId<DonationId>();
    row.campaign = campaign->id;
    row.donor = donor;
    row.tag = request.tag;
    row.content = content;
    row.amount = request.amount;
    row.message = message;
    row.visibility = visibility;
    row.createdAt = work.now();
    TRY(const bool fresh, m_store.insert(work, row));
    if (!fresh) {
        // The same key came twice at once, and the other one was first.
        TRY(const auto other, m_store.byTag(work, donor, request.tag));
        return other ? answered(work, *other, content) : Result<Donating>(Error{Code::Conflict, "tag"});
    }
    const payments::NewOrder wanted{kPurpose, row.id.number, donor, campaign->title, request.amount, card};
    TRY(const Order order, card ? m_orders.charge(work, wanted) : m_orders.open(work, wanted));
    TRY(const Donation donation, donationOf(work, row, order, *campaign));
    return Donating{donation, m_orders.checkoutUrl(order.id)};
}

Result<Donating> DonationService::answered(Work &work, const DonationRow &row, const QString &content)
{
    if (row.content != content)
        return Error{Code::KeyReused, "tag"}.at(u"tag"_s);
    TRY(const Donation donation, shown(work, row));
    return Donating{donation, m_orders.checkoutUrl(donation.order)};
}

Result<Donation> DonationService::shown(Work &work, const DonationRow &row)
{
    TRY(const Order order, m_orders.findFor(work, kPurpose, row.id.number));
    TRY(const CampaignRow campaign, m_totals.find(work, row.campaign));
    return donationOf(work, row, order, campaign);
}

Result<Donation> DonationService::donationOf(Work &work, const DonationRow &row, const Order &order,
                                             const CampaignRow &campaign) const
{
    TRY(const auto deposit, m_orders.depositOf(work, order));
    Donation donation{.id = row.id,
                      .campaign = row.campaign,
                      .order = order.id,
                      .amount = row.amount,
                      .message = row.message,
                      .visibility = row.visibility,
                      .status = order.status,
                      .reason = order.reason,
                      .createdAt = row.createdAt,
                      .settledAt = row.settledAt,
                      .title = campaign.title,
                      .refunded = order.refunded,
                      .cancelUntil = {},
                      .gateway = order.gateway,
                      .nextCheckAt = nextCheckOf(order, deposit),
                      .deposit = deposit ? std::optional(deposit->shown()) : std::nullopt,
                      .messageState = row.messageState};
    const bool holds = order.status == OrderStatus::Done || order.status == OrderStatus::PartialCanceled;
    const Timestamp until = row.settledAt.plus(m_rules.cancelTime);
    if (holds && work.now() < until && !m_rules.needsSecondPerson(row.amount)
        && campaign.stateAt(work.now()) != campaigns::State::Settled)
        donation.cancelUntil = until;
    return donation;
}

Result<Donation> DonationService::donation(Work &work, const campaigns::OneDonation &request)
{
    TRY(const auto row, m_store.find(work, request.donation));
    if (!row || row->donor != work.caller().user)
        return Error{Code::NotFound, "donation"};
    return shown(work, *row);
}

Result<Page<Donation>> DonationService::mine(Work &work, const campaigns::ListMyDonations &request)
{
    TRY(const int limit, pageLimit(request.limit));
    DonationId before;
    if (request.after) {
        before = DonationId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<DonationRow> rows, m_store.ofDonor(work, work.caller().user, request, before, limit + 1));
    Page<Donation> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const DonationRow &row : std::as_const(rows)) {
        TRY(const Donation donation, shown(work, row));
        page.items += donation;
    }
    return page;
}

Result<DonationRow> DonationService::paidBy(Work &work, const Order &order)
{
    TRY(const auto row, m_store.find(work, DonationId{order.subject}));
    if (!row || row->amount != order.amount) {
        qCCritical(lcPayments) << "no donation fits the order" << order.id.value;
        return Error{Code::Internal, "donation"};
    }
    return *row;
}

Done DonationService::settled(Work &work, const Order &order)
{
    TRY(const DonationRow wish, paidBy(work, order));
    // First, so that those who settle for the same campaign take turns: each card then shows the total with
    // its gift.
    TRY(const CampaignRow campaign, m_campaigns.touch(work, wish.campaign));
    TRY(m_ledger.post(work, kPurpose, wish.id.text(),
                      {{{u"gateway."_s + order.gateway, 0}, m_purse.accountFor(wish), order.amount}}));
    TRY(const bool fresh, m_store.settle(work, wish.id));
    if (!fresh)
        return Error{Code::Internal, "settled-twice"};
    TRY(m_moderation.lookAt(work, campaign, wish));
    TRY(const DonationRow gift, paidBy(work, order));
    TRY(m_purse.gather(work, gift));
    TRY(const campaigns::Totals totals, m_totals.totals(work, campaign));
    campaigns::DonationBody card{campaign.id, gift.asGift(), totals.total, campaign.goal};
    if (!card.gift.amount)
        card.total.reset();
    TRY(const rooms::RoomEvent event,
        m_rooms.append(work, campaign.room, u"donation"_s, std::nullopt, {toJson(card)}));
    TRY(m_store.setCard(work, gift.id, event.position));
    TRY(m_milestones.announce(work, campaign.room, totals));
    work.tell(campaigns::totals, totals);
    if (m_follower)
        TRY(m_follower->giftSettled(work, gift, order));
    TRY(const Donation settled, donationOf(work, gift, order, campaign));
    return m_notifications.notify(work, gift.donor, u"donation.settled"_s, {toJson(settled)});
}

Done DonationService::waits(Work &work, const Order &order)
{
    TRY(const DonationRow wish, paidBy(work, order));
    TRY(const CampaignRow campaign, m_totals.find(work, wish.campaign));
    TRY(const Donation waiting, donationOf(work, wish, order, campaign));
    return m_notifications.notify(work, wish.donor, u"donation.waiting"_s, {toJson(waiting)});
}

Done DonationService::ended(Work &work, const Order &order)
{
    // Who never came back from the checkout page knows; who tried to pay should learn what became of it.
    if (!order.paymentKey)
        return {};
    TRY(const DonationRow wish, paidBy(work, order));
    if (m_follower) {
        TRY(const bool told, m_follower->giftEnded(work, wish, order));
        if (told)
            return {};
    }
    const QString type
        = order.status == OrderStatus::Expired ? u"donation.expired"_s : u"donation.declined"_s;
    TRY(const CampaignRow campaign, m_totals.find(work, wish.campaign));
    TRY(const Donation ended, donationOf(work, wish, order, campaign));
    return m_notifications.notify(work, wish.donor, type, {toJson(ended)});
}

Done DonationService::returned(Work &work, const Order &order, const payments::OrderReturn &back)
{
    TRY(const DonationRow gift, paidBy(work, order));
    TRY(const CampaignRow campaign, m_campaigns.touch(work, gift.campaign));
    TRY(const ledger::Account purse, m_purse.takeBack(work, gift));
    const ledger::Account refunds{kRefund + u's', 0};
    TRY(m_ledger.post(
        work, kRefund, back.key,
        {{purse, refunds, back.amount}, {refunds, {u"gateway."_s + order.gateway, 0}, back.amount}}));
    TRY(m_store.addReturn(work, back.key, gift.id, back.amount));
    if (order.status == OrderStatus::Canceled)
        TRY(m_store.markCanceled(work, gift.id));
    TRY(const DonationRow left, paidBy(work, order));
    TRY(const campaigns::Totals totals, m_totals.totals(work, campaign));
    refunds::RefundedBody card{campaign.id,  left.asGift(),
                               back.amount,  order.status == OrderStatus::Canceled,
                               totals.total, campaign.goal};
    if (!card.gift.amount) {
        card.amount.reset();
        card.total.reset();
    }
    TRY(m_rooms.append(work, campaign.room, u"donation.refunded"_s, std::nullopt, {toJson(card)}));
    work.tell(campaigns::totals, totals);
    return {};
}

} // namespace madang
