// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/local_socket.h"

#include "common/base/log.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <sys/socket.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestLine = 64 * 1024;
    constexpr int kMostVisitors = 16;
    /// A gateway that is asked may take its time.
    constexpr int kPatienceMs = 60'000;
    constexpr int kConnectMs = 5'000;
    constexpr JsonLimits kReplyLimits{.bytes = 16 << 20, .depth = 32, .values = 1 << 20};

    /// The kernel's word about who is at the other end: ourselves, or who may do everything anyway; others
    /// are nobody.
    std::optional<uid_t> whoIsAt(qintptr descriptor)
    {
        ucred peer{};
        socklen_t size = sizeof peer;
        if (::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0
            || (peer.uid != ::geteuid() && peer.uid != 0))
            return std::nullopt;
        return peer.uid;
    }

    QByteArray refusal(const Error &error)
    {
        QJsonObject about{{u"code"_s, QString(wordOf(error.code))}, {u"about"_s, error.about}};
        if (!error.field.isEmpty())
            about.insert(u"field"_s, error.field);
        if (error.retryAfter > 0)
            about.insert(u"retryAfter"_s, error.retryAfter);
        return QJsonDocument(QJsonObject{{u"ok"_s, false}, {u"error"_s, about}})
            .toJson(QJsonDocument::Compact);
    }

    QByteArray lineOf(const Result<Reply> &reply)
    {
        if (!reply)
            return refusal(reply.error());
        return R"({"ok":true,"reply":)" + reply->body + '}';
    }

    Caller atSocket(uint uid)
    {
        Caller caller;
        caller.address = kSocketAddress;
        caller.requestId = u"socket:uid="_s + QString::number(uid);
        caller.language = u"en"_s;
        return caller;
    }

} // namespace

QString localSocketPath(const QString &folder)
{
    return folder + "/control.socket"_L1;
}

LocalSocket::LocalSocket(const Routes &routes)
    : m_routes(routes)
    , m_notifier(m_mailbox->fd(), QSocketNotifier::Read)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LocalSocket::accept);
    connect(&m_notifier, &QSocketNotifier::activated, this, &LocalSocket::deliver);
}

LocalSocket::~LocalSocket()
{
    m_mailbox->close();
    for (const Visitor &visitor : std::as_const(m_visitors))
        visitor.socket->disconnect(this);
}

Done LocalSocket::listen(const StoreFolder &folder)
{
    // One that was left behind is nobody's: the folder is ours alone.
    const QString path = localSocketPath(folder.path());
    QLocalServer::removeServer(path);
    if (!m_server.listen(path)) {
        qCWarning(lcServer).noquote() << "no local socket at" << path << m_server.errorString();
        return Error{Code::Unavailable, "local-socket"};
    }
    return {};
}

void LocalSocket::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        const auto uid = whoIsAt(socket->socketDescriptor());
        if (m_visitors.size() >= kMostVisitors || !uid) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const int number = ++m_lastVisitor;
        socket->setReadBufferSize(kLongestLine);
        m_visitors.insert(number, {socket, {}, false, *uid});
        connect(socket, &QLocalSocket::readyRead, this, [this, number] { read(number); });
        connect(socket, &QLocalSocket::disconnected, this, [this, number] {
            if (const Visitor gone = m_visitors.take(number); gone.socket)
                gone.socket->deleteLater();
        });
        read(number);
    }
}

void LocalSocket::read(int number)
{
    const auto visitor = m_visitors.find(number);
    if (visitor == m_visitors.end() || visitor->waits)
        return;
    visitor->received += visitor->socket->readAll();
    const qsizetype end = visitor->received.indexOf('\n');
    if (end < 0) {
        if (visitor->received.size() > kLongestLine)
            visitor->socket->abort();
        return;
    }
    const QByteArray line = visitor->received.left(end);
    visitor->received.remove(0, end + 1);
    visitor->waits = true;
    ask(number, line);
}

void LocalSocket::ask(int number, const QByteArray &line)
{
    const auto request = json::parseObject(line, {});
    if (!request)
        return answer(number, refusal(request.error()));
    QJsonObject members = *request;
    const Route *route = m_routes.named(members.take(u"command"_s).toString().toLatin1());
    if (!route)
        return answer(number, refusal(Error{Code::NotFound, "command"}.at(u"command"_s)));
    m_routes.call(*route, atSocket(m_visitors.value(number).uid), {members, json::Source::Body},
                  [this, number, mailbox = m_mailbox](const Result<Reply> &reply) {
                      mailbox->post([this, number, out = lineOf(reply)] { answer(number, out); });
                  });
}

void LocalSocket::deliver()
{
    for (const door::Mailbox::Letter &letter : m_mailbox->take())
        letter();
}

void LocalSocket::answer(int number, const QByteArray &line)
{
    const auto visitor = m_visitors.find(number);
    if (visitor == m_visitors.end())
        return;
    visitor->socket->write(line + '\n');
    visitor->socket->flush();
    visitor->waits = false;
    read(number);
}

// ---- the other end

Result<QJsonObject> callLocally(const QString &folder, const QByteArray &command, QJsonObject members)
{
    QLocalSocket socket;
    socket.connectToServer(localSocketPath(folder));
    if (!socket.waitForConnected(kConnectMs))
        return Error{Code::Unavailable, "no-daemon"};
    members.insert(u"command"_s, QString::fromLatin1(command));
    socket.write(QJsonDocument(members).toJson(QJsonDocument::Compact) + '\n');
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!socket.waitForReadyRead(kPatienceMs))
            return Error{socket.state() == QLocalSocket::ConnectedState ? Code::Timeout : Code::Unavailable,
                         "daemon"};
        line += socket.readAll();
    }
    TRY(const QJsonObject reply, json::parseObject(line, kReplyLimits));
    if (reply["ok"_L1].toBool())
        return reply["reply"_L1].toObject();
    const QJsonObject error = reply["error"_L1].toObject();
    return Error{codeOf(error["code"_L1].toString()), error["about"_L1].toString()}
        .at(error["field"_L1].toString())
        .after(error["retryAfter"_L1].toInt());
}

} // namespace madang
