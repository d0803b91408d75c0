// SPDX-License-Identifier: GPL-3.0-or-later
// BansFeature: owns what is known of banned addresses; install() lists what it answers to.
#pragma once

#include "server/features/bans/ban_records.h"
#include "server/features/bans/ban_service.h"
#include "server/features/feature.h"

namespace madang {

class BansFeature final : public Feature {
public:
    BansFeature(AccountAccess &accounts, const QList<QByteArray> &proxies)
        : m_service(m_store, accounts, m_door, proxies)
    {
    }
    void install(Routes &at) override;
    /// What whoever may open the socket in the data folder can call, without an account.
    void installForSocket(Routes &at);
    void schedule(Schedule &jobs) override;
    /// For the door.
    AddressBans &addresses() { return m_door; }
    BanService &service() { return m_service; }
    BanRecords &records() { return m_records; }

private:
    AddressBans m_door;
    BanStore m_store;
    BanService m_service;
    BanRecords m_records;
};

} // namespace madang
