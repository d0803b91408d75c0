// SPDX-License-Identifier: GPL-3.0-or-later
// ReceiptRecords: the personal data of receipts. Number, amount and date stay, so that no number is missing;
// the name goes.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class ReceiptRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
