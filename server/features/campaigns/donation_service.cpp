// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/donation_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
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
    constexpr int kLongestMessage = 200;

    Donation donationOf(const DonationRow &row, const Order &order)
    {
        return {.id = row.id,
                .campaign = row.campaign,
                .order = order.id,
                .amount = row.amount,
                .message = row.message,
                .visibility = row.visibility,
                .status = order.status,
                .reason = order.reason,
                .createdAt = row.createdAt,
                .settledAt = row.settledAt};
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
                                 PurseService &purse, MilestoneService &milestones, RoomAccess &rooms,
                                 LedgerAccess &ledger, OrderAccess &orders, NotificationAccess &notifications)
    : m_campaigns(campaigns)
    , m_store(store)
    , m_totals(totals)
    , m_purse(purse)
    , m_milestones(milestones)
    , m_rooms(rooms)
    , m_ledger(ledger)
    , m_orders(orders)
    , m_notifications(notifications)
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
    return donateAs(work, work.caller().user, request);
}

Result<Donating> DonationService::donateAs(Work &work, UserId donor, const campaigns::Donate &request)
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
    TRY(const Order order,
        m_orders.open(work, {kPurpose, row.id.number, donor, campaign->title, request.amount}));
    return Donating{donationOf(row, order), m_orders.checkoutUrl(order.id)};
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
    return donationOf(row, order);
}

Result<Donation> DonationService::donation(Work &work, const campaigns::OneDonation &request)
{
    TRY(const auto row, m_store.find(work, request.donation));
    if (!row || row->donor != work.caller().user)
        return Error{Code::NotFound, "donation"};
    return shown(work, *row);
}

Result<Page<Donation>> DonationService::mine(Work &work, const campaigns::ListCampaigns &request)
{
    TRY(const int limit, pageLimit(request.limit));
    DonationId before;
    if (request.after) {
        before = DonationId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<DonationRow> rows, m_store.ofDonor(work, work.caller().user, before, limit + 1));
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
    TRY(const DonationRow gift, paidBy(work, order));
    TRY(m_purse.gather(work, gift));
    TRY(const campaigns::Totals totals, m_totals.totals(work, campaign));
    campaigns::DonationBody card{campaign.id, gift.asGift(), totals.total, campaign.goal};
    if (!card.gift.amount)
        card.total.reset();
    TRY(m_rooms.append(work, campaign.room, u"donation"_s, std::nullopt, {toJson(card)}));
    TRY(m_milestones.announce(work, campaign.room, totals));
    work.tell(campaigns::totals, totals);
    return m_notifications.notify(work, gift.donor, u"donation.settled"_s, {toJson(donationOf(gift, order))});
}

Done DonationService::ended(Work &work, const Order &order)
{
    // Who never came back from the checkout page knows; who tried to pay should learn what became of it.
    if (!order.paymentKey)
        return {};
    TRY(const DonationRow wish, paidBy(work, order));
    const QString type
        = order.status == OrderStatus::Expired ? u"donation.expired"_s : u"donation.declined"_s;
    return m_notifications.notify(work, wish.donor, type, {toJson(donationOf(wish, order))});
}

} // namespace madang
