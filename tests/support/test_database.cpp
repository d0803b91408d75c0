// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include "server/db/migrator.h"
#include "tests/support/test_postgres.h"

#include <QTest>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    /// A migrated file to copy from.
    const QByteArray &sqliteTemplate()
    {
        static const QByteArray octets = [] {
            const QTemporaryDir folder;
            StoreAddress address;
            address.path = folder.filePath(u"template.db"_s);
            migrateOrDie(address);
            QFile file(address.path);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("a test store cannot be read");
            return file.readAll();
        }();
        return octets;
    }

} // namespace

void onEveryEngine()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgres") << Engine::Postgres;
}

bool engineIsThere(Engine engine)
{
    return engine == Engine::Sqlite || TestPostgres::installed();
}

void migrateOrDie(const StoreAddress &address)
{
    const auto db = Database::open(address, Database::Access::ReadWrite);
    if (!db)
        qFatal("a test store cannot be opened");
    if (const auto steps = migrate(**db, builtInSteps(address.engine), SystemClock().now()); !steps)
        qFatal("a test store cannot be migrated: %s", qPrintable(steps.error().about));
}

TestDatabase::TestDatabase(Engine engine)
{
    if (engine == Engine::Postgres) {
        m_address = TestPostgres::server().create(TestPostgres::Content::Schema);
        return;
    }
    m_address.path = m_folder.filePath(u"madang.db"_s);
    QFile file(m_address.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(sqliteTemplate()) != sqliteTemplate().size())
        qFatal("a test store cannot be written");
}

TestDatabase::~TestDatabase()
{
    m_db.reset();
    if (engine() == Engine::Postgres)
        TestPostgres::server().drop(m_address);
}

Database &TestDatabase::db()
{
    if (!m_db) {
        auto opened = Database::open(m_address, Database::Access::ReadWrite);
        if (!opened)
            qFatal("a test store cannot be opened");
        m_db = *std::move(opened);
    }
    return *m_db;
}

} // namespace madang::test
