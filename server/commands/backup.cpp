// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd backup`: the store, the keys beside it and the attached files into a new folder, beside a running
// daemon or without one. `madangd backup verify`: restores one into a scratch place and proves it.
#include "server/commands/backup_folder.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/file_source.h"
#include "server/commands/open_store.h"
#include "server/commands/partial_folder.h"
#include "server/commands/printing.h"
#include "server/commands/store_copy.h"
#include "server/db/migrator.h"
#include "server/features/audit/audit_service.h"
#include "server/features/desk/books_service.h"
#include "server/features/files/disk_blobs.h"
#include "server/store_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTemporaryDir>

#include <unistd.h>

namespace madang::commands {

using namespace Qt::StringLiterals;
using backup::Attached;
using backup::FileEntry;
using backup::Manifest;

namespace {

    constexpr int kNotWhole = 3;
    constexpr qsizetype kMostExamples = 10;

    // --- making one

    /// Copies the attached files of a store into a backup.
    class FileCopies {
    public:
        FileCopies(const FileSource &source, const QString &backup)
            : m_source(source)
            , m_backup(backup)
        {
        }
        /// Copies what was not copied yet and is there.
        Done take(const QList<Attached> &attached)
        {
            for (const Attached &file : attached) {
                if (file.isWhole())
                    TRY(take(file.id, Blobs::Kind::File));
                if (file.hasThumbnail)
                    TRY(take(file.id, Blobs::Kind::Thumbnail));
            }
            return {};
        }
        /// Leaves what the store in the backup names, and says what of it is missing.
        Done settle(const QList<Attached> &attached, Manifest &manifest)
        {
            QHash<QString, FileEntry> surplus = std::exchange(m_copied, {});
            for (const Attached &file : attached) {
                QStringList paths;
                if (file.isWhole())
                    paths += m_source.placeOf(file.id, Blobs::Kind::File);
                if (file.hasThumbnail)
                    paths += m_source.placeOf(file.id, Blobs::Kind::Thumbnail);
                for (const QString &path : std::as_const(paths)) {
                    if (const auto copy = surplus.constFind(path); copy != surplus.constEnd())
                        manifest.files += *copy;
                    else
                        manifest.missing += path;
                    surplus.remove(path);
                }
            }
            for (const FileEntry &gone : std::as_const(surplus))
                QFile::remove(m_backup + u'/' + gone.path);
            return {};
        }

    private:
        Done take(AttachmentId id, Blobs::Kind kind)
        {
            const QString path = m_source.placeOf(id, kind);
            if (m_copied.contains(path))
                return {};
            const auto copied = m_source.copy(id, kind, m_backup, path);
            // It may be taken away at any moment: then it is not there, now or at the second look.
            if (!copied)
                return copied.error().code == Code::NotFound ? Done() : Done(copied.error());
            m_copied.insert(path, *copied);
            return {};
        }

        const FileSource &m_source;
        const QString m_backup;
        QHash<QString, FileEntry> m_copied;
    };

    Result<Manifest> fill(const Config &config, const QString &folder)
    {
        const QString data = QDir(dataFolderOf(config)).absolutePath();
        TRY(const StoreAddress address, storeAddressOf(config, data));
        Manifest manifest;
        manifest.version = QLatin1StringView(MADANG_VERSION);
        manifest.at = SystemClock().now();
        manifest.engine = config.store.engine;
        const SystemClock clock;
        TRY(const auto bucket, openBucket(config, data, clock, BucketWanted::WhenInUse));
        const FileSource source(data, bucket.get());
        FileCopies files(source, folder);
        // Twice: before, so that nothing the store names has been taken away meanwhile; after, for what came.
        TRY(const QList<Attached> before, backup::attachedIn(address));
        TRY(files.take(before));
        TRY(const backup::StoreLook look, backup::copyStore(address, folder));
        TRY(files.take(look.attached));
        manifest.schema = look.schema;
        manifest.counts = look.counts;
        const QString store = address.engine == Engine::Sqlite ? QString(backup::kSqliteFile)
                                                               : QString(backup::kPostgresFile);
        TRY(const FileEntry entry, backup::digestOf(folder + u'/' + store, store));
        manifest.files += entry;
        TRY(backup::copyKeys(data, folder, manifest));
        TRY(files.settle(look.attached, manifest));
        TRY(backup::writeManifest(folder, manifest));
        TRY(backup::syncFolders(folder));
        return manifest;
    }

