// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/second_factors.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/protocol/users.h"
#include "server/features/accounts/totp.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// How long a secret that was told waits for its first code.
    constexpr auto kSetupLife = 30min;
    constexpr std::chrono::hours kAskLife{users::kFactorAskHours};
    constexpr int kRecoveryCodes = 10;
    constexpr int kRecoverySigns = 16; // of five bits each
    constexpr qsizetype kLongestCode = 40;
    /// Crockford's: without I, L, O and U.
    constexpr QLatin1StringView kRecoveryAlphabet{"0123456789abcdefghjkmnpqrstvwxyz"};

    /// As people type codes: spaces and dashes in them, full-width from a Korean keyboard.
    QString plainCode(const QString &typed)
    {
        QString code = typed.left(kLongestCode).normalized(QString::NormalizationForm_KC).toLower();
        code.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
        return code;
    }

    QString freshRecoveryCode()
    {
        QString code;
        for (int i = 0; i < kRecoverySigns; ++i) {
            if (i > 0 && i % 4 == 0)
                code += u'-';
            code += kRecoveryAlphabet[qsizetype(secret::randomBelow(quint32(kRecoveryAlphabet.size())))];
        }
        return code;
    }

    /// 80 random bits need no slow hash.
    QString recoveryHashOf(UserId account, QString code)
    {
        code.replace(u'o', u'0').replace(u'i', u'1').replace(u'l', u'1');
        return secret::fingerprint(u"recovery "_s + account.text() + u' ' + code);
    }

} // namespace

Error SecondFactors::wrong()
{
    return Error(Code::WrongCredentials, "second-factor").at(u"secondFactor"_s);
}

Done SecondFactors::mustBeOffered() const
{
    return m_policy == SecondFactorPolicy::Off ? Done(Error{Code::NotSupported, "second-factor-off"})
                                               : Done();
}

Result<QByteArray> SecondFactors::secretOf(UserId account, const SecondFactorRow &row) const
{
    const auto plain = secret::unseal(row.sealed, m_key);
    // The account is sealed with it, so that a secret moved to another row opens nothing.
    if (!plain || plain->section(u' ', 0, 0) != account.text()) {
        qCCritical(lcAccounts) << "the second factor of account" << account.number
                               << "cannot be unsealed: is factors.key the one it was made with?";
        return Error{Code::Internal, "second-factor-seal"};
    }
    return totp::fromBase32(plain->section(u' ', 1));
}

Result<SecondFactors::Judged> SecondFactors::judge(Work &work, UserId account,
                                                   const std::optional<QString> &typed)
{
    TRY(const auto row, m_store.of(work, account));
    if (!row || !row->provenAt)
        return Judged{};
    const QString code = plainCode(typed.value_or(QString()));
    if (code.isEmpty())
        return Judged{{}, Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s)};
    Judged judged;
    if (code.size() == totp::kDigits) {
        TRY(const QByteArray key, secretOf(account, *row));
        judged.proof.step = totp::stepOf(key, code, work.now(), row->lastStep);
    } else if (code.size() == kRecoverySigns) {
        const QString hash = recoveryHashOf(account, code);
        TRY(const bool there, m_store.hasRecoveryCode(work, account, hash));
        if (there)
            judged.proof.recoveryHash = hash;
    }
    if (!judged.proof.isNeeded())
        judged.refusal = wrong();
    return judged;
}

Result<bool> SecondFactors::use(Work &work, UserId account, const Proof &proof)
{
    if (proof.step)
        return m_store.takeStep(work, account, *proof.step);
    if (proof.recoveryHash)
        return m_store.takeRecoveryCode(work, account, *proof.recoveryHash);
    return true;
}

Result<accounts::SecondFactor> SecondFactors::of(Work &work, UserId account)
{
    accounts::SecondFactor standing;
    standing.offered = m_policy != SecondFactorPolicy::Off;
    TRY(const auto row, m_store.of(work, account));
    if (row)
        standing.since = row->provenAt;
    TRY(standing.recoveryCodes, m_store.recoveryCodesLeft(work, account));
    if (m_policy == SecondFactorPolicy::RequiredForMoney) {
        TRY(standing.required, m_accounts.may(work, account, accounts::Deed::MoveMoney));
    }
    return standing;
}

Result<accounts::SecondFactorSecret> SecondFactors::begin(Work &work, const AccountRow &account)
{
    TRY(mustBeOffered());
    const QByteArray key = secret::randomBytes(totp::kSecretOctets);
    const QString spelled = totp::base32(key);
    TRY(const bool begun,
        m_store.begin(work, account.id, secret::seal(account.id.text() + u' ' + spelled, m_key)));
    if (!begun)
        return Error{Code::Conflict, "second-factor-on"};
    return accounts::SecondFactorSecret{spelled, totp::address(m_house, account.username, key)};
}

Result<accounts::RecoveryCodes> SecondFactors::confirm(Work &work, UserId account, const QString &typed)
{
    TRY(mustBeOffered());
    TRY(const auto row, m_store.of(work, account));
    if (row && row->provenAt)
        return Error{Code::Conflict, "second-factor-on"};
    if (!row || row->begunAt.plus(kSetupLife) <= work.now())
        return Error{Code::Expired, "second-factor"};
    TRY(const QByteArray key, secretOf(account, *row));
    const auto step = totp::stepOf(key, plainCode(typed), work.now(), row->lastStep);
    if (!step)
        return Error(Code::InvalidValue, "second-factor").at(u"code"_s);
    TRY(const bool proven, m_store.prove(work, account, row->sealed, *step));
    if (!proven)
        return Error{Code::Conflict, "second-factor-on"};
    return freshCodes(work, account);
}

Result<accounts::RecoveryCodes> SecondFactors::freshCodes(Work &work, UserId account)
{
    accounts::RecoveryCodes fresh;
    QList<QString> hashes;
    for (int i = 0; i < kRecoveryCodes; ++i) {
        fresh.codes += freshRecoveryCode();
        hashes += recoveryHashOf(account, plainCode(fresh.codes.last()));
    }
    TRY(m_store.putRecoveryCodes(work, account, hashes));
    return fresh;
}

Done SecondFactors::forgetUnproven(Work &work)
{
    TRY(m_store.forgetAsks(work, work.now().plus(-kAskLife)));
    return m_store.forgetUnproven(work, work.now().plus(-kSetupLife));
}

Result<bool> SecondFactors::guards(Work &work, UserId account)
{
    TRY(const auto row, m_store.of(work, account));
    return row && row->provenAt;
}

Result<std::optional<FactorAskRow>> SecondFactors::askAbout(Work &work, UserId account, accounts::Deed deed)
{
    TRY(auto ask, m_store.askAbout(work, account, work.now().plus(-kAskLife)));
    if (ask && !accounts::may(ask->role, deed))
        ask.reset();
    return ask;
}

Timestamp SecondFactors::endOfAsk(Timestamp askedAt)
{
    return askedAt.plus(kAskLife);
}

Done SecondFactors::judgeForMoney(Work &work, UserId account)
{
    if (m_policy != SecondFactorPolicy::RequiredForMoney || account.isNull())
        return {};
    TRY(const bool mover, m_accounts.may(work, account, accounts::Deed::MoveMoney));
    if (!mover)
        return {};
    TRY(const auto row, m_store.of(work, account));
    const Caller &caller = work.caller();
    const bool withoutOne = caller.token && account == caller.user && !caller.token->secondFactor;
    if (row && row->provenAt && !withoutOne)
        return {};
    return Error{Code::NotAllowed, withoutOne ? "token-second-factor" : "second-factor-required"};
}

} // namespace madang
