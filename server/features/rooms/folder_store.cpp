// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/folder_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using folders::Folder;

Result<QList<Folder>> FolderStore::of(Work &work, UserId account)
{
    return work.db().all<Folder>(uR"(
        SELECT id, name, folded
          FROM room_folder
         WHERE account = :account
         ORDER BY place, id
         LIMIT :limit)"_s,
                                 bind("account", account), bind("limit", folders::kMostFolders));
}

Done FolderStore::insert(Work &work, UserId account, const Folder &folder)
{
    TRY(work.db().run(uR"(
        INSERT INTO room_folder (id, account, name, place, folded)
             VALUES (:id, :account, :name,
                     (SELECT COALESCE(MAX(place) + 1, 0) FROM room_folder WHERE account = :account), :folded))"_s,
                      bind("id", folder.id), bind("account", account), bind("name", folder.name),
                      bind("folded", folder.folded ? 1 : 0)));
    return {};
}

Done FolderStore::update(Work &work, UserId account, const Folder &folder)
{
    TRY(work.db().run(uR"(
        UPDATE room_folder
           SET name = :name, folded = :folded
         WHERE id = :id AND account = :account)"_s,
                      bind("name", folder.name), bind("folded", folder.folded ? 1 : 0), bind("id", folder.id),
                      bind("account", account)));
    return {};
}

Done FolderStore::setOrder(Work &work, UserId account, const QList<Folder> &all)
{
    for (qsizetype i = 0; i < all.size(); ++i)
        TRY(work.db().run(u"UPDATE room_folder SET place = :place WHERE id = :id AND account = :account"_s,
                          bind("place", int(i)), bind("id", all[i].id), bind("account", account)));
    return {};
}

Done FolderStore::remove(Work &work, UserId account, FolderId folder)
{
    TRY(work.db().run(u"UPDATE member SET folder = NULL WHERE account = :account AND folder = :folder"_s,
                      bind("account", account), bind("folder", folder)));
    TRY(work.db().run(u"DELETE FROM room_folder WHERE id = :folder AND account = :account"_s,
                      bind("folder", folder), bind("account", account)));
    return {};
}

Result<std::optional<folders::Sort>> FolderStore::sort(Work &work, UserId account)
{
    return work.db().one<folders::Sort>(u"SELECT sort FROM room_sort WHERE account = :account"_s,
                                        bind("account", account));
}

Done FolderStore::setSort(Work &work, UserId account, folders::Sort sort)
{
    TRY(work.db().run(uR"(
        INSERT INTO room_sort (account, sort) VALUES (:account, :sort)
            ON CONFLICT (account) DO UPDATE SET sort = excluded.sort)"_s,
                      bind("account", account), bind("sort", sort)));
    return {};
}

} // namespace madang
