// SPDX-License-Identifier: GPL-3.0-or-later
// SearchRecords: what the index knows of somebody's words. It repeats what chat tells, and has no account of
// its own.
#pragma once

#include "server/features/personal_data.h"
#include "server/features/search/index_service.h"

namespace madang {

class SearchRecords final : public PersonalData {
public:
    explicit SearchRecords(IndexService &index)
        : m_index(index)
    {
    }
    QList<PersonalColumn> columns() const override { return {}; }
    /// Before the words themselves go: the index has to be told what it forgets.
    Done erase(Work &work, Erasure &erasure) override
    {
        return erasure.removes() ? m_index.forget(work, erasure.person) : Done();
    }

    /// Before the events have another sender, for the same reason.
    Done merge(Work &work, Merging &merging) override
    {
        return m_index.rename(work, merging.from, merging.into);
    }

private:
    IndexService &m_index;
};

} // namespace madang
