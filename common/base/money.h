// SPDX-License-Identifier: GPL-3.0-or-later
// Money in whole won. No floating point comes near it.
#pragma once

#include <QtGlobal>

#include <compare>

namespace madang {

/// An amount in minor units of KRW, which has none: one unit is one won. May be negative in a balance.
struct Money {
    qint64 won = 0;

    auto operator<=>(const Money &) const = default;
    Money operator+(Money other) const { return {won + other.won}; }
    Money operator-(Money other) const { return {won - other.won}; }
    Money operator-() const { return {-won}; }
    Money &operator+=(Money other)
    {
        won += other.won;
        return *this;
    }
};

/// The largest amount one order may have: far above any gift, far below any overflow of a sum.
inline constexpr Money kLargestAmount{1'000'000'000'000};

} // namespace madang
