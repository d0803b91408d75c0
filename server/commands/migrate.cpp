// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd migrate`: brings the store to this program's schema without serving: a copy first, then one step
// after another.
// `madangd migrate --preview`: which steps these are, and whether they will fit; it changes nothing.
#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/open_store.h"
#include "server/commands/printing.h"
#include "server/commands/store_upgrade.h"
#include "server/db/migration_lock.h"
#include "server/db/migrator.h"
#include "server/store_folder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QThread>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kStepsPending = 3;
    /// A larger SQLite store is not counted: it would be read from one end to the other.
    constexpr qint64 kMostToCount = 1ll << 30;

    struct TableSize {
        QString table;
        qint64 rows = 0;
    };
    PROTOCOL_FIELDS(TableSize, table, rows)

    struct StepAhead {
        int step = 0;
        QString name;
        QList<TableSize> tables; ///< that it names and that are there
    };
    PROTOCOL_FIELDS(StepAhead, step, name, tables)

    /// Who migrates it just now.
    struct AtWork {
        QString host;
        qint64 process = 0;
        Timestamp since;
        bool isGone = false; ///< that process has ended: whoever comes next takes over
    };
    PROTOCOL_FIELDS(AtWork, host, process, since, isGone)

    struct Preview {
        QString state; ///< "current", "pending", "newer", "changed"
        QString engine;
        int schema = 0; ///< steps that the store has behind it
        int known = 0; ///< steps that this program knows
        std::optional<QString> last = {}; ///< name of the latest the store has behind it
        std::optional<QString> hurdle = {}; ///< name of the step for whose sake nothing would be done
        QList<StepAhead> steps;
        bool counted = false; ///< whether the tables of the steps were counted
        bool estimates = false; ///< the counts are PostgreSQL's own guesses
        qint64 storeSize = 0;
        std::optional<qint64> diskFree = {}; ///< where the store lies; absent for PostgreSQL's own disk
        std::optional<QString> copyFolder
            = {}; ///< where the copy that comes first goes; absent: there is none
        std::optional<AtWork> atWork = {};
    };
    PROTOCOL_FIELDS(Preview, state, engine, schema, known, last, hurdle, steps, counted, estimates, storeSize,
                    diskFree, copyFolder, atWork)

    /// What one step took.
    struct StepDone {
        int step = 0;
        QString name;
        qint64 milliseconds = 0;
    };
    PROTOCOL_FIELDS(StepDone, step, name, milliseconds)

    struct Migrated {
        int applied = 0;
        int schema = 0;
        std::optional<QString> backup = {}; ///< the copy that was made first
    };
    PROTOCOL_FIELDS(Migrated, applied, schema, backup)

    Result<StoreAddress> addressOf(const Config &config)
    {
        TRY(const StoreAddress address, storeAddressOf(config, dataFolderOf(config)));
        if (address.engine == Engine::Sqlite && !QFile::exists(address.path))
            return Error{Code::NotFound, "no-store"};
        return address;
    }

    // --- looking

    QString tableNames(Engine engine)
    {
        return engine == Engine::Sqlite
            // Without the tables of its own that an index of words has.
            ? u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT "
              u"LIKE "
              "'sqlite%'"_s
            : u"SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND "
              "table_type = 'BASE TABLE'"_s;
    }

    Result<qint64> rowsOf(Work &work, const QString &table)
    {
        if (work.db().engine() == Engine::Sqlite)
            return work.db().only<qint64>(u"SELECT COUNT(*) FROM \"%1\""_s.arg(table));
        // -1 until it was looked at for the first time.
        return work.db().only<qint64>(uR"(
        SELECT CAST(GREATEST(reltuples, 0) AS BIGINT) FROM pg_class WHERE oid = to_regclass(:table))"_s,
                                      bind("table", table));
    }

    bool names(const MigrationStep &step, const QString &table)
    {
        return QRegularExpression(u"\\b%1\\b"_s.arg(QRegularExpression::escape(table)))
            .match(step.text)
            .hasMatch();
    }

    Done countTables(Work &work, const MigrationPlan &plan, Preview &preview)
    {
        TRY(const QList<QString> tables, work.db().all<QString>(tableNames(work.db().engine())));
        QHash<QString, qint64> rows;
        for (qsizetype i = 0; i < plan.pending.size(); ++i) {
            for (const QString &table : tables) {
                if (!names(plan.pending[i], table))
                    continue;
                if (!rows.contains(table)) {
                    TRY(const qint64 count, rowsOf(work, table));
                    rows.insert(table, count);
                }
                preview.steps[i].tables += TableSize{table, rows.value(table)};
            }
        }
        preview.counted = true;
        preview.estimates = work.db().engine() == Engine::Postgres;
        return {};
    }

    Result<qint64> sizeOf(Work &work, const StoreAddress &address)
    {
        if (address.engine == Engine::Sqlite)
            return QFileInfo(address.path).size() + QFileInfo(address.path + "-wal"_L1).size();
        return work.db().only<qint64>(u"SELECT pg_database_size(current_database())"_s);
    }

    Result<Preview> look(Work &work, const Config &config, const StoreAddress &address)
    {
        const QList<MigrationStep> steps = builtInSteps(address.engine);
        TRY(const MigrationPlan plan, planMigration(work.db(), steps));
        Preview preview;
        preview.engine = address.engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s;
        preview.schema = int(plan.applied.size());
        preview.known = int(steps.size());
        if (!plan.applied.isEmpty())
            preview.last = plan.applied.last().name;
        if (plan.hurdle)
            preview.hurdle = plan.hurdle->field;
        preview.state = plan.hurdle  ? (plan.hurdle->about == "newer-schema"_L1 ? u"newer"_s : u"changed"_s)
            : plan.pending.isEmpty() ? u"current"_s
                                     : u"pending"_s;
        for (const MigrationStep &step : plan.pending)
            preview.steps += StepAhead{step.number, step.name, {}};
        TRY(preview.storeSize, sizeOf(work, address));
        if (address.engine == Engine::Sqlite)
            preview.diskFree = QStorageInfo(QFileInfo(address.path).absolutePath()).bytesAvailable();
        if (!plan.applied.isEmpty() && !plan.pending.isEmpty() && !copyFolderOf(config).isEmpty())
            preview.copyFolder = copyFolderOf(config);
        TRY(const std::optional<MigrationOwner> owner, MigrationLock::ownerOf(work.db()));
        if (owner)
            preview.atWork = AtWork{owner->host, owner->process, owner->since, owner->isGone()};
        if (address.engine == Engine::Postgres || preview.storeSize <= kMostToCount)
            TRY(countTables(work, plan, preview));
        return preview;
    }

    QString mibText(qint64 octets)
    {
        return u"%1 MiB"_s.arg(double(octets) / (1 << 20), 0, 'f', 1);
    }

    void print(const Preview &preview)
    {
        for (const StepAhead &step : preview.steps) {
            QStringList tables;
            for (const TableSize &table : step.tables)
                tables += u"%1 (%2%3 rows)"_s.arg(table.table, preview.estimates ? u"about "_s : QString())
                              .arg(table.rows);
            printCells({QString::number(step.step), step.name, tables.join(", "_L1)}, {-4, 30, 0});
        }
        tell(u"The store is %1 large%2."_s.arg(
            mibText(preview.storeSize),
            preview.diskFree ? u", and %1 are free beside it"_s.arg(mibText(*preview.diskFree))
                             : u"; what is free on PostgreSQL's disk only its server knows"_s));
        if (preview.diskFree && !preview.steps.isEmpty() && *preview.diskFree < preview.storeSize)
            tell(u"A step may need as much room again as the store has: make some first."_s);
        if (preview.atWork)
            tell(preview.atWork->isGone
                     ? u"Process %1 of this machine was at it since %2 and is gone: the next run goes on "
                       "there."_s.arg(preview.atWork->process)
                           .arg(preview.atWork->since.text())
                     : u"It is being migrated just now, by process %1 on %2 since %3."_s
                           .arg(preview.atWork->process)
                           .arg(forLog(preview.atWork->host), preview.atWork->since.text()));
        if (preview.copyFolder)
            tell(u"The store is copied into %1 first, without attached files."_s.arg(*preview.copyFolder));
        if (preview.state == "current"_L1)
            tell(u"Nothing to do: the store has all %1 steps behind it."_s.arg(preview.known));
        else if (preview.state == "pending"_L1)
            tell(u"%1 steps are ahead, each whole or not at all. First a backup%2, then with the daemon "
                 u"stopped: "
                 "madangd migrate"_s.arg(preview.steps.size())
                     .arg(preview.copyFolder ? u" of the attached files, too"_s : QString()));
    }

    /// Why nothing would be done, with the version that is needed.
    int explainHurdle(const Preview &preview)
    {
        const QByteArray step = forLog(preview.hurdle.value_or(QString())).toUtf8();
        if (preview.state == "newer"_L1)
            std::fprintf(
                stderr,
                "madangd: the store has %d steps behind it and this madangd (%s) knows %d; there is no "
                "way back. Use one that knows step %s, or restore an older backup\n",
                preview.schema, MADANG_VERSION, preview.known, step.constData());
        else
            std::fprintf(
                stderr,
                "madangd: step %s of this store was another one than ours; use the madangd that made "
                "it\n",
                step.constData());
        return 2;
    }

    Result<int> previewSteps(const Config &config, const Options &options)
    {
        TRY(const StoreAddress address, addressOf(config));
        OpenStore store;
        TRY(store.openAt(address));
        TRY(const Preview preview, store.look([&](Work &work) { return look(work, config, address); }));
        if (options.json)
            printJson(preview);
        if (preview.hurdle)
            return explainHurdle(preview);
        if (!options.json)
            print(preview);
        if (const Done can = preview.copyFolder ? canCopyBefore(config, address) : Done(); !can)
            std::fprintf(stderr, "madangd: as things are it would not begin: %s\n",
                         qPrintable(backupSentence(can.error(), config)));
        return preview.steps.isEmpty() ? 0 : kStepsPending;
    }

    // --- doing

    /// A daemon elsewhere may serve the same database: its folder's lock is not ours to see. One that has
    /// just stopped is seen for a moment longer.
    Done judgeNeighbours(Database &db)
    {
        qint64 others = 0;
        for (int looks = 0; looks < 10 && db.engine() == Engine::Postgres; ++looks) {
            TRY(others, db.only<qint64>(uR"(
        SELECT COUNT(*)
          FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'madangd' AND pid <> pg_backend_pid())"_s));
            if (others == 0)
                break;
            QThread::msleep(100);
        }
        return others == 0 ? Done() : Done(Error{Code::Conflict, "connected"}.at(QString::number(others)));
    }

    /// Tells of each step while it runs, and knows the one that failed.
    class Progress {
    public:
        explicit Progress(bool json)
            : m_json(json)
        {
        }
        void operator()(const MigrationStep &step, StepMoment moment)
        {
            if (moment == StepMoment::Begins) {
                m_running = step.name;
                m_time.start();
                if (!m_json)
                    std::printf("%4d  %-30s ", step.number, qPrintable(step.name));
            } else {
                m_running.clear();
                ++m_applied;
                if (m_json)
                    printJson(StepDone{step.number, step.name, m_time.elapsed()});
                else
                    std::printf("%lld ms\n", static_cast<long long>(m_time.elapsed()));
            }
            std::fflush(stdout);
        }
        void copied(const std::optional<QString> &copy) { m_copy = copy; }
        /// Where the store was copied to first.
        const std::optional<QString> &copy() const { return m_copy; }
        const QString &running() const { return m_running; }
        int applied() const { return m_applied; }

    private:
        const bool m_json;
        QElapsedTimer m_time;
        QString m_running;
        std::optional<QString> m_copy;
        int m_applied = 0;
    };

    /// The copy that comes first, where the configuration and the operator want one.
    Result<std::optional<QString>> copyFirst(Database &db, const Config &config, const StoreAddress &address,
                                             const Options &options)
    {
        TRY(const MigrationPlan plan, planMigration(db, builtInSteps(address.engine)));
        if (plan.hurdle || options.noBackup)
            return std::optional<QString>();
        TRY(const auto copy, copyBefore(config, address, plan));
        if (!copy)
            return std::optional<QString>();
        if (!options.json)
            tell(u"Copied first, without attached files: %1 (%2)"_s.arg(copy->path, mibText(copy->size)));
        std::fflush(stdout);
        return std::optional(copy->path);
    }

    Result<Migrated> runSteps(const Config &config, const Options &options, Progress &progress)
    {
        TRY(const StoreAddress address, addressOf(config));
        TRY(const auto folder, StoreFolder::take(dataFolderOf(config)));
        TRY(const auto db, Database::open(address, Database::Access::ReadWrite));
        TRY(const auto lock, MigrationLock::take(*db, migrationPatienceOf(config)));
        if (lock->predecessor() && !options.json)
            tell(u"An earlier run was interrupted (%1): this one goes on there."_s.arg(
                lock->predecessor()->text()));
        TRY(judgeNeighbours(*db));
        TRY(const auto copy, copyFirst(*db, config, address, options));
        progress.copied(copy);
        const QList<MigrationStep> steps = builtInSteps(address.engine);
        TRY(const int applied,
            madang::migrate(
                *lock, steps, SystemClock().now(),
                [&progress](const MigrationStep &step, StepMoment moment) { progress(step, moment); }));
        return Migrated{applied, int(steps.size()), copy};
    }

    int explainSteps(const Error &error, const Config &config, const Progress &progress, bool json)
    {
        if (!progress.running().isEmpty()) {
            if (!json)
                tell(u"failed"_s);
            std::fprintf(
                stderr,
                "madangd: step %s failed (%s), and nothing of it is in the store; the %d before it stay. "
                "Put right what the lines above name, then run this again: it goes on with that step\n",
                qPrintable(progress.running()), qPrintable(forLog(error.about)), progress.applied());
            if (progress.copy())
                std::fprintf(stderr, "madangd: the store as it was before is in %s\n",
                             qPrintable(*progress.copy()));
            return 2;
        }
        if (error.about == "connected"_L1)
            std::fprintf(stderr,
                         "madangd: %s connections of other madangd programs are open on that database; stop "
                         "them first, also those on other machines\n",
                         qPrintable(error.field));
        else if (error.about == "store-in-use"_L1 || error.about == "data-folder"_L1
                 || error.about == "migrating"_L1)
            explain(error, config);
        else if (error.about == "no-store"_L1 || error.about == "other-schema"_L1
                 || error.about == "store"_L1)
            explainLook(error, config);
        else
            explainBackup(error, config);
        return 2;
    }

    int migrateNow(const Config &config, const Options &options)
    {
        Progress progress(options.json);
        const auto migrated = runSteps(config, options, progress);
        if (!migrated
            && (migrated.error().about == "newer-schema"_L1 || migrated.error().about == "changed-step"_L1)) {
            // The look says which version it takes.
            const auto code = previewSteps(config, options);
            return code ? *code : explainSteps(migrated.error(), config, progress, options.json);
        }
        if (!migrated)
            return explainSteps(migrated.error(), config, progress, options.json);
        if (options.json)
            printJson(*migrated);
        else if (migrated->applied == 0)
            tell(u"Nothing to do: the store has all %1 steps behind it."_s.arg(migrated->schema));
        else
            tell(u"%1 steps done; the store has all %2 behind it."_s.arg(migrated->applied)
                     .arg(migrated->schema));
        return 0;
    }

} // namespace

int migrate(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    if (!options.words.isEmpty()) {
        std::fputs(
            "Usage: madangd migrate [--preview] [--no-backup] [--json]\n\n"
            "  Brings the store to the schema of this program, as `madangd serve` does when it starts, but\n"
            "  without serving. While no daemon runs on it. Each step is one transaction: after an "
            "interruption\n"
            "  the next run goes on where this one was. There is no way back but a backup: the store is "
            "copied\n"
            "  first (store.migration_backup), and where that cannot be, nothing is changed. Another program "
            "that\n"
            "  migrates the same store is named, and waited for (store.migration_wait_seconds).\n"
            "  --preview    which steps are ahead, the tables they name, and the room on the disk; changes "
            "nothing,\n"
            "               also beside a running daemon\n"
            "  --no-backup  without the copy that comes first: you have one\n\n"
            "Exit code: 0 done or nothing to do, 1 usage, 2 could not or must not, 3 (only --preview) steps "
            "are ahead.\n",
            stderr);
        return 1;
    }
    allowSignals();
    if (!options.preview)
        return migrateNow(*config, options);
    const Result<int> code = previewSteps(*config, options);
    if (!code) {
        explainLook(code.error(), *config);
        return 2;
    }
    return *code;
}

} // namespace madang::commands
