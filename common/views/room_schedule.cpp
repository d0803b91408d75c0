// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_schedule.h"

#include "common/views/loudness_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace madang::views::schedule {

using namespace Qt::StringLiterals;
using rooms::LoudSpan;
using rooms::Schedule;

namespace {

    /// Translations of this file.
    struct RoomSchedule {
        Q_DECLARE_TR_FUNCTIONS(madang::views::RoomSchedule)
    };

    constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
    constexpr int kDaysOfWeek = 7;

    /// Milliseconds since the epoch: from the first to before the second.
    using Stretch = std::pair<qint64, qint64>;

    QTimeZone zoneOf(const Schedule &schedule)
    {
        const QTimeZone zone(schedule.timeZone.toUtf8());
        return zone.isValid() ? zone : QTimeZone::systemTimeZone();
    }

    /// A minute of a day, by the clocks there. One that they show twice is the first; one that they leave out
    /// comes as much later as they are put forward.
    qint64 momentOf(QDate day, int minute, const QTimeZone &zone)
    {
        const qint64 shown = QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + minute * 60'000LL;
        const auto offsetAt = [&zone](qint64 at) {
            return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)) * 1000LL;
        };
        const qint64 before = offsetAt(shown - kDay);
        const qint64 after = offsetAt(shown + kDay);
        if (before != after && offsetAt(shown - before) != before && offsetAt(shown - after) == after)
            return shown - after;
        return shown - before;
    }

    bool beginsOn(const LoudSpan &span, QDate day)
    {
        return span.days.isEmpty() || span.days.contains(day.dayOfWeek());
    }

    /// When it is loud, of spans that begin on some days: in order, and none touches another.
    QList<Stretch> stretches(const Schedule &schedule, QDate first, QDate last)
    {
        const QTimeZone zone = zoneOf(schedule);
        QList<Stretch> all;
        for (QDate day = first; day <= last; day = day.addDays(1)) {
            for (const LoudSpan &span : schedule.loud) {
                if (!beginsOn(span, day))
                    continue;
                const Stretch one{momentOf(day, span.from, zone),
                                  momentOf(span.to > span.from ? day : day.addDays(1), span.to, zone)};
                if (one.first < one.second)
                    all += one;
            }
        }
        std::sort(all.begin(), all.end());
        QList<Stretch> joined;
        for (const Stretch &each : std::as_const(all)) {
            if (!joined.isEmpty() && each.first <= joined.last().second)
                joined.last().second = qMax(joined.last().second, each.second);
            else
                joined += each;
        }
        return joined;
    }

    QDate dayThere(const Schedule &schedule, Timestamp at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms, zoneOf(schedule)).date();
    }

    bool covers(const QList<Stretch> &loud, qint64 at)
    {
        return std::any_of(loud.cbegin(), loud.cend(),
                           [at](const Stretch &each) { return each.first <= at && at < each.second; });
    }

    QString clockOf(int minute)
    {
        return minute == rooms::kMinutesOfDay ? u"24:00"_s : loudness::clockText(minute);
    }

    /// Days as runs of neighbours: 1 2 3 5 becomes 1-3 and 5.
    QList<std::pair<int, int>> runsOf(const QList<int> &days)
    {
        QList<std::pair<int, int>> runs;
        for (const int day : days) {
            if (!runs.isEmpty() && runs.last().second + 1 == day)
                runs.last().second = day;
            else
                runs += {day, day};
        }
        return runs;
    }

    template <typename Name>
    QString daysText(const QList<int> &days, QChar dash, const QString &comma, Name name)
    {
        QStringList words;
        for (const auto &[from, to] : runsOf(days)) {
            words += name(from);
            if (to > from)
                words.last() += (to == from + 1 ? comma : QString(dash)) + name(to);
        }
        return words.join(comma);
    }

    // --- what people type ---

    constexpr std::array kEnglish{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};
    constexpr QStringView kKorean = u"월화수목금토일";

    /// 0 when it is none.
    int dayNamed(const QString &word)
    {
        static const std::array<QString, kDaysOfWeek> wholeNames{u"monday"_s,   u"tuesday"_s, u"wednesday"_s,
                                                                 u"thursday"_s, u"friday"_s,  u"saturday"_s,
                                                                 u"sunday"_s};
        for (int day = 1; day <= kDaysOfWeek; ++day) {
            const QString korean(kKorean[day - 1]);
            if ((word.size() >= 3 && wholeNames[size_t(day) - 1].startsWith(word)) || word == korean
                || word == korean + u"요일"_s)
                return day;
        }
        return 0;
    }

    /// Empty when the word says no days. "fri-mon" goes over the week's end.
    QList<int> daysNamed(const QString &word)
    {
        if (word == "daily"_L1 || word == "everyday"_L1 || word == u"매일"_s)
            return {1, 2, 3, 4, 5, 6, 7};
        if (word == "weekdays"_L1 || word == u"평일"_s)
            return {1, 2, 3, 4, 5};
        if (word == "weekends"_L1 || word == "weekend"_L1 || word == u"주말"_s)
            return {6, 7};
        const QStringList ends = word.split(u'-');
        const int first = dayNamed(ends.first());
        const int last = ends.size() == 2 ? dayNamed(ends.last()) : first;
        if (first == 0 || last == 0 || ends.size() > 2)
            return {};
        QList<int> days;
        for (int day = first;; day = day % kDaysOfWeek + 1) {
            days += day;
            if (day == last)
                return days;
        }
    }

    struct Times {
        int from = 0;
        int to = rooms::kMinutesOfDay;
    };

    /// What is wrong with a word that looks like times goes into `fault`.
    std::optional<Times> timesNamed(const QString &word, QString &fault)
    {
        static const QRegularExpression form(
            u"\\A([0-9]{1,2})(?::([0-9]{2}))?-([0-9]{1,2})(?::([0-9]{2}))?\\z"_s);
        const QRegularExpressionMatch match = form.match(word);
        if (!match.hasMatch())
            return std::nullopt;
        const auto minuteOf = [&match](int hour, int minute) {
            const int minutes = match.captured(minute).toInt();
            return minutes > 59 ? -1 : match.captured(hour).toInt() * 60 + minutes;
        };
        const Times times{minuteOf(1, 2), minuteOf(3, 4) == 0 ? rooms::kMinutesOfDay : minuteOf(3, 4)};
        if (times.from < 0 || times.from >= rooms::kMinutesOfDay || times.to < 0
            || times.to > rooms::kMinutesOfDay) {
            fault = RoomSchedule::tr("“%1” is beyond a day: times go from 0:00 to 24:00.").arg(word);
            return std::nullopt;
        }
        if (times.from == times.to) {
            fault = RoomSchedule::tr("“%1” ends when it begins. Write 0-24 for a whole day.").arg(word);
            return std::nullopt;
        }
        return times;
    }

    QString plain(const QString &text)
    {
        static const QRegularExpression dashes(u"\\s*[-–—~]\\s*"_s);
        static const QRegularExpression wholeDays(u"\\b(all|whole) day\\b|하루 ?종일|종일"_s);
        static const QRegularExpression everyDay(u"\\bevery day\\b"_s);
        QString out = text.toLower();
        out.replace(dashes, u"-"_s);
        out.replace(wholeDays, u"0-24"_s);
        out.replace(everyDay, u"daily"_s);
        return out.replace(u';', u',');
    }

} // namespace

