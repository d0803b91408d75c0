// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/terms.h"

#include <QTest>

using namespace madang::search;
using namespace Qt::StringLiterals;

namespace {

/// Whether a phrase is a run of a document's terms, as both engines judge it.
bool meets(const QStringList &document, const Phrase &phrase)
{
    for (qsizetype start = 0; start + phrase.terms.size() <= document.size(); ++start) {
        bool all = true;
        for (qsizetype i = 0; all && i < phrase.terms.size(); ++i) {
            const bool open = phrase.open && i + 1 == phrase.terms.size();
            all = open ? document[start + i].startsWith(phrase.terms[i])
                       : document[start + i] == phrase.terms[i];
        }
        if (all)
            return true;
    }
    return false;
}

} // namespace

class TermsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hangulIsCutIntoPairs()
    {
        QCOMPARE(termsOf(u"감사합니다"_s),
                 QStringList({u"감사"_s, u"사합"_s, u"합니"_s, u"니다"_s, u"다"_s}));
        QCOMPARE(termsOf(u"KTX타고, 2026"_s), QStringList({u"ktx"_s, u"타고"_s, u"고"_s, u"2026"_s}));
        QCOMPARE(termsOf(u"❤️ — !!"_s), QStringList());
    }

    void whatPeopleTypeIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("stem") << u"도와주셔서 감사합니다"_s << u"감사"_s << true;
        QTest::newRow("inside") << u"도와주셔서 감사합니다"_s << u"사합니"_s << true;
        QTest::newRow("end") << u"도와주셔서 감사합니다"_s << u"니다"_s << true;
        QTest::newRow("one syllable") << u"감사합니다"_s << u"합"_s << true;
        QTest::newRow("last syllable") << u"감사합니다"_s << u"다"_s << true;
        QTest::newRow("not there") << u"감사합니다"_s << u"감합"_s << false;
        QTest::newRow("scattered pairs") << u"가나 나다"_s << u"가나다"_s << false;
        QTest::newRow("mixed") << u"iOS앱에서 안 돼요"_s << u"iOS앱"_s << true;
        QTest::newRow("mixed, second part") << u"iOS앱에서 안 돼요"_s << u"앱에서"_s << true;
        QTest::newRow("mixed, longer") << u"우리앱v2로"_s << u"우리앱v2"_s << true;
        QTest::newRow("decomposed from a Mac")
            << u"마당에서"_s.normalized(QString::NormalizationForm_D) << u"마당"_s << true;
        QTest::newRow("full width") << u"ＭＡＤＡＮＧ １２３"_s << u"madang"_s << true;
        QTest::newRow("beginning of a word") << u"the market opens"_s << u"mark"_s << true;
        QTest::newRow("middle of a word") << u"the market opens"_s << u"arket"_s << false;
        QTest::newRow("one letter is a word") << u"plan b works"_s << u"b"_s << true;
        QTest::newRow("one letter begins none") << u"plan beta works"_s << u"b"_s << false;
        QTest::newRow("quoted words") << u"내일 저녁 모임"_s << u"내일 저녁"_s << true;
        QTest::newRow("quoted, other order") << u"내일 저녁 모임"_s << u"저녁 내일"_s << false;
        QTest::newRow("accents stay") << u"café"_s << u"cafe"_s << false;
        QTest::newRow("Han") << u"東京都へ"_s << u"京都"_s << true;
        QTest::newRow("letters of laughter") << u"ㅋㅋㅋㅋ 좋아"_s << u"ㅋㅋ"_s << true;
    }
    void whatPeopleTypeIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QFETCH(bool, found);
        QCOMPARE(meets(termsOf(text), phraseOf(typed)), found);
    }

    void everyStretchOfADenseTextIsFound()
    {
        const QString text = u"다람쥐헌쳇바퀴에타고파"_s;
        const QStringList document = termsOf(text);
        for (qsizetype from = 0; from < text.size(); ++from) {
            for (qsizetype size = 1; from + size <= text.size(); ++size)
                QVERIFY(meets(document, phraseOf(text.mid(from, size))));
        }
    }

    void termsAreBoundedAndPlain()
    {
        QCOMPARE(termsOf(QString(100'000, u'가')).size(), kMostTerms);
        QCOMPARE(termsOf(QString(100'000, u'x')).first().size(), 64);
        const QStringList terms = termsOf(u"it's 'quoted' \"twice\" \\ back : colon * star"_s);
        for (const QString &term : terms) {
            for (const QChar c : term)
                QVERIFY(c.isLetterOrNumber());
        }
    }
};

QTEST_GUILESS_MAIN(TermsTest)
#include "tst_terms.moc"
