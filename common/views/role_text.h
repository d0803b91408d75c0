// SPDX-License-Identifier: GPL-3.0-or-later
// Words and signs for who looks after the community: never only a colour.
#pragma once

#include "common/protocol/roles.h"

#include <optional>

namespace madang::views::role_text {

/// "owner", "treasurer"..., translated; empty for a member, and for none.
QString nameOf(const std::optional<accounts::Role> &role);
/// The same, and "member" for a member: where a role is chosen or told.
QString wordOf(accounts::Role role);
/// What somebody of that role does here, in a sentence.
QString meaningOf(accounts::Role role);
/// One plain character for terminals: * owner, & admin, % moderator, $ treasurer, ? support; else a null one.
QChar signOf(const std::optional<accounts::Role> &role);

} // namespace madang::views::role_text
