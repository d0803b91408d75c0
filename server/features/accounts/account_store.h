// SPDX-License-Identifier: GPL-3.0-or-later
// AccountStore: the SQL of accounts. No rules.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/work.h"

namespace madang {

struct AccountRow {
    UserId id;
    QString username;
    QString nickname;
    QString role;
    Timestamp createdAt;
    QString password; ///< encoded argon2id
    accounts::Account account() const { return {id, username, nickname, role, createdAt}; }
    /// Whose doings with their account are on the audit log: who may decide about other people's words,
    /// money or accounts.
    bool isOperator() const;
};
PROTOCOL_FIELDS(AccountRow, id, username, nickname, role, createdAt, password)

class AccountStore {
public:
    /// The names of those who were erased are hashed under `nameKey`.
    explicit AccountStore(QByteArray nameKey = {})
        : m_nameKey(std::move(nameKey))
    {
    }
    Result<std::optional<AccountRow>> named(Work &work, const QString &username);
    Result<AccountRow> byId(Work &work, UserId id);
    Result<bool> any(Work &work);
    /// False when the name, or one that looks like it, is taken, or was somebody's who was erased.
    Result<bool> insert(Work &work, const AccountRow &row, const QString &skeleton);
    /// Whether the role lets somebody decide about what other people say.
    Result<bool> moderates(Work &work, UserId id);
    Result<bool> movesMoney(Work &work, UserId id);
    /// Whether the role lets somebody look after other people's accounts.
    Result<bool> administers(Work &work, UserId id);
    Result<QList<UserId>> administrators(Work &work, int limit);
    Result<QList<UserId>> moneyMovers(Work &work, int limit);
    /// Who may decide about what people say.
    Result<QList<UserId>> moderators(Work &work, int limit);
    /// Whether who proved that password may sign in now; whoever disables the account or changes the password
    /// waits until this unit has ended, and then sees the session it opened.
    Result<bool> letIn(Work &work, UserId id, const QString &password);
    /// Takes the names, the password and the role away, for good; nobody gets the user name again.
    Done erase(Work &work, UserId id);
    Done setNickname(Work &work, UserId id, const QString &nickname);
    /// False when the password is no longer `old`: somebody else changed it meanwhile.
    Result<bool> changePassword(Work &work, UserId id, const QString &old, const QString &encoded);

private:
    /// Whether a question about one account has an answer.
    Result<bool> matches(Work &work, const QString &text, UserId id);
    QString formerHash(const QString &skeleton) const;

    const QByteArray m_nameKey;
};

} // namespace madang
