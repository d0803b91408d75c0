// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error.h"

#include <array>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    struct CodeRow {
        Code code;
        QLatin1StringView word;
        int status;
        QLatin1StringView title;
    };

    constexpr std::array kCodes{
        CodeRow{Code::Malformed, "malformed"_L1, 400, "The request is malformed"_L1},
        CodeRow{Code::InvalidValue, "invalid-value"_L1, 422, "A value is not acceptable"_L1},
        CodeRow{Code::TooLong, "too-long"_L1, 422, "A text is too long"_L1},
        CodeRow{Code::TooLarge, "too-large"_L1, 413, "The request is too large"_L1},
        CodeRow{Code::TooMany, "too-many"_L1, 422, "There are too many"_L1},
        CodeRow{Code::NotSignedIn, "not-signed-in"_L1, 401, "Sign in first"_L1},
        CodeRow{Code::WrongCredentials, "wrong-credentials"_L1, 401, "User name or password is wrong"_L1},
        CodeRow{Code::SecondFactorNeeded, "second-factor-needed"_L1, 401, "A second factor is needed"_L1},
        CodeRow{Code::NotAllowed, "not-allowed"_L1, 403, "Not allowed"_L1},
        CodeRow{Code::NotFound, "not-found"_L1, 404, "Not found"_L1},
        CodeRow{Code::MethodNotAllowed, "method-not-allowed"_L1, 405, "Method not allowed"_L1},
        CodeRow{Code::UnsupportedType, "unsupported-type"_L1, 415, "Content type not supported"_L1},
        CodeRow{Code::Conflict, "conflict"_L1, 409, "Not possible in the present state"_L1},
        CodeRow{Code::AlreadyExists, "already-exists"_L1, 409, "Already taken"_L1},
        CodeRow{Code::KeyReused, "key-reused"_L1, 409, "Idempotency key reused with other content"_L1},
        CodeRow{Code::AmountMismatch, "amount-mismatch"_L1, 409, "The amount does not match the order"_L1},
        CodeRow{Code::PaymentDeclined, "payment-declined"_L1, 402, "The payment was declined"_L1},
        CodeRow{Code::Expired, "expired"_L1, 410, "Expired"_L1},
        CodeRow{Code::RateLimited, "rate-limited"_L1, 429, "Too many requests"_L1},
        CodeRow{Code::Unavailable, "unavailable"_L1, 503, "Temporarily unavailable"_L1},
        CodeRow{Code::StorageFull, "storage-full"_L1, 507, "The server's disk is full"_L1},
        CodeRow{Code::Timeout, "timeout"_L1, 504, "No answer in time"_L1},
        CodeRow{Code::NotSupported, "not-supported"_L1, 501, "Not supported"_L1},
        CodeRow{Code::Internal, "internal"_L1, 500, "Internal error"_L1},
    };

    constexpr const CodeRow &rowOf(Code code)
    {
        return kCodes[static_cast<size_t>(code)];
    }

    constexpr bool rowsStandInOrder()
    {
        for (size_t i = 0; i < kCodes.size(); ++i) {
            if (kCodes[i].code != static_cast<Code>(i))
                return false;
        }
        return kCodes.size() == static_cast<size_t>(Code::Internal) + 1;
    }
    static_assert(rowsStandInOrder());

} // namespace

QLatin1StringView wordOf(Code code)
{
    return rowOf(code).word;
}

Code codeOf(QStringView word)
{
    for (const CodeRow &row : kCodes) {
        if (row.word == word)
            return row.code;
    }
    return Code::Internal;
}

int httpStatusOf(Code code)
{
    return rowOf(code).status;
}

QLatin1StringView titleOf(Code code)
{
    return rowOf(code).title;
}

} // namespace madang
