// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/provider_client.h"

#include "server/features/providers/profiles.h"
#include "tests/support/fake_clock.h"
#include "tests/support/provider_imposter.h"
#include "tests/support/token_mint.h"

#include <QTest>

#include <future>

using namespace madang;
using namespace Qt::StringLiterals;
using test::ProviderImposter;
using test::TokenMint;

class ProviderClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_imposter = std::make_unique<ProviderImposter>();
        m_keys = {m_mint.rsaJwk(u"r"_s)};
        m_header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"r"_s}};
        m_claims = {{u"iss"_s, m_imposter->address()},
                    {u"aud"_s, u"us"_s},
                    {u"sub"_s, u"s-1"_s},
                    {u"nonce"_s, kErrand.nonce},
                    {u"exp"_s, double(m_clock.now().ms / 1000 + 300)},
                    {u"iat"_s, double(m_clock.now().ms / 1000)},
                    {u"email"_s, u"Mina@example.org"_s},
                    {u"email_verified"_s, true},
                    {u"name"_s, u"민아"_s}};
        m_metadata = {{u"issuer"_s, m_imposter->address()},
                      {u"authorization_endpoint"_s, m_imposter->address() + u"/authorize?audience=a"_s},
                      {u"token_endpoint"_s, m_imposter->address() + u"/token"_s},
                      {u"jwks_uri"_s, m_imposter->address() + u"/keys"_s},
                      {u"userinfo_endpoint"_s, m_imposter->address() + u"/me"_s}};
        m_imposter->answers(kDiscovery, m_metadata);
        m_imposter->answers(u"/keys"_s, [this](const auto &) {
            return ProviderImposter::Answer{200, TokenMint::keys(m_keys)};
        });
        m_imposter->answers(u"/token"_s, [this](const auto &) {
            const QJsonObject answer{{u"access_token"_s, u"at"_s},
                                     {u"id_token"_s, QString::fromLatin1(m_mint.token(m_header, m_claims))}};
            return ProviderImposter::Answer{200, QJsonDocument(answer).toJson()};
        });
        use({u"school"_s, u"School"_s, Provider::Kind::Oidc, m_imposter->address(), u"us"_s, u"s3 cret:"_s});
    }
    void cleanup()
    {
        m_client.reset();
        m_imposter.reset();
    }

    void theBrowserIsSentOutWithWhatItHasToBringBack()
    {
        const auto address = addressFor();
        QVERIFY(address);
        QVERIFY(address->toString().startsWith(m_imposter->address() + u"/authorize?"_s));
        const QUrlQuery query(*address);
        const auto is
            = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
        QCOMPARE(is(u"audience"_s), u"a"_s);
        QCOMPARE(is(u"response_type"_s), u"code"_s);
        QCOMPARE(is(u"client_id"_s), u"us"_s);
        QCOMPARE(is(u"redirect_uri"_s), kErrand.redirect);
        QCOMPARE(is(u"state"_s), kErrand.state);
        QCOMPARE(is(u"nonce"_s), kErrand.nonce);
        QCOMPARE(is(u"scope"_s), u"openid email profile"_s);
        QCOMPARE(is(u"code_challenge_method"_s), u"S256"_s);
        // RFC 7636, appendix B
        QCOMPARE(is(u"code_challenge"_s), u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
        QVERIFY(!address->toString().contains(kErrand.verifier));
        QVERIFY(addressFor());
        QCOMPARE(m_imposter->asked(kDiscovery).size(), 1); // it is remembered
    }

    void whoIsToBeAskedAgainIsSentSo()
    {
        const auto is = [this](const QString &name) {
            return QUrlQuery(*addressFor(true)).queryItemValue(name, QUrl::FullyDecoded);
        };
        QVERIFY(!QUrlQuery(*addressFor()).hasQueryItem(u"prompt"_s));
        QCOMPARE(is(u"prompt"_s), u"login"_s);
        QCOMPARE(is(u"max_age"_s), u"0"_s);
        use(withPreset({u"kakao"_s, u"Kakao"_s, Provider::Kind::Kakao, {}, u"rest-key"_s, {}}));
        QVERIFY(!QUrlQuery(*addressFor()).hasQueryItem(u"prompt"_s));
        QCOMPARE(is(u"prompt"_s), u"login"_s);
        QVERIFY(is(u"max_age"_s).isEmpty());
        use(withPreset({u"naver"_s, u"Naver"_s, Provider::Kind::Naver, {}, u"id"_s, u"secret"_s}));
        QVERIFY(!QUrlQuery(*addressFor()).hasQueryItem(u"auth_type"_s));
        QCOMPARE(is(u"auth_type"_s), u"reauthenticate"_s);
        QVERIFY(is(u"prompt"_s).isEmpty());
    }

    void aCodeIsTradedForAProfile()
    {
        const auto profile = profileOf();
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().about));
        QCOMPARE(profile->subject, u"s-1"_s);
        QCOMPARE(profile->email, u"Mina@example.org"_s);
        QVERIFY(profile->emailProven);
        QCOMPARE(profile->nickname, u"민아"_s);
        const auto asked = m_imposter->asked(u"/token"_s).value(0);
        QCOMPARE(asked.method, QByteArray("POST"));
        QCOMPARE(asked.form.queryItemValue(u"grant_type"_s), u"authorization_code"_s);
        QCOMPARE(asked.form.queryItemValue(u"code"_s, QUrl::FullyDecoded), u"c/1"_s);
        QCOMPARE(asked.form.queryItemValue(u"code_verifier"_s), kErrand.verifier);
        QCOMPARE(asked.form.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), kErrand.redirect);
        QVERIFY(!asked.form.hasQueryItem(u"client_secret"_s));
        QCOMPARE(asked.authorization, "Basic " + QByteArray("us:s3%20cret%3A").toBase64());
        QVERIFY(m_imposter->asked(u"/me"_s).isEmpty()); // the token said it all
    }

    void aSecretGoesWhereTheProviderWantsIt()
    {
        m_metadata.insert(u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"client_secret_post"_s});
        m_imposter->answers(kDiscovery, m_metadata);
        QVERIFY(profileOf());
        const auto asked = m_imposter->asked(u"/token"_s).value(0);
        QVERIFY(asked.authorization.isEmpty());
        QCOMPARE(asked.form.queryItemValue(u"client_secret"_s, QUrl::FullyDecoded), u"s3 cret:"_s);
        QCOMPARE(asked.form.queryItemValue(u"client_id"_s), u"us"_s);
    }

    void theRestOfAProfileIsAskedFor()
    {
        for (const QString &name : {u"email"_s, u"email_verified"_s, u"name"_s})
            m_claims.remove(name);
        QJsonObject person{{u"sub"_s, u"s-1"_s},
                           {u"email"_s, u"mina@example.org"_s},
                           {u"email_verified"_s, false},
                           {u"preferred_username"_s, u"mina"_s}};
        m_imposter->answers(u"/me"_s, person);
        const auto profile = profileOf();
        QVERIFY(profile);
        QCOMPARE(profile->email, u"mina@example.org"_s);
        QVERIFY(!profile->emailProven);
        QCOMPARE(profile->nickname, u"mina"_s);
        QCOMPARE(m_imposter->asked(u"/me"_s).value(0).authorization, QByteArray("Bearer at"));
        person.insert(u"sub"_s, u"s-2"_s); // somebody else's
        m_imposter->answers(u"/me"_s, person);
        QCOMPARE(profileOf().error().about, u"profile-subject"_s);
    }

    void newKeysAreAskedForOnce()
    {
        QVERIFY(profileOf());
        const TokenMint next;
        m_keys = {next.rsaJwk(u"r2"_s)};
        m_header.insert(u"kid"_s, u"r2"_s);
        m_imposter->answers(u"/token"_s, [this, &next](const auto &) {
            const QJsonObject answer{{u"id_token"_s, QString::fromLatin1(next.token(m_header, m_claims))}};
            return ProviderImposter::Answer{200, QJsonDocument(answer).toJson()};
        });
        QVERIFY(profileOf());
        QCOMPARE(m_imposter->asked(u"/keys"_s).size(), 2);
        m_header.insert(u"kid"_s, u"r3"_s);
        QCOMPARE(profileOf().error().about, u"id-token-key"_s);
        QCOMPARE(m_imposter->asked(u"/keys"_s).size(), 3); // once, and then it is refused
    }

    void aTokenThatDoesNotFitIsRefused()
    {
        m_claims.insert(u"nonce"_s, u"of another sign-in"_s);
        QCOMPARE(profileOf().error(), Error(Code::NotAllowed, "id-token-nonce"));
        m_imposter->answers(u"/token"_s, QJsonObject{{u"access_token"_s, u"at"_s}});
        QCOMPARE(profileOf().error(), Error(Code::NotAllowed, "id-token"));
    }

    void aProviderThatSaysItIsAnotherIsNotUsed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("issuer") << u"issuer"_s << u"https://id.example.net"_s;
        QTest::newRow("authorization in the clear")
            << u"authorization_endpoint"_s << u"http://id.example.org/a"_s;
        QTest::newRow("token in the clear") << u"token_endpoint"_s << u"http://id.example.org/t"_s;
        QTest::newRow("keys in a file") << u"jwks_uri"_s << u"file:///etc/keys"_s;
        QTest::newRow("keys nowhere") << u"jwks_uri"_s << QString();
    }
    void aProviderThatSaysItIsAnotherIsNotUsed()
    {
        QFETCH(const QString, member);
        QFETCH(const QString, value);
        m_metadata.insert(member, value);
        m_imposter->answers(kDiscovery, m_metadata);
        QCOMPARE(addressFor().error(), Error(Code::Unavailable, "provider"));
        QCOMPARE(profileOf().error(), Error(Code::Unavailable, "provider"));
    }

    void nothingUselessIsBelieved_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        for (const QString &path : {kDiscovery, u"/token"_s, u"/keys"_s}) {
            const QByteArray name = path.toLatin1();
            QTest::newRow(name + " is broken") << path << 500 << QByteArray("{}");
            QTest::newRow(name + " is no JSON") << path << 200 << QByteArray("<html>");
            QTest::newRow(name + " is empty") << path << 200 << QByteArray();
            QTest::newRow(name + " is endless") << path << 200 << QByteArray(2 << 20, ' ');
            QTest::newRow(name + " is elsewhere") << path << 302 << QByteArray("{}");
        }
        QTest::newRow("the code is refused")
            << u"/token"_s << 400 << QByteArray(R"({"error":"invalid_grant"})");
    }
    void nothingUselessIsBelieved()
    {
        QFETCH(const QString, path);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        const QByteArray elsewhere = (m_imposter->address() + u"/elsewhere"_s).toLatin1();
        m_imposter->answers(path, [=](const auto &) {
            return ProviderImposter::Answer{status, body, status == 302 ? elsewhere : QByteArray()};
        });
        QCOMPARE(profileOf().error(), Error(Code::Unavailable, "provider"));
        QVERIFY(m_imposter->asked(u"/elsewhere"_s).isEmpty());
    }

    void stoppingAnswersWhatWaits()
    {
        m_imposter->answers(u"/token"_s, [](const auto &) {
            return ProviderImposter::Answer{200, {}, {}, true};
        });
        std::promise<Result<Profile>> promise;
        m_client->profileOf(m_client->all().first(), kErrand, u"c"_s,
                            [&promise](const Result<Profile> &profile) { promise.set_value(profile); });
        QTRY_COMPARE(m_imposter->asked(u"/token"_s).size(), 1);
        m_client->stop();
        QCOMPARE(promise.get_future().get().error(), Error(Code::Unavailable, "provider"));
    }

    // --- Kakao and Naver

    void kakaoIsAskedInItsOwnWay()
    {
        use(withPreset({u"kakao"_s, u"Kakao"_s, Provider::Kind::Kakao, {}, u"rest-key"_s, {}}));
        const Provider preset = m_client->all().first();
        QCOMPARE(addressFor()->host(), u"kauth.kakao.com"_s);
        QVERIFY(!QUrlQuery(*addressFor()).hasQueryItem(u"nonce"_s));
        use(here(preset));
        m_imposter->answers(u"/token"_s, QJsonObject{{u"access_token"_s, u"kakao-at"_s}});
        QJsonObject account{{u"email"_s, u"mina@kakao.com"_s},
                            {u"is_email_valid"_s, true},
                            {u"is_email_verified"_s, true},
                            {u"profile"_s, QJsonObject{{u"nickname"_s, u"카민아"_s}}}};
        const auto person = [&account] {
            return QJsonObject{{u"id"_s, qint64(9'007'199'254'740'995)},
                               {u"properties"_s, QJsonObject{{u"nickname"_s, u"민아"_s}}},
                               {u"kakao_account"_s, account}};
        };
        m_imposter->answers(u"/me"_s, person());
        const auto profile = profileOf();
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().about));
        QCOMPARE(profile->subject, u"9007199254740995"_s); // beyond what a double holds
        QCOMPARE(profile->email, u"mina@kakao.com"_s);
        QVERIFY(profile->emailProven);
        QCOMPARE(profile->nickname, u"민아"_s);
        const auto asked = m_imposter->asked(u"/token"_s).value(0);
        QVERIFY(asked.authorization.isEmpty());
        QCOMPARE(asked.form.queryItemValue(u"client_id"_s), u"rest-key"_s);
        QVERIFY(!asked.form.hasQueryItem(u"client_secret"_s)); // Kakao's may be off
        // Verified once, and another Kakao account's by now.
        account.insert(u"is_email_valid"_s, false);
        m_imposter->answers(u"/me"_s, person());
        QVERIFY(!profileOf()->emailProven);
        m_imposter->answers(u"/me"_s, QJsonObject{{u"msg"_s, u"no"_s}});
        QCOMPARE(profileOf().error().about, u"profile"_s);
    }

    void naverIsAskedInItsOwnWay()
    {
        use(here(withPreset({u"naver"_s, u"Naver"_s, Provider::Kind::Naver, {}, u"id"_s, u"secret"_s})));
        m_imposter->answers(u"/token"_s, QJsonObject{{u"access_token"_s, u"naver-at"_s}});
        m_imposter->answers(u"/me"_s,
                            QJsonObject{{u"resultcode"_s, u"00"_s},
                                        {u"message"_s, u"success"_s},
                                        {u"response"_s,
                                         QJsonObject{{u"id"_s, u"32742776"_s},
                                                     {u"email"_s, u"mina@naver.com"_s},
                                                     {u"nickname"_s, u"민아"_s}}}});
        const auto profile = profileOf();
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().about));
        QCOMPARE(profile->subject, u"32742776"_s);
        QCOMPARE(profile->email, u"mina@naver.com"_s);
        QVERIFY(!profile->emailProven); // whatever its owner typed there
        const auto asked = m_imposter->asked(u"/token"_s).value(0);
        QCOMPARE(asked.form.queryItemValue(u"state"_s), kErrand.state);
        QCOMPARE(asked.form.queryItemValue(u"client_secret"_s), u"secret"_s);
        // Their refusals come with 200.
        m_imposter->answers(
            u"/token"_s, QJsonObject{{u"error"_s, u"invalid_request"_s}, {u"error_description"_s, u"no"_s}});
        QVERIFY(!profileOf());
        m_imposter->answers(u"/token"_s, QJsonObject{{u"access_token"_s, u"naver-at"_s}});
        m_imposter->answers(
            u"/me"_s, QJsonObject{{u"resultcode"_s, u"024"_s}, {u"message"_s, u"Authentication failed"_s}});
        QCOMPARE(profileOf().error().about, u"profile"_s);
    }

    void aNameToBeginWithFitsOurRules()
    {
        QCOMPARE(suggestedUsername({u"1"_s, u"Mina.Kim+x@example.org"_s, true, u"민아"_s}), u"mina.kimx"_s);
        QCOMPARE(suggestedUsername({u"1"_s, {}, false, u"Mina Kim"_s}), u"minakim"_s);
        QCOMPARE(suggestedUsername({u"1"_s, u"가@example.org"_s, true, u"민아"_s}), u"madang-friend"_s);
    }

