// SPDX-License-Identifier: GPL-3.0-or-later
// PlacesFeature: what browsers find at the addresses of rooms and messages (see PlaceLink).
#pragma once

#include "server/features/feature.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class PlacesFeature final : public Feature {
public:
    /// `publicUrl`: where browsers reach us; known when the door has opened.
    PlacesFeature(RoomAccess &rooms, const QString &publicUrl)
        : m_rooms(rooms)
        , m_publicUrl(publicUrl)
    {
    }
    void install(Routes &at) override;

private:
    Result<Step> show(Work &work, const Params &params);

    RoomAccess &m_rooms;
    const QString &m_publicUrl;
};

} // namespace madang
