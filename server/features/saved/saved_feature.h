// SPDX-License-Identifier: GPL-3.0-or-later
// SavedFeature: owns the service of saved messages; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/saved/saved_records.h"
#include "server/features/saved/saved_service.h"

namespace madang {

class SavedFeature final : public Feature {
public:
    explicit SavedFeature(RoomAccess &rooms)
        : m_service(m_store, m_events, rooms)
    {
    }
    void install(Routes &at) override;
    SavedRecords &records() { return m_records; }

private:
    SavedStore m_store;
    RoomStore m_events;
    SavedService m_service;
    SavedRecords m_records;
};

} // namespace madang
