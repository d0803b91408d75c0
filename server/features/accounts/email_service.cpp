// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/email_service.h"

#include "common/base/log.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::CodeSent;
using accounts::Email;

namespace {

    /// An address that nobody proved is kept for its account for so long; then somebody else may have it.
    constexpr auto kClaimHolds = 24h;
    /// Codes for one account, and mails to one address.
    constexpr Rate kCodes{5, 1h};

    /// News that nobody needs any more a week later.
    constexpr auto kNewsKept = 7 * 24h;

    Error noneSet()
    {
        return Error(Code::Conflict, "email-missing").at(u"email"_s);
    }

} // namespace

Done EmailService::mustBeOn() const
{
    if (m_policy == EmailPolicy::Off)
        return Error(Code::NotSupported, "email-off").at(u"email"_s);
    return {};
}

Done EmailService::mustBeFree(Work &work, UserId account, const MailAddress &address)
{
    TRY(const auto holder, m_store.spelled(work, address.folded));
    if (!holder || holder->account == account)
        return {};
    const bool lapsed = holder->verifiedAt.isNull() && holder->claimedAt.plus(kClaimHolds) <= work.now();
    if (!lapsed)
        return Error(Code::AlreadyExists, "email").at(u"email"_s);
    return m_store.dropUnproven(work, holder->account);
}

Result<std::optional<MailAddress>> EmailService::forRegistration(Work &work,
                                                                 const std::optional<QString> &typed)
{
    if (!typed || typed->trimmed().isEmpty()) {
        if (m_policy == EmailPolicy::Required)
            return Error(Code::InvalidValue, "email-missing").at(u"email"_s);
        return std::optional<MailAddress>();
    }
    TRY(mustBeOn());
    TRY(const MailAddress address, MailAddress::fromText(*typed));
    TRY(const auto holder, m_store.spelled(work, address.folded));
    if (holder && (!holder->verifiedAt.isNull() || holder->claimedAt.plus(kClaimHolds) > work.now()))
        return Error(Code::AlreadyExists, "email").at(u"email"_s);
    return std::optional(address);
}

Done EmailService::claim(Work &work, const AccountRow &account, const MailAddress &address)
{
    TRY(mustBeFree(work, account.id, address));
    TRY(m_store.put(work, account.id, address, std::nullopt));
    TRY(send(work, account, address));
    return {};
}

Result<CodeSent> EmailService::send(Work &work, const AccountRow &account, const MailAddress &address)
{
    TRY(const int pause, m_codes.pauseLeft(work, account.id, CodePurpose::Verify, address));
    if (pause > 0)
        return Error(Code::RateLimited, "code").after(pause);
    TRY(m_throttle.take("email code " + account.id.bytes(), kCodes));
    TRY(m_throttle.take("email to " + address.folded.toUtf8(), kCodes));
    TRY(const QString code, m_codes.make(work, account.id, CodePurpose::Verify, address));
    const mailtexts::About about{work.caller().language, m_mail->house(), account.nickname};
    TRY(m_mail->post(work,
                     {u"verify-email"_s, address, mailtexts::verifyEmail(about, code, EmailCodes::kLife),
                      EmailCodes::kLife}));
    return CodeSent{int(EmailCodes::kPause.count()), int(std::chrono::seconds(EmailCodes::kLife).count())};
}

Result<std::optional<MailAddress>> EmailService::waiting(Work &work, UserId account)
{
    TRY(const auto row, m_store.of(work, account));
    if (row && row->verifiedAt.isNull()) {
        TRY(const MailAddress address, MailAddress::fromText(row->address));
        return std::optional(address);
    }
    TRY(const auto code, m_store.code(work, account, CodePurpose::Verify));
    if (!code)
        return std::optional<MailAddress>();
    TRY(const MailAddress address, MailAddress::fromText(code->address));
    return std::optional(address);
}

Result<std::optional<Error>> EmailService::prove(Work &work, UserId account, const QString &code)
{
    TRY(const auto judged, m_codes.judge(work, account, CodePurpose::Verify, code));
    if (judged.verdict == EmailCodes::Verdict::Wrong)
        return std::optional(Error(Code::InvalidValue, "code").at(u"code"_s));
    if (judged.verdict == EmailCodes::Verdict::Gone)
        return std::optional(Error(Code::Expired, "code").at(u"code"_s));
    TRY(const MailAddress address, MailAddress::fromText(judged.address));
    TRY(mustBeFree(work, account, address));
    TRY(m_store.put(work, account, address, work.now()));
    TRY(m_store.useCode(work, account, CodePurpose::Verify, judged.hash));
    qCInfo(lcAccounts) << "e-mail address proven by account" << account.number;
    return std::optional<Error>();
}

