// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of authenticators: the vectors of RFC 6238 and RFC 4648, and the window.
#include "server/features/accounts/totp.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace madang;
using namespace Qt::StringLiterals;

class TotpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesAreThoseOfTheRfc_data()
    {
        QTest::addColumn<qint64>("second");
        QTest::addColumn<QString>("code");
        // Appendix B, SHA-1: the last six of its eight digits.
        QTest::newRow("1970") << qint64(59) << u"287082"_s;
        QTest::newRow("2005") << qint64(1111111109) << u"081804"_s;
        QTest::newRow("2005, the next") << qint64(1111111111) << u"050471"_s;
        QTest::newRow("2009") << qint64(1234567890) << u"005924"_s;
        QTest::newRow("2033") << qint64(2000000000) << u"279037"_s;
        QTest::newRow("2603") << qint64(20000000000) << u"353130"_s;
    }
    void codesAreThoseOfTheRfc()
    {
        QFETCH(qint64, second);
        QFETCH(QString, code);
        const Timestamp now{second * 1000};
        QCOMPARE(totp::codeAt(m_key, totp::stepAt(now)), code);
        QCOMPARE(totp::stepOf(m_key, code, now, -1), totp::stepAt(now));
    }

    void aStepToEachSideIsTaken()
    {
        const qint64 step = 1000;
        const QString code = totp::codeAt(m_key, step);
        const auto at = [&](qint64 ms) { return totp::stepOf(m_key, code, Timestamp{ms}, 0); };
        QVERIFY(!at((step - 1) * 30'000 - 1));
        QCOMPARE(at((step - 1) * 30'000), step);
        QCOMPARE(at((step + 2) * 30'000 - 1), step);
        QVERIFY(!at((step + 2) * 30'000));
    }

    void aStepThatWasTakenIsNot()
    {
        const Timestamp now{1000 * 30'000};
        QCOMPARE(totp::stepOf(m_key, totp::codeAt(m_key, 1000), now, 999), 1000);
        QVERIFY(!totp::stepOf(m_key, totp::codeAt(m_key, 1000), now, 1000));
        QVERIFY(!totp::stepOf(m_key, totp::codeAt(m_key, 999), now, 1000));
    }

    void base32IsThatOfTheRfc_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << QByteArray() << u""_s;
        QTest::newRow("f") << QByteArray("f") << u"MY"_s;
        QTest::newRow("fo") << QByteArray("fo") << u"MZXQ"_s;
        QTest::newRow("foo") << QByteArray("foo") << u"MZXW6"_s;
        QTest::newRow("foob") << QByteArray("foob") << u"MZXW6YQ"_s;
        QTest::newRow("fooba") << QByteArray("fooba") << u"MZXW6YTB"_s;
        QTest::newRow("foobar") << QByteArray("foobar") << u"MZXW6YTBOI"_s;
    }
    void base32IsThatOfTheRfc()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QString, text);
        QCOMPARE(totp::base32(octets), text);
        QCOMPARE(totp::fromBase32(text), octets);
    }
    void whatIsNoBase32IsNothing() { QCOMPARE(totp::fromBase32(u"MY1="_s), QByteArray()); }

    void theAddressNamesHouseAndPerson()
    {
        const QUrl url(totp::address(u"마당: one"_s, u"mina"_s, m_key), QUrl::StrictMode);
        QVERIFY(url.isValid());
        QCOMPARE(url.scheme(), u"otpauth"_s);
        QCOMPARE(url.host(), u"totp"_s);
        QCOMPARE(url.path(QUrl::FullyDecoded), u"/마당 one:mina"_s);
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(u"secret"_s), totp::base32(m_key));
        QCOMPARE(query.queryItemValue(u"issuer"_s, QUrl::FullyDecoded), u"마당 one"_s);
    }
    void theAddressStaysShort()
    {
        // As long as names may be: a terminal draws a code of it, too.
        QVERIFY(totp::address(QString(80, u'마'), QString(32, u'a'), m_key).size() <= 400);
    }

private:
    const QByteArray m_key = "12345678901234567890";
};

QTEST_APPLESS_MAIN(TotpTest)
#include "tst_totp.moc"
