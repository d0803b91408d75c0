// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/colour_depth.h"

#include <QTest>

using namespace madang::tui;

class ColourDepthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSurroundingsSayHowManyColoursThereAre_data()
    {
        QTest::addColumn<QByteArray>("term");
        QTest::addColumn<QByteArray>("colorTerm");
        QTest::addColumn<Depth>("depth");
        QTest::newRow("plain") << QByteArray("xterm") << QByteArray() << Depth::Eight;
        QTest::newRow("sixteen") << QByteArray("xterm-16color") << QByteArray() << Depth::Sixteen;
        QTest::newRow("256") << QByteArray("screen-256color") << QByteArray() << Depth::Indexed;
        QTest::newRow("true") << QByteArray("xterm-256color") << QByteArray("truecolor") << Depth::True;
        QTest::newRow("24bit") << QByteArray("xterm") << QByteArray("24bit") << Depth::True;
        QTest::newRow("direct") << QByteArray("xterm-direct") << QByteArray() << Depth::True;
        QTest::newRow("console") << QByteArray("linux") << QByteArray("truecolor") << Depth::Eight;
        QTest::newRow("dumb") << QByteArray("dumb") << QByteArray("truecolor") << Depth::Mono;
        QTest::newRow("vt100") << QByteArray("vt100") << QByteArray() << Depth::Mono;
        QTest::newRow("unknown") << QByteArray() << QByteArray("yes") << Depth::Eight;
    }
    void theSurroundingsSayHowManyColoursThereAre()
    {
        QFETCH(QByteArray, term);
        QFETCH(QByteArray, colorTerm);
        QFETCH(Depth, depth);
        QCOMPARE(depthFor({term, colorTerm, false, false}, {}), depth);
        QCOMPARE(depthFor({term, colorTerm, true, false}, {}), Depth::Mono);
        QCOMPARE(depthFor({term, colorTerm, false, false}, Depth::Indexed), Depth::Indexed);
    }

    void noColourMeansNone()
    {
        QCOMPARE(depthFor({"xterm", "truecolor", true, true}, Depth::True), Depth::Mono);
        QCOMPARE(depthFor({"xterm", {}, false, true}, {}), Depth::True);
    }
};

QTEST_APPLESS_MAIN(ColourDepthTest)
#include "tst_colour_depth.moc"
