// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/roomcare/room_care_feature.h"

namespace madang {

using namespace std::chrono_literals;

void RoomCareFeature::install(Routes &at)
{
    at(room_care::list, m_service, &RoomCareService::list).reads().atMost(120, 10s);
    at(room_care::show, m_service, &RoomCareService::show).reads().atMost(120, 10s);
    at(room_care::close, m_service, &RoomCareService::close).atMost(60, 1min);
    at(room_care::giveOwner, m_service, &RoomCareService::giveOwner).atMost(60, 1min);
}

void RoomCareFeature::installForSocket(Routes &at)
{
    at(room_care::list, m_service, &RoomCareService::list).guests().reads();
    at(room_care::show, m_service, &RoomCareService::show).guests().reads();
    at(room_care::close, m_service, &RoomCareService::close).guests();
    at(room_care::giveOwner, m_service, &RoomCareService::giveOwner).guests();
}

} // namespace madang