    /// The name a backup gets: the one wanted, or in a folder that is there, one that tells the time.
    Result<QString> nameFor(const QString &wanted)
    {
        const QFileInfo there(QDir::cleanPath(QFileInfo(wanted).absoluteFilePath()));
        if (!there.exists())
            return there.absoluteFilePath();
        if (!there.isDir() || QFileInfo::exists(there.absoluteFilePath() + "/manifest.json"_L1))
            return Error{Code::AlreadyExists, "exists"}.at(there.absoluteFilePath());
        return there.absoluteFilePath() + "/madang-"_L1
            + QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd'T'HH-mm-ss'Z'"_s);
    }

    Result<Manifest> takeBackup(const Config &config, const QString &wanted, QString &name)
    {
        TRY(name, nameFor(wanted));
        TRY(backup::makeFolder(QFileInfo(name).absolutePath()));
        clearAndTell(QFileInfo(name).absolutePath());
        // Under another name until it is whole: what bears the name of a backup is one.
        TRY(const auto folder, backup::PartialFolder::make(name));
        TRY(const Manifest manifest, fill(config, folder->path()));
        TRY(folder->keep());
        return manifest;
    }

    struct Made {
        QString backup;
        Manifest manifest;
    };
    PROTOCOL_FIELDS(Made, backup, manifest)

    int make(const Config &config, const Options &options)
    {
        QString name;
        Result<Manifest> manifest = takeBackup(config, options.words.value(0), name);
        if (!manifest)
            return explainBackup(manifest.error(), config);
        const bool whole = manifest->missing.isEmpty();
        const backup::Counts counts = manifest->counts;
        if (options.json) {
            manifest->files.clear(); // they stand in the manifest itself
            printJson(Made{name, *manifest});
        } else {
            std::printf(
                "%s\n%lld accounts, %lld rooms, %lld messages, %lld attached files, %lld ledger entries, "
                "%lld acts on record\n"
                "It holds the keys of this house: keep it where only you can read it.\n"
                "Not in it: the configuration, and the files that it names.\n",
                qPrintable(name), static_cast<long long>(counts.accounts),
                static_cast<long long>(counts.rooms), static_cast<long long>(counts.messages),
                static_cast<long long>(counts.files), static_cast<long long>(counts.entries),
                static_cast<long long>(counts.audited));
        }
        if (whole)
            return 0;
        std::fprintf(stderr,
                     "madangd: the backup is made, but %lld attached files were not where they should lie, "
                     "such as %s\n",
                     static_cast<long long>(manifest->missing.size()), qPrintable(manifest->missing.first()));
        return kNotWhole;
    }

    // --- proving one

    struct Finding {
        QString word; ///< "files-are-whole"
        bool holds = true;
        QList<QString> examples;
    };
    PROTOCOL_FIELDS(Finding, word, holds, examples)

    struct Verdict {
        bool holds = true;
        QString version;
        Timestamp at;
        qint64 schema = 0;
        QList<Finding> findings;

        void add(const QString &word, const QStringList &wrong)
        {
            findings += Finding{word, wrong.isEmpty(), wrong.mid(0, kMostExamples)};
            holds = holds && wrong.isEmpty();
        }
    };
    PROTOCOL_FIELDS(Verdict, holds, version, at, schema, findings)

