// SPDX-License-Identifier: GPL-3.0-or-later
// ComplaintRecords: the personal data of complaints: what somebody said against messages, profiles and
// invitations. That others did so about theirs is told to nobody.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class ComplaintRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
