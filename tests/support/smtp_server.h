// SPDX-License-Identifier: GPL-3.0-or-later
// A real mail server on a free loopback port (smtp_server.py), with a certificate of its own.
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace madang::test {

/// Belongs to one thread; ends with this object.
class SmtpServerProcess {
public:
    explicit SmtpServerProcess(const QString &security, const QString &mood = {})
        : m_security(security)
        , m_mood(mood)
    {
    }
    ~SmtpServerProcess() { stop(); }
    SmtpServerProcess(const SmtpServerProcess &) = delete;
    SmtpServerProcess &operator=(const SmtpServerProcess &) = delete;

    static bool isThere()
    {
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")});
        return python.waitForFinished(60'000) && python.exitStatus() == QProcess::NormalExit
            && python.exitCode() == 0;
    }
    /// On a free port, or on one that it had before.
    bool start(int port = 0)
    {
        if (m_security != QLatin1String("none") && !QFile::exists(certificate())) {
            QProcess openssl;
            openssl.start(
                QStringLiteral("openssl"),
                QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
                               "subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout %1 -out %2")
                    .arg(m_folder.filePath(QStringLiteral("key.pem")), certificate())
                    .split(QLatin1Char(' ')));
            openssl.waitForFinished(60'000);
        }
        QDir(m_folder.path()).mkpath(QStringLiteral("mails"));
        QStringList arguments{
            qEnvironmentVariable("MADANG_SOURCE_DIR") + QStringLiteral("/tests/support/smtp_server.py"),
            mails(), certificate(), m_folder.filePath(QStringLiteral("key.pem")), m_security};
        arguments += m_mood.isEmpty() ? QStringLiteral("take") : m_mood;
        arguments += QString::number(port);
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("errors.log")));
        m_process.start(QStringLiteral("/usr/bin/python3"), arguments);
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                return false;
        }
        m_port = m_process.readLine().trimmed().split(' ').value(1).toInt();
        return m_port > 0;
    }
    void stop()
    {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(20'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    int port() const { return m_port; }
    QString certificate() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    QString mails() const { return m_folder.filePath(QStringLiteral("mails")); }
    /// What a mail program reads in those that have arrived.
    QStringList read() const { return contents(QStringLiteral("*.txt")); }
    /// The mails that have arrived, whole.
    QList<QByteArray> arrived() const
    {
        QList<QByteArray> all;
        for (const QString &content : contents(QStringLiteral("*.eml")))
            all += content.toUtf8();
        return all;
    }

private:
    QStringList contents(const QString &pattern) const
    {
        QStringList all;
        for (const QString &name : QDir(mails()).entryList({pattern}, QDir::Files, QDir::Name)) {
            QFile file(mails() + QLatin1Char('/') + name);
            if (file.open(QIODevice::ReadOnly))
                all += QString::fromUtf8(file.readAll());
        }
        return all;
    }

    const QString m_security;
    const QString m_mood;
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace madang::test