Result<std::optional<Error>> EmailService::gate(Work &work, const AccountRow &account,
                                                const std::optional<QString> &code)
{
    if (m_policy != EmailPolicy::Required)
        return std::optional<Error>();
    TRY(const auto row, m_store.of(work, account.id));
    if (row && !row->verifiedAt.isNull())
        return std::optional<Error>();
    if (code)
        return prove(work, account.id, *code);
    const Error unverified = Error(Code::NotAllowed, "email-unverified").at(u"email"_s);
    if (!row)
        return std::optional(Error(Code::NotAllowed, "email-missing").at(u"email"_s));
    TRY(const auto live, m_store.code(work, account.id, CodePurpose::Verify));
    if (!live || live->expiresAt <= work.now()) {
        TRY(const MailAddress address, MailAddress::fromText(row->address));
        // Too many codes an hour: they can still enter the last one, or wait.
        if (const auto sent = send(work, account, address); !sent && sent.error().code != Code::RateLimited)
            return sent.error();
    }
    return std::optional(unverified);
}

Result<CodeSent> EmailService::sendSignInCode(Work &work, const AccountRow &account,
                                              const std::optional<QString> &email)
{
    TRY(mustBeOn());
    TRY(const auto row, m_store.of(work, account.id));
    if (row && !row->verifiedAt.isNull())
        return Error{Code::Conflict, "email-verified"};
    if (email && !email->trimmed().isEmpty()) {
        TRY(const MailAddress address, MailAddress::fromText(*email));
        TRY(mustBeFree(work, account.id, address));
        TRY(m_store.put(work, account.id, address, std::nullopt));
        return send(work, account, address);
    }
    if (!row)
        return noneSet();
    TRY(const MailAddress address, MailAddress::fromText(row->address));
    return send(work, account, address);
}

Done EmailService::writeNewDevice(Work &work, const AccountRow &account, const QString &device)
{
    if (m_policy == EmailPolicy::Off)
        return {};
    TRY(const auto row, m_store.of(work, account.id));
    if (!row || row->verifiedAt.isNull())
        return {};
    TRY(const MailAddress to, MailAddress::fromText(row->address));
    const mailtexts::About about{work.caller().language, m_mail->house(), account.nickname};
    return m_mail->post(work,
                        {u"new-device"_s, to,
                         mailtexts::newDevice(about, device, work.caller().address, work.now()), kNewsKept});
}

// --- another house

Done EmailService::keepProven(Work &work, UserId account, const MailAddress &address)
{
    if (m_policy == EmailPolicy::Off)
        return {};
    TRY(mustBeFree(work, account, address));
    return m_store.put(work, account, address, work.now());
}

Result<std::optional<UserId>> EmailService::holderOf(Work &work, const QString &text)
{
    const auto address = MailAddress::fromText(text);
    if (m_policy == EmailPolicy::Off || !address)
        return std::optional<UserId>();
    TRY(const auto row, m_store.spelled(work, address->folded));
    return row && !row->verifiedAt.isNull() ? std::optional(row->account) : std::optional<UserId>();
}

Result<CodeSent> EmailService::sendLinkCode(Work &work, UserId id)
{
    TRY(const auto row, m_store.of(work, id));
    if (!row || row->verifiedAt.isNull())
        return noneSet();
    TRY(const MailAddress to, MailAddress::fromText(row->address));
    TRY(const int pause, m_codes.pauseLeft(work, id, CodePurpose::Link, to));
    if (pause > 0)
        return Error(Code::RateLimited, "code").after(pause);
    TRY(m_throttle.take("email code " + id.bytes(), kCodes));
    TRY(m_throttle.take("email to " + to.folded.toUtf8(), kCodes));
    TRY(const AccountRow account, m_accounts.byId(work, id));
    TRY(const QString code, m_codes.make(work, id, CodePurpose::Link, to));
    const mailtexts::About about{work.caller().language, m_mail->house(), account.nickname};
    TRY(m_mail->post(work,
                     {u"link-provider"_s, to, mailtexts::linkProvider(about, code, EmailCodes::kLife),
                      EmailCodes::kLife}));
    return CodeSent{int(EmailCodes::kPause.count()), int(std::chrono::seconds(EmailCodes::kLife).count())};
}

