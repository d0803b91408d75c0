// SPDX-License-Identifier: GPL-3.0-or-later
// LetterAccess: how other features tell everybody who gave to a campaign.
#pragma once

#include "server/features/letters/letter_service.h"

namespace madang {

/// Runs inside the caller's unit of work.
class LetterAccess {
public:
    explicit LetterAccess(LetterService &service)
        : m_service(service)
    {
    }
    /// As LetterService::announce.
    Done announce(Work &work, CampaignId campaign, const QString &type, const RawJson &body,
                  const QString &reference)
    {
        return m_service.announce(work, campaign, type, body, reference);
    }

private:
    LetterService &m_service;
};

} // namespace madang
