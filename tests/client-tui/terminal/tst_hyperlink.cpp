// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/hyperlink.h"

#include "client-tui/terminal/style.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::tui;

class HyperlinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesOfTheWebAreTaken()
    {
        QCOMPARE(Hyperlink::to(u"https://example.org/a?b=c#d"_s).address(),
                 QByteArray("https://example.org/a?b=c#d"));
        QCOMPARE(Hyperlink::to(u"http://example.org/마당"_s).address(),
                 QByteArray("http://example.org/%EB%A7%88%EB%8B%B9"));
        QVERIFY(Hyperlink::to(u"https://한국.kr/"_s).address().startsWith("https://xn--"));
        QCOMPARE(Hyperlink::to(QUrl(u"https://example.org/a b"_s)).address(),
                 QByteArray("https://example.org/a%20b"));
    }

    void othersAreNot_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << QString();
        QTest::newRow("words") << u"example.org"_s;
        QTest::newRow("script") << u"javascript:alert(1)"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("no host") << u"https:///a"_s;
        QTest::newRow("user name") << u"https://bank.example@evil.example/"_s;
        QTest::newRow("escape") << u"https://example.org/\x1b]0;owned\a"_s;
        QTest::newRow("control") << u"https://example.org/\u009b31m"_s;
        QTest::newRow("blank") << u"https://example.org/a b"_s;
        QTest::newRow("line") << u"https://example.org/a\nb"_s;
        QTest::newRow("long") << u"https://example.org/"_s + QString(Hyperlink::kLongest, u'x');
        QTest::newRow("long when encoded")
            << u"https://example.org/"_s + QString(Hyperlink::kLongest / 9, u'한') + u'x';
    }
    void othersAreNot()
    {
        QFETCH(QString, address);
        const Hyperlink link = Hyperlink::to(address);
        for (const char octet : link.address())
            QVERIFY(octet > 0x20 && octet < 0x7f);
        if (QByteArray(QTest::currentDataTag()) != "control") // encoded, it is harmless
            QVERIFY(link.isNull());
    }

    void theSequenceBeginsAndEnds()
    {
        QCOMPARE(hyperlinkSequence(Hyperlink::to(u"https://example.org/"_s)),
                 QByteArray("\x1b]8;;https://example.org/\x1b\\"));
        QCOMPARE(hyperlinkSequence({}), QByteArray("\x1b]8;;\x1b\\"));
    }

    void terminalsThatCanDoLittleGetNone()
    {
        QVERIFY(takesHyperlinks("xterm-256color", Depth::Indexed));
        QVERIFY(takesHyperlinks("tmux-256color", Depth::True));
        QVERIFY(!takesHyperlinks("linux", Depth::Eight));
        QVERIFY(!takesHyperlinks("dumb", Depth::Eight));
        QVERIFY(!takesHyperlinks("vt100", Depth::Eight));
        QVERIFY(!takesHyperlinks({}, Depth::Eight));
        QVERIFY(!takesHyperlinks("xterm-256color", Depth::Mono));
    }
};

QTEST_GUILESS_MAIN(HyperlinkTest)
#include "tst_hyperlink.moc"
