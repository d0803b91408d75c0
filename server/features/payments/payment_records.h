// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentRecords: the personal data of payments: orders, registered cards, and what banks and gateways say of
// who paid.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class PaymentRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
};

} // namespace madang
