// SPDX-License-Identifier: GPL-3.0-or-later
// Migrator: brings a store to the newest schema, step by step along one number line. It knows files, not
// features.
#pragma once

#include "server/db/database.h"

namespace madang {

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

/// Applies what is missing, each step in one transaction with its row in schema_migration. Refuses (Conflict)
/// a store that is newer than this program ("newer-schema") or whose recorded steps differ from ours
/// ("changed-step"). Returns how many steps were applied.
Result<int> migrate(Database &db, const QList<MigrationStep> &steps, Timestamp now);

} // namespace madang
