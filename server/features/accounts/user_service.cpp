// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/user_service.h"

#include "common/base/log.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

using namespace Qt::StringLiterals;
using accounts::Deed;
using users::FreshPassword;
using users::LoggedOut;
using users::User;

namespace {

    constexpr int kLongestName = 32;
    constexpr int kMostFactorKeepers = 100;
    /// Accounts are made one after another, so that there is one first one: as registering does.
    constexpr size_t kMakingKey = 0;

    /// What the record says of an act beside its object.
    Result<QJsonObject> detailsOf(const std::optional<QString> &typed)
    {
        if (!typed)
            return QJsonObject();
        TRY(const QString reason, oneLine(*typed, users::kLongestActReason, "reason"));
        return QJsonObject{{u"reason"_s, reason}};
    }

    /// What it takes to do something to an account.
    Deed deedAbout(const User &user)
    {
        return accounts::roleOf(user.role) == accounts::Role::Owner ? Deed::AdministerOwners
                                                                    : Deed::Administer;
    }

    /// Nothing at the machine.
    std::optional<UserId> callersId(const Work &work)
    {
        return work.caller().guest() ? std::nullopt : std::optional(work.caller().user);
    }

} // namespace

// --- who may

bool UserService::isAtMachine(const Caller &caller)
{
    return caller.atMachine();
}

Done UserService::judge(Work &work, accounts::Deed deed)
{
    if (isAtMachine(work.caller()))
        return {};
    TRY(const bool may, m_accounts.may(work, work.caller().user, deed));
    if (may)
        return m_factors.judgeForMoney(work, work.caller().user);
    return Error{Code::NotAllowed, deed == Deed::HelpPeople ? "support-only" : "admin-only"};
}

Result<User> UserService::find(Work &work, const QString &username)
{
    TRY(const auto user, m_store.named(work, nameAsTyped(username)));
    if (!user)
        return Error{Code::NotFound, "user"}.at(u"username"_s);
    return *user;
}

Result<User> UserService::mine(Work &work, const QString &username, Deed deed)
{
    TRY(judge(work, deed));
    TRY(const User user, find(work, username));
    if (isAtMachine(work.caller()))
        return user;
    if (user.id == work.caller().user)
        return Error{Code::InvalidValue, "yourself"}.at(u"username"_s);
    TRY(judgeAbout(work, user));
    return user;
}

Done UserService::judgeAbout(Work &work, const User &user)
{
    if (!accounts::may(user.role, Deed::Administer))
        return {};
    TRY(const bool administers, m_accounts.may(work, work.caller().user, Deed::Administer));
    if (!administers)
        return Error{Code::NotAllowed, "admin-account"};
    if (accounts::roleOf(user.role) != accounts::Role::Owner)
        return {};
    TRY(const bool may, m_accounts.may(work, work.caller().user, Deed::AdministerOwners));
    return may ? Done() : Done(Error{Code::NotAllowed, "owner-account"});
}

Done UserService::record(Work &work, const char *action, const User &user, QJsonObject details)
{
    details.insert(u"username"_s, user.username);
    work.afterCommit([action, id = user.id] { qCInfo(lcAccounts) << action << "of" << id.number; });
    return audit::record(work, {QLatin1StringView(action), u"account:"_s + user.id.text(), details});
}

// --- looking

Result<Page<User>> UserService::list(Work &work, const users::ListUsers &request)
{
    TRY(judge(work, Deed::HelpPeople));
    TRY(const int limit, pageLimit(request.limit));
    const QString query = request.query.value_or(QString()).trimmed();
    if (query.size() > users::kLongestQuery)
        return Error{Code::TooLong, "text"}.at(u"query"_s);
    TRY(QList<User> rows, m_store.list(work, query, request.after.value_or(QString()), limit + 1));
    Page<User> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().username;
    }
    page.items = std::move(rows);
    return page;
}

Result<users::UserStory> UserService::show(Work &work, const users::OneUser &request)
{
    TRY(judge(work, Deed::HelpPeople));
    users::UserStory story;
    TRY(story.user, find(work, request.username));
    TRY(const AccountRow row, m_accounts.byId(work, story.user.id));
    story.nicknameChanges = row.nicknameChanges;
    // From where owners and admins come is not for whoever could not end it either.
    if (accounts::may(story.user.role, Deed::Administer)) {
        const Done administers = judge(work, Deed::Administer);
        if (!administers)
            return administers.error().code == Code::NotAllowed ? Result<users::UserStory>(story)
                                                                : administers.error();
    }
    TRY(story.sessions, m_sessionStore.active(work, story.user.id));
    TRY(addWaysIn(work, story));
    return story;
}

