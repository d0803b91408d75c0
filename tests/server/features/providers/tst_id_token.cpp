// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/id_token.h"

#include "tests/support/token_mint.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using test::TokenMint;

class IdTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenThatFitsTellsItsClaims_data()
    {
        QTest::addColumn<bool>("rsa");
        QTest::newRow("RS256") << true;
        QTest::newRow("ES256") << false;
    }
    void aTokenThatFitsTellsItsClaims()
    {
        QFETCH(const bool, rsa);
        const QByteArray text = rsa ? m_mint.token(header("RS256", "r"), claims())
                                    : m_mint.token(header("ES256", "e"), claims(), TokenMint::With::P256);
        const auto judged = judge(text);
        QVERIFY2(judged, judged ? "" : qPrintable(judged.error().about));
        QCOMPARE(judged->value("sub"_L1).toString(), u"s-1"_s);
    }

    void anAudienceOfSeveralNamesUs()
    {
        QJsonObject several = claims();
        several.insert(u"aud"_s, QJsonArray{u"us"_s, u"others"_s});
        QCOMPARE(wrongWith(several), u"id-token-audience"_s); // to which of them was it given?
        several.insert(u"azp"_s, u"us"_s);
        QCOMPARE(wrongWith(several), QString());
        several.insert(u"azp"_s, u"others"_s);
        QCOMPARE(wrongWith(several), u"id-token-audience"_s);
        several = claims();
        several.insert(u"azp"_s, u"others"_s);
        QCOMPARE(wrongWith(several), u"id-token-audience"_s);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("about");
        const auto row = [](const char *name, const QString &claim, const QJsonValue &value,
                            const QString &about) { QTest::newRow(name) << claim << value << about; };
        row("another issuer", u"iss"_s, u"https://id.example.net"_s, u"id-token-issuer"_s);
        row("issuer with a slash", u"iss"_s, u"https://id.example.org/"_s, u"id-token-issuer"_s);
        row("no issuer", u"iss"_s, QJsonValue::Undefined, u"id-token-issuer"_s);
        row("for others", u"aud"_s, u"others"_s, u"id-token-audience"_s);
        row("for nobody", u"aud"_s, QJsonArray{}, u"id-token-audience"_s);
        row("no audience", u"aud"_s, QJsonValue::Undefined, u"id-token-audience"_s);
        row("another nonce", u"nonce"_s, u"n-2"_s, u"id-token-nonce"_s);
        row("no nonce", u"nonce"_s, QJsonValue::Undefined, u"id-token-nonce"_s);
        row("expired", u"exp"_s, double(kNow - 61), u"id-token-expired"_s);
        row("no end", u"exp"_s, QJsonValue::Undefined, u"id-token-expired"_s);
        row("end as text", u"exp"_s, QString::number(kNow + 300), u"id-token-expired"_s);
        row("made tomorrow", u"iat"_s, double(kNow + 86'400), u"id-token-time"_s);
        row("made yesterday", u"iat"_s, double(kNow - 86'400), u"id-token-time"_s);
        row("made never", u"iat"_s, QJsonValue::Undefined, u"id-token-time"_s);
        row("not yet good", u"nbf"_s, double(kNow + 300), u"id-token-time"_s);
        row("beyond all times", u"exp"_s, 1e300, u"id-token-expired"_s);
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(const QString, claim);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, about);
        QJsonObject changed = claims();
        if (value.isUndefined())
            changed.remove(claim);
        else
            changed.insert(claim, value);
        QCOMPARE(wrongWith(changed), about);
    }

    void clocksMayDifferALittle()
    {
        QJsonObject late = claims();
        late.insert(u"exp"_s, double(kNow - 30));
        late.insert(u"iat"_s, double(kNow + 30));
        QCOMPARE(wrongWith(late), QString());
    }

    void onlyTwoAlgorithmsAreRead_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        for (const char *word :
             {"none", "None", "nOnE", "HS256", "HS512", "RS512", "PS256", "ES384", "EdDSA", ""})
            QTest::newRow(*word ? word : "no word") << QByteArray(word);
    }
    void onlyTwoAlgorithmsAreRead()
    {
        QFETCH(const QByteArray, algorithm);
        QCOMPARE(about(m_mint.token(header(algorithm.constData(), "r"), claims())), u"id-token-algorithm"_s);
        // Without a signature, as "none" has it.
        const QByteArray bare = TokenMint::encoded(header(algorithm.constData(), "r")) + '.'
            + TokenMint::encoded(claims()) + '.';
        QCOMPARE(about(bare), u"id-token-algorithm"_s);
    }

    void aPublicKeyIsNoSecret()
    {
        QCOMPARE(about(m_mint.confusedToken(header("HS256", "r"), claims())), u"id-token-algorithm"_s);
        QCOMPARE(about(m_mint.confusedToken(header("RS256", "r"), claims())), u"id-token-signature"_s);
    }

    void aKeyIsOfOneKindOnly()
    {
        // Signed by one key, and named after the other.
        QCOMPARE(about(m_mint.token(header("RS256", "e"), claims())), u"id-token-key"_s);
        QCOMPARE(about(m_mint.token(header("ES256", "r"), claims(), TokenMint::With::P256)),
                 u"id-token-key"_s);
        QCOMPARE(about(m_mint.token(header("ES256", "e"), claims())), u"id-token-signature"_s);
        QCOMPARE(about(m_mint.token(header("RS256", "r"), claims(), TokenMint::With::P256)),
                 u"id-token-signature"_s);
    }

    void aKeyNobodyKnowsIsAskedForAgain()
    {
        const auto judged = judge(m_mint.token(header("RS256", "newer"), claims()));
        QCOMPARE(judged.error().code, Code::NotFound);
        QCOMPARE(judged.error().about, u"id-token-key"_s);
    }

    void withoutANameThereIsOneKeyOrNone()
    {
        QJsonObject nameless = header("RS256", "");
        nameless.remove(u"kid"_s);
        QCOMPARE(about(m_mint.token(nameless, claims())), QString());
        const TokenMint other;
        const auto two = KeySet::from(TokenMint::keys({m_mint.rsaJwk(u"a"_s), other.rsaJwk(u"b"_s)}));
        QCOMPARE(judge(m_mint.token(nameless, claims()), *two).error().about, u"id-token-key"_s);
    }

    void aChangedTokenIsNotSigned()
    {
        const QByteArray text = m_mint.token(header("RS256", "r"), claims());
        QJsonObject other = claims();
        other.insert(u"sub"_s, u"s-2"_s);
        const QList<QByteArray> parts = text.split('.');
        QCOMPARE(about(parts[0] + '.' + TokenMint::encoded(other) + '.' + parts[2]), u"id-token-signature"_s);
        const TokenMint stranger;
        QCOMPARE(about(stranger.token(header("RS256", "r"), claims())), u"id-token-signature"_s);
        QCOMPARE(about(parts[0] + '.' + parts[1] + ".AAAA"), u"id-token-signature"_s);
    }

    void anExtensionThatMustBeUnderstoodIsNot()
    {
        QJsonObject critical = header("RS256", "r");
        critical.insert(u"crit"_s, QJsonArray{u"exp"_s});
        QCOMPARE(about(m_mint.token(critical, claims())), u"id-token-header"_s);
    }

    void whatIsNoTokenIsMalformed()
    {
        for (const QByteArray &text :
             {QByteArray(), QByteArray("a.b"), QByteArray("a.b.c.d"), QByteArray("{}.{}.x"),
              QByteArray(20'000, 'a'), QByteArray("W10.W10.W10")})
            QCOMPARE(about(text), u"id-token"_s);
    }

    void keysThatAreTooShortOrOfOtherKindsAreLeftOut()
    {
        QVERIFY(KeySet::from(
                    TokenMint::keys({QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}}, 17, u"x"_s}))
                    ->isEmpty());
        QJsonObject shortKey = m_mint.rsaJwk(u"r"_s);
        shortKey.insert(u"n"_s, shortKey.value("n"_L1).toString().left(170)); // 1024 bits
        QVERIFY(KeySet::from(TokenMint::keys({shortKey}))->isEmpty());
        QJsonObject forSecrets = m_mint.rsaJwk(u"r"_s);
        forSecrets.insert(u"use"_s, u"enc"_s);
        QVERIFY(KeySet::from(TokenMint::keys({forSecrets}))->isEmpty());
        QJsonObject beside = m_mint.p256Jwk(u"e"_s);
        beside.insert(u"y"_s, beside.value("x"_L1));
        QVERIFY(KeySet::from(TokenMint::keys({beside}))->isEmpty());
        for (const QByteArray &text :
             {QByteArray("[]"), QByteArray("{}"), QByteArray("{\"keys\":7}"), QByteArray("x")})
            QVERIFY(!KeySet::from(text));
    }

private:
    static constexpr qint64 kNow = 1'790'000'000; ///< seconds

    static QJsonObject header(const char *algorithm, const char *key)
    {
        return {{u"alg"_s, QLatin1StringView(algorithm)}, {u"kid"_s, QLatin1StringView(key)}};
    }
    static QJsonObject claims()
    {
        return {{u"iss"_s, u"https://id.example.org"_s},
                {u"aud"_s, u"us"_s},
                {u"sub"_s, u"s-1"_s},
                {u"nonce"_s, u"n-1"_s},
                {u"exp"_s, double(kNow + 300)},
                {u"iat"_s, double(kNow - 5)}};
    }
    static Result<QJsonObject> judge(const QByteArray &text, const KeySet &keys)
    {
        TRY(const IdToken token, IdToken::parse(text));
        return token.claims(keys, {u"https://id.example.org"_s, u"us"_s, u"n-1"_s, Timestamp{kNow * 1000}});
    }
    Result<QJsonObject> judge(const QByteArray &text) const
    {
        TRY(const KeySet keys,
            KeySet::from(TokenMint::keys({m_mint.rsaJwk(u"r"_s), m_mint.p256Jwk(u"e"_s)})));
        return judge(text, keys);
    }
    QString about(const QByteArray &text) const
    {
        const auto judged = judge(text);
        return judged ? QString() : judged.error().about;
    }
    QString wrongWith(const QJsonObject &claims) const
    {
        return about(m_mint.token(header("RS256", "r"), claims));
    }

    const TokenMint m_mint;
};

QTEST_GUILESS_MAIN(IdTokenTest)
#include "tst_id_token.moc"
