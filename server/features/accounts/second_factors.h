// SPDX-License-Identifier: GPL-3.0-or-later
// SecondFactors: the authenticator of an account and its recovery codes: made, judged, used up. Passwords,
// and how often one may try, are account_service's.
#pragma once

#include "common/protocol/accounts.h"
#include "server/features/accounts/account_store.h"
#include "server/features/accounts/second_factor_store.h"

namespace madang {

/// What an operator decides about second factors.
enum class SecondFactorPolicy {
    Off, ///< none can be set up; who has one goes on being asked
    Optional,
    RequiredForMoney, ///< without one, an owner, admin or treasurer does by that role what a moderator does
};

class SecondFactors {
public:
    /// Secrets are sealed under `key` (32 octets); `house` is what authenticators call this server.
    SecondFactors(SecondFactorStore &store, AccountStore &accounts, QByteArray key, SecondFactorPolicy policy,
                  QString house)
        : m_store(store)
        , m_accounts(accounts)
        , m_key(std::move(key))
        , m_policy(policy)
        , m_house(std::move(house))
    {
    }

    /// What a right code was; it is not used up yet.
    struct Proof {
        std::optional<qint64> step;
        std::optional<QString> recoveryHash;
        bool isNeeded() const { return step || recoveryHash; }
    };
    struct Judged {
        Proof proof;
        std::optional<Error> refusal;
    };
    /// SecondFactorNeeded, or WrongCredentials ("second-factor"), where the account has one; an empty proof
    /// where it has none.
    Result<Judged> judge(Work &work, UserId account, const std::optional<QString> &typed);
    /// False when the code was used meanwhile.
    Result<bool> use(Work &work, UserId account, const Proof &proof);
    static Error wrong();

    Done mustBeOffered() const;
    Result<accounts::SecondFactor> of(Work &work, UserId account);
    Result<accounts::SecondFactorSecret> begin(Work &work, const AccountRow &account);
    Result<accounts::RecoveryCodes> confirm(Work &work, UserId account, const QString &typed);
    Result<accounts::RecoveryCodes> freshCodes(Work &work, UserId account);
    /// False when there was none.
    Result<bool> end(Work &work, UserId account) { return m_store.remove(work, account); }
    /// Secrets that nobody proved, and what was asked too long ago.
    Done forgetUnproven(Work &work);

    /// Whether signing in takes one.
    Result<bool> guards(Work &work, UserId account);
    /// Who asked for it to be taken away, while that waits for another one; nobody who may do that no more.
    Result<std::optional<FactorAskRow>> askAbout(Work &work, UserId account, accounts::Deed deed);
    Done putAsk(Work &work, UserId account, const QString &reason)
    {
        return m_store.putAsk(work, account, work.caller().user, reason);
    }
    /// When that is forgotten.
    static Timestamp endOfAsk(Timestamp askedAt);

    /// NotAllowed ("second-factor-required") for who may move money and should have one, but has not;
    /// ("token-second-factor") for who comes with a token that was made without.
    Done judgeForMoney(Work &work, UserId account);

private:
    Result<QByteArray> secretOf(UserId account, const SecondFactorRow &row) const;

    SecondFactorStore &m_store;
    AccountStore &m_accounts;
    const QByteArray m_key;
    const SecondFactorPolicy m_policy;
    const QString m_house;
};

} // namespace madang
