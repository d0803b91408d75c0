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
    void everythingIsReadAtOnce()
    {
        enter();
        m_server->say(7, 2, u"a"_s);
        m_server->say(9, 2, u"b"_s);
        QTRY_COMPARE(m_list->totalUnread(), 2);
        QCOMPARE(m_list->unreadRooms(), 2);
        m_list->setFilter(u"mar"_s); // hides one of them
        m_list->markEverythingRead();
        QCOMPARE(m_list->totalUnread(), 0);
        QCOMPARE(m_list->unreadRooms(), 0);
        QCOMPARE(m_list->find({7})->unread, 0);
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
    void foldersStandBetweenFavouritesAndTheOthers()
    {
        m_server->addRoom(10, u"가게"_s);
        m_server->say(10, 2, u"어서 오세요"_s);
        m_rooms = 4;
        enter();
        tellArrangement({{{{31}, u"Work"_s, false}, {{32}, u"Empty"_s, false}}, {}});
        tellLoudness(8, {.folder = FolderId{31}});
        tellLoudness(9, {.folder = FolderId{31}});
        tellLoudness(7, {.favourite = true, .folder = FolderId{31}});
        // As in a list to choose from: nothing hides, and folders are headings.
        QTRY_COMPARE(names(), (QStringList{u"마당"_s, u"Market"_s, u"우물"_s, u"가게"_s}));
        QCOMPARE(headings(), (QStringList{u"Favourites"_s, u"Work"_s, {}, u"Rooms"_s}));
        const QSignalSpy reset(m_list.get(), &RoomList::modelReset);
        m_list->setGrouped(true);
        QCOMPARE(names(), (QStringList{u"마당"_s, u"Work"_s, u"Market"_s, u"우물"_s, u"Empty"_s, u"가게"_s}));
        QCOMPARE(headings(), (QStringList{u"Favourites"_s, {}, {}, {}, {}, u"Rooms"_s}));
        QVERIFY(m_list->row(1).isFolder() && !m_list->row(2).isFolder());
        QCOMPARE(m_list->indexOf({}), -1);
        m_server->say(8, 2, u"a"_s);
        m_server->say(9, 2, u"b"_s);
        QTRY_COMPARE(m_list->row(1).unread, 2);
        QCOMPARE(m_list->row(4).unread, 0);
        // Folded they are gone from the screen, and counted all the same.
        tellArrangement({{{{31}, u"Work"_s, true}, {{32}, u"Empty"_s, false}}, {}});
        QTRY_COMPARE(names(), (QStringList{u"마당"_s, u"Work"_s, u"Empty"_s, u"가게"_s}));
        QCOMPARE(m_list->shown(), (QList<RoomId>{{7}, {10}}));
        QCOMPARE(m_list->ids().size(), 4);
        QCOMPARE(m_list->row(1).unread, 2);
        QCOMPARE(m_list->totalUnread(), 2);
        QCOMPARE(m_list->data(m_list->index(1), Qt::AccessibleTextRole).toString(),
                 u"Folder Work, folded, 2 unread"_s);
        QCOMPARE(m_list->nextUnread({7}), RoomId{9});
        // What is looked for is found wherever it is.
        m_list->setFilter(u"mar"_s);
        QCOMPARE(names(), QStringList{u"Market"_s});
        m_list->setFilter({});
        QCOMPARE(names().size(), 4);
        // A folder that another device removed.
        tellArrangement({{{{32}, u"Empty"_s, false}}, {}});
        QTRY_COMPARE(names(), (QStringList{u"마당"_s, u"Empty"_s, u"Market"_s, u"우물"_s, u"가게"_s}));
        QCOMPARE(reset.size(), 0);
    }
    void foldersMoveWithoutAReset()
    {
        enter();
        m_list->setGrouped(true);
        tellLoudness(8, {.folder = FolderId{31}});
        tellLoudness(9, {.folder = FolderId{32}});
        tellArrangement({{{{31}, u"One"_s, false}, {{32}, u"Two"_s, false}}, {}});
        QTRY_COMPARE(names(), (QStringList{u"One"_s, u"우물"_s, u"Two"_s, u"Market"_s, u"마당"_s}));
        const QSignalSpy reset(m_list.get(), &RoomList::modelReset);
        tellArrangement({{{{32}, u"Two"_s, false}, {{31}, u"One"_s, false}}, {}});
        QTRY_COMPARE(names(), (QStringList{u"Two"_s, u"Market"_s, u"One"_s, u"우물"_s, u"마당"_s}));
        QCOMPARE(reset.size(), 0);
    }
    void roomsStandByNameWhenOneWantsThat()
    {
        m_server->addRoom(10, u"가게"_s);
        m_server->addRoom(11, u"Room 10"_s);
        m_server->addRoom(12, u"room 9"_s);
        for (const int room : {10, 11, 12})
            m_server->say(room, 2, u"안녕"_s);
        m_rooms = 6;
        m_formats->setLanguage(Language::Korean);
        enter();
        tellArrangement({{}, folders::Sort::Name});
        QTRY_COMPARE(m_list->arrangement().sort, folders::Sort::Name);
        const QStringList all = names();
        QVERIFY(all.indexOf(u"가게"_s) < all.indexOf(u"마당"_s));
        QVERIFY(all.indexOf(u"마당"_s) < all.indexOf(u"우물"_s));
        QVERIFY(all.indexOf(u"Market"_s) < all.indexOf(u"room 9"_s));
        QVERIFY(all.indexOf(u"room 9"_s) < all.indexOf(u"Room 10"_s));
        m_server->say(8, 2, u"news move nothing"_s);
        QTRY_COMPARE(m_list->find({8})->unread, 1);
        QCOMPARE(names(), all);
    }
    void whatIsLessImportantStandsLastAndIsNotCounted()
    {
        enter();
        m_server->say(7, 2, u"a"_s);
        m_server->say(9, 2, u"b"_s);
        QTRY_COMPARE(m_list->totalUnread(), 2);
        tellLoudness(9, {.less = true});
        QTRY_COMPARE(m_list->totalUnread(), 1);
        QCOMPARE(names(), (QStringList{u"마당"_s, u"우물"_s, u"Market"_s}));
        QCOMPARE(headings(), (QStringList{{}, {}, u"Less important"_s}));
        QCOMPARE(m_list->row(2).unread, 1);
        QVERIFY(m_list->nextUnread({7}).isNull());
    }
    void theArrangementIsThereWithoutNetwork()
    {
        enter();
        tellArrangement({{{{31}, u"Work"_s, false}}, folders::Sort::Name});
        tellLoudness(8, {.folder = FolderId{31}});
        QTRY_COMPARE(m_list->find({8})->folder, FolderId{31});
        m_server->goAway();
        m_list.reset();
        m_house->start();
        QVERIFY(m_house->session->resume());
        m_list = std::make_unique<RoomList>(*m_house->session, *m_formats);
        m_list->setGrouped(true);
        QCOMPARE(m_list->arrangement().sort, folders::Sort::Name);
        QCOMPARE(m_list->row(0).name, u"Work"_s);
        QCOMPARE(m_list->row(1).id, RoomId{8});
        // It folds without network, too.
        m_list->setFolded({31}, true);
        QVERIFY(m_list->row(0).folded);
        QCOMPARE(m_list->indexOf({8}), -1);
    }
    void foldersAreMadeAndFilled()
    {
        QByteArray put;
        m_server->on("POST", u"/api/v1/me/folders"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<folders::NewFolder>(request.body);
            return answer(folders::Folder{{31}, wanted->name, false}, 201);
        });
        m_server->on("PUT", u"/api/v1/rooms/8/folder"_s, [&put](const FakeRequest &request) {
            put = request.body;
            return answer(rooms::RoomLoudness{{8}, {.folder = FolderId{31}}});
        });
        enter();
        m_list->setGrouped(true);
        const auto made = waitFor(m_list->createFolder(u" Work "_s));
        QVERIFY(made && made->ok());
        QCOMPARE((*made)->name, u"Work"_s);
        QTRY_VERIFY(m_list->folderNamed(u"wORK"_s));
        QVERIFY(waitFor(m_list->putIntoFolder({8}, FolderId{31}))->ok());
        QCOMPARE(put, QByteArray("{\"folder\":\"31\"}"));
        QTRY_COMPARE(names(), (QStringList{u"Work"_s, u"우물"_s, u"Market"_s, u"마당"_s}));
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
    void aScheduleTurnsByItselfAndIsCountedAllTheSame()
    {
        enter();
        // It is Monday noon in Seoul.
        rooms::Loudness loudness;
        loudness.schedule = rooms::Schedule{u"Asia/Seoul"_s, {{{1}, 13 * 60, 18 * 60}}};
        m_server->room(7).loudness = loudness;
        tellLoudness(7, loudness);
        QTRY_VERIFY(m_list->find({7})->resting);
        m_server->say(7, 2, u"쉿"_s);
        QTRY_COMPARE(m_list->totalUnread(), 1);
        QVERIFY(!m_list->find({7})->isQuiet());
        const QModelIndex index = m_list->index(m_list->indexOf({7}));
        QVERIFY(index.data(Qt::ToolTipRole).toString().startsWith(u"Quiet until"_s));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(u"Quiet until"_s));
        m_house->clock.advance(1h);
        QTRY_VERIFY(!m_list->find({7})->resting);
        m_house->clock.advance(5h);
        QTRY_VERIFY2(m_list->find({7})->resting, "the schedule has ended for today");
    }
    void whatBlockedPeopleSayIsNeitherCountedNorShown()
    {
        m_server->on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Person>{{{{2}, u"준"_s}}, {}});
        });
        m_server->addPerson(3, u"sol"_s, u"솔"_s);
        enter();
        QTRY_COMPARE(m_list->find({7})->preview, u"Words of a blocked person"_s);
        m_server->say(7, 2, u"저기요"_s);
        m_server->say(7, 3, u"누구"_s);
        QTRY_COMPARE(m_list->totalUnread(), 1);
        m_server->say(9, 3, u"또"_s);
        QTRY_COMPARE(m_list->totalUnread(), 2);
        QCOMPARE(m_list->find({7})->unread, 1);
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
    void tellArrangement(const folders::Arrangement &arrangement)
    {
        m_server->tellTopic("/user/queue/alerts", "folders", toJson(arrangement));
    }
    QStringList headings() const
    {
        QStringList all;
        for (int i = 0; i < m_list->rowCount(); ++i)
            all += m_list->heading(i);
        return all;
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
