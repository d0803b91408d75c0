// SPDX-License-Identifier: GPL-3.0-or-later
// What one person should know about: invitations, first words in a direct room, the outcome of a payment.
#pragma once

#include "common/protocol/command.h"

namespace madang::notifications {

/// A notice stays until it is acknowledged: by STOMP ACK or by the REST command.
struct Notice {
    NoticeId id;
    QString type; ///< "room.invited"; "donation.settled", ".declined", ".expired", ".waiting" with a
                  ///< campaigns::Donation as body; "refund.asked", ".by-hand", ".returned", ".rejected",
                  ///< ".refused" with a refunds::Refund
    Timestamp at;
    RawJson body;
};
PROTOCOL_FIELDS(Notice, id, type, at, body)

/// Body of "room.invited".
struct InvitedBody {
    RoomId room;
    QString name;
    QString by; ///< nickname of the inviter
};
PROTOCOL_FIELDS(InvitedBody, room, name, by)

struct ListNotices {
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListNotices, after, limit)

struct OneNotice {
    NoticeId notice;
};
PROTOCOL_FIELDS(OneNotice, notice)

/// Notices not yet acknowledged, oldest first.
inline constexpr Command<ListNotices, Page<Notice>> list{"notifications.list", "GET /api/v1/notifications"};
inline constexpr Command<OneNotice, Nothing> acknowledge{"notifications.acknowledge",
                                                         "POST /api/v1/notifications/{notice}/ack"};
/// Only to the person it is for; unacknowledged ones come again when the queue is subscribed.
inline constexpr Event<Notice> noticed{"notice", "/user/queue/notifications"};
/// The same as server-sent events; Last-Event-ID says from where.
inline constexpr const char *kStreamPath = "/api/v1/notifications/stream";

} // namespace madang::notifications