private:
    static inline const QString kDiscovery = u"/.well-known/openid-configuration"_s;
    static inline const ProviderClient::Errand kErrand{u"http://127.0.0.1:8070/sign-in/return/school"_s,
                                                       u"st"_s, u"n-1"_s,
                                                       u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s};

    void use(const Provider &provider)
    {
        m_client = std::make_unique<ProviderClient>(QList<Provider>{provider}, m_clock);
    }
    /// The same provider, at the imposter's.
    Provider here(Provider provider) const
    {
        provider.authorization = QUrl(m_imposter->address() + u"/authorize"_s);
        provider.token = QUrl(m_imposter->address() + u"/token"_s);
        provider.profile = QUrl(m_imposter->address() + u"/me"_s);
        return provider;
    }
    Result<QUrl> addressFor(bool fresh = false)
    {
        std::promise<Result<QUrl>> promise;
        ProviderClient::Errand errand = kErrand;
        errand.fresh = fresh;
        m_client->addressFor(m_client->all().first(), errand,
                             [&promise](const Result<QUrl> &url) { promise.set_value(url); });
        return promise.get_future().get();
    }
    Result<Profile> profileOf()
    {
        std::promise<Result<Profile>> promise;
        m_client->profileOf(m_client->all().first(), kErrand, u"c/1"_s,
                            [&promise](const Result<Profile> &profile) { promise.set_value(profile); });
        return promise.get_future().get();
    }

    const TokenMint m_mint;
    test::FakeClock m_clock;
    std::unique_ptr<ProviderImposter> m_imposter;
    std::unique_ptr<ProviderClient> m_client;
    QJsonArray m_keys;
    QJsonObject m_header;
    QJsonObject m_claims;
    QJsonObject m_metadata;
};

QTEST_GUILESS_MAIN(ProviderClientTest)
#include "tst_provider_client.moc"