Done UserService::addWaysIn(Work &work, users::UserStory &story)
{
    const Done administers = judge(work, Deed::Administer);
    if (!administers)
        return administers.error().code == Code::NotAllowed ? Done() : administers;
    const UserId id = story.user.id;
    TRY(story.secondFactor, m_factors.guards(work, id));
    TRY(const auto email, m_emails.of(work, id));
    if (email)
        story.email = !email->verifiedAt.isNull();
    TRY(const auto ask, m_factors.askAbout(work, id, deedAbout(story.user)));
    if (ask)
        story.factorAsk = users::FactorAsk{ask->username, SecondFactors::endOfAsk(ask->askedAt), ask->reason};
    return {};
}

// --- doing

Result<LoggedOut> UserService::disable(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(QJsonObject details, detailsOf(request.reason));
    TRY(const bool fresh, m_store.disable(work, user.id));
    if (!fresh)
        return Error{Code::Conflict, "disabled"};
    TRY(const int ended, m_sessions.endAll(work, user.id));
    details.insert(u"sessions"_s, ended);
    TRY(record(work, "account.disable", user, details));
    TRY(const User now, find(work, user.username));
    return LoggedOut{now, ended};
}

Result<User> UserService::enable(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(const QJsonObject details, detailsOf(request.reason));
    TRY(const bool fresh, m_store.enable(work, user.id));
    if (!fresh)
        return Error{Code::Conflict, "enabled"};
    TRY(record(work, "account.enable", user, details));
    return find(work, user.username);
}

Result<LoggedOut> UserService::logout(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username, Deed::HelpPeople));
    TRY(QJsonObject details, detailsOf(request.reason));
    TRY(const int ended, m_sessions.endAll(work, user.id));
    details.insert(u"sessions"_s, ended);
    TRY(record(work, "account.logout", user, details));
    TRY(const User now, find(work, user.username));
    return LoggedOut{now, ended};
}

Later<FreshPassword>
UserService::withFreshPassword(const Work &work,
                               std::function<Result<User>(Work &, const QString &hash)> store)
{
    return [this, caller = work.caller(),
            store = std::move(store)](const std::function<void(Result<FreshPassword>)> &finish) {
        const bool taken = m_lanes.slow([this, caller, store, finish] {
            const QString password = secret::readable();
            const auto hash = secret::hashPassword(password, m_rules.hashCost);
            if (!hash)
                return finish(hash.error());
            m_lanes.post<FreshPassword>(
                LaneKind::Write, kMakingKey, caller,
                [store, password, hash = *hash](Work &next) -> Result<FreshPassword> {
                    TRY(const User user, store(next, hash));
                    return FreshPassword{user, password};
                },
                finish);
        });
        if (!taken)
            finish(Error{Code::Unavailable, "busy"}.after(2));
    };
}

Result<Later<FreshPassword>> UserService::create(Work &work, const users::NewUser &request)
{
    TRY(judge(work));
    TRY(const QString username, usernameFrom(request.username));
    TRY(const QString nickname, oneLine(request.nickname.value_or(username), kLongestName, "nickname"));
    TRY(m_nicknames.mustBeFree(work, {}, nickname));
    if (request.role && !json::enumFromWord<accounts::Role>(*request.role))
        return Error{Code::InvalidValue, "role"}.at(u"role"_s);
    // Another role is given in the open, by who may give it.
    if (!isAtMachine(work.caller()) && request.role.value_or(u"member"_s) != "member"_L1)
        return Error{Code::NotAllowed, "member-only"}.at(u"role"_s);
    return withFreshPassword(
        work,
        [this, username, nickname, isChosen = request.nickname.has_value(),
         role = request.role](Work &next, const QString &hash) -> Result<User> {
            TRY(judge(next)); // hashing took its time
            TRY(const bool any, m_accounts.any(next));
            AccountRow row{
                next.newId<UserId>(), username, nickname, any ? role.value_or(u"member"_s) : u"owner"_s,
                next.now(),           hash};
            if (isChosen) {
                row.nicknameChosenAt = next.now();
                row.nicknameChanges = 1;
            }
            TRY(const bool fresh, m_accounts.insert(next, row, skeletonOf(username)));
            if (!fresh)
                return Error{Code::AlreadyExists, "username"}.at(u"username"_s);
            TRY(m_nicknames.claim(next, row.id, nickname));
            TRY(const User user, find(next, username));
            TRY(record(next, "account.create", user, {{u"role"_s, row.role}}));
            return user;
        });
}

