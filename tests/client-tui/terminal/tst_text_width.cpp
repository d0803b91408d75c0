// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/text_width.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class TextWidthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void charactersTakeTheirColumns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("ascii") << u"madang"_s << 6;
        QTest::newRow("two syllables") << u"마당"_s << 4;
        QTest::newRow("decomposed syllable") << u"\u1106\u1161"_s << 2;
        QTest::newRow("decomposed syllable with final") << u"\u1103\u1161\u11bc"_s << 2;
        QTest::newRow("old Hangul that has no composed form") << u"\u1112\u119e\u11ab"_s << 2;
        QTest::newRow("half-width jamo") << u"\uffa1"_s << 1;
        QTest::newRow("ideographs") << u"漢字"_s << 4;
        QTest::newRow("full-width letter") << u"Ａ"_s << 2;
        QTest::newRow("combining accent") << u"e\u0301"_s << 1;
        QTest::newRow("five combining accents") << u"e\u0301\u0301\u0301\u0301\u0301"_s << 1;
        QTest::newRow("emoji") << u"😀"_s << 2;
        QTest::newRow("joined family") << u"👨\u200d👩\u200d👧\u200d👦"_s << 2;
        QTest::newRow("skin tone") << u"👍🏽"_s << 2;
        QTest::newRow("heart with emoji style") << u"❤\ufe0f"_s << 2;
        QTest::newRow("plain heart") << u"❤"_s << 1;
        QTest::newRow("flag") << u"🇰🇷"_s << 2;
        QTest::newRow("two flags") << u"🇰🇷🇺🇳"_s << 4;
        QTest::newRow("keycap") << u"1\ufe0f\u20e3"_s << 2;
        QTest::newRow("box drawing") << u"─│"_s << 2;
        QTest::newRow("won sign") << u"₩"_s << 1;
        QTest::newRow("mixed") << u"a가😀b"_s << 6;
    }
    void charactersTakeTheirColumns()
    {
        QFETCH(QString, text);
        QTEST(columnsOf(text), "columns");
    }

    void cuttingNeverHalvesACharacter()
    {
        QCOMPARE(truncated(u"마당놀이", 8), u"마당놀이"_s);
        QCOMPARE(truncated(u"마당놀이", 7), u"마당놀…"_s);
        QCOMPARE(truncated(u"마당놀이", 6), u"마당…"_s);
        QCOMPARE(columnsOf(truncated(u"마당놀이", 6)), 5);
        QCOMPARE(padded(u"마당놀이", 6), u"마당… "_s);
        QCOMPARE(padded(u"a", 3), u"a  "_s);
        QCOMPARE(paddedLeft(u"당", 3), u" 당"_s);
        QCOMPARE(truncated(u"👨\u200d👩\u200d👧x", 2), u"…"_s);
        QCOMPARE(truncated(u"abc", 0), QString());
    }

    void linesBreakAtBlanksFirst()
    {
        QCOMPARE(wrapped(u"one two three", 7), (QList<QStringView>{u"one two", u"three"}));
        QCOMPARE(wrapped(u"one two three", 8), (QList<QStringView>{u"one two", u"three"}));
        QCOMPARE(wrapped(u"마당에서 놀자", 9), (QList<QStringView>{u"마당에서", u"놀자"}));
        QCOMPARE(wrapped(u"a\n\nb", 10), (QList<QStringView>{u"a", u"", u"b"}));
        QCOMPARE(wrapped(u"", 10), (QList<QStringView>{u""}));
    }

    void longWordsBreakAnywhere()
    {
        QCOMPARE(wrapped(u"가나다라마바사", 5), (QList<QStringView>{u"가나", u"다라", u"마바", u"사"}));
        QCOMPARE(wrapped(u"abcdefgh", 3), (QList<QStringView>{u"abc", u"def", u"gh"}));
        QCOMPARE(wrapped(u"a b cccccc", 3), (QList<QStringView>{u"a b", u"ccc", u"ccc"}));
    }

    void ideographsBreakAnywhereButNotBeforeAFullStop()
    {
        QCOMPARE(wrapped(u"漢字仮名。", 8), (QList<QStringView>{u"漢字仮", u"名。"}));
    }

    void aLineTooNarrowForACharacterStillEnds()
    {
        QCOMPARE(wrapped(u"가나", 1), (QList<QStringView>{u"가", u"나"}));
        QCOMPARE(wrapped(u"가나", 0), (QList<QStringView>{u"가", u"나"}));
    }

    void everyWrappedLineFits()
    {
        const QString text
            = u"안녕 hello 👨\u200d👩\u200d👧 漢字かな，one-two/three 🇰🇷🇰🇷🇰🇷 가나다라마바사아자차카타파하 xxxxxxxxxxxxxxxxxxxxx"_s;
        for (int columns = 2; columns < 60; ++columns) {
            QString all;
            for (const QStringView line : wrapped(text, columns)) {
                QVERIFY2(columnsOf(line) <= columns, qPrintable(line.toString()));
                all += line;
            }
            QCOMPARE(all.remove(u' '), QString(text).remove(u' '));
        }
    }
};

QTEST_APPLESS_MAIN(TextWidthTest)
#include "tst_text_width.moc"
