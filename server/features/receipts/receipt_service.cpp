// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/receipt_service.h"

#include "server/features/korean_days.h"
#include "server/features/limits.h"
#include "server/features/receipts/tax_table.h"
#include "server/features/statements/table_reply.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::Order;
using receipts::Receipt;
using receipts::VoidReason;

namespace {

    constexpr auto kPurpose = "donation"_L1;
    /// Of one gift: enough for every correction of a name and every part given back.
    constexpr int kMostOfDonation = 50;
    constexpr int kMostOfYear = 5000;
    constexpr int kFirstYear = 2000;
    constexpr int kLastYear = 2999;
    constexpr int kReceiptsAtOnce = 1000;
    constexpr int kMostInTable = 100'000;

    Receipt shown(const ReceiptRow &row)
    {
        Receipt receipt;
        receipt.id = row.id;
        receipt.number = row.shownNumber();
        receipt.donation = row.donation;
        receipt.campaign = row.campaign;
        receipt.title = row.title;
        receipt.name = row.name;
        receipt.amount = row.amount;
        receipt.givenAt = row.givenAt;
        receipt.issuedAt = row.issuedAt;
        if (!row.voidedAt.isNull())
            receipt.voidedAt = row.voidedAt;
        receipt.voidReason = row.voidReason;
        receipt.replacedBy = row.replacedBy;
        receipt.path = u"/api/v1/receipts/"_s + row.id.text();
        return receipt;
    }

    Money leftOf(const Order &order)
    {
        return order.amount - order.refunded;
    }

} // namespace

Result<DonationRow> ReceiptService::ownGift(Work &work, DonationId id)
{
    TRY(const auto gift, m_campaigns.gift(work, id));
    if (!gift || gift->donor != work.caller().user)
        return Error{Code::NotFound, "donation"};
    if (gift->settledAt.isNull())
        return Error{Code::Conflict, "gift-not-paid"};
    return *gift;
}

Result<ReceiptRow> ReceiptService::own(Work &work, ReceiptId id)
{
    TRY(const auto row, m_store.find(work, id));
    if (!row || row->donor != work.caller().user)
        return Error{Code::NotFound, "receipt"};
    return *row;
}

Result<Receipt> ReceiptService::issue(Work &work, const receipts::Issue &request)
{
    TRY(const DonationRow gift, ownGift(work, request.donation));
    std::optional<QString> name;
    if (request.name && !request.name->trimmed().isEmpty()) {
        TRY(name, oneLine(*request.name, receipts::kLongestName, "name"));
    }
    TRY(const ReceiptRow row, issued(work, gift, name));
    return shown(row);
}

Result<ReceiptRow> ReceiptService::issued(Work &work, const DonationRow &gift,
                                          const std::optional<QString> &name)
{
    // First, so that of two who ask at once the second finds what the first wrote.
    TRY(m_store.holdSeries(work, m_issuer.registration, koreanYear(work.now())));
    TRY(const auto before, m_store.ofDonation(work, gift.id, kMostOfDonation));
    const bool inForce = !before.isEmpty() && before.first().voidedAt.isNull();
    if (inForce && (!name || *name == before.first().name))
        return before.first();
    if (before.size() >= kMostOfDonation)
        return Error{Code::TooMany, "receipts"};
    TRY(const Order order, m_orders.findFor(work, kPurpose, gift.id.number));
    if (leftOf(order) <= Money{})
        return Error{Code::Conflict, "gift-returned"};
    if (inForce)
        return replaced(work, before.first(), gift, *name, leftOf(order));
    return written(work, gift, name.value_or(gift.nickname), leftOf(order));
}

Result<ReceiptRow> ReceiptService::written(Work &work, const DonationRow &gift, const QString &name,
                                           Money amount)
{
    ReceiptRow row;
    row.id = work.newId<ReceiptId>();
    row.organisation = m_issuer.registration;
    row.year = koreanYear(work.now());
    row.donation = gift.id;
    row.donor = gift.donor;
    row.name = name;
    row.amount = amount;
    row.issuer = {toJson(m_issuer)};
    row.issuedAt = work.now();
    TRY(row.number, m_store.nextNumber(work, row.organisation, row.year));
    TRY(m_store.insert(work, row));
    TRY(const auto stored, m_store.find(work, row.id));
    return stored ? Result<ReceiptRow>(*stored) : Error{Code::Internal, "receipt"};
}

Result<ReceiptRow> ReceiptService::replaced(Work &work, const ReceiptRow &old, const DonationRow &gift,
                                            const QString &name, Money left)
{
    TRY(m_store.makeVoid(work, old.id, VoidReason::Replaced));
    TRY(const ReceiptRow next, written(work, gift, name, left));
    TRY(m_store.noteReplacement(work, old.id, next.shownNumber()));
    return next;
}

Done ReceiptService::ended(Work &work, const Order &order, const payments::OrderReturn &back)
{
    if (order.purpose != kPurpose || back.status != payments::ReturnStatus::Returned)
        return {};
    TRY(const auto gift, m_campaigns.gift(work, DonationId{order.subject}));
    if (!gift)
        return {};
    TRY(m_store.holdSeries(work, m_issuer.registration, koreanYear(work.now())));
    TRY(const auto before, m_store.ofDonation(work, gift->id, 1));
    if (before.isEmpty() || !before.first().voidedAt.isNull())
        return {};
    const ReceiptRow &old = before.first();
    if (leftOf(order) > Money{}) {
        TRY(const ReceiptRow next, replaced(work, old, *gift, old.name, leftOf(order)));
        return m_notifications.notify(work, old.donor, u"receipt.issued"_s, {toJson(shown(next))});
    }
    TRY(m_store.makeVoid(work, old.id, VoidReason::Returned));
    TRY(const auto gone, m_store.find(work, old.id));
    return m_notifications.notify(work, old.donor, u"receipt.void"_s, {toJson(shown(*gone))});
}

