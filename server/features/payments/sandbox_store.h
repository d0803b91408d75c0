// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the sandbox gateway's own book, which knows nothing of our tables.
#pragma once

#include "server/core/work.h"

namespace madang::sandbox {

/// What the payer chooses on the sandbox's checkout page.
enum class Decision {
    Approve,
    Decline,
    Abandon,
    AnswerLate, ///< captures some seconds after it was asked; until then nobody knows
    LoseBefore, ///< the first request to capture is lost on its way
    LoseAfter, ///< captures, but its answer is lost on the way back
    RefundRefuse, ///< captures; gives nothing back
    RefundLate, ///< captures; gives back some seconds after it was asked
    RefundLoseBefore, ///< captures; the first request to give back is lost on its way
    RefundLoseAfter, ///< captures; gives back, but that answer is lost
    TimeOut, ///< captures, and says nothing to the first questions
    AnswerTwice, ///< captures, answers, and sends the same hint twice afterwards
    VirtualAccount, ///< captures nothing until the money is transferred
};
constexpr auto enumWords(Decision *)
{
    return std::array{std::pair{Decision::Approve, QLatin1StringView("approve")},
                      std::pair{Decision::Decline, QLatin1StringView("decline")},
                      std::pair{Decision::Abandon, QLatin1StringView("abandon")},
                      std::pair{Decision::AnswerLate, QLatin1StringView("answer-late")},
                      std::pair{Decision::LoseBefore, QLatin1StringView("lose-before")},
                      std::pair{Decision::LoseAfter, QLatin1StringView("lose-after")},
                      std::pair{Decision::RefundRefuse, QLatin1StringView("refund-refuse")},
                      std::pair{Decision::RefundLate, QLatin1StringView("refund-late")},
                      std::pair{Decision::RefundLoseBefore, QLatin1StringView("refund-lose-before")},
                      std::pair{Decision::RefundLoseAfter, QLatin1StringView("refund-lose-after")},
                      std::pair{Decision::TimeOut, QLatin1StringView("time-out")},
                      std::pair{Decision::AnswerTwice, QLatin1StringView("answer-twice")},
                      std::pair{Decision::VirtualAccount, QLatin1StringView("virtual-account")}};
}

enum class Status {
    Authorised,
    Captured,
    Refused,
    Waiting, ///< for the transfer; dueAt says until when
};
constexpr auto enumWords(Status *)
{
    return std::array{std::pair{Status::Authorised, QLatin1StringView("authorised")},
                      std::pair{Status::Captured, QLatin1StringView("captured")},
                      std::pair{Status::Refused, QLatin1StringView("refused")},
                      std::pair{Status::Waiting, QLatin1StringView("waiting")}};
}

/// One payment in the sandbox's book.
struct Payment {
    QString paymentKey;
    QString orderId;
    Money amount;
    Decision decision = Decision::Approve;
    Status status = Status::Authorised;
    int asked = 0; ///< requests to capture that arrived
    Money captured; ///< money taken
    Timestamp dueAt; ///< when a late capture happens, or until when a transfer is waited for
    Timestamp createdAt;
};
PROTOCOL_FIELDS(Payment, paymentKey, orderId, amount, decision, status, asked, captured, dueAt, createdAt)

enum class BackStatus { Lost, Pending, Returned, Refused };
constexpr auto enumWords(BackStatus *)
{
    return std::array{std::pair{BackStatus::Lost, QLatin1StringView("lost")},
                      std::pair{BackStatus::Pending, QLatin1StringView("pending")},
                      std::pair{BackStatus::Returned, QLatin1StringView("returned")},
                      std::pair{BackStatus::Refused, QLatin1StringView("refused")}};
}

/// Money of a payment that went back, or should, under one key.
struct Back {
    QString key;
    QString paymentKey;
    Money amount;
    BackStatus status = BackStatus::Lost;
    int asked = 0; ///< requests that arrived
    Timestamp dueAt; ///< when a late one goes back
};
PROTOCOL_FIELDS(Back, key, paymentKey, amount, status, asked, dueAt)

class SandboxStore {
public:
    Done insert(Work &work, const Payment &payment);
    Result<std::optional<Payment>> find(Work &work, const QString &paymentKey);
    /// The newest of an order.
    Result<std::optional<Payment>> byOrder(Work &work, const QString &orderId);
    /// Writes back what a question changed: status, asked, captured, dueAt.
    Done update(Work &work, const Payment &payment);
    /// The payment of an order that waits for its transfer.
    Result<std::optional<Payment>> waitingOf(Work &work, const QString &orderId);
    Result<int> countOf(Work &work, const QString &orderId);

    Result<std::optional<Back>> findBack(Work &work, const QString &key);
    /// Writes or writes back: status, asked, dueAt.
    Done putBack(Work &work, const Back &back);
    /// What went back of a payment or will.
    Result<Money> givenBack(Work &work, const QString &paymentKey);
};

} // namespace madang::sandbox
