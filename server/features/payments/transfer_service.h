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

    /// What would come of a transfer that somebody saw; nothing is written. What was noted before is answered
    /// as it was noted, with its id: the bank's number is the idempotency key. KeyReused ("transaction") when
    /// it says something else now; InvalidValue.
    Result<SeenTransfer> weigh(Work &work, const SeenTransfer &seen);
    /// Notes it, as weigh() says; who saw it, the caller has judged. What fits no waiting order is unmatched
    /// money from then on.
    Result<SeenTransfer> note(Work &work, const SeenTransfer &seen);
    /// Orders that wait, the oldest first.
    Result<QList<AwaitedTransfer>> awaited(Work &work, int limit) { return m_store.awaited(work, limit); }

private:
    Done noteMisfit(Work &work, const SeenTransfer &noted);

    OrderService &m_orders;
    const TransferSettings m_settings;
    TransferStore m_store;
    DepositStore m_deposits;
    UnmatchedStore m_unmatched;
    TransferGateway m_gateway;
};

} // namespace madang
