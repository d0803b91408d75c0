// SPDX-License-Identifier: GPL-3.0-or-later
// AuditFeature: owns what is read of the audit log; install() lists what it answers to. Writing needs none of
// it: see audit.h.
#pragma once

#include "server/features/audit/audit_records.h"
#include "server/features/audit/audit_service.h"
#include "server/features/feature.h"

namespace madang {

class AuditFeature final : public Feature {
public:
    explicit AuditFeature(AccountAccess &accounts)
        : m_service(m_store, accounts)
    {
    }
    void install(Routes &at) override;
    AuditRecords &records() { return m_records; }

private:
    AuditRecords m_records;
    AuditStore m_store;
    AuditService m_service;
};

} // namespace madang
