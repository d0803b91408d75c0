// SPDX-License-Identifier: GPL-3.0-or-later
// Error: what went wrong, as a code from one closed list. Sentences for people live in common/views/wording.
#pragma once

#include <QString>

namespace madang {

/// Every way a request can be refused. The words and statuses stand in error.cpp; append only.
enum class Code {
    Malformed, ///< not the shape the contract asks for; `field` names the member
    InvalidValue, ///< right shape, impossible value
    TooLong, ///< text beyond its limit
    TooLarge, ///< bytes beyond a limit
    TooMany, ///< a count beyond its limit
    NotSignedIn, ///< no token, an expired one, or a revoked session
    WrongCredentials, ///< user name and password do not fit
    SecondFactorNeeded, ///< the password is right; a code of the authenticator is missing
    NotAllowed, ///< signed in, but may not
    NotFound, ///< not there, or not visible to the caller: the two look the same
    MethodNotAllowed, ///< the path exists with another method
    UnsupportedType, ///< Content-Type or Content-Encoding that is not read here
    Conflict, ///< the state of things forbids it now
    AlreadyExists, ///< a unique value is taken
    KeyReused, ///< an idempotency key came back with other content
    AmountMismatch, ///< the amount is not the one the order was made with
    PaymentDeclined, ///< the gateway said no
    Expired, ///< it was valid once
    RateLimited, ///< too often; `retryAfter` seconds
    Unavailable, ///< a part we need is away; nothing was stored
    StorageFull, ///< the disk is full; reading still works
    Timeout, ///< no answer in time; the outcome is not known
    NotSupported, ///< the other side speaks something we do not
    Internal, ///< our fault; the request id is in the log
};

/// The code's word on the wire, e.g. "not-allowed".
QLatin1StringView wordOf(Code code);
/// The code for a word, Internal when it is none of ours (a newer server).
Code codeOf(QStringView word);
/// HTTP status for a code (RFC 9110).
int httpStatusOf(Code code);
/// A short English title for problem+json (RFC 9457).
QLatin1StringView titleOf(Code code);

/// A refusal. `about` is a word for machines ("own-listing"), never a sentence.
struct Error {
    Code code = Code::Internal;
    QString about;
    QString field; ///< the member at fault, when there is one
    int retryAfter = 0; ///< seconds, 0 when waiting does not help

    Error() = default;
    Error(Code c, const char *word)
        : code(c)
        , about(QLatin1StringView(word))
    {
    }
    Error(Code c, QString word)
        : code(c)
        , about(std::move(word))
    {
    }

    /// The same error, naming the member at fault.
    Error at(const QString &member) const
    {
        Error e = *this;
        e.field = member;
        return e;
    }
    /// The same error, naming how many seconds to wait.
    Error after(int seconds) const
    {
        Error e = *this;
        e.retryAfter = seconds;
        return e;
    }
    bool operator==(const Error &) const = default;
};

} // namespace madang
