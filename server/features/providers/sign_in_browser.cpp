// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/sign_in_browser.h"

#include "common/base/log.h"
#include "server/features/providers/provider_service.h"
#include "server/features/providers/sign_in_pages.h"

#include <QMessageAuthenticationCode>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr QByteArrayView kCookie = "madang_sign_in";
    constexpr qsizetype kLongestCode = 4096;
    constexpr qsizetype kLongestWord = 200;
    constexpr auto kClocksDiffer = 1min;
    /// Who comes back from a provider may have a form to fill in.
    /// Wrong codes typed, by everybody together: of 20^8 at most 5000 are good.
    constexpr Rate kWrongCodes{1000, 10min};

    QString textIn(const Params &params, QLatin1StringView name)
    {
        return params.members.value(name).toString();
    }

    QByteArray binderIn(const Params &params)
    {
        for (const QByteArray &pair : params.cookies.split(';')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0 && pair.first(equals).trimmed() == kCookie)
                return pair.sliced(equals + 1).trimmed();
        }
        return {};
    }

    /// The program's address with what it waits for; empty where there is none.
    QString backTo(const AttemptRow &row, const QString &name, const QString &value)
    {
        if (!row.hasRedirect())
            return {};
        return row.redirect + u'?' + name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value))
            + "&state="_L1 + QString::fromLatin1(QUrl::toPercentEncoding(row.clientState));
    }

    /// When whoever came back proved to the other house who they are; null where that was not just now, or is
    /// not known. Houses that do not say when they asked are believed to have asked when they were told to.
    Timestamp proofOf(const AttemptRow &row, const Profile &profile, Timestamp now)
    {
        if (!profile.askedAt)
            return row.fresh ? now : Timestamp();
        if (row.fresh)
            return *profile.askedAt < row.begunAt().plus(-kClocksDiffer) ? Timestamp() : now;
        const Timestamp asked = std::min(*profile.askedAt, now);
        return asked.plus(SessionService::kProofLasts) > now ? asked : Timestamp();
    }

    Step refused(const char *why, const Caller &caller)
    {
        return {sign_in_pages::failed({Code::NotAllowed, why}, {}, web::languageOf(caller)), {}};
    }

} // namespace

void SignInBrowser::install(Routes &at)
{
    const auto handler = [this](Result<Step> (SignInBrowser::*method)(Work &, const Params &)) {
        return [this, method](Work &work, const Params &params) { return (this->*method)(work, params); };
    };
    at.page("GET /sign-in",
            [](Work &work, const Params &) -> Result<Step> {
                return Step{sign_in_pages::askForCode(web::languageOf(work.caller()), false), {}};
            })
        .guests()
        .reads()
        .atMost(120, 1min);
    at.page("POST /sign-in", handler(&SignInBrowser::typeCode)).guests().bodyUpTo(1024).atMost(20, 10min);
    // Reads: what it stores, it stores in a second unit, after the slow hashing.
    at.page("POST /sign-in/approve/{attempt}", handler(&SignInBrowser::approve))
        .guests()
        .reads()
        .bodyUpTo(4096)
        .atMost(60, 1min);
    at.page("GET /sign-in/go/{attempt}", handler(&SignInBrowser::go))
        .guests()
        .key("attempt")
        .atMost(60, 1min);
    at.page("GET /sign-in/return/{provider}", handler(&SignInBrowser::comeBack))
        .guests()
        .key("state")
        .atMost(60, 1min);
    at.page("GET /sign-in/done",
            [](Work &work, const Params &) -> Result<Step> {
                return Step{sign_in_pages::done(web::languageOf(work.caller())), {}};
            })
        .guests()
        .reads()
        .atMost(120, 1min);
}

