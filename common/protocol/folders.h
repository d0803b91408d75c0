// SPDX-License-Identifier: GPL-3.0-or-later
// Folders: how somebody arranges their list of rooms, on all their devices. Nobody else knows of it. Which
// room is in which one stands at the room (rooms::Loudness).
#pragma once

#include "common/protocol/rooms.h"

namespace madang::folders {

/// At most so many has one account.
inline constexpr int kMostFolders = 50;
inline constexpr int kLongestName = 40;

/// The order of rooms within each part of the list.
enum class Sort {
    Recent, ///< where something happened last stands first
    Name, ///< as a dictionary has them
};
constexpr auto enumWords(Sort *)
{
    return std::array{std::pair{Sort::Recent, QLatin1StringView("recent")},
                      std::pair{Sort::Name, QLatin1StringView("name")}};
}

struct Folder {
    FolderId id;
    QString name; ///< 1 to 40 characters; no two of one account look alike
    bool folded = false; ///< its rooms are not shown
    bool operator==(const Folder &) const = default;
};
PROTOCOL_FIELDS(Folder, id, name, folded)

/// All there is, in the person's order.
struct Arrangement {
    QList<Folder> folders;
    Sort sort = Sort::Recent;
    bool operator==(const Arrangement &) const = default;
};
PROTOCOL_FIELDS(Arrangement, folders, sort)

struct NewFolder {
    QString name;
};
PROTOCOL_FIELDS(NewFolder, name)

/// What is absent stays as it is.
struct ChangeFolder {
    FolderId folder;
    std::optional<QString> name = {};
    std::optional<bool> folded = {};
    std::optional<int> place = {}; ///< 0: the first; beyond the last: the last
};
PROTOCOL_FIELDS(ChangeFolder, folder, name, folded, place)

struct OneFolder {
    FolderId folder;
};
PROTOCOL_FIELDS(OneFolder, folder)

struct ChooseSort {
    Sort sort = Sort::Recent;
};
PROTOCOL_FIELDS(ChooseSort, sort)

struct PutRoom {
    RoomId room;
    std::optional<FolderId> folder = {}; ///< absent: into none
};
PROTOCOL_FIELDS(PutRoom, room, folder)

inline constexpr Command<Nothing, Arrangement> read{"folders.read", "GET /api/v1/me/folders"};
/// As the last one. Conflict ("folder-name") when there is one of that name, TooMany ("folders") beyond
/// kMostFolders.
inline constexpr Command<NewFolder, Folder> create{"folders.create", "POST /api/v1/me/folders"};
inline constexpr Command<ChangeFolder, Arrangement> change{"folders.change",
                                                           "PATCH /api/v1/me/folders/{folder}"};
/// Its rooms go back to the list.
inline constexpr Command<OneFolder, Arrangement> remove{"folders.remove",
                                                        "DELETE /api/v1/me/folders/{folder}"};
inline constexpr Command<ChooseSort, Arrangement> chooseSort{"folders.choose-sort",
                                                             "PUT /api/v1/me/room-sort"};
/// For members. A room is in one folder at most; what is put into one is no favourite and not less important
/// any more.
inline constexpr Command<PutRoom, rooms::RoomLoudness> putRoom{"folders.put-room",
                                                               "PUT /api/v1/rooms/{room}/folder"};

/// To the person's own devices. Live only; what was missed is in folders.read.
inline constexpr Event<Arrangement> changed{"folders", "/user/queue/alerts"};

} // namespace madang::folders
