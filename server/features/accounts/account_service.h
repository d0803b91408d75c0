// SPDX-License-Identifier: GPL-3.0-or-later
// AccountService: registering, proving a password, one's own profile. Hashing runs off the lanes.
#pragma once

#include "common/base/secret.h"
#include "server/features/accounts/credentials.h"
#include "server/features/accounts/email_service.h"
#include "server/features/accounts/session_service.h"

namespace madang {

/// What an operator decides about accounts.
struct AccountRules {
    bool registrationOpen = true;
    secret::HashCost hashCost;
    EmailPolicy email = EmailPolicy::Optional;
    QByteArray codeKey = {}; ///< what codes are hashed under
};

/// What a unit answers that commits even where its answer is a refusal.
template <typename Answer> struct Kept {
    std::optional<Answer> answer;
    Error refusal;
};

class AccountService {
public:
    AccountService(AccountStore &store, SessionService &sessions, EmailService &emails, Lanes &lanes,
                   Throttle &throttle, AccountRules rules);
    Result<Later<accounts::SignedIn>> registerAccount(Work &work, const accounts::Register &request);
    Result<Later<accounts::SignedIn>> signIn(Work &work, const accounts::SignIn &request);
    Result<Later<accounts::CodeSent>> sendSignInCode(Work &work, const accounts::SendSignInCode &request);
    Result<Later<Nothing>> changePassword(Work &work, const accounts::ChangePassword &request);
    Result<accounts::Account> me(Work &work, const Nothing &request);
    Result<accounts::Account> changeProfile(Work &work, const accounts::ChangeProfile &request);
    Result<accounts::Person> find(Work &work, const accounts::FindPerson &request);

private:
    /// The rest of a request that needs slow work: slow() off the lanes, then store() as a unit of its own on
    /// the lane of `key`.
    template <typename Answer, typename Proof>
    Later<Answer> afterSlow(const Work &work, size_t key, std::function<Result<Proof>()> slow,
                            std::function<Result<Kept<Answer>>(Work &, const Proof &)> store);
    /// Who signs in with a password, and how often they may.
    Result<Guess> guessOf(Work &work, const QString &typed, const std::optional<AccountRow> &row);
    /// A session for whoever has proven a password and, where that is asked for, an address.
    Result<Kept<accounts::SignedIn>> letIn(Work &work, const AccountRow &account,
                                           const std::optional<QString> &device,
                                           const std::optional<QString> &code);
    /// Whether the password fits, counted as a guess. `row` is empty when there is no such account.
    Done prove(const Guess &guess, const std::optional<AccountRow> &row, const QString &password);

    AccountStore &m_store;
    SessionService &m_sessions;
    EmailService &m_emails;
    Lanes &m_lanes;
    GuessGuard m_guard;
    const AccountRules m_rules;
    const QString m_decoy; ///< what an unknown user's password is compared with, so that both take as long
};

} // namespace madang
