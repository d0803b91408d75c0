// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/credentials.h"

#include "tests/support/fake_clock.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CredentialsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>();
        m_throttle = std::make_unique<Throttle>(*m_clock);
        m_guard = std::make_unique<GuessGuard>(*m_throttle);
    }

    void aNameHasOneForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"mina"_s << u"mina"_s;
        QTest::newRow("case") << u"MiNa"_s << u"mina"_s;
        QTest::newRow("blanks around") << u"  mina\t"_s << u"mina"_s;
        QTest::newRow("full width") << u"ｍｉｎａ"_s << u"mina"_s;
        QTest::newRow("full width capitals") << u"ＭＩＮＡ１"_s << u"mina1"_s;
        QTest::newRow("Kelvin sign") << u"\u212Aim"_s << u"kim"_s;
        QTest::newRow("signs") << u"a.b_c-d9"_s << u"a.b_c-d9"_s;
        QTest::newRow("shortest") << u"abc"_s << u"abc"_s;
        QTest::newRow("longest") << QString(32, u'a') << QString(32, u'a');
    }
    void aNameHasOneForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        const auto made = usernameFrom(typed);
        QVERIFY(made);
        QCOMPARE(*made, name);
    }

    void whatCannotBeANameIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("short") << u"ab"_s;
        QTest::newRow("long") << QString(33, u'a');
        QTest::newRow("very long") << QString(100'000, u'a');
        QTest::newRow("Cyrillic") << u"mіna"_s;
        QTest::newRow("Greek") << u"οοο"_s;
        QTest::newRow("zero width") << u"mi\u200Bna"_s;
        QTest::newRow("joiner") << u"mi\u200Dna"_s;
        QTest::newRow("soft hyphen") << u"mi\u00ADna"_s;
        QTest::newRow("direction") << u"mi\u202Ena"_s;
        QTest::newRow("blank") << u"mi na"_s;
        QTest::newRow("line break") << u"mina\nx"_s;
        QTest::newRow("accent") << u"miña"_s;
        QTest::newRow("combining") << u"min\u0303a"_s;
        QTest::newRow("dot first") << u".mina"_s;
        QTest::newRow("at") << u"mina@x"_s;
        QTest::newRow("Hangul") << u"미나미나"_s;
        QTest::newRow("emoji") << u"mina🎉"_s;
    }
    void whatCannotBeANameIsRefused()
    {
        QFETCH(QString, typed);
        QCOMPARE(usernameFrom(typed).error(), Error(Code::InvalidValue, "username").at(u"username"_s));
    }

    void namesThatLookAlikeShareASkeleton_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("0 and o") << u"bob"_s << u"b0b"_s;
        QTest::newRow("1 and l") << u"lily"_s << u"1i1y"_s;
        QTest::newRow("i and l") << u"admin"_s << u"admln"_s;
        QTest::newRow("rn and m") << u"mina"_s << u"rnina"_s;
        QTest::newRow("vv and w") << u"owner"_s << u"ovvner"_s;
        QTest::newRow("signs") << u"a.b"_s << u"a_b"_s;
        QTest::newRow("sign and hyphen") << u"a-b"_s << u"a.b"_s;
    }
    void namesThatLookAlikeShareASkeleton()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(skeletonOf(one), skeletonOf(other));
    }

    void otherNamesDoNot()
    {
        QVERIFY(skeletonOf(u"mina"_s) != skeletonOf(u"jun"_s));
        QVERIFY(skeletonOf(u"mina"_s) != skeletonOf(u"minna"_s));
        QVERIFY(skeletonOf(u"ab2"_s) != skeletonOf(u"ab3"_s));
    }

    void aPasswordIsAnyTextOfTheRightLength()
    {
        QVERIFY(passwordMayBe(u"correct horse"_s, "password", {}));
        QVERIFY(passwordMayBe(u"비밀번호가열글자다"_s, "password", {}));
        QVERIFY(passwordMayBe(u"zvqkwmxp"_s, "password", {})); // no digit, no capital, no sign
        QVERIFY(passwordMayBe(u"마당 한가운데 우물"_s.repeated(20).left(256), "password", {}));
        QCOMPARE(passwordMayBe(u"1234567"_s, "next", {}).error(),
                 Error(Code::InvalidValue, "password-short").at(u"next"_s));
        QCOMPARE(passwordMayBe(QString(257, u'x'), "password", {}).error().code, Code::TooLong);
    }

    void aPasswordIsNoneOfThoseThatAreGuessedFirst_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *each : {"password", "12345678", "Pa55word", "qwer1234", "1q2w3e4r", "iloveyou",
                                 "aaaaaaaa", "abcdefgh", "letmein1", "19991231", "sunshine1", "admin123!"})
            QTest::newRow(each) << QString::fromUtf8(each);
    }
    void aPasswordIsNoneOfThoseThatAreGuessedFirst()
    {
        QFETCH(QString, password);
        QCOMPARE(passwordMayBe(password, "next", {}).error(),
                 Error(Code::InvalidValue, "password-common").at(u"next"_s));
    }
    void norIsItOnesOwnName()
    {
        QVERIFY(passwordMayBe(u"haneulbit77"_s, "password", {}));
        const Done refused = passwordMayBe(u"haneulbit77"_s, "password", {u"Haneulbit"_s, QString()});
        QCOMPARE(refused.error().about, u"password-common"_s);
        QVERIFY(!passwordMayBe(u"바다를위한밤1"_s, "password", {u"바다를위한밤"_s}));
    }

    void whoWasWrongFiveTimesWaits()
    {
        const Guess guess{u"mina"_s, u"192.0.2.1"_s};
        QCOMPARE(delays(guess, 12), (QList<qint64>{0, 0, 0, 0, 0, 500, 1000, 2000, 4000, 8000, 8000, 8000}));
        QCOMPARE(delays({u"mina"_s, u"192.0.2.2"_s}, 1), QList<qint64>{0});
        QCOMPARE(delays({u"jun"_s, u"192.0.2.1"_s}, 1), QList<qint64>{0});
        m_clock->advance(1h);
        QCOMPARE(delays(guess, 6), (QList<qint64>{0, 0, 0, 0, 0, 500}));
    }

    void whoIsWrongIsToldHowLongTheNextOneWaits()
    {
        const Guess guess{u"mina"_s, u"192.0.2.1"_s};
        QList<int> told;
        for (int i = 0; i < 10; ++i) {
            (void)m_guard->count(guess);
            told += m_guard->nextWaits(guess);
        }
        QCOMPARE(told, (QList<int>{0, 0, 0, 0, 1, 1, 2, 4, 8, 8}));
        QCOMPARE(m_guard->nextWaits({u"mina"_s, u"192.0.2.2"_s}), 0);
    }

    void whoeverGuessesAtManyNamesWaits()
    {
        for (int i = 0; i < 50; ++i)
            QCOMPARE(delays({u"user%1"_s.arg(i), u"192.0.2.1"_s}, 1), QList<qint64>{0});
        QCOMPARE(delays({u"mina"_s, u"192.0.2.1"_s}, 1), QList<qint64>{500});
        QCOMPARE(delays({u"jun"_s, u"192.0.2.1"_s}, 1), QList<qint64>{1000});
        QCOMPARE(delays({u"mina"_s, u"192.0.2.2"_s}, 1), QList<qint64>{0});
    }

    void aWholeIpv6NetworkIsOnePlace()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(delays({u"mina"_s, u"2001:db8:1:2::%1"_s.arg(i)}, 1), QList<qint64>{0});
        QCOMPARE(delays({u"mina"_s, u"2001:DB8:1:2:ffff:ffff:ffff:ffff"_s}, 1), QList<qint64>{500});
        QCOMPARE(delays({u"mina"_s, u"2001:db8:1:3::1"_s}, 1), QList<qint64>{0});
        QCOMPARE(neighbourhoodOf(u"::ffff:192.0.2.1"_s), neighbourhoodOf(u"192.0.2.1"_s));
        QCOMPARE(neighbourhoodOf(u"fe80::1%eth0"_s), neighbourhoodOf(u"fe80::2"_s));
        QVERIFY(neighbourhoodOf(u"192.0.2.1"_s) != neighbourhoodOf(u"192.0.2.2"_s));
    }

    void guessingFromEverywhereSlowsStrangersNotTheOwner()
    {
        for (int i = 0; i < 25; ++i)
            QCOMPARE(delays({u"mina"_s, u"198.51.100.%1"_s.arg(i)}, 1), QList<qint64>{0});
        for (int i = 0; i < 1000; ++i)
            (void)m_guard->count({u"mina"_s, u"198.51.101.%1"_s.arg(i)});
        QCOMPARE(delays({u"mina"_s, u"203.0.113.1"_s}, 1), QList<qint64>{8000});
        QCOMPARE(delays({u"mina"_s, u"192.0.2.1"_s, true}, 1), QList<qint64>{0});
    }

    void aRightPasswordCountsAsNoGuess()
    {
        const Guess guess{u"mina"_s, u"192.0.2.1"_s};
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(delays(guess, 1), QList<qint64>{0});
            m_guard->wentWell(guess);
        }
        (void)delays(guess, 10);
        m_guard->wentWell(guess);
        QVERIFY2(delays(guess, 5) == QList<qint64>(5, 0), "what went wrong before is forgiven");
    }

    void norDoesOneThatNobodyJudged()
    {
        const Guess guess{u"mina"_s, u"192.0.2.1"_s};
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(delays(guess, 1), QList<qint64>{0});
            m_guard->notMade(guess);
        }
    }

    void tenWrongSecondFactorsFromOnePlaceAreEnough()
    {
        const Guess guess = Guess{u"mina"_s, u"192.0.2.1"_s}.atSecondFactor();
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_guard->take(guess));
        QCOMPARE(m_guard->take(guess).error(), Error(Code::RateLimited, "rate").after(360));
        QVERIFY2(m_guard->take(Guess{u"mina"_s, u"192.0.2.2"_s}.atSecondFactor()), "the owner elsewhere");
        QVERIFY(m_guard->take(Guess{u"jun"_s, u"192.0.2.1"_s}.atSecondFactor()));
        QCOMPARE(delays({u"mina"_s, u"192.0.2.1"_s}, 1), QList<qint64>{0});
        m_clock->advance(360s);
        QVERIFY(m_guard->take(guess));
        QVERIFY(!m_guard->take(guess));
    }

    void whoFailsAtTheirOwnSecondFactorsKeepsNoNeighbourOut()
    {
        for (int i = 0; i < 200; ++i)
            (void)m_guard->take(Guess{u"eve%1"_s.arg(i % 20), u"192.0.2.1"_s}.atSecondFactor());
        QVERIFY(m_guard->take(Guess{u"mina"_s, u"192.0.2.1"_s}.atSecondFactor()));
    }

private:
    /// How many milliseconds each of several guesses has to wait that are made one after another.
    QList<qint64> delays(const Guess &guess, int count)
    {
        QList<qint64> found;
        for (int i = 0; i < count; ++i)
            found += m_guard->count(guess).count();
        return found;
    }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<Throttle> m_throttle;
    std::unique_ptr<GuessGuard> m_guard;
};

QTEST_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
