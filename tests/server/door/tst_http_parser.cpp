// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/http_parser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::door;

namespace {

constexpr HttpLimits kSmall{.requestLine = 80,
                            .fieldLine = 120,
                            .head = 600,
                            .fields = 8,
                            .parameters = 4,
                            .chunkExtensions = 40,
                            .trailers = 100};
constexpr qint64 kBodyLimit = 300;

/// What a stream came to: "GET /path body" per request, then perhaps "400 about".
struct Outcome {
    QByteArrayList requests;
    QByteArray failed;
    bool operator==(const Outcome &) const = default;
};

void take(HttpParser &parser, QByteArrayView chunk, Outcome &outcome)
{
    while (!chunk.isEmpty() && parser.stage() != HttpParser::Stage::Failed) {
        parser.feed(chunk);
        if (parser.stage() == HttpParser::Stage::HeadDone)
            parser.readBody(kBodyLimit);
        if (parser.stage() == HttpParser::Stage::Done) {
            const HttpRequest request = parser.takeRequest();
            outcome.requests += request.method + ' ' + request.path + ' ' + request.body;
        }
    }
}

Outcome readCutAt(const QByteArray &stream, const QList<qsizetype> &cuts)
{
    HttpParser parser(kSmall);
    Outcome outcome;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        take(parser, QByteArrayView(stream).sliced(from, cut - from), outcome);
        from = cut;
    }
    take(parser, QByteArrayView(stream).sliced(from), outcome);
    if (parser.stage() == HttpParser::Stage::Failed)
        outcome.failed = QByteArray::number(parser.failure().status) + ' ' + parser.failure().about;
    return outcome;
}

Outcome readEveryWay(const QByteArray &stream)
{
    const Outcome whole = readCutAt(stream, {});
    QRandomGenerator random(8070);
    for (int round = 0; round < 25; ++round) {
        QList<qsizetype> cuts;
        for (qsizetype i = 1; i < stream.size(); ++i) {
            if (round == 0 || random.bounded(round) == 0)
                cuts.append(i);
        }
        if (!(readCutAt(stream, cuts) == whole))
            return {{}, "differs when cut"};
    }
    return whole;
}

HttpRequest only(const QByteArray &stream)
{
    HttpParser parser;
    QByteArrayView rest(stream);
    parser.feed(rest);
    parser.readBody(kBodyLimit);
    parser.feed(rest);
    return parser.takeRequest();
}

const QByteArray kHost = "Host: x\r\n";

} // namespace

class HttpParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodRequests_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArrayList>("requests");
        const auto row = [](const char *what, const QByteArray &stream, const QByteArrayList &requests) {
            QTest::newRow(what) << stream << requests;
        };
        row("plain", "GET / HTTP/1.1\r\n" + kHost + "\r\n", {"GET / "});
        row("query", "GET /a?b=c HTTP/1.1\r\n" + kHost + "\r\n", {"GET /a "});
        row("empty line first", "\r\nGET / HTTP/1.1\r\n" + kHost + "\r\n", {"GET / "});
        row("1.0 without Host", "GET / HTTP/1.0\r\n\r\n", {"GET / "});
        row("absolute form", "GET http://y:1/p?q HTTP/1.1\r\n" + kHost + "\r\n", {"GET /p "});
        row("absolute form, no path", "GET http://y HTTP/1.1\r\n" + kHost + "\r\n", {"GET / "});
        row("length", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\nabc", {"POST / abc"});
        row("length of nothing", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 0\r\n\r\n", {"POST / "});
        row("no length", "POST / HTTP/1.1\r\n" + kHost + "\r\n", {"POST / "});
        row("body at the limit",
            "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 300\r\n\r\n" + QByteArray(300, 'x'),
            {"POST / " + QByteArray(300, 'x')});
        row("chunks",
            "POST / HTTP/1.1\r\n" + kHost
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
            {"POST / abc0123456789"});
        row("chunks with extension and trailer",
            "POST / HTTP/1.1\r\n" + kHost
                + "Transfer-Encoding: CHUNKED\r\n\r\n3;a=b\r\nabc\r\n0\r\nHost: evil\r\nX: y\r\n\r\n",
            {"POST / abc"});
        row("pipelined",
            "POST /1 HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\n" + kHost
                + "\r\nPOST /3 HTTP/1.1\r\n" + kHost
                + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\nGET /4 "
                  "HTTP/1.1\r\n"
                + kHost + "\r\n",
            {"POST /1 abc", "GET /2 ", "POST /3 x", "GET /4 "});
        row("a request inside a body",
            "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            {"POST / GET / HTTP/1.1\r\n\r\n"});
    }
    void goodRequests()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArrayList, requests);
        const Outcome outcome = readEveryWay(stream);
        QCOMPARE(outcome.failed, QByteArray());
        QCOMPARE(outcome.requests, requests);
    }

    void badRequests_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("failed");
        const auto row = [](const char *what, const QByteArray &stream, const char *failed) {
            QTest::newRow(what) << stream << QByteArray(failed);
        };
        const auto head = [&](const char *what, const QByteArray &fields, const char *failed) {
            QTest::newRow(what) << "POST / HTTP/1.1\r\n" + kHost + fields + "\r\n" << QByteArray(failed);
        };
        const auto target = [&](const char *what, const QByteArray &text, const char *failed) {
            QTest::newRow(what) << "GET " + text + " HTTP/1.1\r\n" + kHost + "\r\n" << QByteArray(failed);
        };
        const auto chunks = [&](const char *what, const QByteArray &text, const char *failed) {
            QTest::newRow(what) << "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n" + text
                                << QByteArray(failed);
        };
        row("two empty lines", "\r\n\r\nGET / HTTP/1.1\r\n", "400 request-line");
        row("TLS on a plain port", QByteArray("\x16\x03\x01\x02\x00", 5), "400 request-line");
        row("no version", "GET /\r\n\r\n", "400 request-line");
        row("two blanks", "GET  / HTTP/1.1\r\n" + kHost + "\r\n", "400 request-line");
        row("blank in the target", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n", "400 header");
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", "505 version");
        row("HTTP/0.9", "GET / HTTP/0.9\r\n\r\n", "505 version");
        row("odd version", "GET / HTTP/1.1x\r\n\r\n", "400 header");
        row("lower case version", "GET / http/1.1\r\n\r\n", "400 header");
        row("bare LF", "GET / HTTP/1.1\nHost: x\n\n", "400 bare-line-feed");
        row("bare CR", "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n", "400 bare-carriage-return");
        row("NUL", "GET / HTTP/1.1\r\nHost: x" + QByteArray(1, '\0') + "\r\n\r\n", "400 control-character");
        row("ESC", "GET / HTTP/1.1\r\nHost: x\x1b\r\n\r\n", "400 control-character");
        row("long request line", "GET /" + QByteArray(80, 'a'), "414 request-line");
        row("long header", "GET / HTTP/1.1\r\nX: " + QByteArray(120, 'a'), "431 header-line");
        row("many headers", "GET / HTTP/1.1\r\n" + kHost + QByteArray("a: b\r\n").repeated(8) + "\r\n",
            "431 headers");
        row("large head", "GET / HTTP/1.1\r\n" + ("X: " + QByteArray(110, 'a') + "\r\n").repeated(6),
            "431 head");
        row("folded", "GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", "400 folded-header");
        row("blank before colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "400 header");
        row("no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", "400 header");
        row("no Host", "GET / HTTP/1.1\r\nX: y\r\n\r\n", "400 host");
        row("two Hosts", "GET / HTTP/1.1\r\n" + kHost + kHost + "\r\n", "400 host");
        row("two Hosts in 1.0", "GET / HTTP/1.0\r\n" + kHost + kHost + "\r\n", "400 host");
        for (const char *host :
             {"", "a b", "a,b", "a/b", "user@a", "a:b", "a:123456", "[::1", "[]", "[::1]x", ":80"})
            row(host, QByteArray("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n", "400 host");

        head("CL and TE", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "400 transfer-encoding");
        head("TE and CL", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "400 content-length");
        head("CL and unknown TE", "Content-Length: 3\r\nTransfer-Encoding: x\r\n", "400 transfer-encoding");
        head("two CLs", "Content-Length: 3\r\nContent-Length: 4\r\n", "400 content-length");
        head("two equal CLs", "Content-Length: 3\r\nContent-Length: 3\r\n", "400 content-length");
        head("list of CLs", "Content-Length: 3, 3\r\n", "400 content-length");
        for (const char *length : {"+2", "-2", "0x2", "2 ", "2.0", "", "two", "18446744073709551618",
                                   "9999999999999999999", "2\t3"}) {
            if (QByteArray(length) == "2 ")
                continue; // trailing blanks are no part of the value
            head(length, QByteArray("Content-Length: ") + length + "\r\n", "400 content-length");
        }
        head("TE twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
             "400 transfer-encoding");
        head("TE identity first", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
             "400 transfer-encoding");
        for (const char *coding : {"chunkedx", "xchunked", "gzip, chunked", "chunked, gzip", "identity",
                                   "\"chunked\"", "chunked;q=1", "cow"})
            head(coding, QByteArray("Transfer-Encoding: ") + coding + "\r\n", "501 transfer-encoding");
        head("TE with vertical tab",
             "Transfer-Encoding: \x0b"
             "chunked\r\n",
             "400 control-character");
        head("blank before the TE colon", "Transfer-Encoding : chunked\r\n", "400 header");
        row("TE in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "400 transfer-encoding");
        row("GET with a body", "GET / HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\n",
            "400 body-not-allowed");
        row("HEAD with chunks", "HEAD / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n",
            "400 body-not-allowed");
        head("gzip body", "Content-Encoding: gzip\r\n", "415 content-encoding");
        head("odd expectation", "Content-Length: 3\r\nExpect: tea\r\n", "417 expect");
        head("two tokens", "Authorization: a\r\nAuthorization: b\r\n", "400 repeated-header");
        head("body over the limit", "Content-Length: 301\r\n", "413 body");

        chunks("chunk over the limit", "12d\r\n", "413 body");
        chunks("chunks over the limit together", "96\r\n" + QByteArray(150, 'x') + "\r\n97\r\n", "413 body");
        chunks("huge chunk", "ffffffffffffffff\r\n", "413 body");
        chunks("17 digits", "10000000000000000\r\n", "400 chunk");
        chunks("no size", "\r\nabc\r\n0\r\n\r\n", "400 chunk");
        chunks("hex prefix", "0x3\r\nabc\r\n0\r\n\r\n", "400 chunk");
        chunks("signed", "+3\r\nabc\r\n0\r\n\r\n", "400 chunk");
        chunks("negative", "-3\r\nabc\r\n0\r\n\r\n", "400 chunk");
        chunks("longer than it says", "3\r\nabcd\r\n0\r\n\r\n", "400 chunk");
        chunks("bare LF", "3\nabc\r\n0\r\n\r\n", "400 chunk");
        chunks("endless extension", "3;" + QByteArray(200, 'a'), "400 chunk");
        chunks("many extensions", QByteArray("1;abcdefghi=j\r\nx\r\n").repeated(5), "400 chunk");
        chunks("endless trailers", "0\r\n" + QByteArray("a: b\r\n").repeated(50), "400 chunk");

        target("no slash", "a", "400 target");
        target("asterisk", "*", "400 target");
        target("authority", "x:80", "400 target");
        target("other scheme", "ftp://x/", "400 target");
        target("user in the target", "http://u@x/", "400 target");
        target("fragment", "/#a", "400 target");
        for (const char *path :
             {"/..", "/../etc/passwd", "/a/../b", "/a/.", "/%2e%2e/a", "/.%2E/a", "/a%2fb", "/a%5cb",
              "/a%00b", "/a%0ab", "/a%7f", "/%", "/%2", "/%zz", "/%ff", "/%c0%ae%c0%ae"})
            target(path, path, "400 path");
        target("bad query", "/?a=%zz", "400 query");
        target("NUL in the query", "/?a=%00", "400 query");
        target("no name in the query", "/?=b", "400 query");
        target("many parameters", "/?a=1&b=2&c=3&d=4&e=5", "400 query");
    }
    void badRequests()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, failed);
        const Outcome outcome = readEveryWay(stream);
        QCOMPARE(outcome.failed, failed);
        QCOMPARE(outcome.requests, QByteArrayList());
        const Outcome after = readEveryWay("GET /fine HTTP/1.1\r\n" + kHost + "\r\n" + stream);
        QCOMPARE(after.failed, failed);
        QCOMPARE(after.requests, QByteArrayList{"GET /fine "});
    }

    void backslashesAndRawOctetsStayOut()
    {
        QCOMPARE(readEveryWay("GET /a\\b HTTP/1.1\r\n" + kHost + "\r\n").failed, "400 path");
        QCOMPARE(readEveryWay("GET /\xea\xb0\x80 HTTP/1.1\r\n" + kHost + "\r\n").failed, "400 request-line");
    }

    void pathAndQueryAreDecodedOnce()
    {
        const HttpRequest request
            = only("GET /a/%EA%B0%80%20b/%252e?x=1+2&y=%26&z HTTP/1.1\r\n" + kHost + "\r\n");
        QCOMPARE(request.segments, (QList<QByteArray>{"a", "\xea\xb0\x80 b", "%2e"}));
        const QList<std::pair<QByteArray, QByteArray>> query{{"x", "1 2"}, {"y", "&"}, {"z", ""}};
        QCOMPARE(request.query, query);
    }

    void theAuthorityOfTheTargetIsTheHost()
    {
        QCOMPARE(only("GET http://y:8/ HTTP/1.1\r\n" + kHost + "\r\n").field("host"), "y:8");
    }

    void trailersAreNotHeaders()
    {
        const HttpRequest request = only("POST / HTTP/1.1\r\n" + kHost
                                         + "Transfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: x\r\n\r\n");
        QCOMPARE(request.count("authorization"), 0);
    }

    void stayingOpenFollowsTheVersionAndTheHeader()
    {
        QVERIFY(only("GET / HTTP/1.1\r\n" + kHost + "\r\n").keepAlive);
        QVERIFY(!only("GET / HTTP/1.1\r\n" + kHost + "Connection: x, Close\r\n\r\n").keepAlive);
        QVERIFY(!only("GET / HTTP/1.0\r\n" + kHost + "\r\n").keepAlive);
        QVERIFY(only("GET / HTTP/1.0\r\n" + kHost + "Connection: keep-alive\r\n\r\n").keepAlive);
    }

    void anExpectationCountsOnlyWithABody()
    {
        QVERIFY(only("POST / HTTP/1.1\r\n" + kHost + "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\nx")
                    .expectsContinue);
        QVERIFY(!only("POST / HTTP/1.1\r\n" + kHost + "Expect: 100-continue\r\n\r\n").expectsContinue);
    }
};

QTEST_APPLESS_MAIN(HttpParserTest)
#include "tst_http_parser.moc"
