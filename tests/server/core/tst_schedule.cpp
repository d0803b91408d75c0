// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/schedule.h"

#include "tests/support/patience.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<test::TestHouse>(Engine::Sqlite); }
    void cleanup() { m_house.reset(); }

    void aJobRunsEveryPeriodInsideATransaction()
    {
        std::atomic_int ran = 0;
        m_house->schedule().every(1ms, "test", [&ran](Work &work) -> Done {
            ++ran;
            TRY(work.db().run(u"UPDATE schema_migration SET name = name"_s));
            return work.caller().guest() ? Done() : Done(Error{Code::Internal, "caller"});
        });
        QTRY_VERIFY(ran.load() >= 3);
        m_house.reset();
    }

    void whatNeedsNoStoreRunsHereEveryPeriod()
    {
        int ran = 0;
        m_house->schedule().tick(1ms, [&ran] { ++ran; });
        m_house->schedule().runAll();
        QCOMPARE(ran, 1);
        QTRY_VERIFY(ran >= 3);
        m_house.reset();
    }

    void everyJobRunsOnceWhenAsked()
    {
        std::atomic_int first = 0;
        std::atomic_int second = 0;
        m_house->schedule().every(1h, "first", [&](Work &) -> Done {
            ++first;
            return {};
        });
        m_house->schedule().every(1h, "second", [&](Work &) -> Done {
            ++second;
            return {};
        });
        m_house->schedule().runAll();
        m_house->settle();
        QCOMPARE(first.load(), 1);
        QCOMPARE(second.load(), 1);
    }

    void aJobNeverRunsBesideItself()
    {
        std::promise<void> opened;
        std::atomic_int ran = 0;
        m_house->schedule().every(1ms, "long", [&, gate = opened.get_future().share()](Work &) -> Done {
            ++ran;
            gate.wait_for(30s);
            return {};
        });
        QTRY_COMPARE(ran.load(), 1);
        for (int i = 0; i < 20; ++i)
            m_house->schedule().runAll();
        QTest::qWait(20);
        QCOMPARE(m_house->metrics().gauge("madang_lanes_waiting", "").value(), 0);
        opened.set_value();
        QTRY_VERIFY2(ran.load() > 1, "and runs again afterwards");
        m_house.reset();
    }

    void aJobThatFailsRunsAgain()
    {
        std::atomic_int ran = 0;
        m_house->schedule().every(1h, "failing", [&](Work &) -> Done {
            ++ran;
            return Error{Code::Conflict, "test"};
        });
        for (int i = 1; i <= 3; ++i) {
            m_house->schedule().runAll();
            m_house->settle();
            QCOMPARE(ran.load(), i);
        }
    }

    void aFullLaneOnlySkipsATurn()
    {
        m_house = std::make_unique<test::TestHouse>(Engine::Sqlite, LaneLimits{.mailbox = 0});
        std::atomic_int ran = 0;
        m_house->schedule().every(1h, "test", [&](Work &) -> Done {
            ++ran;
            return {};
        });
        m_house->schedule().runAll();
        m_house->schedule().runAll();
        QCOMPARE(ran.load(), 0);
    }

private:
    std::unique_ptr<test::TestHouse> m_house;
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "tst_schedule.moc"
