// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/door_metrics.h"

namespace madang::door {

DoorMetrics::DoorMetrics(Metrics &registry)
    : accepted(registry.counter("madang_door_accepted_total", "Connections accepted."))
    , turnedAway(registry.counter("madang_door_turned_away_total",
                                  "Connections closed at once: a limit was reached."))
    , connections(registry.gauge("madang_door_connections", "Open connections."))
    , websockets(registry.gauge("madang_door_websockets", "Open WebSocket connections."))
    , subscriptions(registry.gauge("madang_door_subscriptions", "Live STOMP subscriptions."))
    , octetsIn(registry.counter("madang_door_received_bytes_total", "Bytes received, after TLS."))
    , octetsOut(registry.counter("madang_door_sent_bytes_total", "Bytes sent, before TLS."))
    , framesIn(registry.counter("madang_door_stomp_frames_total", "STOMP frames received."))
    , deliveries(
          registry.counter("madang_door_deliveries_total", "STOMP MESSAGE frames queued for subscribers."))
    , refusals(registry.counter("madang_door_refusals_total",
                                "STOMP commands and subscriptions that were refused."))
    , packed(registry.counter("madang_door_deflated_total",
                              "Messages compressed, each once for all its receivers."))
    , packedBefore(registry.counter("madang_door_deflate_input_bytes_total", "Bytes before compression."))
    , packedAfter(registry.counter("madang_door_deflate_output_bytes_total", "Bytes after compression."))
    , requestTime(
          registry.timing("madang_http_request_seconds", "Time from a request's last byte to its answer."))
{
    for (int i = 0; i < kEndings; ++i)
        closed[size_t(i)] = &registry.counter("madang_door_closed_total", "Connections closed, by reason.",
                                              QByteArray("reason=\"") + wordOf(Ending(i)) + '"');
    for (int i = 0; i < 6; ++i)
        requests[size_t(i)]
            = &registry.counter("madang_http_requests_total", "HTTP requests, by class of the status.",
                                "status=\"" + QByteArray::number(i) + "xx\"");
}

} // namespace madang::door
