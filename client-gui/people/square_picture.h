// SPDX-License-Identifier: GPL-3.0-or-later
// SquarePicture: a picture file of one's own, cut and scaled to what is sent as one's picture: what it shows
// here is what others will see.
#pragma once

#include "common/base/result.h"

#include <QFuture>
#include <QImage>

namespace madang::gui {

struct SquarePicture {
    QImage image;
    QByteArray octets; ///< PNG or JPEG, no larger than may be sent
};

/// The middle of a picture file. Decoded beside the main thread. InvalidValue ("picture-type",
/// "picture-unreadable", "picture-large") at "picture".
QFuture<Result<SquarePicture>> squareOf(const QString &file);

} // namespace madang::gui
