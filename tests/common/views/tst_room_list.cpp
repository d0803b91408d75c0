// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_list.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RoomListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        for (const auto &[id, name] :
             {std::pair(7, u"마당"_s), std::pair(8, u"우물"_s), std::pair(9, u"Market"_s)}) {
            m_server->addRoom(id, name);
            m_server->say(id, 2, u"첫 인사 in %1"_s.arg(name));
        }
        m_house = std::make_unique<ClientHouse>();
        m_rooms = 3;
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_tester.reset();
        m_list.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void roomsStandByTheirLastEvent()
    {
        enter();
        QCOMPARE(names(), (QStringList{u"Market"_s, u"우물"_s, u"마당"_s}));
        QCOMPARE(m_list->row(0).preview, u"준: 첫 인사 in Market"_s);
        const QSignalSpy moved(m_list.get(), &RoomList::rowsMoved);
        const QSignalSpy reset(m_list.get(), &RoomList::modelReset);
        m_server->say(7, 2, u"새 말"_s);
        QTRY_COMPARE(names(), (QStringList{u"마당"_s, u"Market"_s, u"우물"_s}));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_list->row(0).preview, u"준: 새 말"_s);
        QCOMPARE(m_list->row(0).unread, 1);
    }
    void theOtherOfADirectRoomIsSeenComingAndGoing()
    {
        m_server->addRoom(10, u"준"_s).visibility = rooms::Visibility::Direct;
        m_server->say(10, 2, u"안녕"_s);
        m_server->pairs = {{{10}, {2}, presence::State::Online}};
        m_rooms = 4;
        enter();
        QTRY_COMPARE(m_list->find({10})->presence, presence::State::Online);
        const QModelIndex index = m_list->index(m_list->indexOf({10}));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(u"online"_s));
        m_server->tellTopic("/user/queue/presence", "presence.pair",
                            toJson(presence::Changed{{10}, {2}, presence::State::Busy}));
        QTRY_COMPARE(m_list->find({10})->presence, presence::State::Busy);
        QCOMPARE(m_list->find({7})->presence, presence::State::Offline);
        m_server->goAway();
        QTRY_COMPARE(m_list->find({10})->presence, presence::State::Offline);
    }
    void theSumOfBadgesIsTheTotal()
    {
        enter();
        const QSignalSpy total(m_list.get(), &RoomList::totalUnreadChanged);
        m_server->say(7, 2, u"a"_s);
        m_server->say(7, 2, u"b"_s);
        m_server->say(9, 2, u"c"_s);
        QTRY_COMPARE(m_list->totalUnread(), 3);
        QCOMPARE(m_list->nextUnread({}), RoomId{9});
        QCOMPARE(m_list->nextUnread({9}), RoomId{7});
        QCOMPARE(m_list->nextUnread({7}), RoomId{9});
        m_list->markAllRead({7});
        QCOMPARE(m_list->totalUnread(), 1);
        QVERIFY(m_list->nextUnread({9}).isNull());
    }
    void theFilterKnowsInitialConsonants()
    {
        enter();
        m_list->setFilter(u"ㅁㄷ"_s);
        QCOMPARE(names(), QStringList{u"마당"_s});
        m_list->setFilter(u"mar"_s);
        QCOMPARE(names(), QStringList{u"Market"_s});
        QVERIFY(m_list->find({7}).has_value());
        QCOMPARE(m_list->indexOf({7}), -1);
        // A hidden room that gets news stays hidden.
        m_server->say(7, 2, u"x"_s);
        QTRY_COMPARE(m_list->find({7})->unread, 1);
        QCOMPARE(names(), QStringList{u"Market"_s});
        m_list->setFilter({});
        QCOMPARE(names(), (QStringList{u"마당"_s, u"Market"_s, u"우물"_s}));
        m_list->setUnreadOnly(true);
        QCOMPARE(names(), QStringList{u"마당"_s});
        m_list->markAllRead({7});
        QVERIFY(names().isEmpty());
    }
    void draftsAndRefusalsAreSeen()
    {
        enter();
        m_house->session->archive().setDraft({7}, u"쓰다 만\n글"_s);
        QCOMPARE(m_list->find({7})->preview, u"Draft: 쓰다 만 글"_s);
        QVERIFY(m_list->find({7})->hasDraft);
        m_house->session->archive().setDraft({7}, {});
        QVERIFY(!m_list->find({7})->hasDraft);
        m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "not-member"}; };
        const auto line = m_house->session->outbox().put({7}, u"x"_s);
        QTRY_VERIFY(m_list->find({7})->hasFailed);
        m_house->session->outbox().discard(line->tag);
        QVERIFY(!m_list->find({7})->hasFailed);
    }
    void offlineTheListIsThereAtOnce()
    {
        enter();
        m_server->goAway();
        m_list.reset();
        m_house->start();
        QVERIFY(m_house->session->resume());
        m_list = std::make_unique<RoomList>(*m_house->session, *m_formats);
        QCOMPARE(names().size(), 3);
        QVERIFY(!m_list->isFresh());
    }
    void joiningAndLeavingChangeTheList()
    {
        enter();
        auto &open = m_server->addRoom(20, u"광장"_s);
        open.role.reset();
        const auto joined = waitFor(m_list->join({20}));
        QVERIFY(joined && joined->ok());
        QTRY_VERIFY(m_list->indexOf({20}) >= 0);
        QVERIFY(m_list->find({20})->role.has_value());
        const QSignalSpy gone(m_list.get(), &RoomList::gone);
        QVERIFY(waitFor(m_list->leave({20}))->ok());
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(m_list->indexOf({20}), -1);
    }
    void signingOutEmptiesIt()
    {
        enter();
        m_house->session->signOut();
        QCOMPARE(m_list->rowCount(), 0);
        QCOMPARE(m_list->totalUnread(), 0);
    }
    void favouritesStandFirstUnderAHeading()
    {
        enter();
        QVERIFY(m_list->heading(0).isEmpty());
        const QSignalSpy headings(m_list.get(), &RoomList::headingsChanged);
        tellLoudness(7, {.favourite = true});
        QTRY_COMPARE(names(), (QStringList{u"마당"_s, u"Market"_s, u"우물"_s}));
        QCOMPARE(headings.size(), 1);
        QCOMPARE(m_list->heading(0), u"Favourites"_s);
        QCOMPARE(m_list->heading(1), u"Rooms"_s);
        QVERIFY(m_list->heading(2).isEmpty());
        m_list->setFilter(u"mar"_s);
        QVERIFY(m_list->heading(0).isEmpty());
    }
    void mutedRoomsAskForNothingButWhenOneIsNamed()
    {
        enter();
        m_server->say(7, 2, u"a"_s);
        m_server->say(9, 2, u"b"_s);
        QTRY_COMPARE(m_list->totalUnread(), 2);
        // Not as long as it takes until the list is read anew.
        const Timestamp until = m_house->clock.now().plus(4min);
        tellLoudness(7, {.muted = true, .mutedUntil = until});
        QTRY_COMPARE(m_list->totalUnread(), 1);
        QVERIFY(m_list->find({7})->isQuiet());
        QVERIFY(m_list->data(m_list->index(m_list->indexOf({7})), Qt::ToolTipRole)
                    .toString()
                    .startsWith(u"Muted until"_s));
        QCOMPARE(m_list->find({7})->unread, 1);
        QVERIFY(m_list->nextUnread({9}).isNull());
        QVERIFY(m_list->nextMention({}).isNull());
        chat::MessageBody body{u"@mina"_s, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        m_server->happen(7, u"message"_s, 2, toJson(body));
        QTRY_COMPARE(m_list->totalMentions(), 1);
        QCOMPARE(m_list->totalUnread(), 2);
        QCOMPARE(m_list->nextMention({9}), RoomId{7});
        QCOMPARE(m_list->nextUnread({9}), RoomId{7});
        m_house->clock.advance(4min);
        QVERIFY2(!m_list->find({7})->isQuiet(), "its time is over");
        QCOMPARE(m_list->totalUnread(), 3);
        tellLoudness(7, {.level = rooms::AlertLevel::None});
        QTRY_COMPARE(m_list->totalMentions(), 0);
        QCOMPARE(m_list->totalUnread(), 1);
    }
    void screenReadersHearTheCount()
    {
        enter();
        m_server->say(7, 2, u"안녕"_s);
        QTRY_COMPARE(m_list->row(0).unread, 1);
        QCOMPARE(m_list->data(m_list->index(0), Qt::AccessibleTextRole).toString(),
                 u"마당, 1 unread. 준: 안녕"_s);
    }

private:
    void tellLoudness(qint64 room, const rooms::Loudness &loudness)
    {
        m_server->tellTopic("/user/queue/alerts", "room-loudness",
                            toJson(rooms::RoomLoudness{{room}, loudness}));
    }
    void enter()
    {
        m_list = std::make_unique<RoomList>(*m_house->session, *m_formats);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_list.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_list->rowCount(), m_rooms);
        // All are subscribed.
        QTRY_VERIFY(std::count_if(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                                  [](const auto &frame) { return frame.find("after") != nullptr; })
                    >= m_rooms);
    }
    QStringList names() const
    {
        QStringList all;
        for (int i = 0; i < m_list->rowCount(); ++i)
            all += m_list->data(m_list->index(i)).toString();
        return all;
    }

    int m_rooms = 3;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<RoomList> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(RoomListTest)
#include "tst_room_list.moc"
