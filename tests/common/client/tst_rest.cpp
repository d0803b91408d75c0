// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/rest.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_rest = std::make_unique<Rest>(m_clock);
        m_rest->setServer(m_server->address());
    }

    void membersGoIntoPathQueryAndBody()
    {
        m_server->on("GET", u"/api/v1/rooms/7/events"_s,
                     [](const FakeRequest &) { return answer(chat::History{}); });
        chat::ReadHistory wanted;
        wanted.room = {7};
        wanted.before = 90;
        wanted.at = Timestamp{1'700'000'000'000};
        QVERIFY(waitFor(m_rest->call(chat::history, wanted))->ok());
        const FakeRequest get = m_server->requests.last();
        QCOMPARE(get.query.queryItemValue(u"before"_s), u"90"_s);
        QCOMPARE(get.query.queryItemValue(u"at"_s, QUrl::FullyDecoded), u"2023-11-14T22:13:20.000Z"_s);
        QVERIFY(!get.query.hasQueryItem(u"room"_s));
        QVERIFY(get.body.isEmpty());

        m_server->on("POST", u"/api/v1/campaigns/3/donations"_s, [](const FakeRequest &) {
            return refusal({Code::Conflict, "closed"});
        });
        campaigns::Donate donate;
        donate.campaign = {3};
        donate.tag = {u"tag-1"_s};
        donate.amount = {10'000};
        QCOMPARE(waitFor(m_rest->call(campaigns::donate, donate, u"token"_s))->error(),
                 Error(Code::Conflict, "closed"));
        const FakeRequest post = m_server->requests.last();
        QCOMPARE(post.headers.value("idempotency-key"), QByteArray("tag-1"));
        QCOMPARE(post.headers.value("authorization"), QByteArray("Bearer token"));
        QVERIFY(post.headers.value("content-type").startsWith("application/json"));
        QVERIFY(post.body.contains("{\"amount\":10000,\"currency\":\"KRW\"}"));
        QVERIFY(!post.body.contains("campaign"));
    }
    void textsAreEncodedWhereverTheyStand()
    {
        m_server->on("GET", u"/api/v1/people/%EB%AF%BC%2F%3F"_s, [](const FakeRequest &) {
            return answer(accounts::Person{{4}, u"민아"_s});
        });
        const auto found = waitFor(m_rest->call(accounts::findPerson, {u"민/?"_s}));
        QVERIFY(found && found->ok());
        QCOMPARE((*found)->nickname, u"민아"_s);
        m_server->on("GET", u"/api/v1/rooms/public"_s,
                     [](const FakeRequest &) { return answer(Page<rooms::Room>{}); });
        rooms::ListRooms wanted;
        wanted.query = u"a+b & 100% 마당"_s;
        QVERIFY(waitFor(m_rest->call(rooms::directory, wanted))->ok());
        QCOMPARE(m_server->requests.last().query.queryItemValue(u"query"_s, QUrl::FullyDecoded),
                 u"a+b & 100% 마당"_s);
    }
    void refusalsKeepFieldAndWait()
    {
        m_server->on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::RateLimited, "rate").at(u"username"_s).after(7));
        });
        const auto error
            = waitFor(m_rest->call(accounts::registerAccount, {u"mina"_s, u"password"_s, {}, {}}))->error();
        QCOMPARE(error.code, Code::RateLimited);
        QCOMPARE(error.field, u"username"_s);
        QCOMPARE(error.retryAfter, 7);
    }
    void anEmptyAnswerIsFineWhereNothingIsExpected()
    {
        m_server->on("DELETE", u"/api/v1/rooms/7/members/me"_s, [](const FakeRequest &) {
            return FakeAnswer{204, {}, {}};
        });
        QVERIFY(waitFor(m_rest->call(rooms::leave, {{7}}))->ok());
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) { return FakeAnswer{200, {}, {}}; });
        const auto me = waitFor(m_rest->call(accounts::me, {}));
        QCOMPARE(me->error().code, Code::Malformed);
        QCOMPARE(me->error().field, u"id"_s);
    }
    void somebodyInBetweenIsUnderstoodByStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Code>("code");
        QTest::newRow("502") << 502 << Code::Unavailable;
        QTest::newRow("503") << 503 << Code::Unavailable;
        QTest::newRow("413") << 413 << Code::TooLarge;
        QTest::newRow("418") << 418 << Code::NotSupported;
        QTest::newRow("500") << 500 << Code::Internal;
    }
    void somebodyInBetweenIsUnderstoodByStatus()
    {
        QFETCH(int, status);
        m_server->on("GET", u"/api/v1/me"_s, [status](const FakeRequest &) {
            return FakeAnswer{status, "<html>no</html>", {{"Retry-After", "9"}}};
        });
        const auto result = waitFor(m_rest->call(accounts::me, {}));
        QTEST(result->error().code, "code");
        QCOMPARE(result->error().retryAfter, 9);
    }
    void redirectsAreNotFollowed()
    {
        m_server->on("GET", u"/api/v1/me"_s, [this](const FakeRequest &) {
            return FakeAnswer{302, {}, {{"Location", m_server->address().rest(u"/elsewhere"_s).toEncoded()}}};
        });
        QVERIFY(!waitFor(m_rest->call(accounts::me, {}, u"token"_s))->ok());
        QCOMPARE(m_server->requests.size(), 1);
    }
    void silenceEndsInATimeOut()
    {
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
        const auto future = m_rest->call(accounts::me, {});
        QTRY_COMPARE(m_server->requests.size(), 1);
        m_clock.advance(14s);
        QTest::qWait(0);
        QVERIFY(!future.isFinished());
        m_clock.advance(2s);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error(), Error(Code::Timeout, "no-answer"));
    }
    void aServerThatIsAwayIsUnavailable()
    {
        m_server->goAway();
        QCOMPARE(waitFor(m_rest->call(accounts::me, {}))->error(),
                 Error(Code::Unavailable, "connection-refused"));
    }
    void aFloodIsCutOff()
    {
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) {
            return FakeAnswer{200, QByteArray(9 << 20, ' '), {}};
        });
        QCOMPARE(waitFor(m_rest->call(accounts::me, {}))->error(), Error(Code::TooLarge, "reply"));
    }
    void nonsenseIsRefusedWithTheMember()
    {
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) {
            return FakeAnswer{200, R"({"id":"1","username":"a","nickname":5,"role":"member"})", {}};
        });
        QCOMPARE(waitFor(m_rest->call(accounts::me, {}))->error().field, u"nickname"_s);
    }
    void aClientThatEndsMidwayLeavesNothingHanging()
    {
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
        const auto future = m_rest->call(accounts::me, {});
        QTRY_COMPARE(m_server->requests.size(), 1);
        m_rest.reset();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }

private:
    FakeAlarmClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Rest> m_rest;
};

QTEST_GUILESS_MAIN(RestTest)
#include "tst_rest.moc"
