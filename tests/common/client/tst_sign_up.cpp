// SPDX-License-Identifier: GPL-3.0-or-later
// Signing up where the server wants work proven first: by the session, against a fake server.
#include "common/client/sign_up.h"

#include "common/base/proof_of_work.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QThreadPool>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using accounts::SignUpChallenge;

class SignUpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_house = std::make_unique<ClientHouse>();
        session().setServer(m_server->address());
        m_asked = 0;
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void theWorkIsDoneBeforeTheAccountIsAskedFor()
    {
        challengesAre({true, 8, u"one"_s, 600});
        const QSignalSpy proving(&session(), &Session::provingChanged);
        const auto account = waitFor(session().registerAccount(sora()));
        QVERIFY(account && account->ok());
        QCOMPARE(session().account()->username, u"sora"_s);
        QCOMPARE(proving.size(), 2);
        QVERIFY(!session().isProving());
        const QList<accounts::Register> sent = posts();
        QCOMPARE(sent.size(), 1);
        QVERIFY(isProven(sent[0], u"one"_s, 8));
    }
    void whereNoneIsNeededNothingIsDone()
    {
        challengesAre({false, 20, u"one"_s, 600});
        const QSignalSpy proving(&session(), &Session::provingChanged);
        const auto account = waitFor(session().registerAccount(sora()));
        QVERIFY(account && account->ok());
        QCOMPARE(proving.size(), 0);
        QVERIFY(!posts()[0].proof);
    }
    void anOlderServerKnowsNothingOfIt()
    {
        const auto account = waitFor(session().registerAccount(sora()));
        QVERIFY(account && account->ok());
        QVERIFY(!posts()[0].proof);
    }
    void whatKeepsTheChallengeAwayIsSaid()
    {
        m_server->on("GET", kAddress,
                     [](const FakeRequest &) { return refusal(Error(Code::RateLimited, "rate").after(7)); });
        const auto account = waitFor(session().registerAccount(sora()));
        QCOMPARE(account->error().code, Code::RateLimited);
        QCOMPARE(posts().size(), 0);
    }
    void oneThatRanOutIsAskedForAgain()
    {
        challengesAre({true, 6, {}, 600});
        refusesOnce(Error(Code::Expired, "challenge-expired"));
        const auto account = waitFor(session().registerAccount(sora()));
        QVERIFY(account && account->ok());
        const QList<accounts::Register> sent = posts();
        QCOMPARE(sent.size(), 2);
        QVERIFY(isProven(sent[0], u"challenge 1"_s, 6));
        QVERIFY(isProven(sent[1], u"challenge 2"_s, 6));
    }
    void butOnlyOnce()
    {
        challengesAre({true, 6, {}, 600});
        m_server->on("POST", u"/api/v1/accounts"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::Expired, "challenge-expired")); });
        const auto account = waitFor(session().registerAccount(sora()));
        QCOMPARE(account->error().about, u"challenge-expired"_s);
        QCOMPARE(posts().size(), 2);
        QCOMPARE(m_asked, 2);
    }
    void otherRefusalsAreNotTriedAgain()
    {
        challengesAre({true, 6, {}, 600});
        m_server->addPerson(1, u"sora"_s, u"소라"_s);
        const auto account = waitFor(session().registerAccount(sora()));
        QCOMPARE(account->error().code, Code::AlreadyExists);
        QCOMPARE(posts().size(), 1);
    }
    void whoIsInvitedIsAskedOnlyWhereTheServerInsists()
    {
        challengesAre({true, 6, {}, 600});
        auto request = sora();
        request.invite = u"abcd-efgh"_s;
        refusesOnce(Error(Code::NotAllowed, "challenge-needed"));
        const auto account = waitFor(session().registerAccount(request));
        QVERIFY(account && account->ok());
        const QList<accounts::Register> sent = posts();
        QCOMPARE(sent.size(), 2);
        QVERIFY(!sent[0].proof);
        QVERIFY(isProven(sent[1], u"challenge 1"_s, 6));
        QCOMPARE(sent[1].invite, u"abcd-efgh"_s);
    }
    void moreThanIsReasonableIsNotDone_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<qsizetype>("length");
        QTest::newRow("hard") << accounts::kMostChallengeBits + 1 << qsizetype(10);
        QTest::newRow("impossible") << 257 << qsizetype(10);
        QTest::newRow("long") << 8 << qsizetype(accounts::kLongestChallenge + 1);
    }
    void moreThanIsReasonableIsNotDone()
    {
        QFETCH(int, bits);
        QFETCH(qsizetype, length);
        challengesAre({true, bits, QString(length, u'x'), 600});
        const QSignalSpy proving(&session(), &Session::provingChanged);
        const auto account = waitFor(session().registerAccount(sora()));
        QCOMPARE(account->error(), Error(Code::NotSupported, "challenge-hard"));
        QCOMPARE(proving.size(), 0);
        QCOMPARE(posts().size(), 0);
    }
    void whoTurnsAwayEndsTheWork()
    {
        challengesAre({true, 24, kSlow, 600});
        const auto asked = session().registerAccount(sora());
        QTRY_VERIFY(session().isProving());
        session().cancelRegistration();
        QVERIFY(!session().isProving());
        const auto account = waitFor(asked);
        QCOMPARE(account->error(), Error(Code::Conflict, "cancelled"));
        QVERIFY(QThreadPool::globalInstance()->waitForDone(kPatienceMs));
        QCOMPARE(posts().size(), 0);
        QCOMPARE(session().state(), Session::State::SignedOut);
    }
    void soDoesWhoLooksAroundAsAGuest()
    {
        challengesAre({true, 24, kSlow, 600});
        const auto asked = session().registerAccount(sora());
        QTRY_VERIFY(session().isProving());
        session().enterAsGuest();
        QCOMPARE(waitFor(asked)->error().about, u"cancelled"_s);
        QCOMPARE(session().state(), Session::State::Guest);
    }
    void soDoesTheEndOfTheProgram()
    {
        challengesAre({true, 24, kSlow, 600});
        const auto asked = session().registerAccount(sora());
        QTRY_VERIFY(session().isProving());
        m_house->session.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(kPatienceMs));
        QCOMPARE(posts().size(), 0);
    }