bool isQuiet(const rooms::Loudness &loudness, Timestamp at)
{
    if (!loudness.schedule || loudness.schedule->loud.isEmpty())
        return false;
    // What began the day before may go on.
    const QDate today = dayThere(*loudness.schedule, at);
    return !covers(stretches(*loudness.schedule, today.addDays(-1), today), at.ms);
}

std::optional<Timestamp> nextChange(const rooms::Loudness &loudness, Timestamp at)
{
    if (!loudness.schedule || loudness.schedule->loud.isEmpty())
        return std::nullopt;
    const QDate today = dayThere(*loudness.schedule, at);
    const qint64 weekOn = at.ms + (kDaysOfWeek + 1) * kDay;
    // Two days more than are looked at, so that what is cut off at the end lies beyond them.
    for (const Stretch &each :
         stretches(*loudness.schedule, today.addDays(-1), today.addDays(kDaysOfWeek + 3))) {
        for (const qint64 end : {each.first, each.second}) {
            if (end > at.ms && end <= weekOn)
                return Timestamp{end};
        }
    }
    return std::nullopt;
}

QString textOf(const LoudSpan &span, const Formats &formats)
{
    const QLocale locale = formats.locale();
    const bool always = span.days.isEmpty() || span.days.size() == kDaysOfWeek;
    const QString days
        = always ? RoomSchedule::tr("Every day") : daysText(span.days, u'–', u", "_s, [&locale](int day) {
              return locale.dayName(day, QLocale::ShortFormat);
          });
    if (span.from == 0 && span.to == rooms::kMinutesOfDay)
        return RoomSchedule::tr("%1 all day").arg(days);
    return days + u' ' + clockOf(span.from) + u'–' + clockOf(span.to);
}

