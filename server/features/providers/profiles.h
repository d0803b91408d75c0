// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles: what providers say of a person, each in its own shape, as one of ours. Nothing in them is trusted
// to be short or clean.
#pragma once

#include "common/base/result.h"
#include "server/features/providers/provider.h"

#include <QJsonObject>

namespace madang {

/// Of an ID token's claims, or an answer of the address they name for it. Malformed ("profile") without a
/// subject.
Result<Profile> oidcProfile(const QJsonObject &claims);
/// Kakao's /v2/user/me.
Result<Profile> kakaoProfile(const QJsonObject &answer);
/// Naver's /v1/nid/me. What it says of an address is what its owner typed there: never proven.
Result<Profile> naverProfile(const QJsonObject &answer);

/// A sign-in name somebody with that profile may begin with; never empty.
QString suggestedUsername(const Profile &profile);

} // namespace madang
