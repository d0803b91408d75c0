// SPDX-License-Identifier: GPL-3.0-or-later
// Nicknames: what others call somebody, and that nobody passes for one who looks after the community.
#pragma once

#include "server/features/accounts/account_store.h"

namespace madang {

inline constexpr int kLongestNickname = 32;

/// What names have in common that look alike to a hurried eye, in whatever letters: without case, marks,
/// spaces and signs, Cyrillic and Greek letters as the Latin ones they resemble. Empty when nothing is left.
QString lookOf(const QString &name);

/// InvalidValue ("reserved") at `field` for what only those are called who were erased.
Done mustNotBeFormer(const QString &nickname, const char *field);

/// As mustNotBeFormer(); InvalidValue ("nickname-reserved") at `field` for a nickname of `user` (null: of
/// somebody new) that looks like a name of somebody else who bears a badge or, for those who bear none, like
/// a word such as "admin".
Done judgeNickname(Work &work, AccountStore &store, UserId user, const QString &nickname, const char *field);

} // namespace madang
