// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/accounts_feature.h"

namespace madang {

using namespace std::chrono_literals;

void AccountsFeature::install(Routes &at)
{
    // Reading lanes: what these store, they store in a second unit, after the slow hashing.
    at(accounts::registerAccount, m_accounts, &AccountService::registerAccount)
        .reads()
        .guests()
        .status(201)
        .atMost(20, 1h);
    at(accounts::registrationRules, m_registrations, &Registrations::rules)
        .reads()
        .guests()
        .atMost(120, 1min);
    at(accounts::challenge, m_challenges, &SignUpChallenges::issue).reads().guests().atMost(120, 1min);
    // In the eight seconds for which a password waits at most, these are fewer than the places of GuessLine.
    at(accounts::signIn, m_accounts, &AccountService::signIn).reads().guests().status(201).atMost(60, 1min);
    at(accounts::sendSignInCode, m_accounts, &AccountService::sendSignInCode)
        .reads()
        .guests()
        .atMost(20, 1min);
    at(accounts::changePassword, m_accounts, &AccountService::changePassword).reads().atMost(10, 1min);

    at(accounts::refresh, m_sessions, &SessionService::refresh).guests().atMost(120, 1min);
    at(accounts::signOut, m_sessions, &SessionService::signOut);
    at(accounts::sessions, m_sessions, &SessionService::list).reads();
    at(sign_ins::list, m_sessions, &SessionService::history).reads().atMost(60, 1min);
    at(accounts::revokeSession, m_sessions, &SessionService::revoke);
    at(accounts::revokeOtherSessions, m_sessions, &SessionService::revokeOthers).atMost(20, 1min);

    at(accounts::me, m_accounts, &AccountService::me).reads();
    at(accounts::changeProfile, m_accounts, &AccountService::changeProfile).atMost(20, 1min);
    at(accounts::email, m_emails, &EmailService::show).reads().atMost(60, 1min);
    at(accounts::setEmail, m_accounts, &AccountService::setEmail).reads().atMost(20, 1h);
    at(accounts::sendCode, m_emails, &EmailService::sendCode).atMost(20, 1h);
    at(accounts::verifyEmail, m_emails, &EmailService::verify).atMost(30, 10min);
    at(accounts::forgotPassword, m_reset, &PasswordReset::ask).reads().guests().atMost(20, 1h);
    at(accounts::resetPassword, m_reset, &PasswordReset::confirm).reads().guests().atMost(30, 10min);
    at(accounts::secondFactor, m_accounts, &AccountService::secondFactor).reads().atMost(60, 1min);
    at(accounts::beginSecondFactor, m_accounts, &AccountService::beginSecondFactor).reads().atMost(20, 1h);
    at(accounts::confirmSecondFactor, m_accounts, &AccountService::confirmSecondFactor).atMost(30, 10min);
    at(accounts::endSecondFactor, m_accounts, &AccountService::endSecondFactor).reads().atMost(20, 1h);
    at(accounts::renewRecoveryCodes, m_accounts, &AccountService::renewRecoveryCodes).reads().atMost(20, 1h);
    at(accounts::consent, m_registrations, &Registrations::consent).reads().atMost(60, 1min);
    at(accounts::agreeToTerms, m_registrations, &Registrations::agree).atMost(20, 1min);
    at(accounts::findPerson, m_accounts, &AccountService::find).reads().atMost(60, 1min);

    at(nicknames::mine, m_accounts, &AccountService::nicknameStanding).reads().atMost(60, 1min);
    at(nicknames::check, m_accounts, &AccountService::checkNickname).reads().guests().atMost(60, 1min);
    at(nicknames::choose, m_accounts, &AccountService::chooseNickname).atMost(20, 1min);

    at(tokens::list, m_standing, &TokenService::list).reads().atMost(60, 1min);
    at(tokens::create, m_standing, &TokenService::create).reads().status(201).atMost(20, 1h);
    at(tokens::revoke, m_standing, &TokenService::revoke).atMost(60, 1min);
    at.judgeTokensBy([this](Work &work, const Route &route) { return m_standing.judge(work, route); });
    at.judgeTopicTokensBy([this](Work &work) { return m_standing.judgeReading(work); });

    at(users::list, m_users, &UserService::list).reads().atMost(120, 10s);
    at(users::show, m_users, &UserService::show).reads().atMost(120, 10s);
    at(users::disable, m_users, &UserService::disable).atMost(60, 1min);
    at(users::enable, m_users, &UserService::enable).atMost(60, 1min);
    at(users::logout, m_users, &UserService::logout).atMost(60, 1min);
    at(users::setNickname, m_users, &UserService::setNickname).atMost(60, 1min);
    at(users::setRole, m_users, &UserService::setRole).atMost(60, 1min);
    at(users::create, m_users, &UserService::create).reads().status(201).atMost(60, 1h);
    at(users::sendReset, m_users, &UserService::sendReset).atMost(60, 1h);
    at(users::resetSecondFactor, m_users, &UserService::resetSecondFactor).atMost(60, 1h);
    at(users::removeEmail, m_users, &UserService::removeEmail).atMost(60, 1h);
    at(users::applicants, m_applicants, &ApplicantService::applicants).reads().atMost(120, 10s);
    at(users::approve, m_applicants, &ApplicantService::approve).atMost(60, 1min);
    at(users::reject, m_applicants, &ApplicantService::reject).atMost(60, 1min);
    at(users::invite, m_applicants, &ApplicantService::invite).status(201).atMost(60, 1min);
    at(users::invites, m_applicants, &ApplicantService::invites).reads().atMost(120, 10s);
    at(users::removeInvite, m_applicants, &ApplicantService::removeInvite).atMost(60, 1min);
}

void AccountsFeature::installForSocket(Routes &at)
{
    at(users::list, m_users, &UserService::list).guests().reads();
    at(users::show, m_users, &UserService::show).guests().reads();
    at(users::disable, m_users, &UserService::disable).guests();
    at(users::enable, m_users, &UserService::enable).guests();
    at(users::logout, m_users, &UserService::logout).guests();
    at(users::setNickname, m_users, &UserService::setNickname).guests();
    at(users::setRole, m_users, &UserService::setRole).guests();
    at(users::applicants, m_applicants, &ApplicantService::applicants).guests().reads();
    at(users::approve, m_applicants, &ApplicantService::approve).guests();
    at(users::reject, m_applicants, &ApplicantService::reject).guests();
    at(users::invite, m_applicants, &ApplicantService::invite).guests();
    at(users::invites, m_applicants, &ApplicantService::invites).guests().reads();
    at(users::removeInvite, m_applicants, &ApplicantService::removeInvite).guests();
    at(users::create, m_users, &UserService::create).guests().reads();
    at(users::resetPassword, m_users, &UserService::resetPassword).guests().reads();
    at(users::sendReset, m_users, &UserService::sendReset).guests();
    at(users::resetSecondFactor, m_users, &UserService::resetSecondFactor).guests();
    at(users::removeEmail, m_users, &UserService::removeEmail).guests();
    at(keys::rotate, m_keys, &KeyService::rotate).guests();
    at(tokens::ofUser, m_standing, &TokenService::ofUser).guests().reads();
    at(tokens::revokeOfUser, m_standing, &TokenService::revokeOfUser).guests();
}

void AccountsFeature::schedule(Schedule &jobs)
{
    jobs.every(1h, "accounts.forget-expired-tokens",
               [this](Work &work) { return m_sessions.forgetExpired(work); });
    jobs.every(1min, "accounts.note-token-uses", [this](Work &work) { return m_standing.noteUses(work); });
    jobs.tick(200ms, [this] { m_guesses.release(); });
    jobs.every(1h, "accounts.forget-codes", [this](Work &work) { return m_emails.forgetCodes(work); });
    jobs.every(1h, "accounts.forget-second-factors",
               [this](Work &work) { return m_factors.forgetUnproven(work); });
    jobs.every(1h, "accounts.forget-invites",
               [this](Work &work) { return m_registrations.forgetInvites(work); });
}

} // namespace madang
