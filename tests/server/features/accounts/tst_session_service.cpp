// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/session_service.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SessionServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::AccountHouse>(engine);
        const auto mina = m_house->joins(u"mina"_s);
        QVERIFY(mina);
        m_mina = *mina;
    }
    void cleanup() { m_house.reset(); }

    void aRefreshTokenIsExchangedForAnother()
    {
        m_house->clock().advance(20min);
        QVERIFY(!isAlive(m_mina));
        const auto next = m_house->refreshes(m_mina.refreshToken);
        QVERIFY(next);
        QCOMPARE(next->session, m_mina.session);
        QCOMPARE(next->account.id, m_mina.account.id);
        QVERIFY(next->refreshToken != m_mina.refreshToken);
        QVERIFY(isAlive(*next));
        const auto third = m_house->refreshes(next->refreshToken);
        QVERIFY(third);
        QCOMPARE(m_house->count(u"session"_s), 1);
        QCOMPARE(m_house->ask(*third, accounts::sessions, {})->items[0].lastUsedAt, m_house->clock().now());
    }

    void aTokenUsedTwiceEndsItsFamilyForGood()
    {
        const auto next = m_house->refreshes(m_mina.refreshToken);
        QVERIFY(next);
        const auto other = m_house->signsIn(u"mina"_s);
        const auto stolen = m_house->refreshes(m_mina.refreshToken);
        QCOMPARE(stolen.error(), Error(Code::NotSignedIn, "refresh-reused"));
        // It is committed although the answer was a refusal, and told.
        QCOMPARE(m_house->count(u"session"_s, u"revoked_at IS NOT NULL"_s), 1);
        QCOMPARE(m_house->ended(), QList<SessionId>{m_mina.session});
        QVERIFY(!isAlive(m_mina));
        QVERIFY(!isAlive(*next));
        QCOMPARE(m_house->refreshes(next->refreshToken).error().code, Code::NotSignedIn);
        QVERIFY2(isAlive(*other) && m_house->refreshes(other->refreshToken),
                 "other sign-ins are not touched");
        QCOMPARE(m_house->refreshes(m_mina.refreshToken).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->ended().size(), 1);
    }

    void whoseAnswerWasLostAsksAgain()
    {
        const QString attempt = u"a secret of this attempt"_s;
        const auto lost = m_house->refreshes(m_mina.refreshToken, attempt);
        QVERIFY(lost);
        m_house->clock().advance(9h);
        const auto again = m_house->refreshes(m_mina.refreshToken, attempt);
        QVERIFY(again);
        QCOMPARE(again->session, m_mina.session);
        // What the lost answer gave is worth nothing, and ends nothing: nobody has it.
        QCOMPARE(m_house->refreshes(lost->refreshToken).error(), Error(Code::NotSignedIn, "refresh-token"));
        const auto third = m_house->refreshes(m_mina.refreshToken, attempt);
        QVERIFY(third && m_house->ended().isEmpty());
        QVERIFY(m_house->refreshes(third->refreshToken));
        QCOMPARE(m_house->count(u"refresh_token"_s, u"attempt = '%1'"_s.arg(secret::fingerprint(attempt))),
                 1);
    }

    void anotherAttemptIsAThief_data()
    {
        QTest::addColumn<QString>("attempt");
        QTest::newRow("none") << QString();
        QTest::newRow("another") << u"another secret, as long"_s;
    }
    void anotherAttemptIsAThief()
    {
        QFETCH(QString, attempt);
        QVERIFY(m_house->refreshes(m_mina.refreshToken, u"a secret of this attempt"_s));
        const auto stolen = m_house->refreshes(m_mina.refreshToken,
                                               attempt.isEmpty() ? std::nullopt : std::optional(attempt));
        QCOMPARE(stolen.error(), Error(Code::NotSignedIn, "refresh-reused"));
        QCOMPARE(m_house->ended(), QList<SessionId>{m_mina.session});
    }

    void anAttemptIsOverWhenItsTokenWasUsedOrADayHasPassed()
    {
        const QString attempt = u"a secret of this attempt"_s;
        const auto next = m_house->refreshes(m_mina.refreshToken, attempt);
        m_house->clock().advance(1s);
        QVERIFY(m_house->refreshes(next->refreshToken));
        QCOMPARE(m_house->refreshes(m_mina.refreshToken, attempt).error(),
                 Error(Code::NotSignedIn, "refresh-reused"));
        const auto other = m_house->signsIn(u"mina"_s);
        QVERIFY(m_house->refreshes(other->refreshToken, attempt));
        m_house->clock().advance(24h + 1ms);
        QCOMPARE(m_house->refreshes(other->refreshToken, attempt).error(),
                 Error(Code::NotSignedIn, "refresh-reused"));
    }

    void anAttemptThatCouldBeGuessedIsRefused()
    {
        for (const QString &attempt : {u""_s, u"short"_s, QString(201, u'x')})
            QCOMPARE(m_house->refreshes(m_mina.refreshToken, attempt).error().code, Code::InvalidValue);
        QVERIFY(m_house->refreshes(m_mina.refreshToken));
    }

    void ofManyThatUseATokenTogetherOneGetsIt()
    {
        std::vector<std::future<Result<accounts::SignedIn>>> refreshing;
        for (int i = 0; i < 8; ++i)
            refreshing.push_back(m_house->start(m_house->from(u"192.0.2.%1"_s.arg(i)), accounts::refresh,
                                                {m_mina.refreshToken}));
        int served = 0;
        for (auto &one : refreshing)
            served += one.get() ? 1 : 0;
        QCOMPARE(served, 1);
        QCOMPARE(m_house->ended(), QList<SessionId>{m_mina.session});
    }

    void anExpiredTokenIsRefused()
    {
        m_house->clock().advance(24h * 30 - 1ms);
        const auto just = m_house->refreshes(m_mina.refreshToken);
        QVERIFY(just);
        m_house->clock().advance(24h * 30);
        QCOMPARE(m_house->refreshes(just->refreshToken).error(), Error(Code::NotSignedIn, "refresh-expired"));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("words") << u"refresh me"_s;
        QTest::newRow("SQL") << u"' OR ''='"_s;
        QTest::newRow("long") << QString(20'000, u'x');
    }
    void nonsenseIsRefused()
    {
        QFETCH(QString, token);
        QCOMPARE(m_house->refreshes(token).error(), Error(Code::NotSignedIn, "refresh-token"));
        QCOMPARE(m_house->refreshes(m_mina.accessToken).error().code, Code::NotSignedIn);
    }

    void onlyFingerprintsAreStored()
    {
        QCOMPARE(m_house->count(u"refresh_token"_s, u"fingerprint = '%1'"_s.arg(m_mina.refreshToken)), 0);
        QCOMPARE(m_house->count(u"refresh_token"_s,
                                u"fingerprint = '%1'"_s.arg(secret::fingerprint(m_mina.refreshToken))),
                 1);
    }

    void signingOutEndsThisSessionOnly()
    {
        const auto other = m_house->signsIn(u"mina"_s);
        QVERIFY(m_house->ask(m_mina, accounts::signOut, {}));
        QCOMPARE(m_house->ended(), QList<SessionId>{m_mina.session});
        QVERIFY(!isAlive(m_mina));
        QVERIFY(!m_house->refreshes(m_mina.refreshToken));
        QVERIFY(isAlive(*other));
        QVERIFY(m_house->refreshes(other->refreshToken));
    }

    void theListShowsWhatIsOpenAndWhichAsks()
    {
        m_house->clock().advance(1s);
        const auto other = m_house->ask(m_house->from(u"203.0.113.5"_s), accounts::signIn,
                                        {u"mina"_s, m_house->password(), u"  My phone "_s});
        QVERIFY(other);
        QVERIFY(m_house->joins(u"jun"_s));
        const auto list = m_house->ask(m_mina, accounts::sessions, {})->items;
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].id, other->session);
        QCOMPARE(list[0].device, u"My phone"_s);
        QCOMPARE(list[0].address, u"203.0.113.5"_s);
        QVERIFY(!list[0].current);
        QCOMPARE(list[1].id, m_mina.session);
        QCOMPARE(list[1].device, u"unnamed"_s);
        QVERIFY(list[1].current);
        QVERIFY(m_house->ask(m_mina, accounts::revokeSession, {other->session}));
        QCOMPARE(m_house->ask(m_mina, accounts::sessions, {})->items.size(), 1);
    }

    void aRevokedSessionIsDeadAtOnce()
    {
        const auto other = m_house->signsIn(u"mina"_s);
        QVERIFY(m_house->ask(m_mina, accounts::revokeSession, {other->session}));
        QVERIFY(!isAlive(*other));
        QVERIFY(!m_house->refreshes(other->refreshToken));
        QCOMPARE(m_house->ended(), QList<SessionId>{other->session});
        QCOMPARE(m_house->ask(m_mina, accounts::revokeSession, {other->session}).error(),
                 Error(Code::NotFound, "session"));
    }

    void everyOtherOneIsEndedAtOnce()
    {
        const auto jun = m_house->joins(u"jun"_s);
        const auto second = m_house->signsIn(u"mina"_s);
        const auto third = m_house->signsIn(u"mina"_s);
        QCOMPARE(m_house->ask(*second, accounts::revokeOtherSessions, {})->ended, 2);
        QVERIFY(isAlive(*second));
        QVERIFY(isAlive(*jun));
        QVERIFY(!isAlive(m_mina));
        QVERIFY(!isAlive(*third));
        QVERIFY(!m_house->refreshes(third->refreshToken));
        QCOMPARE(m_house->ended().size(), 2);
        QCOMPARE(m_house->ask(*second, accounts::sessions, {})->items.size(), 1);
        QCOMPARE(m_house->ask(*second, accounts::revokeOtherSessions, {})->ended, 0);
        // Whose sign-in was ended meanwhile ends nobody's.
        Caller late = m_house->from();
        late.user = m_mina.account.id;
        late.session = m_mina.session;
        QCOMPARE(m_house->ask(late, accounts::revokeOtherSessions, {}).error(),
                 Error(Code::NotSignedIn, "session-revoked"));
        QVERIFY(isAlive(*second));
    }

    void nobodyEndsAnothersSession()
    {
        const auto jun = m_house->joins(u"jun"_s);
        QCOMPARE(m_house->ask(*jun, accounts::revokeSession, {m_mina.session}).error(),
                 Error(Code::NotFound, "session"));
        QCOMPARE(m_house->ask(*jun, accounts::revokeSession, {{424242}}).error(),
                 Error(Code::NotFound, "session"));
        QVERIFY(isAlive(m_mina));
        QVERIFY(m_house->ended().isEmpty());
    }

    void aRestartRemembersWhatWasRevoked()
    {
        const auto other = m_house->signsIn(u"mina"_s);
        QVERIFY(m_house->ask(m_mina, accounts::revokeSession, {other->session}));
        m_house->clock().advance(10min);
        const auto fresh = m_house->opened();
        QVERIFY2(fresh->authenticate(other->accessToken.toLatin1()), "a new program does not know yet");
        AccountStore accountStore;
        SessionStore sessionStore;
        SessionService sessions(sessionStore, accountStore, *fresh, 24h);
        QVERIFY(m_house->work<int>({}, [&](Work &work) -> Result<int> {
            TRY(sessions.remember(work));
            return 1;
        }));
        QCOMPARE(fresh->authenticate(other->accessToken.toLatin1()).error().about, u"session-revoked"_s);
        QVERIFY(fresh->authenticate(m_mina.accessToken.toLatin1()));
    }

    void expiredTokensAndTheirSessionsAreForgotten()
    {
        m_house->clock().advance(24h * 20);
        const auto other = m_house->signsIn(u"mina"_s);
        const auto kept = m_house->refreshes(other->refreshToken);
        QVERIFY(kept);
        m_house->pass(24h * 11);
        QCOMPARE(m_house->count(u"refresh_token"_s), 2);
        QVERIFY2(
            m_house->ask(m_house->caller(*m_house->refreshes(kept->refreshToken)), accounts::sessions, {})
                    ->items.size()
                == 1,
            "a session nobody can renew is no longer shown as open");
    }

private:
    bool isAlive(const accounts::SignedIn &signedIn)
    {
        return m_house->tokens().authenticate(signedIn.accessToken.toLatin1()).ok();
    }

    std::unique_ptr<test::AccountHouse> m_house;
    accounts::SignedIn m_mina;
};

QTEST_GUILESS_MAIN(SessionServiceTest)
#include "tst_session_service.moc"
