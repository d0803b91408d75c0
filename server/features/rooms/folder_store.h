// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of folders of rooms. No rules.
#pragma once

#include "common/protocol/folders.h"
#include "server/core/work.h"

namespace madang {

class FolderStore {
public:
    /// In their owner's order.
    Result<QList<folders::Folder>> of(Work &work, UserId account);
    Done insert(Work &work, UserId account, const folders::Folder &folder, int place);
    Done update(Work &work, UserId account, const folders::Folder &folder, int place);
    /// Takes the rooms out of it, too.
    Done remove(Work &work, UserId account, FolderId folder);
    Result<std::optional<folders::Sort>> sort(Work &work, UserId account);
    Done setSort(Work &work, UserId account, folders::Sort sort);
};

} // namespace madang
