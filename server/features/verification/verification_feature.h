// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationFeature: proving who one is, by one's phone, with a company that may say so; or with a sandbox
// that tries out how.
#pragma once

#include "server/features/feature.h"
#include "server/features/verification/verification_access.h"
#include "server/features/verification/verification_browser.h"
#include "server/features/verification/verification_records.h"

namespace madang {

class VerificationFeature final : public Feature {
public:
    /// `publicUrl`: where browsers reach us; known when the door has opened.
    VerificationFeature(const House &house, AccountAccess &accounts, VerificationRules rules,
                        const QString &publicUrl);
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    void stop() override;
    VerificationAccess &access() { return m_access; }
    VerificationRecords &records() { return m_records; }

private:
    const VerificationRules m_rules;
    VerificationStore m_store;
    const std::unique_ptr<PortOneClient> m_portOne; ///< null where it is not asked
    VerificationService m_service;
    VerificationBrowser m_browser;
    VerificationAccess m_access;
    VerificationRecords m_records{m_store};
};

} // namespace madang
