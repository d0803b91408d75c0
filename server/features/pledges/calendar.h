// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar: on which days a monthly gift falls, and at what moment it is charged. Pure arithmetic of the
// civil calendar of one zone; no store.
#pragma once

#include "common/base/clock.h"
#include "common/protocol/pledges.h"

#include <QDate>
#include <QTimeZone>

namespace madang {

class Calendar {
public:
    /// The zone by its name, "Asia/Seoul", and the hour of its day at which cards are charged. Korea has no
    /// summer time; where there is one and the hour is left out, the next that exists counts.
    Calendar(const QByteArray &zone, int hour);

    QDate dayOf(Timestamp moment) const;
    Timestamp at(QDate day) const;
    /// The date of a month for a day of the month (1 to 28, or kLastDay).
    static QDate dateIn(int year, int month, int day);
    /// The first date that comes after a moment, in a month later than that of `served` (null: none yet).
    QDate firstAfter(Timestamp moment, int day, QDate served) const;
    /// The date a month after another one.
    static QDate following(QDate date, int day);

    static QString text(QDate date) { return date.toString(Qt::ISODate); }
    static QDate date(const QString &text) { return QDate::fromString(text, Qt::ISODate); }

private:
    const QTimeZone m_zone;
    const int m_hour;
};

} // namespace madang
