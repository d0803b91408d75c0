// SPDX-License-Identifier: GPL-3.0-or-later
// Search over everything a person may read, in the words they remember.
#pragma once

#include "common/protocol/rooms.h"

namespace madang::search {

/// The longest line somebody may search with, and the most words and filters in it.
inline constexpr int kLongestQuery = 200;
inline constexpr int kMostParts = 12;

/// What is looked for, in one line. All words must be in a message; a word is also found inside a longer one
/// where scripts are written without spaces (감사 in 감사합니다), else at its beginning (mark in market).
/// "Words in quotes" must follow each other.
///
/// Filters: `from:` a user name, a nickname or `me`; `in:` a part of a room's name; `has:` link, reply, file
/// or money; `before:`, `after:`, `during:` a day, month or year (2026-01-31, 2026-01, 2026), without that
/// time itself for the first two. The same filter twice means either; -word is not offered.
struct Find {
    QString query;
    std::optional<RoomId> room; ///< only there; also a public room the caller is not in
    std::optional<QString> zone; ///< IANA name of the time zone that dates are meant in; UTC when absent
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(Find, query, room, zone, after, limit)

struct Hit {
    rooms::RoomEvent event;
    QString roomName;
};
PROTOCOL_FIELDS(Hit, event, roomName)

/// Newest first.
struct Found {
    QList<Hit> items;
    std::optional<QString> next;
    QStringList words; ///< what to mark in the texts: the words of the query without its filters
};
PROTOCOL_FIELDS(Found, items, next, words)

/// Without `room`: the rooms the caller is in. What was said is found within seconds.
inline constexpr Command<Find, Found> find{"search.find", "GET /api/v1/search"};

} // namespace madang::search
