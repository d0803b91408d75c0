// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and sessions: registering, signing in, tokens, one's own profile.
#pragma once

#include "common/protocol/details.h"

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
    QString role; ///< a word of Role (roles.h)
    Timestamp createdAt;
};
PROTOCOL_FIELDS(Account, id, username, nickname, role, createdAt)

/// Who may make an account.
enum class Registration {
    Open, ///< everybody
    Invite, ///< who has a code of somebody who looks after accounts
    Approval, ///< everybody asks, and somebody says yes; who has a code need not ask
    Closed,
};
constexpr auto enumWords(Registration *)
{
    return std::array{std::pair{Registration::Open, QLatin1StringView("open")},
                      std::pair{Registration::Invite, QLatin1StringView("invite")},
                      std::pair{Registration::Approval, QLatin1StringView("approval")},
                      std::pair{Registration::Closed, QLatin1StringView("closed")}};
}

/// Terms of use that have to be agreed to.
struct TermsOfUse {
    QString version;
    QString address; ///< a page in the browser
};
PROTOCOL_FIELDS(TermsOfUse, version, address)

/// Another house whose accounts open ours: sign-in through the browser (providers.h).
struct Provider {
    QString name; ///< in addresses and requests
    QString title; ///< for people
};
PROTOCOL_FIELDS(Provider, name, title)

struct RegistrationRules {
    Registration mode = Registration::Open;
    std::optional<TermsOfUse> terms;
    bool emailNeeded = false; ///< nobody gets in before a code sent by mail was entered
    std::optional<QList<Provider>> providers
        = {}; ///< with whose accounts one can sign in; older servers: absent
    std::optional<bool> uniqueNicknames = {}; ///< a nickname has to be free (nicknames.h); false when absent
    std::optional<QList<details::AskedPart>> details
        = {}; ///< what may be told when signing up; none when absent
};
PROTOCOL_FIELDS(RegistrationRules, mode, terms, emailNeeded, providers, uniqueNicknames, details)

/// What whoever signs up works out first, where the server asks for it: it costs one person a moment, and
/// somebody who makes accounts by the thousand a great deal. It shuts nobody out who cannot see or hear.
struct SignUpChallenge {
    bool needed = false; ///< false: sign up without; it may be another answer later
    int bits = 0; ///< 1 to kMostChallengeBits
    QString challenge; ///< opaque, at most kLongestChallenge characters; good once
    int expiresIn = 0; ///< seconds
};
PROTOCOL_FIELDS(SignUpChallenge, needed, bits, challenge, expiresIn)
/// No server asks for more, and no client does more: twice as many tries for each.
inline constexpr int kMostChallengeBits = 24;
inline constexpr int kLongestChallenge = 200;
inline constexpr int kLongestNonce = 32;

struct ChallengeAnswer {
    QString challenge; ///< as it came
    /// Any text with which the SHA-256 of `challenge`, a colon and it begins with `bits` zero bits; at most
    /// kLongestNonce characters.
    QString nonce;
};
PROTOCOL_FIELDS(ChallengeAnswer, challenge, nonce)

struct Register {
    QString username;
    QString password; ///< 8 to 256 characters, none of those that are guessed first
    std::optional<QString> nickname;
    std::optional<QString> device; ///< name of the device, for the session list
    std::optional<QString> email = {}; ///< a code is sent there
    std::optional<QString> invite = {}; ///< a code that lets one in
    std::optional<QString> terms = {}; ///< the version that was read and agreed to
    std::optional<QString> about = {}; ///< a word to whoever approves, at most kLongestAbout
    std::optional<ChallengeAnswer> proof = {}; ///< where a challenge is needed; who is invited needs none
    std::optional<details::Details> details = {}; ///< of what the house asks for, and no more
};
PROTOCOL_FIELDS(Register, username, password, nickname, device, email, invite, terms, about, proof, details)
inline constexpr int kLongestAbout = 500;

struct SignIn {
    QString username;
    QString password;
    std::optional<QString> device;
    std::optional<QString> code = {}; ///< where the server wants a proven e-mail address: what was sent there
    std::optional<QString> secondFactor = {}; ///< six digits of the authenticator, or a recovery code
};
PROTOCOL_FIELDS(SignIn, username, password, device, code, secondFactor)

struct Refresh {
    QString refreshToken;
    /// A secret of the client's own for this exchange. When the answer was lost, the same token with the same
    /// secret is answered anew; kept beside the token it helps after a crash too.
    std::optional<QString> attempt = {};
};
PROTOCOL_FIELDS(Refresh, refreshToken, attempt)

/// Bounds of Refresh::attempt, in characters.
inline constexpr int kShortestAttempt = 16;
inline constexpr int kLongestAttempt = 200;

