// SPDX-License-Identifier: GPL-3.0-or-later
// LetterRecords: the personal data of letters: what somebody wrote to those who gave. A letter belongs to its
// campaign, and stays.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class LetterRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    Done merge(Work &work, Merging &merging) override;
};

} // namespace madang
