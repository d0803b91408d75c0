// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/password_reset.h"

#include "common/base/log.h"
#include "server/features/accounts/credentials.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr Rate kResets{5, 1h};

    /// One refusal for a wrong code, an old one, and an address nobody has.
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

} // namespace

Result<Later<Nothing>> PasswordReset::ask(Work &work, const accounts::ForgotPassword &request)
{
    TRY(resetsAreOn(m_emails));
    TRY(const MailAddress address, MailAddress::fromText(request.email));
    // Counted alike whether or not anybody has it.
    TRY(m_throttle.take("reset " + address.folded.toUtf8(), kResets));
    return Later<Nothing>(
        [this, address, caller = work.caller()](const std::function<void(Result<Nothing>)> &finish) {
            finish(Nothing{});
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
    TRY(const auto email, m_store.holder(work, address.folded));
    if (!email)
        return m_store.writeDecoy(work, address.folded);
    // To the address as it was proven, not as somebody spelled it now.
    TRY(const MailAddress to, MailAddress::fromText(email->address));
    TRY(const int pause, m_codes.pauseLeft(work, email->account, CodePurpose::Reset, to));
    if (pause > 0)
        return {};
    TRY(const AccountRow account, m_accounts.byId(work, email->account));
    TRY(const QString code, m_codes.make(work, account.id, CodePurpose::Reset, to));
    TRY(const mailtexts::About about, m_emails.about(work, account));
    return m_mail->post(work,
                        {u"reset-password"_s, to, mailtexts::resetPassword(about, code, EmailCodes::kLife),
                         EmailCodes::kLife},
                        account.id);
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
    TRY(const auto email, m_store.holder(work, address.folded));
    TRY(const auto judged,
        m_codes.judge(work, email ? email->account : UserId{}, CodePurpose::Reset, request.code));
    // A unit that has written waits for its COMMIT: without this only where a code was sent.
    TRY(m_store.writeDecoy(work, address.folded));
    // The try is committed before anything is answered.
    if (judged.verdict != EmailCodes::Verdict::Right)
        return Later<Nothing>(
            [](const std::function<void(Result<Nothing>)> &finish) { finish(refusedCode()); });
    // Only now: what is refused for a name would tell who has the address.
    TRY(const AccountRow account, m_accounts.byId(work, email->account));
    TRY(passwordMayBe(request.password, "password", {account.username, account.nickname}));
    return Later<Nothing>([this, email = *email, judged, password = request.password,
                           caller = work.caller()](const std::function<void(Result<Nothing>)> &finish) {
        const bool taken = m_lanes.slow([this, email, judged, password, caller, finish] {
            const Result<QString> hash = secret::hashPassword(password, m_cost);
            if (!hash)
                return finish(hash.error());
            m_lanes.post<Nothing>(
                LaneKind::Write, qHash(email.account), caller,
                [this, email, judged, hash = *hash](Work &next) -> Result<Nothing> {
                    TRY(change(next, email, judged.hash, hash));
                    return Nothing{};
                },
                finish);
        });
        if (!taken)
            finish(Error{Code::Unavailable, "busy"}.after(2));
    });
}

Done PasswordReset::change(Work &work, const EmailRow &email, const QString &codeHash,
                           const QString &password)
{
    TRY(const bool mine, m_store.useCode(work, email.account, CodePurpose::Reset, codeHash));
    if (!mine)
        return refusedCode();
    TRY(const AccountRow account, m_accounts.byId(work, email.account));
    TRY(const bool changed, m_accounts.changePassword(work, account.id, account.password, password));
    if (!changed)
        return Error{Code::Conflict, "password"};
    TRY(m_sessions.endAll(work, account.id));
    // Who guessed in vain before may sign in with what they know now.
    GuessGuard(m_throttle).wentWell({account.username, work.caller().address, false});
    TRY(const MailAddress to, MailAddress::fromText(email.address));
    TRY(const mailtexts::About about, m_emails.about(work, account));
    qCInfo(lcAccounts) << "password set anew by mail: account" << account.id.number;
    return m_mail->post(work, {u"password-changed"_s, to, mailtexts::passwordChanged(about)}, account.id);
}

} // namespace madang