    QStringList differences(const backup::Counts &wanted, const backup::Counts &found)
    {
        QStringList wrong;
        forEachField<backup::Counts>([&](auto field) {
            const auto textOf = [](const auto &value) {
                QByteArray text;
                json::write(text, value);
                return QString::fromUtf8(text);
            };
            const QString was = textOf(wanted.*field.member);
            const QString is = textOf(found.*field.member);
            if (was != is)
                wrong += u"%1: %2, not %3"_s.arg(QString::fromLatin1(field.name), is, was);
        });
        return wrong;
    }

    QStringList lostFiles(const QString &scratch, const QList<Attached> &attached, const Manifest &manifest)
    {
        const DiskBlobs blobs(scratch + "/files"_L1);
        const QSet<QString> missing(manifest.missing.begin(), manifest.missing.end());
        QStringList wrong;
        for (const Attached &file : attached) {
            const QString path = blobs.pathOf(file.id, Blobs::Kind::File);
            const QString below = path.mid(scratch.size() + 1);
            if (file.isWhole() && QFileInfo(path).size() != file.size && !missing.contains(below))
                wrong += below;
        }
        return wrong;
    }

    /// What a restored store says of itself.
    Done proveStore(const StoreAddress &address, const QString &scratch, const Manifest &manifest,
                    Verdict &verdict)
    {
        {
            OpenStore store;
            if (const Done opened = store.openAt(address, Database::Access::ReadWrite); !opened) {
                verdict.add(u"store-opens"_s, {QString(wordOf(opened.error().code))});
                return {};
            }
            if (address.engine == Engine::Sqlite) {
                const auto sound = store.look(
                    [](Work &work) { return work.db().one<QString>(u"PRAGMA integrity_check"_s); });
                const QString word = sound && *sound ? **sound : u"cannot be read"_s;
                verdict.add(u"store-opens"_s, word == "ok"_L1 ? QStringList() : QStringList{word});
            }
            TRY(const backup::StoreLook look, store.look([](Work &work) { return backup::lookInto(work); }));
            verdict.add(u"schema-agrees"_s,
                        look.schema == manifest.schema ? QStringList()
                                                       : QStringList{QString::number(look.schema)});
            verdict.add(u"counts-agree"_s, differences(manifest.counts, look.counts));
            verdict.add(u"attached-files-are-there"_s, lostFiles(scratch, look.attached, manifest));
        }
        {
            // As the next start would: an older store is brought to this program's schema first.
            TRY(const auto db, Database::open(address, Database::Access::ReadWrite));
            if (const auto migrated = migrate(*db, builtInSteps(address.engine), SystemClock().now());
                !migrated) {
                verdict.add(u"schema-can-be-migrated"_s, {migrated.error().about});
                return {};
            }
        }
        OpenStore store;
        TRY(store.openAt(address));
        BooksStore booksStore;
        BooksService books(booksStore);
        TRY(const desk::LedgerCheck check, store.look([&](Work &work) { return books.prove(work); }));
        for (const desk::Proof &proof : check.proofs)
            verdict.add(u"ledger-"_s + proof.word, proof.holds ? QStringList() : QStringList(proof.examples));
        AuditStore records;
        std::optional<AuditHead> mark;
        if (manifest.counts.audited > 0)
            mark = AuditHead{manifest.counts.audited, manifest.counts.auditHead};
        TRY(const audit::AuditCheck chain,
            store.look([&](Work &work) { return proveAudit(work, records, mark); }));
        verdict.add(u"audit-log-holds"_s,
                    chain.holds ? QStringList() : QStringList{u"record %1"_s.arg(chain.broken.value_or(0))});
        return {};
    }

