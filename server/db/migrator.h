// SPDX-License-Identifier: GPL-3.0-or-later
// Migrator: brings a store to the newest schema, step by step along one number line. It knows files, not
// features.
#pragma once

#include "server/db/database.h"

#include <functional>

namespace madang {

class MigrationLock;

/// One step: `0003_chat.sql`, or its `.postgres.sql` twin where the engines differ.
struct MigrationStep {
    int number = 0;
    QString name; ///< "0003_chat"
    QString text; ///< statements, each ended by `;` before an empty line
    QString checksum; ///< SHA-256 of the text
};

/// A step that was applied.
struct AppliedStep {
    int number = 0;
    QString name;
    QString checksum;
    Timestamp appliedAt;
};
PROTOCOL_FIELDS(AppliedStep, number, name, checksum, appliedAt)

/// The steps built into this program for an engine, in order.
QList<MigrationStep> builtInSteps(Engine engine);

/// What migrate() would do to a store.
struct MigrationPlan {
    QList<AppliedStep> applied; ///< as the store has them on record; none in an empty one
    QList<MigrationStep> pending; ///< in order; none where something stands in the way
    std::optional<Error> hurdle; ///< why it would refuse; `field` is the name of the step that is meant
};
/// Looks, and changes nothing: a connection that may only read will do.
Result<MigrationPlan> planMigration(Database &db, const QList<MigrationStep> &steps);

enum class StepMoment { Begins, Applied };
using StepFollower = std::function<void(const MigrationStep &step, StepMoment moment)>;

/// Applies what is missing, each step in one transaction with its row in schema_migration: wherever it is
/// interrupted, whole steps stay and the next call goes on after them. Refuses (Conflict) a store that is
/// newer than this program ("newer-schema") or whose recorded steps differ from ours ("changed-step").
/// Returns how many steps were applied. A follower is told of those that this call applies. Waits for its
/// turn, and no longer than kMigrationPatience: Conflict ("migrating").
Result<int> migrate(Database &db, const QList<MigrationStep> &steps, Timestamp now,
                    const StepFollower &follower = {});
/// The same for who has the lock already: what came before, such as a backup, is then of the same turn.
Result<int> migrate(const MigrationLock &lock, const QList<MigrationStep> &steps, Timestamp now,
                    const StepFollower &follower = {});

} // namespace madang
