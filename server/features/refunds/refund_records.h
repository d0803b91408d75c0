// SPDX-License-Identifier: GPL-3.0-or-later
// RefundRecords: the personal data of refunds: who wanted money back, and who decided.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class RefundRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// Conflict ("second-person").
    Done judgeMerging(Work &work, const Merging &merging) override;
    Done merge(Work &work, Merging &merging) override;
};

} // namespace madang
