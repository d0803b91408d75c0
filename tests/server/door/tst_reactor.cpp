// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/reactor.h"

#include "tests/support/fake_clock.h"
#include "tests/support/patience.h"

#include <QTest>

#include <atomic>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace madang;
using namespace madang::door;
using namespace std::chrono_literals;

namespace {

/// Two connected sockets.
struct Pair {
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds); }
    ~Pair()
    {
        ::close(fds[0]);
        ::close(fds[1]);
    }
    int fds[2] = {-1, -1};
};

class Probe final : public Watched {
public:
    void ready(quint32) override
    {
        ++readyCount;
        char octet = 0;
        [[maybe_unused]] const auto got = ::read(fd, &octet, 1);
        if (onReady)
            onReady();
    }
    void due(qint64 now) override
    {
        dueAt = now;
        ++dueCount;
        if (onDue)
            onDue();
    }
    void flush() override
    {
        ++flushCount;
        if (onFlush)
            onFlush();
    }
    int fd = -1;
    int readyCount = 0;
    int dueCount = 0;
    int flushCount = 0;
    qint64 dueAt = 0;
    std::function<void()> onReady;
    std::function<void()> onDue;
    std::function<void()> onFlush;
};

} // namespace

class ReactorTest : public QObject {
    Q_OBJECT
private:
    test::FakeClock m_clock;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Reactor> m_reactor;

private Q_SLOTS:
    void init()
    {
        m_mailbox = std::make_shared<Mailbox>();
        m_reactor = std::make_unique<Reactor>(m_clock, m_mailbox);
    }
    void cleanup() { m_reactor.reset(); }

    void descriptorsAreWatchedUntilLetGo()
    {
        Pair pair;
        Probe probe;
        probe.fd = pair.fds[0];
        m_reactor->watch(probe, pair.fds[0], EPOLLIN);
        QCOMPARE(::write(pair.fds[1], "ab", 2), 2);
        QTRY_COMPARE(probe.readyCount, 2); // level-triggered: one octet at a time
        m_reactor->unwatch(probe);
        QCOMPARE(::write(pair.fds[1], "c", 1), 1);
        QTest::qWait(50);
        QCOMPARE(probe.readyCount, 2);
    }

    void whoIsLetGoInATurnIsNotCalledInIt()
    {
        Pair first;
        Pair second;
        Probe one;
        Probe two;
        one.fd = first.fds[0];
        two.fd = second.fds[0];
        // Whichever comes first takes the other one away.
        one.onReady = [&] { m_reactor->unwatch(two); };
        two.onReady = [&] { m_reactor->unwatch(one); };
        QCOMPARE(::write(first.fds[1], "a", 1), 1);
        QCOMPARE(::write(second.fds[1], "a", 1), 1);
        m_reactor->watch(one, one.fd, EPOLLIN);
        m_reactor->watch(two, two.fd, EPOLLIN);
        QTRY_VERIFY(one.readyCount + two.readyCount > 0);
        QTest::qWait(50);
        QCOMPARE(one.readyCount + two.readyCount, 1);
    }

    void whoIsManyWaitsForAnAnswerThatIsAboutToCome()
    {
        std::vector<Probe> probes(200);
        const auto writeToAll = [&](std::chrono::milliseconds each) {
            m_mailbox->post([&, each] {
                m_reactor->mayPutOff();
                for (Probe &probe : probes) {
                    probe.onFlush = [each] { std::this_thread::sleep_for(each / 200); };
                    m_reactor->flushAtEnd(probe);
                }
            });
        };
        writeToAll(1000ms); // so that the next wait is as long as it may be
        QTRY_COMPARE(probes.back().flushCount, 1);
        m_reactor->awaitAnswer();
        bool early = false;
        m_mailbox->post([&] {
            m_reactor->mayPutOff();
            for (Probe &probe : probes)
                m_reactor->flushAtEnd(probe);
            // After this turn, before the wait is over: the answer comes, and all is written at once.
            m_mailbox->post([&] {
                early = probes.back().flushCount == 1;
                m_reactor->answered();
            });
        });
        QTRY_COMPARE(probes.back().flushCount, 2);
        QVERIFY(early);
        m_reactor->awaitAnswer(); // which never comes
        writeToAll(0ms);
        QTRY_COMPARE(probes.back().flushCount, 3);
        m_reactor->answered();
    }

    void fewNeverWait()
    {
        Probe probe;
        m_reactor->awaitAnswer();
        bool late = false;
        m_mailbox->post([&] {
            m_reactor->flushAtEnd(probe);
            m_mailbox->post([&] { late = probe.flushCount == 0; });
        });
        QTRY_COMPARE(probe.flushCount, 1);
        QTest::qWait(0);
        QVERIFY(!late);
        m_reactor->answered();
    }

