// SPDX-License-Identifier: GPL-3.0-or-later
// Mail: what waits to be sent, for operators at the daemon's own socket. None of it is reached over the
// network, so the catalogue does not list it.
#pragma once

#include "common/protocol/command.h"

namespace madang {

using MailId = Id<struct MailKind>;

} // namespace madang

namespace madang::mail {

enum class State {
    Waiting, ///< for its first try, or for another one
    Sent,
    Dead, ///< given up: a person may look, and try again
};
constexpr auto enumWords(State *)
{
    return std::array{std::pair{State::Waiting, QLatin1StringView("waiting")},
                      std::pair{State::Sent, QLatin1StringView("sent")},
                      std::pair{State::Dead, QLatin1StringView("dead")}};
}

/// One mail, without what it says.
struct Item {
    MailId id;
    QString kind; ///< "verify-email", "reset-password", "email-changed", "new-device", "safety", "test", ...
    QString recipient;
    State state = State::Waiting;
    int attempts = 0;
    Timestamp createdAt;
    Timestamp nextTryAt;
    std::optional<Timestamp> endedAt;
    QString fault; ///< why the last try did not go
};
PROTOCOL_FIELDS(Item, id, kind, recipient, state, attempts, createdAt, nextTryAt, endedAt, fault)

struct ListMail {
    std::optional<State> state; ///< waiting and dead ones when absent
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListMail, state, after, limit)

struct OneMail {
    MailId mail;
};
PROTOCOL_FIELDS(OneMail, mail)

struct SendTest {
    QString recipient;
    std::optional<QString> language; ///< "ko" or "en"
};
PROTOCOL_FIELDS(SendTest, recipient, language)

inline constexpr Command<ListMail, Page<Item>> list{"mail.list", nullptr};
inline constexpr Command<OneMail, Item> show{"mail.show", nullptr};
/// A dead mail waits again, and is tried now. Conflict ("mail-state") when it is not dead, Expired when what
/// it says is true no more.
inline constexpr Command<OneMail, Item> retry{"mail.retry", nullptr};
inline constexpr Command<SendTest, Item> test{"mail.test", nullptr};

} // namespace madang::mail
