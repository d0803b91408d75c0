// SPDX-License-Identifier: GPL-3.0-or-later
// The frames a STOMP server answers with, apart from events: CONNECTED, RECEIPT, ERROR, and what was refused.
// Pure.
#pragma once

#include "common/protocol/problem.h"
#include "common/stomp/heartbeat.h"
#include "server/core/caller.h"
#include "server/door/stomp_login.h"

namespace madang::door {

struct StompReceipt {
    QByteArray id;
    qint64 position = 0; ///< of the event that was stored, 0 when there is none
    QByteArray eventId;
};

stomp::Frame connectedFrame(const StompLogin &login, const Caller &caller, const stomp::BeatOffer &ours);
stomp::Frame receiptFrame(const StompReceipt &receipt);
/// `receipt` is that of the frame at fault, empty when it asked for none.
stomp::Frame errorFrame(const Error &error, const QByteArray &receipt, const QByteArray &requestId);

/// A command that was refused on a healthy connection, for the subscriber of the queue of errors.
struct StompRefusal {
    Error error;
    QByteArray requestId;
    QByteArray receipt; ///< of the refused frame
    QString tag; ///< the client's own key in its body
    QByteArray destination; ///< where it was meant for
    QByteArray transaction = {}; ///< which was refused as a whole
    QByteArray ack = {}; ///< what a refused ACK or NACK named
};
/// `ack` is what the subscriber is to acknowledge it by, empty when they need not.
stomp::Frame refusalFrame(const StompRefusal &refusal, const QByteArray &subscription,
                          const QByteArray &messageId, const QByteArray &ack);

/// Where refusals go.
inline constexpr QByteArrayView kErrorQueue = "/user/queue/errors";

} // namespace madang::door
