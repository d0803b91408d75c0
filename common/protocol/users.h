// SPDX-License-Identifier: GPL-3.0-or-later
// Users: accounts as those see them who look after all of them: owners and admins, and whoever may open the
// socket in the data folder.
#pragma once

#include "common/protocol/accounts.h"

namespace madang::users {

/// An account from outside.
struct User {
    UserId id;
    QString username;
    QString nickname;
    QString role; ///< "owner", "admin", "treasurer", "moderator" or "member"
    Timestamp createdAt;
    std::optional<Timestamp> disabledAt; ///< nobody can sign in since
    int sessions = 0; ///< that are not over
    std::optional<Timestamp> lastUsedAt; ///< the latest of them
};
PROTOCOL_FIELDS(User, id, username, nickname, role, createdAt, disabledAt, sessions, lastUsedAt)

/// One account with its sign-ins.
struct UserStory {
    User user;
    QList<accounts::Session> sessions; ///< latest first, at most 200
};
PROTOCOL_FIELDS(UserStory, user, sessions)

struct ListUsers {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListUsers, after, limit)

struct OneUser {
    QString username;
};
PROTOCOL_FIELDS(OneUser, username)

/// How many sign-ins were ended, and how the account stands now.
struct LoggedOut {
    User user;
    int ended = 0;
};
PROTOCOL_FIELDS(LoggedOut, user, ended)

struct NewUser {
    QString username;
    std::optional<QString> nickname; ///< the user name unless told
    std::optional<QString> role; ///< "member" unless told; the first account of all is the owner
};
PROTOCOL_FIELDS(NewUser, username, nickname, role)

/// A password that is told once and stored nowhere.
struct FreshPassword {
    User user;
    QString password;
};
PROTOCOL_FIELDS(FreshPassword, user, password)

/// By user name.
inline constexpr Command<ListUsers, Page<User>> list{"users.list", "GET /api/v1/users"};
inline constexpr Command<OneUser, UserStory> show{"users.show", "GET /api/v1/users/{username}"};
/// Ends every session; nobody can sign in until it is enabled. NotAllowed ("owner-account") for an admin
/// about an owner; InvalidValue ("yourself"); Conflict ("disabled") when it is already.
inline constexpr Command<OneUser, LoggedOut> disable{"users.disable",
                                                     "POST /api/v1/users/{username}/disable"};
inline constexpr Command<OneUser, User> enable{"users.enable", "POST /api/v1/users/{username}/enable"};
/// Ends every session.
inline constexpr Command<OneUser, LoggedOut> logout{"users.logout", "POST /api/v1/users/{username}/logout"};

// Only at the socket in the data folder, and so no part of the catalogue: whoever gives somebody a new
// password could act as them, which the rules about a second person must not depend on.
inline constexpr Command<NewUser, FreshPassword> create{"users.create", nullptr};
/// Ends every session.
inline constexpr Command<OneUser, FreshPassword> resetPassword{"users.reset-password", nullptr};
/// For who lost authenticator and recovery codes. Conflict ("no-second-factor").
inline constexpr Command<OneUser, User> resetSecondFactor{"users.reset-second-factor", nullptr};

} // namespace madang::users
