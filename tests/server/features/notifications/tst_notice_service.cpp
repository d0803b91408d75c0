// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notifications_feature.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class NoticeServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_notifications = &m_house->add<NotificationsFeature>();
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    void aNoticeIsToldOnlyToItsPerson()
    {
        leave(m_mina, 1);
        const auto told = m_house->told();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->topic, Work::personalTopic(m_mina, "/user/queue/notifications"));
        QCOMPARE(told[0]->event, QByteArray("notice"));
        QVERIFY(told[0]->body.contains(R"("type":"test.1")"));
        QCOMPARE(list(m_mina).size(), 1);
        QCOMPARE(list(m_jun).size(), 0);
    }

    void anAcknowledgedNoticeDoesNotComeAgain()
    {
        leave(m_mina, 1);
        leave(m_mina, 2);
        const NoticeId first = list(m_mina)[0].id;
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {first}));
        QVERIFY2(m_house->call(m_mina, notifications::acknowledge, {first}), "twice is once");
        const auto left = list(m_mina);
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].type, u"test.2"_s);
        const auto page = m_house->open(m_mina, u"/user/queue/notifications"_s);
        QVERIFY(page);
        QCOMPARE(page->events.size(), 1);
        QCOMPARE(page->events[0]->messageId, left[0].id.bytes());
        QCOMPARE(page->events[0]->topic, Work::personalTopic(m_mina, "/user/queue/notifications"));
    }

    void readOnesAreListedToo()
    {
        for (int i = 1; i <= 4; ++i)
            leave(m_mina, i);
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {list(m_mina)[1].id}));
        notifications::ListNotices wanted{.after = {}, .limit = 3, .all = true};
        const auto first = m_house->call(m_mina, notifications::list, wanted);
        QVERIFY(first);
        QCOMPARE(first->items.size(), 3);
        QCOMPARE(first->items[0].type, u"test.4"_s);
        QVERIFY(!first->items[0].readAt);
        QCOMPARE(first->items[2].type, u"test.2"_s);
        QCOMPARE(first->items[2].readAt, m_house->clock().now());
        wanted.after = first->next;
        const auto second = m_house->call(m_mina, notifications::list, wanted);
        QCOMPARE(second->items.size(), 1);
        QCOMPARE(second->items[0].type, u"test.1"_s);
        QVERIFY(!second->next);
    }

    void unreadOnesAreCounted()
    {
        QCOMPARE(m_house->call(m_mina, notifications::count, {})->unread, 0);
        for (int i = 1; i <= 3; ++i)
            leave(m_mina, i);
        leave(m_jun, 1);
        QCOMPARE(m_house->call(m_mina, notifications::count, {})->unread, 3);
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {list(m_mina)[0].id}));
        QCOMPARE(m_house->call(m_mina, notifications::count, {})->unread, 2);
        QCOMPARE(m_house->call(m_jun, notifications::count, {})->unread, 1);
    }

    void readingUpToOneLeavesWhatCameAfterIt()
    {
        for (int i = 1; i <= 3; ++i)
            leave(m_mina, i);
        leave(m_jun, 1);
        const NoticeId seen = list(m_mina)[1].id;
        const auto left = m_house->call(m_mina, notifications::acknowledgeAll, {seen});
        QVERIFY(left);
        QCOMPARE(left->unread, 1);
        QCOMPARE(list(m_mina)[0].type, u"test.3"_s);
        QCOMPARE(list(m_jun).size(), 1);
    }

    void otherDevicesLearnWhatWasReadOnce()
    {
        leave(m_mina, 1);
        leave(m_mina, 2);
        const auto notices = list(m_mina);
        const QByteArray topic = Work::personalTopic(m_mina, "/user/queue/notifications/read");
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {notices[0].id}));
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {notices[0].id}));
        auto told = m_house->told(topic);
        QCOMPARE(told.size(), 1);
        auto read = fromJson<notifications::NoticesRead>(told[0]->body);
        QVERIFY(read);
        QCOMPARE(read->notice, notices[0].id);
        QCOMPARE(read->unread, 1);
        QVERIFY(m_house->call(m_mina, notifications::acknowledgeAll, {notices[1].id}));
        QVERIFY(m_house->call(m_mina, notifications::acknowledgeAll, {notices[1].id}));
        told = m_house->told(topic);
        QCOMPARE(told.size(), 2);
        read = fromJson<notifications::NoticesRead>(told[1]->body);
        QCOMPARE(read->upTo, notices[1].id);
        QCOMPARE(read->unread, 0);
    }

    void whatNobodyReadsInAYearIsForgotten()
    {
        leave(m_mina, 1);
        m_house->pass(std::chrono::hours(24 * 364));
        QCOMPARE(m_house->count(u"notice"_s), 1);
        m_house->pass(std::chrono::hours(24 * 2));
        QCOMPARE(m_house->count(u"notice"_s), 0);
    }

    void nobodyAcknowledgesForSomebodyElse()
    {
        leave(m_mina, 1);
        const auto refused = m_house->call(m_jun, notifications::acknowledge, {list(m_mina)[0].id});
        QCOMPARE(refused.error().code, Code::NotFound);
        QCOMPARE(list(m_mina).size(), 1);
    }

    void theQueueIsReadInPagesWithoutGapOrRepeat()
    {
        for (int i = 0; i < 7; ++i)
            leave(m_mina, i);
        QList<QByteArray> seen;
        TopicCursor cursor{.after = std::nullopt, .epoch = {}, .limit = 3};
        for (;;) {
            const auto page = m_house->open(m_mina, u"/user/queue/notifications"_s, cursor);
            QVERIFY(page);
            for (const PublishedPtr &each : page->events)
                seen += each->messageId;
            cursor.after = page->position;
            if (!page->more)
                break;
        }
        QList<QByteArray> expected;
        for (const auto &notice : list(m_mina))
            expected += notice.id.bytes();
        QCOMPARE(seen.size(), 7);
        QCOMPARE(seen, expected);
    }

    void aListIsReadInPages()
    {
        for (int i = 0; i < 5; ++i)
            leave(m_mina, i);
        const auto first = m_house->call(m_mina, notifications::list, {std::nullopt, 3});
        QCOMPARE(first->items.size(), 3);
        const auto second = m_house->call(m_mina, notifications::list, {first->next, 3});
        QCOMPARE(second->items.size(), 2);
        QVERIFY(!second->next);
        QCOMPARE(second->items[0].type, u"test.3"_s);
        QCOMPARE(m_house->call(m_mina, notifications::list, {u"x"_s, 3}).error().field, u"after"_s);
        QCOMPARE(m_house->call(m_mina, notifications::list, {std::nullopt, 201}).error().field, u"limit"_s);
    }

    void idsOfOnePersonGrowEvenWhenTheClockStepsBack()
    {
        leave(m_mina, 1);
        m_house->clock().setWallClock({m_house->clock().now().ms - 3'600'000});
        leave(m_mina, 2);
        const auto notices = list(m_mina);
        QCOMPARE(notices[0].type, u"test.1"_s);
        QCOMPARE(notices[1].type, u"test.2"_s);
    }

    void manyAtOnceAllArrive()
    {
        std::atomic_int stored = 0;
        for (int i = 0; i < 60; ++i) {
            m_house->lanes().post<int>(
                LaneKind::Write, size_t(i), Caller{},
                [this](Work &work) -> Result<int> {
                    TRY(m_notifications->access().notify(work, m_mina, u"test"_s, {"{}"}));
                    return 1;
                },
                [&stored](const Result<int> &result) { stored += result ? 1 : 0; });
        }
        m_house->settle();
        QCOMPARE(stored.load(), 60);
        QCOMPARE(list(m_mina).size(), 60);
    }

    void whatWasAcknowledgedLongAgoIsForgotten()
    {
        leave(m_mina, 1);
        leave(m_mina, 2);
        QVERIFY(m_house->call(m_mina, notifications::acknowledge, {list(m_mina)[0].id}));
        m_house->pass(std::chrono::hours(24 * 29));
        QCOMPARE(m_house->count(u"notice"_s), 2);
        m_house->pass(std::chrono::hours(24 * 2));
        QCOMPARE(m_house->count(u"notice"_s), 1);
        QCOMPARE(list(m_mina).size(), 1);
    }

    void guestsHaveNoQueue()
    {
        QCOMPARE(m_house->open({}, u"/user/queue/notifications"_s).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call({}, notifications::list, {}).error().code, Code::NotSignedIn);
    }

private:
    void leave(UserId person, int number)
    {
        const auto done = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            TRY(m_notifications->access().notify(work, person, u"test.%1"_s.arg(number), {"{}"}));
            return 1;
        });
        QVERIFY(done);
    }
    QList<notifications::Notice> list(UserId person)
    {
        const auto page = m_house->call(person, notifications::list, {std::nullopt, 200});
        return page ? page->items : QList<notifications::Notice>();
    }

    std::unique_ptr<test::TestHouse> m_house;
    NotificationsFeature *m_notifications = nullptr;
    UserId m_mina;
    UserId m_jun;
};

QTEST_GUILESS_MAIN(NoticeServiceTest)
#include "tst_notice_service.moc"
