// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsRecords: the personal data of private details, opened for whom they are about.
#pragma once

#include "server/features/details/details_store.h"
#include "server/features/personal_data.h"

namespace madang {

class DetailsRecords final : public PersonalData {
public:
    explicit DetailsRecords(DetailsStore &store)
        : m_store(store)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    /// The kept account's stay, what it did not tell is filled in.
    Done merge(Work &work, Merging &merging) override;

private:
    DetailsStore &m_store;
};

} // namespace madang
