// SPDX-License-Identifier: GPL-3.0-or-later
// SavedRecords: the personal data of saved messages: which ones somebody keeps. What they say is chat's.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class SavedRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
