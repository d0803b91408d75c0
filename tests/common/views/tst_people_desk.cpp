// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/people_desk.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Act = PeopleDesk::Act;

class PeopleDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_people
            = {userOf(5, u"sora"_s, u"소라"_s, u"member"_s, 2), userOf(6, u"ada"_s, u"Ada"_s, u"admin"_s, 1),
               userOf(7, u"olaf"_s, u"Olaf"_s, u"owner"_s, 1), userOf(8, u"zoe"_s, u"Zoe"_s, u"member"_s, 0)};
        m_server->on("GET", u"/api/v1/users"_s, [this](const FakeRequest &request) {
            m_query = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            if (m_listFault)
                return refusal(*m_listFault);
            if (m_query == u"page")
                return request.after().isEmpty() ? answer(Page<users::User>{m_people.mid(0, 2), u"ada"_s})
                                                 : answer(Page<users::User>{m_people.mid(2), {}});
            return answer(Page<users::User>{m_people, {}});
        });
        for (const users::User &user : std::as_const(m_people)) {
            const QString path = u"/api/v1/users/"_s + user.username;
            m_server->on("GET", path,
                         [this, id = user.id](const FakeRequest &) { return answer(storyOf(id)); });
            m_server->on("POST", path + u"/logout"_s, [this, id = user.id](const FakeRequest &) {
                const int ended = std::exchange(person(id).sessions, 0);
                person(id).lastUsedAt.reset();
                return answer(users::LoggedOut{person(id), ended});
            });
            m_server->on("POST", path + u"/disable"_s, [this, id = user.id](const FakeRequest &) {
                if (person(id).disabledAt)
                    return refusal(Error(Code::Conflict, "disabled"));
                person(id).disabledAt = Timestamp{5};
                return answer(users::LoggedOut{person(id), std::exchange(person(id).sessions, 0)});
            });
            m_server->on("POST", path + u"/enable"_s, [this, id = user.id](const FakeRequest &) {
                person(id).disabledAt.reset();
                return answer(person(id));
            });
        }
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
        m_listFault.reset();
    }

    void peopleAreFoundByAPartOfTheirName()
    {
        enterAs(u"support"_s);
        m_desk->search({});
        QVERIFY(m_desk->isLoading());
        QTRY_COMPARE(m_desk->people().size(), 4);
        QVERIFY(m_query.isEmpty());
        QVERIFY(!m_desk->hasMore());
        QCOMPARE(m_desk->nameOf(m_desk->people()[0]), u"소라 (sora)"_s);
        QCOMPARE(m_desk->standingOf(m_desk->people()[3]), u"not signed in"_s);
        QVERIFY(m_desk->standingOf(m_desk->people()[1]).startsWith(u"admin · last used "_s));
        m_desk->search(u"  소 100%&_ "_s);
        QTRY_VERIFY(!m_desk->isLoading());
        QCOMPARE(m_query, u"소 100%&_"_s);
        m_desk->search(QString(80, u'x'));
        QTRY_VERIFY(!m_desk->isLoading());
        QCOMPARE(m_query.size(), users::kLongestQuery);
    }
    void pagesFollowOneAnother()
    {
        enterAs(u"support"_s);
        m_desk->search(u"page"_s);
        QTRY_COMPARE(m_desk->people().size(), 2);
        QVERIFY(m_desk->hasMore());
        m_desk->readOn();
        m_desk->readOn(); // once is enough
        QTRY_COMPARE(m_desk->people().size(), 4);
        QVERIFY(!m_desk->hasMore());
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/users"_s), 2);
    }
    void whatWasAskedLastIsShown()
    {
        enterAs(u"support"_s);
        m_desk->search(u"first"_s);
        m_desk->search(u"page"_s);
        QTRY_VERIFY(!m_desk->isLoading());
        QCOMPARE(m_desk->people().size(), 2);
        QVERIFY(m_desk->hasMore());
    }
    void whyAListDidNotComeIsSaid()
    {
        m_listFault = Error(Code::NotAllowed, "support-only");
        enterAs(u"support"_s);
        m_desk->search({});
        QTRY_VERIFY(m_desk->listError().has_value());
        m_listFault.reset();
        m_desk->refresh();
        QTRY_COMPARE(m_desk->people().size(), 4);
        QVERIFY(!m_desk->listError());
    }
    void aStoryTellsTheSignIns()
    {
        enterAs(u"support"_s);
        choose(u"sora"_s);
        const users::UserStory &story = *m_desk->story();
        QCOMPARE(story.sessions.size(), 2);
        QCOMPARE(m_desk->deviceOf(story.sessions[0]), u"laptop"_s);
        QCOMPARE(m_desk->deviceOf(story.sessions[1]), u"unnamed device"_s);
        QVERIFY(m_desk->useOf(story.sessions[0]).startsWith(u"192.0.2.1 · first used "_s));
        QVERIFY(m_desk->historyOf(story.user).startsWith(u"here since "_s));
        m_desk->leave();
        QVERIFY(m_desk->chosen().isEmpty());
        QVERIFY(!m_desk->story());
        // One on its way is not for the next person.
        m_desk->choose(u"zoe"_s);
        m_desk->choose(u"ada"_s);
        QTRY_VERIFY(m_desk->story().has_value());
        QCOMPARE(m_desk->story()->user.username, u"ada"_s);
    }
    void onlyWhatTheRoleMayIsOffered()
    {
        using Acts = QList<Act>;
        enterAs(u"support"_s);
        choose(u"sora"_s);
        QVERIFY(!m_desk->offersMerge());
        QCOMPARE(m_desk->acts(), Acts{Act::LogOut});
        choose(u"zoe"_s);
        QCOMPARE(m_desk->acts(), Acts{});
        for (const QString &leader : {u"ada"_s, u"olaf"_s}) {
            choose(leader);
            QCOMPARE(m_desk->acts(), Acts{});
        }
    }
    void anAdminDoesMore()
    {
        using Acts = QList<Act>;
        enterAs(u"admin"_s);
        choose(u"sora"_s);
        QVERIFY(m_desk->offersMerge());
        QCOMPARE(m_desk->acts(), (Acts{Act::LogOut, Act::Disable}));
        choose(u"ada"_s);
        QCOMPARE(m_desk->acts(), (Acts{Act::LogOut, Act::Disable}));
        choose(u"olaf"_s);
        QCOMPARE(m_desk->acts(), Acts{});
    }
    void whoIsLoggedOutHasNoSignInsLeft()
    {
        enterAs(u"support"_s);
        m_desk->search({});
        QTRY_COMPARE(m_desk->people().size(), 4);
        choose(u"sora"_s);
        const QSignalSpy told(m_desk.get(), &PeopleDesk::told);
        m_desk->act(Act::LogOut);
        QVERIFY(m_desk->isActing());
        m_desk->act(Act::LogOut); // a second press does nothing
        QTRY_VERIFY(!m_desk->isActing());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(), u"소라 is signed out. Sign-ins that were ended: 2"_s);
        QVERIFY(m_desk->story()->sessions.isEmpty());
        QCOMPARE(m_desk->people()[0].sessions, 0);
        QVERIFY(m_desk->acts().isEmpty());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/users/sora/logout"_s), 1);
    }
    void disablingAndEnablingTurnTheButton()
    {
        enterAs(u"owner"_s);
        m_desk->search({});
        QTRY_COMPARE(m_desk->people().size(), 4);
        choose(u"sora"_s);
        const QSignalSpy told(m_desk.get(), &PeopleDesk::told);
        m_desk->act(Act::Disable);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_desk->acts(), QList<Act>{Act::Enable});
        QVERIFY(m_desk->standingOf(m_desk->people()[0]).contains(u"disabled"_s));
        m_desk->act(Act::Enable);
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(m_desk->acts(), QList<Act>{Act::Disable});
    }
    void whatSomebodyElseDidIsShownWithTheReason()
    {
        enterAs(u"owner"_s);
        choose(u"sora"_s);
        person({5}).disabledAt = Timestamp{4};
        m_desk->act(Act::Disable);
        QTRY_VERIFY(m_desk->error().has_value());
        QTRY_COMPARE(m_desk->acts(), QList<Act>{Act::Enable});
        QCOMPARE(m_desk->error()->about, u"disabled"_s);
        m_desk->choose(u"zoe"_s);
        QVERIFY(!m_desk->error());
    }
    void aRefusalIsSaidAlsoToWhoLookedAway()
    {
        enterAs(u"owner"_s);
        choose(u"sora"_s);
        person({5}).disabledAt = Timestamp{4};
        const QSignalSpy told(m_desk.get(), &PeopleDesk::told);
        m_desk->act(Act::Disable);
        m_desk->choose(u"zoe"_s);
        QTRY_COMPARE(told.size(), 1);
        QTRY_VERIFY(m_desk->story().has_value());
        QCOMPARE(m_desk->story()->user.username, u"zoe"_s);
        QVERIFY(!m_desk->error());
        QVERIFY(!m_desk->isActing());
    }
    void whoIsGoneIsSaidSo()
    {
        enterAs(u"owner"_s);
        m_server->on("GET", u"/api/v1/users/gone"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotFound, "user").at(u"username"_s));
        });
        m_desk->choose(u"gone"_s);
        QTRY_VERIFY(m_desk->error().has_value());
        QVERIFY(!m_desk->story());
        QVERIFY(m_desk->acts().isEmpty());
    }
    void onlyThoseWhoHelpLookAfterPeople()
    {
        for (const QString &role : {u"member"_s, u"moderator"_s, u"treasurer"_s, QString()})
            QVERIFY(!helpsPeople(role) && !administers(role));
        QVERIFY(helpsPeople(u"support"_s) && !administers(u"support"_s));
        for (const QString &role : {u"owner"_s, u"admin"_s})
            QVERIFY(helpsPeople(role) && administers(role));
    }

