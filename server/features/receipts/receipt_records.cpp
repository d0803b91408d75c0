// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/receipt_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> ReceiptRecords::columns() const
{
    return {{"receipt", "donor", Fate::Emptied, Belonging::Receipts}};
}

QList<PersonalSection> ReceiptRecords::sections() const
{
    return {
        {"receipts", uR"(
        SELECT id AS cursor, organisation, year, number, donation, name, amount, issuer, issued_at, voided_at, void_reason, replaced_by
          FROM receipt
         WHERE donor = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done ReceiptRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"UPDATE receipt SET name = :name WHERE donor = :person"_s,
                      bind("name", QString(accounts::kFormerMember)), bind("person", erasure.person)));
    return {};
}

} // namespace madang
