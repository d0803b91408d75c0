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
};

/// Safe from any thread.
class TossBook {
public:
    explicit TossBook(QString secretKey)
        : m_secretKey(std::move(secretKey))
    {
    }

    /// A request as it came, judged and carried out.
    TossReply answer(const QByteArray &method, const QString &path, const QByteArray &authorization,
                     const QByteArray &idempotencyKey, const QByteArray &body);

    // What happens beside the API.
    /// The payer went through the window: the payment waits to be confirmed. Its key.
    QString authorise(const QString &orderId, qint64 amount, TossMethod method = TossMethod::Card);
    /// The money of a virtual account came; false when none is waited for.
    bool deposit(const QString &orderId);
    /// The time of every payment that is still open is over.
    void expireAll();
    /// From now on captures take that much more than was agreed.
    void setSurplus(qint64 won);

    QList<BookedPayment> payments() const;
    std::optional<BookedPayment> paymentOf(const QString &orderId) const;
    /// Everything taken and not given back.
    qint64 held() const;
    /// Whether some order was captured more than once, by whatever payments.
    bool capturedTwice() const;
    /// The DEPOSIT_CALLBACK or PAYMENT_STATUS_CHANGED that they would send about an order now.
    QByteArray webhook(const QString &orderId) const;

private:
    TossReply carryOut(const QByteArray &method, const QString &path, const QByteArray &body);
    TossReply confirm(const QJsonObject &request);
    TossReply cancel(BookedPayment &payment, const QJsonObject &request);
    QJsonObject shown(const BookedPayment &payment) const;
    BookedPayment *newestOf(const QString &orderId);

    const QString m_secretKey;
    mutable std::mutex m_mutex; ///< guards everything below
    QMap<QString, BookedPayment> m_payments; ///< by key, which grows
    QHash<QByteArray, TossReply> m_first; ///< by idempotency key and path
    qint64 m_surplus = 0;
    int m_keys = 0;
};

} // namespace madang::test