/// Nothing of it is stored: whoever sees the state cannot make the others without the key.
QString SignInBrowser::derived(const char *what, const QString &state) const
{
    const QByteArray text = QByteArray(what) + ' ' + state.toLatin1();
    return QString::fromLatin1(QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

ProviderClient::Errand SignInBrowser::errandOf(const Provider &provider, const QString &state) const
{
    return {m_publicUrl + "/sign-in/return/"_L1 + provider.name, state, derived("sign-in nonce", state),
            derived("sign-in verifier", state)};
}

QByteArray SignInBrowser::cookieOf(const QString &binder) const
{
    QByteArray cookie = kCookie.toByteArray() + '=' + binder.toLatin1()
        + "; Path=/sign-in; Max-Age=1200; HttpOnly; SameSite=Lax";
    if (m_publicUrl.startsWith("https:"_L1))
        cookie += "; Secure";
    return cookie;
}

bool SignInBrowser::isBound(const Params &params, const AttemptRow &row)
{
    const QString has = secret::fingerprint(QString::fromLatin1(binderIn(params)));
    return !row.binder.isEmpty() && secret::equal(has.toLatin1(), row.binder.toLatin1());
}

// --- by link and code

Result<Step> SignInBrowser::typeCode(Work &work, const Params &params)
{
    const web::Language language = web::languageOf(work.caller());
    TRY(m_throttle.peek("sign-in codes", kWrongCodes));
    const QString code = userCodeAsTyped(textIn(params, "code"_L1));
    std::optional<AttemptRow> row;
    if (!code.isEmpty()) {
        TRY(row, m_store.byUserCode(work, secret::fingerprint(code)));
    }
    if (!row) {
        TRY(m_throttle.take("sign-in codes", kWrongCodes));
        return Step{sign_in_pages::askForCode(language, true), {}};
    }
    // From here on only this browser may say yes: a link to the next page is worth nothing elsewhere.
    const QString binder = secret::randomToken();
    TRY(m_store.bindTo(work, row->id, secret::fingerprint(binder)));
    Reply reply = sign_in_pages::askForApproval({*row, code.first(4) + u'-' + code.sliced(4), m_client.all()},
                                                language);
    reply.cookie = cookieOf(binder);
    return Step{reply, {}};
}

Result<Step> SignInBrowser::approve(Work &work, const Params &params)
{
    TRY(const auto row, m_store.byId(work, textIn(params, "attempt"_L1)));
    if (!row || row->hasRedirect())
        return refused("sign-in", work.caller());
    if (!isBound(params, *row))
        return refused("browser", work.caller());
    const QString factor = textIn(params, "secondFactor"_L1).trimmed();
    accounts::SignIn request{textIn(params, "username"_L1), textIn(params, "password"_L1), std::nullopt};
    if (!factor.isEmpty())
        request.secondFactor = factor;
    const auto proven
        = m_accounts.prove(work, request, [this, row = *row](Work &next, const AccountRow &account) -> Done {
              AttemptRow approved = row;
              approved.step = AttemptStep::Approved;
              approved.account = account.id;
              approved.expiresAt = next.now().plus(AttemptRow::kProvenLives);
              TRY(const bool taken, m_store.conclude(next, approved));
              return taken ? Done() : Done(Error{Code::Expired, "sign-in"});
          });
    const web::Language language = web::languageOf(work.caller());
    const sign_in_pages::Approval again{
        *row, textIn(params, "code"_L1).left(20), m_client.all(), {}, request.username.left(64)};
    const auto page = [again, language](const Result<Nothing> &result) {
        if (result)
            return sign_in_pages::proven({}, language);
        if (result.error().about == "sign-in"_L1)
            return sign_in_pages::failed(result.error(), {}, language);
        sign_in_pages::Approval approval = again;
        approval.wrong = result.error();
        return sign_in_pages::askForApproval(approval, language);
    };
    if (!proven)
        return Step{page(proven.error()), {}};
    return Step{{}, [proven = *proven, page](const std::function<void(Result<Reply>)> &finish) {
                    proven([finish, page](const Result<Nothing> &result) { finish(page(result)); });
                }};
}

// --- to a provider and back

Result<Step> SignInBrowser::go(Work &work, const Params &params)
{
    TRY(const auto row, m_store.byId(work, textIn(params, "attempt"_L1)));
    if (!row || (row->step != AttemptStep::Begun && row->step != AttemptStep::Away))
        return refused("sign-in", work.caller());
    // Without a program that listens on the same machine the code has to be typed first, in this browser.
    if (!row->hasRedirect() && !isBound(params, *row))
        return refused("browser", work.caller());
    const Provider *provider
        = m_client.find(row->hasRedirect() ? row->provider : textIn(params, "provider"_L1));
    if (!provider)
        return refused("provider", work.caller());
    const QString state = secret::randomToken();
    const QString binder = row->hasRedirect() ? secret::randomToken() : QString::fromLatin1(binderIn(params));
    TRY(m_store.leave(work, row->id, provider->name, secret::fingerprint(state),
                      secret::fingerprint(binder)));
    ProviderClient::Errand errand = errandOf(*provider, state);
    errand.fresh = row->fresh;
    return Step{
        {},
        [this, provider, errand, cookie = cookieOf(binder), back = backTo(*row, u"error"_s, u"provider"_s),
         language = web::languageOf(work.caller())](const std::function<void(Result<Reply>)> &finish) {
            m_client.addressFor(*provider, errand, [=](const Result<QUrl> &address) {
                if (!address)
                    return finish(sign_in_pages::failed(address.error(), back, language));
                Reply reply = web::seeOther(QString::fromLatin1(address->toEncoded()));
                reply.cookie = cookie;
                finish(reply);
            });
        }};
}

Result<Step> SignInBrowser::comeBack(Work &work, const Params &params)
{
    const QString state = textIn(params, "state"_L1).left(kLongestWord);
    const QString hash = secret::fingerprint(state);
    TRY(const auto row, m_store.byState(work, hash));
    if (!row || row->provider != textIn(params, "provider"_L1))
        return refused("sign-in", work.caller());
    // Somebody else's answer, brought here to sign this browser's owner in as them, or them as its owner.
    if (!isBound(params, *row))
        return refused("browser", work.caller());
    TRY(const bool mine, m_store.comeBack(work, row->id, hash));
    const Provider *provider = m_client.find(row->provider);
    if (!mine || !provider)
        return refused("sign-in", work.caller());
    const QString code = textIn(params, "code"_L1);
    const QString issuer = textIn(params, "iss"_L1);
    const QString error = textIn(params, "error"_L1);
    if (!error.isEmpty())
        qCInfo(lcAccounts).noquote() << "provider" << provider->name << "sent back" << forLog(error.left(60));
    // RFC 9207: an answer of another house is no answer.
    const bool isOther = !issuer.isEmpty() && provider->isOidc() && issuer != provider->issuer;
    if (!error.isEmpty() || code.isEmpty() || code.size() > kLongestCode || isOther) {
        const bool saidNo = error == "access_denied"_L1;
        TRY(const Reply reply,
            conclude(work, *row, *provider,
                     saidNo ? Error{Code::NotAllowed, "provider-refused"}
                            : Error{Code::Unavailable, "provider"}));
        return Step{reply, {}};
    }
    return Step{{}, asking(work.caller(), *row, *provider, state, code)};
}

Later<Reply> SignInBrowser::asking(const Caller &caller, const AttemptRow &row, const Provider &provider,
                                   const QString &state, const QString &code)
{
    return [=, this](const std::function<void(Result<Reply>)> &finish) {
        m_client.profileOf(
            provider, errandOf(provider, state), code, [=, this](const Result<Profile> &profile) {
                m_lanes.post<Reply>(
                    LaneKind::Write, qHash(row.id), caller,
                    [=, this](Work &next) { return conclude(next, row, provider, profile); }, finish);
            });
    };
}

Result<Reply> SignInBrowser::conclude(Work &work, AttemptRow row, const Provider &provider,
                                      const Result<Profile> &profile)
{
    const web::Language language = web::languageOf(work.caller());
    QString back;
    Error fault;
    if (profile) {
        const QString ticket = row.hasRedirect() ? secret::randomToken() : QString();
        row.step = AttemptStep::Proven;
        row.ticket = row.hasRedirect() ? secret::fingerprint(ticket) : QString();
        row.issuer = provider.issuer;
        row.subject = profile->subject;
        row.email = profile->email;
        row.emailProven = profile->emailProven;
        row.nickname = profile->nickname;
        row.proofAt = proofOf(row, *profile, work.now());
        row.expiresAt = work.now().plus(AttemptRow::kProvenLives);
        back = backTo(row, u"ticket"_s, ticket);
    } else {
        // What exactly was wrong with a token is for the log; for people it is one thing.
        fault = profile.error().about == "provider-refused"_L1 ? profile.error()
                                                               : Error{Code::Unavailable, "provider"};
        row.step = AttemptStep::Failed;
        row.fault = fault.about;
        back = backTo(row, u"error"_s, fault.about);
    }
    TRY(const bool taken, m_store.conclude(work, row));
    if (!taken)
        return sign_in_pages::failed({Code::Expired, "sign-in"}, {}, language);
    return profile ? sign_in_pages::proven(back, language) : sign_in_pages::failed(fault, back, language);
}

} // namespace madang
