// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/korean_days.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class KoreanDaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aYearBeginsNineHoursBeforeItDoesInLondon()
    {
        const auto last = Timestamp::fromText(u"2026-12-31T14:59:59.999Z"_s);
        const auto first = Timestamp::fromText(u"2026-12-31T15:00:00.000Z"_s);
        QCOMPARE(koreanYear(last), 2026);
        QCOMPARE(koreanYear(first), 2027);
        QCOMPARE(yearBegins(2027).ms, first.ms);
    }

    void aDayBeginsAtItsMidnight()
    {
        QCOMPARE(koreanDayOf(Timestamp::fromText(u"2026-03-02T03:00:00.000Z"_s)).text(),
                 u"2026-03-01T15:00:00.000Z"_s);
        QCOMPARE(koreanDayOf(Timestamp::fromText(u"2026-03-02T15:00:00.000Z"_s)).text(),
                 u"2026-03-02T15:00:00.000Z"_s);
    }
};

QTEST_GUILESS_MAIN(KoreanDaysTest)
#include "tst_korean_days.moc"
