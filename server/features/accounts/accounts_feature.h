// SPDX-License-Identifier: GPL-3.0-or-later
// AccountsFeature: owns the services of accounts; install() lists what they answer to.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/accounts/account_records.h"
#include "server/features/accounts/account_service.h"
#include "server/features/accounts/applicant_service.h"
#include "server/features/accounts/key_service.h"
#include "server/features/accounts/password_reset.h"
#include "server/features/accounts/token_service.h"
#include "server/features/accounts/user_service.h"
#include "server/features/feature.h"

namespace madang {

class AccountsFeature final : public Feature {
public:
    /// Without `mail` accounts have no e-mail addresses; without `notices` nobody is told who applies, nor
    /// of a new device but by mail.
    AccountsFeature(const House &house, AccessTokens &tokens, AccountRules rules,
                    std::chrono::seconds refreshLife, MailAccess *mail = nullptr,
                    NotificationAccess *notices = nullptr)
        : m_store(rules.codeKey)
        , m_access(m_store, &m_factors, rules.nicknames)
        , m_sessions(m_sessionStore, m_store, tokens, refreshLife)
        , m_codes(m_emailStore, rules.codeKey)
        , m_emails(m_emailStore, m_codes, rules.codeKey, m_store, mail, house.throttle, rules.email)
        , m_factors(m_factorStore, m_store, rules.factorKey, rules.secondFactor, rules.house)
        , m_registrations(m_registrationStore, m_store, notices,
                          {rules.registration, rules.terms, m_emails.policy() == EmailPolicy::Required,
                           rules.providers, rules.nicknames.unique, rules.details})
        , m_challenges(house.clock, house.throttle, house.metrics, rules.challenge)
        , m_guesses(house.clock, house.throttle)
        , m_accounts(m_store, m_sessions, m_emails, m_factors, m_registrations, m_challenges, house.lanes,
                     m_guesses, rules, notices)
        , m_reset(m_emailStore, rules.codeKey, m_store, m_sessions, m_emails, mail, house.lanes,
                  house.throttle, rules.hashCost)
        , m_users(m_userStore, m_store, m_sessions, m_sessionStore, m_factors, m_emailStore, m_emails,
                  m_reset, house.lanes, rules, notices)
        , m_keys(tokens)
        , m_applicants(m_registrationStore, m_users, m_emailStore, mail)
        , m_standing(m_store, m_accounts, m_users, m_emails, m_factors, tokens, notices)
    {
        tokens.standing().countWrongBy([this](const QString &address) {
            // As strangers' passwords are: a name that nobody has.
            return m_guesses.guard().count({QStringLiteral("*token"), address, true})
                >= GuessGuard::kLongestDelay;
        });
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    /// Before the house opens: what else belongs to somebody's new nickname, in the same unit.
    void whenRenamed(const AccountService::Also &also)
    {
        m_accounts.whenRenamed(also);
        m_users.whenRenamed(also);
    }
    /// The same of another role.
    void whenRoleGiven(const AccountService::Also &also) { m_users.whenRoleGiven(also); }
    SessionService &sessions() { return m_sessions; }
    AccountAccess &access() { return m_access; }
    AccountService &accounts() { return m_accounts; }
    UserService &users() { return m_users; }
    AccountRecords &records() { return m_records; }
    /// For whoever else lets people in.
    AccountStore &store() { return m_store; }
    EmailService &emails() { return m_emails; }
    GuessLine &guesses() { return m_guesses; }

private:
    AccountStore m_store;
    AccountAccess m_access;
    SessionStore m_sessionStore;
    SessionService m_sessions;
    EmailStore m_emailStore;
    EmailCodes m_codes;
    EmailService m_emails;
    SecondFactorStore m_factorStore;
    SecondFactors m_factors;
    RegistrationStore m_registrationStore;
    Registrations m_registrations;
    SignUpChallenges m_challenges;
    GuessLine m_guesses;
    AccountService m_accounts;
    PasswordReset m_reset;
    UserStore m_userStore;
    UserService m_users;
    KeyService m_keys;
    ApplicantService m_applicants;
    TokenService m_standing;
    AccountRecords m_records{m_store, m_sessions};
};

} // namespace madang
