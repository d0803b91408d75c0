// SPDX-License-Identifier: GPL-3.0-or-later
// DraftRecords: the personal data of drafts: what somebody has begun to write.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class DraftRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
