// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/provider_service.h"

#include "common/base/log.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"
#include "server/features/providers/profiles.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using providers::Claimed;

namespace {

    constexpr qint64 kMostAttempts = 5000;
    constexpr int kInterval = 5; ///< seconds between two claims
    constexpr qint64 kEarly = 500; ///< milliseconds a claim may be early: clocks tick
    constexpr qsizetype kChallengeLetters = 43; ///< base64url of 32 octets
    constexpr qsizetype kLongestVerifier = 128;
    constexpr qsizetype kLongestRedirect = 120;
    constexpr int kLongestDevice = 80;
    constexpr qsizetype kLongestTyped = 40;
    /// Letters that are not taken for each other and spell nothing (RFC 8628, 6.1).
    constexpr QLatin1StringView kLetters{"BCDFGHJKLMNPQRSTVWXZ"};

    const Error kOver{Code::Expired, "sign-in"};

    template <typename T> Later<T> answered(Result<T> result)
    {
        return [result = std::move(result)](const auto &finish) { finish(result); };
    }

    /// Whether it leads to a program on the person's own machine, and nowhere else.
    bool isLoopback(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return text.size() <= kLongestRedirect && url.isValid() && url.scheme() == "http"_L1
            && (url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1) && url.port() > 0
            && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
            && url.toString(QUrl::FullyEncoded) == text;
    }

    bool isChallenge(const QString &text)
    {
        return text.size() == kChallengeLetters && std::all_of(text.begin(), text.end(), [](QChar c) {
                   return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
               });
    }

