// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"

#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class PlainTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineHasNoBreaksAndNoControls();
    void aLineIsCutAtAWholeCharacter();
    void directionOverridesGo();
    void joinersThatMakeEmojiStay();
    void severalLinesKeepTheirBreaks();
    void aToolTipShowsMarkupAsText();
    void initialsStandForNames_data();
    void initialsStandForNames();
};

void PlainTextTest::aLineHasNoBreaksAndNoControls()
{
    QCOMPARE(oneLine(u"a\r\nb\tc\u2028d\x1b[31m\x07"_s), u"a  b c d[31m"_s);
}

void PlainTextTest::aLineIsCutAtAWholeCharacter()
{
    QCOMPARE(oneLine(u"가나다라", 2), u"가나…"_s);
    QCOMPARE(oneLine(u"가😀나", 2), u"가…"_s);
    QCOMPARE(oneLine(u"가나", 2), u"가나"_s);
}

void PlainTextTest::directionOverridesGo()
{
    QCOMPARE(oneLine(u"ab\u202eexe\u202c\u2066x\u2069"_s), u"abexex"_s);
    QCOMPARE(manyLines(u"ab\u202d\ncd"_s), u"ab\ncd"_s);
}

void PlainTextTest::joinersThatMakeEmojiStay()
{
    QCOMPARE(oneLine(u"👨‍👩‍👧"_s), u"👨‍👩‍👧"_s);
}

void PlainTextTest::severalLinesKeepTheirBreaks()
{
    QCOMPARE(manyLines(u"1\r\n2\n\t3\x01"_s), u"1\n2\n\t3"_s);
}

void PlainTextTest::aToolTipShowsMarkupAsText()
{
    const QString foreign = u"<b>x</b><img src='file:///etc/passwd'> & <script>"_s;
    QTextDocument shown;
    shown.setHtml(toolTipOf(foreign));
    QCOMPARE(shown.toPlainText(), foreign);
}

void PlainTextTest::initialsStandForNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("hangul") << u"민아"_s << u"민"_s;
    QTest::newRow("two words") << u"jun park"_s << u"JP"_s;
    QTest::newRow("three words") << u"Anna Maria Lee"_s << u"AM"_s;
    QTest::newRow("one word") << u"hana"_s << u"H"_s;
    QTest::newRow("signs first") << u"& compost"_s << u"C"_s;
    QTest::newRow("mixed") << u"Emil 서연"_s << u"E"_s;
    QTest::newRow("nothing") << u"···"_s << QString();
    QTest::newRow("decomposed") << u"é x"_s << u"ÉX"_s;
}

void PlainTextTest::initialsStandForNames()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(initialsOf(name).normalized(QString::NormalizationForm_C),
             initials.normalized(QString::NormalizationForm_C));
}

QTEST_MAIN(PlainTextTest)
#include "tst_plain_text.moc"