/// Tokens of a session. The refresh token works once; a second use that is not the same attempt revokes the
/// session.
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

struct EndedSessions {
    int ended = 0; ///< how many
};
PROTOCOL_FIELDS(EndedSessions, ended)

struct ChangePassword {
    QString current; ///< empty where there is none yet
    QString next; ///< another one
};
PROTOCOL_FIELDS(ChangePassword, current, next)

/// One's own e-mail address.
struct Email {
    std::optional<QString> address;
    bool verified = false; ///< mail for it was proven to arrive
    std::optional<QString> pending; ///< becomes `address` with the code that was sent there
    int resendIn = 0; ///< seconds until another code may be asked for
    int expiresIn = 0; ///< seconds the code is good for; 0: none is
    bool oldCodeNeeded = false; ///< a code was sent to `address` too, and both have to be entered
};
PROTOCOL_FIELDS(Email, address, verified, pending, resendIn, expiresIn, oldCodeNeeded)

struct SetEmail {
    QString email;
    std::optional<QString> password = {}; ///< wanted where a proven address is to be changed, if there is one
};
PROTOCOL_FIELDS(SetEmail, email, password)

struct VerifyEmail {
    QString code; ///< six digits
    std::optional<QString> oldCode = {}; ///< where a proven address is changed: what was sent there
};
PROTOCOL_FIELDS(VerifyEmail, code, oldCode)

struct CodeSent {
    int resendIn = 0;
    int expiresIn = 0;
};
PROTOCOL_FIELDS(CodeSent, resendIn, expiresIn)

struct SendSignInCode {
    QString username;
    QString password;
    std::optional<QString> email; ///< to another address than before
    std::optional<QString> secondFactor = {}; ///< as at SignIn
};
PROTOCOL_FIELDS(SendSignInCode, username, password, email, secondFactor)

struct ForgotPassword {
    QString email;
};
PROTOCOL_FIELDS(ForgotPassword, email)

/// Whoever asks for a new password has an attempt of their own, whether or not there is anything to attempt.
struct ResetBegun {
    QString attempt; ///< opaque, at most kLongestResetAttempt characters; good for half an hour
};
PROTOCOL_FIELDS(ResetBegun, attempt)
inline constexpr int kLongestResetAttempt = 200;

struct ResetPassword {
    QString email;
    QString code; ///< kResetCodeDigits digits
    QString password; ///< the new one
    QString attempt; ///< of whoever enters the code, which need not be the one that the code was sent for
};
PROTOCOL_FIELDS(ResetPassword, email, code, password, attempt)
inline constexpr int kResetCodeDigits = 12;

/// How one's second factor stands.
struct SecondFactor {
    bool offered = false; ///< one can be set up on this server
    bool required = false; ///< until then, what one's role may do about money is refused
    std::optional<Timestamp> since; ///< signing in asks for a code since; absent: it does not
    int recoveryCodes = 0; ///< how many are left
    /// Whether the account has no password: then what asks for one takes a sign-in through another service in
    /// this session, at most ten minutes ago; NotAllowed ("sign-in-again") without it.
    std::optional<bool> withoutPassword = {};
};
PROTOCOL_FIELDS(SecondFactor, offered, required, since, recoveryCodes, withoutPassword)

struct BeginSecondFactor {
    QString password;
};
PROTOCOL_FIELDS(BeginSecondFactor, password)

/// What an authenticator makes codes from (RFC 6238: SHA-1, six digits, 30 seconds). Told once.
struct SecondFactorSecret {
    QString secret; ///< base32
    QString address; ///< "otpauth://totp/...", for a QR code
};
PROTOCOL_FIELDS(SecondFactorSecret, secret, address)

struct ConfirmSecondFactor {
    QString code;
};
PROTOCOL_FIELDS(ConfirmSecondFactor, code)

/// Each lets one in once in place of a code. Told once.
struct RecoveryCodes {
    QList<QString> codes;
};
PROTOCOL_FIELDS(RecoveryCodes, codes)

struct ProveSecondFactor {
    QString password;
    QString code; ///< of the authenticator, or a recovery code
};
PROTOCOL_FIELDS(ProveSecondFactor, password, code)

/// In which language somebody is written to.
enum class MailLanguage {
    Auto, ///< that of their last sign-in from where they are known
    Korean,
    English,
};
constexpr auto enumWords(MailLanguage *)
{
    return std::array{std::pair{MailLanguage::Auto, QLatin1StringView("auto")},
                      std::pair{MailLanguage::Korean, QLatin1StringView("ko")},
                      std::pair{MailLanguage::English, QLatin1StringView("en")}};
}

