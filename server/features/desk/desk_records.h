// SPDX-License-Identifier: GPL-3.0-or-later
// DeskRecords: the personal data of the desk: what somebody did there. It stays on record, by number instead
// of by name.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class DeskRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
