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
};
constexpr auto enumWords(Decision *)
{
    return std::array{std::pair{Decision::Approve, QLatin1StringView("approve")},
                      std::pair{Decision::Decline, QLatin1StringView("decline")},
                      std::pair{Decision::Abandon, QLatin1StringView("abandon")},
                      std::pair{Decision::AnswerLate, QLatin1StringView("answer-late")},
                      std::pair{Decision::LoseBefore, QLatin1StringView("lose-before")},
                      std::pair{Decision::LoseAfter, QLatin1StringView("lose-after")}};
}

enum class Status { Authorised, Captured, Refused };
constexpr auto enumWords(Status *)
{
    return std::array{std::pair{Status::Authorised, QLatin1StringView("authorised")},
                      std::pair{Status::Captured, QLatin1StringView("captured")},
                      std::pair{Status::Refused, QLatin1StringView("refused")}};
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
    Timestamp dueAt; ///< when a late capture happens
    Timestamp createdAt;
};
PROTOCOL_FIELDS(Payment, paymentKey, orderId, amount, decision, status, asked, captured, dueAt, createdAt)

class SandboxStore {
public:
    Done insert(Work &work, const Payment &payment);
    Result<std::optional<Payment>> find(Work &work, const QString &paymentKey);
    /// Writes back what a question changed: status, asked, captured, dueAt.
    Done update(Work &work, const Payment &payment);
    Result<int> countOf(Work &work, const QString &orderId);
};

} // namespace madang::sandbox