private:
    static inline const QString kAddress = u"/api/v1/registration/challenge"_s;
    /// None of the first millions of nonces solves it: whatever ends soon was ended.
    static inline const QString kSlow = u"slow-1"_s;

    Session &session() { return *m_house->session; }
    static accounts::Register sora() { return {u"sora"_s, u"password"_s, u"소라"_s, {}}; }
    /// Without a text they are numbered.
    void challengesAre(SignUpChallenge challenge)
    {
        m_server->on("GET", kAddress, [this, challenge](const FakeRequest &) mutable {
            ++m_asked;
            SignUpChallenge told = challenge;
            if (told.challenge.isEmpty())
                told.challenge = u"challenge %1"_s.arg(m_asked);
            return answer(told);
        });
    }
    void refusesOnce(const Error &error)
    {
        m_server->on("POST", u"/api/v1/accounts"_s, [error, first = true](const FakeRequest &) mutable {
            if (std::exchange(first, false))
                return refusal(error);
            accounts::SignedIn in{u"access"_s, 900, u"refresh"_s, {7}, {}};
            in.account = {{2}, u"sora"_s, u"소라"_s, u"member"_s, {1}};
            return answer(in, 201);
        });
    }
    QList<accounts::Register> posts() const
    {
        QList<accounts::Register> sent;
        for (const FakeRequest &request : std::as_const(m_server->requests)) {
            if (request.method == "POST" && request.path == "/api/v1/accounts"_L1)
                sent += *fromJson<accounts::Register>(request.body);
        }
        return sent;
    }
    static bool isProven(const accounts::Register &sent, const QString &challenge, int bits)
    {
        return sent.proof && sent.proof->challenge == challenge
            && proof_of_work::isSolved(challenge.toUtf8(), sent.proof->nonce.toUtf8(), bits);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    int m_asked = 0;
};

QTEST_GUILESS_MAIN(SignUpTest)
#include "tst_sign_up.moc"
