// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_daemon.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QTest>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kStartTime = 60'000;
    constexpr int kStopTime = 20'000;
    /// Tests sign in often and act fast; the limits on that have tests of their own.
    constexpr const char *kConfig = "[limits]\nrate_percent = 0\n"
                                    "[accounts]\nhash_memory_mib = 8\nhash_operations = 1\n";

    QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

} // namespace

bool TestDaemon::start()
{
    QFile config(m_folder.filePath(u"madangd.toml"_s));
    if (!config.open(QIODevice::WriteOnly) || config.write(kConfig + m_accounts + m_sections) < 0)
        return false;
    config.close();
    const QString address = m_folder.filePath(u"data/address"_s);
    QFile::remove(address);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"madangd.log"_s), QIODevice::Append);
    m_process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + "/bin/madangd"_L1,
                    {u"serve"_s, u"--config"_s, config.fileName(), u"--data"_s, m_folder.filePath(u"data"_s),
                     u"--port"_s, u"0"_s});
    // The address is written once it listens, so what connects from then on is answered.
    const auto listens = [&] {
        m_url = QString::fromUtf8(contentOf(address)).trimmed();
        return !m_url.isEmpty() || m_process.state() == QProcess::NotRunning;
    };
    return test::eventually(listens, kStartTime) && !m_url.isEmpty();
}

bool TestDaemon::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_url.isEmpty();
    m_process.terminate();
    const bool ended = m_process.waitForFinished(kStopTime);
    if (!ended) {
        m_process.kill();
        m_process.waitForFinished();
    }
    m_url.clear();
    return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QByteArray TestDaemon::log() const
{
    return contentOf(m_folder.filePath(u"madangd.log"_s));
}

} // namespace madang::test
