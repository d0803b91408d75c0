// SPDX-License-Identifier: GPL-3.0-or-later
// AttemptStore: the SQL of sign-ins through the browser that are under way, and of accounts of other houses
// that open ours. No rules.
#pragma once

#include "common/protocol/providers.h"
#include "server/core/work.h"

namespace madang {

enum class AttemptStep {
    Begun,
    Away, ///< the browser is at the other house
    Back, ///< it came back, and the other house is asked
    Proven, ///< it is known who it is
    Approved, ///< somebody signed in to `account` in the browser
    Failed, ///< `fault` says why
};
constexpr auto enumWords(AttemptStep *)
{
    return std::array{std::pair{AttemptStep::Begun, QLatin1StringView("begun")},
                      std::pair{AttemptStep::Away, QLatin1StringView("away")},
                      std::pair{AttemptStep::Back, QLatin1StringView("back")},
                      std::pair{AttemptStep::Proven, QLatin1StringView("proven")},
                      std::pair{AttemptStep::Approved, QLatin1StringView("approved")},
                      std::pair{AttemptStep::Failed, QLatin1StringView("failed")}};
}

/// See the migration for what each is; texts are empty where there is nothing.
struct AttemptRow {
    QString id;
    QString challenge;
    QString redirect;
    QString clientState;
    QString device;
    QString address;
    QString provider;
    AttemptStep step = AttemptStep::Begun;
    QString binder;
    QString ticket;
    QString fault;
    QString issuer;
    QString subject;
    QString email;
    bool emailProven = false;
    QString nickname;
    UserId account;
    Timestamp polledAt;
    Timestamp expiresAt;
    bool fresh = false;
    Timestamp proofAt; ///< null where what the other house said is no proof of just now
    static constexpr std::chrono::minutes kLives{10};
    /// From the moment at which somebody was proven.
    static constexpr std::chrono::minutes kProvenLives{20};
    /// Only of one that has come to no end yet.
    Timestamp begunAt() const { return expiresAt.plus(-kLives); }
    /// Without one the person types a code.
    bool hasRedirect() const { return !redirect.isEmpty(); }
};
PROTOCOL_FIELDS(AttemptRow, id, challenge, redirect, clientState, device, address, provider, step, binder,
                ticket, fault, issuer, subject, email, emailProven, nickname, account, polledAt, expiresAt,
                fresh, proofAt)

struct IdentityRow {
    QString issuer;
    QString subject;
    UserId account;
    QString provider;
    QString label;
    Timestamp linkedAt;
    Timestamp lastUsedAt;
};
PROTOCOL_FIELDS(IdentityRow, issuer, subject, account, provider, label, linkedAt, lastUsedAt)

class AttemptStore {
public:
    Result<qint64> live(Work &work);
    Done insert(Work &work, const AttemptRow &row, const std::optional<QString> &userCodeHash);
    /// Those that are not over.
    Result<std::optional<AttemptRow>> byId(Work &work, const QString &id);
    Result<std::optional<AttemptRow>> byUserCode(Work &work, const QString &hash);
    Result<std::optional<AttemptRow>> byState(Work &work, const QString &hash);
    Done polled(Work &work, const QString &id);
    /// Somebody typed its code in a browser; a later one takes its place.
    Done bindTo(Work &work, const QString &id, const QString &binder);
    /// The browser leaves for a provider; what an earlier one was sent out with is good for nothing any more.
    Done leave(Work &work, const QString &id, const QString &provider, const QString &stateHash,
               const QString &binder);
    /// Uses the state up. False when somebody did so before.
    Result<bool> comeBack(Work &work, const QString &id, const QString &stateHash);
    /// What was found out; false when it is over, or something else happened meanwhile.
    Result<bool> conclude(Work &work, const AttemptRow &row);
    /// False when it is gone.
    Result<bool> remove(Work &work, const QString &id);
    Done forgetExpired(Work &work);

    Result<std::optional<IdentityRow>> identity(Work &work, const QString &issuer, const QString &subject);
    Result<QList<IdentityRow>> identities(Work &work, UserId account);
    /// False when it opens an account already, or the account has one of that provider.
    Result<bool> link(Work &work, const IdentityRow &row);
    Done touch(Work &work, const IdentityRow &row);
    Result<bool> unlink(Work &work, UserId account, const QString &provider);

private:
    Result<std::optional<AttemptRow>> by(Work &work, const QString &condition, const QString &value);
};

} // namespace madang
