// SPDX-License-Identifier: GPL-3.0-or-later
// Coordinates: a place on the earth in millionths of a degree (about a decimetre), as somebody types or
// pastes it. Nothing is looked up anywhere.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace madang {

struct Coordinates {
    int latitude = 0; ///< micro-degrees, north is positive
    int longitude = 0; ///< micro-degrees, east is positive

    static constexpr int kDegree = 1'000'000;
    static constexpr int kLargestLatitude = 90 * kDegree;
    static constexpr int kLargestLongitude = 180 * kDegree;

    bool isOnEarth() const;
    /// "37.5665, 126.9780": degrees with a decimal point, north and east, between them a comma or a space;
    /// brackets and degree signs do not matter. InvalidValue ("coordinates") at "latitude".
    static Result<Coordinates> fromText(const QString &typed);
    /// "37.5665, 126.978".
    QString text() const;
    bool operator==(const Coordinates &) const = default;
};

} // namespace madang
