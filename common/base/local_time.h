// SPDX-License-Identifier: GPL-3.0-or-later
// The day and time of day where this machine stands.
#pragma once

#include "common/base/clock.h"

namespace madang {

/// A moment as the clock on the wall shows it. For what is shown often: the C library looks at the zone's
/// file each time it is asked, here it is asked once a second and for each quarter of an hour in which
/// something happened. Any thread.
QDateTime localTime(Timestamp at);

} // namespace madang
