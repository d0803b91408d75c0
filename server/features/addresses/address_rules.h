// SPDX-License-Identifier: GPL-3.0-or-later
// AddressRules: what the operator decided about looking addresses up; and what a company finds.
#pragma once

#include "common/base/coordinates.h"

#include <QList>
#include <QUrl>

#include <chrono>

namespace madang {

/// What an operator sets about Kakao's Local API.
struct KakaoSettings {
    QUrl address; ///< of the API, without a path
    QString key; ///< the app's REST API key; never in a log
    std::chrono::milliseconds patience{5'000}; ///< somebody waits for it, and may type on
};

struct AddressRules {
    enum class Provider { Off, Sandbox, Kakao };
    Provider provider = Provider::Off;
    int perMinute = 120; ///< questions of the whole house to the company
    KakaoSettings kakao = {};

    bool isOn() const { return provider != Provider::Off; }
    QString word() const
    {
        return provider == Provider::Kakao  ? QStringLiteral("kakao")
            : provider == Provider::Sandbox ? QStringLiteral("sandbox")
                                            : QStringLiteral("off");
    }
};

/// One place that was found.
struct AddressHit {
    QString address;
    QString road; ///< empty: there is none
    QString postcode; ///< empty: there is none
    Coordinates where;
    bool operator==(const AddressHit &) const = default;
};

} // namespace madang
