// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/hangul.h"

#include <QTest>

using namespace madang::views;
using namespace Qt::StringLiterals;

class HangulTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatWasMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        const auto row = [](const QString &typed, const QString &name, bool fits) {
            QTest::newRow(qPrintable(typed + u" in "_s + name)) << typed << name << fits;
        };
        row(u""_s, u"마당"_s, true);
        row(u"ㅁㄷ"_s, u"우리 마당"_s, true);
        row(u"ㄷㅁ"_s, u"마당"_s, false);
        row(u"ㅁ당"_s, u"마당"_s, true);
        row(u"마"_s, u"망고"_s, true); // 망 on its way
        row(u"마다"_s, u"마당"_s, true);
        row(u"맏"_s, u"마당"_s, true); // ㄷ will open the next syllable
        row(u"맏"_s, u"마음"_s, false);
        row(u"읽"_s, u"일기"_s, true); // ㄺ splits into ㄹ and ㄱ
        row(u"읽"_s, u"읽기 모임"_s, true);
        row(u"당마"_s, u"마당"_s, false);
        row(u"마가"_s, u"마강"_s, true);
        row(u"망가"_s, u"마가"_s, false); // only the last one is unfinished
        row(u"MAD"_s, u"madang"_s, true);
        row(u"ｍａｄ"_s, u"madang"_s, true);
        row(u"mad"_s, u"ＭＡＤＡＮＧ"_s, true);
        row(u"ㅂㅁ"_s, u"비밀 방"_s, true);
        row(u"ㄲ"_s, u"꽃"_s, true);
        row(u"ㄱ"_s, u"꽃"_s, false);
        row(u"  마당 "_s, u"마당"_s, true);
        row(u"xyz"_s, u"마당"_s, false);
        row(u"마당이야"_s, u"마당"_s, false);
    }
    void findsWhatWasMeant()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QTEST(matchesTyped(name, typed), "fits");
    }
    void decomposedNamesAreFoundToo()
    {
        QVERIFY(matchesTyped(u"마당"_s.normalized(QString::NormalizationForm_D), u"ㅁㄷ"_s));
    }
    void beginningIsAtTheFront()
    {
        QVERIFY(beginsAsTyped(u"마당"_s, u"ㅁ"_s));
        QVERIFY(beginsAsTyped(u"마당"_s, u"마다"_s));
        QVERIFY(beginsAsTyped(u"Madang"_s, u"mad"_s));
        QVERIFY(!beginsAsTyped(u"마당"_s, u"당"_s));
        QVERIFY(beginsAsTyped(u"마당"_s, {}));
    }
    void initialsReplaceSyllablesOnly() { QCOMPARE(initialConsonants(u"마당 a1"_s), u"ㅁㄷ a1"_s); }
};

QTEST_GUILESS_MAIN(HangulTest)
#include "tst_hangul.moc"
