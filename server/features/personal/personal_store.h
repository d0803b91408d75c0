// SPDX-License-Identifier: GPL-3.0-or-later
// PersonalStore: the SQL of erasures, and of reading a section of somebody's data. No rules.
#pragma once

#include "server/features/personal_data.h"

#include <QJsonObject>

namespace madang {

/// Whom a name means, and whether they were erased before.
struct PersonRow {
    UserId id;
    QString username;
    QString nickname;
    QString role;
};
PROTOCOL_FIELDS(PersonRow, id, username, nickname, role)

/// An account that was given up for another one.
struct MergedRow {
    UserId account;
    QString username;
    QString nickname;
};
PROTOCOL_FIELDS(MergedRow, account, username, nickname)

/// Some rows of a section, as they are told.
struct DataPage {
    QList<QJsonObject> rows;
    qint64 last = 0; ///< where the next page goes on
    bool more = false;
};

class PersonalStore {
public:
    Result<std::optional<PersonRow>> person(Work &work, UserId id);
    Result<std::optional<PersonRow>> named(Work &work, const QString &username);
    /// From here on, in this transaction, what is never changed may lose what it says of people.
    Done begin(Work &work, const Erasure &erasure);
    Done end(Work &work, UserId person);
    /// The same of a merge: events may change their sender.
    Done begin(Work &work, const Merging &merging);
    Done end(Work &work, const Merging &merging);
    /// What somebody was called before, under other accounts.
    Result<QList<MergedRow>> mergedInto(Work &work, UserId person);
    /// Whether anything that was erased may still be in the files of the store.
    Result<bool> unsettled(Work &work);
    /// Whether files of somebody erased wait to be removed.
    Result<bool> filesWait(Work &work);
    /// All that were erased until a moment.
    Done settled(Work &work, Timestamp until);

    Result<DataPage> page(Work &work, const PersonalSection &section, UserId person, qint64 after, int limit);
};

} // namespace madang
