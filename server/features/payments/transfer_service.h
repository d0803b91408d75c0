// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of transfers by hand: the payer chooses a bank and is told what to write beside the transfer; a
// person who sees the money on the account says so.
#pragma once

#include "server/features/payments/order_service.h"
#include "server/features/payments/transfer_gateway.h"
#include "server/features/payments/transfer_store.h"

namespace madang {

class TransferService {
public:
    TransferService(OrderService &orders, TransferSettings settings);

    const QList<BankAccount> &accounts() const { return m_settings.accounts; }
    /// The payer will transfer to that account. InvalidValue ("bank"); otherwise as
    /// OrderSettler::awaitDeposit.
    Result<payments::Order> choose(Work &work, const OrderId &order, int account);
    /// Chooses for the payer where there is no choice.
    Result<payments::Order> chooseTheOnly(Work &work, const payments::Order &order);

    /// Somebody saw a transfer; who that is, the caller has judged. The bank's number of it is the
    /// idempotency key: the same again answers what was noted first, KeyReused when it says something else.
    Result<SeenTransfer> note(Work &work, const SeenTransfer &seen);
    /// Orders that wait, the oldest first.
    Result<QList<AwaitedTransfer>> awaited(Work &work, int limit) { return m_store.awaited(work, limit); }
    /// Money that fitted no waiting order, newest first; `before` null: from the newest.
    Result<QList<SeenTransfer>> misfits(Work &work, SeenTransferId before, int limit)
    {
        return m_store.misfits(work, before, limit);
    }

private:
    Result<TransferVerdict> settle(Work &work, const std::optional<payments::DepositRow> &deposit,
                                   Money amount);

    OrderService &m_orders;
    const TransferSettings m_settings;
    TransferStore m_store;
    DepositStore m_deposits;
    TransferGateway m_gateway;
};

} // namespace madang
