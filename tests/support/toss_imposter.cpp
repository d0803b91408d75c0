// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toss_imposter.h"

#include "common/base/thread_order.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <future>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::pair<QLatin1StringView, TossFault> kFaultWords[] = {
        {"none"_L1, TossFault::None},
        {"drop-before"_L1, TossFault::DropBefore},
        {"drop-after"_L1, TossFault::DropAfter},
        {"error-before"_L1, TossFault::ErrorBefore},
        {"error-after"_L1, TossFault::ErrorAfter},
        {"provider-error"_L1, TossFault::ProviderError},
        {"already-processed"_L1, TossFault::AlreadyProcessed},
        {"late"_L1, TossFault::Late},
        {"garbage"_L1, TossFault::Garbage},
    };

    TossFault faultNamed(const QString &word)
    {
        for (const auto &[name, fault] : kFaultWords) {
            if (word == name)
                return fault;
        }
        return TossFault::None;
    }

    TossMethod methodNamed(const QString &word)
    {
        return word == "virtual-account"_L1 ? TossMethod::VirtualAccount
            : word == "declined"_L1         ? TossMethod::DeclinedCard
                                            : TossMethod::Card;
    }

    QByteArray httpOf(int status, const QByteArray &body)
    {
        return "HTTP/1.1 " + QByteArray::number(status)
            + " Answer\r\nContent-Type: application/json;charset=UTF-8"
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    QByteArray textOf(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    QByteArray trouble(const char *code)
    {
        return textOf(
            {{u"code"_s, QLatin1StringView(code)}, {u"message"_s, u"일시적인 오류가 발생했습니다."_s}});
    }

    bool isDone(TossFault fault)
    {
        return fault != TossFault::DropBefore && fault != TossFault::ErrorBefore
            && fault != TossFault::ProviderError;
    }

} // namespace

/// One connection: requests with a Content-Length, answered in turn.
class TossConversation : public QObject {
public:
    TossConversation(TossImposter &imposter, QTcpSocket *socket)
        : QObject(socket)
        , m_imposter(imposter)
        , m_socket(socket)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void read()
    {
        m_input += m_socket->readAll();
        while (true) {
            const qsizetype end = m_input.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            QHash<QByteArray, QByteArray> fields;
            const QList<QByteArray> lines = m_input.first(end).split('\n');
            for (const QByteArray &line : lines.sliced(1)) {
                const qsizetype colon = line.indexOf(':');
                fields.insert(line.first(qMax<qsizetype>(colon, 0)).toLower(), line.mid(colon + 1).trimmed());
            }
            const qsizetype length = fields.value("content-length").toLongLong();
            if (m_input.size() < end + 4 + length)
                return;
            const QByteArray body = m_input.mid(end + 4, length);
            m_input.remove(0, end + 4 + length);
            const QList<QByteArray> start = lines.first().trimmed().split(' ');
            if (start.size() == 3)
                answer(start[0], QString::fromUtf8(start[1]), fields, body);
        }
    }

    void answer(const QByteArray &method, const QString &path, const QHash<QByteArray, QByteArray> &fields,
                const QByteArray &body)
    {
        if (path.startsWith("/imposter/"_L1)) {
            m_socket->write(httpOf(200, m_imposter.control(path, body)));
            return;
        }
        const TossFault fault
            = m_imposter.nextFault(QString::fromUtf8(QByteArray::fromPercentEncoding(path.toUtf8())));
        TossReply reply;
        if (isDone(fault))
            reply = m_imposter.book().answer(method, path, fields.value("authorization"),
                                             fields.value("idempotency-key"), body);
        switch (fault) {
        case TossFault::DropBefore:
        case TossFault::DropAfter:
            m_socket->abort();
            return;
        case TossFault::ErrorBefore:
        case TossFault::ErrorAfter:
            m_socket->write(httpOf(500, trouble("FAILED_INTERNAL_SYSTEM_PROCESSING")));
            return;
        case TossFault::ProviderError:
            m_socket->write(httpOf(400, trouble("PROVIDER_ERROR")));
            return;
        case TossFault::AlreadyProcessed:
            m_socket->write(httpOf(400, trouble("ALREADY_PROCESSED_PAYMENT")));
            return;
        case TossFault::Garbage:
            m_socket->write(httpOf(200, "<html>bad gateway</html>"));
            return;
        case TossFault::Late:
            QTimer::singleShot(int(m_imposter.m_lateness), this, [this, reply] { write(reply); });
            return;
        case TossFault::None:
            write(reply);
            return;
        }
    }

    /// What has no body is sent without one.
    void write(const TossReply &reply)
    {
        m_socket->write(httpOf(reply.status, reply.body.isEmpty() ? QByteArray() : textOf(reply.body)));
    }

    TossImposter &m_imposter;
    QTcpSocket *m_socket;
    QByteArray m_input;
};

class TossImposter::Worker : public QObject {
public:
    /// The port.
    quint16 listen(TossImposter &imposter)
    {
        m_server = std::make_unique<QTcpServer>();
        connect(m_server.get(), &QTcpServer::newConnection, this, [this, &imposter] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                new TossConversation(imposter, socket);
        });
        return m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : quint16(0);
    }
    void close() { m_server.reset(); }

private:
    std::unique_ptr<QTcpServer> m_server;
};

