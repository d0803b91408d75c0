// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_feature.h"

namespace madang {

using namespace std::chrono_literals;

VerificationFeature::VerificationFeature(const House &house, AccountAccess &accounts, VerificationRules rules,
                                         const QString &publicUrl)
    : m_rules(std::move(rules))
    , m_store(m_rules.key)
    , m_portOne(m_rules.provider == VerificationRules::Provider::PortOne
                    ? std::make_unique<PortOneClient>(m_rules.portOne)
                    : nullptr)
    , m_service(m_store, m_rules, m_portOne.get(), house.lanes, publicUrl)
    , m_browser(m_store, m_service, accounts, m_rules)
    , m_access(m_store, m_rules)
{
}

void VerificationFeature::install(Routes &at)
{
    at(verification::read, m_service, &VerificationService::read).reads().atMost(120, 1min);
    at(verification::begin, m_service, &VerificationService::begin).status(201).atMost(20, 1h);
    at(verification::check, m_service, &VerificationService::check).key("attempt").atMost(120, 1min);
    at(verification::show, m_service, &VerificationService::show).atMost(20, 1min);
    at(verification::forget, m_service, &VerificationService::forget).atMost(10, 1h);
    at.topic(verification::moved, m_service, &VerificationService::open);
    m_browser.install(at);
}

void VerificationFeature::schedule(Schedule &jobs)
{
    if (m_portOne)
        jobs.every(10s, "verification.follow", [this](Work &work) { return m_service.follow(work); });
    jobs.every(10min, "verification.forget-attempts",
               [this](Work &work) { return m_service.forgetOld(work); });
}

void VerificationFeature::stop()
{
    if (m_portOne)
        m_portOne->stop();
}

} // namespace madang
