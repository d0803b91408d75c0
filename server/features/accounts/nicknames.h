// SPDX-License-Identifier: GPL-3.0-or-later
// Nicknames: what others call somebody, that nobody passes for one who looks after the community, and, where
// the operator wants that, that no two are called alike and nobody changes it as they like.
#pragma once

#include "server/features/accounts/account_store.h"

namespace madang {

inline constexpr int kLongestNickname = 32;

/// What an operator decides about nicknames.
struct NicknameRules {
    bool unique = false; ///< no two people are called alike
    bool once = false; ///< who has chosen one keeps it
    /// Whether who changes one is on the audit log.
    bool isRecorded() const { return unique || once; }
};

/// What names have in common that look alike to a hurried eye, in whatever letters: without case, marks,
/// spaces and signs, Cyrillic and Greek letters as the Latin ones they resemble. Empty when nothing is left.
QString lookOf(const QString &name);

/// The same where there has to be something: a name of nothing but signs looks like itself.
QString keptLookOf(const QString &name);

/// Whether it looks like a word such as "admin".
bool isReservedLook(const QString &look);

/// InvalidValue ("reserved") at `field` for what only those are called who were erased.
Done mustNotBeFormer(const QString &nickname, const char *field);

/// As mustNotBeFormer(); InvalidValue ("nickname-reserved") at `field` for a nickname of `user` (null: of
/// somebody new) that looks like a name of somebody else who bears a badge or, for those who bear none, like
/// a word such as "admin".
Done judgeNickname(Work &work, AccountStore &store, UserId user, const QString &nickname, const char *field);

/// The rules of nicknames. It has no state of its own: whoever sets nicknames has one.
class Nicknames {
public:
    Nicknames(AccountStore &store, NicknameRules rules)
        : m_store(store)
        , m_rules(rules)
    {
    }
    const NicknameRules &rules() const { return m_rules; }
    bool mayChange(const AccountRow &row) const { return !m_rules.once || !row.nicknameChosenAt; }
    /// Whether they are to choose one before they say anything.
    bool isNeeded(const AccountRow &row) const
    {
        return m_rules.unique && (!row.nicknameChosenAt || row.nickname.isEmpty());
    }

    /// What was typed as `user` may be called, here or there; refused at "nickname".
    Result<QString> judged(Work &work, UserId user, const QString &typed);
    /// AlreadyExists ("nickname-taken") at "nickname" where somebody else is called so, or alike.
    Done mustBeFree(Work &work, UserId user, const QString &nickname);
    /// For an account that is just made: its nickname is its own from now on.
    Done claim(Work &work, UserId user, const QString &nickname);
    /// The caller's own, as they typed it. Conflict ("nickname-fixed") where they chose before.
    Done choose(Work &work, const QString &typed);
    /// Of anybody, by who looks after accounts; without one it is the user name until its owner chooses.
    Done give(Work &work, const AccountRow &row, const std::optional<QString> &typed);

    /// Before the house opens, where they are unique: works out how those look that were there before.
    Done prepare(Work &work);

private:
    Done set(Work &work, UserId user, const QString &nickname, bool chosen);

    AccountStore &m_store;
    const NicknameRules m_rules;
};

} // namespace madang
