// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and sessions: registering, signing in, tokens, one's own profile.
#pragma once

#include "common/protocol/command.h"

namespace madang::accounts {

/// A person as every other person sees them.
struct Person {
    UserId id;
    QString nickname;
};
PROTOCOL_FIELDS(Person, id, nickname)

/// One's own account.
struct Account {
    UserId id;
    QString username; ///< sign-in name: 3 to 32 of a-z 0-9 . _ -
    QString nickname; ///< 1 to 32 characters, what others see
    QString role; ///< "member" or "owner"; the server's word
    Timestamp createdAt;
};
PROTOCOL_FIELDS(Account, id, username, nickname, role, createdAt)

struct Register {
    QString username;
    QString password; ///< 8 to 256 characters
    std::optional<QString> nickname;
    std::optional<QString> device; ///< name of the device, for the session list
};
PROTOCOL_FIELDS(Register, username, password, nickname, device)

struct SignIn {
    QString username;
    QString password;
    std::optional<QString> device;
};
PROTOCOL_FIELDS(SignIn, username, password, device)

struct Refresh {
    QString refreshToken;
};
PROTOCOL_FIELDS(Refresh, refreshToken)

/// Tokens of a session. The refresh token works once; a second use revokes the session.
struct SignedIn {
    QString accessToken;
    int expiresIn = 0; ///< seconds the access token lives
    QString refreshToken;
    SessionId session;
    Account account;
};
PROTOCOL_FIELDS(SignedIn, accessToken, expiresIn, refreshToken, session, account)

/// One sign-in, as its owner sees it.
struct Session {
    SessionId id;
    QString device;
    QString address;
    Timestamp createdAt;
    Timestamp lastUsedAt;
    bool current = false; ///< the one that asks
};
PROTOCOL_FIELDS(Session, id, device, address, createdAt, lastUsedAt, current)

struct RevokeSession {
    SessionId session;
};
PROTOCOL_FIELDS(RevokeSession, session)

struct ChangePassword {
    QString current;
    QString next;
};
PROTOCOL_FIELDS(ChangePassword, current, next)

struct ChangeProfile {
    QString nickname;
};
PROTOCOL_FIELDS(ChangeProfile, nickname)

struct FindPerson {
    QString username;
};
PROTOCOL_FIELDS(FindPerson, username)

/// A STOMP connection outlives its access token by presenting a new one here (handled by the door itself).
struct RenewToken {
    QString accessToken;
};
PROTOCOL_FIELDS(RenewToken, accessToken)

inline constexpr Command<Register, SignedIn> registerAccount{"accounts.register", "POST /api/v1/accounts"};
inline constexpr Command<SignIn, SignedIn> signIn{"accounts.sign-in", "POST /api/v1/sessions"};
inline constexpr Command<Refresh, SignedIn> refresh{"accounts.refresh", "POST /api/v1/sessions/refresh"};
inline constexpr Command<Nothing, Nothing> signOut{"accounts.sign-out", "DELETE /api/v1/sessions/current"};
inline constexpr Command<Nothing, Page<Session>> sessions{"accounts.sessions", "GET /api/v1/sessions"};
inline constexpr Command<RevokeSession, Nothing> revokeSession{"accounts.revoke-session",
                                                               "DELETE /api/v1/sessions/{session}"};
inline constexpr Command<Nothing, Account> me{"accounts.me", "GET /api/v1/me"};
inline constexpr Command<ChangeProfile, Account> changeProfile{"accounts.change-profile", "PATCH /api/v1/me"};
/// Ends every other session of the account.
inline constexpr Command<ChangePassword, Nothing> changePassword{"accounts.change-password",
                                                                 "PUT /api/v1/me/password"};
inline constexpr Command<FindPerson, Person> findPerson{"accounts.find-person",
                                                        "GET /api/v1/people/{username}"};
inline constexpr Command<RenewToken, Nothing> renewToken{"accounts.renew-token", nullptr,
                                                         "/app/session/token"};

} // namespace madang::accounts