Result<Later<FreshPassword>> UserService::resetPassword(Work &work, const users::OneUser &request)
{
    TRY(const User user, mine(work, request.username));
    return withFreshPassword(work, [this, user](Work &next, const QString &hash) -> Result<User> {
        TRY(m_store.setPassword(next, user.id, hash));
        TRY(const int ended, m_sessions.endAll(next, user.id));
        TRY(record(next, "account.reset-password", user, {{u"sessions"_s, ended}}));
        return find(next, user.username);
    });
}

Result<LoggedOut> UserService::sendReset(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(QJsonObject details, detailsOf(request.reason));
    TRY(const bool sent, m_reset.sendTo(work, user.id));
    if (!sent)
        return Error{Code::Conflict, "no-email"};
    TRY(const int ended, m_sessions.endAll(work, user.id));
    details.insert(u"sessions"_s, ended);
    TRY(record(work, "account.send-reset", user, details));
    TRY(const User now, find(work, user.username));
    return LoggedOut{now, ended};
}

Result<users::FactorReset> UserService::resetSecondFactor(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(QJsonObject details, detailsOf(request.reason));
    const bool alone = isAtMachine(work.caller());
    if (!alone) {
        TRY(const bool guards, m_factors.guards(work, user.id));
        if (!guards)
            return Error{Code::Conflict, "no-second-factor"};
        TRY(const auto ask, m_factors.askAbout(work, user.id, deedAbout(user)));
        if (!ask)
            return askForFactorReset(work, user, details);
        if (ask->by == work.caller().user)
            return Error{Code::Conflict, "asked-by-you"};
        details.insert(u"askedBy"_s, ask->username);
    }
    TRY(const bool ended, m_factors.end(work, user.id));
    if (!ended)
        return Error{Code::Conflict, "no-second-factor"};
    if (!alone) {
        TRY(const int sessions, m_sessions.endAll(work, user.id));
        details.insert(u"sessions"_s, sessions);
        TRY(tellFactorReset(work, user, true));
    }
    TRY(record(work, "account.reset-second-factor", user, details));
    users::FactorReset reset;
    TRY(reset.user, find(work, user.username));
    reset.done = true;
    return reset;
}

Result<users::FactorReset> UserService::askForFactorReset(Work &work, const User &user, QJsonObject details)
{
    TRY(QList<UserId> others, m_accounts.thoseWhoMay(work, deedAbout(user), kMostFactorKeepers));
    others.removeAll(work.caller().user);
    others.removeAll(user.id);
    if (others.isEmpty())
        return Error{Code::Conflict, "nobody-else"};
    TRY(m_factors.putAsk(work, user.id, details.value("reason"_L1).toString()));
    const Timestamp until = SecondFactors::endOfAsk(work.now());
    if (m_notices) {
        TRY(m_notices->hold(work, others + QList<UserId>{user.id}));
        TRY(const QString by, callersName(work));
        const users::FactorAskedBody body{user.username, user.nickname, by, until, callersId(work)};
        for (const UserId other : std::as_const(others))
            TRY(m_notices->notify(work, other, u"account.factor-asked"_s, {toJson(body)}));
        TRY(tellFactorReset(work, user, false));
    }
    TRY(record(work, "account.ask-second-factor-reset", user, details));
    return users::FactorReset{user, false, until};
}

Done UserService::tellFactorReset(Work &work, const User &user, bool done)
{
    if (done) {
        TRY(const AccountRow row, m_accounts.byId(work, user.id));
        TRY(m_mails.write(work, row, u"second-factor-reset"_s, mailtexts::secondFactorReset));
    }
    if (!m_notices)
        return {};
    TRY(const QString by, callersName(work));
    return m_notices->notify(work, user.id, u"account.factor-reset"_s,
                             {toJson(users::FactorResetBody{by, done, callersId(work)})});
}

Result<QString> UserService::callersName(Work &work)
{
    TRY(const AccountRow row, m_accounts.byId(work, work.caller().user));
    return row.nickname;
}

