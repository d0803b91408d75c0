// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/presence_book.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using presence::Choice;
using presence::State;

class PresenceBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(8, u"준"_s);
        m_server->pairs = {{{8}, {2}, State::Away}};
        m_house = std::make_unique<ClientHouse>();
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void nothingIsKnownBeforeTheServerSaidIt()
    {
        QVERIFY(!book().mine());
        QCOMPARE(book().pair({8}), State::Offline);
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(book().mine());
        QCOMPARE(book().mine()->choice, Choice::Automatic);
        QTRY_COMPARE(book().pair({8}), State::Away);
    }
    void aChoiceIsKnownWhenTheServerTellsIt()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(queueIsHeard());
        const auto chosen = waitFor(book().choose(Choice::Busy));
        QVERIFY(chosen && *chosen);
        QTRY_COMPARE(book().mine()->choice, Choice::Busy);
        // Another device of ours.
        m_server->tellTopic("/user/queue/presence", "presence.mine",
                            toJson(presence::Mine{Choice::Invisible, State::Offline}));
        QTRY_COMPARE(book().mine()->choice, Choice::Invisible);
    }
    void whatIsSharedOfReadingIsAChoiceOfItsOwn()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(queueIsHeard());
        const auto busy = waitFor(book().choose(Choice::Busy));
        QVERIFY(busy && *busy);
        const auto kept = waitFor(book().shareReading(false));
        QVERIFY(kept && *kept);
        QTRY_COMPARE(book().mine()->readMarks, std::optional(false));
        QCOMPARE(book().mine()->choice, Choice::Busy);
    }
    void theOtherOfADirectRoomIsFollowed()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(book().pair({8}), State::Away);
        const QSignalSpy changed(&book(), &PresenceBook::pairChanged);
        m_server->tellTopic("/user/queue/presence", "presence.pair",
                            toJson(presence::Changed{{8}, {2}, State::Online}));
        QTRY_COMPARE(book().pair({8}), State::Online);
        QCOMPARE(changed.last().first().value<RoomId>(), RoomId{8});
        m_server->tellTopic("/user/queue/presence", "presence.pair", "{\"room\":");
        m_server->goAway();
        QTRY_COMPARE(book().pair({8}), State::Offline); // nobody is known to be here
        QVERIFY(changed.last().first().value<RoomId>().isNull());
    }
    void aDeviceSaysThatItIsIdleOnceAndAfterAReconnect()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(queueIsHeard());
        book().setIdle(false);
        book().setIdle(true);
        book().setIdle(true);
        QTRY_COMPARE(m_server->idleReports, QList<bool>{true});
        const int before = m_server->connections;
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_house->clock.advance(std::chrono::minutes(1));
        QTRY_VERIFY(m_server->connections > before);
        QTRY_COMPARE(m_server->idleReports, (QList<bool>{true, true}));
        book().setIdle(false);
        QTRY_COMPARE(m_server->idleReports, (QList<bool>{true, true, false}));
    }
    void signingOutForgetsIt()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(book().mine());
        m_house->session->signOut(Session::LocalCopy::Remove);
        QTRY_VERIFY(!book().mine());
    }
    void anOlderServerIsNoFault()
    {
        m_server->on("GET", u"/api/v1/me/presence"_s, [](const FakeRequest &) {
            return refusal({Code::NotFound, "path"});
        });
        m_server->on("GET", u"/api/v1/me/pairs/presence"_s, [](const FakeRequest &) {
            return refusal({Code::NotFound, "path"});
        });
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/pairs/presence"_s), 1);
        QVERIFY(!book().mine());
        QCOMPARE(book().pair({8}), State::Offline);
    }

private:
    PresenceBook &book() const { return m_house->session->presence(); }
    bool queueIsHeard() const
    {
        return std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(), [](const auto &frame) {
            return frame.value("destination") == "/user/queue/presence";
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(PresenceBookTest)
#include "tst_presence_book.moc"
