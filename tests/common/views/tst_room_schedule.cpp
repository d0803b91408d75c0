// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_schedule.h"

#include "common/views/loudness_text.h"
#include "tests/support/fake_clock.h"

#include <QTest>
#include <QTimeZone>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;
using rooms::LoudSpan;

class RoomScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsLoudFromTheBeginningToTheEnd()
    {
        const auto work = of({{{1, 2, 3, 4, 5}, 9 * 60, 18 * 60}});
        // 2 March 2026 is a Monday.
        QVERIFY(schedule::isQuiet(work, at(2, 8, 59)));
        QVERIFY(!schedule::isQuiet(work, at(2, 9, 0)));
        QVERIFY(!schedule::isQuiet(work, at(2, 17, 59)));
        QVERIFY(schedule::isQuiet(work, at(2, 18, 0)));
        QVERIFY(schedule::isQuiet(work, at(7, 12, 0)));
        QCOMPARE(schedule::nextChange(work, at(2, 12, 0)), std::optional(at(2, 18, 0)));
        QCOMPARE(schedule::nextChange(work, at(2, 18, 0)), std::optional(at(3, 9, 0)));
        QCOMPARE(schedule::nextChange(work, at(6, 18, 0)), std::optional(at(9, 9, 0)));
    }

    void withoutAScheduleNothingIsQuiet()
    {
        QVERIFY(!schedule::isQuiet({}, at(2, 3, 0)));
        QVERIFY(!schedule::nextChange({}, at(2, 3, 0)));
        QVERIFY(!schedule::isQuiet(of({}), at(2, 3, 0)));
    }

    void itGoesOverMidnightFromTheDayOnWhichItBegins()
    {
        const auto friday = of({{{5}, 22 * 60, 2 * 60}});
        QVERIFY(!schedule::isQuiet(friday, at(6, 23, 0)));
        QVERIFY(!schedule::isQuiet(friday, at(7, 1, 59)));
        QVERIFY(schedule::isQuiet(friday, at(7, 2, 0)));
        QVERIFY(schedule::isQuiet(friday, at(6, 1, 0)));
        QCOMPARE(schedule::nextChange(friday, at(6, 23, 0)), std::optional(at(7, 2, 0)));
        const auto sunday = of({{{7}, 22 * 60, 2 * 60}});
        QVERIFY(!schedule::isQuiet(sunday, at(2, 1, 0)));
    }

    void wholeDaysThatTouchAreOne()
    {
        const auto weekend = of({{{6}, 0, rooms::kMinutesOfDay}, {{7}, 0, rooms::kMinutesOfDay}});
        QCOMPARE(schedule::nextChange(weekend, at(7, 12, 0)), std::optional(at(9, 0, 0)));
        const auto always = of({{{}, 0, rooms::kMinutesOfDay}});
        QVERIFY(!schedule::isQuiet(always, at(4, 0, 0)));
        QVERIFY(!schedule::nextChange(always, at(4, 0, 0)));
        const auto halves = of({{{}, 0, 12 * 60}, {{}, 12 * 60, rooms::kMinutesOfDay}});
        QVERIFY(!schedule::nextChange(halves, at(4, 0, 0)));
    }

    void onceAWeekTheNextChangeIsAWeekAhead()
    {
        const auto monday = of({{{1}, 9 * 60, 10 * 60}});
        QCOMPARE(schedule::nextChange(monday, at(2, 10, 0)), std::optional(at(9, 9, 0)));
    }

    void clocksThatAreChangedAreFollowed()
    {
        // In Berlin clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00 back to 2:00 on 25 October.
        const QByteArray berlin("Europe/Berlin");
        const auto work = of({{{}, 9 * 60, 18 * 60}}, berlin);
        QCOMPARE(schedule::nextChange(work, at(QDate(2026, 3, 28), 20, 0, berlin)),
                 std::optional(at(QDate(2026, 3, 29), 9, 0, berlin)));
        QCOMPARE(schedule::nextChange(work, at(QDate(2026, 10, 24), 20, 0, berlin)),
                 std::optional(at(QDate(2026, 10, 25), 9, 0, berlin)));
        // A beginning that the clocks leave out comes when they have gone on.
        const auto night = of({{{}, 2 * 60 + 30, 5 * 60}}, berlin);
        const Timestamp jump = at(QDate(2026, 3, 29), 3, 0, berlin);
        QVERIFY(schedule::isQuiet(night, jump));
        QVERIFY(!schedule::isQuiet(night, at(QDate(2026, 3, 29), 3, 30, berlin)));
        // One that they show twice is the first.
        const auto late = of({{{}, 2 * 60 + 30, 5 * 60}}, berlin);
        const Timestamp first{at(QDate(2026, 10, 25), 1, 30, berlin).ms + 3'600'000};
        QCOMPARE(schedule::nextChange(late, at(QDate(2026, 10, 25), 1, 30, berlin)), std::optional(first));
    }

    void anUnknownZoneIsTheMachinesOwn()
    {
        const auto strange = of({{{}, 9 * 60, 18 * 60}}, "Nowhere/Land");
        QVERIFY(schedule::nextChange(strange, at(2, 12, 0)));
    }

    void whatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spelled");
        QTest::newRow("work") << u"mon-fri 9:00-18:00"_s << u"mon-fri 09:00-18:00"_s;
        QTest::newRow("two") << u"Mon-Fri 9-18, Sat 10–14:30"_s << u"mon-fri 09:00-18:00, sat 10:00-14:30"_s;
        QTest::newRow("listed") << u"mon, wed,fri 9 - 18"_s << u"mon,wed,fri 09:00-18:00"_s;
        QTest::newRow("over the week's end") << u"fri-mon 9-18"_s << u"mon,fri-sun 09:00-18:00"_s;
        QTest::newRow("over midnight") << u"sun 22-6"_s << u"sun 22:00-06:00"_s;
        QTest::newRow("whole days") << u"weekends all day"_s << u"sat,sun 00:00-24:00"_s;
        QTest::newRow("days alone") << u"mon-fri 9-18; saturday"_s
                                    << u"mon-fri 09:00-18:00, sat 00:00-24:00"_s;
        QTest::newRow("times alone") << u"9-18"_s << u"daily 09:00-18:00"_s;
        QTest::newRow("to midnight") << u"every day 20:00-0:00"_s << u"daily 20:00-24:00"_s;
        QTest::newRow("Korean") << u"평일 9-18, 토요일 10~14, 일 종일"_s
                                << u"mon-fri 09:00-18:00, sat 10:00-14:00, sun 00:00-24:00"_s;
        QTest::newRow("Korean days") << u"월-금 9:00-18:00"_s << u"mon-fri 09:00-18:00"_s;
        QTest::newRow("twice") << u"mon mon-tue 9-18"_s << u"mon,tue 09:00-18:00"_s;
    }
    void whatPeopleTypeIsUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QString, spelled);
        const schedule::Typed typed = schedule::typed(text);
        QVERIFY2(typed.schedule, qPrintable(typed.fault));
        QCOMPARE(schedule::spelled(*typed.schedule), spelled);
        QCOMPARE(typed.schedule->timeZone, loudness::systemZone());
        QVERIFY(*schedule::typed(spelled).schedule == *typed.schedule);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("word") << u"mon-fri nine"_s << u"“nine” is neither"_s;
        QTest::newRow("hour") << u"mon 9-25"_s << u"“9-25” is beyond"_s;
        QTest::newRow("minute") << u"mon 9:60-18"_s << u"“9:60-18” is beyond"_s;
        QTest::newRow("nothing between") << u"mon 9-9"_s << u"“9-9” ends when"_s;
        QTest::newRow("day") << u"mon-xyz 9-18"_s << u"“mon-xyz” is neither"_s;
        QTest::newRow("two times") << u"mon 9-12 13-18"_s << u"A comma is missing before “13-18”"_s;
        QTest::newRow("no comma") << u"mon 9-12 tue 13-18"_s << u"A comma is missing before “tue”"_s;
        QTest::newRow("empty") << u" , "_s << u"No times"_s;
        QTest::newRow("too many") << QStringList(15, u"mon 9-10"_s).join(u',') << u"at most 14"_s;
        QTest::newRow("half") << u"9"_s << u"“9” is neither"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, fault);
        const schedule::Typed typed = schedule::typed(text);
        QVERIFY(!typed.schedule);
        QVERIFY2(typed.fault.contains(fault), qPrintable(typed.fault));
    }

    void offIsAScheduleWithoutTimes()
    {
        for (const QString &text : {u"off"_s, u" OFF "_s}) {
            const auto schedule = schedule::typed(text).schedule;
            QVERIFY(schedule && schedule->loud.isEmpty());
        }
    }
    void theExampleIsUnderstood() { QVERIFY(schedule::typed(schedule::example()).schedule); }

    void itIsSaidInWords()
    {
        test::FakeClock clock;
        Formats formats(clock);
        formats.setLanguage(Language::English);
        const auto work
            = of({{{1, 2, 3, 4, 5}, 9 * 60, 18 * 60}, {{6, 7}, 0, rooms::kMinutesOfDay}}, "Asia/Seoul");
        const QString text = schedule::textOf(work, formats);
        QVERIFY2(text.startsWith(u"Mon–Fri 09:00–18:00; Sat, Sun all day"_s), qPrintable(text));
        QCOMPARE(text.contains(u"Asia/Seoul"_s), loudness::systemZone() != u"Asia/Seoul"_s);
        QVERIFY(schedule::textOf(rooms::Loudness{}, formats).isEmpty());
        QCOMPARE(schedule::textOf(LoudSpan{{}, 540, 600}, formats), u"Every day 09:00–10:00"_s);
    }

    void whatHoldsNowIsSaidWithItsEnd()
    {
        test::FakeClock clock;
        Formats formats(clock);
        formats.setLanguage(Language::English);
        // In the machine's own zone, as it is shown.
        const auto local = [](int day, int hour) {
            return Timestamp{QDateTime(QDate(2026, 3, day), QTime(hour, 0)).toMSecsSinceEpoch()};
        };
        const auto work = of({{{1, 2, 3, 4, 5}, 9 * 60, 18 * 60}}, loudness::systemZone().toLatin1());
        clock.setWallClock(local(2, 12));
        QCOMPARE(schedule::standingText(work, formats), u"Loud until 18:00"_s);
        QVERIFY(schedule::quietText(work, formats).isEmpty());
        clock.setWallClock(local(6, 20));
        QCOMPARE(schedule::standingText(work, formats), u"Quiet until Mon 09:00"_s);
        QCOMPARE(schedule::quietText(work, formats), u"Quiet until Mon 09:00"_s);
        const auto always = of({{{}, 0, rooms::kMinutesOfDay}});
        QCOMPARE(schedule::standingText(always, formats), u"Loud at all times"_s);
        QVERIFY(schedule::standingText({}, formats).isEmpty());
    }

private:
    static rooms::Loudness of(const QList<LoudSpan> &spans, const QByteArray &zone = "Asia/Seoul")
    {
        rooms::Loudness loudness;
        loudness.schedule = rooms::Schedule{QString::fromLatin1(zone), spans};
        return loudness;
    }
    static Timestamp at(QDate day, int hour, int minute, const QByteArray &zone)
    {
        return Timestamp{QDateTime(day, QTime(hour, minute), QTimeZone(zone)).toMSecsSinceEpoch()};
    }
    /// In March 2026, in Seoul.
    static Timestamp at(int day, int hour, int minute)
    {
        return at(QDate(2026, 3, day), hour, minute, "Asia/Seoul");
    }
};

QTEST_GUILESS_MAIN(RoomScheduleTest)
#include "tst_room_schedule.moc"
