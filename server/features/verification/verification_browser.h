// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationBrowser: what a browser does for a verification. Whoever has the address of an attempt may see
// its pages; nothing it brings is believed, except at the sandbox, which proves nothing.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/verification/verification_pages.h"
#include "server/features/verification/verification_service.h"

namespace madang {

class VerificationBrowser {
public:
    VerificationBrowser(VerificationStore &store, VerificationService &service, AccountAccess &accounts,
                        const VerificationRules &rules)
        : m_store(store)
        , m_service(service)
        , m_accounts(accounts)
        , m_rules(rules)
    {
    }
    void install(Routes &at);

private:
    Result<Step> go(Work &work, const Params &params);
    Result<Step> comeBack(Work &work, const Params &params);
    Result<Step> typePerson(Work &work, const Params &params);
    Result<Step> typeCode(Work &work, const Params &params);
    /// The attempt that an address names; nothing when nothing can become of it any more.
    Result<std::optional<VisitRow>> openVisit(Work &work, const Params &params);
    /// The same of the sandbox, while it is the provider.
    Result<std::optional<VisitRow>> testVisit(Work &work, const Params &params);
    /// What there is to say of an address that leads nowhere, or to something that is over.
    Result<Step> over(Work &work, const Params &params);

    VerificationStore &m_store;
    VerificationService &m_service;
    AccountAccess &m_accounts;
    const VerificationRules &m_rules;
};

} // namespace madang
