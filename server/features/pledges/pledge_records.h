// SPDX-License-Identifier: GPL-3.0-or-later
// PledgeRecords: the personal data of pledges: gifts every month.
#pragma once

#include "server/features/personal_data.h"
#include "server/features/pledges/pledge_life.h"

namespace madang {

class PledgeRecords final : public PersonalData {
public:
    PledgeRecords(PledgeStore &store, PledgeLife &life)
        : m_store(store)
        , m_life(life)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// They go on, charged to the card they were.
    Done merge(Work &work, Merging &merging) override;

private:
    PledgeStore &m_store;
    PledgeLife &m_life;
};

} // namespace madang
