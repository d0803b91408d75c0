// SPDX-License-Identifier: GPL-3.0-or-later
// Serving: `madangd serve` on the store of a VerbStore, on a free port, stopped by its process id.
#pragma once

#include "tests/server/commands/verb_store.h"
#include "tests/support/patience.h"

namespace madang::test {

/// In a data folder of its own below the store's: for PostgreSQL, where that is another machine's.
class Serving {
public:
    Serving(const VerbStore &store, const QString &folder)
        : m_log(store.below(folder + QStringLiteral(".log")))
        , m_address(store.below(folder) + QStringLiteral("/address"))
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_log);
        m_process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + QStringLiteral("/bin/madangd"),
                        {QStringLiteral("serve"), QStringLiteral("--config"),
                         store.below(QStringLiteral("madangd.toml")), QStringLiteral("--data"),
                         store.below(folder), QStringLiteral("--port"), QStringLiteral("0")});
    }
    ~Serving() { kill(); }
    Serving(const Serving &) = delete;
    Serving &operator=(const Serving &) = delete;

    /// Waits until it listens; false when it ended instead. log() says why.
    bool listens()
    {
        return eventually([this] { return QFile::exists(m_address) || hasEnded(); }) && !hasEnded();
    }
    /// Where it listens: "http://127.0.0.1:40123".
    QString url() const { return QString::fromUtf8(contentOf(m_address)).trimmed(); }
    qint64 id() const { return m_process.processId(); }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    int code() const { return m_process.exitCode(); }
    QByteArray log() const { return contentOf(m_log); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QString m_log;
    const QString m_address;
    QProcess m_process;
};

} // namespace madang::test
