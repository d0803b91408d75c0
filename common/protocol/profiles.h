// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles: how people show themselves to others: a picture, some words about themselves, a badge for who
// looks after the community; and the card that all of it stands on.
#pragma once

#include "common/protocol/presence.h"
#include "common/protocol/roles.h"

namespace madang {

/// Of one picture of one person: another picture has another id.
using PortraitId = Id<struct PortraitKind>;

} // namespace madang

namespace madang::profiles {

/// Pictures are square, no side is longer.
inline constexpr int kPortraitEdge = 256;
/// Of what is sent in; a server may be configured lower.
inline constexpr qsizetype kLargestUpload = 1024 * 1024;
inline constexpr int kLongestBio = 500;
/// People that can be asked about at once.
inline constexpr int kMostFaces = 100;
/// Rooms that a card names.
inline constexpr int kMostCommonRooms = 50;

/// What stands beside somebody's words.
struct Face {
    UserId id;
    QString nickname;
    std::optional<PortraitId> picture;
    std::optional<accounts::Role> badge; ///< absent: a member as everybody
    std::optional<QString> username = {}; ///< what "@" names them by; absent: an older server
    bool operator==(const Face &) const = default;
};
PROTOCOL_FIELDS(Face, id, nickname, picture, badge, username)

/// One's own.
struct Profile {
    QString nickname;
    QString bio; ///< plain text of several lines; may be empty
    std::optional<PortraitId> picture;
    std::optional<accounts::MailLanguage> language = {}; ///< of mails to oneself; absent: an older server
};
PROTOCOL_FIELDS(Profile, nickname, bio, picture, language)

/// What is absent stays as it is.
struct ChangeOwnProfile {
    std::optional<QString> nickname = {}; ///< 1 to 32 characters
    std::optional<QString> bio = {}; ///< at most kLongestBio; empty: none
    std::optional<accounts::MailLanguage> language = {};
};
PROTOCOL_FIELDS(ChangeOwnProfile, nickname, bio, language)

struct CommonRoom {
    RoomId id;
    QString name;
};
PROTOCOL_FIELDS(CommonRoom, id, name)

/// Somebody, as whoever asks may see them.
struct PersonCard {
    UserId id;
    QString username;
    QString nickname;
    QString bio;
    std::optional<PortraitId> picture;
    std::optional<accounts::Role> badge;
    Timestamp memberSince;
    std::optional<presence::State> presence; ///< absent: no room in common, so it is not told
    QList<CommonRoom> rooms; ///< of both, the latest first; direct ones left out
    bool blocked = false; ///< by who asks
    /// A company said who they are, and they let others see that; absent: they do not, or an older server.
    std::optional<bool> verified = {};
};
PROTOCOL_FIELDS(PersonCard, id, username, nickname, bio, picture, badge, memberSince, presence, rooms,
                blocked, verified)

struct OneProfile {
    UserId user;
};
PROTOCOL_FIELDS(OneProfile, user)

struct NamedProfile {
    QString username;
};
PROTOCOL_FIELDS(NamedProfile, username)

struct AskFaces {
    QList<UserId> people; ///< at most kMostFaces
};
PROTOCOL_FIELDS(AskFaces, people)

/// Somebody's face, or what they are called in that room, is another from now on.
struct FaceChanged {
    RoomId room;
    Face face;
    QString shown; ///< their name in that room: the nickname they have only there, else their usual one
};
PROTOCOL_FIELDS(FaceChanged, room, face, shown)

struct SetRoomNickname {
    RoomId room;
    std::optional<QString> nickname; ///< 1 to 32 characters; absent or empty: the usual one again
};
PROTOCOL_FIELDS(SetRoomNickname, room, nickname)

struct RoomNickname {
    RoomId room;
    std::optional<QString> nickname; ///< absent: the usual one
    QString shown;
};
PROTOCOL_FIELDS(RoomNickname, room, nickname, shown)

inline constexpr Command<Nothing, Profile> own{"profiles.own", "GET /api/v1/me/profile"};
/// InvalidValue ("nickname-reserved") for a name that looks like that of somebody who looks after the
/// community; AlreadyExists ("nickname-taken") and Conflict ("nickname-fixed") as nicknames.choose.
inline constexpr Command<ChangeOwnProfile, Profile> change{"profiles.change", "PATCH /api/v1/me/profile"};
/// The body is the picture itself: PNG, JPEG, GIF or WebP. What is kept and shown is made of it anew, its
/// middle as a square. InvalidValue at "picture": "empty", "picture-type", "picture-unreadable",
/// "picture-large" (too many points or octets), "picture-slow" (reading it took too long).
inline constexpr Command<Nothing, Profile> setPicture{"profiles.set-picture", "PUT /api/v1/me/picture"};
inline constexpr Command<Nothing, Profile> removePicture{"profiles.remove-picture",
                                                         "DELETE /api/v1/me/picture"};
/// Guests find whoever is a member of a public room; NotFound for everybody else.
inline constexpr Command<OneProfile, PersonCard> card{"profiles.card", "GET /api/v1/profiles/{user}"};
inline constexpr Command<NamedProfile, PersonCard> cardNamed{"profiles.card-named",
                                                             "GET /api/v1/people/{username}/card"};
/// Who is not found is left out.
inline constexpr Command<AskFaces, Page<Face>> faces{"profiles.faces", "POST /api/v1/faces"};

/// For members of rooms that are not direct. InvalidValue at "nickname": "nickname-taken" when somebody else
/// there looks called like it, "nickname-reserved" as above. It ends with the membership.
inline constexpr Command<SetRoomNickname, RoomNickname> setRoomNickname{"profiles.set-room-nickname",
                                                                        "PUT /api/v1/rooms/{room}/nickname"};

/// The octets, PNG or JPEG. They never change, and may be kept; whose picture it was and is not any more:
/// NotFound. For who may see the person's card.
inline constexpr const char *kPortrait = "GET /api/v1/portraits/{portrait}";

/// In the rooms of that person, the latest 200. Live only.
inline constexpr Event<FaceChanged> changed{"profile", "/topic/rooms/{room}/ephemeral"};

} // namespace madang::profiles
