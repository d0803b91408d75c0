// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/door/door_client.h"
#include "tests/server/door/door_house.h"
#include "tests/support/patience.h"

#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray body(const QByteArray &text)
{
    return "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text;
}

} // namespace

class HttpConnectionTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<DoorHouse> m_house; ///< for tests that leave nothing behind

private Q_SLOTS:
    void initTestCase() { m_house = std::make_unique<DoorHouse>(); }
    void cleanupTestCase() { m_house.reset(); }

    void aCommandIsAnsweredWithJson()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply reply = client.get("/api/v1/mirror/hello?number=7");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, R"({"word":"hello","number":7})");
        QCOMPARE(reply.field("content-type"), "application/json");
        QCOMPARE(reply.field("x-content-type-options"), "nosniff");
        QCOMPARE(reply.field("referrer-policy"), "no-referrer");
        QVERIFY(reply.field("date").endsWith(" GMT"));
        QVERIFY(!reply.field("x-request-id").isEmpty());
        QVERIFY(reply.field("access-control-allow-origin").isEmpty());
        // The connection stays open for the next one.
        QCOMPARE(client.post("/api/v1/mirror", R"({"word":"again"})").body, R"({"word":"again"})");
    }

    void everyRefusalIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QByteArray tail = " HTTP/1.1\r\nHost: localhost\r\n";
        const QByteArray json = "Content-Type: application/json\r\n";
        QTest::newRow("no such path") << "GET /nowhere" + tail + "\r\n" << 404 << u"not-found"_s;
        QTest::newRow("other method") << "DELETE /api/v1/mirror" + tail + "\r\n"
                                      << 405 << u"method-not-allowed"_s;
        QTest::newRow("unknown method") << "BREW /api/v1/mirror" + tail + "\r\n" << 501 << u"not-supported"_s;
        QTest::newRow("no token") << "POST /api/v1/rooms/1/messages" + tail + json + body("{}") << 401
                                  << u"not-signed-in"_s;
        QTest::newRow("bad token") << "GET /api/v1/mirror/x" + tail + "Authorization: Bearer nonsense\r\n\r\n"
                                   << 401 << u"not-signed-in"_s;
        QTest::newRow("other scheme") << "GET /api/v1/mirror/x" + tail + "Authorization: Basic eDp5\r\n\r\n"
                                      << 401 << u"not-signed-in"_s;
        QTest::newRow("token in the query") << "POST /api/v1/rooms/1/messages?access_token=1.1" + tail + json
                + body("{}") << 401 << u"not-signed-in"_s;
        QTest::newRow("text body") << "POST /api/v1/mirror" + tail + "Content-Type: text/plain\r\n"
                + body(R"({"word":"x"})")
                                   << 415 << u"unsupported-type"_s;
        QTest::newRow("no type") << "POST /api/v1/mirror" + tail + body(R"({"word":"x"})") << 415
                                 << u"unsupported-type"_s;
        QTest::newRow("form to a command") << "POST /api/v1/mirror" + tail
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + body("word=x") << 415 << u"unsupported-type"_s;
        QTest::newRow("body too large")
            << "POST /api/v1/mirror" + tail + json + body(QByteArray(1001, ' ')) << 413 << u"too-large"_s;
        QTest::newRow("no JSON") << "POST /api/v1/mirror" + tail + json + body("{") << 400 << u"malformed"_s;
        QTest::newRow("missing member")
            << "POST /api/v1/mirror" + tail + json + body("{}") << 400 << u"malformed"_s;
        QTest::newRow("repeated parameter") << "GET /api/v1/mirror/x?number=1&number=2" + tail + "\r\n"
                                            << 400 << u"malformed"_s;
        QTest::newRow("path traversal") << "GET /api/v1/mirror/..%2fetc" + tail + "\r\n"
                                        << 400 << u"malformed"_s;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400 << u"malformed"_s;
        QTest::newRow("CL and TE") << "POST /api/v1/mirror" + tail + json
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                   << 400 << u"malformed"_s;
        QTest::newRow("unknown coding")
            << "POST /api/v1/mirror" + tail + json + "Transfer-Encoding: gzip\r\n\r\n"
            << 501 << u"not-supported"_s;
        QTest::newRow("compressed") << "POST /api/v1/mirror" + tail + json + "Content-Encoding: gzip\r\n"
                + body("x") << 415 << u"unsupported-type"_s;
        QTest::newRow("long line") << "GET /" + QByteArray(9000, 'a') + tail + "\r\n"
                                   << 414 << u"too-large"_s;
        QTest::newRow("large head") << "GET /" + tail + "X: " + QByteArray(9000, 'a') + "\r\n\r\n"
                                    << 431 << u"too-large"_s;
        QTest::newRow("websocket path without upgrade") << "GET /ws-stomp" + tail + "\r\n"
                                                        << 426 << u"not-supported"_s;
    }
    void everyRefusalIsAProblem()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, code);
        DoorClient client(m_house->port());
        const HttpReply reply = client.ask(request);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.field("content-type"), "application/problem+json");
        const QJsonObject problem = objectOf(reply.body);
        QCOMPARE(problem["status"_L1].toInt(), status);
        QCOMPARE(problem["code"_L1].toString(), code);
        QCOMPARE(problem["requestId"_L1].toString().toLatin1(), reply.field("x-request-id"));
        QVERIFY(!problem["title"_L1].toString().isEmpty());
        if (status == 401)
            QCOMPARE(reply.field("www-authenticate"), "Bearer");
        if (status == 405)
            QCOMPARE(reply.field("allow"), "POST");
        if (status == 426)
            QCOMPARE(reply.field("sec-websocket-version"), "13");
    }

    void aRawBodyReachesTheHandlerAsItCame()
    {
        const QByteArray start = "POST /raw?x=1 HTTP/1.1\r\nHost: localhost\r\n";
        DoorClient client(m_house->port());
        QCOMPARE(client.ask(start + "Content-Type: text/plain\r\n" + body(QByteArray("\x00{\xff", 3))).body,
                 "0 007bff");
        QCOMPARE(client.ask(start + body("{\"a\":1}")).body, "0 " + QByteArray("{\"a\":1}").toHex());
        QCOMPARE(client.ask(start + body(QByteArray(101, 'x'))).status, 413);
    }

    void whatNeverChangesIsKeptByItsReader()
    {
        DoorClient client(m_house->port());
        const HttpReply first = client.get("/kept");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body, "always the same");
        QCOMPARE(first.field("etag"), "\"7\"");
        QCOMPARE(first.field("cache-control"), "private, max-age=31536000, immutable");
        for (const char *known : {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"}) {
            const HttpReply again = client.get("/kept", QByteArray("If-None-Match: ") + known + "\r\n");
            QCOMPARE(again.status, 304);
            QCOMPARE(again.body, "");
            QCOMPARE(again.field("etag"), "\"7\"");
        }
        QCOMPARE(client.get("/kept", "If-None-Match: \"70\"\r\n").status, 200);
        QCOMPARE(client.get("/pay/x").field("cache-control"), "no-store");
    }

    void aSmuggledRequestIsNeverAnswered_data()
    {
        QTest::addColumn<QByteArray>("shape");
        const QByteArray smuggled = "GET /api/v1/mirror/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
        const QByteArray start
            = "POST /api/v1/mirror HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        const auto row = [&](const char *what, const QByteArray &fields, const QByteArray &body) {
            QTest::newRow(what) << start + fields + "\r\n" + body + smuggled;
        };
        row("CL.TE", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nG");
        row("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "5c\r\n");
        row("TE.TE", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "0\r\n\r\n");
        row("two lengths", "Content-Length: 0\r\nContent-Length: 5\r\n", "");
        row("plus", "Content-Length: +0\r\n", "");
        row("huge", "Content-Length: 18446744073709551616\r\n", "");
        row("hex", "Content-Length: 0x0\r\n", "");
        row("folded", "X: y\r\n Content-Length: 0\r\n", "");
        row("bare CR", "X: y\rContent-Length: 0\r\n", "");
        row("blank before colon", "Content-Length : 0\r\n", "");
        row("chunk size", "Transfer-Encoding: chunked\r\n", "0x0\r\n\r\n");
        row("chunk line feed", "Transfer-Encoding: chunked\r\n", "0\n\n");
        row("refused body", "Content-Length: 2000\r\n", "");
        QTest::newRow("body of a refused request")
            << "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + QByteArray::number(smuggled.size()) + "\r\n\r\n" + smuggled;
    }
    void aSmuggledRequestIsNeverAnswered()
    {
        QFETCH(QByteArray, shape);
        DoorClient client(m_house->port());
        client.send(shape);
        const QByteArray all = client.readAll();
        QVERIFY(client.closedByPeer());
        QCOMPARE(all.count("HTTP/1.1 "), 1);
        QVERIFY(!all.startsWith("HTTP/1.1 2"));
        QVERIFY(!all.contains("smuggled"));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        DoorHouse house;
        DoorClient client(house.port());
        QByteArray requests;
        for (int i = 0; i < 50; ++i)
            requests += "GET /api/v1/mirror/n" + QByteArray::number(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        client.send(requests);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.reply().body, "{\"word\":\"n" + QByteArray::number(i) + "\"}");
    }

    void closeIsKept()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply reply = client.get("/healthz", "Connection: close\r\n");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, "ok\n");
        QCOMPARE(reply.field("connection"), "close");
        QVERIFY(client.closedByPeer());
        DoorClient old(house.port());
        QCOMPARE(old.ask("GET /healthz HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(old.closedByPeer());
    }

    void headHasNoBody()
    {
        DoorHouse house;
        DoorClient client(house.port());
        client.send("HEAD /api/v1/mirror/hello HTTP/1.1\r\nHost: x\r\n\r\n");
        const HttpReply reply = client.reply(true);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("content-length"), "16");
        QCOMPARE(client.get("/healthz").body, "ok\n");
    }

    void bodiesComeChunkedAndAfterContinue()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const QByteArray head = "POST /api/v1/mirror HTTP/1.1\r\nHost: x\r\nContent-Type: application/json; "
                                "charset=utf-8\r\n";
        QCOMPARE(
            client.ask(head + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"word\":\r\n4\r\n\"x\"}\r\n0\r\n\r\n")
                .body,
            R"({"word":"x"})");
        QCOMPARE(client.ask(head + "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n").status, 100);
        QCOMPARE(client.ask(R"({"word":"y"})").body, R"({"word":"y"})");
        // A refused one is not asked for its body.
        QCOMPARE(client.ask(head + "Expect: 100-continue\r\nContent-Length: 5000\r\n\r\n").status, 413);
    }

    void theIdempotencyKeyBecomesTheTag()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply reply = client.post("/api/v1/rooms/4/messages", R"({"text":"hi"})",
                                            "Authorization: Bearer 1.1\r\nIdempotency-Key: key-1\r\n");
        QCOMPARE(reply.status, 201);
        QCOMPARE(objectOf(reply.body)["position"_L1].toInt(), 1);
        QCOMPARE(client.post("/api/v1/rooms/4/messages", R"({"text":"hi"})", "Authorization: Bearer 1.1\r\n")
                     .status,
                 400);
        QCOMPARE(client
                     .post("/api/v1/rooms/4/messages", R"({"text":"hi"})",
                           "Authorization: Bearer 1.1\r\nIdempotency-Key: " + QByteArray(65, 'k') + "\r\n")
                     .status,
                 422);
    }

    void theAddressWinsOverTheBody()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply reply
            = client.post("/api/v1/rooms/4/messages", R"({"room":"5","tag":"t","text":"hi"})",
                          "Authorization: Bearer 1.1\r\n");
        QCOMPARE(objectOf(reply.body)["room"_L1].toString(), u"4"_s);
    }

    void pagesTakeFormsFromOurOwnPagesOnly()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply page = client.get("/pay/order1");
        QCOMPARE(page.status, 200);
        QVERIFY(page.field("content-security-policy").contains("form-action 'self'"));
        const QByteArray form = "Content-Type: application/x-www-form-urlencoded\r\n";
        const HttpReply sent
            = client.post("/pay/order1", "choice=yes", form + "Origin: http://localhost\r\n");
        QCOMPARE(sent.status, 303);
        QCOMPARE(sent.field("location"), "/pay/yes");
        QCOMPARE(client.post("/pay/order1", "choice=yes", form).status, 303);
        // A line break in what a page says never becomes a header.
        QCOMPARE(client.post("/pay/order1", "choice=a%0d%0aX:b", form).status, 400);
        for (const char *foreign : {"Origin: http://evil.example\r\n", "Origin: null\r\n",
                                    "Origin: https://localhost\r\n", "Sec-Fetch-Site: cross-site\r\n"}) {
            DoorClient other(house.port()); // a refused body is never read, so the connection ends
            QCOMPARE(other.post("/pay/order1", "choice=yes", form + foreign).status, 403);
        }
    }

    void otherOriginsAreToldOnlyWhenListed()
    {
        door::DoorConfig config = DoorHouse::config();
        config.origins.allowed = {"https://app.example"};
        DoorHouse house(config);
        DoorClient client(house.port());
        QCOMPARE(
            client.get("/healthz", "Origin: https://app.example\r\n").field("access-control-allow-origin"),
            "https://app.example");
        QCOMPARE(
            client.get("/healthz", "Origin: https://evil.example\r\n").field("access-control-allow-origin"),
            "");
        const HttpReply preflight
            = client.ask("OPTIONS /api/v1/mirror HTTP/1.1\r\nHost: x\r\nOrigin: "
                         "https://app.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.field("allow"), "POST, OPTIONS");
        QVERIFY(preflight.field("access-control-allow-headers").contains("Authorization"));
    }

    void slowRequestsAreCut()
    {
        DoorHouse house;
        DoorClient silent(house.port());
        DoorClient inHead(house.port());
        inHead.send("GET / HTTP/1.1\r\nHost: x\r\n");
        DoorClient inBody(house.port());
        inBody.send("POST /api/v1/mirror HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Content-Length: 12\r\n\r\n{");
        DoorClient idle(house.port());
        QCOMPARE(idle.get("/healthz").status, 200);
        QTRY_COMPARE(house.metric("madang_door_connections"), 4);
        house.pass(9s, 9s);
        inHead.send("X: y\r\n"); // a drop now and then does not help
        house.pass(1500ms);
        QVERIFY(silent.closedByPeer());
        QCOMPARE(inHead.reply().status, 408);
        QVERIFY(inHead.closedByPeer());
        house.pass(20s, 10s);
        QCOMPARE(inBody.reply().status, 408);
        QVERIFY(inBody.closedByPeer());
        QCOMPARE(idle.get("/healthz").status, 200);
        house.pass(61s, 61s);
        QVERIFY(idle.closedByPeer());
        QCOMPARE(house.metric("madang_door_closed_total{reason=\"timed-out\"}"), 3);
    }

    void anAnswerMayBeLargerThanWhatStreamsMayLeaveUnread_data()
    {
        QTest::addColumn<bool>("stays");
        QTest::newRow("kept alive") << true;
        QTest::newRow("closed after it") << false;
    }
    void anAnswerMayBeLargerThanWhatStreamsMayLeaveUnread()
    {
        QFETCH(bool, stays);
        door::DoorConfig config = DoorHouse::config();
        config.limits.outgoing = 100'000;
        DoorHouse house(config);
        for (int i = 0; i < 300; ++i)
            house.post(1, QString(30'000, u'x'));
        const QByteArray request = "GET /api/v1/rooms/1/events?after=0&limit=300 HTTP/1.1\r\nHost: x\r\n"
            + QByteArray(stays ? "" : "Connection: close\r\n") + "\r\n";
        DoorClient client(house.port(), false, 8192);
        client.send(request);
        // A second request does not begin before the first answer has left, and two are no sign of slowness.
        if (stays)
            client.send(request);
        QTRY_COMPARE(house.metric("madang_http_requests_total{status=\"2xx\"}"), 1);
        // Somebody takes a bit of it now and then: that is neither idle nor gone.
        for (int i = 0; i < 4; ++i) {
            const qsizetype had = client.readUntil([](const QByteArray &) { return true; }).size();
            client.readUntil([had](const QByteArray &all) { return all.size() >= had + 500'000; });
            house.pass(stays ? 59s : 1900ms, 60s);
        }
        QCOMPARE(house.metric("madang_http_requests_total{status=\"2xx\"}"), 1);
        const HttpReply reply = client.reply();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.size() > 9'000'000);
        if (stays)
            QCOMPARE(client.reply().body, reply.body);
        else
            QVERIFY(client.closedByPeer());
        QCOMPARE(house.metric("madang_door_closed_total{reason=\"slow-reader\"}"), 0);
        QCOMPARE(house.metric("madang_door_closed_total{reason=\"timed-out\"}"), 0);
    }

    void whoTakesNothingOfItsAnswerIsLetGo()
    {
        DoorHouse house;
        for (int i = 0; i < 300; ++i)
            house.post(1, QString(30'000, u'x'));
        DoorClient client(house.port(), false, 8192);
        client.send("GET /api/v1/rooms/1/events?after=0&limit=300 HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE(house.metric("madang_http_requests_total{status=\"2xx\"}"), 1);
        house.pass(125s, 61s);
        house.pass(3s, 3s);
        QTRY_COMPARE(house.metric("madang_door_connections"), 0);
        QCOMPARE(house.metric("madang_door_closed_total{reason=\"timed-out\"}"), 1);
    }

    void aHalfClosedClientStillGetsItsAnswer()
    {
        DoorHouse house;
        DoorClient client(house.port());
        client.send("GET /api/v1/mirror/x HTTP/1.1\r\nHost: x\r\n\r\n");
        client.shutdownWriting();
        QCOMPARE(client.reply().status, 200);
        QVERIFY(client.closedByPeer());
    }

    // ---- server-sent events

    void noticesAreStreamed()
    {
        DoorHouse house;
        const auto give = [&] { QVERIFY(house.house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s})); };
        give();
        DoorClient client(house.port());
        const auto events = [](int count) {
            return [count](const QByteArray &octets) { return octets.count("\ndata: ") >= count; };
        };
        client.send(
            "GET /api/v1/notifications/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer 2.2\r\n\r\n");
        const QByteArray begun = client.readUntil(events(1));
        QVERIFY(begun.startsWith("HTTP/1.1 200 "));
        QVERIFY(begun.contains("\r\nContent-Type: text/event-stream"));
        QVERIFY(!begun.contains("Content-Length"));
        QVERIFY(begun.contains("\nevent: notice\n"));
        const QList<LiveConnection> listed = house.connections().list({});
        QCOMPARE(listed.size(), 1); // and not the single requests
        QCOMPARE(listed[0].user, UserId{2});
        QCOMPARE(listed[0].protocol, LiveConnection::Protocol::Events);
        give();
        const QByteArray two = client.readUntil(events(2));
        QCOMPARE(two.count("\nid: "), 2);
        const QByteArray firstId = two.mid(two.indexOf("id: ") + 4).split('\n').first();
        house.pass(16s, 16s);
        QVERIFY(client.readUntil([](const QByteArray &octets) { return octets.endsWith("\n:\n\n"); })
                    .endsWith(":\n\n"));
        // Coming back with the id of the first, only the second comes.
        DoorClient back(house.port());
        back.send("GET /api/v1/notifications/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer 2.3\r\n"
                  "Last-Event-ID: "
                  + firstId + "\r\n\r\n");
        QVERIFY(!back.readUntil(events(1)).contains("id: " + firstId));
        house.revoke(SessionId{2});
        QVERIFY(client.closedByPeer());
        give();
        QCOMPARE(back.readUntil(events(2)).count("\ndata: "), 2);
    }

    void aStreamTellsOnlyTheTypesAskedFor()
    {
        DoorHouse house;
        const auto give = [&](const QString &type) {
            QVERIFY(house.house().call(UserId{2}, test::notify, {UserId{2}, type}));
        };
        give(u"donation.settled"_s);
        give(u"room.invited"_s);
        give(u"chat.mention"_s);
        const auto events = [](int count) {
            return [count](const QByteArray &octets) { return octets.count("\ndata: ") >= count; };
        };
        const QByteArray rest = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer 2.2\r\n";
        DoorClient client(house.port());
        client.send("GET /api/v1/notifications/stream?types=donation,chat.mention" + rest + "\r\n");
        const QByteArray begun = client.readUntil(events(2));
        QVERIFY(begun.contains("donation.settled"));
        QVERIFY(begun.contains("chat.mention"));
        QVERIFY(!begun.contains("room.invited"));
        give(u"donations.other"_s);
        give(u"room.invited"_s);
        give(u"donation.expired"_s);
        const QByteArray live = client.readUntil(events(3));
        QCOMPARE(live.count("\ndata: "), 3);
        QVERIFY(live.contains("donation.expired"));
        // Coming back, the filter still holds and nothing is told twice.
        const QByteArray firstId = begun.mid(begun.indexOf("id: ") + 4).split('\n').first();
        DoorClient back(house.port());
        back.send("GET /api/v1/notifications/stream?types=donation" + rest + "Last-Event-ID: " + firstId
                  + "\r\n\r\n");
        const QByteArray resumed = back.readUntil(events(1));
        QCOMPARE(resumed.count("\ndata: "), 1);
        QVERIFY(resumed.contains("donation.expired"));
    }

    void aWrongTypeOfNoticeIsNamed()
    {
        DoorHouse house;
        DoorClient client(house.port());
        const HttpReply refused = client.get("/api/v1/notifications/stream?types=donation,chat.mentoin",
                                             "Authorization: Bearer 2.2\r\n");
        QCOMPARE(refused.status, 400);
        QCOMPARE(objectOf(refused.body)["field"_L1].toString(), u"types"_s);
        QVERIFY(refused.body.contains("chat.mentoin"));
    }

    void streamsAreForPeopleAndEndWithTheToken()
    {
        DoorHouse house;
        DoorClient guest(house.port());
        QCOMPARE(guest.get("/api/v1/notifications/stream").status, 401);
        QCOMPARE(guest.get("/healthz").status, 200);
        QCOMPARE(guest.post("/api/v1/notifications/stream", "{}").status, 405);
        DoorClient late(house.port());
        late.send(
            "GET /api/v1/notifications/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer late.2.2\r\n\r\n");
        QVERIFY(late.readUntil([](const QByteArray &octets) { return octets.contains("\r\n\r\n"); })
                    .startsWith("HTTP/1.1 200 "));
        house.pass(61s, 61s);
        QVERIFY(late.closedByPeer());
    }

    void tooManyRequestsAreToldWhenToComeBackAndAFloodIsClosed()
    {
        door::DoorConfig config = DoorHouse::config();
        config.proxies = {"127.0.0.1"};
        config.limits.refusals = 5;
        RateRules rules;
        rules.named = {{"request", {10, 20s}}};
        DoorHouse house(config, rules);
        const QByteArray from = "X-Forwarded-For: 192.0.2.7\r\n";
        auto held = std::make_unique<DoorClient>(house.port());
        DoorClient &client = *held;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(client.get("/healthz", from).status, 200);
        const HttpReply refused = client.get("/healthz", from);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.field("retry-after"), "2");
        QCOMPARE(objectOf(refused.body)["retryAfter"_L1].toInt(), 2);
        QCOMPARE(objectOf(refused.body)["code"_L1].toString(), u"rate-limited"_s);
        QCOMPARE(client.get("/healthz", "X-Forwarded-For: 192.0.2.8\r\n").status, 200);
        house.clock().advance(2s);
        QCOMPARE(client.get("/healthz", from).status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.get("/nowhere", from).status, 429);
        QVERIFY(client.closedByPeer());
        held.reset();
        QTRY_COMPARE(house.metric("madang_door_closed_total{reason=\"flood\"}"), 1);
    }

    void proxiesAreBelievedOnlyWhenConfigured()
    {
        // The throttle counts guests by address: two forwarded addresses are two guests only behind a known
        // proxy.
        door::DoorConfig config = DoorHouse::config();
        config.proxies = {"127.0.0.1"};
        DoorHouse behind(config);
        DoorHouse direct;
        for (DoorHouse *house : {&behind, &direct}) {
            DoorClient client(house->port());
            for (int i = 0; i < 1000; ++i)
                client.send("POST /api/v1/mirror HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n");
            for (int i = 0; i < 1000; ++i)
                QCOMPARE(client.reply().status, 400); // no word, but counted
            const int other = client
                                  .post("/api/v1/mirror", R"({"word":"x"})",
                                        "X-Forwarded-For: 203.0.113.1, 198.51.100.1\r\n")
                                  .status;
            QCOMPARE(other, house == &behind ? 200 : 429);
        }
    }
};

QTEST_GUILESS_MAIN(HttpConnectionTest)
#include "tst_http_connection.moc"
