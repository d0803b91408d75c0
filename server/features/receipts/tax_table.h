// SPDX-License-Identifier: GPL-3.0-or-later
// The table of receipts that an organisation hands in to the tax office, in the boxes of its form: annex 45-2
// of the Enforcement Rule of the Income Tax Act (소득세법 시행규칙 별지 제45호의2서식). In Korean for
// everybody.
#pragma once

#include "server/features/receipts/receipt_store.h"
#include "server/features/statements/table.h"

namespace madang::tax {

/// The form's boxes from left to right.
const QStringList &heads();
/// One receipt of money; `code` is the form's for its kind. What Madang does not know stays empty.
void addReceipt(Table &table, const ReceiptRow &row, const QString &code);

} // namespace madang::tax
