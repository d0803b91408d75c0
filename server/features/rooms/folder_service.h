// SPDX-License-Identifier: GPL-3.0-or-later
// FolderService: the rules of how somebody arranges their rooms: folders, their order, what is in them, and
// the order within. Everything is told to all their devices.
#pragma once

#include "server/features/rooms/folder_store.h"
#include "server/features/rooms/room_store.h"

namespace madang {

class FolderService {
public:
    FolderService(FolderStore &store, RoomStore &rooms, RoomAccess &access)
        : m_store(store)
        , m_rooms(rooms)
        , m_access(access)
    {
    }
    Result<folders::Arrangement> read(Work &work, const Nothing &request);
    Result<folders::Folder> create(Work &work, const folders::NewFolder &request);
    Result<folders::Arrangement> change(Work &work, const folders::ChangeFolder &request);
    Result<folders::Arrangement> remove(Work &work, const folders::OneFolder &request);
    Result<folders::Arrangement> chooseSort(Work &work, const folders::ChooseSort &request);
    Result<rooms::RoomLoudness> putRoom(Work &work, const folders::PutRoom &request);

private:
    Result<folders::Arrangement> arrangement(Work &work);
    Result<folders::Arrangement> tell(Work &work);

    FolderStore &m_store;
    RoomStore &m_rooms;
    RoomAccess &m_access;
};

} // namespace madang
