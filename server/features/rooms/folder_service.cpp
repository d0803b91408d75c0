// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/folder_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using folders::Arrangement;
using folders::Folder;

namespace {

    qsizetype placeOf(const QList<Folder> &all, FolderId id)
    {
        const auto found
            = std::find_if(all.cbegin(), all.cend(), [id](const Folder &folder) { return folder.id == id; });
        return found == all.cend() ? -1 : found - all.cbegin();
    }

    /// Whether another one is called so: one is named by it where there is no mouse.
    bool isCalled(const QList<Folder> &all, const QString &name, FolderId except)
    {
        return std::any_of(all.cbegin(), all.cend(), [&](const Folder &folder) {
            return folder.id != except && folder.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    }

} // namespace

Result<Arrangement> FolderService::arrangement(Work &work)
{
    Arrangement out;
    TRY(out.folders, m_store.of(work, work.caller().user));
    TRY(const auto sort, m_store.sort(work, work.caller().user));
    out.sort = sort.value_or(folders::Sort::Recent);
    return out;
}

Result<Arrangement> FolderService::tell(Work &work)
{
    TRY(const Arrangement now, arrangement(work));
    work.tellPerson(work.caller().user, folders::changed, now);
    return now;
}

Result<Arrangement> FolderService::read(Work &work, const Nothing &)
{
    return arrangement(work);
}

Result<Folder> FolderService::create(Work &work, const folders::NewFolder &request)
{
    const UserId me = work.caller().user;
    TRY(const QString name, oneLine(request.name, folders::kLongestName, "name"));
    TRY(const QList<Folder> all, m_store.of(work, me));
    if (all.size() >= folders::kMostFolders)
        return Error{Code::TooMany, "folders"};
    if (isCalled(all, name, {}))
        return Error{Code::Conflict, "folder-name"}.at(u"name"_s);
    const Folder folder{work.newId<FolderId>(), name, false};
    TRY(m_store.insert(work, me, folder));
    TRY(tell(work));
    return folder;
}

Result<Arrangement> FolderService::change(Work &work, const folders::ChangeFolder &request)
{
    const UserId me = work.caller().user;
    TRY(QList<Folder> all, m_store.of(work, me));
    const qsizetype at = placeOf(all, request.folder);
    if (at < 0)
        return Error{Code::NotFound, "folder"};
    Folder &folder = all[at];
    if (request.name) {
        TRY(const QString name, oneLine(*request.name, folders::kLongestName, "name"));
        if (isCalled(all, name, folder.id))
            return Error{Code::Conflict, "folder-name"}.at(u"name"_s);
        folder.name = name;
    }
    folder.folded = request.folded.value_or(folder.folded);
    TRY(m_store.update(work, me, folder));
    if (request.place) {
        all.move(at, qBound(qsizetype{0}, qsizetype{*request.place}, all.size() - 1));
        TRY(m_store.setOrder(work, me, all));
    }
    return tell(work);
}

Result<Arrangement> FolderService::remove(Work &work, const folders::OneFolder &request)
{
    const UserId me = work.caller().user;
    TRY(const QList<Folder> all, m_store.of(work, me));
    if (placeOf(all, request.folder) < 0)
        return Error{Code::NotFound, "folder"};
    TRY(m_store.remove(work, me, request.folder));
    return tell(work);
}

Result<Arrangement> FolderService::chooseSort(Work &work, const folders::ChooseSort &request)
{
    TRY(m_store.setSort(work, work.caller().user, request.sort));
    return tell(work);
}

Result<rooms::RoomLoudness> FolderService::putRoom(Work &work, const folders::PutRoom &request)
{
    const UserId me = work.caller().user;
    TRY(m_access.memberRightsOf(work, request.room));
    TRY(const rooms::Loudness before, m_rooms.loudness(work, request.room, me));
    rooms::Loudness now = before;
    now.folder = request.folder;
    if (request.folder) {
        TRY(const QList<Folder> all, m_store.of(work, me));
        if (placeOf(all, *request.folder) < 0)
            return Error{Code::NotFound, "folder"}.at(u"folder"_s);
        now.favourite = false;
        now.less.reset();
    }
    const rooms::RoomLoudness out{request.room, now};
    if (now == before)
        return out;
    TRY(m_rooms.setLoudness(work, request.room, me, now));
    work.tellPerson(me, rooms::loudnessChanged, out);
    return out;
}

} // namespace madang
