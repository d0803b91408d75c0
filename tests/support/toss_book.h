// SPDX-License-Identifier: GPL-3.0-or-later
// TossBook: what Toss Payments would know and answer, after its public API documentation: payments, their
// statuses, error codes and idempotency keys. No sockets, no faults.
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

#include <mutex>
#include <optional>

namespace madang::test {

/// What the payer does in the gateway's own window.
enum class TossMethod { Card, DeclinedCard, VirtualAccount };

struct TossReply {
    int status = 200;
    QJsonObject body;
};

/// One payment as the company's own book holds it.
struct BookedPayment {
    QString paymentKey;
    QString orderId;
    TossMethod method = TossMethod::Card;
    QString status;
    qint64 amount = 0;
    qint64 balance = 0;
    qint64 captured = 0; ///< all money ever taken by it
    int captures = 0; ///< how often money was taken: never more than once
    QString failure;
    QDateTime dueAt;
    QJsonArray cancels;
    QString contract; ///< the secret key under which it is known
    bool isBilling = false; ///< charged to a registered card
};

/// One registered card as their book holds it.
struct BookedCard {
    QString billingKey;
    QString customerKey;
    QString authKey;
    QString refusal; ///< what the card company says to every charge; empty: it pays
    bool isIssued = false;
    bool isRemoved = false;
};

/// Safe from any thread.
class TossBook {
public:
    /// The contract for registered cards has a key of its own, as in real life: payments made under one are
    /// not known under the other.
    explicit TossBook(QString secretKey, QString billingSecretKey = {})
        : m_secretKey(std::move(secretKey))
        , m_billingSecretKey(std::move(billingSecretKey))
    {
    }

    /// A request as it came, judged and carried out.
    TossReply answer(const QByteArray &method, const QString &path, const QByteArray &authorization,
                     const QByteArray &idempotencyKey, const QByteArray &body);

    // What happens beside the API.
    /// The payer went through the window: the payment waits to be confirmed. Its key.
    QString authorise(const QString &orderId, qint64 amount, TossMethod method = TossMethod::Card);
    /// The owner of a card went through the window for registering it: the authKey that their browser brings.
    QString registerCard(const QString &customerKey, const QString &refusal = {});
    /// What the card company says from now on to whoever charges that customer's cards.
    void refuseCards(const QString &customerKey, const QString &refusal);
    /// What was answered first to a POST with that key is answered again, an error too.
    void keepRefusal(const QString &idempotencyKey, const QString &code);
    /// More than 15 days passed: no idempotency key is remembered.
    void forgetIdempotency();
    /// The money of a virtual account came; false when none is waited for.
    bool deposit(const QString &orderId);
    /// The time of every payment that is still open is over.
    void expireAll();
    /// From now on captures take that much more than was agreed.
    void setSurplus(qint64 won);

    QList<BookedPayment> payments() const;
    QList<BookedCard> cards() const;
    std::optional<BookedPayment> paymentOf(const QString &orderId) const;
    /// Everything taken and not given back.
    qint64 held() const;
    /// Whether some order was captured more than once, by whatever payments.
    bool capturedTwice() const;
    /// The DEPOSIT_CALLBACK or PAYMENT_STATUS_CHANGED that they would send about an order now.
    QByteArray webhook(const QString &orderId) const;

private:
    TossReply carryOut(const QByteArray &method, const QString &path, const QByteArray &body,
                       const QString &contract);
    TossReply issue(const QJsonObject &request);
    TossReply charge(BookedCard &card, const QJsonObject &request);
    TossReply billing(const QByteArray &method, const QStringList &parts, const QJsonObject &request);
    QString newPaymentKey();
    TossReply confirm(const QJsonObject &request);
    TossReply cancel(BookedPayment &payment, const QJsonObject &request);
    QJsonObject shown(const BookedPayment &payment) const;
    BookedPayment *newestOf(const QString &orderId, const QString &contract = {});

    const QString m_secretKey;
    const QString m_billingSecretKey;
    mutable std::mutex m_mutex; ///< guards everything below
    QMap<QString, BookedPayment> m_payments; ///< by key, which grows
    QMap<QString, BookedCard> m_cards; ///< by billing key
    QHash<QByteArray, TossReply> m_first; ///< by idempotency key, method, path and API key
    qint64 m_surplus = 0;
    QHash<QByteArray, QString> m_keptRefusals; ///< by idempotency key
    int m_keys = 0;
};

} // namespace madang::test
