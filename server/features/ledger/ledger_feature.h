// SPDX-License-Identifier: GPL-3.0-or-later
// LedgerFeature: owns the books. It answers to no address; other features and operators' verbs use it.
#pragma once

#include "server/features/feature.h"
#include "server/features/ledger/ledger_access.h"

namespace madang {

class LedgerFeature final : public Feature {
public:
    LedgerFeature()
        : m_service(m_store)
        , m_access(m_service)
    {
    }
    void install(Routes &) override { }
    LedgerService &service() { return m_service; }
    LedgerAccess &access() { return m_access; }

private:
    LedgerStore m_store;
    LedgerService m_service;
    LedgerAccess m_access;
};

} // namespace madang
