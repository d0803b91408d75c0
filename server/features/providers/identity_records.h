// SPDX-License-Identifier: GPL-3.0-or-later
// IdentityRecords: the personal data of sign-in through other houses: which accounts there open one here.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class IdentityRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    Done merge(Work &work, Merging &merging) override;
};

} // namespace madang
