// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/people.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_server->on("GET", u"/api/v1/rooms/7/members"_s, [](const FakeRequest &request) {
            // Two pages, to be joined.
            Page<rooms::Member> page;
            if (request.after().isEmpty()) {
                page.items = {{{2}, u"준"_s, rooms::MemberRole::Member, 3, {1}}};
                page.next = u"more"_s;
            } else {
                page.items = {{{1}, u"민아"_s, rooms::MemberRole::Owner, 5, {1}}};
            }
            return answer(page);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_people = std::make_unique<People>(*m_house->session, RoomId{7});
        QTRY_VERIFY(!m_people->isLoading());
    }
    void cleanup()
    {
        m_people.reset();
        m_house.reset();
        m_server.reset();
    }

    void ownersStandFirst()
    {
        QCOMPARE(names(), (QStringList{u"민아"_s, u"준"_s}));
        QCOMPARE(m_people->member(0).role, rooms::MemberRole::Owner);
        QCOMPARE(m_people->readBy(3), 1); // oneself does not count
        QCOMPARE(m_people->readBy(4), 0);
    }
    void whoHasNotReadIsCounted()
    {
        QCOMPARE(m_people->notReadBy(4, {1}), 1); // jun, who stands at 3
        QCOMPARE(m_people->notReadBy(3, {1}), 0);
        QCOMPARE(m_people->notReadBy(4, {2}), 0); // what he said himself
        QSignalSpy moved(m_people.get(), &People::readPositionsChanged);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read", toJson(chat::ReadMoved{{7}, {2}, 4}));
        QTRY_COMPARE(m_people->notReadBy(4, {1}), 0);
        QVERIFY(!moved.isEmpty());
    }
    void whoKeepsItFromOthersIsNotCounted()
    {
        QCOMPARE(m_people->notReadBy(4, {1}), 1);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read-marks",
                            toJson(chat::ReadMarksChanged{{7}, {2}, false}));
        QTRY_COMPARE(m_people->notReadBy(4, {1}), 0);
        QCOMPARE(m_people->readBy(3), 0);
        QVERIFY(m_house->session->archive().members({7}).first().hidesReading
                || m_house->session->archive().members({7}).last().hidesReading);
        // They let it be seen again: it is asked for.
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read-marks",
                            toJson(chat::ReadMarksChanged{{7}, {2}, true}));
        QTRY_COMPARE(m_people->notReadBy(4, {1}), 1);
        QCOMPARE(m_people->readBy(3), 1);
    }
    void whoIsTypingIsSaidAndForgotten()
    {
        type(2, true);
        QTRY_COMPARE(m_people->typing().size(), 1);
        QCOMPARE(m_people->typingText(), u"준 is typing…"_s);
        m_house->clock.advance(4s);
        type(2, true); // still at it
        QTest::qWait(20);
        m_house->clock.advance(4s);
        QCOMPARE(m_people->typing().size(), 1);
        m_house->clock.advance(3s);
        QVERIFY(m_people->typing().isEmpty());
        type(2, true);
        QTRY_COMPARE(m_people->typing().size(), 1);
        m_server->say(7, 2, u"done"_s);
        QTRY_VERIFY(m_people->typing().isEmpty());
        type(1, true); // oneself
        type(2, true);
        type(2, false);
        QTest::qWait(20);
        QVERIFY(m_people->typingText().isEmpty());
    }
    void comingAndGoingIsSeen()
    {
        QAbstractItemModelTester tester(m_people.get(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_server->happen(7, u"member.joined"_s, 3, toJson(rooms::MemberBody{{{3}, u"가람"_s}, {}}));
        QTRY_COMPARE(names(), (QStringList{u"민아"_s, u"가람"_s, u"준"_s}));
        m_server->happen(7, u"member.left"_s, 2, toJson(rooms::MemberBody{{{2}, u"준"_s}, {}}));
        QTRY_COMPARE(names(), (QStringList{u"민아"_s, u"가람"_s}));
    }
    void theNamesThatMentionArePutTogether()
    {
        m_server->on("POST", u"/api/v1/faces"_s, [](const FakeRequest &request) {
            Page<profiles::Face> page;
            const auto asked = fromJson<profiles::AskFaces>(request.body);
            for (const UserId person : asked ? asked->people : QList<UserId>()) {
                if (person == UserId{3})
                    page.items.append({person, u"가람"_s, {}, {}, u"garam"_s});
            }
            return answer(page);
        });
        QVERIFY(!m_people->member(0).username); // of a server that does not tell them
        QCOMPARE(m_people->indexOfName(u"garam"_s), -1);
        m_server->happen(7, u"member.joined"_s, 3, toJson(rooms::MemberBody{{{3}, u"가람"_s}, {}}));
        QTRY_COMPARE(m_people->rowCount(), 3);
        m_house->clock.advance(1s); // faces are asked for together
        QTRY_COMPARE(m_people->indexOfName(u"garam"_s), m_people->indexOf({3}));
        QCOMPARE(m_people->indexOfName({}), -1);
    }
    // --- presence ---

    void whoIsHereStandsFirst()
    {
        using presence::State;
        QAbstractItemModelTester tester(m_people.get(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_server->happen(7, u"member.joined"_s, 3, toJson(rooms::MemberBody{{{3}, u"가람"_s}, {}}));
        QTRY_COMPARE(m_people->rowCount(), 3);
        tell(3, State::Away);
        QTRY_COMPARE(names(), (QStringList{u"가람"_s, u"민아"_s, u"준"_s}));
        tell(2, State::Busy);
        QTRY_COMPARE(names(), (QStringList{u"가람"_s, u"준"_s, u"민아"_s}));
        QCOMPARE(m_people->presence(0), State::Away);
        QCOMPARE(m_people->presenceText(1), u"do not disturb"_s);
        QCOMPARE(m_people->data(m_people->index(0), Qt::AccessibleTextRole).toString(), u"가람, away"_s);
        const QPersistentModelIndex jun = m_people->index(1);
        tell(3, State::Offline);
        QTRY_COMPARE(names(), (QStringList{u"준"_s, u"민아"_s, u"가람"_s}));
        QCOMPARE(jun.row(), 0); // what is selected stays selected
        m_server->tellTopic("/topic/rooms/7/ephemeral", "presence",
                            toJson(presence::Changed{{8}, {3}, State::Online})); // another room
        tell(3, State::Busy);
        QTRY_COMPARE(m_people->presence(m_people->indexOf({3})), State::Busy);
        m_server->goAway();
        QTRY_COMPARE(names(), (QStringList{u"민아"_s, u"가람"_s, u"준"_s})); // nobody is known to be here
    }
    void whoJoinsIsAskedAboutAfterAPause()
    {
        const auto asked = [this] { return m_server->requestsTo("GET", u"/api/v1/rooms/7/presence"_s); };
        QTRY_VERIFY(asked() > 0);
        const int before = asked();
        m_server->here.insert({3}, presence::State::Online);
        m_server->happen(7, u"member.joined"_s, 3, toJson(rooms::MemberBody{{{3}, u"가람"_s}, {}}));
        m_server->happen(7, u"member.joined"_s, 4, toJson(rooms::MemberBody{{{4}, u"나래"_s}, {}}));
        QTRY_COMPARE(m_people->rowCount(), 4);
        QCOMPARE(asked(), before);
        m_house->clock.advance(3s);
        QTRY_COMPARE(names().first(), u"가람"_s);
        QCOMPARE(asked(), before + 1);
    }
    void oneselfIsInvisibleInWords()
    {
        m_server->here.insert({1}, presence::State::Online);
        const auto chosen = waitFor(m_house->session->presence().choose(presence::Choice::Invisible));
        QVERIFY(chosen && *chosen);
        QTRY_COMPARE(m_people->presenceText(m_people->indexOf({1})), u"invisible"_s);
        QTRY_COMPARE(m_people->presence(m_people->indexOf({1})), presence::State::Online);
    }
    void aVeryLargeRoomTellsNobody()
    {
        m_server->liveRooms = false;
        m_server->here.insert({2}, presence::State::Online);
        m_people->refresh();
        QTRY_VERIFY(!m_people->isLoading());
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/rooms/7/presence"_s) > 1);
        QCOMPARE(m_people->presence(m_people->indexOf({2})), presence::State::Offline);
    }

    void readPositionsMoveForwardOnly()
    {
        const QSignalSpy moved(m_people.get(), &People::readPositionsChanged);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read", toJson(chat::ReadMoved{{7}, {2}, 9}));
        QTRY_COMPARE(m_people->readBy(9), 1);
        m_server->tellTopic("/topic/rooms/7/ephemeral", "read", toJson(chat::ReadMoved{{7}, {2}, 4}));
        QTest::qWait(20);
        QCOMPARE(m_people->readBy(9), 1);
        QCOMPARE(moved.size(), 1);
    }
    void offlineTheLastKnownMembersAreShown()
    {
        m_people.reset();
        m_server->goAway();
        m_house->start();
        QVERIFY(m_house->session->resume());
        const People people(*m_house->session, {7});
        QCOMPARE(people.rowCount(), 2);
    }

private:
    void tell(qint64 user, presence::State state)
    {
        m_server->tellTopic("/topic/rooms/7/ephemeral", "presence",
                            toJson(presence::Changed{{7}, {user}, state}));
    }
    void type(qint64 user, bool typing)
    {
        const accounts::Person person{{user}, user == 2 ? u"준"_s : u"민아"_s};
        m_server->tellTopic("/topic/rooms/7/ephemeral", "typing",
                            toJson(chat::TypingChanged{{7}, person, typing}));
    }
    QStringList names() const
    {
        QStringList all;
        for (int i = 0; i < m_people->rowCount(); ++i)
            all += m_people->data(m_people->index(i)).toString();
        return all;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<People> m_people;
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_people.moc"
