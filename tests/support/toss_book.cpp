// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toss_book.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <QUrl>

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
    const QString contract = QString::fromUtf8(QByteArray::fromBase64(authorization.mid(6))).chopped(1);
    const bool isKnown = contract == m_secretKey || (!contract.isEmpty() && contract == m_billingSecretKey);
    if (!isKnown || !authorization.startsWith("Basic "))
        return refusal(401, "UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.");
    if (idempotencyKey.size() > 300)
        return refusal(400, "INVALID_IDEMPOTENCY_KEY", "멱등키는 300자 이하여야 합니다.");
    const QByteArray name = idempotencyKey + ' ' + path.toUtf8() + ' ' + authorization;
    const bool isRepeatable = method == "POST" && !idempotencyKey.isEmpty();
    if (isRepeatable && m_keptRefusals.contains(idempotencyKey))
        return {400,
                {{u"code"_s, m_keptRefusals.value(idempotencyKey)},
                 {u"message"_s, u"일시적인 오류가 발생했습니다."_s}}};
    if (isRepeatable && m_first.contains(name))
        return m_first.value(name);
    const TossReply reply = carryOut(method, path, body, contract);
    if (isRepeatable)
        m_first.insert(name, reply);
    return reply;
}

TossReply TossBook::carryOut(const QByteArray &method, const QString &path, const QByteArray &body,
                             const QString &contract)
{
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    for (QString &part : parts)
        part = QUrl::fromPercentEncoding(part.toUtf8());
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    if (method == "POST" && path == "/v1/payments/confirm"_L1)
        return confirm(request);
    if (parts.size() >= 3 && parts[1] == "billing"_L1) {
        // A shop without the contract for it gets no further.
        if (contract != m_billingSecretKey)
            return refusal(403, "NOT_SUPPORTED_METHOD", "지원되지 않는 결제 수단입니다.");
        return billing(method, parts, request);
    }
    BookedPayment *payment = nullptr;
    if (parts.size() == 4 && parts[2] == "orders"_L1)
        payment = newestOf(parts[3], contract);
    else if (parts.size() >= 3 && m_payments.contains(parts[2]))
        payment = &m_payments[parts[2]];
    if (!payment || payment->contract != contract)
        return refusal(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 입니다.");
    if (method == "GET")
        return {200, shown(*payment)};
    if (method == "POST" && parts.size() == 4 && parts[3] == "cancel"_L1)
        return cancel(*payment, request);
    return refusal(400, "INVALID_REQUEST", "잘못된 요청입니다.");
}

TossReply TossBook::billing(const QByteArray &method, const QStringList &parts, const QJsonObject &request)
{
    if (method == "POST" && parts.size() == 4 && parts[2] == "authorizations"_L1 && parts[3] == "issue"_L1)
        return issue(request);
    const auto card = m_cards.find(parts[2]);
    const bool isThere = card != m_cards.end() && card->isIssued && !card->isRemoved;
    if (method == "DELETE" && parts.size() == 3) {
        if (!isThere)
            return refusal(400, "BILLING_KEY_NOT_FOUND", "빌링키가 존재하지 않습니다");
        card->isRemoved = true;
        return {200, {}};
    }
    if (method != "POST" || parts.size() != 3)
        return refusal(400, "INVALID_REQUEST", "잘못된 요청입니다.");
    if (!isThere)
        return refusal(400, "INVALID_BILL_KEY_REQUEST",
                       "빌링키 인증이 완료되지 않았거나 유효하지 않은 빌링 거래 건입니다.");
    return charge(*card, request);
}

/// What they answer to an authKey that was used is written nowhere; a refusal that is no answer yet would be
/// kinder to us.
TossReply TossBook::issue(const QJsonObject &request)
{
    const QString authKey = request.value("authKey"_L1).toString();
    const auto card = std::find_if(m_cards.begin(), m_cards.end(),
                                   [&](const BookedCard &each) { return each.authKey == authKey; });
    if (card == m_cards.end() || card->isIssued
        || card->customerKey != request.value("customerKey"_L1).toString())
        return refusal(400, "INVALID_REQUEST", "잘못된 요청입니다.");
    card->isIssued = true;
    return {200,
            {{u"mId"_s, u"tosspayments"_s},
             {u"customerKey"_s, card->customerKey},
             {u"authenticatedAt"_s, koreanTime(QDateTime::currentDateTimeUtc())},
             {u"method"_s, u"카드"_s},
             {u"billingKey"_s, card->billingKey},
             {u"cardCompany"_s, u"현대"_s},
             {u"cardNumber"_s, u"433012******1234"_s},
             {u"card"_s,
              QJsonObject{{u"issuerCode"_s, u"61"_s},
                          {u"acquirerCode"_s, u"31"_s},
                          {u"number"_s, u"433012******1234"_s},
                          {u"cardType"_s, u"신용"_s},
                          {u"ownerType"_s, u"개인"_s}}}}};
}

TossReply TossBook::charge(BookedCard &card, const QJsonObject &request)
{
    const QString orderId = request.value("orderId"_L1).toString();
    const QString name = request.value("orderName"_L1).toString();
    const qint64 amount = request.value("amount"_L1).toInteger(-1);
    if (orderId.size() < 6 || orderId.size() > 64 || name.isEmpty() || name.size() > 100 || amount <= 0)
        return refusal(400, "INVALID_REQUEST", "잘못된 요청입니다.");
    if (card.customerKey != request.value("customerKey"_L1).toString())
        return refusal(400, "NOT_MATCHES_CUSTOMER_KEY",
                       "빌링 인증 고객키와 결제 요청 고객키가 일치하지 않습니다.");
    const BookedPayment *before = newestOf(orderId);
    if (before && before->captures > 0)
        return refusal(400, "DUPLICATED_ORDER_ID",
                       "이미 승인 및 취소가 진행된 중복된 주문번호 입니다. 다른 주문번호로 진행해주세요.");
    if (!card.refusal.isEmpty())
        return {card.refusal.startsWith("REJECT_"_L1) ? 403 : 400,
                {{u"code"_s, card.refusal}, {u"message"_s, u"결제가 거절되었습니다."_s}}};
    BookedPayment payment;
    payment.paymentKey = newPaymentKey();
    payment.orderId = orderId;
    payment.amount = amount;
    payment.contract = m_billingSecretKey;
    payment.isBilling = true;
    capture(payment, m_surplus);
    m_payments.insert(payment.paymentKey, payment);
    return {200, shown(payment)};
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
                     {u"type"_s, payment.isBilling ? u"BILLING"_s : u"NORMAL"_s},
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

BookedPayment *TossBook::newestOf(const QString &orderId, const QString &contract)
{
    BookedPayment *newest = nullptr;
    for (BookedPayment &payment : m_payments) {
        if (payment.orderId == orderId && (contract.isEmpty() || payment.contract == contract))
            newest = &payment;
    }
    return newest;
}

QString TossBook::authorise(const QString &orderId, qint64 amount, TossMethod method)
{
    const std::lock_guard lock(m_mutex);
    BookedPayment payment;
    payment.paymentKey = newPaymentKey();
    payment.orderId = orderId;
    payment.contract = m_secretKey;
    payment.amount = payment.balance = amount;
    payment.method = method;
    payment.status = u"IN_PROGRESS"_s;
    m_payments.insert(payment.paymentKey, payment);
    return payment.paymentKey;
}

QString TossBook::newPaymentKey()
{
    return u"tgen_20261128_%1"_s.arg(++m_keys, 6, 10, QChar(u'0'));
}

QString TossBook::registerCard(const QString &customerKey, const QString &refusal)
{
    const std::lock_guard lock(m_mutex);
    BookedCard card;
    // Theirs are base64: what a path may not hold as it is.
    card.billingKey = u"Z_t5/vOQ+%1="_s.arg(++m_keys, 6, 10, QChar(u'0'));
    card.authKey = u"e_826EDB0730790E96F116FFF3799A65DE-%1"_s.arg(m_keys);
    card.customerKey = customerKey;
    card.refusal = refusal;
    m_cards.insert(card.billingKey, card);
    return card.authKey;
}

void TossBook::refuseCards(const QString &customerKey, const QString &refusal)
{
    const std::lock_guard lock(m_mutex);
    for (BookedCard &card : m_cards) {
        if (card.customerKey == customerKey)
            card.refusal = refusal;
    }
}

void TossBook::keepRefusal(const QString &idempotencyKey, const QString &code)
{
    const std::lock_guard lock(m_mutex);
    m_keptRefusals.insert(idempotencyKey.toLatin1(), code);
}

void TossBook::forgetIdempotency()
{
    const std::lock_guard lock(m_mutex);
    m_first.clear();
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

QList<BookedCard> TossBook::cards() const
{
    const std::lock_guard lock(m_mutex);
    return m_cards.values();
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
