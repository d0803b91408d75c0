// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toss_book.h"

#include <QJsonDocument>
#include <QTimeZone>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kTimeFormat = "yyyy-MM-ddTHH:mm:ss"_L1;

    TossReply refusal(int status, const char *code, const char *message)
    {
        return {status, {{u"code"_s, QLatin1StringView(code)}, {u"message"_s, QString::fromUtf8(message)}}};
    }

    QString koreanTime(const QDateTime &at)
    {
        return at.toOffsetFromUtc(9 * 3600).toString(QString(kTimeFormat)) + u"+09:00"_s;
    }

    void capture(BookedPayment &payment, qint64 surplus)
    {
        payment.status = u"DONE"_s;
        payment.amount += surplus;
        payment.captured += payment.amount;
        payment.balance = payment.amount;
        ++payment.captures;
    }

} // namespace

TossReply TossBook::answer(const QByteArray &method, const QString &path, const QByteArray &authorization,
                           const QByteArray &idempotencyKey, const QByteArray &body)
{
    const std::lock_guard lock(m_mutex);
    if (authorization != "Basic " + (m_secretKey + u':').toUtf8().toBase64())
        return refusal(401, "UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.");
    if (idempotencyKey.size() > 300)
        return refusal(400, "INVALID_IDEMPOTENCY_KEY", "멱등키는 300자 이하여야 합니다.");
    const QByteArray name = idempotencyKey + ' ' + path.toUtf8();
    const bool isRepeatable = method == "POST" && !idempotencyKey.isEmpty();
    if (isRepeatable && m_first.contains(name))
        return m_first.value(name);
    const TossReply reply = carryOut(method, path, body);
    if (isRepeatable)
        m_first.insert(name, reply);
    return reply;
}

TossReply TossBook::carryOut(const QByteArray &method, const QString &path, const QByteArray &body)
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    if (method == "POST" && path == "/v1/payments/confirm"_L1)
        return confirm(request);
    BookedPayment *payment = nullptr;
    if (parts.size() == 4 && parts[2] == "orders"_L1)
        payment = newestOf(parts[3]);
    else if (parts.size() >= 3 && m_payments.contains(parts[2]))
        payment = &m_payments[parts[2]];
    if (!payment)
        return refusal(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 입니다.");
    if (method == "GET")
        return {200, shown(*payment)};
    if (method == "POST" && parts.size() == 4 && parts[3] == "cancel"_L1)
        return cancel(*payment, request);
    return refusal(400, "INVALID_REQUEST", "잘못된 요청입니다.");
}

TossReply TossBook::confirm(const QJsonObject &request)
{
    const auto found = m_payments.find(request.value("paymentKey"_L1).toString());
    if (found == m_payments.end() || found->status == "EXPIRED"_L1)
        return refusal(404, "NOT_FOUND_PAYMENT_SESSION",
                       "결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.");
    BookedPayment &payment = *found;
    if (payment.status != "IN_PROGRESS"_L1)
        return refusal(400, "ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다.");
    if (payment.orderId != request.value("orderId"_L1).toString()
        || payment.amount != request.value("amount"_L1).toInteger(-1))
        return refusal(403, "FORBIDDEN_REQUEST", "허용되지 않은 요청입니다.");
    switch (payment.method) {
    case TossMethod::DeclinedCard:
        payment.status = u"ABORTED"_s;
        payment.failure = u"REJECT_CARD_PAYMENT"_s;
        return refusal(403, "REJECT_CARD_PAYMENT", "한도초과 혹은 잔액부족으로 결제에 실패했습니다.");
    case TossMethod::VirtualAccount:
        payment.status = u"WAITING_FOR_DEPOSIT"_s;
        payment.dueAt = QDateTime::currentDateTimeUtc().addDays(3);
        break;
    case TossMethod::Card:
        capture(payment, m_surplus);
        break;
    }
    return {200, shown(payment)};
}

TossReply TossBook::cancel(BookedPayment &payment, const QJsonObject &request)
{
    const QString reason = request.value("cancelReason"_L1).toString();
    if (reason.isEmpty() || reason.size() > 200)
        return refusal(400, "INVALID_REQUEST", "필수 파라미터가 누락되었습니다.");
    if (payment.status == "CANCELED"_L1)
        return refusal(400, "ALREADY_CANCELED_PAYMENT", "이미 취소된 결제 입니다.");
    if (payment.status == "WAITING_FOR_DEPOSIT"_L1) {
        payment.status = u"CANCELED"_s;
        return {200, shown(payment)};
    }
    if (payment.status != "DONE"_L1 && payment.status != "PARTIAL_CANCELED"_L1)
        return refusal(403, "NOT_CANCELABLE_PAYMENT", "취소 할 수 없는 결제 입니다.");
    if (payment.method == TossMethod::VirtualAccount && !request.contains("refundReceiveAccount"_L1))
        return refusal(400, "INVALID_REFUND_ACCOUNT_INFO", "환불 계좌번호와 예금주명이 일치하지 않습니다.");
    const qint64 amount = request.value("cancelAmount"_L1).toInteger(payment.balance);
    if (amount <= 0 || amount > payment.balance)
        return refusal(403, "NOT_CANCELABLE_AMOUNT", "취소 할 수 없는 금액 입니다.");
    payment.balance -= amount;
    payment.status = payment.balance == 0 ? u"CANCELED"_s : u"PARTIAL_CANCELED"_s;
    payment.cancels.append(QJsonObject{
        {u"cancelAmount"_s, amount},
        {u"cancelReason"_s, reason},
        {u"canceledAt"_s, koreanTime(QDateTime::currentDateTimeUtc())},
        {u"transactionKey"_s, u"cancel-%1-%2"_s.arg(payment.paymentKey).arg(payment.cancels.size() + 1)},
        {u"cancelStatus"_s, u"DONE"_s}});
    return {200, shown(payment)};
}

