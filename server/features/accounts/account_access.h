// SPDX-License-Identifier: GPL-3.0-or-later
// AccountAccess: what other features may ask of accounts.
#pragma once

#include "common/base/mail_address.h"
#include "server/features/accounts/nicknames.h"
#include "server/features/accounts/second_factors.h"
#include "server/features/limits.h"

namespace madang {

/// Runs inside the caller's unit of work.
class AccountAccess {
public:
    /// Without `factors` money never waits for a second factor.
    explicit AccountAccess(AccountStore &store, SecondFactors *factors = nullptr,
                           NicknameRules nicknames = {})
        : m_store(store)
        , m_factors(factors)
        , m_nicknames(store, nicknames)
    {
    }
    /// An account for somebody who gives without one, the same for the same key: nobody can sign in to it or
    /// find it, because neither its name nor its password can be typed.
    Result<UserId> passerBy(Work &work, const QString &key, const QString &nickname)
    {
        AccountRow row;
        row.id = work.newId<UserId>();
        row.username = u'*' + key;
        row.nickname = nickname;
        row.role = QStringLiteral("passer-by");
        row.password = QStringLiteral("!");
        row.createdAt = work.now();
        TRY(const bool fresh, m_store.insert(work, row, row.username));
        if (fresh)
            return row.id;
        TRY(const auto before, m_store.named(work, row.username));
        return before ? Result<UserId>(before->id) : Error{Code::Conflict, "account"};
    }

    /// Whether somebody may decide about other people's money: an owner, an admin or a treasurer. Nobody
    /// else learns that the account is there.
    Result<bool> mayMoveMoney(Work &work, UserId person)
    {
        return m_store.may(work, person, accounts::Deed::MoveMoney);
    }
    /// NotAllowed ("treasurer-only") for a caller who may not; as judgeSecondFactor() for who may.
    Done judgeTreasurer(Work &work)
    {
        TRY(const bool may, mayMoveMoney(work, work.caller().user));
        return may ? judgeSecondFactor(work) : Error{Code::NotAllowed, "treasurer-only"};
    }
    /// NotAllowed ("second-factor-required") for a caller who may move money, has no second factor, and
    /// needs one here: before they decide or read anything by that role.
    Done judgeSecondFactor(Work &work)
    {
        return m_factors ? m_factors->judgeForMoney(work, work.caller().user) : Done();
    }
    /// Whether somebody may read by that role what others gave, as judgeTreasurer() says of a caller.
    Result<bool> maySeeMoney(Work &work, UserId person)
    {
        TRY(const bool may, mayMoveMoney(work, person));
        return may && (!m_factors || m_factors->judgeForMoney(work, person));
    }
    /// Who they are, at most 20.
    Result<QList<UserId>> moneyMovers(Work &work)
    {
        return m_store.thoseWhoMay(work, accounts::Deed::MoveMoney, 20);
    }
    /// Whether somebody may look after accounts and read what others did: an owner or an admin.
    Result<bool> mayAdminister(Work &work, UserId person)
    {
        return m_store.may(work, person, accounts::Deed::Administer);
    }
    /// NotAllowed ("admin-only") for a caller who may not; as judgeSecondFactor() for who may.
    Done judgeAdmin(Work &work)
    {
        TRY(const bool may, mayAdminister(work, work.caller().user));
        return may ? judgeSecondFactor(work) : Error{Code::NotAllowed, "admin-only"};
    }
    /// Whether somebody may decide about what other people say: an owner, an admin or a moderator.
    Result<bool> mayModerate(Work &work, UserId person)
    {
        return m_store.may(work, person, accounts::Deed::ModerateWords);
    }
    /// Who they are, at most 20.
    Result<QList<UserId>> moderators(Work &work)
    {
        return m_store.thoseWhoMay(work, accounts::Deed::ModerateWords, 20);
    }
    /// Whether somebody may decide about how a person shows themselves: about who administers only who does,
    /// about an owner only an owner, as about their accounts.
    Result<bool> mayDecideAbout(Work &work, UserId somebody, UserId person)
    {
        TRY(const bool administers, m_store.may(work, person, accounts::Deed::Administer));
        if (!administers)
            return true;
        TRY(const bool owns, m_store.may(work, person, accounts::Deed::AdministerOwners));
        return m_store.may(work, somebody,
                           owns ? accounts::Deed::AdministerOwners : accounts::Deed::Administer);
    }
    /// Somebody is called by their user name until they choose another nickname.
    Done takeNickname(Work &work, UserId person)
    {
        TRY(const AccountRow row, m_store.byId(work, person));
        return m_nicknames.give(work, row, std::nullopt);
    }
    /// Gives the caller another nickname, if they may have it.
    Done rename(Work &work, const QString &typed) { return m_nicknames.choose(work, typed); }
    /// In which language the caller wants to be written to.
    Result<accounts::MailLanguage> chosenLanguage(Work &work)
    {
        return m_store.chosenLanguageOf(work, work.caller().user);
    }
    Done chooseLanguage(Work &work, accounts::MailLanguage language)
    {
        return m_store.chooseLanguage(work, work.caller().user, language);
    }
    /// A nickname as the caller may have it, here or there.
    Result<QString> nickname(Work &work, const QString &typed)
    {
        return m_nicknames.judged(work, work.caller().user, typed);
    }
    /// The name by which the record of what somebody did calls them.
    Result<QString> username(Work &work, UserId person)
    {
        TRY(const AccountRow row, m_store.byId(work, person));
        return row.username;
    }

    Result<QString> nicknameOf(Work &work, UserId person)
    {
        TRY(const AccountRow row, m_store.byId(work, person));
        return row.nickname;
    }
    /// Nothing when none was proven.
    Result<std::optional<MailAddress>> provenAddress(Work &work, UserId person)
    {
        TRY(const auto address, m_store.provenAddress(work, person));
        if (!address)
            return std::optional<MailAddress>();
        TRY(const MailAddress proven, MailAddress::fromText(*address));
        return std::optional(proven);
    }
    /// The proven addresses of owners and admins, at most 20.
    Result<QList<MailAddress>> operatorAddresses(Work &work)
    {
        TRY(const auto rows, m_store.operatorAddresses(work, 20));
        QList<MailAddress> addresses;
        for (const QString &row : rows) {
            TRY(const MailAddress address, MailAddress::fromText(row));
            addresses += address;
        }
        return addresses;
    }

private:
    AccountStore &m_store;
    SecondFactors *const m_factors;
    Nicknames m_nicknames;
};

} // namespace madang