    Result<Verdict> prove(const Config &config, const QString &folder)
    {
        Verdict verdict;
        const auto manifest = backup::readManifest(folder);
        if (!manifest && manifest.error().code == Code::Conflict) {
            verdict.add(u"manifest-is-whole"_s, {manifest.error().field});
            return verdict;
        }
        if (!manifest)
            return manifest.error();
        verdict.version = manifest->version;
        verdict.at = manifest->at;
        verdict.schema = manifest->schema;
        verdict.add(u"manifest-is-whole"_s, {});
        verdict.add(u"nothing-was-added"_s, backup::strangersIn(folder, *manifest));
        const bool sqlite = manifest->engine == "sqlite"_L1;
        if (manifest->schema > builtInSteps(sqlite ? Engine::Sqlite : Engine::Postgres).size())
            return Error{Code::NotSupported, "newer-schema"};
        QTemporaryDir scratch(QDir::tempPath() + "/madang-verify-XXXXXX"_L1);
        if (!scratch.isValid())
            return Error{Code::Unavailable, "write"}.at(QDir::tempPath());
        TRY(const QStringList wrong, backup::unpack(folder, *manifest, scratch.path()));
        verdict.add(u"files-are-whole"_s, wrong);
        StoreAddress address;
        address.path = scratch.filePath(backup::kSqliteFile);
        if (wrong.contains(sqlite ? QString(backup::kSqliteFile) : QString(backup::kPostgresFile)))
            return verdict;
        if (sqlite) {
            TRY(proveStore(address, scratch.path(), *manifest, verdict));
            return verdict;
        }
        if (config.store.engine != "postgres"_L1)
            return Error{Code::NotAllowed, "pg-config"};
        TRY(const StoreAddress beside, storeAddressOf(config, dataFolderOf(config)));
        backup::ScratchDatabase database;
        TRY(address, database.make(beside));
        TRY(backup::restoreDump(address, scratch.filePath(backup::kPostgresFile)));
        TRY(proveStore(address, scratch.path(), *manifest, verdict));
        return verdict;
    }

    int verify(const Config &config, const Options &options)
    {
        const QString folder = QDir::cleanPath(QFileInfo(options.words.value(1)).absoluteFilePath());
        const auto verdict = prove(config, folder);
        if (!verdict)
            return explainBackup(verdict.error(), config);
        if (options.json) {
            printJson(*verdict);
            return verdict->holds ? 0 : kNotWhole;
        }
        for (const Finding &finding : verdict->findings) {
            printCells({finding.holds ? u"ok"_s : u"FAIL"_s, finding.word}, {4, 0});
            for (const QString &example : finding.examples)
                printCells({{}, example}, {8, 0});
        }
        if (verdict->holds)
            std::printf(
                "\nRestored into a scratch place and proven: the backup of %s, by madangd %s, is whole.\n",
                qPrintable(verdict->at.text()), qPrintable(verdict->version));
        else
            std::printf("\nTHIS BACKUP IS NOT WHOLE: make a new one, and keep the one before it.\n");
        return verdict->holds ? 0 : kNotWhole;
    }

    int backupUsage()
    {
        std::fputs(
            "Usage: madangd backup FOLDER [--json]\n"
            "       madangd backup verify BACKUP [--json]\n\n"
            "  FOLDER  the backup that is to be made; in a folder that is there, one named by the time. "
            "Beside\n"
            "          a running daemon or without one. Never written over; whole, or not there at all. "
            "What\n"
            "          an interrupted run left beside it (.NAME.partial-...) is removed.\n"
            "  verify  restores BACKUP into a scratch place (below TMPDIR; for PostgreSQL a database of its "
            "own\n"
            "          beside the configured one), compares every file and count, and proves the ledger.\n\n"
            "Exit code: 0 done, 1 usage, 2 could not, 3 something is missing or was changed.\n",
            stderr);
        return 1;
    }

} // namespace

int backup(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const bool isVerify = options.words.value(0) == "verify"_L1;
    if (options.words.size() != (isVerify ? 2 : 1))
        return backupUsage();
    allowSignals();
    return isVerify ? verify(*config, options) : make(*config, options);
}

} // namespace madang::commands
