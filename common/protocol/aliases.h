// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases: the addresses of an older service (S2) kept alive, mapped to commands and topics. Data only.
#pragma once

#include <array>

namespace madang::aliases {

/// An older address of a command; `from` is what that service called the command's member `to`.
struct CommandAlias {
    const char *address; ///< "GET /room/list", or a SEND destination
    const char *command;
    const char *from = nullptr;
    const char *to = nullptr;
};

/// An older name of a topic.
struct TopicAlias {
    const char *address;
    const char *topic;
};

inline constexpr std::array kCommands{
    CommandAlias{"POST /room/create", "rooms.create"},
    CommandAlias{"GET /room/list", "rooms.mine"},
    CommandAlias{"GET /room/enter/{room}", "rooms.show"},
    CommandAlias{"DELETE /room/delete/{room}", "rooms.leave"},
    CommandAlias{"GET /chat/room/{room}", "chat.history"},
    CommandAlias{"/pub/room/{room}/message", "chat.post", "content", "text"},
};

inline constexpr std::array kTopics{
    TopicAlias{"/sub/chat/room/{room}", "/topic/rooms/{room}"},
};

} // namespace madang::aliases
