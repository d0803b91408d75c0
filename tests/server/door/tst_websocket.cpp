// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/deflate.h"
#include "server/door/http_request.h"
#include "server/door/websocket.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::door;
using namespace madang::door::websocket;

namespace {

constexpr Limits kSmall{.message = 200, .fragments = 4};

/// A client's frame, masked; `first` is the whole first octet.
QByteArray masked(quint8 first, const QByteArray &payload)
{
    QByteArray out;
    out += char(first);
    if (payload.size() < 126)
        out += char(0x80 | payload.size());
    else {
        out += char(0x80 | 126);
        out += char(payload.size() >> 8);
        out += char(payload.size() & 0xff);
    }
    const QByteArray mask("\x12\x00\xf3\x77", 4);
    out += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        out += char(payload[i] ^ mask[i & 3]);
    return out;
}

struct Outcome {
    QByteArrayList messages; ///< "1:text", "8:1000:reason"
    QByteArray failed; ///< "1002:unmasked"
    bool operator==(const Outcome &) const = default;
};

void take(Decoder &decoder, QByteArrayView chunk, Outcome &outcome)
{
    while (std::optional<Message> message = decoder.next(chunk)) {
        QByteArray line = QByteArray::number(int(message->kind)) + ':';
        if (message->kind == Opcode::Close)
            line += QByteArray::number(message->closeCode) + ':';
        outcome.messages += line + message->payload;
    }
}

Outcome readCutAt(const QByteArray &stream, const QList<qsizetype> &cuts, Inflater *inflater)
{
    Decoder decoder(kSmall);
    decoder.setInflater(inflater);
    Outcome outcome;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        take(decoder, QByteArrayView(stream).sliced(from, cut - from), outcome);
        from = cut;
    }
    take(decoder, QByteArrayView(stream).sliced(from), outcome);
    if (decoder.failure())
        outcome.failed = QByteArray::number(int(decoder.failure()->code)) + ':' + decoder.failure()->about;
    return outcome;
}

Outcome readEveryWay(const QByteArray &stream, Inflater *inflater = nullptr)
{
    const Outcome whole = readCutAt(stream, {}, inflater);
    QRandomGenerator random(42);
    for (int round = 0; round < 30; ++round) {
        QList<qsizetype> cuts;
        for (qsizetype i = 1; i < stream.size(); ++i) {
            if (round == 0 || random.bounded(5) == 0)
                cuts.append(i);
        }
        if (!(readCutAt(stream, cuts, inflater) == whole))
            return {{}, "differs when cut"};
    }
    return whole;
}

