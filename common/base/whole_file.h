// SPDX-License-Identifier: GPL-3.0-or-later
// Taking a file's place with all that was written, or not at all.
#pragma once

#include <QSaveFile>

namespace madang {

/// Whether all of it is in its place now; what stood there before stays otherwise. To be asked instead of
/// QSaveFile::commit() alone, which in Qt 6.4 looks only at writes that went past its buffer: on a full disk
/// it puts an empty file in the place of a good one.
[[nodiscard]] inline bool commitWhole(QSaveFile &file)
{
    return file.flush() && file.commit();
}

} // namespace madang
