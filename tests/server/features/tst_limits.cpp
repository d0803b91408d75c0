// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/limits.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageHasFortyItemsUnlessTold()
    {
        QCOMPARE(*pageLimit({}), 40);
        QCOMPARE(*pageLimit(1), 1);
        QCOMPARE(*pageLimit(200), 200);
        for (const int wrong : {0, -1, 201, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()})
            QCOMPARE(pageLimit(wrong).error(), Error(Code::InvalidValue, "range").at(u"limit"_s));
    }

    void aNameIsWhatCanBeRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("plain") << u"Mina"_s << u"Mina"_s;
        QTest::newRow("blanks around") << u" \t미나 \u3000"_s << u"미나"_s;
        QTest::newRow("blanks inside") << u"Kim Mina"_s << u"Kim Mina"_s;
        QTest::newRow("emoji family") << u"👨‍👩‍👧‍👦"_s << u"👨‍👩‍👧‍👦"_s;
        QTest::newRow("flag made of tags")
            << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s
            << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
        QTest::newRow("heart with selector") << u"❤\uFE0F"_s << u"❤\uFE0F"_s;
        QTest::newRow("Persian with joiner") << u"می\u200Cخواهم"_s << u"می\u200Cخواهم"_s;
        QTest::newRow("Hebrew") << u"שלום"_s << u"שלום"_s;
        QTest::newRow("markup is text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
        QTest::newRow("longest") << QString(80, u'x') << QString(80, u'x');
        QTest::newRow("longest with blanks around")
            << u" "_s + QString(80, u'x') + u" "_s << QString(80, u'x');
    }
    void aNameIsWhatCanBeRead()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        const auto line = oneLine(typed, 80, "name");
        QVERIFY2(line, line ? "" : qPrintable(line.error().about));
        QCOMPARE(*line, kept);
    }

    void whatDeceivesIsNoName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("blanks") << u" \t\u3000\u2003 "_s;
        QTest::newRow("line break") << u"a\nb"_s;
        QTest::newRow("carriage return") << u"a\rb"_s;
        QTest::newRow("tab inside") << u"a\tb"_s;
        QTest::newRow("escape") << u"a\u001b[31m"_s;
        QTest::newRow("CSI in one") << u"a\u009b31m"_s;
        QTest::newRow("DEL") << u"a\u007f"_s;
        QTest::newRow("NEL") << u"a\u0085b"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s;
        QTest::newRow("soft hyphen") << u"a\u00ADb"_s;
        QTest::newRow("Arabic letter mark") << u"a\u061Cb"_s;
        QTest::newRow("zero width space") << u"a\u200Bb"_s;
        QTest::newRow("left-to-right mark") << u"a\u200Eb"_s;
        QTest::newRow("right-to-left override") << u"a\u202Eb"_s;
        QTest::newRow("isolate") << u"a\u2066b"_s;
        QTest::newRow("word joiner") << u"a\u2060b"_s;
        QTest::newRow("byte order mark") << u"a\uFEFFb"_s;
        QTest::newRow("interlinear mark") << u"a\uFFF9b"_s;
        QTest::newRow("hidden tag") << u"a\U000E0041\U000E0042"_s;
        QTest::newRow("language tag") << u"a\U000E0001"_s;
        QTest::newRow("musical format") << u"a\U0001D173"_s;
        QTest::newRow("only joiners") << u"\u200D\u200C"_s;
        QTest::newRow("Hangul filler") << u"\u3164\u3164"_s;
        QTest::newRow("half width filler") << u"\uFFA0"_s;
        QTest::newRow("choseong filler") << u"\u115F\u1160"_s;
        QTest::newRow("Braille blank") << u"\u2800"_s;
        QTest::newRow("selectors alone") << u"\uFE0F\U000E0100"_s;
    }
    void whatDeceivesIsNoName()
    {
        QFETCH(QString, typed);
        const auto line = oneLine(typed, 80, "name");
        QVERIFY(!line);
        QCOMPARE(line.error().code, Code::InvalidValue);
        QCOMPARE(line.error().field, u"name"_s);
    }

    void tooLongIsTooLong()
    {
        QCOMPARE(oneLine(QString(81, u'x'), 80, "name").error(), Error(Code::TooLong, "text").at(u"name"_s));
        QCOMPARE(manyLines(QString(4001, u'x'), 1, 4000, "text").error().code, Code::TooLong);
        QVERIFY(manyLines(QString(4000, u'가'), 1, 4000, "text"));
        QVERIFY2(manyLines(QString(4000, u'x') + u"  \n\n"_s, 1, 4000, "text"),
                 "blanks at the end do not count");
        QVERIFY2(!manyLines(u"😀"_s.repeated(2001), 1, 4000, "text"), "counted in UTF-16 units");
    }

    void aMessageKeepsItsLines_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("lines") << u"a\n\nb\tc"_s << u"a\n\nb\tc"_s;
        QTest::newRow("Windows lines") << u"a\r\nb\r\n"_s << u"a\nb"_s;
        QTest::newRow("blanks at the end") << u"a \n \n\t"_s << u"a"_s;
        QTest::newRow("blanks at the start") << u"  a"_s << u"  a"_s;
        QTest::newRow("directions") << u"\u2067שלום\u2069 hi"_s << u"\u2067שלום\u2069 hi"_s;
        QTest::newRow("markup") << u"<img src=x onerror=alert(1)>"_s << u"<img src=x onerror=alert(1)>"_s;
        QTest::newRow("one combining mark") << u"\u0301"_s << u"\u0301"_s;
    }
    void aMessageKeepsItsLines()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        const auto text = manyLines(typed, 1, 4000, "text");
        QVERIFY(text);
        QCOMPARE(*text, kept);
    }

    void aMessageHasSomethingToSeeAndNoControls_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("blank lines") << u" \n\t\n "_s;
        QTest::newRow("zero width") << u"\u200B\u200B"_s;
        QTest::newRow("filler") << u"\u3164"_s;
        QTest::newRow("directions alone") << u"\u202E\u2066\u2069"_s;
        QTest::newRow("escape") << u"\u001b[2J"_s;
        QTest::newRow("bell") << u"a\u0007"_s;
        QTest::newRow("lone carriage return") << u"a\rb"_s;
        QTest::newRow("CSI in one") << u"a\u009b2J"_s;
        QTest::newRow("OSC in one") << u"a\u009d0;x"_s;
        QTest::newRow("DEL") << u"a\u007f"_s;
    }
    void aMessageHasSomethingToSeeAndNoControls()
    {
        QFETCH(QString, typed);
        const auto text = manyLines(typed, 1, 4000, "text");
        QVERIFY(!text);
        QCOMPARE(text.error().code, Code::InvalidValue);
    }

    void aTopicMayBeEmpty() { QCOMPARE(*manyLines(u" \n"_s, 0, 300, "topic"), u""_s); }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
