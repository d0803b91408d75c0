// SPDX-License-Identifier: GPL-3.0-or-later
// PresenceRecords: the personal data of presence: how somebody chose to be seen.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class PresenceRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
