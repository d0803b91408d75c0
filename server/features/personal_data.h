// SPDX-License-Identifier: GPL-3.0-or-later
// PersonalData: what a feature knows about people, how it tells a person of it, how it forgets them, and how
// two accounts of one person become one. Every feature whose tables name accounts has one; Features lists
// them in the order in which they erase and merge.
#pragma once

#include "common/protocol/users.h"
#include "server/core/work.h"

#include <QJsonObject>
#include <QSet>

#include <functional>

namespace madang {

/// What becomes of a row that names somebody who is erased.
enum class Fate {
    Removed, ///< the row goes
    Emptied, ///< the row stays, and what it said about them goes
    Nameless, ///< it keeps the account's number, which leads to no name any more
};

/// What becomes of a row of the account given up when two accounts become one.
enum class Joining {
    Moves, ///< it is the kept account's
    Yields, ///< it moves, unless the kept account has one of the same key
    Goes, ///< it goes
    Stays, ///< it says which account it was: nobody rewrites what was done
    Renamed, ///< the column holds a user name instead of a number
};

/// A column that names an account.
struct PersonalColumn {
    const char *table;
    const char *column;
    Fate fate;
    users::Belonging what = users::Belonging::Duties;
    Joining joining = Joining::Moves;
    const char *key = ""; ///< Yields: the other columns of the key, "room, position"; none: one row a person
    const char *counted = ""; ///< SQL: which of its rows are counted; empty: all
};

/// Rows for the person they are about. The statement takes :person, :after and :limit; its first column
/// `cursor` is a number that ascends, beyond :after. It never selects a hash, key or token.
struct PersonalSection {
    const char *name;
    QString text;
    /// Opens what is sealed in a row of that person, in its place.
    std::function<void(UserId person, QJsonObject &row)> open = {};
};

/// One person on their way out.
struct Erasure {
    UserId person;
    accounts::Writings messages = accounts::Writings::Keep;
    QString username = {};
    QSet<QString> names = {}; ///< every nickname of theirs that was met, and names of accounts merged into it
    QSet<QString> gifts = {}; ///< ids of what they gave: its cards call them by name
    QSet<RoomId> rooms = {}; ///< whose history is not what it was
    QSet<UserId> merged = {}; ///< accounts that were given up for this one
    QString reason = {}; ///< for the audit log, of whoever erases somebody else
    bool removes() const { return messages == accounts::Writings::Remove; }
    bool isAbout(std::optional<UserId> account) const
    {
        return account && (*account == person || merged.contains(*account));
    }
};

/// Two accounts of one person on their way to being one.
struct Merging {
    UserId from; ///< given up
    UserId into; ///< kept
    QString fromUsername = {};
    QString fromNickname = {};
    QString intoUsername = {};
    QString intoNickname = {};
    bool keepsWaysIn = false; ///< what signs in to the one signs in to the other afterwards
    QSet<QString> gifts = {}; ///< ids of what was given from the account given up: its cards call it by name
    QSet<RoomId> rooms = {}; ///< whose history is not what it was
};

/// Every method runs inside the caller's unit of work. The caller may be an operator instead of the person.
class PersonalData {
public:
    virtual ~PersonalData() = default;
    /// Every column of its tables that refers to an account.
    virtual QList<PersonalColumn> columns() const = 0;
    virtual QList<PersonalSection> sections() const { return {}; }
    /// A Conflict that says what has to be done first.
    virtual Done judgeErasing(Work &, UserId) { return {}; }
    virtual Done erase(Work &work, Erasure &erasure) = 0;

    /// A Conflict that says why the two cannot be one.
    virtual Done judgeMerging(Work &, const Merging &) { return {}; }
    /// Moves the rows of the account given up, each as its column says, and whatever follows from that.
    virtual Done merge(Work &work, Merging &merging) { return moveRows(work, merging); }
    /// After all parts have merged: takes away what gave way. Then nothing of the feature refers to the
    /// account given up but what stays.
    Done clear(Work &work, const Merging &merging);

protected:
    Done moveRows(Work &work, const Merging &merging);
    /// Before the rows of a table with a UNIQUE (person, tag) move: a tag that both used is another one for
    /// the account given up. No program of it is left that could repeat itself by it.
    static Done retag(Work &work, const Merging &merging, const char *table, const char *person);
    /// Conflict ("second-person") when one of them decided what the other had asked for: they were taken for
    /// two people.
    static Done judgeSecondPerson(Work &work, const Merging &merging, const char *table, const char *asker,
                                  const char *decider);
};

/// How many rows of the account given up there are, in the order of Belonging.
Result<QList<users::BelongingCount>> belongingsOf(Work &work, const std::vector<PersonalData *> &parts,
                                                  UserId person);

/// What a body in JSON says once the account given up is the other one: who is named by number is called as
/// the kept account is, and so are cards of gifts. What people typed stays. Empty when it stays as it is.
QByteArray readdressed(const RawJson &body, const Merging &merging);
/// LIKE: every body that may name the account given up.
QString needleOf(UserId person);

} // namespace madang
