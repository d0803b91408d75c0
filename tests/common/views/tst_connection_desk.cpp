// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/connection_desk.h"

#include "common/protocol/users.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using connections::ClientKind;
using connections::ConnectedClient;
using connections::Speech;

class ConnectionDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->giveRole(u"mina"_s, u"owner"_s);
        m_fault.reset();
        m_asked.clear();
        m_clients = {aGuest(), jun(u"5"_s), jun(u"4"_s)};
        m_server->on("GET", u"/api/v1/connections"_s, [this](const FakeRequest &request) {
            m_asked += request.query;
            if (m_fault)
                return refusal(*m_fault);
            Page<ConnectedClient> page;
            page.items = request.after().isEmpty() ? m_clients : QList<ConnectedClient>{jun(u"3"_s)};
            if (request.after().isEmpty())
                page.next = u"4"_s;
            return answer(page);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<ConnectionDesk>(*m_house->session, *m_formats);
        refresh();
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void eachSaysWhoseItIsFromWhereAndSinceWhen()
    {
        const ConnectedClient person = m_desk->items()[1];
        QCOMPARE(ConnectionDesk::nameOf(person), u"Jun (jun)"_s);
        QCOMPARE(ConnectionDesk::placeOf(person), u"Terminal program · madang-tui @ attic · 192.0.2.9"_s);
        const QString story = m_desk->storyOf(person);
        QVERIFY(story.startsWith(u"STOMP · since "_s));
        QVERIFY(story.contains(u"rooms followed: 3"_s));
        QVERIFY(story.endsWith(u"not read yet"_s));
        const ConnectedClient guest = m_desk->items()[0];
        QCOMPARE(ConnectionDesk::nameOf(guest), u"A guest"_s);
        QCOMPARE(ConnectionDesk::placeOf(guest), u"Another program · curl/8.0 · 198.51.100.7"_s);
        QVERIFY(m_desk->storyOf(guest).startsWith(u"SSE · since "_s));
        QVERIFY(!m_desk->storyOf(guest).contains(u"rooms"_s)); // a stream of notices follows none
        QVERIFY(m_desk->freshness().contains(u"node-1"_s));
        ConnectedClient gone = person;
        gone.username.reset();
        QCOMPARE(ConnectionDesk::nameOf(gone), u"Somebody whose account is gone"_s);
    }

    void theListGoesOn()
    {
        QVERIFY(m_desk->hasMore());
        m_desk->readOn();
        QTRY_COMPARE(m_desk->items().size(), 4);
        QCOMPARE(m_desk->items().last().number, u"3"_s);
        QVERIFY(!m_desk->hasMore());
        QCOMPARE(m_asked.last().queryItemValue(u"after"_s), u"4"_s);
    }

    void onePersonAndGuestsExcludeEachOther()
    {
        m_desk->setGuestsOnly(true);
        QTRY_VERIFY(!m_desk->isLoading());
        QCOMPARE(m_asked.last().queryItemValue(u"guests"_s), u"true"_s);
        m_desk->setPerson(u" jun "_s);
        QTRY_VERIFY(!m_desk->isLoading());
        QVERIFY(!m_desk->guestsOnly());
        QCOMPARE(m_asked.last().queryItemValue(u"username"_s), u"jun"_s);
        QVERIFY(!m_asked.last().hasQueryItem(u"guests"_s));
        m_desk->setGuestsOnly(true);
        QVERIFY(m_desk->person().isEmpty());
        QTRY_VERIFY(!m_desk->isLoading());
        QVERIFY(!m_asked.last().hasQueryItem(u"username"_s));
    }

    void nobodysOwnSignInsAndNoGuestsAreEndedHere()
    {
        QVERIFY(!m_desk->canEnd(m_desk->items()[0]));
        QVERIFY(m_desk->canEnd(m_desk->items()[1]));
        ConnectedClient mine = m_desk->items()[1];
        mine.user = m_house->session->user();
        QVERIFY(!m_desk->canEnd(mine));
    }

    void whoIsSignedOutLeavesTheList()
    {
        m_server->on("POST", u"/api/v1/users/jun/logout"_s, [](const FakeRequest &) {
            users::User user;
            user.id = {12};
            user.username = u"jun"_s;
            user.nickname = u"Jun"_s;
            user.role = u"member"_s;
            return answer(users::LoggedOut{user, 2});
        });
        const QSignalSpy told(m_desk.get(), &ConnectionDesk::told);
        m_desk->endAll(u"jun"_s);
        QVERIFY(m_desk->isBusy());
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_desk->items().size(), 1);
        QVERIFY(!m_desk->items()[0].user);
        QVERIFY(!m_desk->isBusy());
    }

    void aRefusalOfTheDeedKeepsTheListOneOfTheListDoesNot()
    {
        m_server->on("POST", u"/api/v1/users/jun/logout"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotAllowed, "owner-account")); });
        m_desk->endAll(u"jun"_s);
        QTRY_VERIFY(m_desk->error().has_value());
        QCOMPARE(m_desk->items().size(), 3);
        m_fault = Error(Code::Unavailable, "store");
        refresh();
        QCOMPARE(m_desk->items().size(), 3);
        m_fault = Error(Code::NotAllowed, "admin-only");
        refresh();
        QVERIFY(m_desk->items().isEmpty());
        QVERIFY(!m_desk->isKnown() && !m_desk->hasMore());
    }

private:
    static ConnectedClient aGuest()
    {
        return {u"6"_s,
                u"node-1"_s,
                {},
                {},
                {},
                {},
                ClientKind::Other,
                u"curl/8.0"_s,
                Speech::Events,
                u"198.51.100.7"_s,
                {1'700'000'000'000},
                0,
                0};
    }
    static ConnectedClient jun(const QString &number)
    {
        return {number,
                u"node-1"_s,
                UserId{12},
                u"jun"_s,
                u"Jun"_s,
                u"madang-tui @ attic"_s,
                ClientKind::Terminal,
                u"madang-tui/1.0"_s,
                Speech::Stomp,
                u"192.0.2.9"_s,
                {1'700'000'000'000},
                3,
                12'000};
    }
    void refresh()
    {
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->isLoading());
    }

    QList<ConnectedClient> m_clients;
    QList<QUrlQuery> m_asked;
    std::optional<Error> m_fault;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<ConnectionDesk> m_desk;
};

QTEST_GUILESS_MAIN(ConnectionDeskTest)
#include "tst_connection_desk.moc"
