// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class TestHouseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
    }
    void cleanup() { m_house.reset(); }

    void everyHouseHasAStoreOfItsOwn()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        test::TestHouse other(engine);
        m_house->aUser(u"미나"_s);
        QCOMPARE(m_house->count(u"account"_s), 1);
        QCOMPARE(other.count(u"account"_s), 0);
    }

    void settlingWaitsForWorkThatFollowsFromWork()
    {
        std::atomic_int ran = 0;
        std::function<void(int)> chain = [&](int left) {
            m_house->lanes().post<int>(
                LaneKind::Write, size_t(left), Caller{}, [&ran](Work &) -> Result<int> { return ++ran; },
                [&chain, left](const Result<int> &) {
                    if (left > 1)
                        chain(left - 1);
                });
        };
        chain(30);
        m_house->settle();
        QCOMPARE(ran.load(), 30);
    }

    void aRefusedUnitLeavesNothingBehind()
    {
        const auto refused = m_house->work<int>({}, [](Work &work) -> Result<int> {
            TRY(work.db().run(uR"(
                INSERT INTO account (id, username, skeleton, nickname, password, role, created_at)
                VALUES (1, 'a', 'a', 'a', '', 'member', 0))"_s));
            return Error{Code::Conflict, "test"};
        });
        QCOMPARE(refused.error().about, u"test"_s);
        QCOMPARE(m_house->count(u"account"_s), 0);
    }

private:
    std::unique_ptr<test::TestHouse> m_house;
};

QTEST_GUILESS_MAIN(TestHouseTest)
#include "tst_test_house.moc"
