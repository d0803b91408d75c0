// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of picture octets are, whatever their name claims. Both ends ask before a picture is kept or
// sent; nothing is decoded here.
#pragma once

#include "common/base/result.h"

namespace madang {

/// Of one picture of a campaign.
inline constexpr qsizetype kMostPictureOctets = 700 * 1024;

/// image/png, image/jpeg or image/webp; TooLarge ("picture") or UnsupportedType ("picture") at "content".
/// Anything else (SVG, HTML) could run in a browser.
Result<QString> pictureType(const QByteArray &octets);

} // namespace madang
