// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with changing the schema of a store that is in use: a copy of it first, and one program at a
// time. The steps themselves are the migrator's.
#pragma once

#include "server/config.h"
#include "server/db/migration_lock.h"
#include "server/db/migrator.h"
#include "server/store_folder.h"

namespace madang {
class Corridor;
}

namespace madang::commands {

/// A copy that was made before a store's schema changes.
struct CopyBefore {
    QString path;
    qint64 size = 0; ///< of the store in it
};

/// Where such copies go; empty: the configuration wants none.
QString copyFolderOf(const Config &config);
/// How long the configuration has programs wait for one that migrates the same store.
std::chrono::milliseconds migrationPatienceOf(const Config &config);

/// Copies a store that has something in it and steps ahead, with the keys beside it: a backup as `madangd
/// backup` makes it, but without attached files, which no step touches. Nothing is copied where the
/// configuration wants that or there is nothing to change. StorageFull ("backup-room") before anything is
/// copied where the disk has not the room; else errors are a backup's. An earlier copy made before the same
/// step goes when the same is in it: a daemon that is started over and over fills no disk.
Result<std::optional<CopyBefore>> copyBefore(const Config &config, const StoreAddress &address,
                                             const MigrationPlan &plan);

/// Whether copyBefore() could do it as things are: room ("backup-room") and programs ("pg-tool"). Writes
/// nothing.
Done canCopyBefore(const Config &config, const StoreAddress &address);

/// What `serve` does first, and every verb that works on the store as a daemon would: claims the store, so
/// that no other daemon has it under its feet; then a copy and the steps, in one turn of the lock; then
/// starts `corridor`. A store that this program may not change stays as it is, and the start says why.
Done openStore(Corridor &corridor, const Config &config, const StoreFolder &folder);

/// Who migrates the configured store just now, when somebody does.
std::optional<MigrationOwner> migratingNow(const Config &config);

} // namespace madang::commands
