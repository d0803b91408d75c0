// SPDX-License-Identifier: GPL-3.0-or-later
// Days and years as calendars in Korea have them, which knows no summer time.
#pragma once

#include "common/base/clock.h"

namespace madang {

QDateTime inKorea(Timestamp at);
/// The calendar year of a moment.
int koreanYear(Timestamp at);
/// When a year begins.
Timestamp yearBegins(int year);
/// When the day of a moment began.
Timestamp koreanDayOf(Timestamp at);

} // namespace madang
