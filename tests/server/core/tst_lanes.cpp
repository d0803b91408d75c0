// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/lanes.h"

#include "tests/support/test_house.h"

#include <QTest>

#include <barrier>
#include <latch>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kPatience = std::chrono::seconds(30);

/// What a unit may tell here.
struct Note {
    qint64 number = 0;
};
PROTOCOL_FIELDS(Note, number)
constexpr Event<Note> kNoted{"noted", "/topic/notes"};

/// Keeps a lane busy until it is opened.
class Gate {
public:
    /// What the unit in the way does, also when it runs again.
    void pass()
    {
        // Of one's own: a test that opens the gate may be over, and the gate gone, before this lane wakes up.
        const std::shared_future<void> opened = m_open;
        if (!m_passed.exchange(true))
            m_reached.count_down();
        opened.wait_for(kPatience);
    }
    void waitUntilReached() { m_reached.wait(); }
    void open() { m_opened.set_value(); }

private:
    std::latch m_reached{1};
    std::atomic_bool m_passed = false;
    std::promise<void> m_opened;
    const std::shared_future<void> m_open{m_opened.get_future()};
};

} // namespace

class LanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open();
    }
    void cleanup() { m_house.reset(); }

    void aLoneUnitDoesNotWaitForOthers()
    {
        QVERIFY(*put(1) == 1);
        QCOMPARE(commits(), 1);
        QCOMPARE(rows(), 1);
    }

    void unitsThatGatherShareOneCommit()
    {
        open({.gather = std::chrono::seconds(10)}); // how slow this machine is must not matter
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        std::vector<std::future<Result<int>>> units;
        for (int i = 0; i < 300; ++i)
            units.push_back(post(0, putting(i)));
        gate.open();
        for (auto &unit : units)
            QVERIFY(unit.get());
        QCOMPARE(rows(), 300);
        // PostgreSQL gathers the fsyncs of its connections itself. On SQLite: the gate, then 256 and the
        // rest.
        if (isSqlite())
            QVERIFY2(commits() <= 6, QByteArray::number(commits()).constData());
        else
            QCOMPARE(commits(), 301);
        QCOMPARE(unitsRun(), 301);
    }

    void aGroupHasALimit()
    {
        if (!isSqlite())
            QSKIP("about group commit");
        open({.group = 10, .gather = std::chrono::seconds(10)});
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        for (int i = 0; i < 99; ++i)
            (void)post(0, putting(i));
        gate.open();
        m_house->settle();
        QCOMPARE(rows(), 99);
        QVERIFY2(commits() >= 10, QByteArray::number(commits()).constData());
    }

    void aFailingUnitRollsBackAlone()
    {
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        std::vector<std::future<Result<int>>> units;
        for (int i = 0; i < 10; ++i) {
            units.push_back(post(0, [i](Work &work) -> Result<int> {
                TRY(putIn(work, i));
                work.tell(kNoted, {i});
                if (i == 4)
                    return Error{Code::NotAllowed, "four"};
                if (i == 7)
                    TRY(putIn(work, 6));
                return i;
            }));
        }
        gate.open();
        for (int i = 0; i < 10; ++i) {
            const auto result = units[size_t(i)].get();
            if (i == 4)
                QCOMPARE(result.error(), Error(Code::NotAllowed, "four"));
            else if (i == 7)
                QCOMPARE(result.error().code, Code::AlreadyExists);
            else
                QCOMPARE(*result, i);
        }
        QCOMPARE(rows(), 8);
        QCOMPARE(m_house->count(u"note"_s, u"id IN (4, 7)"_s), 0);
        QCOMPARE(toldNumbers(), (QList<int>{0, 1, 2, 3, 5, 6, 8, 9}));
    }

    void aFailedCommitFailsEverybodyAndTellsNothing()
    {
        open({.gather = std::chrono::seconds(10)}); // all three join, however busy the machine is
        make(u"CREATE TABLE child (parent BIGINT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"_s);
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        auto before = post(0, telling(1));
        auto orphan = post(0, [](Work &work) -> Result<int> {
            TRY(work.db().run(u"INSERT INTO child VALUES (99)"_s));
            work.tell(kNoted, {2});
            work.afterCommit([] { qFatal("nothing was committed"); });
            return 2;
        });
        auto after = post(0, telling(3));
        gate.open();
        QCOMPARE(orphan.get().error().code, Code::Conflict);
        const bool firstKept = before.get().ok();
        const bool lastKept = after.get().ok();
        QCOMPARE(m_house->count(u"note"_s, u"id = 1"_s), firstKept ? 1 : 0);
        QCOMPARE(m_house->count(u"note"_s, u"id = 3"_s), lastKept ? 1 : 0);
        QCOMPARE(m_house->count(u"child"_s), 0);
        QCOMPARE(toldNumbers(), firstKept ? (QList<int>{1, 3}) : QList<int>{});
        QVERIFY2(firstKept != isSqlite(), "units of one transaction share its end");
        QVERIFY2(put(4), "the lane goes on");
    }

    void aStoreThatFillsUpInsideAGroupLeavesNobodyInDoubt()
    {
        if (!isSqlite())
            QSKIP("about SQLite, which ends the whole transaction when the disk is full");
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        std::vector<std::future<Result<int>>> units;
        units.push_back(post(0, telling(0)));
        units.push_back(post(0, [](Work &work) -> Result<int> {
            TRY(const int pages, work.db().only<int>(u"PRAGMA page_count"_s));
            TRY(work.db().script(u"PRAGMA max_page_count = %1"_s.arg(pages + 2)));
            TRY(work.db().run(u"INSERT INTO note VALUES (1, :text)"_s, bind("text", QString(400'000, u'x'))));
            return 1;
        }));
        for (int i = 2; i < 6; ++i)
            units.push_back(post(0, telling(i)));
        gate.open();
        for (int i = 0; i < 6; ++i) {
            const auto result = units[size_t(i)].get();
            QCOMPARE(m_house->count(u"note"_s, u"id = %1"_s.arg(i)), result ? 1 : 0);
            QCOMPARE(toldNumbers().contains(i), result.ok());
            if (i == 1)
                QCOMPARE(result.error().code, Code::StorageFull);
        }
        QVERIFY(m_house->work<int>({}, [](Work &work) -> Result<int> {
            TRY(work.db().script(u"PRAGMA max_page_count = 1000000"_s));
            return 0;
        }));
        QVERIFY2(put(9), "no restart is needed when there is space again");
    }

    void nothingIsToldBeforeItIsCommitted()
    {
        std::atomic_int told = 0;
        std::atomic_int missing = 0;
        const StoreAddress address = m_house->store().address();
        m_house->listen([&](const QList<PublishedPtr> &batch) {
            const auto db = Database::open(address, Database::Access::ReadOnly);
            for (const PublishedPtr &each : batch) {
                ++told;
                const auto number = fromJson<Note>(each->body);
                const auto row
                    = (*db)->one<qint64>(u"SELECT id FROM note WHERE id = :id"_s, bind("id", number->number));
                missing += row && *row ? 0 : 1;
            }
        });
        std::vector<std::future<Result<int>>> units;
        for (int i = 0; i < 40; ++i)
            units.push_back(post(size_t(i), telling(i)));
        for (auto &unit : units)
            QVERIFY(unit.get());
        QCOMPARE(told.load(), 40);
        QCOMPARE(missing.load(), 0);
    }

    void eventsLeaveBeforeReplies()
    {
        QStringList order;
        m_house->listen([&](const QList<PublishedPtr> &) { order += u"told"_s; });
        std::promise<void> done;
        m_house->lanes().post<int>(
            LaneKind::Write, 0, Caller{},
            [&](Work &work) -> Result<int> {
                work.tell(kNoted, {1});
                work.afterCommit([&] { order += u"after"_s; });
                order += u"run"_s;
                return 1;
            },
            [&](const Result<int> &) {
                order += u"finish"_s;
                done.set_value();
            });
        QCOMPARE(done.get_future().wait_for(kPatience), std::future_status::ready);
        QCOMPARE(order, (QStringList{u"run"_s, u"told"_s, u"after"_s, u"finish"_s}));
    }

    void oneKeyHasOneOrderForEverySender()
    {
        constexpr int kSenders = 6;
        constexpr int kEach = 150;
        std::vector<std::pair<int, int>> run; // only the lane of the key touches it
        std::vector<std::pair<int, int>> finished;
        std::vector<std::thread> senders;
        for (int sender = 0; sender < kSenders; ++sender) {
            senders.emplace_back([&, sender] {
                for (int i = 0; i < kEach; ++i) {
                    m_house->lanes().post<int>(
                        LaneKind::Write, 7, Caller{},
                        [&, sender, i](Work &work) -> Result<int> {
                            run.emplace_back(sender, i);
                            return putIn(work, sender * kEach + i);
                        },
                        [&, sender, i](const Result<int> &result) {
                            if (result)
                                finished.emplace_back(sender, i);
                        });
                }
            });
        }
        for (std::thread &sender : senders)
            sender.join();
        m_house->settle();
        m_house->lanes().stop();
        QCOMPARE(finished.size(), size_t(kSenders * kEach));
        QVERIFY2(finished == run, "replies come in the order of the work");
        std::array<int, kSenders> next{};
        for (const auto &[sender, i] : run)
            QCOMPARE(i, next[size_t(sender)]++);
    }

    void lanesOfOtherKeysGoOnMeanwhile()
    {
        // Two units that wait for each other: they only come to an end on two lanes.
        for (const LaneKind kind : {LaneKind::Read, LaneKind::Write}) {
            if (kind == LaneKind::Write && isSqlite())
                continue; // one writer
            std::latch both(2);
            std::vector<std::future<Result<int>>> units;
            for (size_t key = 0; key < 2; ++key) {
                units.push_back(postTo(kind, key, [&both](Work &) -> Result<int> {
                    both.arrive_and_wait();
                    return 1;
                }));
            }
            for (auto &unit : units)
                QCOMPARE(unit.wait_for(kPatience), std::future_status::ready);
        }
    }

    void readersDoNotWaitForAWriter()
    {
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        const auto counted = postTo(LaneKind::Read, 0, [](Work &work) {
                                 return work.db().only<int>(u"SELECT COUNT(*) FROM note"_s);
                             }).get();
        gate.open();
        QCOMPARE(*counted, 0);
    }

    void aReadingLaneCannotWrite()
    {
        const auto refused = postTo(LaneKind::Read, 0, putting(1)).get();
        QVERIFY(!refused);
        QCOMPARE(rows(), 0);
        QCOMPARE(*postTo(LaneKind::Read, 0,
                         [](Work &work) { return work.db().only<int>(u"SELECT COUNT(*) FROM note"_s); })
                      .get(),
                 0);
    }

    void aFullMailboxAnswersAtOnce()
    {
        open({.mailbox = 5});
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        std::vector<std::future<Result<int>>> taken;
        for (int i = 0; i < 5; ++i)
            taken.push_back(post(0, putting(i)));
        std::optional<Error> refused;
        std::thread::id where;
        m_house->lanes().post<int>(LaneKind::Write, 0, Caller{}, putting(5), [&](const Result<int> &result) {
            refused = result.error();
            where = std::this_thread::get_id();
        });
        QVERIFY2(refused, "without waiting for the lane");
        QCOMPARE(*refused, Error(Code::Unavailable, "busy").after(1));
        QVERIFY(where == std::this_thread::get_id());
        gate.open();
        for (auto &unit : taken)
            QVERIFY(unit.get());
        QVERIFY2(put(5), "there is room again");
        QCOMPARE(rows(), 6);
    }

    void stoppingRunsWhatWaits()
    {
        Gate gate;
        hold(LaneKind::Write, 0, gate);
        std::atomic_int finished = 0;
        for (int i = 0; i < 50; ++i) {
            m_house->lanes().post<int>(LaneKind::Write, 0, Caller{}, putting(i),
                                       [&](const Result<int> &result) { finished += result ? 1 : 0; });
        }
        std::thread stopping([this] { m_house->lanes().stop(); });
        gate.open();
        stopping.join();
        QCOMPARE(finished.load(), 50);
        QCOMPARE(rows(), 50);
        QCOMPARE(put(99).error().code, Code::Unavailable);
        QVERIFY(!m_house->lanes().slow([] {}));
        QCOMPARE(rows(), 50);
    }

    void whatFollowsFromReadingIsStillWrittenWhileStopping()
    {
        // Signing in reads, hashes, then writes: the lanes stop in that order.
        Gate gate;
        hold(LaneKind::Read, 0, gate);
        std::promise<Result<int>> written;
        m_house->lanes().post<int>(
            LaneKind::Read, 0, Caller{}, [](Work &) -> Result<int> { return 1; },
            [&](const Result<int> &) {
                m_house->lanes().post<int>(LaneKind::Write, 0, Caller{}, putting(1),
                                           [&](const Result<int> &result) { written.set_value(result); });
            });
        std::thread stopping([this] { m_house->lanes().stop(); });
        gate.open();
        stopping.join();
        QVERIFY(written.get_future().get());
        QCOMPARE(rows(), 1);
    }

    void slowWorkIsBounded()
    {
        open({.slowThreads = 2});
        std::promise<void> opened;
        const std::shared_future<void> wait = opened.get_future().share();
        std::latch busy(2);
        for (int i = 0; i < 2; ++i)
            QVERIFY(m_house->lanes().slow([&busy, wait] {
                busy.count_down();
                wait.wait_for(kPatience);
            }));
        busy.wait();
        std::atomic_int ran = 0;
        int taken = 0;
        while (taken < 100'000 && m_house->lanes().slow([&ran] { ++ran; }))
            ++taken;
        QVERIFY2(taken >= 50 && taken <= 1000, QByteArray::number(taken).constData());
        opened.set_value();
        m_house->lanes().stop();
        QCOMPARE(ran.load(), taken);
    }

    void whoOnlyLostARaceRunsAgain()
    {
        // Both look, neither finds, both store: on PostgreSQL the second one is told that the name is taken.
        std::barrier both(2);
        const bool raced = !isSqlite();
        std::vector<std::future<Result<int>>> units;
        for (size_t key = 0; key < 2; ++key) {
            units.push_back(post(key, [&both, raced, first = true](Work &work) mutable -> Result<int> {
                TRY(const auto there, work.db().one<int>(u"SELECT id FROM note WHERE id = 5"_s));
                if (raced && std::exchange(first, false))
                    both.arrive_and_wait();
                if (there)
                    return 1;
                TRY(putIn(work, 5));
                work.tell(kNoted, {5});
                return 0;
            }));
        }
        int found = 0;
        for (auto &unit : units) {
            const auto result = unit.get();
            QVERIFY2(result, "the second finds what the first stored");
            found += *result;
        }
        QCOMPARE(found, 1);
        QCOMPARE(toldNumbers(), QList<int>{5});
    }

    void twoThatWaitForEachOtherBothEndWell()
    {
        if (isSqlite())
            QSKIP("one writer cannot deadlock");
        QVERIFY(put(0));
        QVERIFY(put(1));
        std::barrier both(2);
        std::vector<std::future<Result<int>>> units;
        for (size_t key = 0; key < 2; ++key) {
            units.push_back(post(key, [&both, key, first = true](Work &work) mutable -> Result<int> {
                const QString text = u"UPDATE note SET text = text || 'x' WHERE id = :id"_s;
                TRY(work.db().run(text, bind("id", int(key))));
                if (std::exchange(first, false))
                    both.arrive_and_wait();
                TRY(work.db().run(text, bind("id", int(1 - key))));
                return 1;
            }));
        }
        for (auto &unit : units) {
            const auto result = unit.get();
            QVERIFY2(result, result ? "" : qPrintable(result.error().about));
        }
        QCOMPARE(m_house->count(u"note"_s, u"text = 'xx'"_s), 2);
    }

    void aRaceThatCannotBeWonIsGivenUp()
    {
        QVERIFY(put(1));
        std::atomic_int runs = 0;
        const auto result = post(0, [&runs](Work &work) -> Result<int> {
                                ++runs;
                                return putIn(work, 1);
                            }).get();
        QCOMPARE(result.error().code, Code::AlreadyExists);
        QCOMPARE(runs.load(), isSqlite() ? 1 : 2);
    }

    void aFailureThatAUnitOverlooksIsNoSuccess()
    {
        if (isSqlite())
            QSKIP("about PostgreSQL, where one failed statement spoils the transaction");
        QVERIFY(put(1));
        const auto result = post(0, [](Work &work) -> Result<int> {
                                TRY(putIn(work, 2));
                                work.tell(kNoted, {2});
                                (void)putIn(work, 1);
                                return 2;
                            }).get();
        QVERIFY(!result);
        QCOMPARE(rows(), 1);
        QVERIFY(toldNumbers().isEmpty());
    }

    void aRestartedStoreIsFoundAgain()
    {
        if (isSqlite())
            QSKIP("SQLite has no connection to lose");
        QVERIFY(put(1));
        StoreAddress beside = m_house->store().address();
        const QString name = std::exchange(beside.database, u"postgres"_s);
        const auto connection = Database::open(beside, Database::Access::ReadWrite);
        QVERIFY(connection);
        Database &admin = **connection;
        const QString terminate = uR"(
            SELECT COUNT(pg_terminate_backend(pid))
              FROM pg_stat_activity
             WHERE datname = '%1')"_s.arg(name);
        QVERIFY(admin.only<int>(terminate));
        for (size_t key = 0; key < 4; ++key)
            QVERIFY2(post(key, putting(int(key) + 10)).get(), "nobody notices");
        // Away for longer: everybody who waits is refused, and nobody has to wait for the others' time-outs.
        QVERIFY(admin.script(u"ALTER DATABASE %1 ALLOW_CONNECTIONS false"_s.arg(name)));
        QVERIFY(admin.only<int>(terminate));
        for (size_t key = 0; key < 4; ++key)
            QCOMPARE(post(key, putting(99)).get().error().code, Code::Unavailable);
        QCOMPARE(postTo(LaneKind::Read, 0, putting(99)).get().error().code, Code::Unavailable);
        QVERIFY(admin.script(u"ALTER DATABASE %1 ALLOW_CONNECTIONS true"_s.arg(name)));
        for (size_t key = 0; key < 4; ++key)
            QVERIFY2(post(key, putting(int(key) + 20)).get(), "no restart is needed");
        QVERIFY2(m_house->store().db().alive(), "the test's own connection was cut too");
        QCOMPARE(rows(), 9);
    }

    void lanesWithoutAStoreDoNotStart()
    {
        Metrics metrics;
        IdSource ids;
        LocalBus bus;
        SystemClock clock;
        StoreAddress address = m_house->store().address();
        address.path = u"/nowhere/at/all.db"_s;
        address.database = u"nowhere"_s;
        Lanes lanes(address, {}, clock, ids, bus, metrics);
        QCOMPARE(lanes.start().error().code, Code::Unavailable);
        std::optional<Error> refused;
        lanes.post<int>(LaneKind::Write, 0, Caller{}, putting(1),
                        [&](const Result<int> &result) { refused = result.error(); });
        QVERIFY2(refused, "who posts all the same is told so");
    }

    void everyUnitIsAnsweredOnceHoweverMuchGoesOn()
    {
        constexpr int kThreads = 6;
        constexpr int kEach = 200;
        open({.mailbox = 300});
        std::atomic_int answered = 0;
        std::atomic_int stored = 0;
        std::atomic_int slowTaken = 0;
        std::atomic_int slowRan = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < kEach; ++i) {
                    const int number = thread * kEach + i;
                    if (i % 5 == 0) {
                        m_house->lanes().post<QString>(
                            LaneKind::Read, size_t(i), Caller{},
                            [number](Work &work) -> Result<QString> {
                                TRY(const auto text,
                                    work.db().one<QString>(u"SELECT text FROM note LIMIT 1"_s));
                                return text.value_or(QString::number(number));
                            },
                            [&](const Result<QString> &) { ++answered; });
                    } else {
                        m_house->lanes().post<int>(LaneKind::Write, size_t(number), Caller{}, telling(number),
                                                   [&](const Result<int> &result) {
                                                       ++answered;
                                                       stored += result ? 1 : 0;
                                                   });
                    }
                    if (i % 20 == 0)
                        slowTaken += m_house->lanes().slow([&] { ++slowRan; }) ? 1 : 0;
                    (void)m_house->metrics().text();
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        m_house->lanes().stop();
        QCOMPARE(answered.load(), kThreads * kEach);
        QCOMPARE(slowRan.load(), slowTaken.load());
        QCOMPARE(rows(), stored.load());
        QCOMPARE(toldNumbers().size(), stored.load());
        QCOMPARE(m_house->metrics().gauge("madang_lanes_waiting", "").value(), 0);
    }

private:
    void open(LaneLimits limits = {})
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::TestHouse>(engine, limits);
        make(u"CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL)"_s);
    }
    void make(const QString &table)
    {
        if (!m_house->store().db().script(table))
            qFatal("a test table cannot be made");
    }
    bool isSqlite() { return m_house->store().engine() == Engine::Sqlite; }
    qint64 rows() { return m_house->count(u"note"_s); }
    qint64 commits() { return qint64(m_house->metrics().counter("madang_store_commits_total", "").value()); }
    qint64 unitsRun() { return qint64(m_house->metrics().counter("madang_store_units_total", "").value()); }
    QList<int> toldNumbers()
    {
        QList<int> numbers;
        for (const PublishedPtr &each : m_house->told("/topic/notes"))
            numbers += int(fromJson<Note>(each->body)->number);
        return numbers;
    }

    static Result<int> putIn(Work &work, int number)
    {
        TRY(work.db().run(u"INSERT INTO note VALUES (:id, '')"_s, bind("id", number)));
        return number;
    }
    static std::function<Result<int>(Work &)> putting(int number)
    {
        return [number](Work &work) { return putIn(work, number); };
    }
    static std::function<Result<int>(Work &)> telling(int number)
    {
        return [number](Work &work) -> Result<int> {
            TRY(putIn(work, number));
            work.tell(kNoted, {number});
            return number;
        };
    }
    template <typename Run> std::future<Result<int>> postTo(LaneKind kind, size_t key, Run run)
    {
        auto promise = std::make_shared<std::promise<Result<int>>>();
        auto future = promise->get_future();
        m_house->lanes().post<int>(kind, key, Caller{}, std::move(run),
                                   [promise](Result<int> result) { promise->set_value(std::move(result)); });
        return future;
    }
    template <typename Run> std::future<Result<int>> post(size_t key, Run run)
    {
        return postTo(LaneKind::Write, key, std::move(run));
    }
    Result<int> put(int number) { return post(0, putting(number)).get(); }
    /// Returns once the lane stands at the gate.
    void hold(LaneKind kind, size_t key, Gate &gate)
    {
        m_house->lanes().post<int>(
            kind, key, Caller{},
            [&gate](Work &) -> Result<int> {
                gate.pass();
                return 0;
            },
            [](const Result<int> &) {});
        gate.waitUntilReached();
    }

    std::unique_ptr<test::TestHouse> m_house;
};

QTEST_GUILESS_MAIN(LanesTest)
#include "tst_lanes.moc"
