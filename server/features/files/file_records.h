// SPDX-License-Identifier: GPL-3.0-or-later
// FileRecords: the personal data of files: what somebody uploaded.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class FileRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
