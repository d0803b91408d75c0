// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected right now: from where, by what, and since when. Only for owners and admins.
#pragma once

#include "common/protocol/command.h"

namespace madang::connections {

/// By what somebody is connected, as it says itself: nothing proves it.
enum class ClientKind {
    Desktop, ///< the desktop client of this house
    Terminal, ///< its terminal client
    Browser,
    Other, ///< anything else, or nothing was said
};
constexpr auto enumWords(ClientKind *)
{
    return std::array{std::pair{ClientKind::Desktop, QLatin1StringView("desktop")},
                      std::pair{ClientKind::Terminal, QLatin1StringView("terminal")},
                      std::pair{ClientKind::Browser, QLatin1StringView("browser")},
                      std::pair{ClientKind::Other, QLatin1StringView("other")}};
}

/// How it is spoken with.
enum class Speech {
    Stomp, ///< STOMP over WebSocket
    Events, ///< server-sent events
};
constexpr auto enumWords(Speech *)
{
    return std::array{std::pair{Speech::Stomp, QLatin1StringView("stomp")},
                      std::pair{Speech::Events, QLatin1StringView("events")}};
}

/// One connection that stays open. Single requests over HTTP are none.
struct ConnectedClient {
    QString number; ///< of this node since its start; later ones are higher
    QString node; ///< which daemon holds it: the name of its machine
    std::optional<UserId> user; ///< absent: a guest
    std::optional<QString> username;
    std::optional<QString> nickname;
    std::optional<QString> device; ///< as its session or token is called; absent for a guest
    ClientKind program = ClientKind::Other;
    QString agent; ///< what the program calls itself, cut; may be empty
    Speech speech = Speech::Stomp;
    QString address;
    Timestamp since;
    int rooms = 0; ///< whose events it is told
    qint64 waiting = 0; ///< octets on the way that it has not taken yet
};
PROTOCOL_FIELDS(ConnectedClient, number, node, user, username, nickname, device, program, agent, speech,
                address, since, rooms, waiting)

struct ListConnections {
    std::optional<QString> username; ///< one person's; NotFound ("user") for nobody's
    std::optional<bool> guests; ///< true: only guests; not together with `username`
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListConnections, username, guests, after, limit)

/// The latest first, of the daemon that answers. NotAllowed ("admin-only") for everybody else. All of a
/// person's are ended with users.logout.
inline constexpr Command<ListConnections, Page<ConnectedClient>> list{"connections.list",
                                                                      "GET /api/v1/connections"};

} // namespace madang::connections
