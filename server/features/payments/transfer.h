// SPDX-License-Identifier: GPL-3.0-or-later
// Transfers by hand: the bank accounts of who runs this server, and what was seen on them. Values only.
#pragma once

#include "common/protocol/payments.h"

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

enum class TransferVerdict {
    Matched, ///< the order's amount: it is paid
    OtherAmount, ///< the order waits on; a person has to give the money back or ask for the rest
    NoOrder, ///< nobody was told that reference
    Again, ///< the order was paid before: this money is one too much
};
constexpr auto enumWords(TransferVerdict *)
{
    return std::array{std::pair{TransferVerdict::Matched, QLatin1StringView("matched")},
                      std::pair{TransferVerdict::OtherAmount, QLatin1StringView("other-amount")},
                      std::pair{TransferVerdict::NoOrder, QLatin1StringView("no-order")},
                      std::pair{TransferVerdict::Again, QLatin1StringView("again")}};
}

/// A transfer that somebody saw on the bank account.
struct SeenTransfer {
    SeenTransferId id;
    QString bankTransaction; ///< the bank's number of it, unique
    QString reference; ///< as written beside the transfer
    Money amount;
    std::optional<OrderId> orderId;
    TransferVerdict verdict = TransferVerdict::Matched;
    QString seenBy;
    Timestamp seenAt;
};
PROTOCOL_FIELDS(SeenTransfer, id, bankTransaction, reference, amount, orderId, verdict, seenBy, seenAt)

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
