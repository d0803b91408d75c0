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
    constexpr int kLongestTransaction = 60;
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

Result<SeenTransfer> TransferService::note(Work &work, const SeenTransfer &seen)
{
    if (seen.amount <= Money{} || seen.amount > kLargestAmount)
        return Error{Code::InvalidValue, "amount"}.at(u"amount"_s);
    SeenTransfer noted = seen;
    TRY(noted.bankTransaction, oneLine(seen.bankTransaction, kLongestTransaction, "bankTransaction"));
    noted.reference = tidied(seen.reference);
    if (noted.bankTransaction.isEmpty())
        return Error{Code::InvalidValue, "bankTransaction"}.at(u"bankTransaction"_s);
    TRY(const auto first, m_store.byTransaction(work, noted.bankTransaction));
    if (first) {
        if (first->reference != noted.reference || first->amount != noted.amount)
            return Error{Code::KeyReused, "bankTransaction"}.at(u"bankTransaction"_s);
        return *first;
    }
    TRY(const auto deposit, m_deposits.byReference(work, noted.reference));
    TRY(noted.verdict, settle(work, deposit, noted.amount));
    if (deposit)
        noted.orderId = deposit->orderId;
    noted.id = work.newId<SeenTransferId>();
    noted.seenAt = work.now();
    TRY(m_store.insert(work, noted));
    work.afterCommit([noted] {
        qCInfo(lcPayments) << "transfer seen" << noted.id.number << json::wordOfEnum(noted.verdict)
                           << noted.amount.won;
    });
    return noted;
}

Result<TransferVerdict> TransferService::settle(Work &work, const std::optional<DepositRow> &deposit,
                                                Money amount)
{
    if (!deposit)
        return TransferVerdict::NoOrder;
    TRY(const Order order, m_orders.find(work, deposit->orderId));
    if (order.status != OrderStatus::WaitingForDeposit && order.status != OrderStatus::Expired)
        return TransferVerdict::Again;
    TRY(const bool settled, m_orders.settler().takeDeposit(work, order.id, amount));
    return settled ? TransferVerdict::Matched : TransferVerdict::OtherAmount;
}

} // namespace madang
