// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/throttle.h"

#include "tests/support/fake_clock.h"
#include "tests/support/processor_time.h"

#include <QTest>

#include <thread>

using namespace madang;
using namespace std::chrono_literals;

class ThrottleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>();
        m_throttle = std::make_unique<Throttle>(*m_clock);
    }

    void soManyAtOnceAndNoMore()
    {
        const Rate rate{3, 60s};
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_throttle->take("mina", rate));
        const Done refused = m_throttle->take("mina", rate);
        QCOMPARE(refused.error(), Error(Code::RateLimited, "rate").after(20));
        QVERIFY2(m_throttle->take("jun", rate), "everybody has a bucket of their own");
    }

    void whoWaitsAsLongAsItSaysMayAgain()
    {
        const Rate rate{2, 3s};
        QVERIFY(m_throttle->take("a", rate));
        QVERIFY(m_throttle->take("a", rate));
        const int wait = m_throttle->take("a", rate).error().retryAfter;
        QCOMPARE(wait, 2);
        m_clock->advance(1s);
        QVERIFY2(!m_throttle->take("a", rate), "trying early costs nothing");
        m_clock->advance(1s);
        QVERIFY(m_throttle->take("a", rate));
        m_clock->advance(1h);
        QVERIFY(m_throttle->take("a", rate));
        QVERIFY(m_throttle->take("a", rate));
        QVERIFY2(!m_throttle->take("a", rate), "a bucket never holds more than its count");
    }

    void anOperatorScalesEveryRate()
    {
        Throttle half(*m_clock, 50);
        QVERIFY(half.take("a", {3, 60s}));
        QVERIFY2(!half.take("a", {3, 60s}), "never less than one");
        Throttle open(*m_clock, 0);
        for (int i = 0; i < 100; ++i)
            QVERIFY(open.take("a", {3, 60s}));
        open.giveBack("a", {3, 60s});
        Throttle wide(*m_clock, 1000);
        for (int i = 0; i < 30; ++i)
            QVERIFY(wide.take("a", {3, 60s}));
        QVERIFY(!wide.take("a", {3, 60s}));
        wide.giveBack("a", {3, 60s});
        QVERIFY(wide.take("a", {3, 60s}));
    }

    void theWallClockHasNoSay()
    {
        const Rate rate{1, 10s};
        QVERIFY(m_throttle->take("a", rate));
        m_clock->setWallClock({m_clock->now().ms + 3'600'000});
        QVERIFY(!m_throttle->take("a", rate));
        m_clock->setWallClock({1});
        m_clock->advance(10s);
        QVERIFY(m_throttle->take("a", rate));
    }

    void lookingTakesNothing()
    {
        const Rate rate{1, 10s};
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_throttle->peek("a", rate));
        QVERIFY(m_throttle->take("a", rate));
        QCOMPARE(m_throttle->peek("a", rate).error().code, Code::RateLimited);
    }

    void whatDidNotHappenIsGivenBack()
    {
        const Rate rate{1, 10s};
        QVERIFY(m_throttle->take("a", rate));
        m_throttle->giveBack("a", rate);
        m_throttle->giveBack("a", rate);
        m_throttle->giveBack("never seen", rate);
        QVERIFY(m_throttle->take("a", rate));
        QVERIFY(!m_throttle->take("a", rate));
        m_throttle->forget("a");
        QVERIFY(m_throttle->take("a", rate));
    }

    void noRateIsNoLimit()
    {
        for (int i = 0; i < 1000; ++i)
            QVERIFY(m_throttle->take("a", {}));
    }

    void whoDrawsIsNeverRefusedAndSeesHowFullItWas()
    {
        for (int i = 0; i < 3; ++i) {
            const auto level = m_throttle->draw("a", {3, 1h});
            QCOMPARE(level.used, i);
            QCOMPARE(level.left, 3 - i);
        }
        QCOMPARE(m_throttle->draw("a", {3, 1h}).left, 0);
        QVERIFY(!m_throttle->peek("a", {3, 1h}));
        m_clock->advance(21min);
        QCOMPARE(m_throttle->draw("a", {3, 1h}).left, 1);
        QCOMPARE(m_throttle->draw("a", {}).used, 0);
    }

    void whoLooksTakesNothing()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_throttle->look("a", {3, 1h}).left, 3);
        (void)m_throttle->draw("a", {3, 1h});
        QCOMPARE(m_throttle->look("a", {3, 1h}).used, 1);
        QCOMPARE(m_throttle->look("a", {3, 1h}).left, 2);
        QCOMPARE(m_throttle->look("a", {}).used, 0);
    }

    void manyThreadsTakeEachTokenOnce()
    {
        std::atomic_int taken = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < 500; ++k)
                    taken += m_throttle->take("a", {100, 1h}) ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(taken.load(), 100);
    }

    void aFloodOfStrangersIsForgottenInTimeAndSpace()
    {
        // 300,000 names, each with a bucket that fills for an hour: bounded memory, and no call that walks
        // them all.
        QVERIFY(m_throttle->take("mina", {1, 1h}));
        const test::ProcessorTime timer;
        for (int i = 0; i < 300'000; ++i)
            QVERIFY(m_throttle->take("stranger " + QByteArray::number(i), {10, 1h}));
        QVERIFY2(timer.elapsed() < 20'000, "sweeping must not happen at every call");
        m_clock->advance(1h);
        QVERIFY(m_throttle->take("mina", {1, 1h}));
    }

private:
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<Throttle> m_throttle;
};

QTEST_GUILESS_MAIN(ThrottleTest)
#include "tst_throttle.moc"
