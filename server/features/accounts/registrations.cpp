// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/registrations.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using accounts::Registration;

namespace {

    constexpr int kMostKeepers = 100;
    constexpr qsizetype kLongestCode = 100;

    const Error kNotGood = Error(Code::InvalidValue, "invite").at(u"invite"_s);

    bool isGiven(const std::optional<QString> &code)
    {
        return code && !code->trimmed().isEmpty();
    }

} // namespace

QString inviteHash(const QString &typed)
{
    QString plain;
    for (const QChar c : typed.left(kLongestCode).normalized(QString::NormalizationForm_KC).toLower()) {
        if (c.isLetterOrNumber())
            plain += c;
    }
    return secret::fingerprint(plain);
}

Result<accounts::RegistrationRules> Registrations::rules(Work &, const Nothing &)
{
    return accounts::RegistrationRules{m_policy.mode,      m_policy.terms,           m_policy.emailNeeded,
                                       m_policy.providers, m_policy.uniqueNicknames, m_policy.details};
}

Result<accounts::Consent> Registrations::consent(Work &work, const Nothing &)
{
    const QString inForce = m_policy.terms ? m_policy.terms->version : QString();
    TRY(const auto row, m_store.agreed(work, work.caller().user, inForce));
    accounts::Consent answer;
    if (row) {
        answer.version = row->version;
        answer.agreedAt = row->at;
    }
    if (m_policy.terms && (!row || row->version != inForce))
        answer.newer = m_policy.terms;
    return answer;
}

Result<accounts::Consent> Registrations::agree(Work &work, const accounts::AgreeToTerms &request)
{
    // Nobody agrees to what they did not read, nor to what is not in force.
    if (!m_policy.terms || request.version != m_policy.terms->version)
        return Error{Code::InvalidValue, "terms"}.at(u"version"_s);
    TRY(m_store.agree(work, work.caller().user, m_policy.terms->version));
    return consent(work, {});
}

Done Registrations::judge(Work &work, const accounts::Register &request)
{
    if (m_policy.mode == Registration::Closed)
        return Error{Code::NotAllowed, "registration-closed"};
    if (m_policy.terms && request.terms.value_or(QString()) != m_policy.terms->version)
        return Error{Code::InvalidValue, "terms"}.at(u"terms"_s);
    TRY(manyLines(request.about.value_or(QString()), 0, accounts::kLongestAbout, "about"));
    if (m_policy.mode == Registration::Open)
        return {};
    TRY(const bool any, m_accounts.any(work));
    if (isGiven(request.invite)) {
        TRY(const bool good, m_store.isGood(work, inviteHash(*request.invite)));
        return good ? Done() : Done(kNotGood);
    }
    return any && m_policy.mode == Registration::Invite ? Done(kNotGood) : Done();
}

bool Registrations::isInvited(const accounts::Register &request) const
{
    return m_policy.mode != Registration::Open && isGiven(request.invite);
}

Done Registrations::take(Work &work, const accounts::Register &request, const AccountRow &account, bool first)
{
    if (m_policy.terms)
        TRY(m_store.agree(work, account.id, m_policy.terms->version));
    if (m_policy.mode == Registration::Open)
        return {};
    if (isGiven(request.invite)) {
        TRY(const bool good, m_store.spend(work, inviteHash(*request.invite)));
        return good ? Done() : Done(kNotGood);
    }
    if (first)
        return {};
    if (m_policy.mode == Registration::Invite)
        return kNotGood;
    TRY(const QString about,
        manyLines(request.about.value_or(QString()), 0, accounts::kLongestAbout, "about"));
    TRY(m_store.addApplicant(work, account.id, about));
    return tellKeepers(work, account);
}

Done Registrations::tellKeepers(Work &work, const AccountRow &account)
{
    work.afterCommit([id = account.id] { qCInfo(lcAccounts) << "account waits for approval:" << id.number; });
    if (!m_notices)
        return {};
    TRY(const QList<UserId> keepers, m_accounts.thoseWhoMay(work, accounts::Deed::Administer, kMostKeepers));
    TRY(m_notices->hold(work, keepers));
    const users::AppliedBody body{account.username, account.nickname};
    for (const UserId keeper : keepers)
        TRY(m_notices->notify(work, keeper, u"account.applied"_s, {toJson(body)}));
    return {};
}

Result<std::optional<Error>> Registrations::gate(Work &work, UserId account)
{
    TRY(const bool waits, m_store.waits(work, account));
    return waits ? std::optional(Error(Code::NotAllowed, "approval-pending")) : std::optional<Error>();
}

} // namespace madang
