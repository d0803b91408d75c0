// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/vi_keys.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class ViKeysTest : public QObject {
    Q_OBJECT

    /// "he|llo": a line with its cursor.
    static void put(LineEditor &line, const QString &shown)
    {
        line.setText(QString(shown).remove(u'|'));
        line.setCursor(shown.indexOf(u'|'));
    }
    static QString shown(const LineEditor &line)
    {
        return line.text().left(line.cursor()) + u'|' + line.text().mid(line.cursor());
    }
    /// Types; "⎋" is the escape key.
    static void type(LineEditor &line, ViKeys &vi, const QString &keys)
    {
        for (const QString &part : keys.split(QString())) {
            if (part == u"⎋"_s)
                vi.escape();
            else if (!part.isEmpty() && !vi.type(part))
                line.insert(part);
        }
    }

private Q_SLOTS:
    void commandsDoWhatViDoes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *before, const char *keys, const char *after) {
            QTest::addRow("%s %s", before, keys)
                << QString::fromUtf8(before) << QString::fromUtf8(keys) << QString::fromUtf8(after);
        };
        row("one two| three", "h", "one tw|o three");
        row("o|ne", "9h", "|one");
        row("o|ne", "9l", "on|e");
        row("|one", "2l", "on|e");
        row("|one, two", "w", "one|, two");
        row("|one, two", "ww", "one, |two");
        row("|one, two", "3w", "one, tw|o");
        row("one, tw|o", "b", "one, |two");
        row("one, |two", "b", "one|, two");
        row("one|, two", "2b", "|one, two");
        row("|one, two", "e", "on|e, two");
        row("on|e, two", "e", "one|, two");
        row("|one, two", "9e", "one, tw|o");
        row("on|e", "0", "|one");
        row("  on|e", "^", "  |one");
        row("  on|e", "0", "|  one");
        row("|one", "$", "on|e");
        row("|one two", "fo", "one tw|o");
        row("|one two", "to", "one t|wo");
        row("one tw|o", "Fo", "|one two");
        row("one tw|o", "To", "o|ne two");
        row("|one two", "fz", "|one two");
        row("|a.b.c.d", "f.;", "a.b|.c.d");
        row("|a.b.c.d", "f.;,", "a|.b.c.d");
        row("|a.b.c.d", "2f.", "a.b|.c.d");
        row("|a.bb.cc.d", "t.;", "a.b|b.cc.d");
        row("a.b.c.|d", "F.;", "a.b|.c.d");
        // cutting
        row("|one", "x", "|ne");
        row("on|e", "x", "o|n");
        row("o|ne", "2x", "|o");
        row("on|e", "X", "o|e");
        row("on|e", "9X", "|e");
        row("one| two", "D", "on|e");
        row("o|ne", "dd", "|");
        row("|one two three", "dw", "|two three");
        row("|one two three", "d2w", "|three");
        row("|one two three", "2dw", "|three");
        row("one |two", "dw", "one| ");
        row("one tw|o", "db", "one |o");
        row("|one two", "de", "| two");
        row("one t|wo", "d0", "|wo");
        row("one t|wo", "d$", "one |t");
        row("|one, two", "df,", "| two");
        row("|one, two", "dt,", "|, two");
        row("|one, two", "dtn", "|ne, two");
        row("one, tw|o", "dF,", "one|o");
        row("|one, two", "dz", "|one, two");
        row("|one, two", "dfz", "|one, two");
        // changing
        row("|one two", "cwsix", "six| two");
        row("on|e two", "cwx", "onx| two");
        row("one| two", "cwx", "onex|two");
        row("|one two", "c2wx", "x|");
        row("one tw|o", "cbx", "one x|o");
        row("one two|", "ccx", "x|");
        row("one |two", "Cx", "one x|");
        row("|", "Cx", "x|");
        row("|", "ccx", "x|");
        row("|", "cwx", "x|");
        // putting
        row("|ab", "xp", "b|a");
        row("a|b", "yyp", "aba|b");
        row("|one two", "ywP", "one| one two");
        row("|one two", "y$P", "one tw|oone two");
        row("one tw|o", "yb", "one |two");
        row("|ab", "x3p", "baa|a");
        row("|", "p", "|");
        // inserting
        row("a|b", "iX", "aX|b");
        row("a|b", "aX", "abX|");
        row("  a|b", "IX", "  X|ab");
        row("|ab", "AX", "abX|");
        row("|", "aX", "X|");
        row("a|b", "iX⎋", "a|Xb");
        row("|", "iab⎋", "a|b");
        row("|abc", "2", "|abc");
        row("|abc", "2⎋x", "|bc");
        row("|abc", "d⎋x", "|bc");
        row("|abc", "f⎋x", "|bc");
        // replacing
        row("|abc", "rX", "|Xbc");
        row("|abc", "2rX", "X|Xc");
        row("|abc", "9rX", "|abc");
        row("|aBc", "~", "A|Bc");
        row("|aBc", "9~", "Ab|C");
        row("|", "~", "|");
        // undo
        row("|one two", "dwu", "|one two");
        row("|one two", "cwsix seven⎋u", "|one two");
        row("|one", "Ax y z⎋u", "on|e");
        row("|one", "xxuu", "|one");
        row("|one", "xx2u", "|one");
        // letters that are no ASCII, and one that people see as one
        row("|마당 가득", "dw", "|가득");
        row("마당 가|득", "b", "마당 |가득");
        row("|마당", "f당", "마|당");
        row("|a👨\u200d👩\u200d👧b", "lx", "a|b");
        row("|abc", "ㅌ", "|bc"); // x on a Hangul keyboard
        row("|one two", "ㅇㅈ", "|two");
        row("|abc", "rㅌ", "|ㅌbc"); // a target is what it is
        row("|abc", "?", "|abc");
    }
    void commandsDoWhatViDoes()
    {
        QFETCH(QString, before);
        QFETCH(QString, keys);
        QFETCH(QString, after);
        LineEditor line;
        ViKeys vi(line);
        vi.setOn(true);
        put(line, before);
        vi.escape();
        line.setCursor(before.indexOf(u'|')); // escape took it a step back
        vi.settle();
        type(line, vi, keys);
        QCOMPARE(shown(line), after);
    }

    void theMarkSaysWhatIsHalfDone()
    {
        LineEditor line;
        ViKeys vi(line);
        QCOMPARE(vi.mark(), QString());
        QVERIFY(!vi.escape());
        QVERIFY(!vi.type(u"x"_s));
        vi.setOn(true);
        QCOMPARE(vi.mark(), u"I"_s);
        QVERIFY(!vi.type(u"x"_s));
        QVERIFY(vi.escape());
        QCOMPARE(vi.mark(), u"N"_s);
        QVERIFY(!vi.escape());
        vi.type(u"2d3"_s);
        QCOMPARE(vi.mark(), u"N 2d3"_s);
        vi.type(u"f"_s);
        QCOMPARE(vi.mark(), u"N 2d3f"_s);
        QVERIFY(vi.escape());
        QCOMPARE(vi.mark(), u"N"_s);
        vi.type(u"2d"_s);
        vi.beginLine();
        QCOMPARE(vi.mark(), u"I"_s);
    }

    void theHistoryIsWalkedAndSearched()
    {
        LineEditor line;
        ViKeys vi(line);
        vi.setOn(true);
        for (const QString &said : {u"first words"_s, u"second"_s, u"third"_s})
            line.remember(said);
        line.insert(u"draft"_s);
        vi.escape();
        vi.type(u"k"_s);
        QCOMPARE(shown(line), u"|third"_s);
        vi.type(u"2k"_s);
        QCOMPARE(shown(line), u"|first words"_s);
        vi.type(u"j"_s);
        QCOMPARE(shown(line), u"|second"_s);
        vi.type(u"99j"_s);
        QCOMPARE(line.text(), u"draft"_s);
        vi.type(u"/wor"_s); // what follows in one piece are words to search for
        QVERIFY(line.isSearching());
        QVERIFY(!vi.type(u"d"_s));
        line.insert(u"d"_s);
        QCOMPARE(line.searchWords(), u"word"_s);
        line.endSearch(true);
        vi.settle();
        QCOMPARE(shown(line), u"first word|s"_s);
        vi.type(u"dw"_s);
        QCOMPARE(line.text(), u"first word"_s);
    }

    void whatWasCutIsYankedByBoth()
    {
        LineEditor line;
        ViKeys vi(line);
        vi.setOn(true);
        line.insert(u"one two"_s);
        line.perform(Edit::KillWordBack);
        vi.escape();
        vi.type(u"P"_s);
        QCOMPARE(line.text(), u"onetwo "_s);
    }

    void noKeysBreakIt()
    {
        QRandomGenerator random(11);
        const QString keys = u"hlwbe0$^xXDCdcypPuiaIAfFtTr~;,kj/123 가👨\u200d👩\u200d👧⎋.z"_s;
        LineEditor line;
        ViKeys vi(line);
        vi.setOn(true);
        line.remember(u"an old line, 말"_s);
        for (int i = 0; i < 20'000; ++i) {
            const QChar key = keys.at(random.bounded(int(keys.size())));
            if (key == u'⎋') {
                line.endSearch(random.bounded(2) == 0);
                vi.escape();
            } else if (!vi.type(QString(key))) {
                line.insert(QString(key));
            }
            vi.settle();
            QVERIFY(line.cursor() >= 0 && line.cursor() <= line.text().size());
            if (vi.mode() == ViKeys::Mode::Normal && !line.isEmpty() && !line.isSearching())
                QVERIFY(line.cursor() < line.text().size());
            if (line.text().size() > 500)
                line.setText({});
        }
    }
};

QTEST_APPLESS_MAIN(ViKeysTest)
#include "tst_vi_keys.moc"
