// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of blocks: who does not want to hear from whom, and what that keeps them from.
#pragma once

#include "common/protocol/blocks.h"
#include "server/core/routes.h"
#include "server/features/rooms/block_store.h"
#include "server/features/rooms/room_store.h"

namespace madang {

class BlockService {
public:
    BlockService(BlockStore &store, RoomStore &people)
        : m_store(store)
        , m_people(people)
    {
    }
    Result<Nothing> block(Work &work, const blocks::OnePerson &request);
    Result<Nothing> unblock(Work &work, const blocks::OnePerson &request);
    Result<Page<accounts::Person>> list(Work &work, const blocks::ListBlocked &request);
    /// The caller's queue: what they change on another device.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

private:
    Result<accounts::Person> person(Work &work, UserId user);

    BlockStore &m_store;
    RoomStore &m_people;
};

} // namespace madang
