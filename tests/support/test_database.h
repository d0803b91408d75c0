// SPDX-License-Identifier: GPL-3.0-or-later
// Fresh, migrated stores for tests: SQLite in a temporary folder, or a database of a PostgreSQL server that
// the test process starts once and takes down with it.
//
// A test class runs all of its slots on both engines with:
//     void initTestCase_data() { test::onEveryEngine(); }
//     void init() { QFETCH_GLOBAL(madang::Engine, engine); SKIP when !test::engineIsThere(engine); ... }
#pragma once

#include "server/db/database.h"

#include <QMetaType>
#include <QTemporaryDir>

namespace madang::test {

/// Adds one row per engine to the global data of a test class: column "engine".
void onEveryEngine();
/// Whether the engine can be used here: PostgreSQL is missing only when its programs are not installed.
/// A server that is installed and does not start ends the process with its log.
bool engineIsThere(Engine engine);

/// Brings a store to the newest schema, or ends the process: no test means anything without it.
void migrateOrDie(const StoreAddress &address);

/// A store of its own, migrated, and removed at the end.
class TestDatabase {
public:
    explicit TestDatabase(Engine engine);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    const StoreAddress &address() const { return m_address; }
    Engine engine() const { return m_address.engine; }
    /// A connection for the test's own thread, opened at the first call. On SQLite it sees what is committed.
    Database &db();

private:
    QTemporaryDir m_folder;
    StoreAddress m_address;
    std::unique_ptr<Database> m_db;
};

} // namespace madang::test

Q_DECLARE_METATYPE(madang::Engine)