struct ChangeProfile {
    QString nickname;
};
PROTOCOL_FIELDS(ChangeProfile, nickname)

/// What everybody who was erased is called from then on. Nobody else can call themselves so.
inline constexpr QLatin1StringView kFormerMember{"former member"};

/// What becomes of what somebody wrote when they are erased.
enum class Writings {
    Keep, ///< it stays, by a former member
    Remove, ///< texts, files and reactions go
};
constexpr auto enumWords(Writings *)
{
    return std::array{std::pair{Writings::Keep, QLatin1StringView("keep")},
                      std::pair{Writings::Remove, QLatin1StringView("remove")}};
}

struct EraseAccount {
    QString password;
    Writings messages = Writings::Keep;
    std::optional<QString> code = {}; ///< of the second factor, where the account has one
};
PROTOCOL_FIELDS(EraseAccount, password, messages, code)

/// Everything about oneself as one file, and whether it is made already.
struct DataExport {
    bool ready = false;
    qint64 size = 0; ///< in octets, once it is
    QString name; ///< what to save it as
};
PROTOCOL_FIELDS(DataExport, ready, size, name)

/// Which terms of use one agreed to.
struct Consent {
    std::optional<QString> version; ///< absent: none
    std::optional<Timestamp> agreedAt;
    std::optional<TermsOfUse> newer; ///< in force, and not agreed to yet
};
PROTOCOL_FIELDS(Consent, version, agreedAt, newer)

struct AgreeToTerms {
    QString version; ///< the one that was read
};
PROTOCOL_FIELDS(AgreeToTerms, version)

struct FindPerson {
    QString username;
};
PROTOCOL_FIELDS(FindPerson, username)

/// A STOMP connection outlives its access token by presenting a new one here (handled by the door itself).
struct RenewToken {
    QString accessToken;
};
PROTOCOL_FIELDS(RenewToken, accessToken)

inline constexpr Command<Nothing, RegistrationRules> registrationRules{"accounts.registration-rules",
                                                                       "GET /api/v1/registration"};
/// Another challenge each time.
inline constexpr Command<Nothing, SignUpChallenge> challenge{"accounts.challenge",
                                                             "GET /api/v1/registration/challenge"};
/// NotAllowed ("email-unverified") where the server wants a proven e-mail address: the account is made, and
/// signs in with the code. NotAllowed ("approval-pending"): the account is made, and signs in once somebody
/// approved it. InvalidValue ("invite") for a code that is not good (any more), ("terms") for an older
/// version. Without the proof that the server asks for: NotAllowed ("challenge-needed"), InvalidValue
/// ("challenge-wrong"), Expired ("challenge-expired"), Conflict ("challenge-used"); another challenge helps.
/// AlreadyExists ("nickname-taken") at "nickname" where nicknames are unique. What is wrong with a detail is
/// said at its own field, as by details.change; InvalidValue ("detail-needed") where the house needs it,
/// ("detail-unasked") where it does not ask for it.
inline constexpr Command<Register, SignedIn> registerAccount{"accounts.register", "POST /api/v1/accounts"};
/// NotAllowed ("email-unverified", or "email-missing" when there is none) until a code is given;
/// NotAllowed ("approval-pending") until somebody approved the account.
/// WrongCredentials ("password") tells by `retryAfter` how many seconds the next password waits before it is
/// looked at; none until five were wrong.
/// SecondFactorNeeded after the right password where the account has a second factor; WrongCredentials
/// ("second-factor") when that is wrong or was used before.
inline constexpr Command<SignIn, SignedIn> signIn{"accounts.sign-in", "POST /api/v1/sessions"};
inline constexpr Command<Refresh, SignedIn> refresh{"accounts.refresh", "POST /api/v1/sessions/refresh"};
inline constexpr Command<Nothing, Nothing> signOut{"accounts.sign-out", "DELETE /api/v1/sessions/current"};
inline constexpr Command<Nothing, Page<Session>> sessions{"accounts.sessions", "GET /api/v1/sessions"};
inline constexpr Command<RevokeSession, Nothing> revokeSession{"accounts.revoke-session",
                                                               "DELETE /api/v1/sessions/{session}"};
/// Every session of the caller but the one that asks.
inline constexpr Command<Nothing, EndedSessions> revokeOtherSessions{"accounts.revoke-other-sessions",
                                                                     "DELETE /api/v1/sessions"};
