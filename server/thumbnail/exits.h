// SPDX-License-Identifier: GPL-3.0-or-later
// ThumbnailExit: how madang-thumbnail ends, for whoever started it. How it is killed is thumbnailer's.
#pragma once

namespace madang {

enum class ThumbnailExit {
    Made = 0,
    NoPicture = 1,
    TooLarge = 2, ///< it has too many points, or takes more memory than the program may have
    NotWritten = 3,
};

} // namespace madang
