// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_daemon.h"

#include "tests/bench/machine.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 60'000;
    constexpr QByteArrayView kPassword = "pebble lantern orchard";

    QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

} // namespace

QByteArray answerTo(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(kPatience))
        answer += socket.readAll();
    return answer;
}

BenchDaemon::BenchDaemon(const DaemonSetup &setup)
    : m_folder(std::make_unique<QTemporaryDir>())
    , m_data(setup.data.isEmpty() ? m_folder->filePath(u"data"_s) : setup.data)
{
    start(setup);
    admit(setup.accounts);
}

BenchDaemon::BenchDaemon(quint16 port, pid_t process)
    : m_processId(process)
    , m_port(port)
{
    admit(4);
}

BenchDaemon::~BenchDaemon()
{
    stop();
}

void BenchDaemon::start(const DaemonSetup &setup)
{
    QFile config(m_folder->filePath(u"madangd.toml"_s));
    if (!config.open(QIODevice::WriteOnly))
        qFatal("cannot write to %s", qPrintable(m_folder->path()));
    config.write("[limits]\nrate_percent = 0\nconnections = 19000\nconnections_per_address = 100000\n"
                 "connections_per_account = 100000\nrooms_per_account = 100000\nframes_per_second = 0\n"
                 "[accounts]\nhash_memory_mib = 8\nhash_operations = 1\n"
                 + setup.config);
    config.close();
    QFile::remove(m_data + "/address"_L1);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder->filePath(u"madangd.log"_s));
    m_process.setChildProcessModifier([core = setup.core] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        bindToCore(core);
    });
    const qint64 begun = nowNs();
    m_process.start(setup.program,
                    {u"serve"_s, u"--config"_s, config.fileName(), u"--data"_s, m_data, u"--port"_s, u"0"_s});
    QElapsedTimer waited;
    for (waited.start(); m_port == 0 && waited.elapsed() < kPatience;) {
        const quint16 port
            = quint16(QUrl(QString::fromUtf8(contentOf(m_data + "/address"_L1)).trimmed()).port(0));
        if (port != 0
            && answerTo(port, "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                   .startsWith("HTTP/1.1 200"))
            m_port = port;
        else if (m_process.waitForFinished(1) || m_process.state() == QProcess::NotRunning)
            break;
    }
    m_startSeconds = double(nowNs() - begun) / 1e9;
    m_processId = pid_t(m_process.processId());
    if (m_port == 0)
        qFatal("%s did not start:\n%s", qPrintable(setup.program),
               contentOf(m_folder->filePath(u"madangd.log"_s)).constData());
}

QString BenchDaemon::password()
{
    return QString::fromLatin1(kPassword);
}

QByteArray BenchDaemon::signIn(const QString &username) const
{
    return ask("POST", "/api/v1/sessions", {},
               {{u"username"_s, username}, {u"password"_s, password()}})["accessToken"_L1]
        .toString()
        .toLatin1();
}

/// People are new at each run: a store that is used again knows the earlier ones.
void BenchDaemon::admit(int accounts)
{
    const QString run = QString::number(nowNs() / 1000 % 100'000'000'000);
    for (int i = 0; i < accounts; ++i) {
        const QJsonObject person
            = ask("POST", "/api/v1/accounts", {},
                  {{u"username"_s, u"bench%1.%2"_s.arg(run).arg(i)}, {u"password"_s, password()}});
        m_tokens.append(person["accessToken"_L1].toString().toLatin1());
    }
}

void BenchDaemon::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kPatience))
        m_process.kill();
    m_process.waitForFinished();
}

QJsonObject BenchDaemon::ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                             const QJsonObject &body) const
{
    const QByteArray json
        = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nConnection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!json.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size())
            + "\r\n";
    const QByteArray answer = answerTo(m_port, request + "\r\n" + json);
    if (!answer.startsWith("HTTP/1.1 20"))
        qFatal("%s %s: %s", method.constData(), path.constData(), answer.constData());
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

QByteArray textFrom(quint16 port, const QByteArray &path)
{
    const QByteArray answer
        = answerTo(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

HttpReader::HttpReader(quint16 port, const QByteArray &token)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_token(token)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect: %s", strerror(errno));
}

HttpReader::~HttpReader()
{
    close(m_socket);
}

QByteArray HttpReader::get(const QByteArray &path)
{
    const QByteArray request
        = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token + "\r\n\r\n";
    if (::send(m_socket, request.constData(), size_t(request.size()), MSG_NOSIGNAL) != request.size())
        qFatal("the daemon does not listen");
    QByteArray answer;
    qsizetype whole = -1;
    while (whole < 0 || answer.size() < whole) {
        char octets[65536];
        const ssize_t count = ::recv(m_socket, octets, sizeof octets, 0);
        if (count <= 0)
            qFatal("%s: %s", path.constData(), answer.constData());
        answer.append(octets, count);
        const qsizetype head = answer.indexOf("\r\n\r\n");
        if (whole < 0 && head >= 0) {
            const QByteArray length = answer.left(head).toLower();
            const qsizetype at = length.indexOf("content-length:");
            if (at < 0 || !answer.startsWith("HTTP/1.1 200"))
                qFatal("%s: %s", path.constData(), answer.constData());
            whole = head + 4 + length.mid(at + 15).split('\r').first().trimmed().toLongLong();
        }
    }
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace madang::bench
