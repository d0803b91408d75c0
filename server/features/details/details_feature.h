// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsFeature: owns what keeps private details; install() lists what it answers to.
#pragma once

#include "server/features/details/details_records.h"
#include "server/features/details/details_service.h"
#include "server/features/feature.h"

namespace madang {

class DetailsFeature final : public Feature {
public:
    /// They are sealed under `key`.
    explicit DetailsFeature(QByteArray key)
        : m_store(std::move(key))
    {
    }
    void install(Routes &at) override;
    DetailsRecords &records() { return m_records; }

private:
    DetailsStore m_store;
    DetailsService m_service{m_store};
    DetailsRecords m_records{m_store};
};

} // namespace madang
