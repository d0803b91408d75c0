// SPDX-License-Identifier: GPL-3.0-or-later
// UserService: looking after other people's accounts: seeing, making, disabling them, giving a new password,
// ending their sessions. Each of it is on the audit log.
#pragma once

#include "server/features/accounts/account_service.h"
#include "server/features/accounts/password_reset.h"
#include "server/features/accounts/user_store.h"

namespace madang {

class NotificationAccess;

class UserService {
public:
    /// Without `notices` nobody is told of another role but by mail.
    UserService(UserStore &store, AccountStore &accounts, SessionService &sessions,
                SessionStore &sessionStore, SecondFactors &factors, EmailStore &emails, EmailService &mails,
                PasswordReset &reset, Lanes &lanes, const AccountRules &rules,
                NotificationAccess *notices = nullptr)
        : m_store(store)
        , m_accounts(accounts)
        , m_sessions(sessions)
        , m_sessionStore(sessionStore)
        , m_factors(factors)
        , m_emails(emails)
        , m_mails(mails)
        , m_reset(reset)
        , m_lanes(lanes)
        , m_rules(rules)
        , m_nicknames(accounts, rules.nicknames)
        , m_notices(notices)
    {
    }
    Result<Page<users::User>> list(Work &work, const users::ListUsers &request);
    Result<users::UserStory> show(Work &work, const users::OneUser &request);
    Result<users::LoggedOut> disable(Work &work, const users::ActOnUser &request);
    Result<users::User> enable(Work &work, const users::ActOnUser &request);
    Result<users::LoggedOut> logout(Work &work, const users::ActOnUser &request);
    Result<Later<users::FreshPassword>> create(Work &work, const users::NewUser &request);
    Result<Later<users::FreshPassword>> resetPassword(Work &work, const users::OneUser &request);
    Result<users::LoggedOut> sendReset(Work &work, const users::ActOnUser &request);
    Result<users::FactorReset> resetSecondFactor(Work &work, const users::ActOnUser &request);
    Result<users::User> removeEmail(Work &work, const users::ActOnUser &request);
    Result<users::User> setNickname(Work &work, const users::SetUserNickname &request);
    Result<users::RoleGiven> setRole(Work &work, const users::SetUserRole &request);
    /// Before the house opens: what else belongs to a new nickname, in the same unit.
    void whenRenamed(AccountService::Also also) { m_renamed = std::move(also); }
    /// The same of another role.
    void whenRoleGiven(AccountService::Also also) { m_roleGiven = std::move(also); }

    /// NotAllowed for who is neither at the machine nor of a role that may do it; "second-factor-required"
    /// for who may move money, too, and has none where that takes one.
    Done judge(Work &work, accounts::Deed deed = accounts::Deed::Administer);
    Result<users::User> find(Work &work, const QString &username);
    /// As find(), for doing something to it: InvalidValue ("yourself"), NotAllowed ("admin-account",
    /// "owner-account"); at the machine neither.
    Result<users::User> mine(Work &work, const QString &username,
                             accounts::Deed deed = accounts::Deed::Administer);
    /// Whoever else gives roles, or takes owners away, at the same time waits until this unit has ended.
    Done holdRoles(Work &work) { return m_store.holdRoles(work); }
    /// Whether it is whoever may open the data folder.
    static bool isAtMachine(const Caller &caller);
    Done record(Work &work, const char *action, const users::User &user, QJsonObject details = {});

private:
    /// Makes a password off the lanes; store() keeps its hash in a unit of its own.
    Later<users::FreshPassword>
    withFreshPassword(const Work &work,
                      std::function<Result<users::User>(Work &, const QString &hash)> store);
    /// NotAllowed about an owner or admin for who does not look after those.
    Done judgeAbout(Work &work, const users::User &user);
    /// Whether the caller may give somebody that role.
    Done judgeRole(Work &work, accounts::Role role);
    /// Takes a nickname away that its owner could not choose in their present role, where the user name is
    /// better; whether it did.
    Result<bool> fitNickname(Work &work, UserId id);
    /// In the house, and by mail.
    Done tellRole(Work &work, const AccountRow &row, accounts::Role before, accounts::Role now);
    /// What only those learn of an account who may administer.
    Done addWaysIn(Work &work, users::UserStory &story);
    /// The first of two people: it is stored and told, and another one has to confirm.
    Result<users::FactorReset> askForFactorReset(Work &work, const users::User &user, QJsonObject details);
    /// To the person and, when it is done, by mail, too.
    Done tellFactorReset(Work &work, const users::User &user, bool done);
    /// Nickname of the caller, who is somebody.
    Result<QString> callersName(Work &work);

    UserStore &m_store;
    AccountStore &m_accounts;
    SessionService &m_sessions;
    SessionStore &m_sessionStore;
    SecondFactors &m_factors;
    EmailStore &m_emails;
    EmailService &m_mails;
    PasswordReset &m_reset;
    Lanes &m_lanes;
    const AccountRules m_rules;
    Nicknames m_nicknames;
    NotificationAccess *const m_notices; ///< null: nobody is told in the house
    AccountService::Also m_renamed;
    AccountService::Also m_roleGiven;
};

} // namespace madang
