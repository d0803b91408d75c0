// SPDX-License-Identifier: GPL-3.0-or-later
// ProvidersFeature: signing in through the browser: with accounts of other houses, and by link and code.
#pragma once

#include "server/features/accounts/accounts_feature.h"
#include "server/features/feature.h"
#include "server/features/providers/identity_records.h"
#include "server/features/providers/provider_service.h"
#include "server/features/providers/sign_in_browser.h"

namespace madang {

class ProvidersFeature final : public Feature {
public:
    /// `publicUrl`: where browsers reach us; known when the door has opened.
    ProvidersFeature(const House &house, AccountsFeature &accountsFeature, QList<Provider> providers,
                     QByteArray key, const QString &publicUrl)
        : m_client(std::move(providers), house.clock)
        , m_service(m_store, m_client, accountsFeature.accounts(), accountsFeature.store(),
                    accountsFeature.emails(), publicUrl)
        , m_browser(m_store, m_client, accountsFeature.accounts(), house.lanes, house.throttle,
                    std::move(key), publicUrl)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    IdentityRecords &records() { return m_records; }
    void stop() override { m_client.stop(); }

private:
    AttemptStore m_store;
    ProviderClient m_client;
    ProviderService m_service;
    SignInBrowser m_browser;
    IdentityRecords m_records;
};

} // namespace madang
