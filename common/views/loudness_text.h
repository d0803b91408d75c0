// SPDX-License-Identifier: GPL-3.0-or-later
// How loud a room is, quiet hours and spans of time: in words, and from what people type.
#pragma once

#include "common/protocol/notifications.h"
#include "common/protocol/rooms.h"
#include "common/views/formats.h"

namespace madang::views::loudness {

/// "All messages", "Mentions only", "Nothing", "As usual".
QString nameOf(rooms::AlertLevel level);
/// "Muted until 3:05 PM", "Muted"; empty when it is not.
QString muteText(const rooms::Loudness &loudness, const Formats &formats);
/// The next morning at eight, local time: today's when it is still night.
Timestamp nextMorning(Timestamp now);
/// The end of a mute from "30m", "8h", "2d", "1w" or "tomorrow"; nothing when it is none of these, is zero or
/// longer than a year.
std::optional<Timestamp> endOf(const QString &span, Timestamp now);

/// "22:00–07:00", with its days when there are such; empty when they are off.
QString hoursText(const notifications::QuietHours &hours, const Formats &formats);
/// "22:00-07:00" laid over the hours as they are; switches them on, in the machine's time zone. Nothing when
/// it is no such span.
std::optional<notifications::QuietHours> hoursFrom(const QString &typed,
                                                   const notifications::QuietHours &before);
/// "22:00"
QString clockText(int minute);
/// The IANA name of the machine's time zone; UTC when it has none.
QString systemZone();

} // namespace madang::views::loudness