QString textOf(const rooms::Loudness &loudness, const Formats &formats)
{
    if (!loudness.schedule)
        return {};
    QStringList spans;
    for (const LoudSpan &span : loudness.schedule->loud)
        spans += textOf(span, formats);
    const QString text = spans.join(u"; "_s);
    const QString zone = loudness.schedule->timeZone;
    return zone == loudness::systemZone() ? text : u"%1 (%2)"_s.arg(text, zone);
}

QString standingText(const rooms::Loudness &loudness, const Formats &formats)
{
    if (!loudness.schedule)
        return {};
    const bool quiet = isQuiet(loudness, formats.now());
    const auto next = nextChange(loudness, formats.now());
    if (!next)
        return quiet ? RoomSchedule::tr("Quiet by its schedule") : RoomSchedule::tr("Loud at all times");
    const QDate day = formats.day(*next);
    const QTime time = QDateTime::fromMSecsSinceEpoch(next->ms).time();
    QString when = loudness::clockText(time.hour() * 60 + time.minute());
    if (day != formats.day(formats.now()))
        when = formats.locale().dayName(day.dayOfWeek(), QLocale::ShortFormat) + u' ' + when;
    return quiet ? RoomSchedule::tr("Quiet until %1").arg(when) : RoomSchedule::tr("Loud until %1").arg(when);
}

QString quietText(const rooms::Loudness &loudness, const Formats &formats)
{
    return isQuiet(loudness, formats.now()) ? standingText(loudness, formats) : QString();
}

Typed typed(const QString &text)
{
    if (text.trimmed().toLower() == "off"_L1)
        return {.schedule = Schedule{}};
    Schedule schedule{loudness::systemZone(), {}};
    LoudSpan span;
    bool begun = false; // days without times yet: "mon, wed 9-18"
    const QStringList pieces = plain(text).split(u',', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        std::optional<Times> times;
        const QStringList words = pieces[i].split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            QString fault;
            if (const QList<int> days = daysNamed(word); !days.isEmpty()) {
                if (times)
                    return {{}, RoomSchedule::tr("A comma is missing before “%1”.").arg(word)};
                span.days += days;
            } else if (const auto here = timesNamed(word, fault)) {
                if (times)
                    return {{}, RoomSchedule::tr("A comma is missing before “%1”.").arg(word)};
                times = here;
            } else {
                if (fault.isEmpty())
                    fault = RoomSchedule::tr("“%1” is neither a day nor times.").arg(word);
                return {{}, fault};
            }
        }
        begun = begun || !words.isEmpty();
        if (!begun || (!times && i + 1 < pieces.size()))
            continue;
        const Times hours = times.value_or(Times{});
        span.from = hours.from;
        span.to = hours.to;
        std::sort(span.days.begin(), span.days.end());
        span.days.erase(std::unique(span.days.begin(), span.days.end()), span.days.end());
        if (span.days.size() == kDaysOfWeek)
            span.days.clear();
        schedule.loud += span;
        span = {};
        begun = false;
    }
    if (schedule.loud.isEmpty())
        return {{}, RoomSchedule::tr("No times are named.")};
    if (schedule.loud.size() > rooms::kMostLoudSpans)
        return {{}, RoomSchedule::tr("A schedule has at most %1 times.").arg(rooms::kMostLoudSpans)};
    return {schedule, {}};
}

QString spelled(const Schedule &schedule)
{
    QStringList spans;
    for (const LoudSpan &span : schedule.loud) {
        const QString days
            = span.days.isEmpty() ? u"daily"_s : daysText(span.days, u'-', u","_s, [](int day) {
                  return QString(kEnglish[size_t(qBound(1, day, kDaysOfWeek)) - 1]);
              });
        spans += days + u' ' + clockOf(span.from) + u'-' + clockOf(span.to);
    }
    return spans.join(u", "_s);
}

QString example()
{
    return u"mon-fri 9:00-18:00, sat 10-14"_s;
}

} // namespace madang::views::schedule
