// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_payment.h"

#include <QJsonArray>
#include <QTimeZone>

#include <cmath>

namespace madang {

using namespace Qt::StringLiterals;
using Outcome = GatewayAnswer::Outcome;

namespace {

    constexpr int kKoreanOffset = 9 * 3600;

    struct Bank {
        QLatin1StringView code;
        const char16_t *name;
    };
    /// The codes of their API, those of the Korean clearing house.
    constexpr Bank kBanks[] = {
        {"02"_L1, u"산업은행"}, {"03"_L1, u"기업은행"}, {"06"_L1, u"국민은행"},   {"07"_L1, u"수협은행"},
        {"11"_L1, u"농협은행"}, {"12"_L1, u"지역농협"}, {"20"_L1, u"우리은행"},   {"23"_L1, u"SC제일은행"},
        {"27"_L1, u"씨티은행"}, {"31"_L1, u"대구은행"}, {"32"_L1, u"부산은행"},   {"34"_L1, u"광주은행"},
        {"35"_L1, u"제주은행"}, {"37"_L1, u"전북은행"}, {"39"_L1, u"경남은행"},   {"45"_L1, u"새마을금고"},
        {"48"_L1, u"신협"},     {"50"_L1, u"저축은행"}, {"71"_L1, u"우체국"},     {"81"_L1, u"하나은행"},
        {"88"_L1, u"신한은행"}, {"89"_L1, u"케이뱅크"}, {"90"_L1, u"카카오뱅크"}, {"92"_L1, u"토스뱅크"},
    };

    /// A whole number of won; nothing for anything else.
    std::optional<Money> moneyIn(const QJsonValue &value)
    {
        const double number = value.toDouble(-1);
        if (!value.isDouble() || number != std::floor(number) || number < 0
            || number > double(kLargestAmount.won))
            return std::nullopt;
        return Money{value.toInteger()};
    }

    Timestamp momentIn(const QString &text)
    {
        QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (moment.isValid() && moment.timeSpec() == Qt::LocalTime)
            moment.setOffsetFromUtc(kKoreanOffset); // they leave it away where it is theirs
        return moment.isValid() ? Timestamp{moment.toMSecsSinceEpoch()} : Timestamp{};
    }

    std::optional<payments::Deposit> depositIn(const QJsonValue &value)
    {
        const QJsonObject account = value.toObject();
        if (account.isEmpty())
            return std::nullopt;
        QString bank = account.value("bankCode"_L1).toString();
        if (bank.isEmpty())
            bank = account.value("bank"_L1).toString();
        return payments::Deposit{.bank = bankNamed(bank).left(40),
                                 .account = account.value("accountNumber"_L1).toString().left(40),
                                 .holder = account.value("customerName"_L1).toString().left(80),
                                 .reference = {},
                                 .until = momentIn(account.value("dueDate"_L1).toString())};
    }

    GatewayAnswer told(Outcome outcome, const TossPayment &payment, const QString &reason = {})
    {
        GatewayAnswer answer{outcome, payment.total, reason};
        answer.paymentKey = payment.paymentKey;
        return answer;
    }

} // namespace

QString bankNamed(const QString &code)
{
    for (const Bank &bank : kBanks) {
        if (code == bank.code)
            return QString::fromUtf16(bank.name);
    }
    return code;
}

std::optional<TossPayment> TossPayment::from(const QJsonObject &body)
{
    TossPayment payment;
    payment.paymentKey = body.value("paymentKey"_L1).toString();
    payment.orderId = body.value("orderId"_L1).toString();
    payment.status = body.value("status"_L1).toString();
    const auto total = moneyIn(body.value("totalAmount"_L1));
    const auto balance = moneyIn(body.value("balanceAmount"_L1));
    const QString currency = body.value("currency"_L1).toString(u"KRW"_s);
    if (payment.paymentKey.isEmpty() || payment.orderId.isEmpty() || payment.status.isEmpty() || !total
        || !balance || currency != "KRW"_L1)
        return std::nullopt;
    payment.total = *total;
    payment.balance = *balance;
    payment.failure = body.value("failure"_L1).toObject().value("code"_L1).toString();
    payment.secret = body.value("secret"_L1).toString();
    payment.deposit = depositIn(body.value("virtualAccount"_L1));
    const QJsonArray cancels = body.value("cancels"_L1).toArray();
    for (const QJsonValue &each : cancels) {
        const QJsonObject cancel = each.toObject();
        payment.cancels.append({moneyIn(cancel.value("cancelAmount"_L1)).value_or(Money{}),
                                cancel.value("cancelReason"_L1).toString(),
                                cancel.value("cancelStatus"_L1).toString(u"DONE"_s) == "DONE"_L1});
    }
    return payment;
}

GatewayAnswer answerFrom(const TossPayment &payment, const GatewayPayment &asked)
{
    const bool isTheirs = payment.orderId != asked.order.value
        || (!asked.paymentKey.isEmpty() && payment.paymentKey != asked.paymentKey);
    if (isTheirs)
        return {Outcome::Declined, {}, u"FORBIDDEN_REQUEST"_s};
    const QString &status = payment.status;
    if (status == "DONE"_L1)
        return told(Outcome::Approved, payment);
    if (status == "PARTIAL_CANCELED"_L1) {
        // Part of it went back before we knew of it: what is left is another amount than the order's.
        GatewayAnswer answer = told(Outcome::Approved, payment);
        answer.amount = payment.balance;
        return answer;
    }
    if (status == "WAITING_FOR_DEPOSIT"_L1) {
        if (!payment.deposit || payment.total != asked.amount)
            return {};
        GatewayAnswer answer = told(Outcome::Waiting, payment);
        answer.deposit = payment.deposit;
        return answer;
    }
    if (status == "READY"_L1 || status == "IN_PROGRESS"_L1)
        return told(Outcome::NotCaptured, payment);
    if (status == "EXPIRED"_L1)
        return told(Outcome::Expired, payment, status);
    if (status == "ABORTED"_L1 || status == "CANCELED"_L1)
        return told(Outcome::Declined, payment, payment.failure.isEmpty() ? status : payment.failure);
    return {}; // a status that came after us
}

} // namespace madang
