// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationStore: the SQL of who is verified, and of visits to the browser for it. What is told of people
// it keeps sealed. No rules.
#pragma once

#include "common/protocol/verification.h"
#include "server/core/work.h"
#include "server/features/verification/verification_rules.h"

namespace madang {

struct VerificationRow {
    UserId account;
    QString provider;
    QString sealed;
    bool shown = false;
    Timestamp verifiedAt;
};
PROTOCOL_FIELDS(VerificationRow, account, provider, sealed, shown, verifiedAt)

enum class VisitStep {
    Begun,
    Away, ///< the browser was sent on, and what becomes of it is not known
    Back, ///< it came back, and the company has not answered yet
    Verified,
    Failed, ///< `fault` says why
};
constexpr auto enumWords(VisitStep *)
{
    return std::array{std::pair{VisitStep::Begun, QLatin1StringView("begun")},
                      std::pair{VisitStep::Away, QLatin1StringView("away")},
                      std::pair{VisitStep::Back, QLatin1StringView("back")},
                      std::pair{VisitStep::Verified, QLatin1StringView("verified")},
                      std::pair{VisitStep::Failed, QLatin1StringView("failed")}};
}

/// An attempt; see the migration for what each is.
struct VisitRow {
    QString id;
    UserId account;
    QString provider;
    VisitStep step = VisitStep::Begun;
    QString fault;
    QString sealed;
    int tries = 0;
    Timestamp askedAt;
    Timestamp createdAt;
    Timestamp expiresAt;

    bool isOver() const { return step == VisitStep::Verified || step == VisitStep::Failed; }
    /// Whether anything can still become of it.
    bool isOpen(Timestamp now) const { return !isOver() && now < expiresAt; }
};
PROTOCOL_FIELDS(VisitRow, id, account, provider, step, fault, sealed, tries, askedAt, createdAt, expiresAt)

/// What is kept of somebody.
struct KeptPerson {
    std::optional<QString> fullName = {};
    std::optional<QString> birthDate = {};
    std::optional<QString> phone = {};
};
PROTOCOL_FIELDS(KeptPerson, fullName, birthDate, phone)

/// What was typed at the sandbox, and the code that proves it there.
struct TypedPerson {
    QString fullName;
    QString birthDate;
    QString phone;
    QString code;
};
PROTOCOL_FIELDS(TypedPerson, fullName, birthDate, phone, code)

class VerificationStore {
public:
    /// Seals and hashes under `key` (secret::kSealKeyOctets octets).
    explicit VerificationStore(QByteArray key)
        : m_key(std::move(key))
    {
    }

    // ---- who is verified

    Result<std::optional<VerificationRow>> of(Work &work, UserId account);
    /// Whether another account is that person's; `person` as personHash() makes it.
    Result<bool> isTaken(Work &work, const QString &person, UserId account);
    struct Fresh {
        UserId account;
        QString provider;
        QString person;
        bool isSole = true; ///< nobody else may have the same `person`
        KeptPerson kept;
    };
    /// False when the account is verified already, or the person's one account is another.
    Result<bool> insert(Work &work, const Fresh &fresh);
    Result<bool> setShown(Work &work, UserId account, bool shown);
    Result<bool> forget(Work &work, UserId account);
    /// Seals what is kept of an account for another one, whose row it becomes. What cannot be opened stays as
    /// it is: it is lost either way.
    Done sealFor(Work &work, UserId account, UserId other);

    // ---- visits

    Done insertVisit(Work &work, const VisitRow &row);
    Result<std::optional<VisitRow>> visit(Work &work, const QString &id);
    /// The latest of an account since then.
    Result<std::optional<VisitRow>> latestVisit(Work &work, UserId account, Timestamp since);
    /// When the visits of an account since then began, the earliest first.
    Result<QList<Timestamp>> visitsSince(Work &work, UserId account, Timestamp since, int limit);
    /// Of a provider, away or back, not asked about since `before`; the longest unasked first.
    Result<QList<QString>> unasked(Work &work, const QString &provider, Timestamp before, int limit);
    Done asked(Work &work, const QString &id);
    /// False when it is over.
    Result<bool> move(Work &work, const QString &id, VisitStep step);
    /// Away, with what was typed.
    Result<bool> keepTyped(Work &work, const VisitRow &row, const TypedPerson &typed);
    Done countTry(Work &work, const QString &id);
    /// False when it was over before.
    Result<bool> end(Work &work, const QString &id, VisitStep step, const QString &fault);
    Done forgetVisits(Work &work, UserId account);
    Done forgetOldVisits(Work &work, Timestamp before);

    // ---- what is sealed

    /// Internal ("verification-seal") when it was sealed under another key, or for another account.
    Result<KeptPerson> opened(UserId account, const QString &sealed) const;
    Result<TypedPerson> openedTyped(const VisitRow &row) const;
    /// What stands for a person where people are compared: nobody makes it without the key.
    QString personHash(const QString &realm, const QString &mark) const;

private:
    QString seal(const QString &purpose, const QByteArray &told) const;
    Result<QByteArray> unseal(const QString &purpose, const QString &sealed) const;

    const QByteArray m_key;
};

} // namespace madang
