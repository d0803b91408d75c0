// SPDX-License-Identifier: GPL-3.0-or-later
// StatementRecords: the personal data of statements: who does not want to be in the ranking. A former member
// never is.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class StatementRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