TossImposter::TossImposter(const QString &secretKey, const QString &billingSecretKey)
    : m_secretKey(secretKey)
    , m_billingSecretKey(billingSecretKey)
    , m_book(secretKey, billingSecretKey)
    , m_worker(std::make_unique<Worker>())
{
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    QObject::connect(
        &m_thread, &QThread::finished, m_worker.get(), [] { thread_order::publish(); }, Qt::DirectConnection);
    std::promise<quint16> port;
    QMetaObject::invokeMethod(m_worker.get(),
                              thread_order::Ordered([&] { port.set_value(m_worker->listen(*this)); }));
    m_address = QUrl(u"http://127.0.0.1:%1"_s.arg(port.get_future().get()));
}

TossImposter::~TossImposter()
{
    QMetaObject::invokeMethod(m_worker.get(), thread_order::Ordered([this] {
                                  m_worker->close();
                                  m_thread.quit();
                              }));
    m_thread.wait();
    thread_order::observe();
}

void TossImposter::setFaults(std::deque<TossFault> faults)
{
    const std::lock_guard lock(m_mutex);
    m_faults = std::move(faults);
}

void TossImposter::choose(std::function<TossFault()> fault)
{
    const std::lock_guard lock(m_mutex);
    m_choose = std::move(fault);
}

int TossImposter::requests(const QString &pathEnd) const
{
    const std::lock_guard lock(m_mutex);
    return int(std::count_if(m_paths.begin(), m_paths.end(),
                             [&](const QString &path) { return path.endsWith(pathEnd); }));
}

TossFault TossImposter::nextFault(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    m_paths += path;
    if (!m_faults.empty()) {
        const TossFault fault = m_faults.front();
        m_faults.pop_front();
        return fault;
    }
    return m_choose ? m_choose() : TossFault::None;
}

QByteArray TossImposter::control(const QString &path, const QByteArray &body)
{
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    const QString order = request.value("orderId"_L1).toString();
    if (path == "/imposter/authorise"_L1)
        return textOf({{u"paymentKey"_s,
                        m_book.authorise(order, request.value("amount"_L1).toInteger(),
                                         methodNamed(request.value("method"_L1).toString()))}});
    if (path == "/imposter/register-card"_L1)
        return textOf({{u"authKey"_s,
                        m_book.registerCard(request.value("customerKey"_L1).toString(),
                                            request.value("refusal"_L1).toString())}});
    if (path == "/imposter/deposit"_L1)
        return textOf({{u"deposited"_s, m_book.deposit(order)}});
    if (path == "/imposter/webhook"_L1)
        return m_book.webhook(order);
    if (path == "/imposter/faults"_L1) {
        std::deque<TossFault> faults;
        for (const QJsonValue &word : request.value("faults"_L1).toArray())
            faults.push_back(faultNamed(word.toString()));
        if (request.contains("lateness"_L1))
            setLateness(std::chrono::milliseconds(request.value("lateness"_L1).toInteger()));
        setFaults(std::move(faults));
        return "{}";
    }
    QJsonArray payments;
    for (const BookedPayment &payment : m_book.payments())
        payments.append(QJsonObject{{u"orderId"_s, payment.orderId},
                                    {u"paymentKey"_s, payment.paymentKey},
                                    {u"status"_s, payment.status},
                                    {u"amount"_s, payment.amount},
                                    {u"balance"_s, payment.balance},
                                    {u"captures"_s, payment.captures}});
    QJsonArray cards;
    for (const BookedCard &card : m_book.cards())
        cards.append(QJsonObject{{u"customerKey"_s, card.customerKey},
                                 {u"issued"_s, card.isIssued},
                                 {u"removed"_s, card.isRemoved}});
    return textOf({{u"payments"_s, payments},
                   {u"cards"_s, cards},
                   {u"held"_s, m_book.held()},
                   {u"capturedTwice"_s, m_book.capturedTwice()}});
}

} // namespace madang::test
