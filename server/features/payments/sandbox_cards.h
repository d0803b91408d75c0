// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the sandbox gateway's own book of cards, which knows nothing of our tables.
#pragma once

#include "server/core/work.h"

namespace madang::sandbox {

/// What the owner chooses on the sandbox's registration page.
enum class CardDecision {
    Approve,
    Decline, ///< it cannot be registered
    Abandon,
    DeclineLater, ///< the first charge works, the later ones do not
    DeclineCharges, ///< it can be registered, and never charged
    LoseIssue, ///< registers; the first answer is lost on its way back
    LoseCharges, ///< charges; the first answer to each is lost on its way back
};
constexpr auto enumWords(CardDecision *)
{
    return std::array{std::pair{CardDecision::Approve, QLatin1StringView("approve")},
                      std::pair{CardDecision::Decline, QLatin1StringView("decline")},
                      std::pair{CardDecision::Abandon, QLatin1StringView("abandon")},
                      std::pair{CardDecision::DeclineLater, QLatin1StringView("decline-later")},
                      std::pair{CardDecision::DeclineCharges, QLatin1StringView("decline-charges")},
                      std::pair{CardDecision::LoseIssue, QLatin1StringView("lose-issue")},
                      std::pair{CardDecision::LoseCharges, QLatin1StringView("lose-charges")}};
}

/// One card in the sandbox's book.
struct RegisteredCard {
    QString billingKey;
    QString authKey;
    QString customerKey;
    CardDecision decision = CardDecision::Approve;
    int asked = 0; ///< requests for its key that arrived
    int charges = 0; ///< requests to charge it that arrived
    Timestamp createdAt;
};
PROTOCOL_FIELDS(RegisteredCard, billingKey, authKey, customerKey, decision, asked, charges, createdAt)

class CardBook {
public:
    Done insert(Work &work, const RegisteredCard &card);
    Result<std::optional<RegisteredCard>> find(Work &work, const QString &billingKey);
    Result<std::optional<RegisteredCard>> byAuthKey(Work &work, const QString &authKey);
    /// Writes back what was counted.
    Done update(Work &work, const RegisteredCard &card);
    /// Its key is worth nothing any more.
    Done remove(Work &work, const QString &billingKey);
};

} // namespace madang::sandbox
