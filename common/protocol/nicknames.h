// SPDX-License-Identifier: GPL-3.0-or-later
// Nicknames: where the house wants each of them once, or wants them chosen only once: how one's own stands,
// whether another is free, and choosing it.
#pragma once

#include "common/protocol/command.h"

namespace madang::nicknames {

/// How one's own nickname stands.
struct NicknameStanding {
    QString nickname; ///< what others see now
    bool chosen = false; ///< by oneself; otherwise it is the user name
    bool needed = false; ///< the house wants one chosen before the first message
    bool mayChange = true; ///< false: it was chosen, and stays
    bool unique = false; ///< nobody else may be called so, or alike
    int changes = 0; ///< how often it was set
};
PROTOCOL_FIELDS(NicknameStanding, nickname, chosen, needed, mayChange, unique, changes)

enum class NicknameVerdict {
    Free,
    Taken, ///< somebody is called so, or so that it looks alike
    Reserved, ///< for who looks after the community
};
constexpr auto enumWords(NicknameVerdict *)
{
    return std::array{std::pair{NicknameVerdict::Free, QLatin1StringView("free")},
                      std::pair{NicknameVerdict::Taken, QLatin1StringView("taken")},
                      std::pair{NicknameVerdict::Reserved, QLatin1StringView("reserved")}};
}

struct NicknameWish {
    QString nickname; ///< 1 to 32 characters
};
PROTOCOL_FIELDS(NicknameWish, nickname)

struct NicknameAnswer {
    NicknameVerdict verdict = NicknameVerdict::Free;
};
PROTOCOL_FIELDS(NicknameAnswer, verdict)

inline constexpr Command<Nothing, NicknameStanding> mine{"nicknames.mine", "GET /api/v1/me/nickname"};
/// Before anything is chosen; one's own counts as free. It looks at nicknames and nothing else, and what is
/// free now may be taken a moment later: choosing decides. Everything is free where nicknames need not be
/// unique.
inline constexpr Command<NicknameWish, NicknameAnswer> check{"nicknames.check",
                                                             "POST /api/v1/nicknames/check"};
/// At "nickname": AlreadyExists ("nickname-taken"), Conflict ("nickname-fixed") where it was chosen and
/// stays, InvalidValue ("nickname-reserved").
inline constexpr Command<NicknameWish, NicknameStanding> choose{"nicknames.choose",
                                                                "PUT /api/v1/me/nickname"};

} // namespace madang::nicknames
