// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the overview: how many of something wait, counted through an index and up to a limit; whose a
// session is. No rules.
#pragma once

#include "server/core/work.h"

namespace madang {

/// The last proof of the books.
struct ProofRow {
    Timestamp at;
    bool holds = true;
    qint64 wrong = 0;
};
PROTOCOL_FIELDS(ProofRow, at, holds, wrong)

/// Whose a session is, and how its device is called; of a standing token, which stands in the place of one,
/// its name.
struct HolderRow {
    QString username;
    QString nickname;
    QString device;
};
PROTOCOL_FIELDS(HolderRow, username, nickname, device)

/// Every count ends at overview::kMostCounted.
class OverviewStore {
public:
    Result<int> mailsWaiting(Work &work);
    /// When the first of them was written.
    Result<std::optional<qint64>> oldestMail(Work &work);
    Result<int> mailsDead(Work &work);
    Result<bool> didAMailDieSince(Work &work, Timestamp since);
    Result<int> paymentsInDoubt(Work &work);
    Result<bool> isAPaymentInDoubtSince(Work &work, Timestamp since);
    Result<int> returnsInDoubt(Work &work);
    Result<bool> isAReturnInDoubtSince(Work &work, Timestamp since);
    Result<int> webhooksDead(Work &work);
    /// Money that came and fits no order, as long as nobody said what became of it.
    Result<int> unmatchedMoney(Work &work);
    Result<bool> isMoneyUnmatchedSince(Work &work, Timestamp since);
    /// Orders whose payer was told where to transfer the money.
    Result<int> depositsWaiting(Work &work);
    Result<int> complaintsOpen(Work &work);
    Result<int> applicantsWaiting(Work &work);
    Result<std::optional<ProofRow>> lastProof(Work &work);
    Result<std::optional<UserId>> userNamed(Work &work, const QString &username);
    Result<std::optional<HolderRow>> holder(Work &work, SessionId session);
    Result<int> schema(Work &work);
    /// Octets.
    Result<qint64> size(Work &work);
};

} // namespace madang
