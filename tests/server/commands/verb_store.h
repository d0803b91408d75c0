// SPDX-License-Identifier: GPL-3.0-or-later
// VerbStore: a store on either engine with a data folder and a configuration, and the real program's verbs
// run on it.
#pragma once

#include "server/db/migrator.h"
#include "tests/support/test_database.h"
#include "tests/support/test_postgres.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace madang::test {

class VerbStore {
public:
    struct Ran {
        int code = -1;
        QByteArray out;
        QByteArray err;
        /// The lines of JSON it printed.
        QList<QJsonObject> lines() const
        {
            QList<QJsonObject> all;
            for (const QByteArray &line : out.split('\n')) {
                if (!line.trimmed().isEmpty())
                    all += QJsonDocument::fromJson(line).object();
            }
            return all;
        }
    };

    /// With the first `steps` of the schema; all of them unless told.
    explicit VerbStore(Engine engine, qsizetype steps = -1)
    {
        const QList<MigrationStep> all = builtInSteps(engine);
        const bool whole = steps < 0 || steps == all.size();
        if (!QDir().mkpath(data()))
            qFatal("a data folder cannot be made");
        if (engine == Engine::Postgres)
            m_address = TestPostgres::server().create(whole ? TestPostgres::Content::Schema
                                                            : TestPostgres::Content::Nothing);
        else
            m_address.path = data() + QStringLiteral("/madang.db");
        configure();
        if (engine == Engine::Postgres && whole)
            return;
        if (!madang::migrate(*open(), whole ? all : all.first(steps), SystemClock().now()))
            qFatal("a test store cannot be migrated");
    }
    ~VerbStore()
    {
        if (m_address.engine == Engine::Postgres)
            TestPostgres::server().drop(m_address);
    }
    VerbStore(const VerbStore &) = delete;
    VerbStore &operator=(const VerbStore &) = delete;

    const StoreAddress &address() const { return m_address; }
    QString data() const { return below(QStringLiteral("data")); }
    QString below(const QString &name) const { return m_folder.filePath(name); }
    /// Adds settings of [store] to the configuration.
    void set(const QString &lines) const
    {
        QFile file(below(QStringLiteral("madangd.toml")));
        const QString section
            = m_address.engine == Engine::Postgres ? QString() : QStringLiteral("[store]\n");
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append)
            || file.write((section + lines).toUtf8()) < 0)
            qFatal("a configuration cannot be written");
    }
    /// A connection of its own; `migrate` wants it closed.
    std::unique_ptr<Database> open() const
    {
        auto opened = Database::open(m_address, Database::Access::ReadWrite);
        if (!opened)
            qFatal("a test store cannot be opened");
        return *std::move(opened);
    }
    /// Runs a statement that must do well. One that makes or drops something has no binds: PostgreSQL
    /// prepares none.
    template <typename... Binds> void put(const QString &text, const Binds &...binds) const
    {
        const auto db = open();
        if constexpr (sizeof...(binds) == 0) {
            if (!db->script(text))
                qFatal("a test store takes no %s", qPrintable(text));
        } else if (!db->run(text, binds...)) {
            qFatal("a test store takes no %s", qPrintable(text));
        }
    }

    void start(QProcess &process, const QStringList &words, const QString &data = {}) const
    {
        process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + QStringLiteral("/bin/madangd"),
                      words
                          + QStringList{QStringLiteral("--config"), below(QStringLiteral("madangd.toml")),
                                        QStringLiteral("--data"), data.isEmpty() ? this->data() : data});
    }
    Ran run(const QStringList &words, const QString &data = {}) const
    {
        QProcess process;
        start(process, words, data);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    void configure()
    {
        QFile file(below(QStringLiteral("madangd.toml")));
        const QByteArray text
            = m_address.engine == Engine::Postgres ? TestPostgres::sectionOf(m_address) : QByteArray();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("a configuration cannot be written");
    }

    QTemporaryDir m_folder;
    StoreAddress m_address;
};

} // namespace madang::test
