// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/access_tokens.h"

#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr UserId kMina{7};
constexpr SessionId kSession{70};

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(kBase64);
}

QJsonObject objectOf(const QByteArray &token, int index)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').at(index), kBase64)).object();
}

/// A signature by the key whose seed stands in a file: what only somebody who stole it could make.
QByteArray signedBy(const QString &keyFile, const QByteArray &text)
{
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray seed = QByteArray::fromBase64(file.readAll().trimmed());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr,
                                     reinterpret_cast<const unsigned char *>(seed.constData()),
                                     size_t(seed.size())),
        EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    QByteArray signature(64, '\0');
    size_t length = 64;
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                   reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()));
    return signature;
}

QByteArray publicKeyOf(const QString &keyFile)
{
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray seed = QByteArray::fromBase64(file.readAll().trimmed());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr,
                                     reinterpret_cast<const unsigned char *>(seed.constData()),
                                     size_t(seed.size())),
        EVP_PKEY_free);
    QByteArray out(32, '\0');
    size_t length = 32;
    EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(out.data()), &length);
    return out;
}

} // namespace

class AccessTokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<test::FakeClock>();
        m_tokens = open(m_folder->filePath(u"signing.key"_s));
        QVERIFY(m_tokens);
        m_token = *m_tokens->issue(kMina, kSession);
    }
    void cleanup() { m_tokens.reset(); }

    void aTokenSaysWhoseItIs()
    {
        const auto claims = m_tokens->authenticate(m_token);
        QVERIFY(claims);
        QCOMPARE(claims->user, kMina);
        QCOMPARE(claims->session, kSession);
        QCOMPARE(claims->expiresAt.ms, m_clock->now().ms + 900'000);
        const QJsonObject header = objectOf(m_token, 0);
        QCOMPARE(header[u"alg"_s].toString(), u"EdDSA"_s);
        QVERIFY(!header[u"kid"_s].toString().isEmpty());
        QCOMPARE(objectOf(m_token, 1).keys(), (QStringList{u"exp"_s, u"iat"_s, u"sid"_s, u"sub"_s}));
    }

    void itIsAnotherEverySecond()
    {
        m_clock->advance(1s);
        QVERIFY(*m_tokens->issue(kMina, kSession) != m_token);
    }

    void itDiesOnTime()
    {
        m_clock->advance(900s - 1ms);
        QVERIFY(m_tokens->authenticate(m_token));
        m_clock->advance(1ms);
        QCOMPARE(m_tokens->authenticate(m_token).error(), Error(Code::NotSignedIn, "token-expired"));
    }

    void aTokenFromTheFutureIsRefusedBeyondAMinute()
    {
        m_clock->advance(59s);
        const QByteArray slightly = *m_tokens->issue(kMina, kSession);
        m_clock->advance(2s);
        const QByteArray far = *m_tokens->issue(kMina, kSession);
        m_clock->setWallClock({m_clock->now().ms - 61'000});
        QVERIFY(m_tokens->authenticate(slightly));
        QVERIFY(!m_tokens->authenticate(far));
    }

    void forgeriesAreRefused_data()
    {
        init();
        QTest::addColumn<int>("unused");
        for (const auto &[name, token] : forgeries())
            QTest::newRow(name.constData()) << 0;
        cleanup();
    }
    void forgeriesAreRefused()
    {
        QByteArray found;
        for (const auto &[name, token] : forgeries()) {
            if (name == QTest::currentDataTag())
                found = token;
        }
        const auto claims = m_tokens->authenticate(found);
        QVERIFY2(!claims, found.constData());
        QCOMPARE(claims.error().code, Code::NotSignedIn);
    }

    void everyChangedCharacterIsNoticed()
    {
        for (qsizetype i = 0; i < m_token.size(); ++i) {
            QByteArray changed = m_token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!m_tokens->authenticate(changed), QByteArray::number(i).constData());
            QVERIFY(!m_tokens->authenticate(m_token.left(i)));
        }
        // The last character of a signature carries four bits that mean nothing: they are fixed, too.
        const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int accepted = 0;
        for (const char c : alphabet) {
            QByteArray changed = m_token;
            changed.back() = c;
            accepted += m_tokens->authenticate(changed) ? 1 : 0;
        }
        QCOMPARE(accepted, 1);
    }

    void aTokenThatWasProvenIsStillJudged()
    {
        QVERIFY(m_tokens->authenticate(m_token));
        QCOMPARE(m_tokens->authenticate(m_token)->user, kMina);
        QByteArray changed = m_token;
        changed[changed.size() - 20] = changed[changed.size() - 20] == 'A' ? 'B' : 'A';
        QVERIFY(!m_tokens->authenticate(changed));
        QVERIFY(!m_tokens->authenticate(changed)); // a bad one is not remembered as a good one
        m_clock->advance(901s);
        QCOMPARE(m_tokens->authenticate(m_token).error().about, u"token-expired"_s);
    }

    void aRevokedSessionsTokensAreDeadAtOnce()
    {
        const QByteArray other = *m_tokens->issue(kMina, {71});
        m_tokens->revoke(kSession);
        QCOMPARE(m_tokens->authenticate(m_token).error(), Error(Code::NotSignedIn, "session-revoked"));
        QVERIFY(m_tokens->authenticate(other));
        // Also when the clock steps back, as long as a token could be alive.
        m_clock->setWallClock({m_clock->now().ms - 50'000});
        QCOMPARE(m_tokens->authenticate(m_token).error().about, u"session-revoked"_s);
        m_clock->advance(890s);
        for (int i = 0; i < 100; ++i)
            m_tokens->revoke({1000 + i});
        QCOMPARE(m_tokens->authenticate(m_token).error().about, u"session-revoked"_s);
    }

    void theKeyIsKept()
    {
        const auto again = open(m_folder->filePath(u"signing.key"_s));
        QVERIFY(again->authenticate(m_token));
        const auto other = open(m_folder->filePath(u"other.key"_s));
        QVERIFY(!other->authenticate(m_token));
    }

    void theKeyIsPrivate()
    {
        struct stat status { };
        QCOMPARE(stat(QFile::encodeName(m_folder->filePath(u"signing.key"_s)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600u);
    }

    void aKeyThatOthersCanReadIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        for (const int mode : {0640, 0604, 0660, 0666, 0644, 0602})
            QTest::newRow(QByteArray::number(mode, 8).constData()) << mode;
    }
    void aKeyThatOthersCanReadIsRefused()
    {
        QFETCH(int, mode);
        const QString file = m_folder->filePath(u"signing.key"_s);
        QCOMPARE(chmod(QFile::encodeName(file).constData(), mode_t(mode)), 0);
        const auto refused = AccessTokens::open(file, 900s, *m_clock);
        QCOMPARE(refused.error(), Error(Code::NotAllowed, "signing-key-permissions"));
    }

    void aBrokenKeyIsRefusedAndNotReplaced()
    {
        const QString path = m_folder->filePath(u"broken.key"_s);
        for (const QByteArray &content :
             {QByteArray(), QByteArray("nonsense"), QByteArray(31, 'x').toBase64(),
              QByteArray(33, 'x').toBase64(), QByteArray(1 << 20, 'A')}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
            QCOMPARE(AccessTokens::open(path, 900s, *m_clock).error(), Error(Code::Malformed, "signing-key"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), content);
        }
        QCOMPARE(AccessTokens::open(u"/nowhere/at/all.key"_s, 900s, *m_clock).error().code,
                 Code::Unavailable);
    }

    void aNewKeyEndsNoTokenBeforeItsTime()
    {
        const QString id = m_tokens->keyId();
        QVERIFY(m_tokens->rotate(false));
        QVERIFY(m_tokens->keyId() != id);
        const QByteArray fresh = *m_tokens->issue(kMina, kSession);
        QVERIFY(fresh.split('.').first() != m_token.split('.').first());
        QVERIFY(m_tokens->authenticate(fresh));
        QVERIFY(m_tokens->authenticate(m_token));
        m_clock->advance(899s);
        QVERIFY(m_tokens->authenticate(m_token));
        m_clock->advance(2s);
        QVERIFY(!m_tokens->authenticate(m_token));
    }

    void theKeyBeforeSignsNothingAfterItsTime()
    {
        const QString stolen = m_folder->filePath(u"stolen.key"_s);
        QVERIFY(QFile::copy(m_folder->filePath(u"signing.key"_s), stolen));
        QVERIFY(m_tokens->rotate(false));
        m_clock->advance(901s);
        const auto thief = open(stolen);
        QCOMPARE(m_tokens->authenticate(*thief->issue(kMina, kSession)).error(),
                 Error(Code::NotSignedIn, "token"));
    }

    void twoChangesInARowLeaveTwoKeys()
    {
        QVERIFY(m_tokens->rotate(false));
        const QByteArray second = *m_tokens->issue(kMina, kSession);
        QVERIFY(m_tokens->rotate(false));
        QVERIFY(m_tokens->authenticate(second));
        QVERIFY(!m_tokens->authenticate(m_token));
    }

    void aStolenKeyIsGoodForNothingAtOnce()
    {
        QVERIFY(m_tokens->rotate(false));
        const QByteArray second = *m_tokens->issue(kMina, kSession);
        QVERIFY(m_tokens->authenticate(second));
        QVERIFY(m_tokens->rotate(true));
        QCOMPARE(m_tokens->authenticate(second).error(), Error(Code::NotSignedIn, "token"));
        QVERIFY(!m_tokens->authenticate(m_token));
        QVERIFY(m_tokens->authenticate(*m_tokens->issue(kMina, kSession)));
        QVERIFY(!QFile::exists(m_folder->filePath(u"signing-before.key"_s)));
    }

    void bothKeysOutliveARestart()
    {
        QVERIFY(m_tokens->rotate(false));
        const QByteArray fresh = *m_tokens->issue(kMina, kSession);
        m_clock->advance(600s);
        m_tokens = open(m_folder->filePath(u"signing.key"_s));
        QVERIFY(m_tokens->authenticate(m_token));
        QVERIFY(m_tokens->authenticate(fresh));
        m_clock->advance(301s);
        m_tokens = open(m_folder->filePath(u"signing.key"_s));
        QVERIFY(m_tokens);
        QVERIFY(!QFile::exists(m_folder->filePath(u"signing-before.key"_s)));
    }

    void bothKeysArePrivate()
    {
        QVERIFY(m_tokens->rotate(false));
        for (const QString &name : {u"signing.key"_s, u"signing-before.key"_s}) {
            struct stat status { };
            QCOMPARE(stat(QFile::encodeName(m_folder->filePath(name)).constData(), &status), 0);
            QCOMPARE(status.st_mode & 0777, 0600u);
        }
    }

    void aKeyThatCannotBeWrittenChangesNothing()
    {
        // A folder in the place of the file: no file can take it, for root neither.
        QVERIFY(QFile::remove(m_folder->filePath(u"signing.key"_s)));
        QVERIFY(QDir(m_folder->path()).mkpath(u"signing.key/in the way"_s));
        const QString id = m_tokens->keyId();
        for (const bool atOnce : {false, true}) {
            QVERIFY(!m_tokens->rotate(atOnce));
            QCOMPARE(m_tokens->keyId(), id);
            QVERIFY(m_tokens->authenticate(m_token));
        }
    }

    void manyThreadsJudgeAtOnce()
    {
        std::atomic_int wrong = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 100; ++i) {
                    const SessionId session{thread * 1000 + i + 1};
                    const auto token = m_tokens->issue(kMina, session);
                    wrong += token && m_tokens->authenticate(*token) ? 0 : 1;
                    m_tokens->revoke(session);
                    wrong += m_tokens->authenticate(*token) ? 1 : 0;
                }
            });
        }
        // Once: of two keys the older is forgotten, and a thread may sleep between issuing and asking.
        wrong += m_tokens->rotate(false) ? 0 : 1;
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

private:
    std::unique_ptr<AccessTokens> open(const QString &file)
    {
        auto opened = AccessTokens::open(file, 900s, *m_clock);
        return opened ? *std::move(opened) : nullptr;
    }

    QList<std::pair<QByteArray, QByteArray>> forgeries()
    {
        const QString key = m_folder->filePath(u"signing.key"_s);
        const QList<QByteArray> parts = m_token.split('.');
        const QJsonObject header = objectOf(m_token, 0);
        const QJsonObject payload = objectOf(m_token, 1);
        const auto with = [](QJsonObject object, const QString &name, const QJsonValue &value) {
            object[name] = value;
            return object;
        };
        /// Signed with the right key, as a thief of it could.
        const auto genuine = [&](const QByteArray &head, const QByteArray &body) {
            return head + '.' + body + '.' + signedBy(key, head + '.' + body).toBase64(kBase64);
        };
        const QByteArray hs256 = part(with(header, u"alg"_s, u"HS256"_s)) + '.' + parts[1];
        const auto mac = [&](const QByteArray &secret) {
            return hs256 + '.'
                + QMessageAuthenticationCode::hash(hs256, secret, QCryptographicHash::Sha256)
                      .toBase64(kBase64);
        };
        const auto other = open(m_folder->filePath(u"other.key"_s));
        const QByteArray foreign = *other->issue(kMina, kSession);
        const QByteArray otherUser = part(with(payload, u"sub"_s, u"1"_s));
        const QByteArray longer = part(with(payload, u"exp"_s, payload[u"exp"_s].toInteger() + 1));
        return {
            {"nothing", ""},
            {"a dot", "."},
            {"dots", ".."},
            {"blank", " " + m_token},
            {"line break after", m_token + "\n"},
            {"fourth part", m_token + ".x"},
            {"no signature", parts[0] + '.' + parts[1] + '.'},
            {"two parts", parts[0] + '.' + parts[1]},
            {"alg none", part({{u"alg"_s, u"none"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + parts[1] + '.'},
            {"alg none, old signature",
             part(with(header, u"alg"_s, u"none"_s)) + '.' + parts[1] + '.' + parts[2]},
            {"alg None", part(with(header, u"alg"_s, u"None"_s)) + '.' + parts[1] + '.'},
            {"HS256 with the public key", mac(publicKeyOf(key))},
            {"HS256 with the public key in hex", mac(publicKeyOf(key).toHex())},
            {"HS256 with nothing", mac({})},
            {"another kid, right key", genuine(part(with(header, u"kid"_s, u"../../dev/null"_s)), parts[1])},
            {"kid as SQL", genuine(part(with(header, u"kid"_s, u"x' OR '1'='1"_s)), parts[1])},
            {"jku", genuine(part(with(header, u"jku"_s, u"https://evil.example/keys"_s)), parts[1])},
            {"x5u", genuine(part(with(header, u"x5u"_s, u"https://evil.example/cert"_s)), parts[1])},
            {"jwk", genuine(part(with(header, u"jwk"_s, QJsonObject{{u"kty"_s, u"OKP"_s}})), parts[1])},
            {"crit", genuine(part(with(header, u"crit"_s, QJsonArray{u"x"_s})), parts[1])},
            {"header in another order",
             genuine(QByteArray(R"({"typ":"JWT","alg":"EdDSA"})").toBase64(kBase64), parts[1])},
            {"padded header", genuine(parts[0] + "=", parts[1])},
            {"another user", parts[0] + '.' + otherUser + '.' + parts[2]},
            {"longer life", parts[0] + '.' + longer + '.' + parts[2]},
            {"cut signature", m_token.chopped(2)},
            {"longer signature", m_token + "AA"},
            {"foreign key", foreign},
            {"foreign signature", parts[0] + '.' + parts[1] + '.' + foreign.split('.').at(2)},
            {"empty signature octets",
             parts[0] + '.' + parts[1] + '.' + QByteArray(64, '\0').toBase64(kBase64)},
            {"padded signature", m_token + "=="},
            {"standard alphabet",
             parts[0] + '.' + parts[1] + '.' + QByteArray(parts[2]).replace('-', '+').replace('_', '/')
                 + "\n"},
            {"user zero", genuine(parts[0], part(with(payload, u"sub"_s, u"0"_s)))},
            {"user as a number", genuine(parts[0], part(with(payload, u"sub"_s, 7)))},
            {"no user",
             genuine(
                 parts[0],
                 part({{u"sid"_s, u"70"_s}, {u"iat"_s, payload[u"iat"_s]}, {u"exp"_s, payload[u"exp"_s]}}))},
            {"no session", genuine(parts[0], part(with(payload, u"sid"_s, u""_s)))},
            {"no end",
             genuine(parts[0],
                     part({{u"sub"_s, u"7"_s}, {u"sid"_s, u"70"_s}, {u"iat"_s, payload[u"iat"_s]}}))},
            {"end as text", genuine(parts[0], part(with(payload, u"exp"_s, u"9999999999"_s)))},
            {"payload is no object", genuine(parts[0], QByteArray("[]").toBase64(kBase64))},
            {"payload is nothing", genuine(parts[0], "")},
            {"far future end", genuine(parts[0], part(with(payload, u"exp"_s, 9e18)))},
            {"far future start",
             genuine(parts[0], part(with(payload, u"iat"_s, payload[u"iat"_s].toInteger() + 86'400)))},
            {"huge", m_token + QByteArray(1 << 20, 'A')},
            {"not Latin", QString(u"토큰.토큰.토큰"_s).toUtf8()},
        };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<AccessTokens> m_tokens;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(AccessTokensTest)
#include "tst_access_tokens.moc"
