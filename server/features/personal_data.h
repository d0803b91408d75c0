// SPDX-License-Identifier: GPL-3.0-or-later
// PersonalData: what a feature knows about people, how it tells a person of it, and how it forgets them.
// Every feature whose tables name accounts has one; Features lists them in the order in which they erase.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/work.h"

#include <QJsonObject>
#include <QSet>

#include <functional>

namespace madang {

/// What becomes of a row that names somebody.
enum class Fate {
    Removed, ///< the row goes
    Emptied, ///< the row stays, and what it said about them goes
    Nameless, ///< it keeps the account's number, which leads to no name any more
};

/// A column that names an account.
struct PersonalColumn {
    const char *table;
    const char *column;
    Fate fate;
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
    QSet<QString> names = {}; ///< every nickname of theirs that was met
    QSet<QString> gifts = {}; ///< ids of what they gave: its cards call them by name
    QSet<RoomId> rooms = {}; ///< whose history is not what it was
    bool removes() const { return messages == accounts::Writings::Remove; }
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
};

} // namespace madang
