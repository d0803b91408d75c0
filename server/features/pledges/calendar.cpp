// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/calendar.h"

namespace madang {

namespace {

    constexpr int kSeoulOffset = 9 * 3600;

    /// Korea's zone is known also where the machine has no time zone database.
    QTimeZone zoneNamed(const QByteArray &name)
    {
        const QTimeZone zone(name);
        return zone.isValid() ? zone : QTimeZone(kSeoulOffset);
    }

    int monthOf(QDate date)
    {
        return date.year() * 12 + date.month();
    }

} // namespace

Calendar::Calendar(const QByteArray &zone, int hour)
    : m_zone(zoneNamed(zone))
    , m_hour(hour)
{
}

QDate Calendar::dayOf(Timestamp moment) const
{
    return QDateTime::fromMSecsSinceEpoch(moment.ms, m_zone).date();
}

Timestamp Calendar::at(QDate day) const
{
    QDateTime moment(day, QTime(m_hour, 0), m_zone);
    if (!moment.isValid())
        moment = QDateTime(day, QTime(m_hour, 0).addSecs(3600), m_zone);
    return {moment.toMSecsSinceEpoch()};
}

QDate Calendar::dateIn(int year, int month, int day)
{
    const QDate first(year, month, 1);
    return first.addDays(qMin(day, first.daysInMonth()) - 1);
}

QDate Calendar::firstAfter(Timestamp moment, int day, QDate served) const
{
    const QDate today = dayOf(moment);
    QDate date = dateIn(today.year(), today.month(), day);
    while (at(date) <= moment || (served.isValid() && monthOf(date) <= monthOf(served)))
        date = following(date, day);
    return date;
}

QDate Calendar::following(QDate date, int day)
{
    const QDate month = QDate(date.year(), date.month(), 1).addMonths(1);
    return dateIn(month.year(), month.month(), day);
}

} // namespace madang
