// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of second factors and recovery codes. No rules.
#pragma once

#include "server/core/work.h"

namespace madang {

struct SecondFactorRow {
    QString sealed;
    Timestamp begunAt;
    std::optional<Timestamp> provenAt;
    qint64 lastStep = 0;
};
PROTOCOL_FIELDS(SecondFactorRow, sealed, begunAt, provenAt, lastStep)

/// Who asked for somebody's second factor to be taken away.
struct FactorAskRow {
    UserId by;
    QString username;
    QString role; ///< of the asker, as it is now
    Timestamp askedAt;
    QString reason; ///< may be empty
};
PROTOCOL_FIELDS(FactorAskRow, by, username, role, askedAt, reason)

class SecondFactorStore {
public:
    Result<std::optional<SecondFactorRow>> of(Work &work, UserId account);
    /// In place of one that was not proven; false when one was.
    Result<bool> begin(Work &work, UserId account, const QString &sealed);
    /// False when somebody else proved it, or began anew.
    Result<bool> prove(Work &work, UserId account, const QString &sealed, qint64 step);
    /// False when that step, or a later one, was taken before.
    Result<bool> takeStep(Work &work, UserId account, qint64 step);
    /// With the recovery codes, and what was asked about it; false when there was none that is proven.
    Result<bool> remove(Work &work, UserId account);
    Done forgetUnproven(Work &work, Timestamp before);

    /// What was asked about somebody's after a moment, by somebody whose account is not disabled.
    Result<std::optional<FactorAskRow>> askAbout(Work &work, UserId account, Timestamp after);
    /// In place of an earlier one.
    Done putAsk(Work &work, UserId account, UserId by, const QString &reason);
    Done forgetAsks(Work &work, Timestamp before);

    Done putRecoveryCodes(Work &work, UserId account, const QList<QString> &hashes);
    Result<bool> hasRecoveryCode(Work &work, UserId account, const QString &hash);
    /// False when it was used before.
    Result<bool> takeRecoveryCode(Work &work, UserId account, const QString &hash);
    Result<int> recoveryCodesLeft(Work &work, UserId account);
};

} // namespace madang
