// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/moment.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class MomentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysAreReadInManyForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("day");
        QTest::newRow("ISO") << u"2026-05-31"_s << QDate(2026, 5, 31);
        QTest::newRow("dots") << u"2026.5.31."_s << QDate(2026, 5, 31);
        QTest::newRow("Korean") << u"2026년 5월 31일"_s << QDate(2026, 5, 31);
        QTest::newRow("no year, been already") << u"5/31"_s << QDate(2026, 5, 31);
        QTest::newRow("no year, not yet") << u"12/24"_s << QDate(2025, 12, 24);
        QTest::newRow("Korean, no year") << u"5월 31일"_s << QDate(2026, 5, 31);
        QTest::newRow("German habit") << u"31.5."_s << QDate(2026, 5, 31);
        QTest::newRow("leap day") << u"2/29"_s << QDate(2024, 2, 29);
        QTest::newRow("today") << u"today"_s << QDate(2026, 6, 15);
        QTest::newRow("yesterday in Korean") << u"어제"_s << QDate(2026, 6, 14);
    }
    void daysAreReadInManyForms()
    {
        QFETCH(QString, text);
        const auto moment = readMoment(text, {2026, 6, 15});
        QVERIFY(moment);
        QCOMPARE(moment->kind, Moment::Kind::Day);
        QTEST(moment->day, "day");
    }

    void timesStandBehindDays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("at");
        const QDate may(2026, 5, 31);
        QTest::newRow("ISO") << u"2026-05-31 17:00"_s << QDateTime(may, QTime(17, 0));
        QTest::newRow("with a T") << u"2026-05-31T09:05"_s << QDateTime(may, QTime(9, 5));
        QTest::newRow("short") << u"5/31 17:00"_s << QDateTime(may, QTime(17, 0));
        QTest::newRow("German habit") << u"31.5. 7:30"_s << QDateTime(may, QTime(7, 30));
        QTest::newRow("pm") << u"5/31 5:30 PM"_s << QDateTime(may, QTime(17, 30));
        QTest::newRow("after midnight") << u"5/31 12:15am"_s << QDateTime(may, QTime(0, 15));
        QTest::newRow("midnight") << u"5/31 0:00"_s << QDateTime(may, QTime(0, 0));
        QTest::newRow("yesterday") << u"어제 17:00"_s << QDateTime(QDate(2026, 6, 14), QTime(17, 0));
        QTest::newRow("Korean") << u"2026년 5월 31일 오후 5시"_s << QDateTime(may, QTime(17, 0));
        QTest::newRow("Korean minutes") << u"5월 31일 17시 20분"_s << QDateTime(may, QTime(17, 20));
        QTest::newRow("half past") << u"오전 9시 반"_s << QDateTime(QDate(2026, 6, 15), QTime(9, 30));
        QTest::newRow("today's") << u"08:00"_s << QDateTime(QDate(2026, 6, 15), QTime(8, 0));
    }
    void timesStandBehindDays()
    {
        QFETCH(QString, text);
        const auto moment = readMomentOrTime(text, {2026, 6, 15});
        QVERIFY(moment);
        QCOMPARE(moment->kind, Moment::Kind::Day);
        QTEST(QDateTime(moment->day, moment->time), "at");
        QVERIFY(!readMoment(text, {2026, 6, 15})); // where only a day is asked for
    }

    void timesThatAreNone()
    {
        for (const QString &text : {u"5/31 25:00"_s, u"5/31 17:60"_s, u"1234 17:00"_s, u"unread 5:00"_s,
                                    u"17:0"_s, u"13/45 17:00"_s, u"soon 17:00"_s})
            QVERIFY2(!readMomentOrTime(text, {2026, 6, 15}), qPrintable(text));
        QCOMPARE(readMomentOrTime(u"1234"_s, {2026, 6, 15}), (Moment{Moment::Kind::Position, {}, 1234}));
    }

    void numbersArePositions()
    {
        QCOMPARE(readMoment(u"1234"_s, {2026, 6, 15}), (Moment{Moment::Kind::Position, {}, 1234}));
        QCOMPARE(readMoment(u"#7"_s, {2026, 6, 15}), (Moment{Moment::Kind::Position, {}, 7}));
    }

    void nonsenseIsNothing_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "0", "-3", "2026-13-01", "2026-02-30", "13/45", "soon", "99999999999999999999"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void nonsenseIsNothing()
    {
        QFETCH(QString, text);
        QVERIFY(!readMoment(text, {2026, 6, 15}));
    }
};

QTEST_APPLESS_MAIN(MomentTest)
#include "tst_moment.moc"
