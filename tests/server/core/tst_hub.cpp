// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/hub.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTopic = "/topic/rooms/7";

PublishedPtr told(const QByteArray &topic, qint64 position = 1)
{
    Published out;
    out.topic = topic;
    out.position = position;
    return std::make_shared<const Published>(out);
}

PublishedPtr eviction(UserId user)
{
    Published out;
    out.kind = Published::Kind::Evict;
    out.topic = kTopic;
    out.user = user;
    return std::make_shared<const Published>(out);
}

/// Remembers what it got, and does what a test wants when it gets something.
class Reader final : public Subscriber {
public:
    explicit Reader(qint64 user = 0)
        : m_user{user}
    {
    }
    UserId user() const override { return m_user; }
    void deliver(const PublishedPtr &published) override
    {
        got += published->position;
        if (then)
            then();
    }
    void evicted() override
    {
        ++evictions;
        if (then)
            then();
    }

    QList<qint64> got;
    int evictions = 0;
    std::function<void()> then;

private:
    const UserId m_user;
};

} // namespace

class HubTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<Hub>(); }

    void whatIsHiddenFromSomebodyReachesTheOthers()
    {
        Reader blocked(3);
        Reader other(4);
        Reader guest;
        for (Reader *reader : {&blocked, &other, &guest})
            m_hub->add(kTopic, reader);
        Published hidden;
        hidden.topic = kTopic;
        hidden.position = 1;
        hidden.hiddenFrom = {{2}, {3}};
        m_hub->deliver(std::make_shared<const Published>(hidden));
        m_hub->deliver(told(kTopic, 2));
        QCOMPARE(blocked.got, QList<qint64>{2});
        QCOMPARE(other.got, (QList<qint64>{1, 2}));
        QCOMPARE(guest.got, (QList<qint64>{1, 2}));
    }

    void anEventReachesTheSubscribersOfItsTopicInOrder()
    {
        Reader a;
        Reader b;
        Reader elsewhere;
        m_hub->add(kTopic, &a);
        m_hub->add(kTopic, &b);
        m_hub->add("/topic/rooms/8", &elsewhere);
        m_hub->deliver(told(kTopic, 1));
        m_hub->deliver(told(kTopic, 2));
        m_hub->deliver(told("/topic/rooms/9", 3));
        QCOMPARE(a.got, (QList<qint64>{1, 2}));
        QCOMPARE(b.got, (QList<qint64>{1, 2}));
        QCOMPARE(elsewhere.got.size(), 0);
    }

    void severalInARowReachASubscriberTogetherIfItLikes()
    {
        class Together final : public Subscriber {
        public:
            UserId user() const override { return {}; }
            void deliver(const PublishedPtr &published) override { got += published->position; }
            bool deliverTogether(const Run &run) override
            {
                for (const PublishedPtr &published : run)
                    got += published->position * 10;
                return true;
            }
            void evicted() override { }
            QList<qint64> got;
        };
        Together together;
        Reader single;
        Reader leaver;
        m_hub->add(kTopic, &together);
        m_hub->add(kTopic, &leaver);
        m_hub->add(kTopic, &single);
        leaver.then = [&] { m_hub->remove(kTopic, &leaver); };
        m_hub->deliver(QList<PublishedPtr>{told(kTopic, 1), told(kTopic, 2), told("/topic/rooms/8", 1),
                                           told(kTopic, 3)});
        QCOMPARE(together.got, (QList<qint64>{10, 20, 3}));
        QCOMPARE(single.got, (QList<qint64>{1, 2, 3}));
        QCOMPARE(leaver.got, QList<qint64>{1});
        QCOMPARE(m_hub->recent(kTopic, 2)->position, 2);
    }

    void theLatestEventsOfATopicAreRemembered()
    {
        for (qint64 position = 1; position <= 300; ++position)
            m_hub->deliver(told(kTopic, position));
        QCOMPARE(m_hub->recent(kTopic, 300)->position, 300);
        QCOMPARE(m_hub->recent(kTopic, 45)->position, 45);
        QVERIFY(!m_hub->recent(kTopic, 44)); // 256 of them
        QVERIFY(!m_hub->recent(kTopic, 301));
        QVERIFY(!m_hub->recent("/topic/rooms/8", 1));
        m_hub->deliver(told(kTopic, 302));
        QVERIFY(!m_hub->recent(kTopic, 300)); // nothing remembered lies before a gap
        QCOMPARE(m_hub->recent(kTopic, 302)->position, 302);
    }

    void memoryOfAllTopicsIsBounded()
    {
        Published large;
        large.position = 1;
        large.body = QByteArray(1 << 20, 'x');
        for (int room = 0; room < 20; ++room) {
            large.topic = "/topic/rooms/" + QByteArray::number(room);
            m_hub->deliver(std::make_shared<const Published>(large));
        }
        int remembered = 0;
        for (int room = 0; room < 20; ++room)
            remembered += m_hub->recent("/topic/rooms/" + QByteArray::number(room), 1) ? 1 : 0;
        QCOMPARE(remembered, 7); // of a mebibyte and a little each, in eight
        QVERIFY(m_hub->recent("/topic/rooms/19", 1));
    }

    void whatIsNotOfARoomIsNotRemembered()
    {
        m_hub->deliver(told("/user/3/queue/notifications", 1));
        m_hub->deliver(told(kTopic, 0));
        QVERIFY(!m_hub->recent("/user/3/queue/notifications", 1));
        QVERIFY(!m_hub->recent(kTopic, 0));
    }

    void whoLeftHearsNothingMore()
    {
        Reader a;
        Reader b;
        m_hub->add(kTopic, &a);
        m_hub->add(kTopic, &b);
        m_hub->remove(kTopic, &a);
        m_hub->remove(kTopic, &a);
        m_hub->remove("/topic/rooms/9", &b);
        m_hub->deliver(told(kTopic));
        QCOMPARE(a.got.size(), 0);
        QCOMPARE(b.got.size(), 1);
        QCOMPARE(m_hub->count(kTopic), 1);
        m_hub->remove(kTopic, &b);
        QCOMPARE(m_hub->count(kTopic), 0);
    }

    void whoLeavesWhileItIsToldIsNotMissed()
    {
        Reader a;
        Reader b;
        Reader c;
        for (Reader *reader : {&a, &b, &c})
            m_hub->add(kTopic, reader);
        b.then = [&] { m_hub->remove(kTopic, &b); };
        m_hub->deliver(told(kTopic, 1));
        QCOMPARE(m_hub->count(kTopic), 2);
        m_hub->deliver(told(kTopic, 2));
        QCOMPARE(a.got, (QList<qint64>{1, 2}));
        QCOMPARE(b.got, QList<qint64>{1});
        QCOMPARE(c.got, (QList<qint64>{1, 2}));
    }

    void whoIsSentAwayByAnotherWhileItIsToldIsNotTouched()
    {
        Reader a;
        auto b = std::make_unique<Reader>();
        Reader c;
        m_hub->add(kTopic, &a);
        m_hub->add(kTopic, b.get());
        m_hub->add(kTopic, &c);
        // The first write to a fails, which closes the connection that b belongs to.
        a.then = [&] {
            if (b)
                m_hub->remove(kTopic, b.get());
            b.reset();
        };
        m_hub->deliver(told(kTopic));
        QCOMPARE(c.got.size(), 1);
        QCOMPARE(m_hub->count(kTopic), 2);
    }

    void whoComesWhileItIsToldHearsTheNextOne()
    {
        Reader a;
        QList<std::shared_ptr<Reader>> late;
        m_hub->add(kTopic, &a);
        a.then = [&] {
            // Many, on many topics: every table behind the hub is rebuilt meanwhile.
            for (int i = 0; i < 200; ++i) {
                late += std::make_shared<Reader>();
                m_hub->add(i % 2 ? kTopic : "/topic/rooms/1" + QByteArray::number(i), late.last().get());
            }
        };
        m_hub->deliver(told(kTopic, 1));
        a.then = nullptr;
        QCOMPARE(m_hub->count(kTopic), 101);
        for (const auto &reader : late)
            QCOMPARE(reader->got.size(), 0);
        m_hub->deliver(told(kTopic, 2));
        QCOMPARE(late[1]->got, QList<qint64>{2});
    }

    void everybodyMayLeaveAtOnce()
    {
        Reader a;
        Reader b;
        m_hub->add(kTopic, &a);
        m_hub->add(kTopic, &b);
        a.then = [&] {
            m_hub->remove(kTopic, &a);
            m_hub->remove(kTopic, &b);
        };
        m_hub->deliver(told(kTopic));
        QCOMPARE(b.got.size(), 0);
        QCOMPARE(m_hub->count(kTopic), 0);
        m_hub->add(kTopic, &b);
        m_hub->deliver(told(kTopic));
        QCOMPARE(b.got.size(), 1);
    }

    void anEventInsideAnEventKeepsEverybody()
    {
        Reader a;
        Reader b;
        m_hub->add(kTopic, &a);
        m_hub->add(kTopic, &b);
        int depth = 0;
        a.then = [&] {
            if (++depth == 1)
                m_hub->deliver(told(kTopic, 2));
            else
                m_hub->remove(kTopic, &a);
        };
        m_hub->deliver(told(kTopic, 1));
        QCOMPARE(a.got, (QList<qint64>{1, 2}));
        QCOMPARE(b.got.size(), 2);
        QCOMPARE(m_hub->count(kTopic), 1);
    }

    void anEvictedPersonLosesTheTopicAndItsTwin()
    {
        Reader mina(1);
        Reader minaElsewhere(1);
        Reader typing(1);
        Reader jun(2);
        Reader guest;
        for (Reader *reader : {&mina, &minaElsewhere, &jun, &guest})
            m_hub->add(kTopic, reader);
        m_hub->add(kTopic + "/ephemeral", &typing);
        m_hub->deliver(eviction({1}));
        QCOMPARE(mina.evictions, 1);
        QCOMPARE(minaElsewhere.evictions, 1);
        QCOMPARE(typing.evictions, 1);
        QCOMPARE(jun.evictions + guest.evictions, 0);
        m_hub->deliver(told(kTopic));
        QCOMPARE(mina.got.size(), 0);
        QCOMPARE(jun.got.size(), 1);
        QCOMPARE(m_hub->count(kTopic), 2);
        QCOMPARE(m_hub->count(kTopic + "/ephemeral"), 0);
    }

    void anEvictionThatClosesTheConnectionTouchesNothingThatIsGone()
    {
        // Two subscriptions of one connection: telling the first fails, and both are destroyed.
        auto first = std::make_unique<Reader>(1);
        auto second = std::make_unique<Reader>(1);
        Reader jun(2);
        m_hub->add(kTopic, first.get());
        m_hub->add(kTopic, second.get());
        m_hub->add(kTopic, &jun);
        first->then = [&] {
            m_hub->remove(kTopic, first.get());
            m_hub->remove(kTopic, second.get());
            second.reset();
        };
        m_hub->deliver(eviction({1}));
        QCOMPARE(m_hub->count(kTopic), 1);
        m_hub->deliver(told(kTopic));
        QCOMPARE(jun.got.size(), 1);
    }

    void anEvictionInsideAnEventIsKept()
    {
        Reader mina(1);
        Reader jun(2);
        m_hub->add(kTopic, &jun);
        m_hub->add(kTopic, &mina);
        jun.then = [&] {
            jun.then = nullptr;
            m_hub->deliver(eviction({1}));
        };
        m_hub->deliver(told(kTopic, 1));
        QCOMPARE(mina.evictions, 1);
        QCOMPARE(mina.got.size(), 0);
        QCOMPARE(m_hub->count(kTopic), 1);
    }

private:
    std::unique_ptr<Hub> m_hub;
};

QTEST_GUILESS_MAIN(HubTest)
#include "tst_hub.moc"
