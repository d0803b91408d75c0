// SPDX-License-Identifier: GPL-3.0-or-later
// Roles in the community, and what each may do by it: the only place where that is written. ROLES.md says the
// same to people, and a test compares the two. What a room's owners may do follows from their membership, not
// from here.
#pragma once

#include "common/protocol/fields.h"

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>

namespace madang::accounts {

enum class Role { Owner, Admin, Treasurer, Moderator, Support, Member };
constexpr auto enumWords(Role *)
{
    return std::array{std::pair{Role::Owner, QLatin1StringView("owner")},
                      std::pair{Role::Admin, QLatin1StringView("admin")},
                      std::pair{Role::Treasurer, QLatin1StringView("treasurer")},
                      std::pair{Role::Moderator, QLatin1StringView("moderator")},
                      std::pair{Role::Support, QLatin1StringView("support")},
                      std::pair{Role::Member, QLatin1StringView("member")}};
}

enum class Deed {
    BearBadge, ///< is known to everybody as one who looks after the community; nobody else may look like them
    ModerateWords, ///< decides about complaints, about what people say, about messages with gifts
    MoveMoney, ///< decides about refunds, payouts, the payments desk; reads every statement
    HelpPeople, ///< finds accounts, sees their sign-ins, ends them; not those of who may administer
    Administer, ///< looks after accounts, invitations, applicants, bans, and rooms from outside; reads what
                ///< others did and how the house does
    AdministerOwners, ///< does that to an owner's account
    ReadPrivateRooms, ///< without being a member of them
};
constexpr auto enumWords(Deed *)
{
    return std::array{std::pair{Deed::BearBadge, QLatin1StringView("bear-badge")},
                      std::pair{Deed::ModerateWords, QLatin1StringView("moderate-words")},
                      std::pair{Deed::MoveMoney, QLatin1StringView("move-money")},
                      std::pair{Deed::HelpPeople, QLatin1StringView("help-people")},
                      std::pair{Deed::Administer, QLatin1StringView("administer")},
                      std::pair{Deed::AdministerOwners, QLatin1StringView("administer-owners")},
                      std::pair{Deed::ReadPrivateRooms, QLatin1StringView("read-private-rooms")}};
}

/// Whether somebody of that role may do something by it.
constexpr bool may(Role role, Deed deed)
{
    const bool leads = role == Role::Owner || role == Role::Admin;
    switch (deed) {
    case Deed::BearBadge:
        return role != Role::Member;
    case Deed::ModerateWords:
        return leads || role == Role::Moderator;
    case Deed::MoveMoney:
        return leads || role == Role::Treasurer;
    case Deed::HelpPeople:
        return leads || role == Role::Support;
    case Deed::Administer:
        return leads;
    case Deed::AdministerOwners:
        return role == Role::Owner;
    case Deed::ReadPrivateRooms:
        return false;
    }
    return false;
}

/// The role of a word; Member for words that are none (a newer server's, a passer-by's).
inline Role roleOf(QStringView word)
{
    for (const auto &[role, name] : enumWords(static_cast<Role *>(nullptr))) {
        if (name == word)
            return role;
    }
    return Role::Member;
}

/// The role that a word calls behind "@": those that bear a badge, whom a member of a room may call there.
inline std::optional<Role> calledBy(QStringView word)
{
    const Role role = roleOf(word);
    return may(role, Deed::BearBadge) ? std::optional(role) : std::nullopt;
}

/// As above, of an account's role as it is told.
inline bool may(QStringView role, Deed deed)
{
    return may(roleOf(role), deed);
}

} // namespace madang::accounts
