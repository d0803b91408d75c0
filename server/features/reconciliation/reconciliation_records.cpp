// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/reconciliation_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> ReconciliationRecords::columns() const
{
    return {{"settlement_file", "imported_by", Fate::Nameless},
            {"settlement_line", "explained_by", Fate::Nameless}};
}

QList<PersonalSection> ReconciliationRecords::sections() const
{
    return {
        {"settlementFiles", uR"(
        SELECT id AS cursor, gateway, name, imported_at
          FROM settlement_file
         WHERE imported_by = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"settlementLinesExplained", uR"(
        SELECT id AS cursor, gateway, order_id, reason, explained_at
          FROM settlement_line
         WHERE explained_by = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done ReconciliationRecords::erase(Work &work, Erasure &erasure)
{
    (void)work;
    (void)erasure;
    return {};
}

} // namespace madang
