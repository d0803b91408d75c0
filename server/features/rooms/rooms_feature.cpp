// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/rooms_feature.h"

namespace madang {

using namespace std::chrono_literals;

void RoomsFeature::install(Routes &at)
{
    at(rooms::create, m_rooms, &RoomService::create).status(201).atMost(30, 1h);
    at(rooms::openDirect, m_rooms, &RoomService::openDirect).key("username").atMost(60, 1h);
    at(rooms::mine, m_rooms, &RoomService::mine).reads();
    at(rooms::directory, m_rooms, &RoomService::directory).reads().guests().atMost(120, 1min);
    at(rooms::show, m_rooms, &RoomService::show).reads().guests();
    at(rooms::close, m_rooms, &RoomService::close);
    at(rooms::setHistory, m_rooms, &RoomService::setHistory).atMost(30, 1h);
    at(rooms::join, m_members, &MemberService::join).atMost(60, 1min);
    at(rooms::leave, m_members, &MemberService::leave);
    at(rooms::invite, m_members, &MemberService::invite).atMost(60, 1min);
    at(rooms::removeMember, m_members, &MemberService::remove);
    at(rooms::setLoudness, m_loudness, &LoudnessService::set).atMost(60, 1min);
    at(rooms::members, m_members, &MemberService::members).reads().guests();

    at(folders::read, m_folders, &FolderService::read).reads().atMost(60, 10s);
    at(folders::create, m_folders, &FolderService::create).status(201).atMost(60, 1min);
    at(folders::change, m_folders, &FolderService::change).atMost(120, 1min);
    at(folders::remove, m_folders, &FolderService::remove).atMost(60, 1min);
    at(folders::chooseSort, m_folders, &FolderService::chooseSort).atMost(60, 1min);
    at(folders::putRoom, m_folders, &FolderService::putRoom).atMost(120, 1min);

    at(blocks::block, m_blocks, &BlockService::block).key("user").atMost(60, 1min);
    at(blocks::unblock, m_blocks, &BlockService::unblock).key("user").atMost(60, 1min);
    at(blocks::list, m_blocks, &BlockService::list).reads().atMost(60, 10s);
    at.topic(blocks::changed, m_blocks, &BlockService::open);

    at.topic<rooms::RoomEvent, rooms::OneRoom>(rooms::happened, m_rooms, &RoomService::open).guests();
}

} // namespace madang
