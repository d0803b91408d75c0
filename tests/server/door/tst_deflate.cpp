// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/deflate.h"

#include "server/door/websocket.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace madang::door;

namespace {

QByteArray textOf(const Block &block)
{
    return block.view().toByteArray();
}

/// The payload of a frame of ours, unpacked by plain zlib with that window.
QByteArray unpacked(QByteArrayView frame, int windowBits)
{
    const int length = frame[1] & 0x7f;
    const QByteArray packed = frame.sliced(length < 126        ? 2
                                               : length == 126 ? 4
                                                               : 10)
                                  .toByteArray()
        + QByteArray("\x00\x00\xff\xff", 4);
    z_stream stream{};
    if (inflateInit2(&stream, -windowBits) != Z_OK)
        return "no window";
    QByteArray out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    out.truncate(out.size() - qsizetype(stream.avail_out));
    inflateEnd(&stream);
    return result == Z_OK ? out : "broken";
}

QByteArray sentence()
{
    QByteArray out;
    for (int i = 0; i < 40; ++i)
        out += "{\"room\":\"" + QByteArray::number(i * 7919) + "\",\"text\":\"마당에 모여요\"}";
    return out;
}

} // namespace

class DeflateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersAreJudged_data()
    {
        QTest::addColumn<QList<QByteArray>>("offers");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray usual = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
        const auto row = [](const char *name, const QByteArray &offer, const QByteArray &answer) {
            QTest::newRow(name) << QList<QByteArray>{offer} << answer;
        };
        row("bare", "permessage-deflate", usual);
        row("of browsers", "permessage-deflate; client_max_window_bits", usual);
        row("all",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
            "client_max_window_bits=12; server_max_window_bits=11",
            usual + "; server_max_window_bits=11");
        row("quoted", "permessage-deflate; server_max_window_bits=\"15\"",
            usual + "; server_max_window_bits=15");
        row("in capitals", "Permessage-Deflate; Client_Max_Window_Bits", usual);
        row("blanks", " permessage-deflate ;  client_max_window_bits ; server_max_window_bits = 9 ",
            usual + "; server_max_window_bits=9");
        row("after another extension", "x-webkit-deflate-frame, permessage-deflate", usual);
        row("the second one", "permessage-deflate; server_max_window_bits=8, permessage-deflate", usual);
        row("smallest window", "permessage-deflate; server_max_window_bits=8", {});
        row("window too small", "permessage-deflate; server_max_window_bits=7", {});
        row("window too large", "permessage-deflate; server_max_window_bits=16", {});
        row("window with a zero", "permessage-deflate; server_max_window_bits=09", {});
        row("window without a value", "permessage-deflate; server_max_window_bits", {});
        row("window empty", "permessage-deflate; server_max_window_bits=", {});
        row("window twice", "permessage-deflate; server_max_window_bits=10; server_max_window_bits=10", {});
        row("client window out of range", "permessage-deflate; client_max_window_bits=99", {});
        row("takeover with a value", "permessage-deflate; server_no_context_takeover=1", {});
        row("unknown parameter", "permessage-deflate; level=9", {});
        row("empty parameter", "permessage-deflate;", {});
        row("other extension", "permessage-bzip2", {});
        row("nothing", "", {});
        QTest::newRow("several fields") << QList<QByteArray>{"foo", "permessage-deflate"} << usual;
        QTest::newRow("no field") << QList<QByteArray>{} << QByteArray();
    }
    void offersAreJudged()
    {
        QFETCH(QList<QByteArray>, offers);
        QFETCH(QByteArray, answer);
        const auto agreement = acceptDeflate(offers);
        QCOMPARE(agreement ? agreement->text() : QByteArray(), answer);
    }

    void whatIsPackedIsUnpackedByAnybody_data()
    {
        QTest::addColumn<int>("windowBits");
        for (int bits = 9; bits <= 15; ++bits)
            QTest::newRow(QByteArray::number(bits).constData()) << bits;
    }
    void whatIsPackedIsUnpackedByAnybody()
    {
        QFETCH(int, windowBits);
        Deflater deflater;
        for (const int times : {1, 2, 30}) {
            const QByteArray payload = sentence().repeated(times);
            const Block plain(websocket::frame(websocket::Opcode::Text, payload));
            const Block packed = deflater.packed(plain, windowBits);
            QVERIFY(packed.size() < plain.size() / 2);
            QCOMPARE(quint8(packed.data()[0]), quint8(0xc1)); // final, packed, text
            QCOMPARE(unpacked(packed.view(), windowBits), payload);
        }
        QCOMPARE(deflater.count().messages, quint64(3));
        QVERIFY(deflater.count().octetsAfter < deflater.count().octetsBefore);
    }

    void whatDoesNotGetSmallerIsSentAsItIs()
    {
        QByteArray noise(1000, '\0');
        for (char &octet : noise)
            octet = char(QRandomGenerator::global()->bounded(256));
        Deflater deflater;
        const Block plain(websocket::frame(websocket::Opcode::Binary, noise));
        QCOMPARE(deflater.packed(plain, 15).data(), plain.data());
        const Block empty(websocket::frame(websocket::Opcode::Text, {}));
        QCOMPARE(deflater.packed(empty, 15).data(), empty.data());
        QCOMPARE(deflater.count().messages, quint64(0));
    }

    void aBroadcastIsPackedOnce()
    {
        Deflater deflater;
        const Block one(websocket::frame(websocket::Opcode::Text, sentence()));
        const Block two(websocket::frame(websocket::Opcode::Text, sentence() + "two"));
        const Block first = deflater.packed(one, 15);
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(deflater.packed(one, 15).data(), first.data());
            deflater.packed(two, 15);
        }
        QCOMPARE(deflater.count().messages, quint64(2));
        QVERIFY2(deflater.packed(one, 9).data() != first.data(), "a smaller window has a packing of its own");
        QCOMPARE(deflater.count().messages, quint64(3));
    }

    void anOldBlockIsNotTakenForANewOneAtTheSameAddress()
    {
        Deflater deflater;
        for (int i = 0; i < 200; ++i) {
            const QByteArray payload = sentence() + QByteArray::number(i);
            const Block plain(websocket::frame(websocket::Opcode::Text, payload));
            QCOMPARE(unpacked(deflater.packed(plain, 15).view(), 15), payload);
        }
    }

    void samplesOfTheRfcAreUnpacked_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one block") << QByteArray::fromHex("f248cdc9c90700") << QByteArray("Hello");
        QTest::newRow("no compression")
            << QByteArray::fromHex("000500faff48656c6c6f00") << QByteArray("Hello");
        QTest::newRow("final block") << QByteArray::fromHex("f348cdc9c9070000") << QByteArray("Hello");
        QTest::newRow("two blocks") << QByteArray::fromHex("f248050000 00ffffcac9c90700")
                                    << QByteArray("Hello");
        QTest::newRow("empty") << QByteArray::fromHex("00") << QByteArray();
    }
    void samplesOfTheRfcAreUnpacked()
    {
        QFETCH(QByteArray, packed);
        QFETCH(QByteArray, text);
        Inflater inflater;
        for (int i = 0; i < 2; ++i) { // nothing is left over from the one before
            QByteArray out;
            QCOMPARE(inflater.unpack(packed, 5, out), Inflater::Outcome::Good);
            QCOMPARE(out, text);
        }
    }

    void brokenStreamsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("bad block") << QByteArray::fromHex("ffffffff");
        QTest::newRow("cut off") << QByteArray::fromHex("f248cdc9");
        QTest::newRow("octets after the end") << QByteArray::fromHex("f348cdc9c90700ffffffff");
        QTest::newRow("final block without its empty one") << QByteArray::fromHex("f348cdc9c90700");
        QTest::newRow("reference before the beginning") << QByteArray::fromHex("02020000");
        QTest::newRow("stored length does not match") << QByteArray::fromHex("00050000ff48656c6c6f00");
    }
    void brokenStreamsAreRefused()
    {
        QFETCH(QByteArray, packed);
        Inflater inflater;
        QByteArray out;
        QCOMPARE(inflater.unpack(packed, 1000, out), Inflater::Outcome::Broken);
        QByteArray good;
        QCOMPARE(inflater.unpack(QByteArray::fromHex("f248cdc9c90700"), 5, good), Inflater::Outcome::Good);
    }

    void aBombIsStoppedAtTheLimit()
    {
        // 16 MiB of one letter in some 16 KiB.
        const Block plain(websocket::frame(websocket::Opcode::Text, QByteArray(16 << 20, 'x')));
        Deflater deflater;
        const Block packed = deflater.packed(plain, 15);
        QVERIFY(packed.size() < 32 * 1024);
        Inflater inflater;
        QByteArray out;
        QCOMPARE(inflater.unpack(packed.view().sliced(4), 64 * 1024, out), Inflater::Outcome::TooLarge);
        QVERIFY(out.size() <= 64 * 1024 + 1 && out.capacity() < 256 * 1024);
        // What fits exactly is good, one octet less of room is not.
        const Block small(websocket::frame(websocket::Opcode::Text, QByteArray(5000, 'x')));
        const QByteArray body = textOf(deflater.packed(small, 15)).sliced(2);
        QByteArray exact;
        QCOMPARE(inflater.unpack(body, 5000, exact), Inflater::Outcome::Good);
        QCOMPARE(exact.size(), 5000);
        QByteArray less;
        QCOMPARE(inflater.unpack(body, 4999, less), Inflater::Outcome::TooLarge);
    }
};

QTEST_GUILESS_MAIN(DeflateTest)
#include "tst_deflate.moc"
