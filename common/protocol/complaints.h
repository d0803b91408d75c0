// SPDX-License-Identifier: GPL-3.0-or-later
// Complaints: what people say against a message, an invitation to a room or how somebody shows themselves,
// and what those decide who look after it. A room's owners look after it and the invitations to it; the
// community's owner, admins and moderators, and whoever may open the socket in the data folder, after every
// room, and after how people show themselves: those who administer after who administers, owners after
// owners.
#pragma once

#include "common/protocol/profiles.h"
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

/// What a complaint is about.
enum class About {
    Message,
    Profile, ///< what somebody is called, their picture, what they say about themselves
    Invitation, ///< that somebody made one a member of a room
};
constexpr auto enumWords(About *)
{
    return std::array{std::pair{About::Message, QLatin1StringView("message")},
                      std::pair{About::Profile, QLatin1StringView("profile")},
                      std::pair{About::Invitation, QLatin1StringView("invitation")}};
}

/// What can be taken from how somebody shows themselves.
enum class ProfilePart { Nickname, Picture, Words };
constexpr auto enumWords(ProfilePart *)
{
    return std::array{std::pair{ProfilePart::Nickname, QLatin1StringView("nickname")},
                      std::pair{ProfilePart::Picture, QLatin1StringView("picture")},
                      std::pair{ProfilePart::Words, QLatin1StringView("words")}};
}

enum class Verdict {
    Dismissed, ///< it stays
    Removed, ///< the message was taken away; so were parts of the profile; who complained is in that room no
             ///< more
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

/// About how somebody shows themselves. The second one of the same person replaces the first.
struct ComplainAboutPerson {
    QString username;
    Reason reason = Reason::Other;
    std::optional<QString> note; ///< as in Complain
};
PROTOCOL_FIELDS(ComplainAboutPerson, username, reason, note)

/// About having been made a member of a room by somebody, also for who left it meanwhile.
struct ComplainAboutInvitation {
    RoomId room;
    Reason reason = Reason::Other;
    std::optional<QString> note; ///< as in Complain
};
PROTOCOL_FIELDS(ComplainAboutInvitation, room, reason, note)

/// How somebody showed themselves when the first complaint about it came.
struct ProfileThen {
    QString nickname;
    QString words; ///< may be empty
    std::optional<PortraitId> picture; ///< it can be looked at as long as they have it
};
PROTOCOL_FIELDS(ProfileThen, nickname, words, picture)

/// One person's words.
struct Voice {
    accounts::Person person;
    Reason reason = Reason::Other;
    QString note;
    Timestamp at;
};
PROTOCOL_FIELDS(Voice, person, reason, note, at)

/// All that was said against one message, one profile, or one person's invitations to one room, until it was
/// decided.
struct Complaint {
    ComplaintId id;
    std::optional<RoomId> room; ///< absent: about a profile
    QString name; ///< of the room; empty without one
    qint64 position = 0; ///< of the message; 0 without one
    std::optional<EventId> event; ///< present: about a message
    accounts::Person author; ///< who said it, shows themselves so, or invited
    /// The message as it was when the first complaint came; of an invitation, the room's name and topic then.
    QString said;
    int people = 0;
    QList<Voice> voices; ///< the first of them
    Timestamp firstAt;
    std::optional<Verdict> verdict;
    std::optional<QString> decidedBy; ///< absent also when it was decided at the machine
    std::optional<Timestamp> decidedAt;
    std::optional<About> about = {}; ///< absent: a message
    std::optional<ProfileThen> profile = {};
};
PROTOCOL_FIELDS(Complaint, id, room, name, position, event, author, said, people, voices, firstAt, verdict,
                decidedBy, decidedAt, about, profile)

inline About aboutOf(const Complaint &complaint)
{
    return complaint.about.value_or(About::Message);
}

struct ListComplaints {
    std::optional<bool> decided; ///< false when absent
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
    /// True: also those that are about no message. An older program knows no other ones.
    std::optional<bool> every = {};
};
PROTOCOL_FIELDS(ListComplaints, decided, after, limit, every)

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
    /// Removed of a profile: what goes; absent: all of it. What is not as it was then any more stays.
    std::optional<QList<ProfilePart>> parts = {};
};
PROTOCOL_FIELDS(Decide, complaint, verdict, reason, parts)

/// Body of the notices "complaint.made" for those who look after the room, and "complaint.decided" for who
/// complained.
struct ComplaintBody {
    ComplaintId complaint;
    std::optional<RoomId> room; ///< absent: about a profile
    QString name; ///< of the room; empty without one
    qint64 position = 0; ///< of the message; 0 without one
    std::optional<Verdict> verdict; ///< of "complaint.decided"
    std::optional<About> about = {}; ///< absent: a message
};
PROTOCOL_FIELDS(ComplaintBody, complaint, room, name, position, verdict, about)

/// For who may read the room. InvalidValue ("yourself") about one's own message.
inline constexpr Command<Complain, Nothing> make{"complaints.make",
                                                 "POST /api/v1/rooms/{room}/events/{event}/complaints"};
/// InvalidValue ("yourself") about oneself; NotFound ("person").
inline constexpr Command<ComplainAboutPerson, Nothing> makeAboutPerson{
    "complaints.make-about-person", "POST /api/v1/people/{username}/complaints"};
/// NotFound ("invitation") for who was not made a member of that room by somebody of late.
inline constexpr Command<ComplainAboutInvitation, Nothing> makeAboutInvitation{
    "complaints.make-about-invitation", "POST /api/v1/rooms/{room}/invitation/complaints"};
/// Of the rooms that the caller looks after; open ones oldest first, decided ones newest first.
inline constexpr Command<ListComplaints, Page<Complaint>> list{"complaints.list", "GET /api/v1/complaints"};
inline constexpr Command<OneComplaint, Context> show{"complaints.show", "GET /api/v1/complaints/{complaint}"};
/// Conflict ("decided") when somebody else did. Everybody who complained is told.
inline constexpr Command<Decide, Complaint> decide{"complaints.decide",
                                                   "POST /api/v1/complaints/{complaint}/decide"};

} // namespace madang::complaints
