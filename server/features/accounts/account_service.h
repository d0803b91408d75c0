// SPDX-License-Identifier: GPL-3.0-or-later
// AccountService: registering, proving a password, one's own profile. Hashing runs off the lanes.
#pragma once

#include "common/base/secret.h"
#include "server/features/accounts/credentials.h"
#include "server/features/accounts/email_service.h"
#include "server/features/accounts/registrations.h"
#include "server/features/accounts/second_factors.h"
#include "server/features/accounts/session_service.h"

namespace madang {

/// What an operator decides about accounts.
struct AccountRules {
    accounts::Registration registration = accounts::Registration::Open;
    secret::HashCost hashCost;
    EmailPolicy email = EmailPolicy::Optional;
    QByteArray codeKey = {}; ///< what codes are hashed under
    SecondFactorPolicy secondFactor = SecondFactorPolicy::Optional;
    QByteArray factorKey = {}; ///< what their secrets are sealed under
    std::optional<accounts::TermsOfUse> terms = {}; ///< have to be agreed to
    QString house = QStringLiteral("Madang"); ///< what authenticators call this server
};

/// What a unit answers that commits even where its answer is a refusal.
template <typename Answer> struct Kept {
    std::optional<Answer> answer;
    Error refusal;
};

class AccountService {
public:
    AccountService(AccountStore &store, SessionService &sessions, EmailService &emails,
                   SecondFactors &factors, Registrations &registrations, Lanes &lanes, Throttle &throttle,
                   AccountRules rules);
    Result<Later<accounts::SignedIn>> registerAccount(Work &work, const accounts::Register &request);
    Result<Later<accounts::SignedIn>> signIn(Work &work, const accounts::SignIn &request);
    Result<Later<accounts::CodeSent>> sendSignInCode(Work &work, const accounts::SendSignInCode &request);
    Result<Later<Nothing>> changePassword(Work &work, const accounts::ChangePassword &request);
    Result<accounts::SecondFactor> secondFactor(Work &work, const Nothing &request);
    Result<Later<accounts::SecondFactorSecret>> beginSecondFactor(Work &work,
                                                                  const accounts::BeginSecondFactor &request);
    Result<accounts::RecoveryCodes> confirmSecondFactor(Work &work,
                                                        const accounts::ConfirmSecondFactor &request);
    Result<Later<Nothing>> endSecondFactor(Work &work, const accounts::ProveSecondFactor &request);
    Result<Later<accounts::RecoveryCodes>> renewRecoveryCodes(Work &work,
                                                              const accounts::ProveSecondFactor &request);
    Result<accounts::Account> me(Work &work, const Nothing &request);
    Result<accounts::Account> changeProfile(Work &work, const accounts::ChangeProfile &request);
    Result<accounts::Person> find(Work &work, const accounts::FindPerson &request);
    /// Does something once the caller has proven their password and, where they have one, their second
    /// factor.
    Result<Later<Nothing>> afterProof(Work &work, const QString &password, const std::optional<QString> &code,
                                      std::function<Result<Nothing>(Work &)> act);

private:
    /// The rest of a request that needs slow work: slow() off the lanes, then store() as a unit of its own on
    /// the lane of `key`.
    template <typename Answer, typename Proof>
    Later<Answer> afterSlow(const Work &work, size_t key, std::function<Result<Proof>()> slow,
                            std::function<Result<Kept<Answer>>(Work &, const Proof &)> store);
    /// Who signs in with a password, and how often they may.
    Result<Guess> guessOf(Work &work, const QString &typed, const std::optional<AccountRow> &row);
    /// What somebody gives beside their password.
    struct Entry {
        std::optional<QString> device;
        std::optional<QString> code;
        std::optional<QString> secondFactor;
    };
    /// A session for whoever has proven a password and, where that is asked for, a second factor and an
    /// address.
    Result<Kept<accounts::SignedIn>> letIn(Work &work, const AccountRow &account, const Entry &entry);
    /// As prove(), and a second factor is counted as a wrong guess until wentWell().
    Done proveBoth(const Guess &guess, const std::optional<AccountRow> &row, const QString &password,
                   const std::optional<QString> &secondFactor);
    /// The guess at a second factor was right, once this unit is committed.
    void wentWell(Work &work, const Guess &guess);
    /// Judges a second factor and uses it up; what refuses it, if anything.
    Result<std::optional<Error>> take(Work &work, UserId account, const std::optional<QString> &typed);
    /// One's own account with password and second factor proven, then `act` on its second factor.
    template <typename Answer>
    Result<Later<Answer>> withBoth(Work &work, const accounts::ProveSecondFactor &request,
                                   std::function<Result<Answer>(Work &, const AccountRow &)> act);
    Done recordFactor(Work &work, const AccountRow &account, const char *action);
    /// Whether the password fits, counted as a guess. `row` is empty when there is no such account.
    Done prove(const Guess &guess, const std::optional<AccountRow> &row, const QString &password);

    AccountStore &m_store;
    SessionService &m_sessions;
    EmailService &m_emails;
    SecondFactors &m_factors;
    Registrations &m_registrations;
    Lanes &m_lanes;
    GuessGuard m_guard;
    const AccountRules m_rules;
    const QString m_decoy; ///< what an unknown user's password is compared with, so that both take as long
};

} // namespace madang