QJsonObject TossBook::shown(const BookedPayment &payment) const
{
    const bool isAccount = payment.method == TossMethod::VirtualAccount;
    QJsonObject body{{u"version"_s, u"2022-11-16"_s},
                     {u"mId"_s, u"tosspayments"_s},
                     {u"paymentKey"_s, payment.paymentKey},
                     {u"orderId"_s, payment.orderId},
                     {u"orderName"_s, u"후원"_s},
                     {u"status"_s, payment.status},
                     {u"currency"_s, u"KRW"_s},
                     {u"method"_s, isAccount ? u"가상계좌"_s : u"카드"_s},
                     {u"totalAmount"_s, payment.amount},
                     {u"balanceAmount"_s, payment.balance},
                     {u"type"_s, u"NORMAL"_s},
                     {u"virtualAccount"_s, QJsonValue::Null},
                     {u"failure"_s, QJsonValue::Null},
                     {u"cancels"_s, payment.cancels.isEmpty() ? QJsonValue() : QJsonValue(payment.cancels)}};
    if (isAccount && !payment.dueAt.isNull()) {
        body.insert(u"secret"_s, u"ps_of_"_s + payment.paymentKey);
        body.insert(u"virtualAccount"_s,
                    QJsonObject{{u"accountType"_s, u"일반"_s},
                                {u"accountNumber"_s, u"X6505636518308"_s},
                                {u"bankCode"_s, u"20"_s},
                                {u"customerName"_s, u"박토스"_s},
                                {u"dueDate"_s, koreanTime(payment.dueAt)},
                                {u"expired"_s, payment.status == "EXPIRED"_L1}});
    }
    if (!payment.failure.isEmpty())
        body.insert(u"failure"_s, QJsonObject{{u"code"_s, payment.failure}, {u"message"_s, u"실패"_s}});
    return body;
}

BookedPayment *TossBook::newestOf(const QString &orderId)
{
    BookedPayment *newest = nullptr;
    for (BookedPayment &payment : m_payments) {
        if (payment.orderId == orderId)
            newest = &payment;
    }
    return newest;
}

QString TossBook::authorise(const QString &orderId, qint64 amount, TossMethod method)
{
    const std::lock_guard lock(m_mutex);
    BookedPayment payment;
    payment.paymentKey = u"tgen_20261128_%1"_s.arg(++m_keys, 6, 10, QChar(u'0'));
    payment.orderId = orderId;
    payment.amount = payment.balance = amount;
    payment.method = method;
    payment.status = u"IN_PROGRESS"_s;
    m_payments.insert(payment.paymentKey, payment);
    return payment.paymentKey;
}

bool TossBook::deposit(const QString &orderId)
{
    const std::lock_guard lock(m_mutex);
    BookedPayment *payment = newestOf(orderId);
    if (!payment || payment->status != "WAITING_FOR_DEPOSIT"_L1)
        return false;
    capture(*payment, m_surplus);
    return true;
}

void TossBook::expireAll()
{
    const std::lock_guard lock(m_mutex);
    for (BookedPayment &payment : m_payments) {
        if (payment.status == "IN_PROGRESS"_L1 || payment.status == "WAITING_FOR_DEPOSIT"_L1)
            payment.status = u"EXPIRED"_s;
    }
}

void TossBook::setSurplus(qint64 won)
{
    const std::lock_guard lock(m_mutex);
    m_surplus = won;
}

QList<BookedPayment> TossBook::payments() const
{
    const std::lock_guard lock(m_mutex);
    return m_payments.values();
}

std::optional<BookedPayment> TossBook::paymentOf(const QString &orderId) const
{
    std::optional<BookedPayment> newest;
    for (const BookedPayment &payment : payments()) {
        if (payment.orderId == orderId)
            newest = payment;
    }
    return newest;
}

qint64 TossBook::held() const
{
    qint64 sum = 0;
    for (const BookedPayment &payment : payments()) {
        if (payment.captures > 0)
            sum += payment.balance;
    }
    return sum;
}

bool TossBook::capturedTwice() const
{
    QHash<QString, int> captures;
    for (const BookedPayment &payment : payments()) {
        if ((captures[payment.orderId] += payment.captures) > 1)
            return true;
    }
    return false;
}

QByteArray TossBook::webhook(const QString &orderId) const
{
    const auto payment = paymentOf(orderId);
    if (!payment)
        return {};
    const QString at = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzz000"_s);
    QJsonObject event;
    if (payment->method == TossMethod::VirtualAccount) {
        event = {{u"createdAt"_s, at},
                 {u"secret"_s, u"ps_of_"_s + payment->paymentKey},
                 {u"orderId"_s, orderId},
                 {u"status"_s, payment->status},
                 {u"transactionKey"_s, u"9FF15E1A29D0E77C218F57262BFA4986"_s}};
    } else {
        const std::lock_guard lock(m_mutex);
        event = {{u"eventType"_s, u"PAYMENT_STATUS_CHANGED"_s},
                 {u"createdAt"_s, at},
                 {u"data"_s, shown(*payment)}};
    }
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

} // namespace madang::test
