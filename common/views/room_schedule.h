// SPDX-License-Identifier: GPL-3.0-or-later
// When a room may alert by its schedule: at a moment, in words, and from what people type.
#pragma once

#include "common/protocol/rooms.h"
#include "common/views/formats.h"

namespace madang::views::schedule {

/// Whether a room keeps silent at a moment because of its schedule; a mute is another matter.
bool isQuiet(const rooms::Loudness &loudness, Timestamp at);
/// When it begins or ends to be quiet next; nothing without a schedule, or when it never does.
std::optional<Timestamp> nextChange(const rooms::Loudness &loudness, Timestamp at);

/// "Mon–Fri 09:00–18:00, Sat all day", and the time zone where it is not the machine's; empty without one.
QString textOf(const rooms::Loudness &loudness, const Formats &formats);
/// One span of it.
QString textOf(const rooms::LoudSpan &span, const Formats &formats);
/// "Quiet until Mon 09:00", "Loud until 18:00": what holds now; empty without a schedule.
QString standingText(const rooms::Loudness &loudness, const Formats &formats);
/// The same while it is quiet, else empty.
QString quietText(const rooms::Loudness &loudness, const Formats &formats);

/// What was typed, understood or not.
struct Typed {
    std::optional<rooms::Schedule> schedule = {};
    QString fault = {}; ///< what is wrong with it, in a sentence, when there is no schedule
};
/// From "mon-fri 9:00-18:00, sat 10-14", "weekdays 22:00-6:00", "sun all day"; days also in Korean, in the
/// time zone of the machine. "24:00" is the end of a day; an end before the beginning is on the next day.
/// "off" is a schedule without spans: there is none any more.
Typed typed(const QString &text);
/// As it is typed, whatever the language: "mon-fri 09:00-18:00, sat 00:00-24:00".
QString spelled(const rooms::Schedule &schedule);
/// A text that typed() understands, for those whose own it does not.
QString example();

} // namespace madang::views::schedule
