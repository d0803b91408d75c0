// SPDX-License-Identifier: GPL-3.0-or-later
// LettersFeature: owns what is said to donors; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/letters/letter_access.h"
#include "server/features/letters/letter_records.h"

namespace madang {

class LettersFeature final : public Feature {
public:
    LettersFeature(CampaignAccess &campaigns, NotificationAccess &notifications)
        : m_service(m_store, campaigns, notifications)
        , m_access(m_service)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    LetterAccess &access() { return m_access; }
    LetterRecords &records() { return m_records; }

private:
    LetterStore m_store;
    LetterService m_service;
    LetterAccess m_access;
    LetterRecords m_records;
};

} // namespace madang
