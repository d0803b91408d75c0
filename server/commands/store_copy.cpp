// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/store_copy.h"

#include "common/base/secret.h"
#include "server/commands/open_store.h"
#include "server/db/migrator.h"
#include "server/features/audit/audit_store.h"
#include "server/features/desk/books_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

namespace madang::backup {

using namespace Qt::StringLiterals;

namespace {

    /// The steps that brought what is counted here.
    constexpr qint64 kLedgerStep = 5;
    constexpr qint64 kFilesStep = 27;
    constexpr qint64 kAuditStep = 30;
    constexpr qint64 kProfilesStep = 36;
    constexpr qsizetype kLongestWord = 400;

    /// Runs it against a database. The password goes by the environment, which only this user can read.
    Done runTool(const QString &name, const StoreAddress &address, const QStringList &arguments)
    {
        TRY(const QString path, toolPath(name));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!address.password.isEmpty())
            environment.insert(u"PGPASSWORD"_s, address.password);
        environment.insert(u"PGCONNECT_TIMEOUT"_s, u"10"_s);
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        QStringList all{u"--no-password"_s, u"--port"_s, QString::number(address.port)};
        if (!address.host.isEmpty())
            all += {u"--host"_s, address.host};
        if (!address.user.isEmpty())
            all += {u"--username"_s, address.user};
        process.start(path, all + arguments);
        // As long as the store is large: an operator can interrupt it.
        if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit
            || process.exitCode() != 0)
            return Error{Code::Unavailable, "pg-failed"}.at(
                QString::fromUtf8(process.readAllStandardError()).trimmed().left(kLongestWord));
        return {};
    }

    Result<qint64> schemaOf(Work &work)
    {
        // A store that was never migrated has no such table: the log says so, and the sentence is ours.
        const auto applied = work.db().one<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s);
        if (!applied || !*applied || **applied == 0)
            return Error{Code::NotFound, "no-store"};
        if (**applied > builtInSteps(work.db().engine()).size())
            return Error{Code::NotSupported, "newer-schema"};
        return **applied;
    }

    Result<QList<Attached>> attached(Work &work, qint64 schema)
    {
        if (schema < kFilesStep)
            return QList<Attached>();
        const QString files = uR"(
        SELECT id, size, CASE WHEN thumbnail = '' THEN 0 ELSE 1 END
          FROM attachment
         WHERE completed_at IS NOT NULL AND gone_at IS NULL)"_s;
        // Pictures of people lie among the files, the small one alone.
        const QString portraits = schema < kProfilesStep
            ? QString()
            : u" UNION ALL SELECT picture, 0, 1 FROM profile WHERE picture IS NOT NULL"_s;
        return work.db().all<Attached>(files + portraits + u" ORDER BY 1"_s);
    }

    Result<StoreLook> copySqlite(const StoreAddress &address, const QString &folder)
    {
        if (!QFile::exists(address.path))
            return Error{Code::NotFound, "no-store"};
        const QString file = folder + u'/' + kSqliteFile;
        {
            TRY(const auto db, Database::open(address, Database::Access::ReadOnly));
            // One moment of it, also while others write, and in one piece whatever the log beside it holds.
            const Done copied = db->script(u"VACUUM INTO '%1'"_s.arg(QString(file).replace(u'\'', u"''"_s)));
            if (!copied)
                return copied.error().at(folder);
        }
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        StoreAddress copy;
        copy.path = file;
        StoreLook look;
        {
            // To write: the copy keeps a log beside it as every store here does, and says so in its head.
            commands::OpenStore store;
            TRY(store.openAt(copy, Database::Access::ReadWrite));
            TRY(look, store.look([](Work &work) { return lookInto(work); }));
        }
        TRY(syncFile(file));
        return look;
    }

    Result<StoreLook> copyPostgres(const StoreAddress &address, const QString &folder)
    {
        commands::OpenStore store;
        TRY(store.openAt(address, Database::Access::ReadOnly));
        TRY(const StoreLook look, store.look([](Work &work) { return lookInto(work); }));
        // What is counted and what is copied are one moment: pg_dump joins our transaction's view.
        TRY(const QString moment,
            store.look([](Work &work) { return work.db().only<QString>(u"SELECT pg_export_snapshot()"_s); }));
        const QString file = folder + u'/' + kPostgresFile;
        TRY(runTool(u"pg_dump"_s, address,
                    {u"--format=custom"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--snapshot"_s, moment,
                     u"--file"_s, file, u"--dbname"_s, address.database}));
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        TRY(syncFile(file));
        return look;
    }

} // namespace

