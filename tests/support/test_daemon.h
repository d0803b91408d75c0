// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, started on a free port in a folder of its own, stopped by its process id.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace madang::test {

/// Belongs to one thread. The program is <MADANG_BUILD_DIR>/bin/madangd, which ctest names.
class TestDaemon {
public:
    /// `accounts`: more lines of that section of its configuration; `sections`: others, as they stand in it.
    explicit TestDaemon(QByteArray accounts = {}, QByteArray sections = {})
        : m_accounts(std::move(accounts))
        , m_sections(std::move(sections))
    {
    }
    ~TestDaemon() { stop(); }
    TestDaemon(const TestDaemon &) = delete;
    TestDaemon &operator=(const TestDaemon &) = delete;

    /// Starts it and waits until it is ready; false after ten seconds, or when it ended. log() says why.
    bool start();
    /// SIGTERM, then waits for its end; false when it did not end by itself with code 0.
    bool stop();

    /// Where it listens: "http://127.0.0.1:40123".
    QString url() const { return m_url; }
    QString dataFolder() const { return m_folder.path(); }
    QByteArray log() const;

private:
    const QByteArray m_accounts;
    const QByteArray m_sections;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_url;
};

} // namespace madang::test
