// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd restore`: a data folder out of a backup, while no daemon runs on it. Clients that saw more than
// the backup holds are told to read again: each room gets a new epoch.
#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/commands/backup_folder.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/printing.h"
#include "server/commands/store_copy.h"
#include "server/db/migrator.h"
#include "server/features/audit/audit.h"
#include "server/store_claim.h"
#include "server/store_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <unistd.h>

namespace madang::commands {

using namespace Qt::StringLiterals;
using backup::Manifest;

namespace {

    /// What of a store lies in a folder; empty when nothing does.
    QString storeIn(const QString &folder)
    {
        return QDir(folder)
            .entryList({u"madang.db*"_s, u"files"_s, u"*.key"_s}, QDir::AllEntries | QDir::Hidden, QDir::Name)
            .value(0);
    }

    Done judge(const Manifest &manifest, const Config &config, const QString &folder)
    {
        const bool sqlite = config.store.engine == "sqlite"_L1;
        if ((manifest.engine == "sqlite"_L1) != sqlite)
            return Error{Code::Conflict, sqlite ? "pg-config" : "sqlite-config"};
        if (manifest.schema > builtInSteps(sqlite ? Engine::Sqlite : Engine::Postgres).size())
            return Error{Code::NotSupported, "newer-schema"};
        if (const QString there = storeIn(folder); !there.isEmpty())
            return Error{Code::Conflict, "not-empty"}.at(there);
        return {};
    }

    /// A restored store goes on as another run: what happened after the backup is not in it.
    Done beginAnew(const StoreAddress &address, const Manifest &manifest)
    {
        const SystemClock clock;
        TRY(const auto db, Database::open(address, Database::Access::ReadWrite));
        TRY(migrate(*db, builtInSteps(address.engine), clock.now()));
        TRY(db->begin(Database::Access::ReadWrite));
        IdSource ids;
        Caller caller;
        caller.address = kHostAddress;
        caller.requestId = u"host:uid="_s + QString::number(::geteuid());
        Work work(*db, caller, clock, ids);
        TRY(db->run(u"UPDATE room SET epoch = :epoch"_s, bind("epoch", secret::randomToken(6))));
        TRY(audit::record(work,
                          {u"store.restore"_s,
                           u"store"_s,
                           {{u"backup"_s, manifest.at.text()},
                            {u"version"_s, manifest.version},
                            {u"schema"_s, manifest.schema}}}));
        return db->commit();
    }

    /// Everything under its name; the store last, because with it the folder is one that `serve` takes.
    Done place(const Manifest &manifest, const QString &from, const QString &folder)
    {
        if (QFileInfo::exists(from + "/files"_L1))
            TRY(backup::moveTo(from + "/files"_L1, folder + "/files"_L1));
        for (const backup::FileEntry &entry : manifest.files) {
            const QString place = backup::placeOf(entry.path);
            if (place != entry.path)
                TRY(backup::moveTo(from + u'/' + place, folder + u'/' + place));
        }
        if (manifest.engine == "sqlite"_L1)
            TRY(backup::moveTo(from + u'/' + backup::kSqliteFile, folder + u'/' + backup::kSqliteFile));
        return {};
    }

    Result<Manifest> bringBack(const Config &config, const QString &from)
    {
        TRY(const Manifest manifest, backup::readManifest(from));
        TRY(const auto folder, StoreFolder::take(dataFolderOf(config)));
        TRY(judge(manifest, config, folder->path()));
        TRY(StoreAddress address, storeAddressOf(config, *folder));
        std::unique_ptr<StoreClaim> claim;
        if (address.engine == Engine::Postgres) {
            TRY(claim, StoreClaim::take(address));
            TRY(const bool empty, backup::isEmptyDatabase(address));
            if (!empty)
                return Error{Code::Conflict, "pg-not-empty"}.at(address.database);
        }
        QTemporaryDir unpacked(folder->file(u".restore-XXXXXX"_s));
        if (!unpacked.isValid())
            return Error{Code::Unavailable, "write"}.at(folder->path());
        TRY(const QStringList wrong, backup::unpack(from, manifest, unpacked.path()));
        if (!wrong.isEmpty())
            return Error{Code::Conflict, "changed"}.at(wrong.first());
        const QString store = unpacked.filePath(backup::kSqliteFile);
        if (address.engine == Engine::Sqlite)
            address.path = store;
        else
            TRY(backup::restoreDump(address, unpacked.filePath(backup::kPostgresFile)));
        TRY(beginAnew(address, manifest));
        if (address.engine == Engine::Sqlite)
            TRY(backup::syncFile(store));
        TRY(backup::syncFolders(unpacked.path()));
        TRY(place(manifest, unpacked.path(), folder->path()));
        return manifest;
    }

} // namespace

int restore(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    if (options.words.size() != 1) {
        std::fputs(
            "Usage: madangd restore BACKUP --data FOLDER [--config FILE] [--json]\n\n"
            "  A folder (and with PostgreSQL a database) that is empty yet becomes the store that the "
            "backup\n"
            "  holds; `madangd serve` goes on from there. Bring the configuration with you: it is not in\n"
            "  the backup.\n\n"
            "Exit code: 0 done, 1 usage, 2 could not; then nothing was changed that counts.\n",
            stderr);
        return 1;
    }
    allowSignals();
    const QString from = QDir::cleanPath(QFileInfo(options.words.value(0)).absoluteFilePath());
    auto manifest = bringBack(*config, from);
    if (!manifest)
        return explainBackup(manifest.error(), *config);
    if (options.json) {
        manifest->files.clear();
        printJson(*manifest);
    } else {
        std::printf(
            "Restored into %s: the store of %s, made by madangd %s.\n"
            "Who was disabled or signed out after that time is not: see madangd audit list and users list.\n",
            qPrintable(dataFolderOf(*config)), qPrintable(manifest->at.text()),
            qPrintable(manifest->version));
        if (manifest->before && !manifest->missing.isEmpty())
            std::printf(
                "It was copied before step %s of the schema, without attached files: move the folder "
                "files of the data\nfolder before into this one (those in a bucket: madangd files claim).\n",
                qPrintable(forLog(*manifest->before)));
    }
    return 0;
}

} // namespace madang::commands