private:
    static users::User userOf(qint64 id, const QString &username, const QString &nickname,
                              const QString &role, int sessions)
    {
        users::User user;
        user.id = {id};
        user.username = username;
        user.nickname = nickname;
        user.role = role;
        user.createdAt = {1};
        user.sessions = sessions;
        if (sessions > 0)
            user.lastUsedAt = Timestamp{2};
        return user;
    }
    users::User &person(UserId id)
    {
        return *std::find_if(m_people.begin(), m_people.end(),
                             [id](const users::User &user) { return user.id == id; });
    }
    users::UserStory storyOf(UserId id)
    {
        users::UserStory story{person(id), {}};
        for (int i = 0; i < story.user.sessions; ++i)
            story.sessions += accounts::Session{
                {i + 1}, i == 0 ? u"laptop"_s : QString(), u"192.0.2.1"_s, {1}, {2}, false};
        return story;
    }
    void enterAs(const QString &role)
    {
        m_server->giveRole(u"mina"_s, role);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<PeopleDesk>(*m_house->session, *m_formats);
    }
    void choose(const QString &username)
    {
        m_desk->choose(username);
        QTRY_VERIFY(m_desk->story().has_value());
    }

    QList<users::User> m_people;
    QString m_query;
    std::optional<Error> m_listFault;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<PeopleDesk> m_desk;
};

QTEST_GUILESS_MAIN(PeopleDeskTest)
#include "tst_people_desk.moc"
