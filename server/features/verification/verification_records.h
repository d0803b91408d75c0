// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationRecords: the personal data of verification, opened for whom it is about.
#pragma once

#include "server/features/personal_data.h"
#include "server/features/verification/verification_store.h"

namespace madang {

class VerificationRecords final : public PersonalData {
public:
    explicit VerificationRecords(VerificationStore &store)
        : m_store(store)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    Done merge(Work &work, Merging &merging) override;

private:
    VerificationStore &m_store;
};

} // namespace madang
