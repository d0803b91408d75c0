// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/calendar.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void monthsHaveTheirOwnLastDay_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("month");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("date");
        QTest::newRow("january") << 2027 << 1 << 31 << u"2027-01-31"_s;
        QTest::newRow("february") << 2027 << 2 << 31 << u"2027-02-28"_s;
        QTest::newRow("leap year") << 2028 << 2 << 31 << u"2028-02-29"_s;
        QTest::newRow("century, no leap year") << 2100 << 2 << 31 << u"2100-02-28"_s;
        QTest::newRow("april") << 2026 << 4 << 31 << u"2026-04-30"_s;
        QTest::newRow("a day every month has") << 2028 << 2 << 28 << u"2028-02-28"_s;
    }
    void monthsHaveTheirOwnLastDay()
    {
        QFETCH(int, year);
        QFETCH(int, month);
        QFETCH(int, day);
        QTEST(Calendar::text(Calendar::dateIn(year, month, day)), "date");
    }

    void aShortMonthDoesNotShortenTheNextOne()
    {
        QDate date = Calendar::date(u"2027-12-31"_s);
        QStringList dates;
        for (int i = 0; i < 4; ++i) {
            date = Calendar::following(date, pledges::kLastDay);
            dates += Calendar::text(date);
        }
        QCOMPARE(dates, (QStringList{u"2028-01-31"_s, u"2028-02-29"_s, u"2028-03-31"_s, u"2028-04-30"_s}));
    }

    void daysAreThoseOfSeoul()
    {
        const Calendar calendar("Asia/Seoul", 10);
        // 2026-03-31 15:30 UTC is already April in Seoul.
        QCOMPARE(calendar.dayOf(at(u"2026-03-31T15:30:00.000Z"_s)), QDate(2026, 4, 1));
        QCOMPARE(calendar.dayOf(at(u"2026-03-31T14:59:59.999Z"_s)), QDate(2026, 3, 31));
        QCOMPARE(calendar.at(QDate(2026, 7, 1)).text(), u"2026-07-01T01:00:00.000Z"_s);
        QCOMPARE(calendar.at(QDate(2026, 12, 1)).text(), u"2026-12-01T01:00:00.000Z"_s);
    }

    void theFirstDateLiesAhead_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("served");
        QTest::addColumn<QString>("date");
        QTest::newRow("this month") << u"2026-03-02T03:00:00.000Z"_s << 25 << QString() << u"2026-03-25"_s;
        QTest::newRow("next month") << u"2026-03-26T03:00:00.000Z"_s << 25 << QString() << u"2026-04-25"_s;
        QTest::newRow("today, before the hour")
            << u"2026-03-25T00:59:59.000Z"_s << 25 << QString() << u"2026-03-25"_s;
        QTest::newRow("today, at the hour")
            << u"2026-03-25T01:00:00.000Z"_s << 25 << QString() << u"2026-04-25"_s;
        QTest::newRow("one gift a month")
            << u"2026-03-06T03:00:00.000Z"_s << 25 << u"2026-03-05"_s << u"2026-04-25"_s;
        QTest::newRow("served in a month to come")
            << u"2026-03-06T03:00:00.000Z"_s << 25 << u"2026-05-25"_s << u"2026-06-25"_s;
        QTest::newRow("over the year") << u"2026-12-31T03:00:00.000Z"_s << 31 << QString() << u"2027-01-31"_s;
    }
    void theFirstDateLiesAhead()
    {
        QFETCH(QString, now);
        QFETCH(int, day);
        QFETCH(QString, served);
        const Calendar calendar("Asia/Seoul", 10);
        QTEST(Calendar::text(calendar.firstAfter(at(now), day, Calendar::date(served))), "date");
    }

    void anHourThatSummerTimeLeavesOutIsTheNextOne()
    {
        const Calendar calendar("Europe/Berlin", 2);
        QCOMPARE(calendar.at(QDate(2026, 3, 29)).text(), u"2026-03-29T01:00:00.000Z"_s);
        QCOMPARE(calendar.at(QDate(2026, 3, 30)).text(), u"2026-03-30T00:00:00.000Z"_s);
    }

private:
    static Timestamp at(const QString &text) { return Timestamp::fromText(text); }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
