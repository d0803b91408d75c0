// SPDX-License-Identifier: GPL-3.0-or-later
// How long we wait for a gateway, and how soon we ask again.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace madang::payments {

/// After this long without an answer we ask again; longer than any gateway may take to say Unknown.
inline constexpr std::chrono::seconds kPatience{20};

/// 2, 4, 8, then every 15 seconds: an outcome is known soon after the gateway is back.
inline std::chrono::milliseconds pauseAfter(int attempts)
{
    return attempts >= 4 ? std::chrono::seconds(15) : std::chrono::seconds(1) * (1 << qMax(1, attempts));
}

/// A deposit may take days: half a minute at first, then up to half an hour.
inline std::chrono::milliseconds depositPauseAfter(int attempts)
{
    return attempts >= 6 ? std::chrono::milliseconds(std::chrono::minutes(30))
                         : std::chrono::milliseconds(std::chrono::seconds(30) * (1 << qMax(0, attempts)));
}

} // namespace madang::payments
