// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the list of who is connected: who may read it, and what a program's own name says of it.
#pragma once

#include "common/protocol/connections.h"
#include "server/core/live_connections.h"
#include "server/features/accounts/account_access.h"
#include "server/features/overview/overview_store.h"

namespace madang {

/// What calls itself that way.
connections::ClientKind clientKindOf(const QByteArray &agent);

class ConnectionService {
public:
    ConnectionService(const LiveConnections &live, OverviewStore &store, AccountAccess &accounts);

    Result<Page<connections::ConnectedClient>> list(Work &work, const connections::ListConnections &request);

private:
    Result<connections::ConnectedClient> described(Work &work, const LiveConnection &live);

    const LiveConnections &m_live;
    OverviewStore &m_store;
    AccountAccess &m_accounts;
    const QString m_node;
};

} // namespace madang
