// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/transfer_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::DepositRow;
using payments::Order;
using payments::OrderStatus;

namespace {

    constexpr qsizetype kLongestPart = 40;
    /// How far the bank's clock may be ahead of ours.
    constexpr auto kClockSlack = std::chrono::hours(1);
    /// Letters and digits that nobody takes for one another, also when read to somebody.
    constexpr QLatin1StringView kAlphabet{"ABCDEFGHJKLMNPQRTUVWXY346789"};
    constexpr int kReferenceLength = 6;

    QString aReference()
    {
        QString text = u"MD"_s;
        for (int i = 0; i < kReferenceLength; ++i)
            text += QChar(kAlphabet[secret::randomBelow(quint32(kAlphabet.size()))]);
        return text;
    }

    /// What people make of it on the way: spaces, dashes, small letters.
    QString tidied(const QString &reference)
    {
        QString text;
        for (const QChar c : reference.toUpper()) {
            if (c.isLetterOrNumber())
                text += c;
        }
        return text.left(kLongestPart);
    }

} // namespace

std::optional<BankAccount> BankAccount::fromText(const QString &text)
{
    QStringList parts = text.split(u'|');
    for (QString &part : parts)
        part = part.simplified();
    const bool isWhole = parts.size() == 3
        && std::all_of(parts.begin(), parts.end(),
                       [](const QString &part) { return !part.isEmpty() && part.size() <= kLongestPart; });
    return isWhole ? std::optional(BankAccount{parts[0], parts[1], parts[2]}) : std::nullopt;
}

TransferService::TransferService(OrderService &orders, TransferSettings settings)
    : m_orders(orders)
    , m_settings(std::move(settings))
{
    m_orders.addGateway(m_gateway);
}

Result<Order> TransferService::choose(Work &work, const OrderId &id, int account)
{
    if (account < 0 || account >= m_settings.accounts.size())
        return Error{Code::InvalidValue, "bank"}.at(u"bank"_s);
    TRY(const Order order, m_orders.find(work, id));
    if (order.gateway != m_gateway.name())
        return Error{Code::Conflict, "gateway"};
    const BankAccount &chosen = m_settings.accounts[account];
    const Timestamp until = work.now().plus(std::chrono::hours(24) * m_settings.days);
    return m_orders.settler().awaitDeposit(work, id,
                                           {.orderId = id,
                                            .bank = chosen.bank,
                                            .account = chosen.number,
                                            .holder = chosen.holder,
                                            .reference = aReference(),
                                            .until = until,
                                            .nextCheckAt = until});
}

Result<Order> TransferService::chooseTheOnly(Work &work, const Order &order)
{
    if (order.gateway != m_gateway.name() || m_settings.accounts.size() != 1)
        return order;
    return choose(work, order.id, 0);
}

Result<SeenTransfer> TransferService::weigh(Work &work, const SeenTransfer &seen)
{
    if (seen.amount <= Money{} || seen.amount > kLargestAmount)
        return Error{Code::InvalidValue, "transfer"}.at(u"amount"_s);
    SeenTransfer noted = seen;
    noted.id = {};
    noted.orderId.reset();
    TRY(noted.bankTransaction, oneLine(seen.bankTransaction, desk::kLongestTransaction, "transaction"));
    noted.reference = tidied(seen.reference);
    if (seen.cameAt && (*seen.cameAt < Timestamp{} || *seen.cameAt > work.now().plus(kClockSlack)))
        return Error{Code::InvalidValue, "range"}.at(u"cameAt"_s);
    noted.holder.reset();
    if (seen.holder && !seen.holder->trimmed().isEmpty()) {
        TRY(noted.holder, oneLine(*seen.holder, kLongestPart, "holder"));
    }
    TRY(const auto first, m_store.byTransaction(work, noted.bankTransaction));
    if (first) {
        if (first->reference != noted.reference || first->amount != noted.amount)
            return Error{Code::KeyReused, "transaction"}.at(u"transaction"_s);
        return *first;
    }
    noted.verdict = TransferVerdict::NoOrder;
    TRY(const auto deposit, m_deposits.byReference(work, noted.reference));
    if (!deposit)
        return noted;
    TRY(const Order order, m_orders.find(work, deposit->orderId));
    noted.orderId = order.id;
    if (order.status != OrderStatus::WaitingForDeposit && order.status != OrderStatus::Expired)
        noted.verdict = TransferVerdict::Again;
    else
        noted.verdict
            = noted.amount == order.amount ? TransferVerdict::Matched : TransferVerdict::OtherAmount;
    return noted;
}

Result<SeenTransfer> TransferService::note(Work &work, const SeenTransfer &seen)
{
    // Two who see two transfers for one order take turns.
    TRY(const auto deposit, m_deposits.byReference(work, tidied(seen.reference)));
    if (deposit)
        TRY(m_orders.hold(work, deposit->orderId));
    TRY(SeenTransfer noted, weigh(work, seen));
    if (!noted.id.isNull())
        return noted;
    if (noted.verdict == TransferVerdict::Matched) {
        TRY(const bool settled, m_orders.settler().takeDeposit(work, *noted.orderId, noted.amount));
        if (!settled) // listed as unmatched already: nobody takes the money of that purpose any more
            noted.verdict = TransferVerdict::OtherAmount;
    } else {
        TRY(noteMisfit(work, noted));
    }
    noted.id = work.newId<SeenTransferId>();
    noted.seenAt = work.now();
    TRY(m_store.insert(work, noted));
    work.afterCommit([noted] {
        qCInfo(lcPayments) << "transfer seen" << noted.id.number << json::wordOfEnum(noted.verdict)
                           << noted.amount.won;
    });
    return noted;
}

Done TransferService::noteMisfit(Work &work, const SeenTransfer &noted)
{
    UnmatchedRow found;
    found.gateway = m_gateway.name();
    found.paymentKey = noted.bankTransaction;
    found.captured = noted.amount;
    found.kind = Misfit::NoOrder;
    if (noted.orderId) {
        TRY(const Order order, m_orders.find(work, *noted.orderId));
        found.order = order.id;
        found.expected = order.amount;
        found.kind = noted.verdict == TransferVerdict::Again ? Misfit::Again : Misfit::OtherAmount;
    }
    return m_unmatched.note(work, found);
}

} // namespace madang