Result<Page<Receipt>> ReceiptService::ofDonation(Work &work, const campaigns::OneDonation &request)
{
    TRY(const DonationRow gift, ownGift(work, request.donation));
    TRY(const auto rows, m_store.ofDonation(work, gift.id, kMostOfDonation));
    Page<Receipt> page;
    for (const ReceiptRow &row : rows)
        page.items += shown(row);
    return page;
}

Result<Page<Receipt>> ReceiptService::mine(Work &work, const receipts::ListReceipts &request)
{
    TRY(const int limit, pageLimit(request.limit));
    ReceiptId before;
    if (request.after) {
        before = ReceiptId::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<ReceiptRow> rows, m_store.ofDonor(work, work.caller().user, request.year, before, limit + 1));
    Page<Receipt> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    for (const ReceiptRow &row : std::as_const(rows))
        page.items += shown(row);
    return page;
}

Result<Receipt> ReceiptService::resend(Work &work, const receipts::OneReceipt &request)
{
    TRY(const ReceiptRow row, own(work, request.receipt));
    const Receipt receipt = shown(row);
    const QString type = receipt.voidedAt ? u"receipt.void"_s : u"receipt.issued"_s;
    TRY(m_notifications.notify(work, row.donor, type, {toJson(receipt)}));
    return receipt;
}

Result<Step> ReceiptService::paperOfDonation(Work &work, const Params &params)
{
    const auto id = DonationId::fromText(params.members.value("donation"_L1).toString());
    TRY(const DonationRow gift, ownGift(work, id));
    TRY(const auto rows, m_store.ofDonation(work, gift.id, 1));
    if (!rows.isEmpty())
        return paperOf(work, rows.first());
    TRY(const ReceiptRow row, issued(work, gift, std::nullopt));
    return paperOf(work, row);
}

Result<Step> ReceiptService::paperOfReceipt(Work &work, const Params &params)
{
    const auto id = ReceiptId::fromText(params.members.value("receipt"_L1).toString());
    TRY(const ReceiptRow row, own(work, id));
    return paperOf(work, row);
}

Result<Step> ReceiptService::paperOf(Work &work, const ReceiptRow &row)
{
    TRY(const Order order, m_orders.findFor(work, kPurpose, row.donation.number));
    TRY(const Issuer issuer, fromJson<Issuer>(row.issuer.text));
    return drawnLater(ReceiptSheet{.issuer = issuer,
                                   .number = row.shownNumber(),
                                   .name = row.name,
                                   .campaign = row.title,
                                   .beneficiary = row.beneficiary,
                                   .amount = row.amount,
                                   .gift = row.donation.text(),
                                   .order = order.id.value,
                                   .payment = order.paymentKey.value_or(QString()),
                                   .gateway = order.gateway,
                                   .givenAt = row.givenAt,
                                   .issuedAt = row.issuedAt,
                                   .voidedAt = row.voidedAt,
                                   .replacedBy = row.replacedBy.value_or(QString())});
}

Result<Step> ReceiptService::paperOfYear(Work &work, const Params &params)
{
    const int year = params.members.value("year"_L1).toString().toInt();
    if (year < kFirstYear || year > kLastYear)
        return Error{Code::InvalidValue, "range"}.at(u"year"_s);
    const UserId donor = work.caller().user;
    YearSheet sheet{m_issuer, year, {}, work.now(), {}};
    TRY(sheet.name, m_store.nickname(work, donor));
    TRY(sheet.lines, m_store.gifts(work, donor, yearBegins(year), yearBegins(year + 1), kMostOfYear + 1));
    if (sheet.lines.size() > kMostOfYear)
        return Error{Code::TooLarge, "year"};
    return drawnLater(std::move(sheet));
}

Result<Step> ReceiptService::taxTable(Work &work, const Params &params)
{
    TRY(m_accounts.judgeTreasurer(work));
    TRY(const auto wanted, fromJson<receipts::AskTaxTable>(params.members, params.source));
    if (wanted.year < kFirstYear || wanted.year > kLastYear)
        return Error{Code::InvalidValue, "range"}.at(u"year"_s);
    if (m_issuer.name.isEmpty() || !m_issuer.taxCode)
        return Error{Code::Conflict, "no-tax-receipts"};
    Table table(tax::heads());
    ReceiptId after;
    for (int rows = 0;;) {
        TRY(const auto some,
            m_store.inForce(work, m_issuer.registration, yearBegins(wanted.year), yearBegins(wanted.year + 1),
                            after, kReceiptsAtOnce));
        for (const ReceiptRow &row : some) {
            TRY(const Issuer then, fromJson<Issuer>(row.issuer.text));
            tax::addReceipt(table, row, then.taxCode.value_or(*m_issuer.taxCode));
        }
        rows += int(some.size());
        if (some.size() < kReceiptsAtOnce)
            return asFile(table);
        if (rows >= kMostInTable)
            return Error{Code::TooLarge, "year"};
        after = some.last().id;
    }
}

template <typename Sheet> Step ReceiptService::drawnLater(Sheet sheet)
{
    return {{}, [this, sheet = std::move(sheet)](const Finish &finish) {
                const bool taken = m_lanes.slow([sheet, finish] {
                    const Result<QByteArray> octets = drawn(sheet);
                    if (!octets) {
                        finish(octets.error());
                        return;
                    }
                    Reply reply;
                    reply.contentType = "application/pdf";
                    reply.body = *octets;
                    finish(reply);
                });
                if (!taken)
                    finish(Error{Code::Unavailable, "busy"}.after(2));
            }};
}

} // namespace madang
