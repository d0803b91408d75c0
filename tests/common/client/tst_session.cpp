// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/session.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void signingInKeepsTheTokenInTheSecretStoreAlone()
    {
        QVERIFY(m_house->enter(*m_server));
        QCOMPARE(session().state(), Session::State::SignedIn);
        QCOMPARE(session().account()->nickname, u"민아"_s);
        const QString key = u"refresh %1 mina"_s.arg(m_server->address().text());
        QVERIFY(m_house->secrets.read(key).result().ok());
        const QString token = *m_house->secrets.read(key).result();
        const QDir folder(m_house->folder.path());
        m_house->session.reset();
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(token.toUtf8()), qPrintable(name));
        }
    }
    void aWrongPasswordChangesNothing()
    {
        session().setServer(m_server->address());
        const auto result = waitFor(session().signIn(u"mina"_s, u"wrong"_s));
        QCOMPARE(result->error().code, Code::WrongCredentials);
        QCOMPARE(session().state(), Session::State::SignedOut);
        QVERIFY(!m_house->preferences.account());
    }
    void registeringIsSigningIn()
    {
        session().setServer(m_server->address());
        const auto account = waitFor(session().registerAccount({u"sora"_s, u"password"_s, u"소라"_s, {}}));
        QVERIFY(account && account->ok());
        QCOMPARE(session().account()->nickname, u"소라"_s);
        QVERIFY(m_house->comeOnline());
    }
    void theNextStartNeedsNoPassword()
    {
        QVERIFY(m_house->enter(*m_server));
        m_house->start();
        QVERIFY(session().resume());
        QCOMPARE(session().state(), Session::State::SignedIn);
        QCOMPARE(session().account()->username, u"mina"_s);
        QVERIFY(m_house->comeOnline());
        // Rotated: another start works with the new one.
        m_house->start();
        QVERIFY(session().resume());
        QVERIFY(m_house->comeOnline());
    }
    void offlineTheAccountIsStillThere()
    {
        QVERIFY(m_house->enter(*m_server));
        m_server->goAway();
        m_house->start();
        QVERIFY(session().resume());
        QCOMPARE(session().state(), Session::State::SignedIn);
        QCOMPARE(session().archive().rooms().size(), 1);
        QTRY_COMPARE(session().stream().link().phase, LinkState::Phase::Waiting);
        QCOMPARE(session().stream().link().reason->about, u"connection-refused"_s);
        QCOMPARE(session().state(), Session::State::SignedIn);
    }
    void aTokenIsRenewedBeforeItEnds()
    {
        QVERIFY(m_house->enter(*m_server));
        const QString first = m_server->lastAccessToken();
        m_house->clock.advance(800s);
        QTest::qWait(20);
        QCOMPARE(refreshes(), 0);
        for (int second = 0; second < 45 && refreshes() == 0; ++second) {
            m_house->clock.advance(1s);
            QTest::qWait(2);
        }
        QCOMPARE(refreshes(), 1);
        QVERIFY(m_server->lastAccessToken() != first);
        // The open connection is told.
        QTRY_VERIFY(
            std::any_of(m_server->sends.cbegin(), m_server->sends.cend(), [](const stomp::Frame &frame) {
                return frame.value("destination") == "/app/session/token";
            }));
    }
    void aStaleTokenIsRenewedOnceForAllCallers()
    {
        QVERIFY(m_house->enter(*m_server));
        m_server->forgetTokens();
        QList<QFuture<Result<accounts::Account>>> calls;
        for (int i = 0; i < 10; ++i)
            calls.append(session().call(accounts::me, {}));
        for (const auto &call : calls) {
            const auto result = waitFor(call);
            QVERIFY(result && result->ok());
        }
        QCOMPARE(refreshes(), 1);
    }
    void a401ThatComesAfterSomebodyElsesRenewalRenewsNothing()
    {
        QVERIFY(m_house->enter(*m_server));
        // The first answer is held back until another call has renewed the token.
        const QString stale = m_server->lastAccessToken();
        m_server->forgetTokens();
        m_server->on("GET", u"/api/v1/sessions"_s, [this](const FakeRequest &request) {
            if (!m_server->knows(request.token())) {
                if (refreshes() == 0)
                    return FakeAnswer{-1, {}, {}};
                return refusal({Code::NotSignedIn, "token"});
            }
            return answer(Page<accounts::Session>{});
        });
        QVERIFY(waitFor(session().call(accounts::me, {}))->ok());
        QCOMPARE(refreshes(), 1);
        QVERIFY(waitFor(session().call(accounts::sessions, {}))->ok());
        QCOMPARE(refreshes(), 1);
        QVERIFY(stale != m_server->lastAccessToken());
    }
    void aRevokedSessionEndsAndKeepsTheDisk()
    {
        QVERIFY(m_house->enter(*m_server));
        const QSignalSpy ended(&session(), &Session::ended);
        m_server->forgetSessions();
        const auto result = waitFor(session().call(accounts::me, {}));
        QVERIFY(!result->ok());
        QCOMPARE(result->error().code, Code::NotSignedIn);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(session().state(), Session::State::SignedOut);
        QCOMPARE(session().stream().link().phase, LinkState::Phase::Off);
        QVERIFY(m_house->preferences.account()); // the name stands ready in the form
        const auto again = waitFor(session().signIn(u"mina"_s, u"password"_s));
        QVERIFY(again->ok());
        QCOMPARE(session().archive().rooms().size(), 1);
    }
    void aServerThatClosesTheSocketOfARevokedSessionEndsItToo()
    {
        QVERIFY(m_house->enter(*m_server));
        const QSignalSpy ended(&session(), &Session::ended);
        QTRY_COMPARE(m_server->subscribes.size(), 10); // the last: nothing else is on its way
        QTRY_COMPARE(m_server->requests.size(), 9);
        m_server->forgetSessions();
        m_server->cut();
        QTRY_COMPARE(session().stream().link().phase, LinkState::Phase::Waiting);
        m_house->clock.advance(1s); // CONNECT is refused: the token is asked anew
        QTRY_COMPARE(session().stream().link().reason.value_or(Error()).code, Code::NotSignedIn);
        m_house->clock.advance(2s);
        QTRY_COMPARE(ended.size(), 1);
    }
    void aRefreshWithoutNetworkEndsNothing()
    {
        QVERIFY(m_house->enter(*m_server));
        m_server->forgetTokens();
        m_server->on("POST", u"/api/v1/sessions/refresh"_s, [](const FakeRequest &) {
            return FakeAnswer{503, "<html>", {}};
        });
        QCOMPARE(waitFor(session().call(accounts::me, {}))->error().code, Code::Unavailable);
        QCOMPARE(session().state(), Session::State::SignedIn);
        m_server->forget("POST", u"/api/v1/sessions/refresh"_s);
        QVERIFY(waitFor(session().call(accounts::me, {}))->ok());
    }
    void aRenewalWhoseAnswerIsLostIsAskedForOnceMore()
    {
        QVERIFY(m_house->enter(*m_server));
        m_server->forgetTokens();
        m_server->loseRenewal();
        QCOMPARE(waitFor(session().call(accounts::me, {}))->error().code, Code::Unavailable);
        QVERIFY(waitFor(session().call(accounts::me, {}))->ok());
        QCOMPARE(session().state(), Session::State::SignedIn);
    }
    void aProgramThatEndsWhileItRenewsStaysRemembered()
    {
        QVERIFY(m_house->enter(*m_server));
        m_server->forgetTokens();
        m_server->loseRenewal();
        QCOMPARE(waitFor(session().call(accounts::me, {}))->error().code, Code::Unavailable);
        for (int start = 0; start < 2; ++start) {
            m_house->start();
            QVERIFY(session().resume());
            QVERIFY(m_house->comeOnline());
            QVERIFY(waitFor(session().call(accounts::me, {}))->ok());
        }
    }
    void signingOutTellsTheServerAndForgets()
    {
        QVERIFY(m_house->enter(*m_server));
        session().signOut();
        QCOMPARE(session().state(), Session::State::SignedOut);
        QVERIFY(!m_house->preferences.account());
        QTRY_COMPARE(m_server->requestsTo("DELETE", u"/api/v1/sessions/current"_s), 1);
        m_house->start();
        QVERIFY(!session().resume());
        QVERIFY(!QDir(m_house->folder.path()).entryList({u"*.sqlite"_s}).isEmpty());
    }
    void signingOutForGoodRemovesTheCopy()
    {
        QVERIFY(m_house->enter(*m_server));
        session().signOut(Session::LocalCopy::Remove);
        QVERIFY(QDir(m_house->folder.path()).entryList({u"*.sqlite*"_s}).isEmpty());
    }
    void aGuestReadsWithoutAToken()
    {
        m_server->room(7).role.reset();
        session().setServer(m_server->address());
        session().enterAsGuest();
        QVERIFY(m_house->comeOnline());
        QCOMPARE(session().state(), Session::State::Guest);
        const auto room = waitFor(session().call(rooms::show, {{7}}));
        QVERIFY(room->ok());
        QVERIFY(m_server->requests.last().token().isEmpty());
        session().mirror().watch({7});
        session().mirror().adopt(**room);
        m_server->say(7, 1, u"공개"_s);
        QTRY_COMPARE(session().archive().newestPosition({7}), 1);
    }
    void withoutItsSecretAResumedSessionAsksAgain()
    {
        QVERIFY(m_house->enter(*m_server));
        m_house->secrets.remove(u"refresh %1 mina"_s.arg(m_server->address().text()));
        m_house->start();
        const QSignalSpy ended(&session(), &Session::ended);
        QVERIFY(session().resume());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<Error>(), Error(Code::NotSignedIn, "not-remembered"));
    }
    void aSecondProgramKeepsItsOwnArchive()
    {
        QVERIFY(m_house->enter(*m_server));
        MemorySecretStore secrets;
        Preferences preferences{QString()};
        Session other({m_house->clock, secrets, preferences, m_house->folder.path(), {}});
        other.setServer(m_server->address());
        QVERIFY(waitFor(other.signIn(u"mina"_s, u"password"_s))->ok());
        QTRY_VERIFY(other.mirror().isFresh());
        QCOMPARE(QDir(m_house->folder.path()).entryList({u"*.sqlite"_s}).size(), 2);
    }
    void anAnswerThatComesAfterSigningOutIsDropped()
    {
        session().setServer(m_server->address());
        const auto signIn = session().signIn(u"mina"_s, u"password"_s);
        session().enterAsGuest(); // the person changed their mind
        QVERIFY(waitFor(signIn).has_value());
        QCOMPARE(session().state(), Session::State::Guest);
        QVERIFY(!session().account());
    }

private:
    Session &session() { return *m_house->session; }
    int refreshes() const { return m_server->requestsTo("POST", u"/api/v1/sessions/refresh"_s); }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
