// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/connection_service.h"

#include "server/features/accounts/credentials.h"

#include <QSysInfo>

namespace madang {

using namespace Qt::StringLiterals;
using connections::ClientKind;
using connections::ConnectedClient;
using connections::Speech;

ClientKind clientKindOf(const QByteArray &agent)
{
    if (agent.startsWith("madang-tui/"))
        return ClientKind::Terminal;
    if (agent.startsWith("madang/"))
        return ClientKind::Desktop;
    return agent.startsWith("Mozilla/") ? ClientKind::Browser : ClientKind::Other;
}

ConnectionService::ConnectionService(const LiveConnections &live, OverviewStore &store,
                                     AccountAccess &accounts)
    : m_live(live)
    , m_store(store)
    , m_accounts(accounts)
    , m_node(QSysInfo::machineHostName())
{
}

Result<Page<ConnectedClient>> ConnectionService::list(Work &work, const connections::ListConnections &request)
{
    TRY(m_accounts.judgeAdmin(work));
    TRY(const int limit, pageLimit(request.limit));
    LiveConnections::Wanted wanted;
    wanted.limit = limit + 1;
    if (request.after) {
        bool isNumber = false;
        wanted.before = request.after->toULongLong(&isNumber);
        if (!isNumber || wanted.before == 0)
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    if (request.guests.value_or(false)) {
        if (request.username)
            return Error{Code::InvalidValue, "guests"}.at(u"guests"_s);
        wanted.user = UserId();
    }
    if (request.username) {
        TRY(const auto user, m_store.userNamed(work, nameAsTyped(*request.username)));
        if (!user)
            return Error{Code::NotFound, "user"}.at(u"username"_s);
        wanted.user = *user;
    }
    QList<LiveConnection> found = m_live.list(wanted);
    Page<ConnectedClient> page;
    if (found.size() > limit) {
        found.resize(limit);
        page.next = QString::number(found.last().number);
    }
    for (const LiveConnection &live : std::as_const(found)) {
        TRY(const ConnectedClient client, described(work, live));
        page.items += client;
    }
    return page;
}

Result<ConnectedClient> ConnectionService::described(Work &work, const LiveConnection &live)
{
    ConnectedClient client;
    client.number = QString::number(live.number);
    client.node = m_node;
    client.program = clientKindOf(live.agent);
    client.agent = QString::fromUtf8(live.agent);
    client.speech = live.protocol == LiveConnection::Protocol::Stomp ? Speech::Stomp : Speech::Events;
    client.address = live.address;
    client.since = live.since;
    client.rooms = live.rooms;
    client.waiting = live.waiting;
    if (live.user.isNull())
        return client;
    client.user = live.user;
    // Erased a moment ago: the connection is about to go, too.
    TRY(const auto holder, m_store.holder(work, live.session));
    if (holder) {
        client.username = holder->username;
        client.nickname = holder->nickname;
        client.device = holder->device;
    }
    return client;
}

} // namespace madang
