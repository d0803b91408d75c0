// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/providers_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ProvidersFeature::install(Routes &at)
{
    at(providers::begin, m_service, &ProviderService::begin).guests().status(201).atMost(30, 10min);
    at(providers::claim, m_service, &ProviderService::claim).guests().atMost(60, 1min);
    at(providers::link, m_service, &ProviderService::link).guests().status(201).atMost(60, 1min);
    at(providers::sendLinkCode, m_service, &ProviderService::sendLinkCode).guests().atMost(20, 1h);
    at(providers::join, m_service, &ProviderService::join).reads().guests().status(201).atMost(20, 1h);
    at(providers::identities, m_service, &ProviderService::identities).reads().atMost(60, 1min);
    at(providers::addIdentity, m_service, &ProviderService::addIdentity).status(201).atMost(60, 1min);
    at(providers::prove, m_service, &ProviderService::prove).atMost(60, 1min);
    at(providers::unlink, m_service, &ProviderService::unlink).atMost(20, 1min);
    m_browser.install(at);
}

void ProvidersFeature::schedule(Schedule &jobs)
{
    jobs.every(10min, "accounts.forget-attempts",
               [this](Work &work) { return m_service.forgetExpired(work); });
}

} // namespace madang
