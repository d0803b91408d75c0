// SPDX-License-Identifier: GPL-3.0-or-later
// Orders: what a payment goes through. Statuses are those of Toss Payments' core API.
#pragma once

#include "common/protocol/command.h"

namespace madang::payments {

enum class OrderStatus {
    Ready, ///< made, the payer has not decided yet
    InProgress, ///< being confirmed; the outcome may not be known yet
    WaitingForDeposit, ///< the payer was told an account and still has to transfer the money
    Done, ///< captured and in the ledger
    Canceled,
    PartialCanceled,
    Aborted, ///< declined or given up by the payer
    Expired, ///< nobody paid in time
};
constexpr auto enumWords(OrderStatus *)
{
    return std::array{std::pair{OrderStatus::Ready, QLatin1StringView("READY")},
                      std::pair{OrderStatus::InProgress, QLatin1StringView("IN_PROGRESS")},
                      std::pair{OrderStatus::WaitingForDeposit, QLatin1StringView("WAITING_FOR_DEPOSIT")},
                      std::pair{OrderStatus::Done, QLatin1StringView("DONE")},
                      std::pair{OrderStatus::Canceled, QLatin1StringView("CANCELED")},
                      std::pair{OrderStatus::PartialCanceled, QLatin1StringView("PARTIAL_CANCELED")},
                      std::pair{OrderStatus::Aborted, QLatin1StringView("ABORTED")},
                      std::pair{OrderStatus::Expired, QLatin1StringView("EXPIRED")}};
}

/// Where the payer transfers the money of an order that waits for it.
struct Deposit {
    QString bank;
    QString account; ///< its number
    QString holder;
    QString reference; ///< what to write beside the transfer, so that it is found; empty: not needed
    Timestamp until; ///< what comes later is not expected any more
};
PROTOCOL_FIELDS(Deposit, bank, account, holder, reference, until)

} // namespace madang::payments
