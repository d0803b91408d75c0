// SPDX-License-Identifier: GPL-3.0-or-later
// Users: accounts as those see them who look after all of them: owners and admins, support for some of it,
// and whoever may open the socket in the data folder.
#pragma once

#include "common/protocol/accounts.h"

namespace madang {
using InviteId = Id<struct InviteKind>;
}

namespace madang::users {

/// An account from outside.
struct User {
    UserId id;
    QString username;
    QString nickname;
    QString role; ///< a word of Role (roles.h)
    Timestamp createdAt;
    std::optional<Timestamp> disabledAt; ///< nobody can sign in since
    int sessions = 0; ///< that are not over
    std::optional<Timestamp> lastUsedAt; ///< the latest of them
};
PROTOCOL_FIELDS(User, id, username, nickname, role, createdAt, disabledAt, sessions, lastUsedAt)

/// One account with its sign-ins.
struct UserStory {
    User user;
    QList<accounts::Session> sessions; ///< latest first, at most 200; to support none of owners and admins
    std::optional<int> nicknameChanges = {}; ///< how often the nickname was set
};
PROTOCOL_FIELDS(UserStory, user, sessions, nicknameChanges)

inline constexpr int kLongestQuery = 64;

struct ListUsers {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
    std::optional<QString> query; ///< part of a user name or nickname, at most kLongestQuery; users.list only
};
PROTOCOL_FIELDS(ListUsers, after, limit, query)

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

/// Somebody who asks for an account.
struct Applicant {
    UserId id;
    QString username;
    QString nickname;
    QString about; ///< their own words; may be empty
    Timestamp since;
};
PROTOCOL_FIELDS(Applicant, id, username, nickname, about, since)

/// A code to make accounts with, without the code.
struct InviteCode {
    InviteId id;
    QString label; ///< for whom it was meant; may be empty
    QString maker; ///< user name; empty: made at the machine
    int usesLeft = 0;
    Timestamp madeAt;
    Timestamp expiresAt;
};
PROTOCOL_FIELDS(InviteCode, id, label, maker, usesLeft, madeAt, expiresAt)

inline constexpr int kMostInviteUses = 1000;
inline constexpr int kMostInviteDays = 365;
inline constexpr int kMostInvites = 1000; ///< that are good at a time

struct NewInvite {
    std::optional<QString> label; ///< at most 64 characters
    std::optional<int> uses; ///< 1 unless told, at most kMostInviteUses
    std::optional<int> days; ///< 7 unless told, at most kMostInviteDays
};
PROTOCOL_FIELDS(NewInvite, label, uses, days)

struct SetUserNickname {
    QString username;
    std::optional<QString> nickname; ///< absent: the user name, until its owner chooses anew
};
PROTOCOL_FIELDS(SetUserNickname, username, nickname)

struct EraseUser {
    QString username;
    accounts::Writings messages = accounts::Writings::Keep;
};
PROTOCOL_FIELDS(EraseUser, username, messages)

/// The code is told once.
struct FreshInvite {
    InviteCode invite;
    QString code;
};
PROTOCOL_FIELDS(FreshInvite, invite, code)

struct ListInvites {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListInvites, after, limit)

struct OneInvite {
    InviteId invite;
};
PROTOCOL_FIELDS(OneInvite, invite)

/// Of the notice "account.applied", for owners and admins.
struct AppliedBody {
    QString username;
    QString nickname;
};
PROTOCOL_FIELDS(AppliedBody, username, nickname)

// The first two and `logout` are support's too; everything else is for owners and admins. NotAllowed
// ("support-only", "admin-only") for who may not.

/// By user name.
inline constexpr Command<ListUsers, Page<User>> list{"users.list", "GET /api/v1/users"};
inline constexpr Command<OneUser, UserStory> show{"users.show", "GET /api/v1/users/{username}"};
/// Ends every session; nobody can sign in until it is enabled. NotAllowed ("owner-account") for an admin
/// about an owner; InvalidValue ("yourself"); Conflict ("disabled") when it is already.
inline constexpr Command<OneUser, LoggedOut> disable{"users.disable",
                                                     "POST /api/v1/users/{username}/disable"};
inline constexpr Command<OneUser, User> enable{"users.enable", "POST /api/v1/users/{username}/enable"};
/// Ends every session. NotAllowed ("admin-account") for support about an owner or admin; else as disable().
inline constexpr Command<OneUser, LoggedOut> logout{"users.logout", "POST /api/v1/users/{username}/logout"};

/// Takes a nickname away, or gives another one; whoever may choose only once may then choose anew.
/// AlreadyExists ("nickname-taken") at "nickname" where nicknames are unique and somebody else looks called
/// so; else as disable().
inline constexpr Command<SetUserNickname, User> setNickname{"users.set-nickname",
                                                            "PUT /api/v1/users/{username}/nickname"};

/// Who waits, the longest first.
inline constexpr Command<ListUsers, Page<Applicant>> applicants{"users.applicants", "GET /api/v1/applicants"};
/// NotFound ("applicant") when they do not wait (any more).
inline constexpr Command<OneUser, User> approve{"users.approve",
                                                "POST /api/v1/applicants/{username}/approve"};
/// Takes the account away again, with all that belongs to it; the name is free.
inline constexpr Command<OneUser, Nothing> reject{"users.reject", "DELETE /api/v1/applicants/{username}"};
/// Conflict ("too-many") beyond kMostInvites.
inline constexpr Command<NewInvite, FreshInvite> invite{"users.invite", "POST /api/v1/invites"};
/// Those that are good, the latest first.
inline constexpr Command<ListInvites, Page<InviteCode>> invites{"users.invites", "GET /api/v1/invites"};
inline constexpr Command<OneInvite, Nothing> removeInvite{"users.remove-invite",
                                                          "DELETE /api/v1/invites/{invite}"};

// Only at the socket in the data folder, and so no part of the catalogue: whoever gives somebody a new
// password could act as them, which the rules about a second person must not depend on.
inline constexpr Command<NewUser, FreshPassword> create{"users.create", nullptr};
/// Ends every session.
inline constexpr Command<OneUser, FreshPassword> resetPassword{"users.reset-password", nullptr};
/// For who lost authenticator and recovery codes. Conflict ("no-second-factor").
inline constexpr Command<OneUser, User> resetSecondFactor{"users.reset-second-factor", nullptr};
/// For who reaches their e-mail address no more, which changing it would take. Conflict ("no-email").
inline constexpr Command<OneUser, User> removeEmail{"users.remove-email", nullptr};
/// As accounts::eraseAccount, of somebody else.
inline constexpr Command<EraseUser, Nothing> erase{"users.erase", nullptr};

} // namespace madang::users
