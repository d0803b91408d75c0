// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/formats.h"

#include "common/views/translations.h"
#include "tests/support/fake_alarm_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Asia/Seoul"); }
    void cleanup() { m_translations.use(Language::English); }

    void wonIsGroupedTheWayEachLanguageDoes()
    {
        speak(Language::Korean);
        QCOMPARE(m_formats.won({1'234'567}), u"1,234,567원"_s);
        QCOMPARE(m_formats.won({0}), u"0원"_s);
        QCOMPARE(m_formats.won({-1'000}), u"-1,000원"_s);
        speak(Language::English);
        QCOMPARE(m_formats.won({1'234'567}), u"₩1,234,567"_s);
        QCOMPARE(m_formats.won({-1'000}), u"-₩1,000"_s);
        QCOMPARE(m_formats.won(kLargestAmount), u"₩1,000,000,000,000"_s);
    }
    void timesFollowTheLanguage()
    {
        // 03:00 UTC is noon in Seoul.
        speak(Language::Korean);
        QCOMPARE(m_formats.timeOfDay(m_clock.now()), u"오후 12:00"_s);
        speak(Language::English);
        QCOMPARE(m_formats.timeOfDay(m_clock.now()).replace(QChar(0x202f), u' '), u"12:00 PM"_s);
    }
    void daysNearByHaveNames()
    {
        speak(Language::Korean);
        QCOMPARE(m_formats.dayName(ago(1h)), u"오늘"_s);
        QCOMPARE(m_formats.dayName(ago(13h)), u"어제"_s);
        QCOMPARE(m_formats.dayName(ago(24h * 3)), u"2026년 2월 27일 금요일"_s);
        speak(Language::English);
        QCOMPARE(m_formats.dayName(ago(13h)), u"Yesterday"_s);
        QCOMPARE(m_formats.dayName(ago(24h * 3)), u"Friday, February 27, 2026"_s);
    }
    void listsSayItAsShortAsPossible()
    {
        speak(Language::Korean);
        QCOMPARE(m_formats.shortTime(ago(2h)), u"오전 10:00"_s);
        QCOMPARE(m_formats.shortTime(ago(20h)), u"어제"_s);
        QCOMPARE(m_formats.shortTime(ago(24h * 3)), u"금"_s);
        QCOMPARE(m_formats.shortTime(ago(24h * 30)), u"1월 31일"_s);
        QVERIFY(m_formats.shortTime(ago(24h * 400)).contains(u"25"_s));
        QVERIFY(m_formats.shortTime({}).isEmpty());
    }
    void timesPassedAndLeftAreRounded()
    {
        speak(Language::Korean);
        QCOMPARE(m_formats.relative(ago(20s)), u"방금"_s);
        QCOMPARE(m_formats.relative(ago(3min)), u"3분 전"_s);
        QCOMPARE(m_formats.relative(ago(2h)), u"2시간 전"_s);
        QCOMPARE(m_formats.relative({m_clock.now().ms + 60'000}), u"방금"_s); // a clock that runs ahead
        QCOMPARE(m_formats.remaining(ago(1s)), u"끝남"_s);
        QCOMPARE(m_formats.remaining(ago(-30s)), u"1분 남음"_s);
        QCOMPARE(m_formats.remaining(ago(-5h)), u"5시간 남음"_s);
        QCOMPARE(m_formats.remaining(ago(-24h * 3)), u"3일 남음"_s);
    }
    void everybodyIsToldToWriteAgain()
    {
        const QSignalSpy changed(&m_formats, &Formats::changed);
        m_formats.setLanguage(Language::Korean);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_formats.language(), Language::Korean);
        m_formats.setLanguage(Language::System);
        QVERIFY(m_formats.language() != Language::System);
    }

private:
    void speak(Language language)
    {
        m_translations.use(language);
        m_formats.setLanguage(language);
    }
    Timestamp ago(std::chrono::milliseconds span) const { return m_clock.now().plus(-span); }

    test::FakeAlarmClock m_clock;
    Translations m_translations{{}};
    Formats m_formats{m_clock};
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
