// SPDX-License-Identifier: GPL-3.0-or-later
// Presence: who is here now, and how oneself wants to be seen. It follows from live connections and is never
// stored; when somebody was last here is told to nobody.
#pragma once

#include "common/protocol/rooms.h"

namespace madang::presence {

/// As others see somebody.
enum class State {
    Offline, ///< no live connection, or wants to look like that
    Online,
    Away, ///< connected, but every device says that nobody touches it
    Busy, ///< connected, and does not want to be disturbed
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Offline, QLatin1StringView("offline")},
                      std::pair{State::Online, QLatin1StringView("online")},
                      std::pair{State::Away, QLatin1StringView("away")},
                      std::pair{State::Busy, QLatin1StringView("busy")}};
}

/// How somebody wants to be seen.
enum class Choice {
    Automatic, ///< online, or away
    Busy,
    Invisible, ///< offline to everybody else
};
constexpr auto enumWords(Choice *)
{
    return std::array{std::pair{Choice::Automatic, QLatin1StringView("automatic")},
                      std::pair{Choice::Busy, QLatin1StringView("busy")},
                      std::pair{Choice::Invisible, QLatin1StringView("invisible")}};
}

/// Changes are told live in rooms of at most so many members.
inline constexpr int kMostLive = 500;
/// A device nobody touched for so long says that it is idle.
inline constexpr std::chrono::minutes kIdleAfter{5};

/// One's own.
struct Mine {
    Choice choice = Choice::Automatic;
    State state = State::Offline; ///< as others see it
    /// Whether others see how far one reads, as one sees it of them: both or neither. Absent: an older
    /// server.
    std::optional<bool> readMarks = {};
    bool operator==(const Mine &) const = default;
};
PROTOCOL_FIELDS(Mine, choice, state, readMarks)

/// What is absent stays as it is.
struct Choose {
    std::optional<Choice> choice = {};
    std::optional<bool> readMarks = {};
};
PROTOCOL_FIELDS(Choose, choice, readMarks)

/// What a device says about itself.
struct IdleReport {
    bool idle = false;
};
PROTOCOL_FIELDS(IdleReport, idle)

struct PersonState {
    UserId user;
    State state = State::Offline;
};
PROTOCOL_FIELDS(PersonState, user, state)

/// The members of a room who are here. One's own state is the true one, also while one is invisible.
struct RoomPresence {
    RoomId room;
    QList<PersonState> items; ///< who is not offline
    /// Whether changes are told on the room's ephemeral topic. A larger room answers only for its
    /// longest-standing accounts, kMostLive of them.
    bool live = true;
};
PROTOCOL_FIELDS(RoomPresence, room, items, live)

/// How a member of a room is from now on.
struct Changed {
    RoomId room;
    UserId user;
    State state = State::Offline;
};
PROTOCOL_FIELDS(Changed, room, user, state)

/// Whoever somebody blocked sees them offline.
inline constexpr Command<rooms::OneRoom, RoomPresence> ofRoom{"presence.of-room",
                                                              "GET /api/v1/rooms/{room}/presence"};
/// The other person of each of one's direct rooms, the latest rooms first, at most kMostLive.
inline constexpr Command<Nothing, Page<Changed>> ofPairs{"presence.of-pairs",
                                                         "GET /api/v1/me/pairs/presence"};
inline constexpr Command<Nothing, Mine> mine{"presence.mine", "GET /api/v1/me/presence"};
/// For the account, on every device, until it is chosen anew.
inline constexpr Command<Choose, Mine> choose{"presence.choose", "PUT /api/v1/me/presence"};
/// Of the session that says it; without a live connection it means nothing. A new connection is not idle.
inline constexpr Command<IdleReport, Nothing> report{
    .name = "presence.report", .rest = "POST /api/v1/me/presence/report", .send = "/app/presence"};

/// At most once a second for each person.
inline constexpr Event<Changed> changed{"presence", "/topic/rooms/{room}/ephemeral"};
/// The same of one's direct rooms, without a subscription for each.
inline constexpr Event<Changed> pairChanged{"presence.pair", "/user/queue/presence"};
/// One's choice changed, on this device or another.
inline constexpr Event<Mine> mineChanged{"presence.mine", "/user/queue/presence"};

} // namespace madang::presence