Result<std::optional<Error>> EmailService::proveLink(Work &work, UserId account, const QString &typed)
{
    TRY(const auto judged, m_codes.judge(work, account, CodePurpose::Link, typed));
    if (judged.verdict == EmailCodes::Verdict::Wrong)
        return std::optional(Error(Code::InvalidValue, "code").at(u"mailCode"_s));
    if (judged.verdict == EmailCodes::Verdict::Gone)
        return std::optional(Error(Code::Expired, "code").at(u"mailCode"_s));
    return std::optional<Error>();
}

Done EmailService::useLinkCode(Work &work, UserId account)
{
    TRY(const auto code, m_store.code(work, account, CodePurpose::Link));
    if (code)
        TRY(m_store.useCode(work, account, CodePurpose::Link, code->hash));
    return {};
}

Done EmailService::writeLinked(Work &work, const AccountRow &account, const QString &provider)
{
    if (m_policy == EmailPolicy::Off)
        return {};
    TRY(const auto row, m_store.of(work, account.id));
    if (!row || row->verifiedAt.isNull())
        return {};
    TRY(const MailAddress to, MailAddress::fromText(row->address));
    const mailtexts::About about{work.caller().language, m_mail->house(), account.nickname};
    return m_mail->post(work,
                        {u"provider-linked"_s, to, mailtexts::providerLinked(about, provider), kNewsKept});
}

Result<Email> EmailService::of(Work &work, UserId account)
{
    Email email;
    TRY(const auto row, m_store.of(work, account));
    TRY(const auto code, m_store.code(work, account, CodePurpose::Verify));
    if (row) {
        email.address = row->address;
        email.verified = !row->verifiedAt.isNull();
    }
    if (code && code->expiresAt > work.now()) {
        email.pending = code->address;
        email.expiresIn = int((code->expiresAt.ms - work.now().ms) / 1000);
        email.resendIn = EmailCodes::pauseAfter(*code, work.now());
    } else if (row && row->verifiedAt.isNull()) {
        email.pending = row->address;
    }
    return email;
}

Result<Email> EmailService::show(Work &work, const Nothing &)
{
    TRY(mustBeOn());
    return of(work, work.caller().user);
}

Result<Email> EmailService::set(Work &work, const accounts::SetEmail &request)
{
    TRY(mustBeOn());
    TRY(const MailAddress address, MailAddress::fromText(request.email));
    const UserId me = work.caller().user;
    TRY(const auto row, m_store.of(work, me));
    const bool proven = row && !row->verifiedAt.isNull();
    if (proven && row->folded == address.folded)
        return of(work, me);
    TRY(const AccountRow account, m_accounts.byId(work, me));
    if (!proven) {
        TRY(claim(work, account, address));
        return of(work, me);
    }
    // The old address stays until the new one is proven, and is told: it may be somebody else who asks.
    TRY(mustBeFree(work, me, address));
    TRY(send(work, account, address));
    TRY(const MailAddress old, MailAddress::fromText(row->address));
    const mailtexts::About about{work.caller().language, m_mail->house(), account.nickname};
    TRY(m_mail->post(work, {u"email-changed"_s, old, mailtexts::emailChanged(about, address)}));
    return of(work, me);
}

Result<CodeSent> EmailService::sendCode(Work &work, const Nothing &)
{
    TRY(mustBeOn());
    TRY(const auto address, waiting(work, work.caller().user));
    if (!address)
        return noneSet();
    TRY(mustBeFree(work, work.caller().user, *address));
    TRY(const AccountRow account, m_accounts.byId(work, work.caller().user));
    return send(work, account, *address);
}

Result<Later<Email>> EmailService::verify(Work &work, const accounts::VerifyEmail &request)
{
    TRY(mustBeOn());
    TRY(const auto refused, prove(work, work.caller().user, request.code));
    TRY(const Email now, of(work, work.caller().user));
    // The try must be committed although the answer is a refusal, so the refusal comes later.
    return Later<Email>([refused, now](const std::function<void(Result<Email>)> &finish) {
        finish(refused ? Result<Email>(*refused) : Result<Email>(now));
    });
}

Done EmailService::forgetCodes(Work &work)
{
    return m_store.forgetCodes(work, work.now().plus(-24h));
}

} // namespace madang
