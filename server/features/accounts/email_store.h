// SPDX-License-Identifier: GPL-3.0-or-later
// EmailStore: the SQL of accounts' e-mail addresses and of the codes sent there. No rules.
#pragma once

#include "common/base/mail_address.h"
#include "server/core/work.h"

namespace madang {

/// An account's address.
struct EmailRow {
    UserId account;
    QString address;
    QString folded;
    Timestamp claimedAt;
    Timestamp verifiedAt; ///< null: nobody proved that mail for it reaches them
};
PROTOCOL_FIELDS(EmailRow, account, address, folded, claimedAt, verifiedAt)

/// An account whose password may be set anew by mail.
struct ResettableRow {
    UserId account;
    QString username;
    QString nickname;
    QString password; ///< encoded; empty: it has none
    QString address; ///< as it was proven
    QString sent; ///< what stands for the code that was mailed there last; empty: none was
};
PROTOCOL_FIELDS(ResettableRow, account, username, nickname, password, address, sent)

enum class CodePurpose {
    Verify, ///< of the address that is to be the account's
    Release, ///< of the proven one before it
    Reset, ///< only that one was sent: reset_codes.h
    Link, ///< for who wants to open the account through another house
};
constexpr auto enumWords(CodePurpose *)
{
    return std::array{std::pair{CodePurpose::Verify, QLatin1StringView("verify")},
                      std::pair{CodePurpose::Release, QLatin1StringView("release")},
                      std::pair{CodePurpose::Reset, QLatin1StringView("reset")},
                      std::pair{CodePurpose::Link, QLatin1StringView("link")}};
}

struct CodeRow {
    QString address; ///< where it was sent
    QString hash;
    int triesLeft = 0;
    Timestamp sentAt;
    Timestamp expiresAt;
};
PROTOCOL_FIELDS(CodeRow, address, hash, triesLeft, sentAt, expiresAt)

class EmailStore {
public:
    Result<std::optional<EmailRow>> of(Work &work, UserId account);
    /// Who has proven an address: one account at most.
    Result<std::optional<EmailRow>> holder(Work &work, const QString &folded);
    /// What a new password by mail is for: the account that has proven an address, as it is now.
    Result<std::optional<ResettableRow>> resettable(Work &work, const QString &folded);
    /// Makes it the account's address, in place of the one before. AlreadyExists when it is proven and
    /// another account has proven it.
    Done put(Work &work, UserId account, const MailAddress &address, std::optional<Timestamp> verifiedAt);
    /// Takes the address and what codes there are for it. False when there is none.
    Result<bool> remove(Work &work, UserId account);
    /// Takes an address, and the codes for it, from all who claim it and did not prove it, but one account.
    Done dropClaims(Work &work, const QString &folded, UserId kept);

    Done putCode(Work &work, UserId account, CodePurpose purpose, const CodeRow &code);
    Result<std::optional<CodeRow>> code(Work &work, UserId account, CodePurpose purpose);
    /// Counts a try at a code that is good now; what it was, or nothing when there is none left.
    Result<std::optional<CodeRow>> tryCode(Work &work, UserId account, CodePurpose purpose);
    /// Uses a code up. False when somebody did so before.
    Result<bool> useCode(Work &work, UserId account, CodePurpose purpose, const QString &hash);
    Done forgetCodes(Work &work, Timestamp before);
    /// Writes something for an address, whoever's it is.
    Done writeDecoy(Work &work, const QString &folded);
};

} // namespace madang
