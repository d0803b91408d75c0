// SPDX-License-Identifier: GPL-3.0-or-later
// Provider: another house whose accounts open ours, as the operator named it; and what it says of a person.
#pragma once

#include "common/base/clock.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace madang {

struct Provider {
    enum class Kind {
        Oidc, ///< OpenID Connect, found by discovery at the issuer; Google is one
        Kakao, ///< OAuth 2.0, and who it is from an address of their own
        Naver, ///< the same
    };
    QString name; ///< in addresses: a-z, 0-9, -
    QString title;
    Kind kind = Kind::Oidc;
    QString issuer; ///< as their tokens spell it; of Kakao and Naver a name of ours
    QString clientId;
    QString clientSecret; ///< empty: a client without one
    /// Of Kakao and Naver; OpenID Connect tells its own.
    QUrl authorization = {};
    QUrl token = {};
    QUrl profile = {};

    bool isOidc() const { return kind == Kind::Oidc; }
};

/// Where a kind of provider is, filled in for one that the operator named.
Provider withPreset(Provider provider);

/// Whom another house says somebody is.
struct Profile {
    QString subject;
    QString email; ///< empty: it says none
    bool emailProven = false; ///< it proved that mail for it reaches them
    QString nickname;
    std::optional<Timestamp> askedAt = {}; ///< when it asked them who they are, where it says that
};

} // namespace madang
