// SPDX-License-Identifier: GPL-3.0-or-later
// AccountService: registering, proving a password, one's own profile. Hashing runs off the lanes.
#pragma once

#include "common/base/secret.h"
#include "common/protocol/nicknames.h"
#include "common/protocol/tokens.h"
#include "server/features/accounts/email_service.h"
#include "server/features/accounts/guess_line.h"
#include "server/features/accounts/nicknames.h"
#include "server/features/accounts/registrations.h"
#include "server/features/accounts/second_factors.h"
#include "server/features/accounts/session_service.h"
#include "server/features/accounts/sign_up_challenges.h"
#include "server/features/addresses/address_choices.h"
#include "server/features/details/details_store.h"
#include "server/features/notifications/notification_access.h"

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
    QList<accounts::Provider> providers = {}; ///< with whose accounts one can sign in
    ChallengeRules challenge = {}; ///< what signing up with a password costs
    NicknameRules nicknames = {};
    QList<details::AskedPart> details = {}; ///< what may be told when signing up
    AddressChoices addresses = {}; ///< where home is, as it is told then
};

/// What a unit answers that commits even where its answer is a refusal.
template <typename Answer> struct Kept {
    std::optional<Answer> answer;
    Error refusal;
};

class AccountService {
public:
    /// Without `notices` nobody is told of a new device but by mail.
    AccountService(AccountStore &store, SessionService &sessions, EmailService &emails,
                   SecondFactors &factors, Registrations &registrations, SignUpChallenges &challenges,
                   Lanes &lanes, GuessLine &guesses, AccountRules rules,
                   NotificationAccess *notices = nullptr);
    /// Rules, then the proof of work, then what was typed; the proof is used up only where all of it is good,
    /// so that a mistyped name costs no second one.
    Result<Later<accounts::SignedIn>> registerAccount(Work &work, const accounts::Register &request);
    Result<Later<accounts::SignedIn>> signIn(Work &work, const accounts::SignIn &request)
    {
        return signInAnd(work, request, {});
    }
    /// What else belongs to letting somebody in, in the same unit; where it fails nobody is let in.
    using Also = std::function<Done(Work &, const AccountRow &)>;
    Result<Later<accounts::SignedIn>> signInAnd(Work &work, const accounts::SignIn &request, Also also);
    /// What somebody gives beside what proves who they are.
    struct Entry {
        std::optional<QString> device;
        std::optional<QString> code;
        std::optional<QString> secondFactor;
        std::optional<Timestamp> provenAt = {}; ///< when another house said who it is
    };
    /// For somebody whom another house has proven: as signIn() after the right password.
    Result<Kept<accounts::SignedIn>> letInProven(Work &work, UserId account, const Entry &entry);
    /// Proves a password and, where there is one, a second factor, and opens nothing by it: `then` is told
    /// who that was.
    Result<Later<Nothing>> prove(Work &work, const accounts::SignIn &request, Also then);
    /// For somebody whom prove() has proven.
    Result<Kept<accounts::SignedIn>> letInApproved(Work &work, UserId account, const Entry &entry);
    /// The same for somebody who has the code that was sent to the account's proven address, and also.
    Result<Kept<accounts::SignedIn>> letInWithLinkCode(Work &work, const EmailService::LinkAttempt &attempt,
                                                       const QString &typed, const Entry &entry,
                                                       const Also &also);
    /// A new account without a password, and without a proof of work; `proven` is an address that another
    /// house proved. `made` belongs to making it, `entered` to letting its owner in, which may have to wait.
    Result<Later<accounts::SignedIn>> registerProven(Work &work, const accounts::Register &request,
                                                     const std::optional<MailAddress> &proven, Also made,
                                                     Also entered);
    Result<Later<accounts::CodeSent>> sendSignInCode(Work &work, const accounts::SendSignInCode &request);
    Result<Later<accounts::Email>> setEmail(Work &work, const accounts::SetEmail &request);
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
    Result<nicknames::NicknameStanding> nicknameStanding(Work &work, const Nothing &request);
    Result<nicknames::NicknameStanding> chooseNickname(Work &work, const nicknames::NicknameWish &request);
    Result<nicknames::NicknameAnswer> checkNickname(Work &work, const nicknames::NicknameWish &request);
    /// Before the house opens, and for what is told at that: see Nicknames::prepare().
    Done prepareNicknames(Work &work) { return m_nicknames.prepare(work); }
    /// Before the house opens: what else belongs to a new nickname, in the same unit.
    void whenRenamed(Also also) { m_renamed = std::move(also); }
    Result<accounts::Person> find(Work &work, const accounts::FindPerson &request);
    /// The caller proved then through another house, in this session, that the account is theirs.
    Result<Nothing> noteProof(Work &work, Timestamp at);
    /// In every session of the caller.
    Done forgetProofs(Work &work) { return m_sessions.forgetProofs(work); }
    /// Does something once the caller has proven their password and, where they have one, their second
    /// factor. Who has no password has come through another house in this session, no longer ago than
    /// SessionService::kProofLasts: NotAllowed ("sign-in-again") at "password".
    Result<Later<Nothing>> afterProof(Work &work, const QString &password, const std::optional<QString> &code,
                                      std::function<Result<Nothing>(Work &)> act);
    /// The same for a token, which is told by whether a second factor was proven for it.
    Result<Later<tokens::MadeToken>>
    tokenAfterProof(Work &work, const QString &password, const std::optional<QString> &code,
                    std::function<Result<tokens::MadeToken>(Work &, bool secondFactor)> make);

private:
    /// The rest of a request that needs slow work: slow() off the lanes, then store() as a unit of its own on
    /// the lane of `key`.
    template <typename Answer, typename Proof>
    Later<Answer> afterSlow(const Work &work, size_t key, std::function<Result<Proof>()> slow,
                            std::function<Result<Kept<Answer>>(Work &, const Proof &)> store,
                            std::function<void()> notBegun = {});
    /// The same for who has to wait after wrong passwords: slow() judges one.
    template <typename Answer, typename Proof>
    Later<Answer> afterGuess(const Work &work, size_t key, const Guess &guess,
                             std::function<Result<Proof>()> slow,
                             std::function<Result<Kept<Answer>>(Work &, const Proof &)> store);
    /// Who tries a password, and where.
    Result<Guess> guessOf(Work &work, const QString &typed, const std::optional<AccountRow> &row);
    /// A session for whoever has proven a password and, where that is asked for, a second factor and an
    /// address.
    enum class Factor { Asked, Taken };
    Result<Kept<accounts::SignedIn>> letIn(Work &work, const AccountRow &account, const Entry &entry,
                                           Factor factor = Factor::Asked);
    /// As prove(), and a second factor is counted as a wrong guess until wentWell().
    Done proveBoth(const Guess &guess, const std::optional<AccountRow> &row, const QString &password,
                   const std::optional<QString> &secondFactor);
    /// As proveBoth(), of one's own account; refusals are at "password". Who has no password is judged by
    /// mustBeProven() instead.
    Done proveOwn(const Guess &guess, const AccountRow &row, const QString &password,
                  const std::optional<QString> &secondFactor);
    /// Where there is no password, that the session was proven; and that it is still the account of before.
    Done mustBeProven(Work &work, const AccountRow &row);
    /// The guess at a second factor was right, once this unit is committed.
    void wentWell(Work &work, const Guess &guess);
    /// Makes an account, and lets its owner in where nothing keeps them out.
    struct Newcomer {
        QString username;
        QString nickname;
        QString password; ///< encoded; empty: without one
        std::optional<MailAddress> email;
        bool emailProven = false;
        details::Details details = {}; ///< as they are kept
    };
    Result<Kept<accounts::SignedIn>> settle(Work &work, const accounts::Register &request,
                                            const Newcomer &newcomer, const Also &made, const Also &entered);
    /// The caller's own nickname, with what else belongs to it.
    Result<AccountRow> rename(Work &work, const QString &typed);
    nicknames::NicknameStanding standingOf(const AccountRow &row) const;
    /// Judges a second factor and uses it up; what refuses it, if anything.
    Result<std::optional<Error>> take(Work &work, UserId account, const std::optional<QString> &typed);
    /// afterProof() with an answer; `act` is told whether the account has a second factor, proven then.
    template <typename Answer>
    Result<Later<Answer>> afterProofOf(Work &work, const QString &password,
                                       const std::optional<QString> &code,
                                       std::function<Result<Answer>(Work &, bool secondFactor)> act);
    /// One's own account with password and second factor proven, then `act` on its second factor.
    template <typename Answer>
    Result<Later<Answer>> withBoth(Work &work, const accounts::ProveSecondFactor &request,
                                   std::function<Result<Answer>(Work &, const AccountRow &)> act);
    /// By mail, and in the house whom no mail reaches.
    Done tellNewDevice(Work &work, const AccountRow &account, const Entry &entry, SessionId session);
    /// On record where it concerns an operator, and written to its owner.
    Done tellSafety(Work &work, const AccountRow &account, mailtexts::Safety what, const char *action);
    /// Whether the password fits; it was counted as a wrong guess before. `row` is empty when there is no
    /// such account.
    Done prove(const Guess &guess, const std::optional<AccountRow> &row, const QString &password);

    AccountStore &m_store;
    SessionService &m_sessions;
    EmailService &m_emails;
    SecondFactors &m_factors;
    Registrations &m_registrations;
    SignUpChallenges &m_challenges;
    Lanes &m_lanes;
    GuessLine &m_guesses;
    GuessGuard &m_guard;
    const AccountRules m_rules;
    Nicknames m_nicknames;
    DetailsStore m_details; ///< what is told at registering is kept where it is changed later
    const QString m_decoy; ///< what an unknown user's password is compared with, so that both take as long
    NotificationAccess *const m_notices;
    Also m_renamed;
};

} // namespace madang
