// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/words.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPairAndTheLastCharacterAreIndexedOnce()
    {
        // 가 = U+AC00, 나 = U+B098
        QCOMPARE(words::pairsOf(u"가나"_s), u"ac00b098 b098"_s);
        QCOMPARE(words::pairsOf(u"가나 가나"_s), u"ac00b098 b098"_s);
        QCOMPARE(words::pairsOf(u"나"_s), u"b098"_s);
        QCOMPARE(words::pairsOf(u"  "_s), QString());
    }
    void pairsDoNotReachAcrossBlanks() { QVERIFY(!words::pairsOf(u"가 나"_s).contains(u"ac00b098"_s)); }
    void caseAndDecompositionDoNotMatter()
    {
        QCOMPARE(words::pairsOf(u"ABC"_s), words::pairsOf(u"abc"_s));
        QCOMPARE(words::pairsOf(u"\u1100\u1161\u1102\u1161"_s), words::pairsOf(u"가나"_s));
    }
    void queriesQuoteWhatTheyAskFor()
    {
        QCOMPARE(words::queryFor(u"가"_s), u"\"ac00\"*"_s);
        QCOMPARE(words::queryFor(u"가나"_s), u"\"ac00b098\""_s);
        QCOMPARE(words::queryFor(u"\"*("_s), u"\"0022002a\" AND \"002a0028\""_s);
    }
    void typedTextFallsIntoWords()
    {
        QCOMPARE(words::wordsOf(u"  Hello   세상\t"_s), (QStringList{u"hello"_s, u"세상"_s}));
        QVERIFY(words::wordsOf(u" \n "_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
