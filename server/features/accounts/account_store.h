// SPDX-License-Identifier: GPL-3.0-or-later
// AccountStore: the SQL of accounts. No rules.
#pragma once

#include "common/protocol/accounts.h"
#include "common/protocol/roles.h"
#include "server/core/work.h"

namespace madang {

struct AccountRow {
    UserId id;
    QString username;
    QString nickname;
    QString role;
    Timestamp createdAt;
    QString password; ///< encoded argon2id
    std::optional<Timestamp> nicknameChosenAt = {}; ///< absent: it is the user name
    int nicknameChanges = 0;
    accounts::Account account() const { return {id, username, nickname, role, createdAt}; }
    /// Whose doings with their account are on the audit log: who looks after the community.
    bool isOperator() const { return accounts::may(role, accounts::Deed::BearBadge); }
};
PROTOCOL_FIELDS(AccountRow, id, username, nickname, role, createdAt, password, nicknameChosenAt,
                nicknameChanges)

/// What an account is called.
struct NameRow {
    UserId id;
    QString username;
    QString nickname;
};
PROTOCOL_FIELDS(NameRow, id, username, nickname)

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
    /// Whether the role of that account lets it do something; a guest may do nothing by it, nor may a caller
    /// whose token does not reach so far.
    Result<bool> may(Work &work, UserId id, accounts::Deed deed);
    /// Those who can sign in, in the order of their roles.
    Result<QList<UserId>> thoseWhoMay(Work &work, accounts::Deed deed, int limit);
    /// In the same order, also those who cannot.
    Result<QList<NameRow>> namesOfThoseWhoMay(Work &work, accounts::Deed deed, int limit);
    /// Whether somebody else owns the house who can sign in.
    Result<bool> hasOtherOwner(Work &work, UserId person);
    Result<std::optional<QString>> provenAddress(Work &work, UserId id);
    /// In which language somebody is written to without having asked: the one they chose, else the one they
    /// last signed in with; empty where that is not known.
    Result<QString> languageOf(Work &work, UserId id);
    /// The one they chose; Auto when they chose none.
    Result<accounts::MailLanguage> chosenLanguageOf(Work &work, UserId id);
    Done chooseLanguage(Work &work, UserId id, accounts::MailLanguage language);
    Done rememberLanguage(Work &work, UserId id, const QString &language);
    /// Of owners and admins who may sign in.
    Result<QList<QString>> operatorAddresses(Work &work, int limit);
    /// Whether who proved that password may sign in now; whoever disables the account or changes the password
    /// waits until this unit has ended, and then sees the session it opened.
    Result<bool> letIn(Work &work, UserId id, const QString &password);
    /// Takes the names, the password and the role away, for good; nobody gets the user name again.
    Done erase(Work &work, UserId id);
    /// `chosen`: by whom it is of. Another one than before or not, it is counted.
    Done setNickname(Work &work, UserId id, const QString &nickname, bool chosen);
    /// Whether somebody else has a nickname that looks like that.
    Result<bool> isNicknameOfAnother(Work &work, UserId user, const QString &look);
    /// Takes the one claim that an account may have to how its nickname looks; false when somebody else has
    /// it. Whoever asks for it at the same time waits until this unit has ended.
    Result<bool> claimNickname(Work &work, UserId user, const QString &look);
    Done releaseNickname(Work &work, UserId user);
    /// People whose nicknames' looks are not worked out yet, and the place for those.
    Result<QList<NameRow>> withoutLook(Work &work, UserId after, int limit);
    Done setLook(Work &work, UserId user, const QString &look);
    /// How many nicknames of people look like that of somebody else.
    Result<int> doubleNicknames(Work &work);
    /// False when the password is no longer `old`: somebody else changed it meanwhile.
    Result<bool> changePassword(Work &work, UserId id, const QString &old, const QString &encoded);

private:
    QString formerHash(const QString &skeleton) const;

    const QByteArray m_nameKey;
};

} // namespace madang
