// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is, judged by its octets; its name only tells apart what looks alike inside. Nothing is decoded
// here.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace madang {

/// So much of a file's beginning is enough to judge it.
inline constexpr qsizetype kTypeHead = 4096;

/// The media type. Text of any kind, HTML and SVG too, is text/plain: nobody shall run it. What is not known
/// is application/octet-stream.
QString fileType(QByteArrayView head, const QString &name = {});
/// Whether a small picture can be made of it.
bool isShowablePicture(QStringView type);
/// Whether a file may be given to whatever program the desktop has for it: a type that is only looked at,
/// listened to or read, and an ending that says the same. Desktops choose by either, so both have to agree;
/// what is not known may run something.
bool mayBeOpened(QStringView type, const QString &name);

} // namespace madang
