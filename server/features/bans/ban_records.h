// SPDX-License-Identifier: GPL-3.0-or-later
// BanRecords: the personal data of bans: who made them. A banned address names no account.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class BanRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