    QByteArray challengeFor(const QString &verifier)
    {
        return QCryptographicHash::hash(verifier.left(kLongestVerifier).toUtf8(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }

    QString freshUserCode()
    {
        QString code;
        for (int i = 0; i < providers::kUserCodeLetters; ++i)
            code += kLetters.at(qsizetype(secret::randomBelow(quint32(kLetters.size()))));
        return code;
    }

    Error failureOf(const QString &fault)
    {
        return fault == "provider-refused"_L1 ? Error{Code::NotAllowed, "provider-refused"}
                                              : Error{Code::Unavailable, "provider"};
    }

    /// NotAllowed ("ticket") unless it is the one that the browser brought back to the program.
    Done judgeTicket(const AttemptRow &row, const std::optional<QString> &ticket)
    {
        const QString given = secret::fingerprint(ticket.value_or(QString()));
        if (!row.hasRedirect() || secret::equal(given.toLatin1(), row.ticket.toLatin1()))
            return {};
        return Error(Code::NotAllowed, "ticket").at(u"ticket"_s);
    }

} // namespace

QString userCodeAsTyped(const QString &typed)
{
    QString code;
    for (const QChar c : typed.left(kLongestTyped).normalized(QString::NormalizationForm_KC).toUpper()) {
        if (kLetters.contains(c))
            code += c;
        else if (c.isLetterOrNumber())
            return {};
    }
    return code.size() == providers::kUserCodeLetters ? code : QString();
}

QString ProviderService::titleOf(const QString &name) const
{
    const Provider *provider = m_client.find(name);
    return provider ? provider->title : name;
}

Result<providers::Begun> ProviderService::begin(Work &work, const providers::Begin &request)
{
    if (request.provider && !m_client.find(*request.provider))
        return Error(Code::NotFound, "provider").at(u"provider"_s);
    if (!isChallenge(request.challenge))
        return Error(Code::InvalidValue, "challenge").at(u"challenge"_s);
    if (request.redirect && !isLoopback(*request.redirect))
        return Error(Code::InvalidValue, "redirect").at(u"redirect"_s);
    if (request.redirect && !request.provider)
        return Error(Code::InvalidValue, "provider").at(u"provider"_s);
    if (request.state.value_or(QString()).size() > providers::kLongestState)
        return Error(Code::TooLong, "state").at(u"state"_s);
    AttemptRow row;
    if (request.device && !request.device->trimmed().isEmpty()) {
        TRY(row.device, oneLine(*request.device, kLongestDevice, "device"));
    }
    TRY(const qint64 live, m_store.live(work));
    if (live >= kMostAttempts)
        return Error(Code::Unavailable, "busy").after(60);
    row.id = secret::randomToken(16);
    row.challenge = request.challenge;
    row.redirect = request.redirect.value_or(QString());
    row.clientState = request.state.value_or(QString());
    row.address = work.caller().address;
    row.provider = request.provider.value_or(QString());
    row.fresh = request.fresh.value_or(false);
    row.expiresAt = work.now().plus(AttemptRow::kLives);
    const std::optional<QString> code = row.hasRedirect() ? std::nullopt : std::optional(freshUserCode());
    TRY(m_store.insert(work, row, code ? std::optional(secret::fingerprint(*code)) : std::nullopt));
    providers::Begun begun;
    begun.attempt = row.id;
    begun.expiresIn = int(std::chrono::seconds(AttemptRow::kLives).count());
    if (code) {
        begun.address = m_publicUrl + "/sign-in"_L1;
        begun.userCode = code->first(4) + u'-' + code->sliced(4);
        begun.interval = kInterval;
    } else {
        begun.address = m_publicUrl + "/sign-in/go/"_L1 + row.id;
    }
    return begun;
}

Result<AttemptRow> ProviderService::open(Work &work, const QString &attempt, const QString &verifier)
{
    TRY(const auto row, m_store.byId(work, attempt));
    // One answer for an attempt that is over and one that is somebody else's.
    if (!row || !secret::equal(challengeFor(verifier), row->challenge.toLatin1()))
        return kOver;
    return *row;
}

Result<AttemptRow> ProviderService::stranger(Work &work, const QString &attempt, const QString &verifier,
                                             const std::optional<QString> &ticket)
{
    TRY(const AttemptRow row, open(work, attempt, verifier));
    if (row.step != AttemptStep::Proven)
        return kOver;
    TRY(judgeTicket(row, ticket));
    return row;
}

Result<std::optional<Error>> ProviderService::notYet(Work &work, const AttemptRow &row)
{
    switch (row.step) {
    case AttemptStep::Begun:
    case AttemptStep::Away:
    case AttemptStep::Back: {
        // What was asked too soon counts as asked: who hurries waits longer (RFC 8628, slow_down).
        const bool early = !row.polledAt.isNull()
            && work.now().ms < row.polledAt.plus(std::chrono::seconds(kInterval)).ms - kEarly;
        TRY(m_store.polled(work, row.id));
        return std::optional(
            Error(early ? Code::RateLimited : Code::Conflict, "sign-in-pending").after(kInterval));
    }
    case AttemptStep::Failed:
        TRY(m_store.remove(work, row.id));
        return std::optional(failureOf(row.fault));
    case AttemptStep::Proven:
    case AttemptStep::Approved:
        break;
    }
    return std::optional<Error>();
}

Result<Later<Claimed>> ProviderService::claim(Work &work, const providers::Claim &request)
{
    TRY(const AttemptRow row, open(work, request.attempt, request.verifier));
    TRY(const auto why, notYet(work, row));
    if (why)
        return answered<Claimed>(*why);
    TRY(judgeTicket(row, request.ticket));
    return enter(work, row, request);
}

Result<Later<Claimed>> ProviderService::enter(Work &work, const AttemptRow &row,
                                              const providers::Claim &request)
{
    UserId account = row.account;
    if (row.step == AttemptStep::Proven) {
        TRY(const auto identity, m_store.identity(work, row.issuer, row.subject));
        if (!identity) {
            TRY(const providers::Stranger who, introduce(work, row));
            return answered<Claimed>(Claimed{std::nullopt, who});
        }
        account = identity->account;
        IdentityRow used = *identity;
        if (!row.email.isEmpty())
            used.label = row.email;
        TRY(m_store.touch(work, used));
    }
    const std::optional<QString> device = row.device.isEmpty() ? std::nullopt : std::optional(row.device);
    AccountService::Entry entry{device, request.code, request.secondFactor};
    if (row.step == AttemptStep::Proven && !row.proofAt.isNull())
        entry.provenAt = row.proofAt;
    TRY(const auto kept,
        row.step == AttemptStep::Approved ? m_accounts.letInApproved(work, account, entry)
                                          : m_accounts.letInProven(work, account, entry));
    if (!kept.answer)
        return answered<Claimed>(kept.refusal);
    TRY(useUp(work, row));
    return answered<Claimed>(Claimed{*kept.answer, std::nullopt});
}

Result<providers::Stranger> ProviderService::introduce(Work &work, const AttemptRow &row)
{
    const Profile profile{row.subject, row.email, row.emailProven, row.nickname};
    providers::Stranger who;
    who.provider = titleOf(row.provider);
    who.username = suggestedUsername(profile);
    who.nickname = profile.nickname;
    if (!profile.email.isEmpty())
        who.email = profile.email;
    who.emailProven = profile.emailProven && m_emails.policy() != EmailPolicy::Off;
    TRY(const auto holder, holderOf(work, row));
    who.known = holder.has_value();
    return who;
}

/// Told only to who proved that the address is theirs.
Result<std::optional<UserId>> ProviderService::holderOf(Work &work, const AttemptRow &row)
{
    return row.emailProven ? m_emails.holderOf(work, row.email) : Result(std::optional<UserId>());
}

Done ProviderService::useUp(Work &work, const AttemptRow &row)
{
    TRY(const bool mine, m_store.remove(work, row.id));
    return mine ? Done() : Done(kOver);
}

Done ProviderService::tie(Work &work, const AttemptRow &row, const AccountRow &account)
{
    const QString label = row.email.isEmpty() ? row.nickname : row.email;
    TRY(const bool tied,
        m_store.link(work,
                     {row.issuer, row.subject, account.id, row.provider, label, work.now(), work.now()}));
    if (!tied)
        return Error{Code::Conflict, "identity-taken"};
    if (account.isOperator())
        TRY(audit::record(work,
                          {u"account.link-provider"_s,
                           u"account:"_s + account.id.text(),
                           {{u"provider"_s, row.provider}},
                           account.id}));
    work.afterCommit([id = account.id, provider = row.provider] {
        qCInfo(lcAccounts).noquote() << "account" << id.number << "is opened by provider" << provider;
    });
    return {};
}

AccountService::Also ProviderService::linking(const AttemptRow &row)
{
    return [this, row](Work &work, const AccountRow &account) -> Done {
        TRY(useUp(work, row));
        TRY(m_emails.writeLinked(work, account, titleOf(row.provider)));
        return tie(work, row, account);
    };
}

Result<Later<accounts::SignedIn>> ProviderService::link(Work &work, const providers::Link &request)
{
    TRY(const AttemptRow row, stranger(work, request.attempt, request.verifier, request.ticket));
    const std::optional<QString> device = row.device.isEmpty() ? std::nullopt : std::optional(row.device);
    if (!request.mailCode) {
        const accounts::SignIn signIn{request.username.value_or(QString()),
                                      request.password.value_or(QString()), device, request.code,
                                      request.secondFactor};
        return m_accounts.signInAnd(work, signIn, linking(row));
    }
    TRY(const auto holder, holderOf(work, row));
    if (!holder)
        return Error(Code::Conflict, "link-code").at(u"mailCode"_s);
    TRY(const auto kept,
        m_accounts.letInWithLinkCode(work, {*holder, row.id, row.expiresAt}, *request.mailCode,
                                     {device, request.code, request.secondFactor}, linking(row)));
    return answered<accounts::SignedIn>(kept.answer ? Result<accounts::SignedIn>(*kept.answer)
                                                    : Result<accounts::SignedIn>(kept.refusal));
}

Result<accounts::CodeSent> ProviderService::sendLinkCode(Work &work, const providers::SendLinkCode &request)
{
    TRY(const AttemptRow row, stranger(work, request.attempt, request.verifier, request.ticket));
    TRY(const auto holder, holderOf(work, row));
    if (!holder)
        return Error{Code::Conflict, "link-code"};
    return m_emails.sendLinkCode(work, {*holder, row.id, row.expiresAt});
}

Result<Later<accounts::SignedIn>> ProviderService::join(Work &work, const providers::Join &request)
{
    TRY(const AttemptRow row, stranger(work, request.attempt, request.verifier, request.ticket));
    std::optional<MailAddress> proven;
    if (row.emailProven && m_emails.policy() != EmailPolicy::Off) {
        TRY(const MailAddress address, MailAddress::fromText(row.email));
        proven = address;
    }
    accounts::Register wanted;
    wanted.username = request.username;
    wanted.nickname = request.nickname;
    wanted.email = request.email;
    wanted.invite = request.invite;
    wanted.terms = request.terms;
    wanted.about = request.about;
    wanted.details = request.details;
    if (!row.device.isEmpty())
        wanted.device = row.device;
    // Who has to wait for a code or for somebody's leave comes again, as somebody who is known.
    return m_accounts.registerProven(
        work, wanted, proven,
        [this, row](Work &next, const AccountRow &account) { return tie(next, row, account); },
        [this, row](Work &next, const AccountRow &) { return useUp(next, row); });
}

// --- one's own

Result<Page<providers::Identity>> ProviderService::identities(Work &work, const Nothing &)
{
    TRY(const QList<IdentityRow> rows, m_store.identities(work, work.caller().user));
    Page<providers::Identity> page;
    for (const IdentityRow &row : rows)
        page.items += {row.provider, titleOf(row.provider), row.label, row.linkedAt, row.lastUsedAt};
    return page;
}

Result<Later<Nothing>> ProviderService::addIdentity(Work &work, const providers::AddIdentity &request)
{
    TRY(const AttemptRow row, open(work, request.attempt, request.verifier));
    TRY(const auto why, notYet(work, row));
    if (why)
        return answered<Nothing>(*why);
    const auto proven = [this, request](Work &now) {
        return stranger(now, request.attempt, request.verifier, request.ticket);
    };
    TRY(proven(work)); // before a password is looked at
    return m_accounts.afterProof(
        work, request.password, request.secondFactor, [this, proven](Work &next) -> Result<Nothing> {
            TRY(const AttemptRow now, proven(next));
            TRY(const AccountRow owner, m_accountStore.byId(next, next.caller().user));
            TRY(linking(now)(next, owner));
            return Nothing{};
        });
}

Result<Later<Nothing>> ProviderService::prove(Work &work, const providers::Prove &request)
{
    TRY(const AttemptRow row, open(work, request.attempt, request.verifier));
    TRY(const auto why, notYet(work, row));
    if (why)
        return answered<Nothing>(*why);
    // Only what another house says now: a code that was approved here says no more than a session.
    if (row.step != AttemptStep::Proven)
        return kOver;
    TRY(judgeTicket(row, request.ticket));
    TRY(const auto identity, m_store.identity(work, row.issuer, row.subject));
    if (!identity || identity->account != work.caller().user)
        return Error{Code::NotAllowed, "other-identity"};
    // A browser that was signed in there all the while proves nothing about who sits before it.
    if (!row.fresh || row.proofAt.isNull())
        return Error{Code::NotAllowed, "not-fresh"};
    TRY(useUp(work, row));
    return answered<Nothing>(m_accounts.noteProof(work, row.proofAt));
}

Result<Nothing> ProviderService::unlink(Work &work, const providers::Unlink &request)
{
    TRY(const AccountRow account, m_accountStore.byId(work, work.caller().user));
    TRY(const QList<IdentityRow> rows, m_store.identities(work, account.id));
    // One that the operator took away opens nothing any more.
    const auto opens = std::count_if(rows.begin(), rows.end(), [&](const IdentityRow &row) {
        return row.provider != request.provider && m_client.find(row.provider);
    });
    const bool isThere = std::any_of(
        rows.begin(), rows.end(), [&](const IdentityRow &row) { return row.provider == request.provider; });
    if (!isThere)
        return Error(Code::NotFound, "provider").at(u"provider"_s);
    if (account.password.isEmpty() && opens == 0)
        return Error{Code::Conflict, "last-way-in"};
    TRY(m_store.unlink(work, account.id, request.provider));
    // Whoever came through it just now proves nothing by that any more.
    TRY(m_accounts.forgetProofs(work));
    if (account.isOperator())
        TRY(audit::record(work,
                          {u"account.unlink-provider"_s,
                           u"account:"_s + account.id.text(),
                           {{u"provider"_s, request.provider}}}));
    return Nothing{};
}

} // namespace madang
