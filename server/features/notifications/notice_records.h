// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeRecords: the personal data of notices: what waits for somebody, and what others were told of them.
#pragma once

#include "server/features/personal_data.h"

namespace madang {

class NoticeRecords final : public PersonalData {
public:
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    Done erase(Work &work, Erasure &erasure) override;
    Done merge(Work &work, Merging &merging) override;

private:
    /// Notices of others in which the person is called by name, or about their gifts: what they told is told
    /// otherwise, too.
    Done forgetNames(Work &work, const Erasure &erasure);
};

} // namespace madang