    void deadlinesComeInTimeAndNotBefore_data()
    {
        QTest::addColumn<qint64>("span");
        for (const qint64 span : {0, 1, 99, 100, 101, 5'000, 51'199, 51'200, 60'000, 200'000})
            QTest::addRow("%lld", span) << span;
    }
    void deadlinesComeInTimeAndNotBefore()
    {
        QFETCH(qint64, span);
        Probe probe;
        const qint64 deadline = m_clock.steady() + span;
        m_reactor->setDeadline(probe, deadline);
        // Nearly there, in jumps of a length that no wheel divides.
        while (m_clock.steady() + 20'011 < deadline) {
            m_clock.advance(20'011ms);
            QTest::qWait(150);
        }
        QCOMPARE(probe.dueCount, 0);
        m_clock.advance(std::chrono::milliseconds(deadline - m_clock.steady() + 2 * Reactor::kTickMs));
        QTRY_COMPARE(probe.dueCount, 1);
        QVERIFY(probe.dueAt >= deadline);
    }

    void thousandsOfDeadlinesAreKept()
    {
        std::vector<std::unique_ptr<Probe>> probes;
        for (int i = 0; i < 5000; ++i) {
            probes.push_back(std::make_unique<Probe>());
            m_reactor->setDeadline(*probes.back(), m_clock.steady() + i * 17);
        }
        for (int i = 0; i < 5000; i += 3)
            m_reactor->clearDeadline(*probes[size_t(i)]);
        for (int i = 1; i < 5000; i += 3)
            m_reactor->setDeadline(*probes[size_t(i)], m_clock.steady() + 1000);
        m_clock.advance(1'200ms);
        const auto dueNow = [&] {
            return std::count_if(probes.begin(), probes.end(),
                                 [](const auto &each) { return each->dueCount == 1; });
        };
        // Every third is gone, every third is due now, of the rest those below 1.2 s are.
        QTRY_COMPARE(dueNow(), 1667 + 23);
        probes.erase(probes.begin(), probes.begin() + 2500); // who goes leaves the wheel
        m_clock.advance(100'000ms);
        QTRY_COMPARE(dueNow(),
                     std::count_if(probes.begin(), probes.end(), [](const auto &) { return true; }) - 833);
    }

    void aDeadlineMayBeSetAgainWhenItComes()
    {
        Probe probe;
        probe.onDue = [&] { m_reactor->setDeadline(probe, m_reactor->now() + 1000); };
        m_reactor->setDeadline(probe, m_clock.steady() + 1000);
        for (int i = 1; i <= 3; ++i) {
            m_clock.advance(1200ms);
            QTRY_COMPARE(probe.dueCount, i);
        }
    }

    void flushingComesOnceAtTheEndOfTheTurn()
    {
        Pair pair;
        Probe probe;
        Probe other;
        probe.fd = pair.fds[0];
        probe.onReady = [&] {
            for (int i = 0; i < 10; ++i)
                m_reactor->flushAtEnd(probe);
            QCOMPARE(probe.flushCount, 0);
        };
        probe.onFlush = [&] { m_reactor->flushAtEnd(other); };
        m_reactor->watch(probe, probe.fd, EPOLLIN);
        QCOMPARE(::write(pair.fds[1], "a", 1), 1);
        QTRY_COMPARE(probe.flushCount, 1);
        QCOMPARE(other.flushCount, 1);
    }

    void whatIsDiscardedLivesToTheEndOfTheTurn()
    {
        Pair pair;
        auto doomed = std::make_shared<Probe>();
        const std::weak_ptr<Probe> watching = doomed;
        doomed->fd = pair.fds[0];
        bool alive = false;
        doomed->onReady = [&] {
            m_reactor->flushAtEnd(*doomed);
            Probe *raw = doomed.get();
            m_reactor->discard(std::move(doomed));
            raw->onFlush = [&] { alive = !watching.expired(); };
        };
        m_reactor->watch(*doomed, pair.fds[0], EPOLLIN);
        QCOMPARE(::write(pair.fds[1], "a", 1), 1);
        QTRY_VERIFY(watching.expired());
        QVERIFY(alive);
    }

    void lettersArriveInOrderFromManyThreads()
    {
        std::vector<int> seen[4];
        std::vector<std::thread> writers;
        for (int w = 0; w < 4; ++w) {
            writers.emplace_back([&, w] {
                for (int i = 0; i < 2000; ++i)
                    m_mailbox->post([&seen, w, i] { seen[w].push_back(i); });
            });
        }
        for (std::thread &writer : writers)
            writer.join();
        QTRY_COMPARE(seen[0].size() + seen[1].size() + seen[2].size() + seen[3].size(), 8000u);
        for (const auto &each : seen)
            QVERIFY(std::is_sorted(each.begin(), each.end()));
    }

    void aClosedMailboxDropsLetters()
    {
        int delivered = 0;
        m_mailbox->post([&] { ++delivered; });
        m_mailbox->close();
        m_mailbox->post([&] { ++delivered; });
        QTest::qWait(50);
        QCOMPARE(delivered, 0);
    }
};

QTEST_GUILESS_MAIN(ReactorTest)
#include "tst_reactor.moc"
