// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/store_upgrade.h"

#include "common/base/log.h"
#include "server/commands/backup_folder.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/file_source.h"
#include "server/commands/partial_folder.h"
#include "server/commands/store_copy.h"
#include "server/corridor.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    /// Others write to the disk, too, while the copy is made.
    constexpr qint64 kRoomForOthers = 32ll << 20;

    /// At most: what was deleted in a SQLite file is not copied, and a dump of PostgreSQL is packed.
    Result<qint64> copySizeOf(const StoreAddress &address)
    {
        if (address.engine == Engine::Sqlite)
            return QFileInfo(address.path).size() + QFileInfo(address.path + "-wal"_L1).size();
        TRY(const auto db, Database::open(address, Database::Access::ReadOnly));
        // Without indexes: a dump only says how they are made.
        return db->only<qint64>(uR"(
        SELECT CAST(COALESCE(SUM(pg_table_size(oid)), 0) AS BIGINT) FROM pg_class WHERE relkind = 'r')"_s);
    }

    QString sizeText(qint64 octets)
    {
        return u"%1 MiB"_s.arg(double(octets) / (1 << 20), 0, 'f', 1);
    }

    /// The folder itself, or the one above in which it would be made.
    QString standingPartOf(QString folder)
    {
        while (!QFileInfo(folder).isDir() && folder.contains(u'/'))
            folder.truncate(folder.lastIndexOf(u'/'));
        return folder.isEmpty() ? u"/"_s : folder;
    }

    Done judgeRoom(const StoreAddress &address, const QString &folder)
    {
        TRY(const qint64 size, copySizeOf(address));
        const qint64 needed = size + kRoomForOthers;
        const qint64 free = QStorageInfo(standingPartOf(folder)).bytesAvailable();
        if (free < 0 || free >= needed)
            return {};
        return Error{Code::StorageFull, "backup-room"}.at(
            u"%1 are needed in %2, and %3 are free"_s.arg(sizeText(needed), folder, sizeText(free)));
    }

    /// Not in the copy: they stay where they are.
    QStringList placesOf(const QList<backup::Attached> &attached, const QString &data)
    {
        const FileSource source(data, nullptr);
        QStringList places;
        for (const backup::Attached &file : attached) {
            if (file.isWhole())
                places += source.placeOf(file.id, Blobs::Kind::File);
            if (file.hasThumbnail)
                places += source.placeOf(file.id, Blobs::Kind::Thumbnail);
        }
        return places;
    }

    Result<backup::Manifest> fillCopy(const Config &config, const StoreAddress &address, const QString &step,
                                      const QString &folder)
    {
        const QString data = QDir(dataFolderOf(config)).absolutePath();
        backup::Manifest manifest;
        manifest.version = QLatin1StringView(MADANG_VERSION);
        manifest.at = SystemClock().now();
        manifest.engine = config.store.engine;
        manifest.before = step;
        TRY(const backup::StoreLook look, backup::copyStore(address, folder));
        manifest.schema = look.schema;
        manifest.counts = look.counts;
        manifest.missing = placesOf(look.attached, data);
        const QString store(address.engine == Engine::Sqlite ? backup::kSqliteFile : backup::kPostgresFile);
        TRY(const backup::FileEntry entry, backup::digestOf(folder + u'/' + store, store));
        manifest.files += entry;
        TRY(backup::copyKeys(data, folder, manifest));
        TRY(backup::writeManifest(folder, manifest));
        TRY(backup::syncFolders(folder));
        return manifest;
    }

    /// An attempt at the same step that failed left a copy of the same: this one is as good.
    void dropSame(const QString &folder, const QString &kept, const backup::Manifest &manifest)
    {
        const QByteArray counts = toJson(manifest.counts);
        for (const QFileInfo &each :
             QDir(folder).entryInfoList({u"before-*"_s}, QDir::Dirs | QDir::NoSymLinks, QDir::Name)) {
            const QString path = each.absoluteFilePath();
            if (path == kept)
                continue;
            const auto other = backup::readManifest(path);
            if (!other || other->before != manifest.before || other->engine != manifest.engine
                || toJson(other->counts) != counts)
                continue;
            QDir(path).removeRecursively();
            qCInfo(lcStore).noquote() << "removed" << path << "- an earlier copy of the same";
        }
    }

    Result<CopyBefore> copyInto(const Config &config, const StoreAddress &address, const QString &step)
    {
        const QString folder = copyFolderOf(config);
        TRY(backup::makeFolder(folder));
        clearAndTell(folder); // what an interrupted run left takes room, too
        TRY(canCopyBefore(config, address));
        const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd'T'HH-mm-ss-zzz'Z'"_s);
        const QString name = folder + "/before-"_L1 + step + u'-' + time;
        TRY(const auto partial, backup::PartialFolder::make(name));
        TRY(const backup::Manifest manifest, fillCopy(config, address, step, partial->path()));
        TRY(partial->keep());
        dropSame(folder, name, manifest);
        return CopyBefore{name, manifest.files.first().size};
    }

} // namespace

