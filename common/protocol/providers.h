// SPDX-License-Identifier: GPL-3.0-or-later
// Providers: signing in through the system's browser, with an account of another house (OpenID Connect) or by
// link and code.
#pragma once

#include "common/protocol/accounts.h"

namespace madang::providers {

inline constexpr int kLongestState = 200;
/// A code by link and code is shown and typed as "BCDF-GHJK".
inline constexpr int kUserCodeLetters = 8;

/// What a program asks for before it opens the browser. Its own proof is a verifier that it keeps (RFC 7636).
struct Begin {
    std::optional<QString> provider; ///< absent: the person chooses in the browser, with a code shown here
    std::optional<QString> device; ///< name of the device, for the session list
    QString challenge; ///< base64url of the verifier's SHA-256, without padding
    std::optional<QString>
        redirect; ///< "http://127.0.0.1:<port>/<path>", where this program listens (RFC 8252)
    std::optional<QString> state; ///< comes back to `redirect` as it is
    std::optional<bool> fresh
        = {}; ///< the other house is to ask the person again; prove() takes nothing else
};
PROTOCOL_FIELDS(Begin, provider, device, challenge, redirect, state, fresh)

struct Begun {
    QString attempt;
    QString address; ///< to be opened in the browser
    std::optional<QString> userCode; ///< to be typed there, without `redirect`
    int interval = 0; ///< seconds between two claims while nothing came, without `redirect`
    int expiresIn = 0; ///< seconds
};
PROTOCOL_FIELDS(Begun, attempt, address, userCode, interval, expiresIn)

struct Claim {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket; ///< what came to `redirect`; needed where there is one
    std::optional<QString> code = {}; ///< as at SignIn
    std::optional<QString> secondFactor = {}; ///< as at SignIn
};
PROTOCOL_FIELDS(Claim, attempt, verifier, ticket, code, secondFactor)

/// Somebody whom the other house knows, and no account here.
struct Stranger {
    QString provider; ///< its title
    std::optional<QString> email; ///< as the other house has it
    QString username; ///< a sign-in name to begin with; it may be taken
    QString nickname;
    bool emailProven = false; ///< the other house proved it: no code is needed
    bool known = false; ///< an account here has that address: it may be linked, after a proof
};
PROTOCOL_FIELDS(Stranger, provider, email, username, nickname, emailProven, known)

struct Claimed {
    std::optional<accounts::SignedIn> signedIn;
    std::optional<Stranger> stranger; ///< link() or join() comes next
};
PROTOCOL_FIELDS(Claimed, signedIn, stranger)

/// Proves an account here, once, and opens it with the other house's from then on.
struct Link {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket;
    std::optional<QString> username; ///< with `password`
    std::optional<QString> password;
    std::optional<QString> mailCode; ///< in place of both: the kLinkCodeDigits that sendLinkCode() sent
    std::optional<QString> code = {}; ///< as at SignIn
    std::optional<QString> secondFactor = {};
};
PROTOCOL_FIELDS(Link, attempt, verifier, ticket, username, password, mailCode, code, secondFactor)

inline constexpr int kLinkCodeDigits = accounts::kResetCodeDigits;
struct SendLinkCode {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket;
};
PROTOCOL_FIELDS(SendLinkCode, attempt, verifier, ticket)

/// A new account without a password.
struct Join {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket;
    QString username;
    std::optional<QString> nickname;
    std::optional<QString> email = {}; ///< where the other house proved none
    std::optional<QString> invite = {}; ///< these three as at Register
    std::optional<QString> terms = {};
    std::optional<QString> about = {};
    std::optional<details::Details> details = {}; ///< as at Register
};
PROTOCOL_FIELDS(Join, attempt, verifier, ticket, username, nickname, email, invite, terms, about, details)

/// An account of another house that opens one's own.
struct Identity {
    QString provider;
    QString title;
    QString label; ///< the address or name it has there
    Timestamp linkedAt;
    Timestamp lastUsedAt;
};
PROTOCOL_FIELDS(Identity, provider, title, label, linkedAt, lastUsedAt)

/// What proves the other house's account, and that it is the owner of the account here who adds it.
struct AddIdentity {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket; ///< what came to `redirect`; needed where there is one
    QString password; ///< empty where the account has none
    std::optional<QString> secondFactor; ///< where the account has one
};
PROTOCOL_FIELDS(AddIdentity, attempt, verifier, ticket, password, secondFactor)

/// What proves that it is the owner of the account who asks.
struct Prove {
    QString attempt;
    QString verifier;
    std::optional<QString> ticket; ///< what came to `redirect`; needed where there is one
};
PROTOCOL_FIELDS(Prove, attempt, verifier, ticket)

struct Unlink {
    QString provider;
};
PROTOCOL_FIELDS(Unlink, provider)

/// InvalidValue ("redirect") unless it is an address of this machine; NotFound ("provider").
inline constexpr Command<Begin, Begun> begin{"accounts.begin-provider-sign-in",
                                             "POST /api/v1/provider-sign-ins"};
/// Conflict ("sign-in-pending") while nothing came from the browser, and RateLimited when asked sooner than
/// the interval; Expired ("sign-in") after its time, or when it was used; NotAllowed ("provider-refused"),
/// Unavailable ("provider") when the other house said no, or nothing of use. Else as signIn.
inline constexpr Command<Claim, Claimed> claim{"accounts.claim-provider-sign-in",
                                               "POST /api/v1/provider-sign-ins/claim"};
/// Conflict ("identity-taken") when the account has one of that provider already.
inline constexpr Command<Link, accounts::SignedIn> link{"accounts.link-provider",
                                                        "POST /api/v1/provider-sign-ins/link"};
/// To the address both houses proved. Each attempt has a code of its own and five tries. Conflict
/// ("link-code") when no account here has it.
inline constexpr Command<SendLinkCode, accounts::CodeSent> sendLinkCode{
    "accounts.send-link-code", "POST /api/v1/provider-sign-ins/link-code"};
/// Refused as registerAccount is, but needs no challenge: another house has proven that this is somebody.
inline constexpr Command<Join, accounts::SignedIn> join{"accounts.join-with-provider",
                                                        "POST /api/v1/provider-sign-ins/join"};
inline constexpr Command<Nothing, Page<Identity>> identities{"accounts.identities",
                                                             "GET /api/v1/me/identities"};
/// From then on it opens the caller's account, too. Refused as claim is while nothing came; Conflict
/// ("identity-taken") when it opens an account already, or the caller has one of that provider; NotAllowed
/// ("sign-in-again") for who has no password and has not proven the session: see prove.
inline constexpr Command<AddIdentity, Nothing> addIdentity{"accounts.add-identity",
                                                           "POST /api/v1/me/identities"};
/// For who has no password: the caller has come through another house in this session, and may do for ten
/// minutes what takes a proof. Refused as claim is while nothing came; NotAllowed ("other-identity") when
/// what came does not open the caller's account, NotAllowed ("not-fresh") when it did not begin as `fresh`,
/// or the other house says that it asked before that.
inline constexpr Command<Prove, Nothing> prove{"accounts.prove-session", "POST /api/v1/me/proof"};
/// Conflict ("last-way-in") when nothing else opens the account.
inline constexpr Command<Unlink, Nothing> unlink{"accounts.unlink-provider",
                                                 "DELETE /api/v1/me/identities/{provider}"};

} // namespace madang::providers
