// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/hooks/hook_runner.h"

#include "common/base/log.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    QProcessEnvironment environmentOfHooks()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &secret :
             {u"MADANG_PASSWORD"_s, u"MADANG_PASSPHRASE"_s, u"MADANG_CODE"_s, u"MADANG_TOKEN"_s})
            environment.remove(secret);
        return environment;
    }

    /// A session of its own: no terminal to read from or to be stopped by, and one group to be ended
    /// together.
    void becomeIndependent()
    {
        ::setsid();
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr); // ours are blocked, and would stay so
    }

    void signalAll(const QProcess &process, int number)
    {
        const auto leader = pid_t(process.processId());
        if (process.state() == QProcess::NotRunning || leader <= 1)
            return;
        if (::kill(-leader, number) != 0)
            ::kill(leader, number); // it has not become one yet
    }

} // namespace

HookRunner::HookRunner(QStringList command, AlarmClock &clock, QObject *parent)
    : QObject(parent)
    , m_command(std::move(command))
    , m_clock(clock)
{
    Q_ASSERT(!m_command.isEmpty());
}

HookRunner::~HookRunner()
{
    for (const Run &run : m_runs) {
        disconnect(run.process, nullptr, this, nullptr);
        signalAll(*run.process, SIGKILL);
        run.process->waitForFinished(1000);
    }
}

bool HookRunner::run(const QByteArray &line)
{
    const qint64 now = m_clock.steady();
    const qint64 minute = std::chrono::milliseconds(1min).count();
    while (!m_starts.isEmpty() && m_starts.first() + minute <= now)
        m_starts.removeFirst();
    if (m_starts.size() >= kMostAMinute || running() >= kMostAtOnce) {
        qCWarning(lcFace) << "hook left out" << running() << m_starts.size();
        return false;
    }
    m_starts.append(now);
    auto *process = new QProcess(this);
    process->setProgram(m_command.first());
    process->setArguments(m_command.mid(1));
    process->setProcessEnvironment(environmentOfHooks());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setChildProcessModifier(becomeIndependent);
    connect(process, &QProcess::finished, this, [this, process] { forget(process); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        forget(process);
        Q_EMIT failed(m_command.first());
    });
    std::unique_ptr<Alarm> end = m_clock.makeAlarm([this, process] { onLate(process); });
    end->start(kLongest);
    m_runs.push_back({process, std::move(end)});
    process->start(QIODevice::WriteOnly);
    process->write(line + '\n');
    process->closeWriteChannel();
    return true;
}

void HookRunner::onLate(QProcess *process)
{
    for (Run &run : m_runs) {
        if (run.process != process)
            continue;
        if (!run.wasAsked)
            qCWarning(lcFace) << "hook takes too long" << m_command.first();
        signalAll(*process, run.wasAsked ? SIGKILL : SIGTERM);
        if (!std::exchange(run.wasAsked, true))
            run.end->start(kGrace);
        return;
    }
}

void HookRunner::forget(QProcess *process)
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(),
                                 [process](const Run &run) { return run.process == process; });
    if (at == m_runs.end())
        return;
    m_runs.erase(at);
    process->deleteLater();
}

} // namespace madang::tui
