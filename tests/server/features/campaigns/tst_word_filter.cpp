// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/word_filter.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class WordFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWordsHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("as it is") << u"이런 시발"_s << true;
        QTest::newRow("with a particle") << u"시발이라니"_s << true;
        QTest::newRow("signs between") << u"시.1.발"_s << true;
        QTest::newRow("blanks between letters") << u"시 발 진짜"_s << true;
        QTest::newRow("jamo") << u"ㅅㅂ"_s << true;
        QTest::newRow("decomposed") << u"병신"_s.normalized(QString::NormalizationForm_D) << true;
        QTest::newRow("zero width") << u"시\u200b발"_s << true;
        QTest::newRow("case") << u"You BITCH!"_s << true;
        QTest::newRow("full width") << u"ｆｕｃｋ you"_s << true;
        QTest::newRow("spelled out") << u"f u c k"_s << true;
        QTest::newRow("dots") << u"f.u.c.k this"_s << true;
        QTest::newRow("phrase") << u"go kill   yourself now"_s << true;
        QTest::newRow("own word") << u"저 사기꾼들"_s << true;

        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("across words") << u"다시 발송해 주세요"_s << false;
        QTest::newRow("inside a latin word") << u"Scunthorpe, shitake mushrooms"_s << false;
        QTest::newRow("half a phrase") << u"kill time, enjoy yourself"_s << false;
        QTest::newRow("friendly") << u"아이들에게 따뜻한 겨울을! 응원합니다 :)"_s << false;
        QTest::newRow("signs only") << u"!!! 1004 ♥"_s << false;
    }
    void findsWordsHoweverTheyAreWritten()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        const WordFilter filter(usualWords() + QStringList{u"사기꾼"_s, u"123"_s});
        QCOMPARE(filter.find(text).has_value(), found);
    }

    void answersTheWordAsItWasListed()
    {
        QCOMPARE(WordFilter({u"Go Home"_s}).find(u"please GO home."_s), std::optional(u"Go Home"_s));
        QCOMPARE(WordFilter({u"!!"_s}).find(u"!!"_s), std::nullopt);
    }

    void aLongMessageIsReadInNoTime()
    {
        const QString text = u"ㅋ"_s.repeated(200);
        QBENCHMARK_ONCE
        {
            QVERIFY(!WordFilter(usualWords()).find(text));
        }
    }
};

QTEST_APPLESS_MAIN(WordFilterTest)
#include "tst_word_filter.moc"
