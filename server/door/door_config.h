// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about the door that an operator may set. Defaults are what a small public server needs.
#pragma once

#include "common/stomp/decoder.h"
#include "common/stomp/heartbeat.h"
#include "server/door/http_parser.h"
#include "server/door/websocket.h"

#include <chrono>

namespace madang::door {

using std::chrono::milliseconds;

/// What the door is willing to hold, and for how long.
struct DoorLimits {
    int connections = 15'000; ///< in all
    int connectionsPerAddress = 1'000; ///< of one address (IPv6: one /64), of proxies: by whom they forward
    qsizetype outgoing = 1024 * 1024; ///< octets a peer may leave unread before it is cut off
    qsizetype outgoingInAll = 256ll * 1024 * 1024; ///< octets that wait for all peers together
    HttpLimits http;
    websocket::Limits messageBeforeLogin{.message = 8 * 1024, .fragments = 16};
    websocket::Limits message{.message = 128 * 1024, .fragments = 128};
    stomp::Limits frameBeforeLogin{.line = 6 * 1024, .head = 8 * 1024, .headers = 32, .body = 1024};
    stomp::Limits frame{.line = 4 * 1024, .head = 8 * 1024, .headers = 64, .body = 64 * 1024};
    int subscriptions = 256; ///< of one connection
    int connectionsPerAccount = 100; ///< STOMP sessions and event streams of one account
    int pings = 100; ///< of one WebSocket within ten seconds
    int framesPerSecond = 0; ///< read from one STOMP connection in the long run; 0: all
    int refusals = 200; ///< of one connection within ten seconds, then it is closed; 0: never
    int transactions = 16; ///< open at once
    int framesPerTransaction = 128;
    int commandsInFlight = 64; ///< unanswered ones of one connection; beyond that it is not read
    int unacknowledged = 1'000; ///< messages of one subscription that wait for an ACK
    milliseconds headTime{
        10'000}; ///< from accepting, or the first octet of a request, to the end of its head
    milliseconds bodyTime{30'000}; ///< for the whole body
    milliseconds idleTime{60'000}; ///< between requests of a connection that is kept alive
    milliseconds answerTime{60'000}; ///< for an answer from the house
    milliseconds loginTime{10'000}; ///< from the handshake to CONNECT
    milliseconds closeTime{2'000}; ///< for the last octets to leave
    milliseconds pingTime{
        60'000}; ///< silence after which a peer without heart-beats is asked whether it lives
    stomp::BeatOffer heartbeat{.canSend = 10'000, .wants = 10'000};
};

/// permessage-deflate, where a client offers it.
struct Compression {
    enum class With { Nobody, RemoteClients, Everybody };
    With with = With::RemoteClients; ///< for who is on the same machine it only costs
    qsizetype least = 256; ///< octets of the smallest message that is packed
};

/// Where the door stands, and who may come.
struct DoorConfig {
    QList<QByteArray> addresses{"127.0.0.1"}; ///< numeric; "::" listens on both families
    quint16 port = 8070; ///< 0: any free one
    int threads = 1;
    QByteArray certificateFile; ///< PEM chain; with a key file, TLS is spoken on the same port
    QByteArray privateKeyFile;
    bool plainBesideTls = false; ///< without it, plain connections are refused when TLS is there
    QList<QByteArray> proxies; ///< numeric addresses whose X-Forwarded-For is believed
    websocket::OriginRule origins; ///< also who gets CORS headers
    QByteArray websocketPath = "/ws-stomp";
    bool playground = false; ///< /topic/play.* and /queue/play.* for conformance suites
    Compression compression;
    DoorLimits limits;
};

} // namespace madang::door
