// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/mirror.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

#include <utility>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MirrorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        m_positions.clear();
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aNewRoomsNewestPageIsReadAndFollowed()
    {
        for (int i = 0; i < 100; ++i)
            m_server->say(7, 2, QString::number(i));
        enter();
        QTRY_COMPARE(archive().newestPosition({7}), 100);
        QCOMPARE(archive().eventCount({7}), 60);
        m_server->say(7, 2, u"live"_s);
        QTRY_COMPARE(m_positions, QList<qint64>{101});
        QCOMPARE(archive().newestPosition({7}), 101);
        QCOMPARE(archive().room({7})->lastEvent->position, 101);
    }
    void whatIsSaidBetweenTheListAndThePageReachesTheRoom()
    {
        m_server->say(7, 2, u"listed"_s);
        bool isSaid = false;
        m_server->on("GET", u"/api/v1/rooms/7/events"_s, [this, &isSaid](const FakeRequest &) {
            if (!std::exchange(isSaid, true))
                m_server->say(7, 2, u"meanwhile"_s);
            return answer(
                chat::History{m_server->events(7), m_server->room(7).epoch, m_server->room(7).position});
        });
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(mirror().follows({7}));
        QVERIFY(isSaid);
        QCOMPARE(archive().room({7})->position, 2);
        QCOMPARE(archive().room({7})->lastEvent->position, 2);
        QCOMPARE(archive().room({7})->unread, 1); // the server counted none of the other
    }
    void aCutLosesAndRepeatsNothing()
    {
        enter();
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 3; ++i)
                m_server->say(7, 2, u"before"_s);
            m_server->cut();
            for (int i = 0; i < 3; ++i)
                m_server->say(7, 2, u"missed"_s);
            QTRY_VERIFY(!m_house->session->stream().isOnline());
            comeBack();
        }
        QTRY_COMPARE(m_positions.size(), 30);
        for (qint64 i = 0; i < 30; ++i)
            QCOMPARE(m_positions[i], i + 1);
        QCOMPARE(archive().eventCount({7}), 30);
    }
    void afterALongAbsenceTheHoleStaysAHole()
    {
        m_server->say(7, 2, u"old"_s);
        enter();
        QTRY_COMPARE(archive().newestPosition({7}), 1);
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        for (int i = 0; i < 700; ++i)
            m_server->say(7, 2, u"missed"_s);
        const QSignalSpy ahead(&mirror(), &Mirror::jumpedAhead);
        comeBack();
        QTRY_COMPARE(ahead.size(), 1);
        QCOMPARE(archive().newestPosition({7}), 701);
        QCOMPARE(archive().newest({7}, 200).events.first().position, 642);
        QVERIFY(archive().before({7}, 642).events.isEmpty());
        QVERIFY(m_positions.isEmpty());
        m_server->say(7, 2, u"live"_s);
        QTRY_COMPARE(m_positions, QList<qint64>{702});
    }
    void aHoleInLiveEventsIsFilled()
    {
        enter();
        m_server->say(7, 2, u"one"_s);
        QTRY_COMPARE(m_positions.size(), 1);
        m_server->withholdEvents = true;
        m_server->say(7, 2, u"two, lost on the way"_s);
        const auto three = m_server->say(7, 2, u"three"_s);
        m_server->withholdEvents = false;
        m_server->tell(three);
        QTest::qWait(30);
        QCOMPARE(m_positions, QList<qint64>{1});
        m_server->release(); // what the server stores it can tell again
        m_house->clock.advance(2s);
        QTRY_COMPARE(m_positions, (QList<qint64>{1, 2, 3}));
    }
    void eventsOutOfOrderAreToldInOrder()
    {
        enter();
        m_server->withholdEvents = true;
        const auto one = m_server->say(7, 2, u"one"_s);
        const auto two = m_server->say(7, 2, u"two"_s);
        const auto three = m_server->say(7, 2, u"three"_s);
        for (const auto &event : {three, one, three, two, one})
            m_server->tell(event);
        QTRY_COMPARE(m_positions, (QList<qint64>{1, 2, 3}));
        QTest::qWait(20);
        QCOMPARE(m_positions.size(), 3);
    }
    void aRebuiltRoomIsReadAnew()
    {
        for (int i = 0; i < 5; ++i)
            m_server->say(7, 2, u"first life"_s);
        enter();
        QTRY_COMPARE(archive().newestPosition({7}), 5);
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_server->rebuild(7, u"e2"_s);
        m_server->say(7, 2, u"second life"_s);
        const QSignalSpy reloaded(&mirror(), &Mirror::reloaded);
        comeBack();
        QTRY_COMPARE(reloaded.size(), 1);
        QCOMPARE(archive().epoch({7}), u"e2"_s);
        QCOMPARE(archive().eventCount({7}), 1);
        m_server->say(7, 2, u"live"_s);
        QTRY_COMPARE(m_positions, QList<qint64>{2});
    }
    void aReloadOnTheOpenConnectionIsObeyed()
    {
        for (int i = 0; i < 5; ++i)
            m_server->say(7, 2, u"first life"_s);
        enter();
        QTRY_COMPARE(archive().newestPosition({7}), 5);
        m_server->rebuild(7, u"e2"_s);
        m_server->say(7, 2, u"second life"_s);
        const QSignalSpy reloaded(&mirror(), &Mirror::reloaded);
        m_server->tellTopic("/topic/rooms/7", "reload", toJson(rooms::Reload{{7}, u"e2"_s, 1}));
        QTRY_COMPARE(reloaded.size(), 1);
        QCOMPARE(archive().eventCount({7}), 1);
        m_server->say(7, 2, u"live"_s);
        QTRY_VERIFY(m_positions.contains(2));
    }
    void unreadCountsOthersOnlyAndReadingClearsThem()
    {
        enter();
        m_server->say(7, 2, u"one"_s);
        m_server->say(7, 1, u"mine"_s);
        m_server->say(7, 2, u"two"_s);
        QTRY_COMPARE(archive().room({7})->unread, 2);
        mirror().markRead({7}, 1);
        QCOMPARE(archive().room({7})->unread, 1);
        mirror().markRead({7}, 3);
        QCOMPARE(archive().room({7})->unread, 0);
        QVERIFY(readsTold().isEmpty());
        m_house->clock.advance(1s);
        QTRY_COMPARE(readsTold(), QList<QByteArray>{toJson(chat::MarkRead{{7}, 3})}); // once, the last one
    }
    void whatWasReadOfflineIsToldLater()
    {
        enter();
        m_server->say(7, 2, u"one"_s);
        QTRY_COMPARE(m_positions.size(), 1);
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        mirror().markRead({7}, 1);
        m_house->clock.advance(1s);
        m_server->room(7).unread = 1; // the server does not know yet
        m_server->comeBack();
        comeBack();
        QCOMPARE(archive().room({7})->unread, 0);
        m_house->clock.advance(1s);
        QTRY_COMPARE(readsTold(), QList<QByteArray>{toJson(chat::MarkRead{{7}, 1})});
    }
    void readingOnAnotherDeviceClearsTheBadgeHere()
    {
        enter();
        m_server->say(7, 2, u"one"_s);
        QTRY_COMPARE(archive().room({7})->unread, 1);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read", toJson(chat::ReadMoved{{7}, {1}, 1}));
        QTRY_COMPARE(archive().room({7})->unread, 0);
    }
    void aRoomThatIsNoLongerOursIsDropped()
    {
        m_server->addRoom(8, u"우물"_s);
        enter();
        QCOMPARE(archive().rooms().size(), 2);
        m_server->removeRoom(8);
        mirror().refreshRooms();
        QTRY_COMPARE(archive().rooms().size(), 1);
        m_server->happen(7, u"member.left"_s, 1, toJson(rooms::MemberBody{{{1}, u"민아"_s}, {}}));
        QTRY_VERIFY(archive().rooms().isEmpty());
    }
    void anInvitationBringsTheRoomAndStaysUnread()
    {
        enter();
        m_server->addRoom(9, u"비밀"_s);
        const QSignalSpy noticed(&mirror(), &Mirror::noticed);
        notifications::Notice notice;
        notice.id = {5};
        notice.type = u"room.invited"_s;
        notice.at = {1};
        notice.body = {toJson(notifications::InvitedBody{{9}, u"비밀"_s, u"준"_s})};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n5");
        QTRY_COMPARE(noticed.size(), 1);
        QTRY_VERIFY(archive().room({9}));
        m_server->say(9, 2, u"어서 와"_s);
        QTRY_COMPARE(archive().newestPosition({9}), 1);
        QVERIFY2(m_server->acks.isEmpty(), "hearing is not reading");
    }
    void whatWasHeardHereIsNotAskedForAgain()
    {
        enter();
        const auto asked = [this] {
            QList<QByteArray> after;
            for (const stomp::Frame &frame : std::as_const(m_server->subscribes)) {
                if (frame.value("destination") == "/user/queue/notifications")
                    after += frame.value("after");
            }
            return after;
        };
        QTRY_COMPARE(asked(), QList<QByteArray>{QByteArray()});
        const QSignalSpy noticed(&mirror(), &Mirror::noticed);
        const notifications::Notice notice{{5}, u"campaign.state"_s, {1}, {"{}"}};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n5");
        QTRY_COMPARE(noticed.size(), 1);
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_house->clock.advance(std::chrono::seconds(60));
        QTRY_COMPARE(asked().size(), 2);
        QCOMPARE(asked().last(), QByteArray("5"));
    }
    void whatIsReadElsewhereIsTold()
    {
        enter();
        const QSignalSpy read(&mirror(), &Mirror::noticesRead);
        m_server->tellTopic("/user/queue/notifications/read", "notices-read",
                            toJson(notifications::NoticesRead{NoticeId{5}, std::nullopt, 2}));
        QTRY_COMPARE(read.size(), 1);
        const auto told = read[0][0].value<notifications::NoticesRead>();
        QCOMPARE(told.notice, NoticeId{5});
        QCOMPARE(told.unread, 2);
    }
    void foreignAndUnreadableEventsAreIgnored()
    {
        enter();
        m_server->tellTopic("/topic/rooms/7", "message", "{\"room\":\"8\"}");
        m_server->tellTopic("/topic/rooms/7", "message", "not json");
        rooms::RoomEvent foreign;
        foreign.room = {8};
        foreign.position = 1;
        foreign.id = {1};
        foreign.at = {1};
        foreign.type = u"message"_s;
        m_server->tellTopic("/topic/rooms/7", "message", toJson(foreign));
        m_server->say(7, 2, u"good"_s);
        QTRY_COMPARE(m_positions, QList<qint64>{1});
        QCOMPARE(archive().eventCount({8}), 0);
    }
    void everythingIsReadableWithTheCableOut()
    {
        for (int i = 0; i < 10; ++i)
            m_server->say(7, 2, u"말 %1"_s.arg(i));
        enter();
        QTRY_COMPARE(archive().newestPosition({7}), 10);
        m_server->goAway();
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(archive().rooms().size(), 1);
        QCOMPARE(archive().newest({7}).events.size(), 10);
        QCOMPARE(archive().search(u"말"_s).size(), 10);
        QVERIFY(!mirror().isFresh());
    }

private:
    Archive &archive() { return m_house->session->archive(); }
    Mirror &mirror() { return m_house->session->mirror(); }
    void enter()
    {
        connect(&mirror(), &Mirror::happened, this,
                [this](const rooms::RoomEvent &event) { m_positions.append(event.position); });
        QVERIFY(m_house->enter(*m_server));
        // The room is subscribed once its history is read.
        QTRY_VERIFY(
            std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                        [](const auto &frame) { return frame.value("destination") == "/topic/rooms/7"; }));
    }
    void comeBack()
    {
        QVERIFY(test::eventually([this] {
            m_house->session->stream().retryNow();
            return mirror().isFresh();
        }));
    }
    QList<QByteArray> readsTold() const
    {
        QList<QByteArray> bodies;
        for (const stomp::Frame &frame : m_server->sends) {
            if (frame.value("destination") == "/app/rooms/7/read")
                bodies.append(frame.body);
        }
        return bodies;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    QList<qint64> m_positions;
};

QTEST_GUILESS_MAIN(MirrorTest)
#include "tst_mirror.moc"
