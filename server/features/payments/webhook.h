// SPDX-License-Identifier: GPL-3.0-or-later
// Webhook: a hint from a gateway that something happened to a payment. Values only.
#pragma once

#include "common/protocol/desk.h"

namespace madang {

enum class WebhookState {
    Waiting, ///< the gateway is asked whether it is so, again and again
    Settled, ///< it was asked, and what it said is in our books
    Ignored, ///< it says nothing that concerns us: unreadable, or of an order nobody knows
    Dead, ///< given up: a person has to look at it, and can have it tried again
};
constexpr auto enumWords(WebhookState *)
{
    return std::array{std::pair{WebhookState::Waiting, QLatin1StringView("waiting")},
                      std::pair{WebhookState::Settled, QLatin1StringView("settled")},
                      std::pair{WebhookState::Ignored, QLatin1StringView("ignored")},
                      std::pair{WebhookState::Dead, QLatin1StringView("dead")}};
}

/// One webhook as its row holds it. Everything foreign in it is believed by nobody.
struct Webhook {
    WebhookId id;
    QString gateway;
    QString body; ///< base64 of what came
    QString type; ///< their word for what happened; may be anything
    std::optional<OrderId> orderId; ///< as it says
    WebhookState state = WebhookState::Waiting;
    std::optional<QString> reason; ///< why it ended, or what went wrong last: "gateway-silent", "store",
                                   ///< "unreadable", "unknown-order", "no-order", "other-gateway",
                                   ///< "returned-at-gateway"
    int attempts = 0;
    int repeats = 0; ///< how often the same came again
    Timestamp nextAt; ///< when it is tried again; only while Waiting
    Timestamp receivedAt;
    Timestamp endedAt;

    QByteArray raw() const { return QByteArray::fromBase64(body.toLatin1()); }
};
PROTOCOL_FIELDS(Webhook, id, gateway, body, type, orderId, state, reason, attempts, repeats, nextAt,
                receivedAt, endedAt)

} // namespace madang