Result<User> UserService::removeEmail(Work &work, const users::ActOnUser &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(const QJsonObject details, detailsOf(request.reason));
    TRY(const bool gone, m_emails.remove(work, user.id));
    if (!gone)
        return Error{Code::Conflict, "no-email"};
    TRY(record(work, "account.remove-email", user, details));
    return find(work, user.username);
}

Result<User> UserService::setNickname(Work &work, const users::SetUserNickname &request)
{
    TRY(const User user, mine(work, request.username));
    TRY(const AccountRow row, m_accounts.byId(work, user.id));
    TRY(m_nicknames.give(work, row, request.nickname));
    TRY(const AccountRow now, m_accounts.byId(work, user.id));
    if (m_renamed)
        TRY(m_renamed(work, now));
    TRY(record(work, "account.nickname", user,
               {{u"changes"_s, now.nicknameChanges}, {u"reset"_s, !request.nickname}}));
    return find(work, user.username);
}

// --- roles

Done UserService::judgeRole(Work &work, accounts::Role role)
{
    if (isAtMachine(work.caller()) || role != accounts::Role::Owner)
        return {};
    TRY(const bool may, m_accounts.may(work, work.caller().user, Deed::AdministerOwners));
    return may ? Done() : Done(Error{Code::NotAllowed, "owner-role"});
}

Result<users::RoleGiven> UserService::setRole(Work &work, const users::SetUserRole &request)
{
    TRY(QJsonObject details, detailsOf(request.reason));
    // First: of two owners who take each other's role, the second is none any more.
    TRY(m_store.holdRoles(work));
    TRY(const User user, mine(work, request.username));
    TRY(judgeRole(work, request.role));
    const accounts::Role before = accounts::roleOf(user.role);
    if (before == request.role)
        return users::RoleGiven{user, {}};
    TRY(const bool waits, m_store.isApplicant(work, user.id));
    if (waits)
        return Error{Code::Conflict, "waits-for-leave"}.at(u"role"_s);
    if (before == accounts::Role::Owner) {
        TRY(const bool stays, m_accounts.hasOtherOwner(work, user.id));
        if (!stays)
            return Error{Code::Conflict, "last-owner"}.at(u"role"_s);
    }
    TRY(m_store.setRole(work, user.id, request.role));
    TRY(const bool renamed, fitNickname(work, user.id));
    TRY(const AccountRow row, m_accounts.byId(work, user.id));
    if (renamed && m_renamed)
        TRY(m_renamed(work, row));
    if (m_roleGiven)
        TRY(m_roleGiven(work, row));
    TRY(tellRole(work, row, before, request.role));
    details.insert(u"before"_s, user.role);
    details.insert(u"role"_s, row.role);
    if (renamed)
        details.insert(u"nickname"_s, u"reset"_s);
    TRY(record(work, "account.role", user, details));
    users::RoleGiven given;
    TRY(given.user, find(work, user.username));
    if (accounts::may(request.role, Deed::BearBadge)) {
        TRY(given.alike, m_store.alike(work, given.user, users::kMostAlike));
    }
    return given;
}

Result<bool> UserService::fitNickname(Work &work, UserId id)
{
    TRY(const AccountRow row, m_accounts.byId(work, id));
    const Done fits = judgeNickname(work, m_accounts, id, row.nickname, "nickname");
    if (fits || row.nickname == row.username)
        return false;
    if (fits.error().code != Code::InvalidValue)
        return fits.error();
    // Who signed up as "admin" once is called so one way or the other.
    const auto better = m_nicknames.judged(work, id, row.username);
    if (!better)
        return better.error().code == Code::InvalidValue || better.error().code == Code::AlreadyExists
            ? Result<bool>(false)
            : better.error();
    TRY(m_nicknames.give(work, row, {}));
    return true;
}

Done UserService::tellRole(Work &work, const AccountRow &row, accounts::Role before, accounts::Role now)
{
    users::RoleBody body{before, now, {}};
    if (!work.caller().user.isNull()) {
        TRY(const AccountRow by, m_accounts.byId(work, work.caller().user));
        body.by = by.nickname;
        body.sender = by.id;
    }
    if (m_notices)
        TRY(m_notices->notify(work, row.id, u"account.role"_s, {toJson(body)}));
    return m_mails.write(work, row, u"account-role"_s, [&](const mailtexts::About &about) {
        return mailtexts::roleChanged(about, before, now, body.by);
    });
}

} // namespace madang
