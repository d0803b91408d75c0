// SPDX-License-Identifier: GPL-3.0-or-later
// AuditRecords: the personal data of the audit log. What was done stays on record; who did it, and to whom,
// is a number from then on. That is written down in the log itself, so that a blank row is no changed one.
#pragma once

#include "server/features/audit/audit_store.h"
#include "server/features/personal_data.h"

namespace madang {

class AuditRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override
    {
        return {{"audit_record", "account", Fate::Emptied, users::Belonging::Duties, Joining::Stays}};
    }
    QList<PersonalSection> sections() const override;
    /// Last of all parts: see audit::record.
    Done erase(Work &work, Erasure &erasure) override;

private:
    AuditStore m_store;
};

} // namespace madang
