// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store_claim.h"

#include "tests/support/patience.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

#include <poll.h>
#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class StoreClaimTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!test::engineIsThere(Engine::Postgres))
            QSKIP("PostgreSQL is not installed");
        m_store = std::make_unique<test::TestDatabase>(Engine::Postgres);
    }
    void cleanup() { m_store.reset(); }

    void theSecondIsToldWhoIsThere()
    {
        const auto first = take();
        QVERIFY(first.ok());
        const auto second = take(0ms);
        QVERIFY(!second);
        QCOMPARE(second.error().about, u"store-in-use"_s);
        const QString &who = second.error().field;
        QVERIFY2(who.startsWith(u"process %1 on "_s.arg(::getpid())), qPrintable(who));
        QVERIFY2(who.contains(", since 20"_L1), qPrintable(who));
        QCOMPARE((*holder()).process, qint64(::getpid()));
        QVERIFY(holder()->backend > 0);
    }

    void itIsFreeWhenNobodyHasIt()
    {
        QVERIFY(!holder());
        {
            const auto claim = take();
            QVERIFY(claim.ok());
            QVERIFY(holder().has_value());
            QVERIFY(!(*claim)->isLost());
        }
        QVERIFY(take().ok());
    }

    void whoeverIsAboutToGoIsWaitedFor()
    {
        auto first = take();
        QVERIFY(first.ok());
        std::future<bool> second = std::async(std::launch::async, [this] { return take(30s).ok(); });
        (*first).reset();
        QVERIFY(second.get());
    }

    void anotherDatabaseIsAnotherStore()
    {
        const test::TestDatabase other(Engine::Postgres);
        const auto here = take();
        const auto there = StoreClaim::take(other.address(), 0ms);
        QVERIFY(here.ok() && there.ok());
    }

    void aProgramThatDoesNotSayItsNameIsNamedByItsConnection()
    {
        const auto stranger = Database::open(m_store->address(), Database::Access::ReadWrite);
        QVERIFY((*stranger)->script(lock()));
        const auto claim = take(0ms);
        QVERIFY(!claim);
        const QString &who = claim.error().field;
        QVERIFY2(who.startsWith("another program (for PostgreSQL: process "_L1), qPrintable(who));
    }

    void whatTheOneBeforeWritesIsWaitedFor()
    {
        const auto before = Database::open(m_store->address(), Database::Access::ReadWrite);
        QVERIFY((*before)->begin(Database::Access::ReadWrite));
        QVERIFY((*before)->script(u"CREATE TABLE under_way (id BIGINT)"_s));
        const auto claim = take(0ms);
        QVERIFY(!claim);
        QCOMPARE(claim.error().about, u"store-in-use"_s);
        QVERIFY((*before)->commit());
        QVERIFY(take().ok());
    }

    void whatIsOnlyReadIsNotWaitedFor()
    {
        const auto reader = Database::open(m_store->address(), Database::Access::ReadOnly);
        QVERIFY((*reader)->begin(Database::Access::ReadOnly));
        QVERIFY((*reader)->only<qint64>(u"SELECT COUNT(*) FROM account"_s).ok());
        QVERIFY(take(0ms).ok());
    }

    void aBrokenConnectionIsMadeAnewWithItsLock()
    {
        const auto claim = take();
        QVERIFY(claim.ok());
        const qint64 before = holder()->backend;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"connection that holds the store broke"_s));
        end(before);
        QTRY_VERIFY(holder() && holder()->backend != before);
        QCOMPARE(holder()->process, qint64(::getpid()));
        QVERIFY(!(*claim)->isLost());
        QVERIFY(!take(0ms));
    }

    void whoeverTookItMeanwhileHasIt()
    {
        const auto claim = take();
        QVERIFY(claim.ok());
        const qint64 ours = holder()->backend;
        // It stands in the queue, so the server gives it the lock in the moment ours is gone.
        std::promise<void> enough;
        std::future<bool> other = std::async(std::launch::async, [this, &enough] {
            const auto db = Database::open(m_store->address(), Database::Access::ReadWrite);
            const bool isTheirs = db && (*db)->script(u"SET lock_timeout = '30s'"_s) && (*db)->script(lock());
            enough.get_future().wait_for(30s);
            return isTheirs;
        });
        QTRY_COMPARE(waiting(), 1);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the store is lost.*another program"_s));
        QVERIFY(!canBeRead((*claim)->lossNotice()));
        end(ours);
        QTRY_VERIFY((*claim)->isLost());
        QTRY_VERIFY(canBeRead((*claim)->lossNotice()));
        enough.set_value();
        QVERIFY(other.get());
    }

    void aServerThatIsAwayIsSaid()
    {
        StoreAddress nowhere = m_store->address();
        nowhere.host += u"/nowhere"_s;
        const auto claim = StoreClaim::take(nowhere);
        QVERIFY(!claim);
        QCOMPARE(claim.error().about, u"store"_s);
    }

private:
    Result<std::unique_ptr<StoreClaim>> take(std::chrono::milliseconds patience = 200ms) const
    {
        return StoreClaim::take(m_store->address(), patience);
    }
    std::optional<StoreHolder> holder() const
    {
        const auto found = StoreClaim::holderOf(m_store->db());
        return found ? *found : std::nullopt;
    }
    static QString lock() { return u"SELECT pg_advisory_lock(%1)"_s.arg(StoreClaim::kLockKey); }
    int waiting() const
    {
        const auto count = m_store->db().only<int>(
            u"SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())"_s);
        return count ? *count : -1;
    }
    /// Ends a connection from the server's side.
    void end(qint64 backend) const
    {
        QVERIFY(m_store->db()
                    .only<int>(u"SELECT CAST(pg_terminate_backend(CAST(:pid AS INT)) AS INT)"_s,
                               bind("pid", backend))
                    .ok());
    }
    static bool canBeRead(int descriptor)
    {
        pollfd look{descriptor, POLLIN, 0};
        return ::poll(&look, 1, 0) == 1;
    }

    std::unique_ptr<test::TestDatabase> m_store;
};

QTEST_GUILESS_MAIN(StoreClaimTest)
#include "tst_store_claim.moc"