QString copyFolderOf(const Config &config)
{
    const QString &wanted = config.store.migrationBackup;
    if (wanted == "off"_L1)
        return {};
    return wanted.isEmpty() ? dataFolderOf(config) + "/before-migration"_L1 : QDir::cleanPath(wanted);
}

std::chrono::milliseconds migrationPatienceOf(const Config &config)
{
    return std::chrono::seconds(config.store.migrationWaitSeconds);
}

Done canCopyBefore(const Config &config, const StoreAddress &address)
{
    const QString folder = copyFolderOf(config);
    if (folder.isEmpty())
        return {};
    if (address.engine == Engine::Postgres)
        TRY(backup::toolPath(u"pg_dump"_s));
    return judgeRoom(address, folder);
}

Result<std::optional<CopyBefore>> copyBefore(const Config &config, const StoreAddress &address,
                                             const MigrationPlan &plan)
{
    if (plan.applied.isEmpty() || plan.pending.isEmpty() || copyFolderOf(config).isEmpty())
        return std::optional<CopyBefore>();
    const auto copy = copyInto(config, address, plan.pending.first().name);
    if (copy)
        return std::optional(*copy);
    qCCritical(lcStore) << "the copy that comes before a migration could not be made, so nothing was "
                           "changed: put right what the next line names, or set store.migration_backup";
    return copy.error();
}

namespace {

    Done upgradeStore(const Config &config, const StoreFolder &folder)
    {
        TRY(const StoreAddress address, storeAddressOf(config, folder));
        TRY(const auto db, Database::open(address, Database::Access::ReadWrite));
        TRY(const auto lock, MigrationLock::take(*db, migrationPatienceOf(config)));
        const QList<MigrationStep> steps = builtInSteps(address.engine);
        TRY(const MigrationPlan plan, planMigration(*db, steps));
        if (plan.hurdle || plan.pending.isEmpty())
            return {};
        TRY(const auto copy, copyBefore(config, address, plan));
        if (copy)
            qCInfo(lcStore).noquote() << "before migrating, the store was copied to" << copy->path;
        TRY(madang::migrate(*lock, steps, SystemClock().now()));
        return {};
    }

} // namespace

Done openStore(Corridor &corridor, const Config &config, const StoreFolder &folder)
{
    TRY(corridor.claimStore());
    TRY(upgradeStore(config, folder));
    return corridor.start();
}

std::optional<MigrationOwner> migratingNow(const Config &config)
{
    const auto address = storeAddressOf(config, dataFolderOf(config));
    if (!address || (address->engine == Engine::Sqlite && !QFile::exists(address->path)))
        return std::nullopt;
    const auto db = Database::open(*address, Database::Access::ReadOnly);
    if (!db)
        return std::nullopt;
    const auto owner = MigrationLock::ownerOf(**db);
    return owner ? *owner : std::nullopt;
}

} // namespace madang::commands
