// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/frame.h"

#include <QTest>

using namespace madang::stomp;

class FrameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBodyGetsItsLengthAndItsNul()
    {
        const Frame frame{"SEND", {{"destination", "/app/x"}}, QByteArray("a\0b", 3)};
        QCOMPARE(encode(frame), QByteArray("SEND\ndestination:/app/x\ncontent-length:3\n\na\0b\0", 46));
    }

    void aGivenLengthIsNotRepeated()
    {
        const Frame frame{"SEND", {{"content-length", "1"}}, "a"};
        QCOMPARE(encode(frame).count("content-length"), 1);
    }

    void headersAreEscapedByVersion_data()
    {
        QTest::addColumn<Version>("version");
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("1.2") << Version::V12 << QByteArray("SEND")
                             << QByteArray("a\\cb:1\\n2\\c3\\\\4\\r5\n");
        QTest::newRow("1.1 has no \\r")
            << Version::V11 << QByteArray("SEND") << QByteArray("a\\cb:1\\n2\\c3\\\\4 5\n");
        QTest::newRow("1.0 has none") << Version::V10 << QByteArray("SEND") << QByteArray("a b:1 2:3\\4 5\n");
        QTest::newRow("CONNECTED is never escaped")
            << Version::V12 << QByteArray("CONNECTED") << QByteArray("a b:1 2:3\\4 5\n");
    }
    void headersAreEscapedByVersion()
    {
        QFETCH(Version, version);
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, line);
        const Frame frame{command, {{"a:b", "1\n2:3\\4\r5"}}, {}};
        QByteArray expected = command + '\n' + line + '\n';
        expected += '\0';
        QCOMPARE(encode(frame, version), expected);
    }

    void aNulInAHeaderCannotEndTheFrameEarly()
    {
        const Frame frame{"MESSAGE", {{"x", QByteArray("a\0b", 3)}}, {}};
        for (const Version version : {Version::V10, Version::V11, Version::V12})
            QCOMPARE(encode(frame, version).count('\0'), 1);
    }

    void escapesComeBackAsTheyWent()
    {
        const QByteArray text = "c:\\new\r\nline\\c";
        QByteArray line;
        writeHeader(line, text, text, Version::V12);
        line.chop(1);
        const qsizetype colon = line.indexOf(':');
        QCOMPARE(unescaped(line.first(colon), Version::V12), text);
        QCOMPARE(unescaped(line.sliced(colon + 1), Version::V12), text);
    }

    void undefinedEscapesAreRefused()
    {
        QVERIFY(!unescaped("a\\t", Version::V12));
        QVERIFY(!unescaped("a\\", Version::V12));
        QVERIFY(!unescaped("a\\r", Version::V11));
        QCOMPARE(unescaped("a\\t", Version::V10), QByteArray("a\\t"));
    }

    void theBestCommonVersionIsChosen_data()
    {
        QTest::addColumn<QByteArray>("offer");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("all") << QByteArray("1.0,1.1,1.2") << QByteArray("1.2");
        QTest::newRow("blanks") << QByteArray(" 1.1 , 1.0") << QByteArray("1.1");
        QTest::newRow("newer one too") << QByteArray("1.2,2.0") << QByteArray("1.2");
        QTest::newRow("only 1.0") << QByteArray("1.0") << QByteArray("1.0");
        QTest::newRow("none of ours") << QByteArray("2.0,0.9") << QByteArray();
        QTest::newRow("empty") << QByteArray("") << QByteArray();
    }
    void theBestCommonVersionIsChosen()
    {
        QFETCH(QByteArray, offer);
        QFETCH(QByteArray, chosen);
        const std::optional<Version> version = negotiate(offer);
        QCOMPARE(version ? textOf(*version).toByteArray() : QByteArray(), chosen);
    }

    void noOfferMeansTheFirstVersion() { QCOMPARE(negotiate(std::nullopt), Version::V10); }

    void theFirstOfRepeatedHeadersCounts()
    {
        const Frame frame{"MESSAGE", {{"foo", "World"}, {"foo", "Hello"}}, {}};
        QCOMPARE(frame.value("foo"), "World");
        QVERIFY(!frame.find("bar"));
    }
};

QTEST_APPLESS_MAIN(FrameTest)
#include "tst_frame.moc"
