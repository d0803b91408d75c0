// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/http_reply.h"

#include <QTest>

using namespace madang;
using namespace madang::door;
using namespace Qt::StringLiterals;

class HttpReplyTest : public QObject {
    Q_OBJECT
private:
    static AnswerSetting setting()
    {
        return {.requestId = "id-1",
                .now = {784111777000},
                .keepAlive = true,
                .minorVersion = 1,
                .headOnly = false,
                .secure = false};
    }

private Q_SLOTS:
    void anAnswerIsWrittenInFull()
    {
        const QByteArray out = formatted({200, "application/json", "{}", {}, false}, setting());
        QVERIFY(out.startsWith("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
        QVERIFY(out.contains("\r\nContent-Length: 2\r\n"));
        QVERIFY(out.contains("\r\nX-Request-Id: id-1\r\n"));
        QVERIFY(out.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(!out.contains("Connection:"));
        QVERIFY(!out.contains("Strict-Transport-Security"));
        QVERIFY(out.endsWith("\r\n\r\n{}"));
    }

    void theConnectionIsNamedWhenItMatters()
    {
        AnswerSetting closing = setting();
        closing.keepAlive = false;
        QVERIFY(formatted({}, closing).contains("\r\nConnection: close\r\n"));
        AnswerSetting old = setting();
        old.minorVersion = 0;
        QVERIFY(formatted({}, old).contains("\r\nConnection: keep-alive\r\n"));
    }

    void aPageLetsInOneForeignScriptWhenItSaysSo()
    {
        HttpAnswer page{200, "text/html", "x", {}, true};
        QVERIFY(formatted(page, setting()).contains("; script-src 'self'; "));
        page.scriptHost = "https://js.example.com";
        const QByteArray out = formatted(page, setting());
        QVERIFY(out.contains("; script-src 'self' https://js.example.com; "));
        QVERIFY(out.contains("; frame-src https://*.example.com; "));
        QVERIFY(out.contains("Content-Security-Policy: default-src 'none'; "));
        QCOMPARE(out.count("Content-Security-Policy"), 1);
        page.otherHosts = "https://*.agency.example";
        const QByteArray more = formatted(page, setting());
        QVERIFY(more.contains("; script-src 'self' https://js.example.com; ")); // no script of theirs
        QVERIFY(more.contains("; frame-src https://*.example.com https://*.agency.example; "));
        QVERIFY(more.contains("; form-action 'self' https://*.example.com https://*.agency.example; "));
        page.isPage = false;
        QVERIFY(!formatted(page, setting()).contains("example.com"));
    }

    void aHeadTellsTheLengthOnly()
    {
        AnswerSetting head = setting();
        head.headOnly = true;
        const QByteArray out = formatted({200, "text/plain", "hello", {}, false}, head);
        QVERIFY(out.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(out.endsWith("\r\n\r\n"));
    }

    void noContentHasNoLength()
    {
        QVERIFY(!formatted({204, {}, {}, {}, false}, setting()).contains("Content-Length"));
    }

    void aValueCannotBecomeAnotherField()
    {
        const QByteArray out = formatted(
            {303, {}, {}, {{"Location", "/x\r\nSet-Cookie: a=b\r\n\r\n<script>"}}, false}, setting());
        QVERIFY(!out.contains("\nSet-Cookie"));
        QCOMPARE(out.count("\r\n\r\n"), 1);
    }

    void aRefusalNamesEverything()
    {
        const HttpAnswer answer
            = problemAnswer(Error{Code::RateLimited, "posts"}.at(u"text"_s).after(7), "id-1");
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.contentType, "application/problem+json");
        const auto problem = fromJson<Problem>(answer.body);
        QVERIFY(problem);
        QCOMPARE(problem->code, u"rate-limited"_s);
        QCOMPARE(problem->status, 429);
        QCOMPARE(problem->detail, u"posts"_s);
        QCOMPARE(problem->field, u"text"_s);
        QCOMPARE(problem->retryAfter, 7);
        QCOMPARE(problem->requestId, u"id-1"_s);
        QVERIFY(formatted(answer, setting()).contains("\r\nRetry-After: 7\r\n"));
    }

    void everyStatusOfOursHasAReason()
    {
        for (int code = 0; code <= int(Code::Internal); ++code)
            QVERIFY(reasonOf(httpStatusOf(Code(code))) != "Status");
        for (const int status : {101, 408, 413, 414, 415, 417, 426, 431, 501, 505}) {
            if (status != 101)
                QVERIFY(reasonOf(status) != "Status");
        }
    }
};

QTEST_APPLESS_MAIN(HttpReplyTest)
#include "tst_http_reply.moc"