Result<QString> toolPath(const QString &name)
{
    if (const QString found = QStandardPaths::findExecutable(name); !found.isEmpty())
        return found;
    const QString home = u"/usr/lib/postgresql"_s;
    QList<int> versions;
    for (const QString &version : QDir(home).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        versions += version.toInt();
    std::sort(versions.begin(), versions.end(), std::greater<>());
    for (const int version : versions) {
        const QString path = u"%1/%2/bin/%3"_s.arg(home).arg(version).arg(name);
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return Error{Code::NotFound, "pg-tool"}.at(name);
}

Result<StoreLook> lookInto(Work &work)
{
    StoreLook look;
    TRY(look.schema, schemaOf(work));
    const auto count
        = [&work](const QString &rows) { return work.db().only<qint64>(u"SELECT COUNT(*) FROM "_s + rows); };
    Counts &counts = look.counts;
    TRY(counts.accounts, count(u"account"_s));
    TRY(counts.rooms, count(u"room"_s));
    TRY(counts.events, count(u"event"_s));
    TRY(counts.messages, count(u"event WHERE type = 'message'"_s));
    TRY(look.attached, attached(work, look.schema));
    counts.files = std::count_if(look.attached.cbegin(), look.attached.cend(),
                                 [](const Attached &file) { return file.isWhole(); });
    if (look.schema >= kLedgerStep) {
        BooksStore books;
        TRY(counts.entries, books.entries(work));
        TRY(counts.transfers, books.transfers(work));
        TRY(counts.balances, books.balances(work));
    }
    if (look.schema >= kAuditStep) {
        AuditStore records;
        TRY(const auto head, records.head(work));
        counts.audited = head ? head->number : 0;
        counts.auditHead = head ? head->hash : QString();
    }
    return look;
}

Result<QList<Attached>> attachedIn(const StoreAddress &address)
{
    if (address.engine == Engine::Sqlite && !QFile::exists(address.path))
        return Error{Code::NotFound, "no-store"};
    commands::OpenStore store;
    TRY(store.openAt(address, Database::Access::ReadOnly));
    return store.look([](Work &work) -> Result<QList<Attached>> {
        TRY(const qint64 schema, schemaOf(work));
        return attached(work, schema);
    });
}

Result<StoreLook> copyStore(const StoreAddress &address, const QString &folder)
{
    return address.engine == Engine::Sqlite ? copySqlite(address, folder) : copyPostgres(address, folder);
}

Done restoreDump(const StoreAddress &address, const QString &dump)
{
    return runTool(u"pg_restore"_s, address,
                   {u"--single-transaction"_s, u"--exit-on-error"_s, u"--no-owner"_s, u"--no-privileges"_s,
                    u"--dbname"_s, address.database, dump});
}

Result<bool> isEmptyDatabase(const StoreAddress &address)
{
    TRY(const auto db, Database::open(address, Database::Access::ReadOnly));
    TRY(const qint64 tables,
        db->only<qint64>(
            u"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()"_s));
    return tables == 0;
}

Result<StoreAddress> ScratchDatabase::make(const StoreAddress &beside)
{
    TRY(m_db, Database::open(beside, Database::Access::ReadWrite));
    const QString name = u"madang_verify_"_s + QString::fromLatin1(secret::randomBytes(6).toHex());
    if (!m_db->script(u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(name)))
        return Error{Code::NotAllowed, "pg-scratch"};
    m_name = name;
    StoreAddress address = beside;
    address.database = name;
    return address;
}

ScratchDatabase::~ScratchDatabase()
{
    if (!m_name.isEmpty())
        (void)m_db->script(u"DROP DATABASE "_s + m_name);
}

} // namespace madang::backup
