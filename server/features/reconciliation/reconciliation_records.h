// SPDX-License-Identifier: GPL-3.0-or-later
// ReconciliationRecords: the personal data of reconciliation: who brought files, and explained differences.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class ReconciliationRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
