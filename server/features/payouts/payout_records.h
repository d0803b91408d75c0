// SPDX-License-Identifier: GPL-3.0-or-later
// PayoutRecords: the personal data of payouts: who asked, agreed and paid. They are about the money of a
// campaign, and stay.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class PayoutRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// Conflict ("second-person").
    Done judgeMerging(Work &work, const Merging &merging) override;
    Done merge(Work &work, Merging &merging) override;
};

} // namespace madang
