// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/decoder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang;
using namespace madang::stomp;

namespace {

/// What a stream came to: the frames, then perhaps a violation.
struct Outcome {
    QList<Frame> frames;
    QByteArray violated;
    QByteArray receipt;
    bool unfinished = false;
    bool operator==(const Outcome &) const = default;
};

constexpr Limits kSmall{.line = 40, .head = 200, .headers = 5, .body = 30};

void take(Decoder &decoder, Outcome &outcome)
{
    while (std::optional<Frame> frame = decoder.next())
        outcome.frames.append(*std::move(frame));
}

Outcome readCutAt(const QByteArray &stream, const QList<qsizetype> &cuts, Version version)
{
    Decoder decoder(kSmall);
    decoder.setVersion(version);
    Outcome outcome;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        decoder.feed(QByteArrayView(stream).sliced(from, cut - from));
        take(decoder, outcome);
        from = cut;
    }
    decoder.feed(QByteArrayView(stream).sliced(from));
    take(decoder, outcome);
    if (decoder.violation()) {
        outcome.violated = decoder.violation()->error.about.toUtf8();
        outcome.receipt = decoder.violation()->receipt;
    } else
        outcome.unfinished = decoder.unfinished();
    return outcome;
}

/// The stream read whole, octet by octet and cut at 40 random sets of places must come to the same.
Outcome readEveryWay(const QByteArray &stream, Version version = Version::V12)
{
    const Outcome whole = readCutAt(stream, {}, version);
    QList<qsizetype> everywhere;
    for (qsizetype i = 1; i < stream.size(); ++i)
        everywhere.append(i);
    if (!(readCutAt(stream, everywhere, version) == whole))
        return {{}, "differs octet by octet", {}, false};
    QRandomGenerator random(20260131);
    for (int round = 0; round < 40; ++round) {
        QList<qsizetype> cuts;
        for (qsizetype i = 1; i < stream.size(); ++i) {
            if (random.bounded(6) == 0)
                cuts.append(i);
        }
        if (!(readCutAt(stream, cuts, version) == whole))
            return {{}, "differs when cut", {}, false};
    }
    return whole;
}

QByteArray octets(const char *text, qsizetype size)
{
    return {text, size};
}
#define OCTETS(text) octets(text, sizeof(text) - 1)

} // namespace

class DecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<QByteArray>>("bodies");
        QTest::newRow("one frame") << OCTETS("SEND\na:b\n\nhi\0") << QList<QByteArray>{"hi"};
        QTest::newRow("no headers") << OCTETS("SEND\n\n\0") << QList<QByteArray>{""};
        QTest::newRow("CRLF") << OCTETS("SEND\r\na:b\r\n\r\nhi\0\r\n") << QList<QByteArray>{"hi"};
        QTest::newRow("mixed line ends") << OCTETS("SEND\na:b\r\n\nhi\0") << QList<QByteArray>{"hi"};
        QTest::newRow("heart-beats around")
            << OCTETS("\n\n\r\nSEND\n\nhi\0\n\r\n\nSEND\n\nyou\0\n") << QList<QByteArray>{"hi", "you"};
        QTest::newRow("several in one")
            << OCTETS("SEND\n\n1\0SEND\n\n2\0SEND\n\n3\0") << QList<QByteArray>{"1", "2", "3"};
        QTest::newRow("length with NULs")
            << OCTETS("SEND\ncontent-length:5\n\na\0b\0c\0") << QList<QByteArray>{OCTETS("a\0b\0c")};
        QTest::newRow("length of nothing") << OCTETS("SEND\ncontent-length:0\n\n\0") << QList<QByteArray>{""};
        QTest::newRow("leading zeros")
            << OCTETS("SEND\ncontent-length:002\n\nhi\0") << QList<QByteArray>{"hi"};
        QTest::newRow("first length counts")
            << OCTETS("SEND\ncontent-length:2\ncontent-length:9\n\nhi\0") << QList<QByteArray>{"hi"};
        QTest::newRow("a frame inside a body is body")
            << OCTETS("SEND\ncontent-length:18\n\n\0SEND\nx:y\n\nevil\0\0\n\0SEND\n\nok\0")
            << QList<QByteArray>{OCTETS("\0SEND\nx:y\n\nevil\0\0\n"), "ok"};
        QTest::newRow("body at the limit") << OCTETS("SEND\n\n012345678901234567890123456789\0")
                                           << QList<QByteArray>{"012345678901234567890123456789"};
        QTest::newRow("line at the limit")
            << OCTETS("SEND\n01234567890123456789:0123456789012345678\r\n\n\0") << QList<QByteArray>{""};
        QTest::newRow("body need not be UTF-8")
            << OCTETS("SEND\n\n\xff\xfe\0") << QList<QByteArray>{"\xff\xfe"};
        QTest::newRow("as many headers as may be")
            << OCTETS("SEND\na:1\nb:2\nc:3\nd:4\ne:5\n\n\0") << QList<QByteArray>{""};
    }
    void goodStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QList<QByteArray>, bodies);
        const Outcome outcome = readEveryWay(stream);
        QCOMPARE(outcome.violated, QByteArray());
        QVERIFY(!outcome.unfinished);
        QList<QByteArray> found;
        for (const Frame &frame : outcome.frames)
            found.append(frame.body);
        QCOMPARE(found, bodies);
    }

    void badStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("violated");
        QTest::newRow("no colon") << OCTETS("SEND\nabc\n\n\0") << QByteArray("header-without-colon");
        QTest::newRow("no name") << OCTETS("SEND\n:abc\n\n\0") << QByteArray("header-without-name");
        QTest::newRow("undefined escape") << OCTETS("SEND\na:\\t\n\n\0") << QByteArray("header-escape");
        QTest::newRow("escape at the end") << OCTETS("SEND\na:\\\n\n\0") << QByteArray("header-escape");
        QTest::newRow("escape in the name") << OCTETS("SEND\na\\x:b\n\n\0") << QByteArray("header-escape");
        QTest::newRow("not UTF-8") << OCTETS("SEND\na:\xff\n\n\0") << QByteArray("header-not-utf8");
        QTest::newRow("overlong UTF-8") << OCTETS("SEND\na:\xc0\xaf\n\n\0") << QByteArray("header-not-utf8");
        QTest::newRow("surrogate") << OCTETS("SEND\na:\xed\xa0\x80\n\n\0") << QByteArray("header-not-utf8");
        QTest::newRow("bare CR in a header")
            << OCTETS("SEND\na:b\rc\n\n\0") << QByteArray("bare-carriage-return");
        QTest::newRow("two CRs") << OCTETS("SEND\na:b\r\r\n\n\0") << QByteArray("bare-carriage-return");
        QTest::newRow("bare CR between") << OCTETS("\r\rSEND\n\n\0") << QByteArray("octets-between-frames");
        QTest::newRow("NUL in a header") << OCTETS("SEND\na:b\0c\n\n\0") << QByteArray("nul-in-head");
        QTest::newRow("NUL in the command") << OCTETS("SE\0ND\n\n\0") << QByteArray("nul-in-head");
        QTest::newRow("no empty line") << OCTETS("SEND\na:b\0") << QByteArray("nul-in-head");
        QTest::newRow("lower case") << OCTETS("send\n\n\0") << QByteArray("command");
        QTest::newRow("blank in the command") << OCTETS("SEND \n\n\0") << QByteArray("command");
        QTest::newRow("colon in the command") << OCTETS("SEND:\n\n\0") << QByteArray("command");
        QTest::newRow("long command") << OCTETS("SENDSENDSENDSENDSEND\n\n\0") << QByteArray("command");
        QTest::newRow("NUL between") << OCTETS("SEND\n\n\0\0SEND\n\n\0")
                                     << QByteArray("octets-between-frames");
        QTest::newRow("blank between") << OCTETS("SEND\n\n\0 \n") << QByteArray("octets-between-frames");
        QTest::newRow("digits between") << OCTETS("SEND\n\n\0"
                                                  "12")
                                        << QByteArray("octets-between-frames");
        QTest::newRow("signed length")
            << OCTETS("SEND\ncontent-length:+2\n\nhi\0") << QByteArray("content-length");
        QTest::newRow("negative length")
            << OCTETS("SEND\ncontent-length:-2\n\nhi\0") << QByteArray("content-length");
        QTest::newRow("empty length")
            << OCTETS("SEND\ncontent-length:\n\nhi\0") << QByteArray("content-length");
        QTest::newRow("blank length")
            << OCTETS("SEND\ncontent-length: 2\n\nhi\0") << QByteArray("content-length");
        QTest::newRow("hex length") << OCTETS("SEND\ncontent-length:0x2\n\nhi\0")
                                    << QByteArray("content-length");
        QTest::newRow("2^64+2") << OCTETS("SEND\ncontent-length:18446744073709551618\n\nhi\0")
                                << QByteArray("content-length");
        QTest::newRow("length too short")
            << OCTETS("SEND\ncontent-length:1\n\nhi\0") << QByteArray("body-not-terminated");
        QTest::newRow("length over the limit") << OCTETS("SEND\ncontent-length:31\n\n") << QByteArray("body");
        QTest::newRow("body over the limit")
            << OCTETS("SEND\n\n0123456789012345678901234567890\0") << QByteArray("body");
        QTest::newRow("line over the limit")
            << OCTETS("SEND\n01234567890123456789:01234567890123456789\n\n\0") << QByteArray("header-line");
        QTest::newRow("command without end") << QByteArray(50, 'A') << QByteArray("command");
        QTest::newRow("one header more")
            << OCTETS("SEND\na:1\nb:2\nc:3\nd:4\ne:5\nf:6\n\n\0") << QByteArray("headers");
        QTest::newRow("head over the limit") << "SEND\n" + (QByteArray(37, 'a') + ":1\n").repeated(5) + "\n"
                                             << QByteArray("head");
        QTest::newRow("body on SUBSCRIBE")
            << OCTETS("SUBSCRIBE\nid:1\n\nhi\0") << QByteArray("body-not-allowed");
    }
    void badStreams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, violated);
        QCOMPARE(readEveryWay(stream).violated, violated);
        // What came before the bad frame is read all the same.
        const Outcome after = readEveryWay(OCTETS("SEND\n\nfine\0\n") + stream);
        QCOMPARE(after.violated, violated);
        QCOMPARE(after.frames.value(0).body, "fine");
    }

    void nothingIsReadAfterAViolation()
    {
        Decoder decoder;
        decoder.feed(OCTETS("SEND\nbad\n\n\0SEND\n\nlater\0"));
        QVERIFY(!decoder.next());
        decoder.feed(OCTETS("SEND\n\nlater still\0"));
        QVERIFY(!decoder.next());
        QCOMPARE(decoder.violation()->command, "SEND");
    }

    void theReceiptOfABadFrameIsFoundWhereverItStands()
    {
        QCOMPARE(readEveryWay(OCTETS("SEND\nreceipt:r\\c1\nbad\n\n\0")).receipt, "r:1");
        QCOMPARE(readEveryWay(OCTETS("SEND\nbad\nreceipt:r1\n\n\0")).receipt, "r1");
        QCOMPARE(readEveryWay(OCTETS("SEND\nreceipt:r1\ncontent-length:x\n\n\0")).receipt, "r1");
        QCOMPARE(readEveryWay(OCTETS("SUBSCRIBE\nreceipt:r1\n\nbody\0")).receipt, "r1");
        QCOMPARE(readEveryWay(OCTETS("SEND\nbad\n\nreceipt:no\n\0")).receipt, QByteArray());
    }

    void escapesFollowTheVersion()
    {
        const QByteArray stream = OCTETS("SEND\nx:a\\nb\\cc\\\\d\n\n\0");
        QCOMPARE(readEveryWay(stream, Version::V12).frames.value(0).value("x"), "a\nb:c\\d");
        QCOMPARE(readEveryWay(stream, Version::V11).frames.value(0).value("x"), "a\nb:c\\d");
        QCOMPARE(readEveryWay(stream, Version::V10).frames.value(0).value("x"), "a\\nb\\cc\\\\d");
        QCOMPARE(readEveryWay(OCTETS("SEND\nx:\\r\n\n\0"), Version::V12).frames.value(0).value("x"), "\r");
        QCOMPARE(readEveryWay(OCTETS("SEND\nx:\\r\n\n\0"), Version::V11).violated, "header-escape");
    }

    void connectIsNotUnescaped()
    {
        QCOMPARE(readEveryWay(OCTETS("CONNECT\npasscode:a\\cb:c\n\n\0")).frames.value(0).value("passcode"),
                 "a\\cb:c");
    }

    void theFirstVersionTrimsAndAllowsBodies()
    {
        QCOMPARE(readEveryWay(OCTETS("SUBSCRIBE\nid: 1 \n\nx\0"), Version::V10).frames.value(0).value("id"),
                 "1");
        QCOMPARE(readEveryWay(OCTETS("SUBSCRIBE\nid: 1 \n\n\0"), Version::V12).frames.value(0).value("id"),
                 " 1 ");
    }

    void aChangeOfVersionAppliesToTheNextFrame()
    {
        Decoder decoder;
        decoder.feed(OCTETS("CONNECT\n\n\0SEND\nx:a\\tb\n\n\0"));
        QVERIFY(decoder.next());
        decoder.setVersion(Version::V10);
        QCOMPARE(decoder.next()->value("x"), "a\\tb");
    }

    void whatWasEncodedIsDecoded()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            Frame frame{"SEND", {}, {}};
            for (int h = 0; h < random.bounded(4); ++h) {
                QString name = u"n"_qs;
                QString value;
                for (int i = 0; i < random.bounded(8); ++i) {
                    name += QChar(ushort(random.bounded(1, 0xd7ff)));
                    value += QChar(ushort(random.bounded(1, 0xd7ff)));
                }
                frame.headers.append({name.toUtf8(), value.toUtf8() + "\\:\n\r"});
            }
            for (int i = 0; i < random.bounded(20); ++i)
                frame.body += char(random.bounded(256));
            Decoder decoder;
            decoder.feed(encode(frame));
            std::optional<Frame> back = decoder.next();
            QVERIFY(back);
            back->headers.removeIf([](const Header &header) { return header.name == "content-length"; });
            QCOMPARE(*back, frame);
        }
    }

    void heartBeatsAreCountedAndNotKept()
    {
        Decoder decoder;
        for (int i = 0; i < 1000; ++i)
            decoder.feed("\n"), decoder.next();
        QCOMPARE(decoder.lineEndsBetween(), 1000u);
        QVERIFY(!decoder.unfinished());
    }
};

QTEST_APPLESS_MAIN(DecoderTest)
#include "tst_decoder.moc"
