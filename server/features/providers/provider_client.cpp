// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/provider_client.h"

#include "common/base/log.h"
#include "common/protocol/json.h"
#include "server/features/providers/profiles.h"

#include <QCryptographicHash>
#include <QUrlQuery>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbound::Answer;
using outbound::Request;

namespace {

    /// Four questions at most lie between a browser that comes back and its page.
    constexpr auto kPatience = 6s;
    constexpr qint64 kPlacesKept = 60 * 60'000;
    constexpr qint64 kKeysKept = 60 * 60'000;
    constexpr qsizetype kLongestAnswer = 256 * 1024;
    constexpr qsizetype kLongestAccessToken = 8 * 1024;

    const Error kAway{Code::Unavailable, "provider"};

    QByteArray form(const QList<std::pair<QString, QString>> &pairs)
    {
        QByteArray out;
        for (const auto &[name, value] : pairs) {
            if (!out.isEmpty())
                out += '&';
            out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        }
        return out;
    }

    /// RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
    QByteArray basic(const Provider &provider)
    {
        const QByteArray pair = QUrl::toPercentEncoding(provider.clientId) + ':'
            + QUrl::toPercentEncoding(provider.clientSecret);
        return "Basic " + pair.toBase64();
    }

    QString challengeOf(const QString &verifier)
    {
        return QString::fromLatin1(
            QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

    bool lists(const QJsonObject &metadata, QLatin1StringView member, const QString &word)
    {
        return metadata.value(member).toArray().contains(QJsonValue(word));
    }

    /// Unencrypted only on this machine, and only for a provider that is on this machine itself.
    bool isPlace(const Provider &provider, const QUrl &url)
    {
        return outbound::isAllowed(url)
            && (url.scheme() == "https"_L1 || QUrl(provider.issuer).scheme() == "http"_L1);
    }

    QUrl urlAt(const QJsonObject &metadata, QLatin1StringView member)
    {
        return QUrl(metadata.value(member).toString(), QUrl::StrictMode);
    }

} // namespace

ProviderClient::ProviderClient(QList<Provider> providers, const Clock &clock)
    : m_providers(std::move(providers))
    , m_clock(clock)
{
}

const Provider *ProviderClient::find(const QString &name) const
{
    const auto found = std::find_if(m_providers.begin(), m_providers.end(),
                                    [&](const Provider &each) { return each.name == name; });
    return found == m_providers.end() ? nullptr : &*found;
}

void ProviderClient::askJson(const Request &request, const QString &provider, const Take<QJsonObject> &take)
{
    m_http.send(request, [provider, path = request.url.path(), take](const Answer &answer) {
        const auto object = answer.body.size() <= kLongestAnswer
            ? json::parseObject(answer.body, {.bytes = kLongestAnswer, .depth = 16, .values = 4096})
            : Result<QJsonObject>(Error{Code::TooLarge, "answer"});
        if (answer.status == 200 && object)
            return take(*object);
        // Their words, such as "invalid_client", tell an operator what to mend; more of it is nobody's
        // business.
        const QString fault = object ? object->value("error"_L1).toString().left(60) : QString();
        qCWarning(lcAccounts).noquote() << "provider" << provider << "answered" << answer.status << "at"
                                        << forLog(path) << forLog(fault) << answer.fault;
        take(kAway);
    });
}

// --- where it is

Result<ProviderClient::Places> ProviderClient::placesIn(const Provider &provider, const QJsonObject &metadata)
{
    Places places;
    places.authorization = urlAt(metadata, "authorization_endpoint"_L1);
    places.token = urlAt(metadata, "token_endpoint"_L1);
    places.keys = urlAt(metadata, "jwks_uri"_L1);
    places.profile = urlAt(metadata, "userinfo_endpoint"_L1);
    places.namesItself = metadata.value("authorization_response_iss_parameter_supported"_L1).toBool();
    const auto methods = "token_endpoint_auth_methods_supported"_L1;
    places.secretInBody = metadata.contains(methods) && !lists(metadata, methods, u"client_secret_basic"_s);
    // Exactly as the operator wrote it: another one would be somebody else.
    if (metadata.value("issuer"_L1).toString() != provider.issuer || !isPlace(provider, places.authorization)
        || !isPlace(provider, places.token) || !isPlace(provider, places.keys))
        return kAway;
    if (!isPlace(provider, places.profile))
        places.profile.clear();
    return places;
}

void ProviderClient::places(const Provider &provider, const Take<Places> &take)
{
    if (!provider.isOidc())
        return take(Places{provider.authorization, provider.token, {}, provider.profile, true, false});
    std::optional<Places> known;
    {
        const std::lock_guard lock(m_mutex);
        const Known before = m_known.value(provider.name);
        if (before.placesUntil > m_clock.steady())
            known = before.places;
    }
    if (known)
        return take(*known);
    Request request;
    const QString issuer = provider.issuer.endsWith(u'/') ? provider.issuer.chopped(1) : provider.issuer;
    request.url = QUrl(issuer + "/.well-known/openid-configuration"_L1, QUrl::StrictMode);
    request.fields = {{"Accept", "application/json"}};
    request.patience = kPatience;
    askJson(request, provider.name, [this, provider, take](const Result<QJsonObject> &metadata) {
        const Result<Places> found
            = metadata ? placesIn(provider, *metadata) : Result<Places>(metadata.error());
        if (metadata && !found)
            qCWarning(lcAccounts).noquote()
                << "provider" << provider.name << "describes itself under another issuer, or without TLS";
        if (found) {
            const std::lock_guard lock(m_mutex);
            Known &kept = m_known[provider.name];
            kept.places = *found;
            kept.placesUntil = m_clock.steady() + kPlacesKept;
        }
        take(found);
    });
}

void ProviderClient::addressFor(const Provider &provider, const Errand &errand, const Take<QUrl> &take)
{
    places(provider, [provider, errand, take](const Result<Places> &found) {
        if (!found)
            return take(found.error());
        QUrl url = found->authorization;
        QUrlQuery query(url);
        const auto add = [&query](const QString &name, const QString &value) {
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        };
        add(u"response_type"_s, u"code"_s);
        add(u"client_id"_s, provider.clientId);
        add(u"redirect_uri"_s, errand.redirect);
        add(u"state"_s, errand.state);
        add(u"code_challenge"_s, challengeOf(errand.verifier));
        add(u"code_challenge_method"_s, u"S256"_s);
        if (provider.isOidc()) {
            add(u"scope"_s, u"openid email profile"_s);
            add(u"nonce"_s, errand.nonce);
        }
        if (errand.fresh && provider.kind == Provider::Kind::Naver)
            add(u"auth_type"_s, u"reauthenticate"_s);
        else if (errand.fresh)
            add(u"prompt"_s, u"login"_s);
        // With it they have to say when they asked (OpenID Connect Core 3.1.2.1).
        if (errand.fresh && provider.isOidc())
            add(u"max_age"_s, u"0"_s);
        url.setQuery(query);
        take(url);
    });
}

// --- whose a code is

void ProviderClient::profileOf(const Provider &provider, const Errand &errand, const QString &code,
                               const Take<Profile> &take)
{
    places(provider, [this, provider, errand, code, take](const Result<Places> &found) {
        if (!found)
            return take(found.error());
        exchange(std::make_shared<Exchange>(Exchange{provider, errand, *found, take}), code);
    });
}

void ProviderClient::exchange(const Going &going, const QString &code)
{
    const Provider &provider = going->provider;
    QList<std::pair<QString, QString>> pairs{{u"grant_type"_s, u"authorization_code"_s},
                                             {u"code"_s, code},
                                             {u"redirect_uri"_s, going->errand.redirect},
                                             {u"code_verifier"_s, going->errand.verifier}};
    const bool inBody = going->places.secretInBody || provider.clientSecret.isEmpty();
    if (inBody)
        pairs += {u"client_id"_s, provider.clientId};
    if (inBody && !provider.clientSecret.isEmpty())
        pairs += {u"client_secret"_s, provider.clientSecret};
    if (provider.kind == Provider::Kind::Naver)
        pairs += {u"state"_s, going->errand.state}; // they want it here, too
    Request request;
    request.method = "POST";
    request.url = going->places.token;
    request.fields = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    if (!inBody)
        request.fields += {"Authorization", basic(provider)};
    request.body = form(pairs);
    request.patience = kPatience;
    askJson(request, provider.name, [this, going](const Result<QJsonObject> &answer) {
        if (!answer)
            return going->take(answer.error());
        going->idToken = answer->value("id_token"_L1).toString().toLatin1();
        going->accessToken = answer->value("access_token"_L1).toString().toLatin1();
        if (going->provider.isOidc())
            judge(going);
        else
            askProfile(going, std::nullopt);
    });
}

void ProviderClient::judge(const Going &going)
{
    const auto token = IdToken::parse(going->idToken);
    KeySet keys;
    {
        const std::lock_guard lock(m_mutex);
        const Known known = m_known.value(going->provider.name);
        if (known.keysUntil > m_clock.steady())
            keys = known.keys;
    }
    if (token && keys.isEmpty() && !going->keysAreFresh)
        return askKeys(going);
    const Result<QJsonObject> claims = token
        ? token->claims(
            keys, {going->provider.issuer, going->provider.clientId, going->errand.nonce, m_clock.now()})
        : Result<QJsonObject>(token.error());
    if (claims)
        return askProfile(going, *claims);
    // Houses change their keys; once, it is looked whether they have.
    if (claims.error().about == "id-token-key"_L1 && !going->keysAreFresh)
        return askKeys(going);
    qCWarning(lcAccounts).noquote() << "provider" << going->provider.name
                                    << "gave a token that is refused:" << claims.error().about;
    going->take(Error{Code::NotAllowed, claims.error().about});
}

void ProviderClient::askKeys(const Going &going)
{
    going->keysAreFresh = true;
    Request request;
    request.url = going->places.keys;
    request.fields = {{"Accept", "application/json"}};
    request.patience = kPatience;
    m_http.send(request, [this, going](const Answer &answer) {
        const auto keys = answer.status == 200 ? KeySet::from(answer.body) : Result<KeySet>(kAway);
        if (!keys) {
            qCWarning(lcAccounts).noquote()
                << "provider" << going->provider.name << "gave no keys:" << answer.status << answer.fault;
            return going->take(kAway);
        }
        {
            const std::lock_guard lock(m_mutex);
            Known &known = m_known[going->provider.name];
            known.keys = *keys;
            known.keysUntil = m_clock.steady() + kKeysKept;
        }
        judge(going);
    });
}

void ProviderClient::askProfile(const Going &going, const std::optional<QJsonObject> &claims)
{
    // Many tell only the subject in the token, and the rest where they are asked for it.
    const bool isEnough = claims && (claims->contains("email"_L1) || going->places.profile.isEmpty());
    if (isEnough)
        return going->take(oidcProfile(*claims));
    const bool canAsk = outbound::isAllowed(going->places.profile) && !going->accessToken.isEmpty()
        && going->accessToken.size() <= kLongestAccessToken;
    if (!canAsk)
        return going->take(claims ? oidcProfile(*claims) : Result<Profile>(kAway));
    Request request;
    request.url = going->places.profile;
    request.fields = {{"Accept", "application/json"}, {"Authorization", "Bearer " + going->accessToken}};
    request.patience = kPatience;
    askJson(request, going->provider.name, [going, claims](const Result<QJsonObject> &answer) {
        if (!answer)
            return going->take(answer.error());
        if (going->provider.kind == Provider::Kind::Kakao)
            return going->take(kakaoProfile(*answer));
        if (going->provider.kind == Provider::Kind::Naver)
            return going->take(naverProfile(*answer));
        // OpenID Connect Core 5.3.4: another subject is another person.
        if (answer->value("sub"_L1).toString() != claims->value("sub"_L1).toString())
            return going->take(Error{Code::NotAllowed, "profile-subject"});
        QJsonObject both = *answer;
        both.remove("auth_time"_L1); // what is signed says when they were asked
        for (auto claim = claims->constBegin(); claim != claims->constEnd(); ++claim)
            both.insert(claim.key(), claim.value());
        going->take(oidcProfile(both));
    });
}

} // namespace madang
