// SPDX-License-Identifier: GPL-3.0-or-later
// MailStore: the SQL of mails on their way out. No rules.
#pragma once

#include "common/protocol/mail.h"
#include "server/core/work.h"

namespace madang {

/// A mail's row.
struct MailRow {
    MailId id;
    QString kind;
    QString recipient; ///< as MailAddress::shown
    QString sealed; ///< its octets; empty once it was sent
    mail::State state = mail::State::Waiting;
    int attempts = 0;
    Timestamp createdAt;
    Timestamp nextTryAt;
    Timestamp uselessAt; ///< what it says is true no more
    std::optional<Timestamp> endedAt;
    QString fault;
    std::optional<UserId> account; ///< whom it is about

    mail::Item item() const
    {
        return {id, kind, recipient, state, attempts, createdAt, nextTryAt, endedAt, fault};
    }
};
PROTOCOL_FIELDS(MailRow, id, kind, recipient, sealed, state, attempts, createdAt, nextTryAt, uselessAt,
                endedAt, fault, account)

class MailStore {
public:
    Done insert(Work &work, const MailRow &row);
    Result<std::optional<MailRow>> byId(Work &work, MailId id);
    Result<QList<MailRow>> due(Work &work, int limit);
    /// Newest first, before a mail; of one state, or of all that wait and are dead.
    Result<QList<MailRow>> page(Work &work, std::optional<mail::State> state, MailId before, int limit);
    /// Counts a try and keeps others away until `until`. False when somebody else did since `seen`.
    Result<bool> claim(Work &work, const MailRow &seen, Timestamp until);
    /// After a try of the mail as it was claimed; `attempts` are those with it.
    Done sent(Work &work, MailId id, int attempts);
    /// Whatever is about an account, or goes to the address it has proven; which they were.
    Result<QList<MailId>> removeAbout(Work &work, UserId account);
    Done again(Work &work, MailId id, int attempts, Timestamp next, const QString &fault);
    /// Nobody tried: as it was before.
    Done giveBack(Work &work, MailId id, int attempts, Timestamp next);
    Done bury(Work &work, MailId id, int attempts, const QString &fault);
    /// Gives up waiting mails that would come too late, and wipes them; how many.
    Result<int> buryUseless(Work &work);
    /// A dead one waits anew. False when it is not dead.
    Result<bool> revive(Work &work, MailId id);
    /// Forgets what ended before a moment.
    Done forget(Work &work, mail::State state, Timestamp before);
};

} // namespace madang