HttpRequest upgrade(const QList<HttpField> &changed = {})
{
    HttpRequest request;
    request.method = "GET";
    request.path = "/ws-stomp";
    request.fields = {{"host", "chat.example:8070"},
                      {"upgrade", "websocket"},
                      {"connection", "keep-alive, Upgrade"},
                      {"sec-websocket-version", "13"},
                      {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    for (const HttpField &field : changed) {
        request.fields.removeIf([&](const HttpField &old) { return old.name == field.name; });
        if (!field.value.isNull())
            request.fields.append(field);
    }
    return request;
}

} // namespace

class WebsocketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSampleOfTheRfcIsAccepted()
    {
        const Judgement judgement = judge(upgrade(), {}, false);
        QVERIFY(judgement.accepted);
        QCOMPARE(judgement.accepted->accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        QCOMPARE(judgement.accepted->protocol, QByteArray());
        QVERIFY(switchingProtocols(*judgement.accepted).startsWith("HTTP/1.1 101 "));
        QVERIFY(!switchingProtocols(*judgement.accepted).contains("Protocol:"));
    }

    void badHandshakesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        const auto row = [](const char *what, const char *name, const QByteArray &value, int status) {
            QTest::newRow(what) << QByteArray(name) << value << status;
        };
        row("no key", "sec-websocket-key", {}, 400);
        row("15 octets", "sec-websocket-key", QByteArray(15, 'x').toBase64(), 400);
        row("17 octets", "sec-websocket-key", QByteArray(17, 'x').toBase64(), 400);
        row("no base64", "sec-websocket-key", "dGhlIHNhbXBsZSBub25jZ!==", 400);
        row("spare bits", "sec-websocket-key", "dGhlIHNhbXBsZSBub25jZR==", 400);
        row("no padding", "sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ", 400);
        row("no version", "sec-websocket-version", {}, 426);
        row("version 8", "sec-websocket-version", "8", 426);
        row("version 13 and 8", "sec-websocket-version", "13, 8", 426);
        row("no connection", "connection", {}, 400);
        row("other connection", "connection", "keep-alive", 400);
        row("unknown protocol", "sec-websocket-protocol", "mqtt", 400);
        row("foreign origin", "origin", "http://evil.example", 403);
        row("null origin", "origin", "null", 403);
        row("look-alike origin", "origin", "http://chat.example.evil:8070", 403);
        row("other port", "origin", "http://chat.example:8071", 403);
        row("default port", "origin", "http://chat.example", 403);
        row("other scheme", "origin", "https://chat.example:8070", 403);
        row("user in the origin", "origin", "http://chat.example:8070@evil.example", 403);
    }
    void badHandshakesAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(int, status);
        const Judgement judgement = judge(upgrade({{name, value}}), {}, false);
        QVERIFY(!judgement.accepted);
        QCOMPARE(judgement.refused.status, status);
    }

    void doubledFieldsAreRefused()
    {
        for (const char *name : {"sec-websocket-key", "sec-websocket-version", "origin"}) {
            HttpRequest request = upgrade({{"origin", "http://chat.example:8070"}});
            request.fields.append({name, request.field(name)});
            QVERIFY2(!judge(request, {}, false).accepted, name);
        }
    }

    void ownHostAndListedOriginsMayConnect()
    {
        QVERIFY(judge(upgrade({{"origin", "http://Chat.example:8070"}}), {}, false).accepted);
        QVERIFY(judge(upgrade({{"origin", "https://chat.example"}, {"host", "chat.example:443"}}), {}, true)
                    .accepted);
        QVERIFY(judge(upgrade({{"origin", "https://app.example"}}), {{"https://app.example"}, false}, true)
                    .accepted);
        QVERIFY(
            judge(upgrade({{"origin", "http://[::1]:8070"}, {"host", "[::1]:8070"}}), {}, false).accepted);
        QVERIFY(judge(upgrade({{"origin", "http://[::1]"}, {"host", "[::1]"}}), {}, false).accepted);
    }

    void ourOrderOfProtocolsWins_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("all") << QByteArray("v10.stomp, v11.stomp, v12.stomp") << QByteArray("v12.stomp");
        QTest::newRow("older") << QByteArray("v10.stomp,v11.stomp") << QByteArray("v11.stomp");
        QTest::newRow("with others") << QByteArray("mqtt, v10.stomp") << QByteArray("v10.stomp");
    }
    void ourOrderOfProtocolsWins()
    {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, chosen);
        const Judgement judgement = judge(upgrade({{"sec-websocket-protocol", offered}}), {}, false);
        QVERIFY(judgement.accepted);
        QCOMPARE(judgement.accepted->protocol, chosen);
    }

    void goodStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArrayList>("messages");
        QTest::newRow("text") << masked(0x81, "hello") << QByteArrayList{"1:hello"};
        QTest::newRow("empty") << masked(0x81, "") << QByteArrayList{"1:"};
        QTest::newRow("binary") << masked(0x82, "\xff\xfe") << QByteArrayList{"2:\xff\xfe"};
        QTest::newRow("16-bit length")
            << masked(0x82, QByteArray(126, 'x')) << QByteArrayList{"2:" + QByteArray(126, 'x')};
        QTest::newRow("at the limit")
            << masked(0x82, QByteArray(200, 'x')) << QByteArrayList{"2:" + QByteArray(200, 'x')};
        QTest::newRow("fragments") << masked(0x01, "he") + masked(0x00, "") + masked(0x80, "llo")
                                   << QByteArrayList{"1:hello"};
        QTest::newRow("ping between fragments") << masked(0x01, "he") + masked(0x89, "p")
                + masked(0x80, "llo") << QByteArrayList{"9:p", "1:hello"};
        QTest::newRow("a character over two fragments")
            << masked(0x01, "\xea\xb0") + masked(0x80, "\x80") << QByteArrayList{"1:\xea\xb0\x80"};
        QTest::newRow("long ping") << masked(0x89, QByteArray(125, 'p'))
                                   << QByteArrayList{"9:" + QByteArray(125, 'p')};
        QTest::newRow("pong") << masked(0x8a, "") << QByteArrayList{"10:"};
        QTest::newRow("close without code") << masked(0x88, "") << QByteArrayList{"8:1005:"};
        QTest::newRow("close") << masked(0x88,
                                         QByteArray("\x03\xe8"
                                                    "bye"))
                               << QByteArrayList{"8:1000:bye"};
        QTest::newRow("private close") << masked(0x88, QByteArray("\x0f\xa0")) << QByteArrayList{"8:4000:"};
        QTest::newRow("nothing after close")
            << masked(0x88, "") + masked(0x81, "late") << QByteArrayList{"8:1005:"};
        QTest::newRow("two at once") << masked(0x81, "a") + masked(0x81, "b") << QByteArrayList{"1:a", "1:b"};
    }
    void goodStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArrayList, messages);
        const Outcome outcome = readEveryWay(stream);
        QCOMPARE(outcome.failed, QByteArray());
        QCOMPARE(outcome.messages, messages);
    }

    void badStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("failed");
        const auto row = [](const char *what, const QByteArray &stream, const char *failed) {
            QTest::newRow(what) << stream << QByteArray(failed);
        };
        row("unmasked", QByteArray("\x81\x05hello"), "1002:unmasked");
        row("RSV1", masked(0xc1, "x"), "1002:reserved-bit");
        row("RSV2", masked(0xa1, "x"), "1002:reserved-bit");
        row("RSV3 on control", masked(0x99, "x"), "1002:reserved-bit");
        for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
            row(qPrintable(QString::number(opcode)), masked(quint8(0x80 | opcode), "x"),
                "1002:reserved-opcode");
        row("fragmented ping", masked(0x09, "x"), "1002:fragmented-control");
        row("long ping", masked(0x89, QByteArray(126, 'x')), "1002:long-control");
        row("continuation of nothing", masked(0x80, "x"), "1002:continuation");
        row("continuation after the end", masked(0x81, "x") + masked(0x80, "x"), "1002:continuation");
        row("text inside text", masked(0x01, "x") + masked(0x81, "x"), "1002:new-message-inside");
        row("16 bits for 125", QByteArray("\x81\xfe\x00\x7dmask", 8), "1002:length-not-minimal");
        row("64 bits for 65535", QByteArray("\x81\xff\0\0\0\0\0\0\xff\xffmask", 14),
            "1002:length-not-minimal");
        row("top bit", QByteArray("\x81\xff\x80\0\0\0\0\0\0\0mask", 14), "1002:length-top-bit");
        row("2^40", QByteArray("\x82\xff\0\0\1\0\0\0\0\0mask", 14), "1009:message");
        row("over the limit", masked(0x82, QByteArray(201, 'x')), "1009:message");
        row("over the limit in parts", masked(0x02, QByteArray(200, 'x')) + masked(0x80, "x"),
            "1009:message");
        row("too many fragments", masked(0x01, "") + masked(0x00, "").repeated(4), "1009:fragments");
        row("bad UTF-8", masked(0x81, "\xff"), "1007:utf-8");
        row("overlong UTF-8", masked(0x81, "\xc0\xaf"), "1007:utf-8");
        row("surrogate", masked(0x81, "\xed\xa0\x80"), "1007:utf-8");
        row("beyond U+10FFFF", masked(0x81, "\xf4\x90\x80\x80"), "1007:utf-8");
        row("cut character", masked(0x81, "\xea\xb0"), "1007:utf-8");
        row("bad UTF-8 seen before the end", masked(0x01, "\xea\x28"), "1007:utf-8");
        row("close of one octet", masked(0x88, "x"), "1002:close-length");
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2999, 5000, 65535})
            row(qPrintable(QString::number(code)), masked(0x88, QByteArray() + char(code >> 8) + char(code)),
                "1002:close-code");
        row("close reason not UTF-8", masked(0x88, "\x03\xe8\xff"), "1007:close-reason");
    }
    void badStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, failed);
        QCOMPARE(readEveryWay(stream).failed, failed);
        const Outcome after = readEveryWay(masked(0x81, "fine") + stream);
        QCOMPARE(after.failed, failed);
        QCOMPARE(after.messages.value(0), "1:fine");
    }

    void packedStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArrayList>("messages");
        QTest::addColumn<QByteArray>("failed");
        const auto row = [](const char *what, const QByteArray &stream, const QByteArrayList &messages,
                            const char *failed = "") {
            QTest::newRow(what) << stream << messages << QByteArray(failed);
        };
        const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
        const auto packed = [](const QByteArray &text) {
            Deflater deflater;
            const Block plain(frame(Opcode::Binary, text));
            return deflater.packed(plain, 15).view().sliced(2).toByteArray();
        };
        row("packed text", masked(0xc1, hello), {"1:Hello"});
        row("packed octets", masked(0xc2, hello), {"2:Hello"});
        row("in two frames", masked(0x41, hello.first(3)) + masked(0x80, hello.sliced(3)), {"1:Hello"});
        row("with a ping between",
            masked(0x41, hello.first(3)) + masked(0x89, "?") + masked(0x80, hello.sliced(3)),
            {"9:?", "1:Hello"});
        row("beside plain ones", masked(0x81, "a") + masked(0xc1, hello) + masked(0x81, "b"),
            {"1:a", "1:Hello", "1:b"});
        row("exactly the limit", masked(0xc2, packed(QByteArray(200, 'x'))), {"2:" + QByteArray(200, 'x')});
        row("beyond the limit", masked(0xc2, packed(QByteArray(201, 'x'))), {}, "1009:message");
        row("a bomb", masked(0xc2, packed(QByteArray(30000, 'x'))), {}, "1009:message");
        row("rubbish", masked(0xc2, "rubbish!"), {}, "1007:deflate");
        row("no text", masked(0xc1, packed(QByteArray(100, '\xff'))), {}, "1007:utf-8");
        row("text that ends within a character", masked(0xc1, packed(QByteArray(100, 'x') + '\xec')), {},
            "1007:utf-8");
        row("RSV1 on a continuation", masked(0x41, hello) + masked(0xc0, "x"), {}, "1002:reserved-bit");
        row("RSV1 on a ping", masked(0xc9, "x"), {}, "1002:reserved-bit");
        row("RSV1 on a close", masked(0xc8, {}), {}, "1002:reserved-bit");
        row("RSV1 and RSV2", masked(0xe1, hello), {}, "1002:reserved-bit");
    }
    void packedStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArrayList, messages);
        QFETCH(QByteArray, failed);
        Inflater inflater;
        const Outcome outcome = readEveryWay(stream, &inflater);
        QCOMPARE(outcome.messages, messages);
        QCOMPARE(outcome.failed, failed);
    }

    void headersAreMinimal()
    {
        QCOMPARE(frame(Opcode::Text, "hi"), QByteArray("\x81\x02hi"));
        QCOMPARE(frame(Opcode::Text, QByteArray(125, 'x')).first(2), QByteArray("\x81\x7d"));
        QCOMPARE(frame(Opcode::Text, QByteArray(126, 'x')).first(4), QByteArray("\x81\x7e\x00\x7e", 4));
        QCOMPARE(frame(Opcode::Binary, QByteArray(65535, 'x')).first(4), QByteArray("\x82\x7e\xff\xff", 4));
        QCOMPARE(frame(Opcode::Binary, QByteArray(65536, 'x')).first(10),
                 QByteArray("\x82\x7f\0\0\0\0\0\1\0\0", 10));
    }

    void aCloseReasonIsCutAtACharacter()
    {
        const QByteArray closing = closeFrame(1008, QByteArray("\xea\xb0\x80").repeated(60));
        QCOMPARE(closing.size(), 2 + 2 + 123);
        QVERIFY(closing.sliced(4).isValidUtf8());
        QCOMPARE(closeFrame(1000), QByteArray("\x88\x02\x03\xe8"));
        QCOMPARE(closeFrame(1008, QByteArray("x\xea\xb0\x80").repeated(60)).size() <= 127, true);
    }

    void utf8IsCheckedLikeQtDoes()
    {
        QRandomGenerator random(99);
        for (int round = 0; round < 20000; ++round) {
            QByteArray text;
            for (int i = 0; i < 4; ++i)
                text += char(random.bounded(2) ? random.bounded(0x80, 0x100) : random.bounded(256));
            Utf8Check check;
            const bool good = check.take(text) && check.complete();
            QCOMPARE(good, text.isValidUtf8());
        }
    }
};

QTEST_APPLESS_MAIN(WebsocketTest)
#include "tst_websocket.moc"
