// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/korean_days.h"

namespace madang {

namespace {

    constexpr int kKoreaIsAhead = 9 * 3600;

    Timestamp begin(QDate day)
    {
        return {QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, kKoreaIsAhead).toMSecsSinceEpoch()};
    }

} // namespace

QDateTime inKorea(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, kKoreaIsAhead);
}

int koreanYear(Timestamp at)
{
    return inKorea(at).date().year();
}

Timestamp yearBegins(int year)
{
    return begin(QDate(year, 1, 1));
}

Timestamp koreanDayOf(Timestamp at)
{
    return begin(inKorea(at).date());
}

} // namespace madang
