// SPDX-License-Identifier: GPL-3.0-or-later
// Transfers by hand: the bank accounts of who runs this server, and what was seen on them. Values only.
#pragma once

#include "common/protocol/desk.h"

namespace madang {

using SeenTransferId = Id<struct SeenTransferKind>;

struct BankAccount {
    QString bank;
    QString number;
    QString holder;

    /// "국민은행 | 123-45-678 | 마당협회"; nothing when a part is missing or too long.
    static std::optional<BankAccount> fromText(const QString &text);
};

/// What an operator sets about transfers.
struct TransferSettings {
    QList<BankAccount> accounts; ///< where people may transfer to; none: no transfers
    int days = 7; ///< how long the money is waited for
};

using desk::TransferVerdict;

/// A transfer that somebody saw on the bank account.
struct SeenTransfer {
    SeenTransferId id; ///< null while it is only weighed
    QString bankTransaction; ///< the bank's number of it, unique
    QString reference; ///< as written beside the transfer
    Money amount;
    std::optional<OrderId> orderId;
    TransferVerdict verdict = TransferVerdict::Matched;
    QString seenBy;
    Timestamp seenAt;
    std::optional<Timestamp> cameAt = {}; ///< when the bank booked it, where somebody said so
    std::optional<QString> holder = {}; ///< who sent it, as the bank names them
};
PROTOCOL_FIELDS(SeenTransfer, id, bankTransaction, reference, amount, orderId, verdict, seenBy, seenAt,
                cameAt, holder)

/// An order that waits for a transfer.
struct AwaitedTransfer {
    OrderId id;
    UserId payer;
    QString title;
    Money amount;
    QString bank;
    QString account;
    QString reference;
    Timestamp until;
    Timestamp createdAt;
};
PROTOCOL_FIELDS(AwaitedTransfer, id, payer, title, amount, bank, account, reference, until, createdAt)

} // namespace madang
