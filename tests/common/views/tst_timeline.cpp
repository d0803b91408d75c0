// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/timeline.h"

#include "common/protocol/moderation.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = TimelineRow::Kind;
using Delivery = TimelineRow::Delivery;

class TimelineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Asia/Seoul"); }
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_tester.reset();
        m_timeline.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void anOpenedRoomShowsItsNewestPage()
    {
        talk(100);
        open();
        QTRY_COMPARE(m_timeline->indexOfPosition(100), m_timeline->rowCount() - 1);
        QCOMPARE(positions().first(), 41);
        QCOMPARE(m_timeline->row(0).kind, Kind::Day);
        QVERIFY(m_timeline->hasOlder());
        QVERIFY(!m_timeline->hasNewer());
    }
    void thePastBeginsWhereOneJoined()
    {
        talk(40);
        const accounts::Person mina{{1}, u"민아"_s};
        const qint64 first
            = m_server->happen(7, u"member.joined"_s, 1, toJson(rooms::MemberBody{mina, {}})).position;
        talk(70);
        m_server->room(7).history = rooms::HistoryScope::Joined;
        m_server->room(7).visibleFrom = first;
        open();
        QTRY_COMPARE(m_timeline->indexOfPosition(111), m_timeline->rowCount() - 1);
        QVERIFY(m_timeline->hasOlder());
        QVERIFY(!m_timeline->mustJoin());
        m_timeline->loadOlder();
        QTRY_COMPARE(positions().first(), first);
        QVERIFY(!m_timeline->hasOlder());
        QCOMPARE(at(first).text, u"민아 joined · What was said before you joined is not shown here."_s);
        QVERIFY(!m_house->session->archive().before({7}, first).olderMissing);
        // A link to what is hidden leads to where the past begins.
        m_timeline->jumpToPosition(2);
        QTRY_COMPARE(m_arrivedPosition, first);
        QCOMPARE(positions().first(), first);
    }
    void aVisitorIsToldToJoinAndFollowsNothing()
    {
        talk(3);
        rooms::Room &room = m_server->room(7);
        room.role.reset();
        room.history = rooms::HistoryScope::Joined;
        room.visibleFrom = room.position + 1;
        room.lastEvent.reset();
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_house->session->mirror().isFresh());
        m_house->session->mirror().adopt(room);
        makeTimeline();
        m_timeline->open();
        QVERIFY(m_timeline->mustJoin());
        QVERIFY(!m_timeline->isJumping());
        QCOMPARE(m_timeline->rowCount(), 0);
        QVERIFY(!m_house->session->mirror().follows({7}));
        const accounts::Person mina{{1}, u"민아"_s};
        const qint64 first
            = m_server->happen(7, u"member.joined"_s, 1, toJson(rooms::MemberBody{mina, {}})).position;
        room.role = rooms::MemberRole::Member;
        room.visibleFrom = first;
        m_house->session->mirror().adopt(room);
        QTRY_COMPARE(positions(), QList<qint64>{first});
        QVERIFY(!m_timeline->mustJoin());
        m_server->say(7, 2, u"넷"_s);
        QTRY_COMPARE(positions(), (QList<qint64>{first, first + 1}));
    }
    void whatWasNeverReadIsNotTakenForSilence()
    {
        using Blank = Timeline::Blank;
        talk(3);
        const QString path = u"/api/v1/rooms/7/events"_s;
        m_server->on("GET", path, [](const FakeRequest &) { return refusal({Code::Unavailable, "store"}); });
        QVERIFY(m_house->enter(*m_server));
        makeTimeline();
        m_timeline->open();
        QCOMPARE(m_timeline->blank(), Blank::Reading);
        QTRY_COMPARE(m_timeline->blank(), Blank::Refused);
        QCOMPARE(m_timeline->refusal()->code, Code::Unavailable);
        QSignalSpy told(m_timeline.get(), &Timeline::edgesChanged);
        m_server->goAway();
        QTRY_COMPARE(m_timeline->blank(), Blank::CutOff);
        QVERIFY(!told.isEmpty());
        m_server->forget("GET", path);
        m_server->comeBack();
        m_timeline->tryAgain();
        QTRY_COMPARE(positions(), range(1, 3));
        QCOMPARE(m_timeline->blank(), Blank::No);
        QVERIFY(!m_timeline->refusal());
    }
    void aRoomWithoutAWordIsSilentAlsoWithoutAConnection()
    {
        using Blank = Timeline::Blank;
        open();
        QTRY_COMPARE(m_timeline->blank(), Blank::Silent);
        m_server->goAway();
        QTRY_COMPARE(m_house->session->stream().link().phase, LinkState::Phase::Waiting);
        QCOMPARE(m_timeline->blank(), Blank::Silent);
    }
    void whatTheServerHasNoneOfIsSilent()
    {
        m_server->room(7).position = 4; // all of it is gone since
        open();
        QTRY_COMPARE(m_timeline->blank(), Timeline::Blank::Silent);
    }
    void messagesOfOneAuthorAreGrouped()
    {
        m_server->say(7, 2, u"하나"_s);
        m_server->say(7, 2, u"둘"_s);
        m_server->say(7, 1, u"셋"_s);
        m_server->say(7, 2, u"넷"_s);
        open();
        QTRY_COMPARE(positions().size(), 4);
        QCOMPARE(groups(), (QList<bool>{true, false, true, true}));
        QVERIFY(m_timeline->row(m_timeline->indexOfPosition(3)).mine);
    }
    void whatWasChangedLaterHasNoRowAndShowsInItsMessage()
    {
        talk(3);
        open();
        QTRY_COMPARE(positions().size(), 3);
        const EventId second = m_server->events(7)[1].id;
        const qint64 id = at(2).id;
        m_server->happen(7, chat::kEdited, 2, toJson(chat::EditBody{2, second, u"고친 말"_s}));
        m_server->happen(7, chat::kReaction, 1, toJson(chat::ReactionBody{2, second, u"👍"_s, true}));
        QTRY_COMPARE(at(2).reactions.size(), 1);
        QCOMPARE(at(2).text, u"고친 말"_s);
        QVERIFY(at(2).editedAt);
        QVERIFY(at(2).reactions[0].mine);
        QCOMPARE(at(2).id, id);
        QCOMPARE(positions(), range(1, 3));
        m_server->happen(7, chat::kDeleted, 2, toJson(chat::Referring{2, second}));
        QTRY_VERIFY(at(2).deleted);
        QCOMPARE(at(2).text, u"This message was deleted"_s);
        // The room goes on behind what has no row.
        m_server->say(7, 2, u"계속"_s);
        QTRY_COMPARE(positions(), (QList<qint64>{1, 2, 3, 7}));
        QVERIFY(m_timeline->isFollowing());
        QVERIFY(!m_timeline->hasNewer());
    }
    void whatBlockedPeopleSayIsFoldedInRuns()
    {
        blocked();
        talk(3);
        m_server->say(7, 1, u"나"_s);
        talk(1);
        openKnowing();
        QTRY_COMPARE(positions(), (QList<qint64>{1, 4, 5}));
        QCOMPARE(at(1).kind, Kind::Notice);
        QCOMPARE(at(1).folded, 3);
        QCOMPARE(at(1).text, u"3 messages of blocked people"_s);
        QCOMPARE(at(5).text, u"1 message of a blocked person"_s);
        // A run that goes on is still one line.
        talk(1);
        QTRY_COMPARE(at(5).folded, 2);
        QCOMPARE(positions(), (QList<qint64>{1, 4, 5}));
        QCOMPARE(m_timeline->newBelow(), 0);
        QCOMPARE(m_timeline->indexAround(3), m_timeline->indexOfPosition(1));
        m_server->say(7, 1, u"다시 나"_s);
        QTRY_COMPARE(positions(), (QList<qint64>{1, 4, 5, 7}));
        QVERIFY(at(7).startsGroup);
    }
    void aFoldedRunIsUnfolded()
    {
        blocked();
        talk(3);
        m_server->say(7, 1, u"나"_s);
        openKnowing();
        QTRY_COMPARE(positions(), (QList<qint64>{1, 4}));
        m_timeline->unfold(m_timeline->indexOfPosition(1));
        QCOMPARE(positions(), range(1, 4));
        QCOMPARE(at(2).text, u"말 2"_s);
        QCOMPARE(groups(), (QList<bool>{true, false, false, true}));
        QCOMPARE(days(), 1);
        m_timeline->unfold(m_timeline->indexOfPosition(4)); // there is nothing to unfold
        QCOMPARE(positions(), range(1, 4));
        m_timeline->jumpToNewest();
        QCOMPARE(positions(), range(1, 4));
    }
    void foldedRunsMeetAtTheEdgeOfAPage()
    {
        blocked();
        talk(100);
        openKnowing();
        QTRY_COMPARE(at(41).folded, 60);
        m_timeline->loadOlder();
        QTRY_COMPARE(positions(), QList<qint64>{1});
        QCOMPARE(at(1).folded, 100);
        QCOMPARE(days(), 1);
    }
    void whoIsBlockedNowIsFoldedAndQuotedWithoutWords()
    {
        talk(2);
        const EventId first = m_server->events(7)[0].id;
        m_server->happen(7, u"message"_s, 1, toJson(chat::MessageBody{u"답"_s, first}));
        open();
        QTRY_COMPARE(positions(), range(1, 3));
        QCOMPARE(at(3).quote->text, u"말 1"_s);
        QTRY_VERIFY(
            std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(), [](const auto &frame) {
                return frame.value("destination") == blocks::changed.topic;
            }));
        m_server->tellTopic(blocks::changed.topic, blocks::changed.name,
                            toJson(blocks::BlockChanged{{{2}, u"준"_s}, true}));
        QTRY_COMPARE(positions(), (QList<qint64>{1, 3}));
        QCOMPARE(at(3).quote->text, u"Words of a blocked person"_s);
        m_server->tellTopic(blocks::changed.topic, blocks::changed.name,
                            toJson(blocks::BlockChanged{{{2}, u"준"_s}, false}));
        QTRY_COMPARE(positions(), range(1, 3));
        QCOMPARE(at(3).quote->text, u"말 1"_s);
    }
    void aQuoteFollowsItsMessage()
    {
        talk(1);
        const EventId first = m_server->events(7)[0].id;
        m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"답"_s, first}));
        open();
        QTRY_COMPARE(positions().size(), 2);
        QCOMPARE(at(2).quote->text, u"말 1"_s);
        m_server->happen(7, chat::kEdited, 2, toJson(chat::EditBody{1, first, u"다른 말"_s}));
        QTRY_COMPARE(at(2).quote->text, u"다른 말"_s);
        m_server->happen(7, chat::kDeleted, 2, toJson(chat::Referring{1, first}));
        QTRY_COMPARE(at(2).quote->text, u"This message was deleted"_s);
    }
    void whatIsForwardedSaysWhoseWordsItCarries()
    {
        chat::MessageBody body{u"들었어요?"_s, std::nullopt};
        body.forwardedFrom = chat::ForwardedFrom{.event = {42},
                                                 .room = {99},
                                                 .position = 5,
                                                 .roomName = u"마당 이야기"_s,
                                                 .author = {{2}, u"미나"_s},
                                                 .at = {},
                                                 .text = u"오늘 모여요"_s};
        m_server->happen(7, u"message"_s, 2, toJson(body));
        body.text.clear();
        body.forwardedFrom->roomName.reset();
        body.forwardedFrom->files = true;
        m_server->happen(7, u"message"_s, 2, toJson(body));
        open();
        QTRY_COMPARE(positions().size(), 2);
        QCOMPARE(at(1).text, u"들었어요?"_s);
        QCOMPARE(at(1).forwarded->head, u"Forwarded from 미나 · 마당 이야기"_s);
        QCOMPARE(at(1).forwarded->text, u"오늘 모여요"_s);
        QCOMPARE(at(1).forwarded->event, EventId{42});
        QVERIFY(at(1).forwarded->isReachable);
        QVERIFY(at(2).text.isEmpty());
        QCOMPARE(at(2).forwarded->head, u"Forwarded from 미나"_s); // a room one is not in
        QCOMPARE(at(2).forwarded->text, u"오늘 모여요\n[Its files stayed there]"_s);
        QVERIFY(!at(2).forwarded->isReachable);
        QCOMPARE(
            m_timeline->data(m_timeline->index(m_timeline->indexOfPosition(1)), Qt::DisplayRole).toString(),
            u"들었어요?\nForwarded from 미나 · 마당 이야기: 오늘 모여요"_s);
        m_server->happen(7, chat::kDeleted, 2, toJson(chat::Referring{1, m_server->events(7)[0].id}));
        QTRY_VERIFY(!at(1).forwarded);
    }
    void pagesOfNothingButChangesArePassed()
    {
        talk(5);
        const EventId first = m_server->events(7)[0].id;
        for (int i = 0; i < 150; ++i)
            m_server->happen(7, chat::kReaction, 2, toJson(chat::ReactionBody{1, first, u"👍"_s, i % 2 == 0}));
        talk(1);
        open();
        QTRY_VERIFY(m_timeline->rowCount() > 0);
        for (int i = 0; i < 10 && m_timeline->hasOlder(); ++i) {
            m_timeline->loadOlder();
            QTRY_VERIFY(!m_timeline->isLoadingOlder());
        }
        QCOMPARE(positions(), (QList<qint64>{1, 2, 3, 4, 5, 156}));
        m_timeline->jumpToPosition(80);
        QCOMPARE(m_arrivedPosition, 5);
    }
    void whoIsNamedSeesIt()
    {
        m_server->happen(
            7, u"message"_s, 2,
            toJson(chat::MessageBody{u"@mina 봐요"_s, {}, QList{chat::Mention{{1}, u"mina"_s}}}));
        m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"@jun 봐요"_s, {}, {}}));
        open();
        QTRY_COMPARE(positions().size(), 2);
        QVERIFY(at(1).namesMe);
        QVERIFY(!at(2).namesMe);
    }
    void aRoleIsAMentionOfWhoBearsIt()
    {
        chat::MessageBody call{u"@moderator 봐요"_s, {}, QList<chat::Mention>{{{1}, u"moderator"_s}}};
        call.roles = QStringList{u"moderator"_s};
        m_server->happen(7, u"message"_s, 2, toJson(call));
        call.mentions = QList<chat::Mention>{{{3}, u"moderator"_s}};
        m_server->happen(7, u"message"_s, 2, toJson(call));
        open();
        QTRY_COMPARE(positions().size(), 2);
        QVERIFY(at(1).namesMe);
        QVERIFY(!at(2).namesMe);
        for (const int position : {1, 2}) {
            const NamedText shown = withNicknames(at(position).text, at(position).named);
            QCOMPARE(shown.text, u"@moderator 봐요"_s);
            QCOMPARE(shown.spans.size(), 1);
            QCOMPARE(shown.spans.first().isMe, position == 1);
        }
    }
    void whoIsNamedIsShownByNickname()
    {
        const auto call = [this](const QString &nickname) {
            m_server->on("GET", u"/api/v1/rooms/7/members"_s, [nickname](const FakeRequest &) {
                return answer(
                    Page<rooms::Member>{{{{1}, u"민아"_s, rooms::MemberRole::Owner, 0, {1}, u"mina"_s},
                                         {{2}, nickname, rooms::MemberRole::Member, 0, {1}, u"jun"_s}},
                                        {}});
            });
        };
        const auto shown = [this](int position) {
            const int row = m_timeline->indexOfPosition(position);
            return m_timeline->data(m_timeline->index(row), Qt::DisplayRole).toString();
        };
        call(u"준"_s);
        m_server->happen(7, u"message"_s, 2,
                         toJson(chat::MessageBody{
                             u"@jun, @JUN이랑 @nobody@jun"_s, {}, QList{chat::Mention{{2}, u"jun"_s}}}));
        m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"@jun"_s, {}, {}}));
        open();
        QTRY_COMPARE(positions().size(), 2);
        People people(*m_house->session, {7});
        m_timeline->readersFrom(&people);
        QTRY_COMPARE(shown(1), u"@준, @준이랑 @nobody@jun"_s);
        QCOMPARE(at(1).text, u"@jun, @JUN이랑 @nobody@jun"_s); // what is written stays
        QCOMPARE(shown(2), u"@jun"_s); // nobody was found by it
        // What is on its way is shown as it will be.
        QTRY_VERIFY(!people.isLoading());
        const auto tag = m_timeline->post(u"@jun 봐요"_s);
        QVERIFY(tag);
        const int mine = m_timeline->indexOfTag(*tag);
        QCOMPARE(m_timeline->data(m_timeline->index(mine), Qt::DisplayRole).toString(), u"@준 봐요"_s);
        call(u"준이"_s);
        QTRY_VERIFY(!people.isLoading());
        people.refresh();
        QTRY_COMPARE(shown(1), u"@준이, @준이이랑 @nobody@jun"_s);
    }
    void howManyHaveNotReadIsShownAndFalls()
    {
        m_server->on("GET", u"/api/v1/rooms/7/members"_s, [](const FakeRequest &) {
            return answer(Page<rooms::Member>{{{{1}, u"민아"_s, rooms::MemberRole::Owner, 0, {1}},
                                               {{2}, u"준"_s, rooms::MemberRole::Member, 1, {1}},
                                               {{3}, u"소라"_s, rooms::MemberRole::Member, 2, {1}}},
                                              {}});
        });
        m_server->say(7, 1, u"하나"_s);
        m_server->say(7, 2, u"둘"_s);
        m_server->say(7, 1, u"셋"_s);
        open();
        People people(*m_house->session, {7});
        m_timeline->readersFrom(&people);
        QTRY_COMPARE(positions().size(), 3);
        QTRY_COMPARE(at(3).notReadBy, 2);
        QCOMPARE(at(2).notReadBy, 0); // its author does not count, nor does who looks
        QCOMPARE(at(1).notReadBy, 0);
        QSignalSpy changed(m_timeline.get(), &QAbstractItemModel::dataChanged);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read", toJson(chat::ReadMoved{{7}, {2}, 3}));
        QTRY_COMPARE(at(3).notReadBy, 1);
        for (const auto &change : std::as_const(changed)) // nothing else is painted again
            QCOMPARE(change[0].toModelIndex().row(), m_timeline->indexOfPosition(3));
        m_server->say(7, 2, u"넷"_s); // he has read what he says
        QTRY_COMPARE(positions().size(), 4);
        QCOMPARE(at(4).notReadBy, 1);
    }
    void pagingBackKeepsRowsAndGoesToTheServer()
    {
        talk(300);
        open();
        QTRY_COMPARE(positions().size(), 60);
        const QPersistentModelIndex anchor(m_timeline->index(m_timeline->indexOfPosition(241)));
        const qint64 id = m_timeline->row(anchor.row()).id;
        const QSignalSpy reset(m_timeline.get(), &Timeline::modelReset);
        const qsizetype asked = m_server->requestsTo("GET", u"/api/v1/rooms/7/events"_s);
        while (m_timeline->hasOlder()) {
            m_timeline->loadOlder();
            QTRY_VERIFY(!m_timeline->isLoadingOlder());
        }
        QCOMPARE(positions(), range(1, 300));
        QCOMPARE(m_timeline->row(anchor.row()).position, 241);
        QCOMPARE(m_timeline->row(anchor.row()).id, id);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/rooms/7/events"_s), asked + 4);
        QCOMPARE(days(), 1); // the divider moved up with its day
        // What was read is on disk now: the next opening asks nobody.
        m_server->requests.clear();
        Timeline again(*m_house->session, *m_formats, {7});
        again.open();
        while (again.hasOlder())
            again.loadOlder();
        QCOMPARE(again.indexOfPosition(1), 1);
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/rooms/7/events"_s), 0);
    }
    void theWindowStaysBoundedInBothDirections()
    {
        talk(2000);
        open();
        QTRY_COMPARE(positions().size(), 60);
        for (int i = 0; i < 20; ++i) {
            m_timeline->loadOlder();
            QTRY_VERIFY(!m_timeline->isLoadingOlder());
            QVERIFY(m_timeline->rowCount() <= Timeline::kMostRows + 2 * Timeline::kPage);
        }
        QVERIFY(m_timeline->hasNewer());
        QCOMPARE(positions(), range(positions().first(), positions().last()));
        const qint64 middle = positions().first();
        QCOMPARE(middle, 741);
        while (m_timeline->hasNewer()) {
            m_timeline->loadNewer();
            QTRY_VERIFY(!m_timeline->isLoadingNewer());
            QVERIFY(m_timeline->rowCount() <= Timeline::kMostRows + 2 * Timeline::kPage);
            QCOMPARE(positions(), range(positions().first(), positions().last()));
            QCOMPARE(m_timeline->row(0).kind, Kind::Day);
        }
        QCOMPARE(positions().last(), 2000);
        QVERIFY(positions().first() > middle);
        QVERIFY(m_timeline->hasOlder());
    }
    void liveEventsAreAddedAtTheBottom()
    {
        talk(10);
        open();
        QTRY_COMPARE(positions().size(), 10);
        const QSignalSpy inserted(m_timeline.get(), &Timeline::rowsInserted);
        const QSignalSpy reset(m_timeline.get(), &Timeline::modelReset);
        m_server->say(7, 2, u"live"_s);
        QTRY_COMPARE(positions().size(), 11);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_timeline->newBelow(), 0);
        m_timeline->setFollowing(false);
        m_server->say(7, 2, u"unseen"_s);
        m_server->say(7, 1, u"mine does not count"_s);
        QTRY_COMPARE(positions().size(), 13);
        QCOMPARE(m_timeline->newBelow(), 1);
        m_timeline->setFollowing(true);
        QCOMPARE(m_timeline->newBelow(), 0);
    }
    void aBusyRoomDoesNotGrowTheWindow()
    {
        talk(10);
        open();
        QTRY_COMPARE(positions().size(), 10);
        talk(1500);
        QTRY_COMPARE(m_timeline->indexOfPosition(1510), m_timeline->rowCount() - 1);
        QVERIFY(m_timeline->rowCount() <= Timeline::kMostRows + Timeline::kPage + 1);
        QVERIFY(m_timeline->hasOlder());
        // Reading further up, the rows in view stay.
        m_timeline->setFollowing(false);
        const qint64 first = positions().first();
        talk(1000);
        QTRY_VERIFY(m_timeline->newBelow() >= 1000);
        QCOMPARE(positions().first(), first);
        QVERIFY(m_timeline->rowCount() <= Timeline::kMostRows + Timeline::kPage + 1);
        QVERIFY(m_timeline->hasNewer());
        m_timeline->jumpToNewest();
        QCOMPARE(positions().last(), 2510);
        QVERIFY(!m_timeline->hasNewer());
    }

    // --- own lines ---

    void aLineOfOursBecomesItsEventInPlace_data()
    {
        QTest::addColumn<bool>("eventFirst");
        QTest::newRow("receipt first") << false;
        QTest::newRow("event first") << true;
    }
    void aLineOfOursBecomesItsEventInPlace()
    {
        QFETCH(bool, eventFirst);
        talk(3);
        open();
        QTRY_COMPARE(positions().size(), 3);
        m_server->eventsFirst = eventFirst;
        m_server->withholdEvents = !eventFirst;
        const QSignalSpy removed(m_timeline.get(), &Timeline::rowsRemoved);
        const QSignalSpy reset(m_timeline.get(), &Timeline::modelReset);
        const auto tag = m_timeline->post(u"내 말"_s);
        QVERIFY(tag.ok());
        const QPersistentModelIndex index(m_timeline->index(m_timeline->indexOfTag(*tag)));
        const qint64 id = m_timeline->row(index.row()).id;
        QVERIFY(m_timeline->row(index.row()).delivery != Delivery::Stored);
        QCOMPARE(m_timeline->row(index.row()).position, 0);
        QTRY_COMPARE(m_timeline->row(index.row()).delivery, Delivery::Stored);
        m_server->release();
        QTRY_COMPARE(m_timeline->row(index.row()).position, 4);
        QCOMPARE(m_timeline->row(index.row()).id, id);
        QCOMPARE(m_timeline->row(index.row()).text, u"내 말"_s);
        QCOMPARE(positions(), range(1, 4));
        QCOMPARE(removed.size(), 0);
        QCOMPARE(reset.size(), 0);
        QTest::qWait(20);
        QCOMPARE(m_timeline->rowCount(), 5); // one day, four messages
    }
    void othersAreNeverBelowWhatIsOnItsWay()
    {
        talk(1);
        open();
        QTRY_COMPARE(positions().size(), 1);
        m_server->judge = [](const chat::PostMessage &post) -> std::optional<Error> {
            return post.text == "bad"_L1 ? std::optional(Error{Code::NotAllowed, "x"}) : std::nullopt;
        };
        const auto bad = m_timeline->post(u"bad"_s);
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfTag(*bad)).delivery, Delivery::Failed);
        QCOMPARE(m_timeline->row(m_timeline->indexOfTag(*bad)).failure->code, Code::NotAllowed);
        const auto good = m_timeline->post(u"good"_s);
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfTag(*good)).position, 2);
        m_server->say(7, 2, u"other"_s);
        QTRY_COMPARE(positions().size(), 3);
        QCOMPARE(m_timeline->indexOfTag(*bad), m_timeline->rowCount() - 1);
        QCOMPARE(positions(), range(1, 3));
        m_timeline->discard(*bad);
        QCOMPARE(m_timeline->indexOfTag(*bad), -1);
    }
    void aFailedLineCanBeRetried()
    {
        open();
        m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "x"}; };
        const auto tag = m_timeline->post(u"다시"_s);
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfTag(*tag)).delivery, Delivery::Failed);
        m_server->judge = {};
        m_timeline->retry(*tag);
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfTag(*tag)).position, 1);
        QVERIFY(!m_timeline->row(m_timeline->indexOfTag(*tag)).failure);
    }
    void waitingLinesAreShownAgainAfterARestart()
    {
        talk(2);
        open();
        QTRY_COMPARE(positions().size(), 2);
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        const auto tag = m_timeline->post(u"offline"_s);
        QCOMPARE(m_timeline->row(m_timeline->indexOfTag(*tag)).delivery, Delivery::Waiting);
        m_tester.reset();
        m_timeline.reset();
        m_house->start();
        QVERIFY(m_house->session->resume());
        makeTimeline();
        m_timeline->open();
        QCOMPARE(positions(), range(1, 2));
        QCOMPARE(m_timeline->indexOfTag(*tag), m_timeline->rowCount() - 1);
        m_server->comeBack();
        retryUntilFresh();
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfTag(*tag)).position, 3);
        QCOMPARE(positions(), range(1, 3));
    }
    void aLineWhoseEventCameWhileWeWereAwayIsNotShownTwice()
    {
        talk(1);
        open();
        QTRY_COMPARE(positions().size(), 1);
        m_server->withholdReceipts = true;
        m_server->withholdEvents = true;
        const auto tag = m_timeline->post(u"stored, but we do not know"_s);
        QTRY_COMPARE(m_server->events(7).size(), 2);
        m_server->cut();
        m_server->withholdReceipts = false;
        m_server->withholdEvents = false;
        m_server->release();
        talk(3);
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        retryUntilFresh();
        QTRY_COMPARE(positions(), range(1, 5));
        QTRY_COMPARE(m_house->session->outbox().size(), 0);
        QCOMPARE(m_timeline->row(m_timeline->indexOfTag(*tag)).position, 2);
        QCOMPARE(m_timeline->rowCount(), 6);
    }
    void nothingAndTooMuchAreRefused()
    {
        open();
        QCOMPARE(m_timeline->post(u"  \n "_s).error().code, Code::Malformed);
        QCOMPARE(m_timeline->post(QString(4001, u'x')).error(),
                 Error(Code::TooLong, "message").at(u"text"_s));
        QVERIFY(m_timeline->post(QString(4000, u'x')).ok());
    }

    // --- dividers ---

    void daysAreDivided()
    {
        const auto evening = m_server->say(7, 2, u"어젯밤"_s);
        open();
        QTRY_COMPARE(positions().size(), 1);
        rooms::RoomEvent morning = evening;
        morning.position = 2;
        morning.id = {99999};
        morning.at = evening.at.plus(24h);
        m_server->tell(morning);
        QTRY_COMPARE(positions().size(), 2);
        QCOMPARE(days(), 2);
        QCOMPARE(m_timeline->row(2).kind, Kind::Day);
        QVERIFY(m_timeline->row(3).startsGroup);
        // Midnight passes: what was today is yesterday.
        QCOMPARE(m_timeline->row(0).text, m_formats->dayName(evening.at));
        const QString before = m_timeline->row(2).text;
        m_house->clock.advance(24h);
        QVERIFY(m_timeline->row(2).text != before);
    }
    void theNewMessageDividerIsExactAndStays()
    {
        m_server->room(7).readPosition = 40;
        talk(340);
        m_server->room(7).unread = 300;
        open();
        QTRY_VERIFY(m_timeline->newMessagesIndex() >= 0);
        const int divider = m_timeline->newMessagesIndex();
        QCOMPARE(m_timeline->row(divider + 1).position, 41);
        QCOMPARE(m_timeline->row(divider - 1).position, 40);
        QTRY_COMPARE(m_arrivedPosition, 41);
        QVERIFY(m_timeline->hasNewer());
        m_timeline->markSeen(100);
        while (m_timeline->hasNewer()) {
            m_timeline->loadNewer();
            QTRY_VERIFY(!m_timeline->isLoadingNewer());
        }
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 41);
        QVERIFY(m_timeline->hasFirstUnread());
        m_timeline->jumpToFirstUnread();
        QCOMPARE(m_arrivedPosition, 41);
        m_timeline->goBack();
        QCOMPARE(m_arrivedPosition, 340);
        m_timeline->clearNewMessages();
        QVERIFY(!m_timeline->hasFirstUnread());
        QCOMPARE(m_timeline->newMessagesIndex(), -1);
        QCOMPARE(positions(), range(positions().first(), 340));
    }
    void whatComesWhileNobodyLooksIsDivided()
    {
        talk(2);
        open();
        QTRY_COMPARE(positions().size(), 2);
        m_timeline->setAttended(false);
        m_server->say(7, 1, u"mine, from the phone"_s);
        m_server->say(7, 2, u"news"_s);
        m_server->say(7, 2, u"more news"_s);
        QTRY_COMPARE(positions().size(), 5);
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 4);
        m_timeline->setAttended(true);
        m_server->say(7, 2, u"seen at once"_s);
        QTRY_COMPARE(positions().size(), 6);
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 4);
        m_timeline->setAttended(false);
        m_server->say(7, 2, u"away again"_s);
        QTRY_COMPARE(positions().size(), 7);
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 7);
    }
    void whatIsMarkedAsUnreadStaysSoUntilTheRoomIsLeft()
    {
        for (int i = 0; i < 5; ++i)
            m_server->say(7, 2, u"x"_s);
        open();
        QTRY_COMPARE(positions().size(), 5);
        m_timeline->clearNewMessages();
        m_timeline->markSeen(5);
        QCOMPARE(m_house->session->archive().room({7})->unread, 0);
        QTRY_VERIFY(m_server->isHeard("/user/queue/alerts"));
        m_server->tellTopic("/user/queue/alerts", "marked-unread", toJson(chat::MarkedUnread{{7}, 2, 3, 0}));
        QTRY_VERIFY(m_timeline->isHeldUnread());
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 3);
        QCOMPARE(m_house->session->archive().room({7})->unread, 3);
        // Neither what is on the screen nor what comes now is read by being seen.
        m_timeline->markSeen(5);
        m_server->say(7, 2, u"more"_s);
        QTRY_COMPARE(positions().size(), 6);
        m_timeline->markSeen(6);
        QCOMPARE(m_house->session->archive().room({7})->readPosition, 2);
        QCOMPARE(m_house->session->archive().room({7})->unread, 4);
        // Left and entered again.
        m_timeline->clearNewMessages();
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 3);
        m_timeline->markSeen(6);
        QCOMPARE(m_house->session->archive().room({7})->unread, 0);
        m_timeline->clearNewMessages();
        QCOMPARE(m_timeline->newMessagesIndex(), -1);
    }
    void readingExplicitlyEndsIt()
    {
        m_server->say(7, 2, u"x"_s);
        open();
        QTRY_COMPARE(positions().size(), 1);
        m_timeline->markSeen(1);
        QTRY_VERIFY(m_server->isHeard("/user/queue/alerts"));
        m_server->tellTopic("/user/queue/alerts", "marked-unread", toJson(chat::MarkedUnread{{7}, 0, 1, 0}));
        QTRY_VERIFY(m_timeline->isHeldUnread());
        m_house->session->mirror().markRead({7}, 1);
        QVERIFY(!m_timeline->isHeldUnread());
    }
    void aCardWhoseMessageIsHiddenLosesIt()
    {
        campaigns::DonationBody gift;
        gift.campaign = {3};
        gift.gift = {{5}, u"소라"_s, Money{10'000}, u"무례한 말"_s, {1}};
        gift.goal = {100'000};
        m_server->happen(7, u"donation"_s, 0, toJson(gift));
        open();
        QTRY_COMPARE(positions().size(), 1);
        QCOMPARE(at(1).gift->gift.message, u"무례한 말"_s);
        m_server->happen(7, u"donation.message"_s, 0,
                         toJson(moderation::GiftMessageBody{{3}, {5}, 1, u"소라"_s, {}}));
        QTRY_COMPARE(positions().size(), 2);
        QCOMPARE(at(1).gift->gift.message, QString());
        QCOMPARE(at(1).text, QString());
        QCOMPARE(at(2).kind, Kind::Notice);
        QVERIFY(!at(2).text.isEmpty());
        m_server->happen(7, u"donation.message"_s, 0,
                         toJson(moderation::GiftMessageBody{{3}, {5}, 1, u"소라"_s, u"고운 말"_s}));
        QTRY_COMPARE(positions().size(), 3);
        QCOMPARE(at(1).gift->gift.message, u"고운 말"_s);
        QVERIFY(at(3).text.contains(u"고운 말"_s));
    }
    void noticesCardsAndQuotesAreTold()
    {
        const auto first = m_server->say(7, 2, u"물음"_s);
        m_server->happen(7, u"member.joined"_s, 2, toJson(rooms::MemberBody{{{2}, u"준"_s}, {}}));
        campaigns::DonationBody gift;
        gift.campaign = {3};
        gift.gift = {{5}, u"소라"_s, Money{10'000}, u"힘내세요"_s, {1}};
        gift.total = {10'000};
        gift.goal = {100'000};
        m_server->happen(7, u"donation"_s, 0, toJson(gift));
        m_server->happen(7, u"message"_s, 1, toJson(chat::MessageBody{u"대답"_s, first.id}));
        m_server->happen(7, u"future.kind"_s, 2, "{}");
        open();
        QTRY_COMPARE(positions().size(), 5);
        QCOMPARE(at(2).kind, Kind::Notice);
        QCOMPARE(at(2).text, u"준 joined"_s);
        QCOMPARE(at(3).kind, Kind::Gift);
        QCOMPARE(at(3).gift->gift.amount->won, 10'000);
        QCOMPARE(at(3).sender.nickname, u"소라"_s);
        QVERIFY(!at(3).mine);
        QCOMPARE(at(4).quote->text, u"물음"_s);
        QCOMPARE(at(4).quote->nickname, u"준"_s);
        QCOMPARE(at(5).kind, Kind::Notice);
        QCOMPARE(
            m_timeline->data(m_timeline->index(m_timeline->indexOfPosition(3)), Qt::DisplayRole).toString(),
            u"소라 gave ₩10,000: 힘내세요"_s);
    }

    // --- jumping ---

    void jumpsToPlacesTimesAndQuotes()
    {
        talk(1000);
        open();
        QTRY_COMPARE(positions().size(), 60);
        m_timeline->jumpToPosition(500);
        QTRY_COMPARE(m_arrivedPosition, 500);
        QVERIFY(m_timeline->hasOlder() && m_timeline->hasNewer());
        m_timeline->jumpToTime(m_server->events(7)[199].at);
        QTRY_COMPARE(m_arrivedPosition, 200);
        m_timeline->jumpToEvent(m_server->events(7)[499].id);
        QTRY_COMPARE(m_arrivedPosition, 500);
        const QSignalSpy refused(m_timeline.get(), &Timeline::refused);
        m_timeline->jumpToEvent({424242});
        QCOMPARE(refused.size(), 1);
        m_timeline->jumpToNewest();
        QTRY_COMPARE(m_arrivedPosition, 1000);
    }

    void jumpsLeadBackOneByOne()
    {
        talk(1000);
        open();
        QTRY_COMPARE(positions().size(), 60);
        QVERIFY(!m_timeline->canGoBack());
        m_timeline->goBack();
        m_timeline->jumpToPosition(500);
        QTRY_COMPARE(m_arrivedPosition, 500);
        m_timeline->setReading(495); // scrolled a little
        m_timeline->jumpToTime(m_server->events(7)[199].at);
        QTRY_COMPARE(m_arrivedPosition, 200);
        m_timeline->jumpToPosition(210); // in the window
        QCOMPARE(m_arrivedPosition, 210);
        m_timeline->goBack();
        QCOMPARE(m_arrivedPosition, 200);
        m_timeline->goBack();
        QTRY_COMPARE(m_arrivedPosition, 495);
        QVERIFY(m_timeline->canGoBack());
        m_timeline->goBack();
        QTRY_COMPARE(m_arrivedPosition, 1000);
        QVERIFY(!m_timeline->canGoBack());
    }
    void placesToGoBackToAreNotEndless()
    {
        talk(60);
        open();
        QTRY_COMPARE(positions().size(), 60);
        for (qint64 position = 1; position <= 2 * Timeline::kMostPlaces; ++position) {
            m_timeline->setFollowing(false);
            m_timeline->jumpToPosition(position);
        }
        int back = 0;
        for (; m_timeline->canGoBack() && back < 100; ++back)
            m_timeline->goBack();
        QCOMPARE(back, Timeline::kMostPlaces);
        QCOMPARE(m_arrivedPosition, qint64(Timeline::kMostPlaces));
    }

    /// On a slow line one writes before the page that was asked for is there: it must not take the window
    /// away from one's own words.
    void whatIsWrittenDuringAJumpStaysInView()
    {
        talk(1000);
        open();
        QTRY_COMPARE(positions().size(), 60);
        const QSignalSpy arrived(m_timeline.get(), &Timeline::arrived);
        m_timeline->jumpToTime(m_server->events(7)[199].at);
        QVERIFY(m_timeline->isJumping());
        QVERIFY(m_timeline->post(u"meanwhile"_s).ok());
        QVERIFY(!m_timeline->isJumping());
        const qsizetype told = arrived.size();
        QTRY_COMPARE(m_timeline->indexOfPosition(1001), m_timeline->rowCount() - 1);
        m_timeline->loadOlder(); // its answer comes after the abandoned one
        QTRY_VERIFY(positions().size() > 61);
        QCOMPARE(positions().last(), 1001);
        QCOMPARE(arrived.size(), told);
    }

    /// The page was made up before the last word was said.
    void whoGoesToTheNewestStaysThereWhileMoreIsSaid()
    {
        talk(200);
        int asked = 0;
        m_server->on("GET", u"/api/v1/rooms/7/events"_s, [this, &asked](const FakeRequest &) {
            const int last = asked++ == 0 ? 199 : 200;
            chat::History page;
            page.items = m_server->events(7).mid(last - 40, 40);
            page.epoch = m_server->room(7).epoch;
            page.position = last;
            return answer(page);
        });
        open();
        QTRY_COMPARE(positions().value(positions().size() - 1), 200);
        QVERIFY(!m_timeline->hasNewer());
        // Either a second page was asked for, or the last word came by itself below the row one stood at.
        QVERIFY(m_arrivedPosition == 200 || (m_arrivedPosition == 199 && asked == 1));
    }

    void aHoleOnDiskIsFilledFromTheServerWhenPagedInto()
    {
        talk(1000);
        open();
        QTRY_COMPARE(positions().size(), 60);
        m_timeline->jumpToPosition(100);
        QTRY_COMPARE(m_arrivedPosition, 100);
        // 130 and 941 are on disk, between them nothing: they never stand side by side.
        for (int i = 0; i < 20; ++i) {
            m_timeline->loadNewer();
            QTRY_VERIFY(!m_timeline->isLoadingNewer());
            QCOMPARE(positions(), range(positions().first(), positions().last()));
        }
        QCOMPARE(positions().last(), 1000);
    }
    void offlineOnePagesAsFarAsTheDiskGoes()
    {
        talk(200);
        open();
        QTRY_COMPARE(positions().size(), 60);
        m_timeline->loadOlder();
        QTRY_COMPARE(positions().first(), 81);
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_tester.reset();
        m_timeline.reset();
        makeTimeline();
        m_timeline->open();
        QCOMPARE(positions(), range(141, 200));
        m_timeline->loadOlder();
        QCOMPARE(positions(), range(81, 200));
        const QSignalSpy refused(m_timeline.get(), &Timeline::refused);
        m_timeline->loadOlder();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].value<Error>().code, Code::Unavailable);
        QCOMPARE(positions(), range(81, 200));
        QVERIFY(m_timeline->hasOlder());
    }
    void aRebuiltRoomStartsAnew()
    {
        talk(20);
        open();
        QTRY_COMPARE(positions().size(), 20);
        m_server->rebuild(7, u"e2"_s);
        talk(3);
        m_server->tellTopic("/topic/rooms/7", "reload", toJson(rooms::Reload{{7}, u"e2"_s, 3}));
        QTRY_COMPARE(positions(), range(1, 3));
        m_server->say(7, 2, u"live"_s);
        QTRY_COMPARE(positions(), range(1, 4));
    }
    void afterACutNothingIsMissingOrDoubled()
    {
        talk(5);
        open();
        QTRY_COMPARE(positions().size(), 5);
        for (int i = 0; i < 3; ++i) {
            m_server->cut();
            talk(20);
            QTRY_VERIFY(!m_house->session->stream().isOnline());
            retryUntilFresh();
            QTRY_COMPARE(positions(), range(1, 5 + 20 * (i + 1)));
        }
    }
    void afterALongAbsenceItStandsAtTheFirstUnreadRow()
    {
        talk(5);
        open();
        QTRY_COMPARE(positions().size(), 5);
        m_timeline->markSeen(5);
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        talk(700);
        m_server->room(7).readPosition = 5;
        m_server->room(7).unread = 700;
        retryUntilFresh();
        QTRY_COMPARE(m_arrivedPosition, 6);
        QCOMPARE(m_timeline->row(m_timeline->newMessagesIndex() + 1).position, 6);
        QVERIFY(m_timeline->hasNewer());
        QCOMPARE(positions(), range(positions().first(), positions().last()));
    }
    void theLanguageChangesWhatWeSayOurselves()
    {
        m_server->happen(7, u"member.joined"_s, 2, toJson(rooms::MemberBody{{{2}, u"준"_s}, {}}));
        open();
        QTRY_COMPARE(positions().size(), 1);
        const QSignalSpy changed(m_timeline.get(), &Timeline::dataChanged);
        m_formats->setLanguage(Language::Korean);
        QVERIFY(changed.size() >= 1);
    }
    void searchFindsWhatWasSaid()
    {
        m_server->say(7, 2, u"정말 감사합니다"_s);
        m_server->say(7, 2, u"다른 말"_s);
        open();
        QTRY_COMPARE(positions().size(), 2);
        QCOMPARE(m_timeline->search(u"감사"_s).size(), 1);
        QCOMPARE(m_timeline->search(u"감사"_s)[0].event.position, 1);
    }

private:
    /// Whom everybody hears in talk() is blocked.
    void blocked()
    {
        m_server->on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Person>{{{{2}, u"준"_s}}, {}});
        });
    }
    /// Opens the room once it is known who is blocked.
    void openKnowing()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_house->session->blocks().contains(UserId{2}));
        open();
    }
    void talk(int count)
    {
        for (int i = 0; i < count; ++i)
            m_server->say(7, 2, u"말 %1"_s.arg(m_server->events(7).size() + 1));
    }
    void makeTimeline()
    {
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_timeline.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        connect(m_timeline.get(), &Timeline::arrived, this,
                [this](int row) { m_arrivedPosition = m_timeline->row(row).position; });
    }
    void open()
    {
        if (m_house->session->state() != Session::State::SignedIn)
            QVERIFY(m_house->enter(*m_server));
        // Live events are heard from here on.
        QTRY_VERIFY(
            std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                        [](const auto &frame) { return frame.value("destination") == "/topic/rooms/7"; }));
        makeTimeline();
        m_timeline->open();
    }
    void retryUntilFresh()
    {
        QVERIFY(test::eventually([this] {
            m_house->session->stream().retryNow();
            return m_house->session->mirror().isFresh();
        }));
    }
    const TimelineRow &at(qint64 position) const
    {
        return m_timeline->row(m_timeline->indexOfPosition(position));
    }
    QList<qint64> positions() const
    {
        QList<qint64> all;
        for (int i = 0; i < m_timeline->rowCount(); ++i) {
            const TimelineRow &row = m_timeline->row(i);
            if (row.kind != Kind::Day && row.kind != Kind::NewMessages && row.position > 0)
                all.append(row.position);
        }
        return all;
    }
    QList<bool> groups() const
    {
        QList<bool> all;
        for (int i = 0; i < m_timeline->rowCount(); ++i) {
            if (m_timeline->row(i).kind == Kind::Message)
                all.append(m_timeline->row(i).startsGroup);
        }
        return all;
    }
    int days() const
    {
        int count = 0;
        for (int i = 0; i < m_timeline->rowCount(); ++i)
            count += m_timeline->row(i).kind == Kind::Day;
        return count;
    }
    static QList<qint64> range(qint64 first, qint64 last)
    {
        QList<qint64> all;
        for (; first <= last; ++first)
            all.append(first);
        return all;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_arrivedPosition = 0;
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
