// SPDX-License-Identifier: GPL-3.0-or-later
// What one person should know about: invitations, first words in a direct room, the outcome of a payment.
#pragma once

#include "common/protocol/command.h"

#include <algorithm>
#include <array>

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
    std::optional<UserId> inviter = {}; ///< absent: an older server
};
PROTOCOL_FIELDS(InvitedBody, room, name, by, inviter)

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

/// The hours in which nothing shall alert, in the person's own time. From 22:00 to 07:00 goes over midnight.
struct QuietHours {
    bool on = false;
    int from = 22 * 60; ///< minutes after midnight, 0 to 1439
    int to = 7 * 60; ///< minutes after midnight, not the same as `from`
    QString timeZone = {}; ///< "Asia/Seoul"
    QList<int> days = {}; ///< 1 Monday to 7 Sunday, on which it begins; empty: every day
    bool moneyPasses = false; ///< notices about money and invitations alert all the same
    bool operator==(const QuietHours &) const = default;
};
PROTOCOL_FIELDS(QuietHours, on, from, to, timeZone, days, moneyPasses)

inline constexpr int kMostKeywords = 20;
inline constexpr int kLongestKeyword = 40;
/// What a person decided about alerts, on all their devices.
struct AlertRules {
    QuietHours quiet;
    std::optional<Timestamp> quietUntil = {}; ///< quiet for a while, whatever the hours say; over once past
    QList<QString> keywords = {}; ///< words that count as being named
    bool operator==(const AlertRules &) const = default;
};
PROTOCOL_FIELDS(AlertRules, quiet, quietUntil, keywords)

/// What is absent stays as it is.
struct ChangeAlertRules {
    std::optional<QuietHours> quiet = {};
    std::optional<Timestamp> quietUntil = {}; ///< at most a week ahead; one that is past ends it
    std::optional<QList<QString>> keywords
        = {}; ///< at most kMostKeywords of up to kLongestKeyword characters
};
PROTOCOL_FIELDS(ChangeAlertRules, quiet, quietUntil, keywords)

/// Every type of a notice. What stands before the dot is its family.
inline constexpr std::array kNoticeTypes{
    "room.invited",     "chat.mention",       "donation.settled",     "donation.declined",
    "donation.expired", "donation.waiting",   "refund.asked",         "refund.by-hand",
    "refund.returned",  "refund.rejected",    "refund.refused",       "campaign.message-held",
    "campaign.state",   "campaign.overspent", "campaign.report",      "campaign.thanks",
    "pledge.started",   "pledge.ended",       "pledge.card-declined", "pledge.failed",
    "pledge.suspended", "receipt.issued",     "receipt.void",         "payout.approved",
    "payout.refused",   "payout.paid",        "account.applied",      "account.factor-asked",
    "account.merged",   "account.role",       "account.factor-reset", "account.new-device",
    "account.token",    "complaint.made",     "complaint.decided",
};

/// Whether a notice of that type is meant by the word.
inline bool isMeantBy(QByteArrayView type, QByteArrayView word)
{
    return type == word || (type.startsWith(word) && type.size() > word.size() && type[word.size()] == '.');
}

/// Whether a word ("donation", "donation.settled") is a type or a family of notices.
inline bool isNoticeWord(QByteArrayView word)
{
    return std::any_of(kNoticeTypes.begin(), kNoticeTypes.end(),
                       [word](const char *type) { return isMeantBy(type, word); });
}

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
inline constexpr Command<Nothing, AlertRules> rules{"notifications.rules", "GET /api/v1/notifications/rules"};
inline constexpr Command<ChangeAlertRules, AlertRules> changeRules{"notifications.change-rules",
                                                                   "PATCH /api/v1/notifications/rules"};
/// Live only; what was missed is in notifications.rules.
inline constexpr Event<AlertRules> rulesChanged{"alert-rules", "/user/queue/alerts"};
/// The same as server-sent events; Last-Event-ID says from where. `?types=` takes types or families, joined
/// by commas ("chat.mention,donation"): only those are told.
inline constexpr const char *kStreamPath = "/api/v1/notifications/stream";

} // namespace madang::notifications
