// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: standing ones of one's own account, for scripts and other programs that sign in without a password.
// They are given where access tokens are, "Authorization: Bearer mdt_...", and reach less far than their
// maker.
#pragma once

#include "common/protocol/users.h"

namespace madang::tokens {

using TokenId = Id<struct TokenKind>;

/// What every token begins with, so that people and scanners know one when they see it.
inline constexpr QLatin1StringView kPrefix{"mdt_"};
inline constexpr int kLongestName = 64;
inline constexpr int kUsualDays = 90;
inline constexpr int kMostDays = 365;
/// How many an account may have at once.
inline constexpr int kMost = 20;

/// How far whoever comes with one reaches; never further than its maker at that moment.
enum class Scope {
    Read, ///< reads what a member of that account's rooms reads; changes nothing
    Write, ///< does what a member does, but nothing with money
    Operate, ///< and what its maker's role lets them do; moves money only by a role that may `move-money`
};
constexpr auto enumWords(Scope *)
{
    return std::array{std::pair{Scope::Read, QLatin1StringView("read")},
                      std::pair{Scope::Write, QLatin1StringView("write")},
                      std::pair{Scope::Operate, QLatin1StringView("operate")}};
}

/// One that is good, without what it is proven by: that is told once.
struct ApiToken {
    TokenId id;
    QString name;
    Scope scope = Scope::Read;
    Timestamp madeAt;
    Timestamp expiresAt;
    std::optional<Timestamp> lastUsedAt; ///< to the minute; absent: never yet
    std::optional<QString> lastAddress; ///< from where
    bool secondFactor = false; ///< made with one: good also where a role takes it
};
PROTOCOL_FIELDS(ApiToken, id, name, scope, madeAt, expiresAt, lastUsedAt, lastAddress, secondFactor)

struct MakeToken {
    QString name; ///< no two of an account's are called the same
    Scope scope = Scope::Read;
    QString password;
    std::optional<QString> code; ///< of the second factor, where the account has one
    std::optional<int> days; ///< 1 to kMostDays; kUsualDays unless told
};
PROTOCOL_FIELDS(MakeToken, name, scope, password, code, days)

struct MadeToken {
    ApiToken token;
    QString secret; ///< the token itself: told only here
};
PROTOCOL_FIELDS(MadeToken, token, secret)

struct OneToken {
    TokenId token;
};
PROTOCOL_FIELDS(OneToken, token)

struct OneUserToken {
    QString username;
    TokenId token;
};
PROTOCOL_FIELDS(OneUserToken, username, token)

/// The body of the notice "account.token": somebody made one.
struct TokenBody {
    QString token; ///< its name
    Scope scope = Scope::Read;
    QString address; ///< from where it was made
    Timestamp expiresAt;
};
PROTOCOL_FIELDS(TokenBody, token, scope, address, expiresAt)

/// None of these is called with a token: NotAllowed ("token-in-person"), as all that could take the account
/// away from its owner. The newest first; at most kMost.
inline constexpr Command<Nothing, Page<ApiToken>> list{"tokens.list", "GET /api/v1/me/tokens"};
/// WrongCredentials ("password"), SecondFactorNeeded as at accounts.erase. AlreadyExists ("token-name"),
/// TooMany ("tokens") at kMost, InvalidValue ("token-days").
inline constexpr Command<MakeToken, MadeToken> create{"tokens.create", "POST /api/v1/me/tokens"};
/// It is good for nothing any more, and what it opened is closed.
inline constexpr Command<OneToken, Nothing> revoke{"tokens.revoke", "DELETE /api/v1/me/tokens/{token}"};

/// At the daemon's own socket: somebody's.
inline constexpr Command<users::OneUser, Page<ApiToken>> ofUser{"tokens.of-user", nullptr};
inline constexpr Command<OneUserToken, ApiToken> revokeOfUser{"tokens.revoke-of-user", nullptr};

} // namespace madang::tokens
