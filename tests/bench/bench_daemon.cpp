// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_daemon.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrl>

#include <thread>

#include <unistd.h>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 20'000;

    QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

} // namespace

BenchDaemon::BenchDaemon(const QString &program)
{
    QFile config(m_folder.filePath(u"madangd.toml"_s));
    if (!config.open(QIODevice::WriteOnly))
        qFatal("cannot write to %s", qPrintable(m_folder.path()));
    config.write("[limits]\nrate_percent = 0\nconnections_per_address = 100000\n");
    config.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"madangd.log"_s));
    m_process.start(program,
                    {u"serve"_s, u"--config"_s, config.fileName(), u"--data"_s, m_folder.filePath(u"data"_s),
                     u"--port"_s, u"0"_s});
    QElapsedTimer waited;
    for (waited.start(); m_port == 0 && waited.elapsed() < kPatience;) {
        m_port = quint16(
            QUrl(QString::fromUtf8(contentOf(m_folder.filePath(u"data/address"_s))).trimmed()).port(0));
        if (m_process.waitForFinished(5) || m_process.state() == QProcess::NotRunning)
            break;
    }
    if (m_port == 0)
        qFatal("%s did not start:\n%s", qPrintable(program),
               contentOf(m_folder.filePath(u"madangd.log"_s)).constData());
}

BenchDaemon::~BenchDaemon()
{
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
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    socket.write(request + "\r\n" + json);
    QByteArray answer;
    while (socket.waitForReadyRead(kPatience))
        answer += socket.readAll();
    if (!answer.startsWith("HTTP/1.1 20"))
        qFatal("%s %s: %s", method.constData(), path.constData(), answer.constData());
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

qint64 privateMemoryOf(qint64 process)
{
    qint64 octets = 0;
    const QByteArray rollup = contentOf(u"/proc/%1/smaps_rollup"_s.arg(process));
    for (const QByteArray &line : rollup.split('\n')) {
        if (line.startsWith("Private_"))
            octets += line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return octets;
}

double cpuSecondsOf(qint64 process)
{
    const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(process));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

} // namespace madang::bench
