// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/grapheme.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class GraphemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clustersEndWherePeopleSeeThem_data()
    {
        QTest::addColumn<QStringList>("clusters");
        QTest::newRow("ascii") << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("line end") << QStringList{u"a"_s, u"\r\n"_s, u"\n"_s, u"b"_s};
        QTest::newRow("syllables") << QStringList{u"마"_s, u"당"_s};
        QTest::newRow("jamo") << QStringList{u"\u1106\u1161"_s, u"\u1103\u1161\u11bc"_s};
        QTest::newRow("syllable with a final added") << QStringList{u"가\u11a8"_s, u"각"_s, u"\u1161"_s};
        QTest::newRow("accents") << QStringList{u"e\u0301\u0323"_s, u"x"_s};
        QTest::newRow("family") << QStringList{u"👨\u200d👩\u200d👧\u200d👦"_s, u"x"_s};
        QTest::newRow("two people side by side") << QStringList{u"👨"_s, u"👩"_s};
        QTest::newRow("styled and joined")
            << QStringList{u"🏳\ufe0f\u200d🌈"_s, u"👍🏽"_s, u"❤\ufe0f"_s};
        QTest::newRow("flags") << QStringList{u"🇰🇷"_s, u"🇺🇳"_s, u"🇪"_s};
        QTest::newRow("keycap") << QStringList{u"1\ufe0f\u20e3"_s, u"2"_s};
        QTest::newRow("tag flag") << QStringList{u"🏴\U000e0067\U000e0062\U000e007f"_s, u"x"_s};
        QTest::newRow("joiner between letters") << QStringList{u"a\u200d"_s, u"b"_s};
        QTest::newRow("Devanagari") << QStringList{u"नि"_s, u"x"_s};
        QTest::newRow("emoji after Kannada, where Qt slips")
            << QStringList{u"🇰"_s, u"ಮ"_s, u"\ufffd"_s, u"👨\u200d👩"_s};
        QTest::newRow("regional after Malayalam, where Qt slips") << QStringList{u"◌\u0d3c"_s, u"🇰"_s};
    }
    void clustersEndWherePeopleSeeThem()
    {
        QFETCH(QStringList, clusters);
        const QString text = clusters.join(QString());
        QStringList found;
        qsizetype start = 0;
        for (const qsizetype end : graphemeEnds(text)) {
            found.append(text.mid(start, end - start));
            start = end;
        }
        QCOMPARE(found, clusters);
    }

    void nothingHasNoEnd() { QVERIFY(graphemeEnds(u"").isEmpty()); }
};

QTEST_APPLESS_MAIN(GraphemeTest)
#include "tst_grapheme.moc"
