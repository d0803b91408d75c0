// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::Visibility;

class RoomServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    // ---- making

    void aNewRoomIsItsMakers()
    {
        const auto room = m_house->call(m_mina, rooms::create, {u"  마당  "_s, u"about\nthings  "_s, {}});
        QVERIFY(room);
        QCOMPARE(room->name, u"마당"_s);
        QCOMPARE(room->topic, u"about\nthings"_s);
        QCOMPARE(room->visibility, Visibility::Public);
        QCOMPARE(room->role, rooms::MemberRole::Owner);
        QCOMPARE(room->memberCount, 1);
        QCOMPARE(room->position, 1);
        QCOMPARE(room->readPosition, 1);
        QCOMPARE(room->unread, 0);
        QVERIFY(!room->closed && !room->epoch.isEmpty());
        QCOMPARE(room->lastEvent->type, u"room.created"_s);
        QCOMPARE(room->lastEvent->position, 1);
        QCOMPARE(room->lastEvent->sender->id, m_mina);
        QCOMPARE(room->createdAt, m_house->clock().now());
        QCOMPARE(m_house->told(m_house->topicOf(room->id)).size(), 1);
    }

    void whatCannotBeARoomIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << u""_s << u""_s << u"name"_s;
        QTest::newRow("blank") << u" \t "_s << u""_s << u"name"_s;
        QTest::newRow("long name") << QString(81, u'x') << u""_s << u"name"_s;
        QTest::newRow("two lines") << u"a\nb"_s << u""_s << u"name"_s;
        QTest::newRow("escape") << u"a\u001b[31m"_s << u""_s << u"name"_s;
        QTest::newRow("direction") << u"a\u202Eb"_s << u""_s << u"name"_s;
        QTest::newRow("invisible") << u"\u3164"_s << u""_s << u"name"_s;
        QTest::newRow("long topic") << u"a"_s << QString(301, u'x') << u"topic"_s;
        QTest::newRow("escape in the topic") << u"a"_s << u"\u009b31m"_s << u"topic"_s;
    }
    void whatCannotBeARoomIsNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, topic);
        QFETCH(QString, field);
        QCOMPARE(m_house->call(m_mina, rooms::create, {name, topic, {}}).error().field, field);
        QCOMPARE(m_house->count(u"room"_s), 0);
    }

    void aDirectRoomIsNotMadeByName()
    {
        QCOMPARE(m_house->call(m_mina, rooms::create, {u"x"_s, {}, Visibility::Direct}).error().field,
                 u"visibility"_s);
    }

    // ---- direct rooms

    void aPairHasOneDirectRoom()
    {
        const auto room = m_house->call(m_mina, rooms::openDirect, {m_house->nameOf(m_jun)});
        QVERIFY(room);
        QCOMPARE(room->visibility, Visibility::Direct);
        QCOMPARE(room->name, u"준"_s);
        QCOMPARE(room->memberCount, 2);
        QCOMPARE(room->role, rooms::MemberRole::Member);
        QCOMPARE(m_house->call(m_mina, rooms::openDirect, {m_house->nameOf(m_jun).toUpper()})->id, room->id);
        const auto his = m_house->call(m_jun, rooms::openDirect, {m_house->nameOf(m_mina)});
        QCOMPARE(his->id, room->id);
        QCOMPARE(his->name, u"미나"_s);
        QCOMPARE(m_house->told(m_house->topicOf(room->id)).size(), 1);
        QVERIFY(m_house->post(m_jun, room->id, u"hello"_s));
        QCOMPARE(m_house->call(m_mina, rooms::show, {room->id})->unread, 1);
        const UserId other = m_house->aUser(u"다른"_s);
        QVERIFY(m_house->call(m_mina, rooms::openDirect, {m_house->nameOf(other)})->id != room->id);
    }

    void aPairHasOneDirectRoomHoweverOftenBothOpenIt()
    {
        for (int round = 0; round < 5; ++round) {
            const UserId one = m_house->aUser(u"one"_s);
            const UserId two = m_house->aUser(u"two"_s);
            std::vector<std::future<Result<Reply>>> opening;
            for (int i = 0; i < 8; ++i) {
                const bool first = i % 2 == 0;
                opening.push_back(m_house->start(first ? one : two, rooms::openDirect,
                                                 {m_house->nameOf(first ? two : one)}));
            }
            QSet<qint64> ids;
            for (auto &each : opening) {
                const auto room = m_house->answerOf<rooms::Room>(std::move(each));
                QVERIFY2(room, room ? "" : qPrintable(room.error().about));
                ids += room->id.number;
            }
            QCOMPARE(ids.size(), 1);
            QCOMPARE(m_house->count(u"event"_s, u"room = %1"_s.arg(*ids.begin())), 1);
            QCOMPARE(m_house->count(u"member"_s, u"room = %1"_s.arg(*ids.begin())), 2);
        }
    }

    void nobodyTalksToThemselvesOrToNobody()
    {
        QCOMPARE(m_house->call(m_mina, rooms::openDirect, {m_house->nameOf(m_mina)}).error(),
                 Error(Code::InvalidValue, "yourself").at(u"username"_s));
        QCOMPARE(m_house->call(m_mina, rooms::openDirect, {u"nobody"_s}).error(),
                 Error(Code::NotFound, "person").at(u"username"_s));
    }

    // ---- lists

    void myRoomsComeLatestFirstWithWhatIsUnread()
    {
        const RoomId quiet = m_house->aRoom(m_mina, {m_jun}, u"quiet"_s);
        m_house->clock().advance(1s);
        const RoomId busy = m_house->aRoom(m_mina, {m_jun}, u"busy"_s);
        const RoomId foreign = m_house->aRoom(m_jun, {}, u"foreign"_s);
        Q_UNUSED(foreign)
        m_house->clock().advance(1s);
        QVERIFY(m_house->post(m_jun, quiet, u"one"_s));
        QVERIFY(m_house->post(m_jun, quiet, u"two"_s));
        QVERIFY(m_house->post(m_mina, quiet, u"mine"_s));
        const auto list = m_house->call(m_mina, rooms::mine, {{}, {}, {}})->items;
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].id, quiet);
        QCOMPARE(list[0].unread, 2);
        QCOMPARE(list[0].memberCount, 2);
        QCOMPARE(list[0].lastEvent->position, list[0].position);
        QCOMPARE(fromJson<chat::MessageBody>(list[0].lastEvent->body.text)->text, u"mine"_s);
        QCOMPARE(list[1].id, busy);
        QCOMPARE(list[1].unread, 0);
    }

    void unreadCountsWhatOthersSaidAfterTheReadPosition()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        const auto unread = [&](UserId who) { return m_house->call(who, rooms::show, {room})->unread; };
        QVERIFY2(unread(m_mina) == 0, "joining is not a message");
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_house->post(m_jun, room, u"x"_s));
        QCOMPARE(unread(m_mina), 3);
        QCOMPARE(unread(m_jun), 0);
        QVERIFY(m_house->work<rooms::RoomEvent>({}, [&](Work &work) {
            return m_house->access().append(work, room, u"donation"_s, std::nullopt, {"{}"});
        }));
        QCOMPARE(unread(m_mina), 4);
        QCOMPARE(unread(m_jun), 1);
        QVERIFY(m_house->call(m_mina, chat::markRead, {room, 4}));
        QCOMPARE(unread(m_mina), 2);
        const auto fresh = m_house->aUser(u"fresh"_s);
        QCOMPARE(m_house->call(fresh, rooms::join, {room})->unread, 0);
        QVERIFY2(unread(m_house->aUser(u"stranger"_s)) == 0, "who is not there has nothing to read");
    }

    void unreadEndsAtNineHundredNinetyNine()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        m_house->fill(room, m_jun, 1100);
        QCOMPARE(m_house->call(m_mina, rooms::show, {room})->unread, 999);
    }

    void listsAreReadInPagesWithoutGapOrRepeat()
    {
        QSet<qint64> made;
        for (int i = 0; i < 7; ++i) {
            made += m_house->aRoom(m_mina, {}, u"room %1"_s.arg(i)).number;
            if (i % 3 == 0)
                m_house->clock().advance(1ms); // some rooms share their last moment
        }
        for (const bool own : {true, false}) {
            QSet<qint64> seen;
            qsizetype count = 0;
            std::optional<QString> cursor;
            do {
                const auto page = own ? m_house->call(m_mina, rooms::mine, {cursor, 3, {}})
                                      : m_house->call({}, rooms::directory, {cursor, 3, {}});
                QVERIFY(page);
                for (const auto &room : page->items)
                    seen += room.id.number;
                count += page->items.size();
                cursor = page->next;
            } while (cursor);
            QCOMPARE(seen, made);
            QCOMPARE(count, 7);
        }
        for (const QString &nonsense :
             {u"x"_s, u"1"_s, u"1.2.3"_s, u"."_s, u""_s, u"99999999999999999999.1"_s})
            QCOMPARE(m_house->call(m_mina, rooms::mine, {nonsense, {}, {}}).error().field, u"after"_s);
        for (const int limit : {0, -1, 201})
            QCOMPARE(m_house->call(m_mina, rooms::mine, {{}, limit, {}}).error().field, u"limit"_s);
        QCOMPARE(m_house->call(m_mina, rooms::mine, {{}, 7, {}})->next, std::nullopt);
    }

    void theDirectoryHoldsOpenPublicRooms()
    {
        const RoomId open = m_house->aRoom(m_mina, {}, u"open"_s);
        const RoomId closed = m_house->aRoom(m_mina, {}, u"closed"_s);
        (void)m_house->aPrivateRoom(m_mina);
        (void)m_house->aDirectRoom(m_mina, m_jun);
        QVERIFY(m_house->call(m_mina, rooms::close, {closed}));
        const auto list = m_house->call({}, rooms::directory, {{}, {}, {}})->items;
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0].id, open);
        QVERIFY(!list[0].role);
        QCOMPARE(m_house->call(m_mina, rooms::directory, {{}, {}, {}})->items[0].role,
                 rooms::MemberRole::Owner);
    }

    void theDirectoryIsSearchedByPartOfAName_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("found");
        QTest::newRow("part") << u"arden"_s << 2;
        QTest::newRow("case") << u"GARDEN"_s << 2;
        QTest::newRow("Hangul") << u"마당"_s << 1;
        QTest::newRow("percent is a character") << u"100%"_s << 1;
        QTest::newRow("percent alone") << u"%"_s << 1;
        QTest::newRow("underscore") << u"_"_s << 0;
        QTest::newRow("escape") << u"!"_s << 1;
        QTest::newRow("quote") << u"'"_s << 0;
        QTest::newRow("other letters") << u"Öffentlich"_s << 1;
        QTest::newRow("nothing") << u""_s << 5;
        QTest::newRow("long") << QString(10'000, u'x') << 0;
    }
    void theDirectoryIsSearchedByPartOfAName()
    {
        QFETCH(QString, query);
        QFETCH(int, found);
        for (const QString &name :
             {u"Garden"_s, u"The garden!"_s, u"우리 마당"_s, u"100% sure"_s, u"Öffentlich"_s})
            (void)m_house->aRoom(m_mina, {}, name);
        QCOMPARE(m_house->call({}, rooms::directory, {{}, {}, query})->items.size(), found);
    }

    // ---- closing

    void aClosedRoomIsReadButNotWritten()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        const auto said = m_house->post(m_jun, room, u"before"_s, u"t"_s);
        QVERIFY(m_house->call(m_mina, rooms::close, {room}));
        QVERIFY2(m_house->call(m_mina, rooms::close, {room}), "twice is once");
        const auto shown = m_house->call(m_jun, rooms::show, {room});
        QVERIFY(shown->closed);
        QCOMPARE(shown->lastEvent->type, u"room.closed"_s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'room.closed'"_s), 1);
        QCOMPARE(m_house->post(m_mina, room, u"after"_s).error(), Error(Code::Conflict, "room-closed"));
        QCOMPARE(m_house->call(m_jun, chat::typing, {room, true}).error().about, u"room-closed"_s);
        QVERIFY2(m_house->post(m_jun, room, u"before"_s, u"t"_s)->id == said->id,
                 "a repeat still has its answer");
        const UserId late = m_house->aUser(u"late"_s);
        QCOMPARE(m_house->call(late, rooms::join, {room}).error().about, u"room-closed"_s);
        QCOMPARE(m_house->call(m_mina, rooms::invite, {room, m_house->nameOf(late)}).error().about,
                 u"room-closed"_s);
        QVERIFY(m_house->call(m_jun, chat::markRead, {room, shown->position}));
        QVERIFY(m_house->call(m_jun, rooms::leave, {room}));
        QVERIFY(m_house->open({}, m_house->destinationOf(room)));
    }

    // ---- coming back (reliability R6)

    void aTopicGoesOnExactlyAfterAPosition()
    {
        const RoomId room = m_house->aRoom(m_mina);
        for (int i = 2; i <= 9; ++i)
            QVERIFY(m_house->post(m_mina, room, QString::number(i)));
        const QByteArray epoch = epochOf(room);
        for (qint64 after = 0; after <= 9; ++after) {
            const auto page = open(room, after, epoch, 100);
            QVERIFY(page);
            QCOMPARE(page->events.size(), 9 - after);
            for (qsizetype i = 0; i < page->events.size(); ++i) {
                QCOMPARE(page->events[i]->position, after + 1 + i);
                QCOMPARE(page->events[i]->topic, m_house->topicOf(room));
                QVERIFY(page->events[i]->event == "message" || page->events[i]->position == 1);
            }
            QCOMPARE(page->position, 9);
            QVERIFY(!page->more);
        }
        const auto now = m_house->open({}, m_house->destinationOf(room));
        QVERIFY(now->events.isEmpty() && !now->more);
        QCOMPARE(now->position, 9);
    }

    void whatWasToldLiveIsWhatIsToldLater()
    {
        const RoomId room = m_house->aRoom(m_mina);
        QVERIFY(m_house->post(m_mina, room, u"안녕"_s, u"tag"_s));
        const auto live = m_house->told(m_house->topicOf(room));
        const auto page = open(room, 0, {}, 100);
        QCOMPARE(page->events.size(), live.size());
        for (qsizetype i = 0; i < live.size(); ++i) {
            QCOMPARE(page->events[i]->body, live[i]->body);
            QCOMPARE(page->events[i]->event, live[i]->event);
            QCOMPARE(page->events[i]->messageId, live[i]->messageId);
            QCOMPARE(page->events[i]->position, live[i]->position);
        }
    }

    void aLongAbsenceComesInPages()
    {
        const RoomId room = m_house->aRoom(m_mina);
        m_house->fill(room, m_mina, 25);
        QList<qint64> seen;
        qint64 after = 0;
        for (int pages = 1;; ++pages) {
            const auto page = open(room, after, epochOf(room), 10);
            for (const PublishedPtr &each : page->events)
                seen += each->position;
            after = page->position;
            QCOMPARE(page->more, pages < 3);
            if (!page->more)
                break;
        }
        QCOMPARE(seen.size(), 26);
        for (qsizetype i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], i + 1);
    }

    void whoCannotBeCaughtUpIsToldToReload_data()
    {
        QTest::addColumn<qint64>("after");
        QTest::addColumn<QByteArray>("epoch");
        QTest::newRow("beyond the end") << qint64(4) << QByteArray("right");
        QTest::newRow("far beyond") << std::numeric_limits<qint64>::max() << QByteArray("right");
        QTest::newRow("negative") << qint64(-1) << QByteArray("right");
        QTest::newRow("as negative as can be") << std::numeric_limits<qint64>::min() << QByteArray("right");
        QTest::newRow("another run") << qint64(1) << QByteArray("another");
        QTest::newRow("another run, at the end") << qint64(3) << QByteArray("another");
    }
    void whoCannotBeCaughtUpIsToldToReload()
    {
        QFETCH(qint64, after);
        QFETCH(QByteArray, epoch);
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        QVERIFY(m_house->post(m_mina, room, u"x"_s));
        const auto page = open(room, after, epoch == "right" ? epochOf(room) : epoch, 100);
        QVERIFY(page);
        QCOMPARE(page->events.size(), 1);
        QCOMPARE(page->events[0]->event, QByteArray("reload"));
        QCOMPARE(page->events[0]->topic, m_house->topicOf(room));
        const auto reload = fromJson<rooms::Reload>(page->events[0]->body);
        QCOMPARE(reload->room, room);
        QCOMPARE(reload->position, 3);
        QCOMPARE(reload->epoch.toUtf8(), epochOf(room));
        QCOMPARE(page->position, 3);
        QVERIFY(!page->more);
    }

    void whoMissedTooMuchReadsAnew()
    {
        const RoomId room = m_house->aRoom(m_mina);
        m_house->fill(room, m_mina, 10'001);
        QCOMPARE(open(room, 1, {}, 10)->events[0]->event, QByteArray("reload"));
        QCOMPARE(open(room, 2, {}, 10)->events[0]->position, 3);
    }

private:
    QByteArray epochOf(RoomId room) { return m_house->call(m_mina, rooms::show, {room})->epoch.toUtf8(); }
    Result<TopicPage> open(RoomId room, qint64 after, const QByteArray &epoch, int limit)
    {
        return m_house->open({}, m_house->destinationOf(room),
                             {.after = after, .epoch = epoch, .limit = limit});
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
};

QTEST_GUILESS_MAIN(RoomServiceTest)
#include "tst_room_service.moc"
