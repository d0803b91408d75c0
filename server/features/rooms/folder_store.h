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
    /// After all others.
    Done insert(Work &work, UserId account, const folders::Folder &folder);
    /// Its name, and whether it is folded.
    Done update(Work &work, UserId account, const folders::Folder &folder);
    /// Gives them the order of the list.
    Done setOrder(Work &work, UserId account, const QList<folders::Folder> &all);
    /// Takes the rooms out of it, too.
    Done remove(Work &work, UserId account, FolderId folder);
    Result<std::optional<folders::Sort>> sort(Work &work, UserId account);
    Done setSort(Work &work, UserId account, folders::Sort sort);
};

} // namespace madang
