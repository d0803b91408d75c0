// SPDX-License-Identifier: GPL-3.0-or-later
// RoomCareFeature: every room from outside, for who looks after them all; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/roomcare/room_care_service.h"

namespace madang {

class RoomCareFeature final : public Feature {
public:
    RoomCareFeature(AccountAccess &accounts, RoomAccess &rooms)
        : m_service(m_store, accounts, rooms)
    {
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);

private:
    RoomCareStore m_store;
    RoomCareService m_service;
};

} // namespace madang