inline constexpr Command<Nothing, Account> me{"accounts.me", "GET /api/v1/me"};
/// Refused as nicknames.choose.
inline constexpr Command<ChangeProfile, Account> changeProfile{"accounts.change-profile", "PATCH /api/v1/me"};
/// Ends every other session of the account, and its standing tokens (tokens.h). Who has no password sets the
/// first one by a proven session (providers.h): NotAllowed ("sign-in-again") without.
inline constexpr Command<ChangePassword, Nothing> changePassword{"accounts.change-password",
                                                                 "PUT /api/v1/me/password"};
inline constexpr Command<Nothing, Email> email{"accounts.email", "GET /api/v1/me/email"};
/// A code is sent there. A proven address before it stays until that and the code sent there are entered;
/// WrongCredentials ("password") without the password. Who reaches the old one no more asks an operator.
inline constexpr Command<SetEmail, Email> setEmail{"accounts.set-email", "PUT /api/v1/me/email"};
inline constexpr Command<Nothing, CodeSent> sendCode{"accounts.send-code", "POST /api/v1/me/email/code"};
/// InvalidValue ("code") when one is wrong, at the field "code" or "oldCode"; Expired ("code") after ten
/// minutes or five wrong ones.
inline constexpr Command<VerifyEmail, Email> verifyEmail{"accounts.verify-email",
                                                         "POST /api/v1/me/email/verify"};
/// For who cannot sign in without one.
inline constexpr Command<SendSignInCode, CodeSent> sendSignInCode{"accounts.send-sign-in-code",
                                                                  "POST /api/v1/sessions/code"};
/// The same answer, as soon, whether or not anybody has that address. A code is mailed at most every ten
/// minutes; whoever asks in between enters the one of the last mail.
inline constexpr Command<ForgotPassword, ResetBegun> forgotPassword{"accounts.forgot-password",
                                                                    "POST /api/v1/password-resets"};
/// Ends every session of the account. InvalidValue ("reset-code") for every code that does not fit, and after
/// five wrong ones at an attempt for every code: another attempt takes the same code.
inline constexpr Command<ResetPassword, Nothing> resetPassword{"accounts.reset-password",
                                                               "POST /api/v1/password-resets/confirm"};
inline constexpr Command<Nothing, SecondFactor> secondFactor{"accounts.second-factor",
                                                             "GET /api/v1/me/second-factor"};
/// Nothing is asked for at sign-in before a code was confirmed, within half an hour. Conflict
/// ("second-factor-on") when there is one already.
inline constexpr Command<BeginSecondFactor, SecondFactorSecret> beginSecondFactor{
    "accounts.begin-second-factor", "POST /api/v1/me/second-factor"};
/// Ends every other session of the account and its tokens: none goes on that was opened without a code.
inline constexpr Command<ConfirmSecondFactor, RecoveryCodes> confirmSecondFactor{
    "accounts.confirm-second-factor", "POST /api/v1/me/second-factor/confirm"};
inline constexpr Command<ProveSecondFactor, Nothing> endSecondFactor{"accounts.end-second-factor",
                                                                     "POST /api/v1/me/second-factor/end"};
/// The ones before are good for nothing any more.
inline constexpr Command<ProveSecondFactor, RecoveryCodes> renewRecoveryCodes{
    "accounts.renew-recovery-codes", "POST /api/v1/me/second-factor/recovery-codes"};
/// Ends the account for good: whoever it was is named nowhere any more, and nobody gets the user name again.
/// Amounts, ledger and receipt numbers stay, without a name. Conflict ("last-owner") for the only owner;
/// ("runs-campaign") for who made a campaign that is not settled.
inline constexpr Command<EraseAccount, Nothing> eraseAccount{"accounts.erase", "POST /api/v1/me/erase"};
/// Makes a tar archive of everything about oneself (data.json and files/), or says how far it is: ask again
/// until it is ready. It waits for an hour, and is gone a minute after it was taken. RateLimited beyond six
/// an hour.
inline constexpr Command<Nothing, DataExport> prepareData{"accounts.prepare-data", "POST /api/v1/me/data"};
/// Its octets, in ranges where that is asked for; one that is not ready is made first. RateLimited
/// ("data-underway") while it is being made. No JSON: not in the catalogue.
inline constexpr const char *kMyData = "GET /api/v1/me/data";
inline constexpr Command<Nothing, Consent> consent{"accounts.consent", "GET /api/v1/me/consent"};
/// InvalidValue ("terms") for another version than the one in force.
inline constexpr Command<AgreeToTerms, Consent> agreeToTerms{"accounts.agree", "POST /api/v1/me/consent"};
inline constexpr Command<FindPerson, Person> findPerson{"accounts.find-person",
                                                        "GET /api/v1/people/{username}"};
inline constexpr Command<RenewToken, Nothing> renewToken{"accounts.renew-token", nullptr,
                                                         "/app/session/token"};

} // namespace madang::accounts
