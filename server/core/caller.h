// SPDX-License-Identifier: GPL-3.0-or-later
// Caller: who is asking. Made by the door from a verified token; never from anything else a client wrote.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"
#include "common/base/result.h"
#include "common/protocol/tokens.h"

#include <memory>

namespace madang {

/// What a standing token lets whoever comes with it do, and what it is called.
struct StandingToken {
    QString name;
    tokens::Scope scope = tokens::Scope::Read;
    bool secondFactor = false; ///< one was proven when it was made
};

/// What a valid access token says.
struct Claims {
    UserId user;
    SessionId session;
    Timestamp expiresAt;
    std::shared_ptr<const StandingToken> token = {}; ///< null: of somebody who signed in
};

/// The address of a caller who came over the socket in the data folder: nobody's account, but the machine's
/// operator.
inline constexpr QLatin1StringView kSocketAddress{"socket"};
/// The same without a daemon: a verb of the program that holds the data folder itself.
inline constexpr QLatin1StringView kHostAddress{"host"};

/// Who asks, and under which request id it is logged.
struct Caller {
    UserId user; ///< null for a guest
    SessionId session; ///< null for a guest and for the server itself
    QString address; ///< of the peer, or of the client behind a configured proxy
    QString requestId;
    QString language; ///< "ko" or "en": of server-rendered pages
    /// Null for who signed in. Of a token `session` is the token's own number, and no session has it.
    std::shared_ptr<const StandingToken> token = {};
    /// Whether what the account's role lets it do may be done here and now.
    bool actsByRole() const { return !token || token->scope == tokens::Scope::Operate; }
    bool guest() const { return user.isNull(); }
    /// Whether it is whoever may open the data folder. The door gives no peer these addresses.
    bool atMachine() const { return guest() && (address == kSocketAddress || address == kHostAddress); }
};

/// Judges access tokens without the store. Implementations are safe from any thread.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// The claims of a token; NotSignedIn when it is malformed, forged, expired, or its session was revoked.
    virtual Result<Claims> authenticate(const QByteArray &token) const = 0;
    /// As above, for somebody at that address: what they guess wrong is counted there, and RateLimited in the
    /// end; where a right one was used is remembered.
    virtual Result<Claims> authenticateFrom(const QByteArray &token, const QString &address) const
    {
        Q_UNUSED(address)
        return authenticate(token);
    }
};

} // namespace madang
