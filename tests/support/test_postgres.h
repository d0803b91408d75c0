// SPDX-License-Identifier: GPL-3.0-or-later
// One PostgreSQL server per test process, in a temporary folder, on a unix socket only. It dies with the
// process. The first process of a schema keeps a cluster with a migrated database in the build folder; all
// others copy it.
#pragma once

#include "server/db/database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace madang::test {

class TestPostgres {
public:
    /// Whether PostgreSQL's programs are installed.
    static bool installed();
    /// The process's server, started at the first call.
    static TestPostgres &server();
    ~TestPostgres();

    enum class Content { Nothing, Schema };
    /// Makes a database: an empty one, or one with the newest schema.
    StoreAddress create(Content content);
    void drop(const StoreAddress &address);
    /// The section of a configuration that leads to a database.
    static QByteArray sectionOf(const StoreAddress &address);

private:
    TestPostgres();
    void run(const QString &program, const QStringList &arguments);
    void start();
    void stop(int signal);
    /// Fills the folder with a new cluster that holds a migrated database, and leaves the server stopped.
    void prepareCluster();
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    StoreAddress addressOf(const QString &database) const;
    Database &admin();

    QTemporaryDir m_folder;
    QProcess m_process;
    std::unique_ptr<Database> m_admin;
    int m_count = 0;
};

} // namespace madang::test
