// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/message_format.h"

#include "common/stomp/decoder.h"

#include <QTest>

using namespace madang;
using namespace madang::door;

namespace {

PublishedPtr happening(const QByteArray &body, qint64 position = 3)
{
    Published published;
    published.topic = "/topic/rooms/7";
    published.event = "message";
    published.messageId = "77";
    published.position = position;
    published.body = body;
    return std::make_shared<const Published>(published);
}

/// The STOMP frame inside an unmasked text frame.
std::optional<stomp::Frame> opened(const Block &block, stomp::Version version)
{
    const QByteArray octets = block.view().toByteArray();
    const qsizetype head = quint8(octets[1]) < 126 ? 2 : quint8(octets[1]) == 126 ? 4 : 10;
    stomp::Decoder decoder({.line = 1000, .head = 4000, .headers = 20, .body = 1 << 20});
    decoder.setVersion(version);
    decoder.feed(QByteArrayView(octets).sliced(head));
    std::optional<stomp::Frame> frame = decoder.next();
    return decoder.unfinished() ? std::nullopt : frame;
}

} // namespace

class MessageFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessageHasItsHeaders_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 10, 200, 70'000})
            QTest::addRow("%lld", static_cast<long long>(size)) << size;
    }
    void aMessageHasItsHeaders()
    {
        QFETCH(qsizetype, size);
        MessageFormats formats;
        MessageFormat *format = formats.take("sub:1", "/topic/rooms/7", stomp::Version::V12);
        const auto frame
            = opened(formats.encoded(*format, happening(QByteArray(size, 'x'))), stomp::Version::V12);
        QVERIFY(frame);
        QCOMPARE(frame->command, "MESSAGE");
        QCOMPARE(frame->value("subscription"), "sub:1");
        QCOMPARE(frame->value("destination"), "/topic/rooms/7");
        QCOMPARE(frame->value("message-id"), "77");
        QCOMPARE(frame->value("event"), "message");
        QCOMPARE(frame->value("position"), "3");
        QCOMPARE(frame->value("content-length").toLongLong(), size);
        QCOMPARE(frame->body.size(), size);
        QVERIFY(!frame->find("ack"));
        formats.release(format);
    }

    void whoComesBackSharesTheBlocksOfTheLatestEvents()
    {
        MessageFormats formats;
        MessageFormat *one = formats.take("s", "/topic/x", stomp::Version::V12);
        formats.take("s", "/topic/x", stomp::Version::V12);
        MessageFormat *other = formats.take("t", "/topic/x", stomp::Version::V12);
        formats.take("t", "/topic/x", stomp::Version::V12);
        const PublishedPtr first = happening("1");
        const PublishedPtr second = happening("2");
        const Block a = formats.encoded(*one, first);
        (void)formats.encoded(*one, second);
        const Block again = formats.encoded(*one, first);
        QCOMPARE(static_cast<const void *>(a.data()), static_cast<const void *>(again.data()));
        QCOMPARE(opened(formats.encoded(*other, first), stomp::Version::V12)->value("subscription"), "t");
        formats.release(one);
        formats.release(one); // its last user: what was made for it is forgotten
        MessageFormat *fresh = formats.take("u", "/topic/x", stomp::Version::V12);
        formats.take("u", "/topic/x", stomp::Version::V12);
        QCOMPARE(opened(formats.encoded(*fresh, first), stomp::Version::V12)->value("subscription"), "u");
    }

    void theSameWordsShareOneBlock()
    {
        MessageFormats formats;
        MessageFormat *one = formats.take("s", "/topic/x", stomp::Version::V12);
        MessageFormat *two = formats.take("s", "/topic/x", stomp::Version::V12);
        MessageFormat *other = formats.take("s", "/topic/x", stomp::Version::V10);
        QCOMPARE(one, two);
        QVERIFY(one != other);
        const PublishedPtr first = happening("1");
        const PublishedPtr second = happening("2");
        const Block a = formats.encoded(*one, first);
        const Block b = formats.encoded(*two, first);
        QCOMPARE(static_cast<const void *>(a.data()), static_cast<const void *>(b.data()));
        const Block c = formats.encoded(*one, second);
        QCOMPARE(opened(c, stomp::Version::V12)->body, "2");
        QCOMPARE(opened(a, stomp::Version::V12)->body, "1");
        formats.release(one);
        formats.release(two);
        formats.release(other);
        QCOMPARE(formats.inUse(), 0);
    }

    void oldEventsAreNotTakenForNewOnesAtTheSameAddress()
    {
        MessageFormats formats;
        MessageFormat *format = formats.take("s", "/topic/x", stomp::Version::V12);
        formats.take("s", "/topic/x", stomp::Version::V12);
        for (int i = 0; i < 100; ++i) {
            const QByteArray body = QByteArray::number(i);
            QCOMPARE(opened(formats.encoded(*format, happening(body)), stomp::Version::V12)->body, body);
        }
    }

    void anAckIsForOneConnectionOnly()
    {
        MessageFormats formats;
        MessageFormat *format = formats.take({}, "/user/queue/notifications", stomp::Version::V10);
        const auto frame
            = opened(MessageFormats::encodedWith(*format, *happening("{}", 0), "a1"), stomp::Version::V10);
        QCOMPARE(frame->value("ack"), "a1");
        QVERIFY(!frame->find("subscription"));
        QVERIFY(!frame->find("position"));
    }

    void octetsThatAreNoTextTravelAsBinary()
    {
        QCOMPARE(inWebsocketFrame("abc").data()[0], char(0x81));
        QCOMPARE(inWebsocketFrame("\xff").data()[0], char(0x82));
    }
};

QTEST_APPLESS_MAIN(MessageFormatTest)
#include "tst_message_format.moc"
