// SPDX-License-Identifier: GPL-3.0-or-later
// Monthly gifts in words, for both faces: days, dates, states, what became of a charge and what happens next.
#pragma once

#include "common/protocol/notifications.h"
#include "common/protocol/pledges.h"
#include "common/views/formats.h"

namespace madang::views::pledge_text {

/// "on the 25th of each month", "on the last day of each month".
QString ofDay(int day);
/// "Friday, 25 December 2026"; the text itself when it is no date.
QString ofDate(const QString &date, const Formats &formats);
/// The state in a sentence that tells what to do next.
QString ofState(const pledges::Pledge &pledge, const Formats &formats);
/// What became of a date, short: "paid", "declined; tried again on …".
QString ofCharge(const pledges::Charge &charge, const Formats &formats);
/// What went wrong with the last date and what happens next; empty when nothing did.
QString ofTrouble(const pledges::Pledge &pledge, const Formats &formats);
/// Why a gateway refused a card or a charge.
QString ofReason(const std::optional<QString> &reason);
/// The sentence of a notice about monthly gifts; empty for every other notice.
QString ofNotice(const notifications::Notice &notice, const Formats &formats);

} // namespace madang::views::pledge_text
