// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsFeature: owns what keeps private details; install() lists what it answers to.
#pragma once

#include "server/features/details/details_records.h"
#include "server/features/details/details_service.h"
#include "server/features/feature.h"

namespace madang {

class DetailsFeature final : public Feature {
public:
    /// They are sealed under `key`; `choices` say where home is, where addresses are looked up.
    DetailsFeature(QByteArray key, const AddressChoices &choices)
        : m_store(std::move(key))
        , m_service(m_store, choices)
    {
    }
    void install(Routes &at) override;
    DetailsRecords &records() { return m_records; }

private:
    DetailsStore m_store;
    DetailsService m_service;
    DetailsRecords m_records{m_store};
};

} // namespace madang
