// SPDX-License-Identifier: GPL-3.0-or-later
// PhoneNumber: a telephone number somebody typed, in the one form in which it is kept (E.164) and the one in
// which it is shown. It says nothing about whether anybody answers there.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace madang {

struct PhoneNumber {
    QString kept; ///< "+821012345678": a plus, the code of the country, the rest; at most 15 digits

    /// What may stand in it is digits, spaces, dots, dashes, slashes and brackets, with a plus in front or
    /// without. A number without one is a Korean number, unless `country` (two letters) names another country
    /// or it cannot be one: then InvalidValue ("phone-country") at "phone". There InvalidValue ("phone") for
    /// other signs, ("phone-number") for what is too short or too long.
    static Result<PhoneNumber> fromText(const QString &typed, const QString &country = {});
    /// "+82 10-1234-5678"; of other countries as it is kept.
    QString shown() const;
};

} // namespace madang
