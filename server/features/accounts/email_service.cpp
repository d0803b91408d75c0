// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/email_service.h"

#include "common/base/log.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::CodeSent;
using accounts::Email;

namespace {

    /// Codes for one account and purpose.
    constexpr Rate kCodes{5, 1h};
    /// Codes that one attempt at linking an account may try.
    constexpr Rate kTriesPerLink{5, ResetCodes::kLife};
    /// Mails to one address from one network. The first one is always sent, the others while there are not
    /// too many from all networks together: whoever fills that keeps nobody else from their first one.
    constexpr Rate kFirstMail{1, 1h};
    constexpr Rate kOtherMails{4, 1h};
    constexpr Rate kOtherMailsByAll{30, 1h};

    /// News that nobody needs any more a week later.
    constexpr auto kNewsKept = 7 * 24h;

    Error noneSet()
    {
        return Error(Code::Conflict, "email-missing").at(u"email"_s);
    }

    QByteArray triesOf(const EmailService::LinkAttempt &attempt)
    {
        return "link code " + attempt.id.toUtf8();
    }

    /// Another code would not help: what opens the account begins in the browser again.
    const Error kTriedOut{Code::Expired, "sign-in"};

    std::optional<Error> refusalOf(EmailCodes::Verdict verdict, const QString &field)
    {
        if (verdict == EmailCodes::Verdict::Wrong)
            return Error(Code::InvalidValue, "code").at(field);
        if (verdict == EmailCodes::Verdict::Gone)
            return Error(Code::Expired, "code").at(field);
        return std::nullopt;
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
    TRY(const auto holder, m_store.holder(work, address.folded));
    return !holder || holder->account == account ? Done()
                                                 : Done(Error(Code::AlreadyExists, "email").at(u"email"_s));
}

Done EmailService::keep(Work &work, UserId account, const MailAddress &address)
{
    TRY(mustBeFree(work, account, address));
    TRY(m_store.dropClaims(work, address.folded, account));
    return m_store.put(work, account, address, work.now());
}

Result<std::optional<MailAddress>> EmailService::forRegistration(const std::optional<QString> &typed) const
{
    if (!typed || typed->trimmed().isEmpty()) {
        if (m_policy == EmailPolicy::Required)
            return Error(Code::InvalidValue, "email-missing").at(u"email"_s);
        return std::optional<MailAddress>();
    }
    TRY(mustBeOn());
    TRY(const MailAddress address, MailAddress::fromText(*typed));
    return std::optional(address);
}

Done EmailService::claim(Work &work, const AccountRow &account, const MailAddress &address)
{
    TRY(m_store.put(work, account.id, address, std::nullopt));
    TRY(send(work, account, address));
    return {};
}

Result<CodeSent> EmailService::send(Work &work, const AccountRow &account, const MailAddress &address,
                                    CodePurpose purpose, const QString &kind, CodeText text)
{
    TRY(const int pause, m_codes.pauseLeft(work, account.id, purpose, address));
    if (pause > 0)
        return Error(Code::RateLimited, "code").after(pause);
    TRY(m_throttle.take(
        "email code " + QByteArray(json::wordOfEnum(purpose).data()) + ' ' + account.id.bytes(), kCodes));
    TRY(takeMailTo(work, account.id, address));
    TRY(const QString code, m_codes.make(work, account.id, purpose, address));
    TRY(const auto holder, m_store.holder(work, address.folded));
    const bool isAnothers = holder && holder->account != account.id;
    TRY(const AccountRow reader, m_accounts.byId(work, isAnothers ? holder->account : account.id));
    TRY(mailtexts::About to, about(work, reader));
    TRY(const accounts::MailLanguage chosen, m_accounts.chosenLanguageOf(work, reader.id));
    if (!isAnothers && purpose == CodePurpose::Verify && chosen == accounts::MailLanguage::Auto)
        to.language = work.caller().language;
    if (isAnothers) {
        TRY(const MailAddress known, MailAddress::fromText(holder->address));
        TRY(m_mail->post(work, {u"address-known"_s, known, mailtexts::addressKnown(to), EmailCodes::kLife},
                         holder->account));
    } else {
        TRY(m_mail->post(work, {kind, address, text(to, code, EmailCodes::kLife), EmailCodes::kLife},
                         account.id));
    }
    return CodeSent{int(EmailCodes::kPause.count()), int(std::chrono::seconds(EmailCodes::kLife).count())};
}

Done EmailService::takeMailTo(const Work &work, UserId account, const MailAddress &address)
{
    const QByteArray network = neighbourhoodOf(work.caller().address);
    // Behind a proxy that we were not told of everybody is in one network.
    const QByteArray place = network.isEmpty() || isLoopback(network) ? account.bytes() : network;
    const QByteArray mails = "email to " + address.folded.toUtf8();
    if (m_throttle.take(mails + " first from " + place, kFirstMail))
        return {};
    TRY(m_throttle.take(mails + " from " + place, kOtherMails));
    return m_throttle.take(mails, kOtherMailsByAll);
}

Done EmailService::sendRelease(Work &work, const AccountRow &account, const MailAddress &old,
                               const MailAddress &next)
{
    TRY(takeMailTo(work, account.id, old));
    TRY(const QString code, m_codes.make(work, account.id, CodePurpose::Release, old));
    TRY(const mailtexts::About to, about(work, account));
    return m_mail->post(work,
                        {u"email-changed"_s, old, mailtexts::emailChanged(to, next, code, EmailCodes::kLife),
                         EmailCodes::kLife},
                        account.id);
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

Result<std::optional<Error>> EmailService::prove(Work &work, UserId account,
                                                 const accounts::VerifyEmail &codes)
{
    TRY(const auto row, m_store.of(work, account));
    TRY(const auto judged, m_codes.judge(work, account, CodePurpose::Verify, codes.code));
    if (const auto refusal = refusalOf(judged.verdict, u"code"_s))
        return refusal;
    TRY(const MailAddress address, MailAddress::fromText(judged.address));
    if (row && !row->verifiedAt.isNull() && row->folded != address.folded) {
        TRY(const auto old,
            m_codes.judge(work, account, CodePurpose::Release, codes.oldCode.value_or(QString())));
        if (const auto refusal = refusalOf(old.verdict, u"oldCode"_s))
            return refusal;
        TRY(m_store.useCode(work, account, CodePurpose::Release, old.hash));
    }
    TRY(keep(work, account, address));
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
        return prove(work, account.id, {*code});
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
        TRY(m_store.put(work, account.id, address, std::nullopt));
        return send(work, account, address);
    }
    if (!row)
        return noneSet();
    TRY(const MailAddress address, MailAddress::fromText(row->address));
    return send(work, account, address);
}

Done EmailService::write(Work &work, const AccountRow &account, const QString &kind,
                         const std::function<MailMessage(const mailtexts::About &)> &text)
{
    if (m_policy == EmailPolicy::Off)
        return {};
    TRY(const auto to, provenAddress(work, account.id));
    if (!to)
        return {};
    TRY(const mailtexts::About reader, about(work, account));
    return m_mail->post(work, {kind, *to, text(reader), kNewsKept}, account.id);
}

Result<std::optional<MailAddress>> EmailService::provenAddress(Work &work, UserId account)
{
    TRY(const auto row, m_store.of(work, account));
    if (!row || row->verifiedAt.isNull())
        return std::optional<MailAddress>();
    TRY(const MailAddress address, MailAddress::fromText(row->address));
    return std::optional(address);
}

Result<mailtexts::About> EmailService::about(Work &work, const AccountRow &account) const
{
    TRY(const QString language, m_accounts.languageOf(work, account.id));
    return mailtexts::About{language.isEmpty() ? work.caller().language : language, m_mail->house(),
                            account.nickname};
}

Result<bool> EmailService::reaches(Work &work, UserId account)
{
    if (m_policy == EmailPolicy::Off)
        return false;
    return isProven(work, account);
}

Result<bool> EmailService::isProven(Work &work, UserId account)
{
    TRY(const auto address, provenAddress(work, account));
    return address.has_value();
}

// --- another house

Done EmailService::keepProven(Work &work, UserId account, const MailAddress &address)
{
    if (m_policy == EmailPolicy::Off)
        return {};
    return keep(work, account, address);
}

Result<std::optional<UserId>> EmailService::holderOf(Work &work, const QString &text)
{
    const auto address = MailAddress::fromText(text);
    if (m_policy == EmailPolicy::Off || !address)
        return std::optional<UserId>();
    TRY(const auto row, m_store.holder(work, address->folded));
    return row ? std::optional(row->account) : std::optional<UserId>();
}

Result<CodeSent> EmailService::sendLinkCode(Work &work, const LinkAttempt &attempt)
{
    if (!m_throttle.peek(triesOf(attempt), kTriesPerLink))
        return kTriedOut;
    TRY(const auto to, provenAddress(work, attempt.account));
    if (!to)
        return noneSet();
    const ResetCodes::Ground ground{attempt.account, to->shown, attempt.id};
    const QString trace = m_linkCodes.traceAt(ground, work.now());
    TRY(const auto before, m_store.code(work, attempt.account, CodePurpose::Link));
    if (before && before->hash == trace && EmailCodes::pauseAfter(*before, work.now()) > 0)
        return Error(Code::RateLimited, "code").after(EmailCodes::pauseAfter(*before, work.now()));
    TRY(takeMailTo(work, attempt.account, *to));
    // Nothing is tried at this row: the code is made anew when one is looked at.
    TRY(m_store.putCode(work, attempt.account, CodePurpose::Link,
                        {to->shown, trace, 0, work.now(), attempt.until}));
    TRY(const AccountRow account, m_accounts.byId(work, attempt.account));
    TRY(const mailtexts::About reader, about(work, account));
    const std::chrono::milliseconds left{attempt.until.ms - work.now().ms};
    const auto lasts = std::max(std::chrono::duration_cast<std::chrono::minutes>(left), 1min);
    const QString code = m_linkCodes.codeAt(ground, work.now());
    TRY(m_mail->post(work, {u"link-provider"_s, *to, mailtexts::linkProvider(reader, code, lasts), lasts},
                     account.id));
    return CodeSent{int(EmailCodes::kPause.count()),
                    int(std::chrono::duration_cast<std::chrono::seconds>(left).count())};
}

Result<std::optional<Error>> EmailService::proveLink(Work &work, const LinkAttempt &attempt,
                                                     const QString &typed)
{
    TRY(const auto to, provenAddress(work, attempt.account));
    // The right code counts, too: a second factor may be asked for beside it.
    if (!to)
        return refusalOf(EmailCodes::Verdict::Gone, u"mailCode"_s);
    if (!m_throttle.take(triesOf(attempt), kTriesPerLink))
        return std::optional(kTriedOut);
    const bool fits = m_linkCodes.isCode({attempt.account, to->shown, attempt.id}, typed, work.now());
    return refusalOf(fits ? EmailCodes::Verdict::Right : EmailCodes::Verdict::Wrong, u"mailCode"_s);
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
    return write(work, account, u"provider-linked"_s,
                 [&](const mailtexts::About &about) { return mailtexts::providerLinked(about, provider); });
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
        email.oldCodeNeeded = email.verified;
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

Result<Email> EmailService::set(Work &work, const accounts::SetEmail &request, bool proven)
{
    TRY(mustBeOn());
    TRY(const MailAddress address, MailAddress::fromText(request.email));
    const UserId me = work.caller().user;
    TRY(const auto row, m_store.of(work, me));
    const bool verified = row && !row->verifiedAt.isNull();
    if (verified && row->folded == address.folded)
        return of(work, me);
    TRY(const AccountRow account, m_accounts.byId(work, me));
    if (!verified) {
        TRY(claim(work, account, address));
        return of(work, me);
    }
    if (!proven)
        return Error(Code::WrongCredentials, "password").at(u"password"_s);
    // The old address stays until both are proven, and is told: it may be somebody else who asks.
    TRY(send(work, account, address));
    TRY(const MailAddress old, MailAddress::fromText(row->address));
    TRY(sendRelease(work, account, old, address));
    return of(work, me);
}

Result<CodeSent> EmailService::sendCode(Work &work, const Nothing &)
{
    TRY(mustBeOn());
    TRY(const auto address, waiting(work, work.caller().user));
    if (!address)
        return noneSet();
    TRY(const AccountRow account, m_accounts.byId(work, work.caller().user));
    TRY(const CodeSent sent, send(work, account, *address));
    TRY(const auto row, m_store.of(work, account.id));
    if (row && !row->verifiedAt.isNull()) {
        TRY(const MailAddress old, MailAddress::fromText(row->address));
        TRY(sendRelease(work, account, old, *address));
    }
    return sent;
}

Result<Later<Email>> EmailService::verify(Work &work, const accounts::VerifyEmail &request)
{
    TRY(mustBeOn());
    TRY(const auto refused, prove(work, work.caller().user, request));
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
