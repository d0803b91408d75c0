// SPDX-License-Identifier: GPL-3.0-or-later
// Copying a store as it is at one moment, counting what is in it, and bringing it back: a SQLite file with
// SQL of its own, PostgreSQL with pg_dump and pg_restore.
#pragma once

#include "server/commands/backup_folder.h"
#include "server/core/work.h"

namespace madang::backup {

/// An attached file that a store says is there.
struct Attached {
    AttachmentId id;
    qint64 size = 0; ///< 0: only the small picture is there
    bool hasThumbnail = false;
    bool isWhole() const { return size > 0; }
};
PROTOCOL_FIELDS(Attached, id, size, hasThumbnail)

/// What a look into a store told.
struct StoreLook {
    qint64 schema = 0; ///< steps; 0 when there is none
    Counts counts;
    QList<Attached> attached;
};
Result<StoreLook> lookInto(Work &work);

/// A program of PostgreSQL, such as pg_dump: on the path, or where Debian keeps those of each version.
/// NotFound ("pg-tool").
Result<QString> toolPath(const QString &name);

/// The attached files of a live store.
Result<QList<Attached>> attachedIn(const StoreAddress &address);
/// Copies the store into a folder, durably, and looks into the copy. NotSupported ("newer-schema") for one
/// that a newer program made; NotFound ("no-store"); "pg-tool" with the program's name in `field`,
/// "pg-failed" with what it said.
Result<StoreLook> copyStore(const StoreAddress &address, const QString &folder);

/// Fills an empty database from a dump. Errors as above.
Done restoreDump(const StoreAddress &address, const QString &dump);
/// Whether nothing is in a database yet.
Result<bool> isEmptyDatabase(const StoreAddress &address);

/// A database beside the configured one that is dropped at the end. NotAllowed ("pg-scratch") when this user
/// may make none.
class ScratchDatabase {
public:
    ScratchDatabase() = default;
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;
    Result<StoreAddress> make(const StoreAddress &beside);

private:
    std::unique_ptr<Database> m_db;
    QString m_name;
};

} // namespace madang::backup
