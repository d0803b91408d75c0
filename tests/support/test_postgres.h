// SPDX-License-Identifier: GPL-3.0-or-later
// One PostgreSQL server per test process, in a temporary folder, on a unix socket only. It dies with the
// process.
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

    /// Makes an empty database, or a copy of another one that nobody is connected to.
    StoreAddress create(const QString &copyOf = {});
    void drop(const StoreAddress &address);

private:
    TestPostgres();
    void run(const QString &program, const QStringList &arguments);
    StoreAddress addressOf(const QString &database) const;
    Database &admin();

    QTemporaryDir m_folder;
    QProcess m_process;
    std::unique_ptr<Database> m_admin;
    int m_count = 0;
};

} // namespace madang::test
