// SPDX-License-Identifier: GPL-3.0-or-later
// DraftsFeature: owns the service of drafts of messages; install() lists what it answers to.
#pragma once

#include "server/features/drafts/draft_records.h"
#include "server/features/drafts/message_draft_service.h"
#include "server/features/feature.h"

namespace madang {

class DraftsFeature final : public Feature {
public:
    explicit DraftsFeature(RoomAccess &rooms)
        : m_service(m_store, m_events, rooms)
    {
    }
    void install(Routes &at) override;
    DraftRecords &records() { return m_records; }

private:
    MessageDraftStore m_store;
    RoomStore m_events;
    MessageDraftService m_service;
    DraftRecords m_records;
};

} // namespace madang
