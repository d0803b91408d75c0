// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/password_reset.h"

#include "common/base/log.h"
#include "server/features/accounts/credentials.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Wrong codes at one attempt.
    constexpr Rate kTriesPerAttempt{5, ResetCodes::kLife};

    /// One refusal for a wrong code, an old one, one too many, and an address nobody has.
    Error refusedCode()
    {
        return Error(Code::InvalidValue, "reset-code").at(u"code"_s);
    }

    Done resetsAreOn(const EmailService &emails)
    {
        if (emails.policy() == EmailPolicy::Off)
            return Error(Code::NotSupported, "email-off").at(u"email"_s);
        return {};
    }

    ResetCodes::Ground groundOf(const ResettableRow &row)
    {
        return {row.account, row.address, row.password};
    }

} // namespace

Result<Later<accounts::ResetBegun>> PasswordReset::ask(Work &work, const accounts::ForgotPassword &request)
{
    TRY(resetsAreOn(m_emails));
    TRY(const MailAddress address, MailAddress::fromText(request.email));
    // Nothing is counted by the address: somebody else could use that up.
    const accounts::ResetBegun begun{m_codes.newAttempt(address.folded, work.now())};
    return Later<accounts::ResetBegun>([this, address, begun, caller = work.caller()](
                                           const std::function<void(Result<accounts::ResetBegun>)> &finish) {
        finish(begun);
        m_lanes.post<Nothing>(
            LaneKind::Write, qHash(address.folded), caller,
            [this, address](Work &next) -> Result<Nothing> {
                TRY(send(next, address));
                return Nothing{};
            },
            [](const Result<Nothing> &sent) {
                if (!sent)
                    qCWarning(lcAccounts)
                        << "a code for a new password was not sent" << wordOf(sent.error().code);
            });
    });
}

Done PasswordReset::send(Work &work, const MailAddress &address)
{
    TRY(const auto row, m_store.resettable(work, address.folded));
    if (!row)
        return m_store.writeDecoy(work, address.folded);
    const ResetCodes::Ground ground = groundOf(*row);
    const QString trace = m_codes.traceAt(ground, work.now());
    // The mail of before has the same code.
    if (row->sent == trace)
        return {};
    // To the address as it was proven, not as somebody spelled it now.
    TRY(const MailAddress to, MailAddress::fromText(row->address));
    const auto lasts = ResetCodes::goodFor(work.now());
    // Nothing is tried at this row: the code is made anew when one is looked at.
    TRY(m_store.putCode(work, row->account, CodePurpose::Reset,
                        {row->address, trace, 0, work.now(), work.now().plus(lasts)}));
    TRY(const AccountRow account, m_accounts.byId(work, row->account));
    TRY(const mailtexts::About about, m_emails.about(work, account));
    const QString code = m_codes.codeAt(ground, work.now());
    return m_mail->post(work, {u"reset-password"_s, to, mailtexts::resetPassword(about, code, lasts), lasts},
                        account.id);
}

Result<PasswordReset::Judged> PasswordReset::judge(Work &work, const MailAddress &address,
                                                   const accounts::ResetPassword &request)
{
    TRY(const auto row, m_store.resettable(work, address.folded));
    Judged judged{
        m_codes.isAttempt(request.attempt, address.folded, work.now()), row.value_or(ResettableRow()), {}};
    // In any case, and with the same work: it must not be heard whether anybody has the address.
    const bool fits = m_codes.isCode(groundOf(judged.row), request.code, work.now());
    if (!row || !fits)
        judged.refusal = refusedCode();
    // Only with the right code: what is refused for a name would tell who has the address.
    else if (const Done may = passwordMayBe(request.password, "password", {row->username, row->nickname});
             !may)
        judged.refusal = may.error();
    return judged;
}

Result<bool> PasswordReset::sendTo(Work &work, UserId account)
{
    TRY(const auto email, m_store.of(work, account));
    if (!resetsAreOn(m_emails) || !email || email->verifiedAt.isNull())
        return false;
    TRY(const MailAddress address, MailAddress::fromText(email->address));
    TRY(send(work, address));
    return true;
}

Result<Later<Nothing>> PasswordReset::confirm(Work &work, const accounts::ResetPassword &request)
{
    TRY(resetsAreOn(m_emails));
    TRY(const MailAddress address, MailAddress::fromText(request.email));
    TRY(passwordMayBe(request.password, "password", {address.folded.section(u'@', 0, 0), m_mail->house()}));
    TRY(const Judged judged, judge(work, address, request));
    return Later<Nothing>([this, judged, attempt = request.attempt, password = request.password,
                           caller = work.caller()](const std::function<void(Result<Nothing>)> &finish) {
        // Not in the unit before this, which may run more than once; and the right code counts as well, so
        // that what is said about a password beside it is no way to try others.
        if (!judged.isAttempt || !m_throttle.take("reset " + attempt.toUtf8(), kTriesPerAttempt))
            return finish(refusedCode());
        if (judged.refusal)
            return finish(*judged.refusal);
        const bool taken = m_lanes.slow([this, row = judged.row, password, caller, finish] {
            const Result<QString> hash = secret::hashPassword(password, m_cost);
            if (!hash)
                return finish(hash.error());
            m_lanes.post<Nothing>(
                LaneKind::Write, qHash(row.account), caller,
                [this, row, hash = *hash](Work &next) -> Result<Nothing> {
                    TRY(change(next, row, hash));
                    return Nothing{};
                },
                finish);
        });
        if (!taken)
            finish(Error{Code::Unavailable, "busy"}.after(2));
    });
}

Done PasswordReset::change(Work &work, const ResettableRow &proven, const QString &password)
{
    // A code belongs to the password of before: whoever was faster has ended it.
    TRY(const bool mine, m_accounts.changePassword(work, proven.account, proven.password, password));
    if (!mine)
        return refusedCode();
    TRY(const AccountRow account, m_accounts.byId(work, proven.account));
    TRY(m_sessions.endAll(work, account.id));
    // Who guessed in vain before may sign in with what they know now.
    GuessGuard(m_throttle).wentWell({account.username, work.caller().address, false});
    TRY(const MailAddress to, MailAddress::fromText(proven.address));
    TRY(const mailtexts::About about, m_emails.about(work, account));
    qCInfo(lcAccounts) << "password set anew by mail: account" << account.id.number;
    return m_mail->post(work, {u"password-changed"_s, to, mailtexts::passwordChanged(about)}, account.id);
}

} // namespace madang
