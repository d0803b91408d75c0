// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/picture_type.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<QString> pictureType(const QByteArray &octets)
{
    if (octets.size() > kMostPictureOctets)
        return Error{Code::TooLarge, "picture"}.at(u"content"_s);
    if (octets.startsWith("\x89PNG\r\n\x1a\n"))
        return u"image/png"_s;
    if (octets.startsWith("\xff\xd8\xff"))
        return u"image/jpeg"_s;
    if (octets.startsWith("RIFF") && octets.mid(8, 4) == "WEBP")
        return u"image/webp"_s;
    return Error{Code::UnsupportedType, "picture"}.at(u"content"_s);
}

} // namespace madang
