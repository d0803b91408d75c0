// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_refusals.h"

#include <algorithm>
#include <iterator>

namespace madang::toss_refusals {

using namespace Qt::StringLiterals;

namespace {

    constexpr QLatin1StringView kMayBeDone[] = {
        "ALREADY_PROCESSED_PAYMENT"_L1,
        "ALREADY_COMPLETED_PAYMENT"_L1,
        "DUPLICATED_ORDER_ID"_L1,
    };
    constexpr QLatin1StringView kKeyGone[] = {
        "INVALID_BILL_KEY_REQUEST"_L1, "BILLING_KEY_NOT_FOUND"_L1,       "NOT_FOUND_BILLING"_L1,
        "NOT_FOUND_BILLING_KEY"_L1,    "ALREADY_REMOVED_BILLING_KEY"_L1,
    };
    constexpr QLatin1StringView kFinal[] = {
        "NOT_FOUND_PAYMENT"_L1,
        "NOT_FOUND_PAYMENT_SESSION"_L1,
        "FORBIDDEN_REQUEST"_L1,
        "INVALID_REQUEST"_L1,
        "UNAPPROVED_ORDER_ID"_L1,
        "BELOW_MINIMUM_AMOUNT"_L1,
        "NOT_AVAILABLE_PAYMENT"_L1,
        "NOT_AVAILABLE_BANK"_L1,
        "RESTRICTED_TRANSFER_ACCOUNT"_L1,
        "FDS_ERROR"_L1,
        "INCORRECT_SUCCESS_URL_FORMAT"_L1,
        "NOT_ALLOWED_POINT_USE"_L1,
        "NOT_MATCHES_CUSTOMER_KEY"_L1,
        "NOT_REGISTERED_BUSINESS"_L1,
        "NOT_REGISTERED_CARD_COMPANY"_L1,
        "INVALID_PASSWORD"_L1,
        "INVALID_BILLING_AUTH"_L1,
        "INVALID_AUTHORIZE_AUTH"_L1,
        "INVALID_CUSTOMER_KEY"_L1,
        "PAY_PROCESS_ABORTED"_L1,
        "PAY_PROCESS_CANCELED"_L1,
    };
    constexpr QLatin1StringView kFinalKinds[] = {
        "REJECT_"_L1,
        "EXCEED_"_L1,
        "INVALID_CARD_"_L1,
        "INVALID_STOPPED_CARD"_L1,
        "INVALID_REJECT_CARD"_L1,
        "INVALID_ACCOUNT_"_L1,
        "NOT_SUPPORTED_"_L1,
    };
    constexpr QLatin1StringView kNoWayBack[] = {
        "ALREADY_CANCELED_PAYMENT"_L1,
        "ALREADY_REFUND_PAYMENT"_L1,
        "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT"_L1,
        "EXCEED_MAX_REFUND_DUE"_L1,
        "FORBIDDEN_REQUEST"_L1,
        "INVALID_REFUND_ACCOUNT_INFO"_L1,
        "INVALID_REFUND_ACCOUNT_NUMBER"_L1,
        "INVALID_REQUEST"_L1,
        "NOT_ALLOWED_PARTIAL_REFUND"_L1,
        "NOT_CANCELABLE_AMOUNT"_L1,
        "NOT_CANCELABLE_PAYMENT"_L1,
        "NOT_FOUND_PAYMENT"_L1,
        "REFUND_REJECTED"_L1,
    };

    bool isIn(const QString &code, const auto &list)
    {
        return std::any_of(std::begin(list), std::end(list),
                           [&](QLatin1StringView each) { return code == each; });
    }

} // namespace

bool isFinal(const QString &code)
{
    return isIn(code, kFinal) || isKeyGone(code)
        || std::any_of(std::begin(kFinalKinds), std::end(kFinalKinds),
                       [&](QLatin1StringView kind) { return code.startsWith(kind); });
}

bool mayBeDone(const QString &code)
{
    return isIn(code, kMayBeDone);
}

bool isKeyGone(const QString &code)
{
    return isIn(code, kKeyGone);
}

bool isNoWayBack(const QString &code)
{
    return isIn(code, kNoWayBack);
}

} // namespace madang::toss_refusals
