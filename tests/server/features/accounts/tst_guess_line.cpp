// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/guess_line.h"

#include "tests/support/fake_clock.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class GuessLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>();
        m_throttle = std::make_unique<Throttle>(*m_clock);
        m_line = std::make_unique<GuessLine>(*m_clock, *m_throttle);
        m_judged.clear();
        m_refused.clear();
    }

    void whoHasNotFailedIsJudgedAtOnce()
    {
        guess(u"first"_s, u"mina"_s, u"192.0.2.1"_s);
        QCOMPARE(m_judged, QStringList{u"first"_s});
        QCOMPARE(m_line->waiting(), 0);
    }

    void whoHasFailedWaitsForHalfASecondThenTwiceAsLong()
    {
        failFiveTimes(u"mina"_s, u"192.0.2.1"_s);
        guess(u"sixth"_s, u"mina"_s, u"192.0.2.1"_s);
        guess(u"seventh"_s, u"mina"_s, u"192.0.2.1"_s);
        guess(u"other"_s, u"jun"_s, u"192.0.2.1"_s);
        QCOMPARE(m_judged, QStringList{u"other"_s});
        pass(499ms);
        QCOMPARE(m_line->waiting(), 2);
        pass(1ms);
        QCOMPARE(m_judged, (QStringList{u"other"_s, u"sixth"_s}));
        pass(500ms);
        QCOMPARE(m_judged, (QStringList{u"other"_s, u"sixth"_s, u"seventh"_s}));
        QVERIFY(m_refused.isEmpty());
    }

    void whoWaitsLongestMakesRoomForTheNextFromThere()
    {
        failFiveTimes(u"mina"_s, u"192.0.2.1"_s);
        for (int i = 0; i <= GuessLine::kMostPerAddress; ++i)
            guess(QString::number(i), u"mina"_s, u"192.0.2.1"_s);
        QCOMPARE(m_line->waiting(), GuessLine::kMostPerAddress);
        QCOMPARE(m_refused, QStringList{u"0"_s});
        QCOMPARE(m_error, Error(Code::RateLimited, "rate").after(8));
        failFiveTimes(u"jun"_s, u"192.0.2.2"_s);
        guess(u"elsewhere"_s, u"jun"_s, u"192.0.2.2"_s);
        QCOMPARE(m_line->waiting(), GuessLine::kMostPerAddress + 1);
        pass(8s);
        QCOMPARE(m_judged.size(), GuessLine::kMostPerAddress + 1);
        QCOMPARE(m_refused.size(), 1);
    }

    void aFloodAtTheRatesOfTheRouteKeepsNobodyOut()
    {
        // A neighbour asks for the same account every second, as often as the route lets them.
        failFiveTimes(u"mina"_s, u"192.0.2.1"_s);
        for (int i = 0; i < 20; ++i) {
            guess(u"flood"_s, u"mina"_s, u"192.0.2.1"_s);
            pass(1s);
        }
        guess(u"mina"_s, u"mina"_s, u"192.0.2.1"_s);
        for (int i = 0; i < 8; ++i) {
            guess(u"flood"_s, u"mina"_s, u"192.0.2.1"_s);
            pass(1s);
        }
        QVERIFY(m_judged.contains(u"mina"_s));
        QVERIFY(m_refused.isEmpty());
    }

    void soManyWaitInAll()
    {
        int place = 0;
        while (m_line->waiting() < GuessLine::kMostInAll) {
            const QString address = u"198.51.%1.%2"_s.arg(place / 200).arg(place % 200);
            const QString name = u"name%1"_s.arg(place++);
            failFiveTimes(name, address);
            for (int i = 0; i < 4; ++i)
                guess(u"x"_s, name, address);
        }
        failFiveTimes(u"mina"_s, u"192.0.2.1"_s);
        guess(u"late"_s, u"mina"_s, u"192.0.2.1"_s);
        QCOMPARE(m_refused, QStringList{u"late"_s});
        QCOMPARE(m_line->waiting(), GuessLine::kMostInAll);
        guess(u"jun"_s, u"jun"_s, u"192.0.2.1"_s);
        QVERIFY2(m_judged.contains(u"jun"_s), "who need not wait needs no place");
    }

    void nothingWaitsWhereNothingIsLimited()
    {
        Throttle off(*m_clock, 0);
        GuessLine line(*m_clock, off);
        int judged = 0;
        for (int i = 0; i < 200; ++i)
            line.enter(
                {u"mina"_s, u"192.0.2.1"_s}, [&judged] { ++judged; }, [](const Error &) {});
        QCOMPARE(judged, 200);
    }

private:
    void guess(const QString &what, const QString &name, const QString &address)
    {
        m_line->enter(
            {name, address}, [this, what] { m_judged += what; },
            [this, what](const Error &error) {
                m_refused += what;
                m_error = error;
            });
    }
    void failFiveTimes(const QString &name, const QString &address)
    {
        for (int i = 0; i < 5; ++i)
            m_line->enter(
                {name, address}, [] {}, [](const Error &) {});
    }
    void pass(std::chrono::milliseconds span)
    {
        m_clock->advance(span);
        m_line->release();
    }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<Throttle> m_throttle;
    std::unique_ptr<GuessLine> m_line;
    QStringList m_judged;
    QStringList m_refused;
    Error m_error{Code::Internal, "none"};
};

QTEST_GUILESS_MAIN(GuessLineTest)
#include "tst_guess_line.moc"
