// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/launch/one_program.h"

#include "common/base/log.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kAgain = 50ms;

    QString canonical(const QString &profile)
    {
        const QString path = QFileInfo(profile).canonicalFilePath();
        return path.isEmpty() ? QFileInfo(profile).absoluteFilePath() : path;
    }

    /// In the person's own folder for running programs.
    QString addressOf(const QString &profile)
    {
        const QByteArray name
            = QCryptographicHash::hash(canonical(profile).toUtf8(), QCryptographicHash::Sha256).toHex();
        return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + "/madang-"_L1
            + QString::fromLatin1(name.first(24));
    }

} // namespace

OneProgram::OneProgram(QString profile)
    : m_profile(std::move(profile))
    , m_address(addressOf(m_profile))
    , m_lock(m_profile + "/program.lock"_L1)
{
    // Held for days; who died holding it is known by its process.
    m_lock.setStaleLockTime(0);
}

OneProgram::~OneProgram() = default;

bool OneProgram::take()
{
    return m_lock.tryLock(0) || m_lock.error() != QLockFile::LockFailedError;
}

void OneProgram::listen()
{
    if (!m_lock.isLocked())
        return;
    // Ours alone: whoever left it there is gone.
    QLocalServer::removeServer(m_address);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server->nextPendingConnection())
            serve(caller);
    });
    if (!m_server->listen(m_address))
        qCWarning(lcFace) << "later starts cannot be heard:" << m_server->errorString();
}

void OneProgram::serve(QLocalSocket *caller)
{
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    if (m_callers >= kMostCallers) {
        caller->abort();
        caller->deleteLater();
        return;
    }
    ++m_callers;
    connect(caller, &QObject::destroyed, this, [this] { --m_callers; });
    QTimer::singleShot(kPatience, caller, &QLocalSocket::abort);
    const auto answered = std::make_shared<bool>(false);
    const auto read = [this, caller, answered] {
        if (*answered)
            return;
        const QByteArray line = caller->peek(kLargestCall + 1);
        const qsizetype end = line.indexOf('\n');
        if (end < 0 && line.size() <= kLargestCall)
            return;
        *answered = true;
        const auto start = end < 0 ? Result<LaterStart>(Error{Code::TooLong, "call"})
                                   : fromJson<LaterStart>(caller->readLine().trimmed());
        caller->write(start ? "ok\n" : "no\n");
        caller->disconnectFromServer();
        if (start)
            Q_EMIT called(*start);
    };
    connect(caller, &QLocalSocket::readyRead, this, read);
    read();
}

Done OneProgram::call(const LaterStart &start) const
{
    const Error silent{Code::Unavailable, "running"};
    QElapsedTimer since;
    since.start();
    QLocalSocket socket;
    // It may have taken the profile a moment ago and not be listening yet.
    for (;;) {
        socket.connectToServer(m_address);
        if (socket.waitForConnected(int(kPatience.count())))
            break;
        if (since.hasExpired(kPatience.count()))
            return silent;
        QThread::msleep(kAgain.count());
    }
    socket.write(toJson(start) + '\n');
    while (!socket.canReadLine()) {
        const qint64 left = kPatience.count() - since.elapsed();
        if (left <= 0 || !socket.waitForReadyRead(int(left)))
            break;
    }
    if (!socket.canReadLine() || socket.readLine() != "ok\n")
        return silent;
    return {};
}

} // namespace madang::gui
