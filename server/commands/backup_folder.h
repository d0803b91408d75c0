// SPDX-License-Identifier: GPL-3.0-or-later
// A backup on the disk: a folder with a manifest, the store, the keys and the attached files. Knows how it is
// laid out, written durably and read back; what stands in a store is store_copy's.
//
//     manifest.json    what this is, and every file with its SHA-256
//     manifest.sha256  the manifest's own: `sha256sum -c` takes it
//     madang.db        the store (madang.dump: of PostgreSQL, for pg_restore)
//     keys/            the keys that lie beside a store, mode 0600
//     files/           attached files, as they lie in a data folder
#pragma once

#include "common/protocol/desk.h"

#include <QCryptographicHash>

#include <memory>
#include <optional>

namespace madang::backup {

inline constexpr int kFormat = 1;
inline constexpr QLatin1StringView kSqliteFile{"madang.db"};
inline constexpr QLatin1StringView kPostgresFile{"madang.dump"};

struct FileEntry {
    QString path; ///< below the backup's folder
    qint64 size = 0;
    QString sha256;
};
PROTOCOL_FIELDS(FileEntry, path, size, sha256)

/// What a store holds, to be compared after it was restored.
struct Counts {
    qint64 accounts = 0;
    qint64 rooms = 0;
    qint64 events = 0; ///< everything on all timelines
    qint64 messages = 0;
    qint64 files = 0; ///< attached
    qint64 entries = 0; ///< of the ledger
    qint64 transfers = 0;
    QList<desk::KindBalance> balances;
    qint64 audited = 0;
    QString auditHead;
};
PROTOCOL_FIELDS(Counts, accounts, rooms, events, messages, files, entries, transfers, balances, audited,
                auditHead)

struct Manifest {
    int format = kFormat;
    QString version; ///< of the program that made it
    Timestamp at;
    QString engine; ///< "sqlite" or "postgres"
    qint64 schema = 0;
    Counts counts;
    QList<QString> missing; ///< attached files that the store names and the disk did not have
    QList<FileEntry> files;
    std::optional<QString> before = {}; ///< the step it was made before: then all attached files are missing,
                                        ///< which no step touches
};
PROTOCOL_FIELDS(Manifest, format, version, at, engine, schema, counts, missing, files, before)

// Errors name what is wrong in `about` ("read", "write", "disk", "exists", "changed", "no-backup",
// "manifest", "format") and the file in `field`.

/// A new file (mode 0600) that is written piece by piece; its size and digest are known at its end.
class NewFile {
public:
    /// `path` is below `folder`, which is there; so is the folder it names.
    static Result<std::unique_ptr<NewFile>> make(const QString &folder, const QString &path);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    Done write(QByteArrayView octets);
    /// Durably on the disk; nothing can be written after.
    Result<FileEntry> finish();

private:
    NewFile(int fd, QString file, const QString &path);
    Done flush();

    int m_fd;
    const QString m_file;
    QCryptographicHash m_hash;
    QByteArray m_pending;
    FileEntry m_entry;
};

/// Copies a file that is not there yet, durably, mode 0600; its size and digest.
Result<FileEntry> copyFile(const QString &from, const QString &to, const QString &path);
Result<FileEntry> digestOf(const QString &file, const QString &path);
Done syncFile(const QString &file);
/// Makes a folder (0700) and those above it.
Done makeFolder(const QString &folder);
/// Makes the names in a folder and in all folders below it durable.
Done syncFolders(const QString &folder);
/// Gives a file or folder its name unless something has it ("exists"), durably.
Done moveTo(const QString &from, const QString &to);

/// Copies the keys that lie in a data folder into a backup, and notes them in its manifest.
Done copyKeys(const QString &data, const QString &folder, Manifest &manifest);
Done writeManifest(const QString &folder, const Manifest &manifest);
Result<Manifest> readManifest(const QString &folder);
/// Files that are in a backup's folder and not in its manifest.
QStringList strangersIn(const QString &folder, const Manifest &manifest);

/// Copies everything of a backup into a folder as a data folder has it. Files that are not what the manifest
/// says, or not there, are named; with any, nothing of it may be used.
Result<QStringList> unpack(const QString &folder, const Manifest &manifest, const QString &into);
/// Where unpack() puts a file.
QString placeOf(const QString &path);

} // namespace madang::backup
