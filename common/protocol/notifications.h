// SPDX-License-Identifier: GPL-3.0-or-later
// What one person should know about: invitations, first words in a direct room, the outcome of a payment.
#pragma once

#include "common/protocol/command.h"

namespace madang::notifications {

/// A notice is unread until it is acknowledged: by STOMP ACK or by the REST commands. Read ones are kept for
/// 30 days after that, unread ones for a year.
struct Notice {
    NoticeId id;
    QString
        type; ///< "room.invited"; "chat.mention"; "donation.settled", ".declined", ".expired", ".waiting"
              ///< with a campaigns::Donation as body; "refund.asked", ".by-hand", ".returned", ".rejected",
              ///< ".refused" with a refunds::Refund
    Timestamp at;
    RawJson body;
    std::optional<Timestamp> readAt = {}; ///< when it was acknowledged; absent: unread
};
PROTOCOL_FIELDS(Notice, id, type, at, body, readAt)

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
    std::optional<bool> all = {}; ///< true: read ones too, newest first
};
PROTOCOL_FIELDS(ListNotices, after, limit, all)

struct OneNotice {
    NoticeId notice;
};
PROTOCOL_FIELDS(OneNotice, notice)

/// How many notices are unread, as far as `kMostCounted`.
inline constexpr int kMostCounted = 1000;
struct Unread {
    int unread = 0;
};
PROTOCOL_FIELDS(Unread, unread)

/// Reads everything up to a notice: what came after somebody looked stays unread.
struct ReadUpTo {
    NoticeId upTo;
};
PROTOCOL_FIELDS(ReadUpTo, upTo)

/// Something was read, on this device or another.
struct NoticesRead {
    std::optional<NoticeId> notice; ///< this one,
    std::optional<NoticeId> upTo; ///< or all up to that one
    int unread = 0; ///< left
};
PROTOCOL_FIELDS(NoticesRead, notice, upTo, unread)

/// Notices not yet acknowledged, oldest first; or all of them, newest first.
inline constexpr Command<ListNotices, Page<Notice>> list{"notifications.list", "GET /api/v1/notifications"};
inline constexpr Command<OneNotice, Nothing> acknowledge{"notifications.acknowledge",
                                                         "POST /api/v1/notifications/{notice}/ack"};
inline constexpr Command<ReadUpTo, Unread> acknowledgeAll{"notifications.acknowledge-all",
                                                          "POST /api/v1/notifications/ack"};
inline constexpr Command<Nothing, Unread> count{"notifications.count", "GET /api/v1/notifications/unread"};
/// Only to the person it is for; unacknowledged ones come again when the queue is subscribed.
inline constexpr Event<Notice> noticed{"notice", "/user/queue/notifications"};
/// Live only; what was missed is in notifications.count.
inline constexpr Event<NoticesRead> wasRead{"notices-read", "/user/queue/notifications/read"};
/// The same as server-sent events; Last-Event-ID says from where.
inline constexpr const char *kStreamPath = "/api/v1/notifications/stream";

} // namespace madang::notifications
