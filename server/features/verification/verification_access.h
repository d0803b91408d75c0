// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationAccess: what other features may ask of verification.
#pragma once

#include "server/features/verification/verification_store.h"

namespace madang {

/// Runs inside the caller's unit of work.
class VerificationAccess {
public:
    VerificationAccess(VerificationStore &store, const VerificationRules &rules)
        : m_store(store)
        , m_rules(rules)
    {
    }
    /// NotAllowed ("verification-required") for a caller who has to prove who they are first; `deed` as
    /// verification::kCreateCampaign.
    Done judge(Work &work, QLatin1StringView deed)
    {
        if (!m_rules.isOn() || !m_rules.requiredFor.contains(deed))
            return {};
        TRY(const auto row, m_store.of(work, work.caller().user));
        const bool isVerified = row && m_rules.counts(row->provider);
        return isVerified ? Done() : Done(Error{Code::NotAllowed, "verification-required"});
    }
    /// Whether others see that somebody is verified.
    Result<bool> bearsBadge(Work &work, UserId person)
    {
        TRY(const auto row, m_store.of(work, person));
        return row && row->shown && m_rules.counts(row->provider);
    }

private:
    VerificationStore &m_store;
    const VerificationRules &m_rules;
};

} // namespace madang
