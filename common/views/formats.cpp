// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/formats.h"

#include "common/base/local_time.h"
#include "common/views/translations.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;

} // namespace

Formats::Formats(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    setLanguage(Language::System);
}

void Formats::setLanguage(Language language)
{
    m_language = language == Language::System ? Translations::systemLanguage() : language;
    m_locale = m_language == Language::Korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                              : QLocale(QLocale::English, QLocale::UnitedStates);
    Q_EMIT changed();
}

QString Formats::number(qint64 number) const
{
    return m_locale.toString(number);
}

QString Formats::won(Money money) const
{
    if (m_language == Language::Korean)
        return number(money.won) + u'원';
    return money.won < 0 ? u"-₩"_s + number(-money.won) : u'₩' + number(money.won);
}

QDate Formats::day(Timestamp at) const
{
    return localTime(at).date();
}

QString Formats::timeOfDay(Timestamp at) const
{
    return m_locale.toString(localTime(at).time(), QLocale::ShortFormat);
}

QString Formats::size(qint64 octets) const
{
    return m_locale.formattedDataSize(octets, octets < 1000 * 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString Formats::dayName(Timestamp at) const
{
    return dayName(day(at));
}

QString Formats::dayName(QDate which) const
{
    const QDate today = day(now());
    if (which == today)
        return tr("Today");
    if (which.addDays(1) == today)
        return tr("Yesterday");
    return m_locale.toString(which, QLocale::LongFormat);
}

QString Formats::fullTime(Timestamp at) const
{
    return m_locale.toString(day(at), QLocale::LongFormat) + u' ' + timeOfDay(at);
}

QString Formats::shortTime(Timestamp at) const
{
    if (at.isNull())
        return {};
    const QDate which = day(at);
    const qint64 daysAgo = which.daysTo(day(now()));
    if (daysAgo == 0)
        return timeOfDay(at);
    if (daysAgo == 1)
        return tr("Yesterday");
    if (daysAgo > 1 && daysAgo < 7)
        return m_locale.dayName(which.dayOfWeek(), QLocale::ShortFormat);
    if (which.year() == day(now()).year())
        return m_locale.toString(which, m_language == Language::Korean ? u"M월 d일"_s : u"MMM d"_s);
    return m_locale.toString(which, QLocale::ShortFormat);
}

QString Formats::relative(Timestamp at) const
{
    const qint64 seconds = (now().ms - at.ms) / 1000;
    if (seconds < kMinute)
        return tr("just now");
    if (seconds < kHour)
        return tr("%1 min ago").arg(seconds / kMinute);
    if (seconds < kDay)
        return tr("%1 h ago").arg(seconds / kHour);
    return shortTime(at);
}

QString Formats::remaining(Timestamp end) const
{
    const qint64 seconds = (end.ms - now().ms) / 1000;
    if (seconds <= 0)
        return tr("ended");
    if (seconds < kHour)
        return tr("%1 min left").arg(qMax<qint64>(1, seconds / kMinute));
    if (seconds < 2 * kDay)
        return tr("%1 h left").arg(seconds / kHour);
    return tr("%1 days left").arg(number(seconds / kDay));
}

} // namespace madang::views
