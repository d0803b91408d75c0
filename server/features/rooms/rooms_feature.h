// SPDX-License-Identifier: GPL-3.0-or-later
// RoomsFeature: owns the services of rooms; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/rooms/block_service.h"
#include "server/features/rooms/folder_service.h"
#include "server/features/rooms/loudness_service.h"
#include "server/features/rooms/member_service.h"
#include "server/features/rooms/room_records.h"

namespace madang {

class RoomsFeature final : public Feature {
public:
    explicit RoomsFeature(NotificationAccess &notifications, int roomsPerAccount = kUsualRoomsPerAccount)
        : m_access(m_store, m_blockStore, roomsPerAccount)
        , m_rooms(m_store, m_access)
        , m_members(m_store, m_access, m_rooms, notifications)
        , m_blocks(m_blockStore, m_store)
        , m_loudness(m_store, m_access)
        , m_folders(m_folderStore, m_store, m_access)
    {
    }
    void install(Routes &at) override;
    RoomAccess &access() { return m_access; }
    MemberService &members() { return m_members; }
    RoomRecords &records() { return m_records; }

private:
    RoomStore m_store;
    BlockStore m_blockStore;
    FolderStore m_folderStore;
    RoomAccess m_access;
    RoomService m_rooms;
    MemberService m_members;
    BlockService m_blocks;
    LoudnessService m_loudness;
    FolderService m_folders;
    RoomRecords m_records{m_members};
};

} // namespace madang
