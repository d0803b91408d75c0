// SPDX-License-Identifier: GPL-3.0-or-later
// RegistrationStore: the SQL of invitations, of who waits for approval, and of agreed terms. No rules.
#pragma once

#include "common/protocol/users.h"
#include "server/core/work.h"

namespace madang {

struct AgreedRow {
    QString version;
    Timestamp at;
};
PROTOCOL_FIELDS(AgreedRow, version, at)

class RegistrationStore {
public:
    /// How many codes are good now.
    Result<int> liveInvites(Work &work);
    Done insertInvite(Work &work, const users::InviteCode &invite, const QString &hash);
    /// Those that are good, below `before`, the latest first.
    Result<QList<users::InviteCode>> invites(Work &work, InviteId before, int limit);
    Result<bool> isGood(Work &work, const QString &hash);
    /// Takes one use; false when the code is not good.
    Result<bool> spend(Work &work, const QString &hash);
    Result<bool> removeInvite(Work &work, InviteId id);
    /// Forgets what is spent or expired.
    Done forgetInvites(Work &work);

    Done addApplicant(Work &work, UserId account, const QString &about);
    Result<bool> waits(Work &work, UserId account);
    /// Beyond `after`, the longest waiting first: ids grow with time.
    Result<QList<users::Applicant>> applicants(Work &work, UserId after, int limit);
    Result<std::optional<users::Applicant>> applicant(Work &work, const QString &username);
    /// The language in which they asked.
    Result<QString> languageOf(Work &work, UserId account);
    /// Whether it waited.
    Result<bool> letGo(Work &work, UserId account);
    /// Takes away an account nobody ever signed in to.
    Done drop(Work &work, UserId account);

    Done agree(Work &work, UserId account, const QString &version);
    /// That somebody agreed to `version`, or else what they agreed to last.
    Result<std::optional<AgreedRow>> agreed(Work &work, UserId account, const QString &version);
};

} // namespace madang
