// SPDX-License-Identifier: GPL-3.0-or-later
// Complaints: what people say against a message, and what those decide who look after the room. A room's
// owners look after it; the community's owner, admins and moderators, and whoever may open the socket in the
// data folder, after every room.
#pragma once

#include "common/protocol/rooms.h"

namespace madang {

using ComplaintId = Id<struct ComplaintKind>;

} // namespace madang

namespace madang::complaints {

inline constexpr int kLongestNote = 500;
inline constexpr int kLongestVerdictReason = 200;
/// So many people's words are shown of one complaint.
inline constexpr int kMostVoices = 20;
/// Events told before and after a message that is complained about.
inline constexpr int kAround = 3;

enum class Reason { Spam, Abuse, Danger, Fraud, Other };
constexpr auto enumWords(Reason *)
{
    return std::array{std::pair{Reason::Spam, QLatin1StringView("spam")},
                      std::pair{Reason::Abuse, QLatin1StringView("abuse")},
                      std::pair{Reason::Danger, QLatin1StringView("danger")},
                      std::pair{Reason::Fraud, QLatin1StringView("fraud")},
                      std::pair{Reason::Other, QLatin1StringView("other")}};
}

enum class Verdict {
    Dismissed, ///< the message stays
    Removed, ///< the message was taken away
};
constexpr auto enumWords(Verdict *)
{
    return std::array{std::pair{Verdict::Dismissed, QLatin1StringView("dismissed")},
                      std::pair{Verdict::Removed, QLatin1StringView("removed")}};
}

/// Somebody's complaint about a message of somebody else. Their second one about it replaces their first.
struct Complain {
    RoomId room;
    EventId event;
    Reason reason = Reason::Other;
    std::optional<QString> note; ///< up to 500 characters
};
PROTOCOL_FIELDS(Complain, room, event, reason, note)

/// One person's words.
struct Voice {
    accounts::Person person;
    Reason reason = Reason::Other;
    QString note;
    Timestamp at;
};
PROTOCOL_FIELDS(Voice, person, reason, note, at)

/// All that was said against one message until it was decided.
struct Complaint {
    ComplaintId id;
    RoomId room;
    QString name; ///< of the room
    qint64 position = 0; ///< of the message
    EventId event;
    accounts::Person author;
    QString said; ///< the message as it was when the first complaint came
    int people = 0;
    QList<Voice> voices; ///< the first of them
    Timestamp firstAt;
    std::optional<Verdict> verdict;
    std::optional<QString> decidedBy; ///< absent also when it was decided at the machine
    std::optional<Timestamp> decidedAt;
};
PROTOCOL_FIELDS(Complaint, id, room, name, position, event, author, said, people, voices, firstAt, verdict,
                decidedBy, decidedAt)

struct ListComplaints {
    std::optional<bool> decided; ///< false when absent
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListComplaints, decided, after, limit)

struct OneComplaint {
    ComplaintId complaint;
};
PROTOCOL_FIELDS(OneComplaint, complaint)

/// A complaint with what stood around the message, as it stands now.
struct Context {
    Complaint complaint;
    QList<rooms::RoomEvent> around;
};
PROTOCOL_FIELDS(Context, complaint, around)

struct Decide {
    ComplaintId complaint;
    Verdict verdict = Verdict::Dismissed;
    std::optional<QString> reason = {}; ///< for the audit log: one line, at most kLongestVerdictReason
};
PROTOCOL_FIELDS(Decide, complaint, verdict, reason)

/// Body of the notices "complaint.made" for those who look after the room, and "complaint.decided" for who
/// complained.
struct ComplaintBody {
    ComplaintId complaint;
    RoomId room;
    QString name; ///< of the room
    qint64 position = 0; ///< of the message
    std::optional<Verdict> verdict; ///< of "complaint.decided"
};
PROTOCOL_FIELDS(ComplaintBody, complaint, room, name, position, verdict)

/// For who may read the room. InvalidValue ("yourself") about one's own message.
inline constexpr Command<Complain, Nothing> make{"complaints.make",
                                                 "POST /api/v1/rooms/{room}/events/{event}/complaints"};
/// Of the rooms that the caller looks after; open ones oldest first, decided ones newest first.
inline constexpr Command<ListComplaints, Page<Complaint>> list{"complaints.list", "GET /api/v1/complaints"};
inline constexpr Command<OneComplaint, Context> show{"complaints.show", "GET /api/v1/complaints/{complaint}"};
/// Conflict ("decided") when somebody else did. Everybody who complained is told.
inline constexpr Command<Decide, Complaint> decide{"complaints.decide",
                                                   "POST /api/v1/complaints/{complaint}/decide"};

} // namespace madang::complaints
