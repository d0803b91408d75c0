// SPDX-License-Identifier: GPL-3.0-or-later
// The sign at the lower right of an avatar that says whether somebody is here. Each state has a shape of its
// own, not only a colour.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/protocol/presence.h"

class QPainter;

namespace madang::gui {

/// A full disc for online, a ring for away, a disc with a bar for do not disturb; nothing for offline.
/// `ground` is the colour behind the avatar: the sign is set off from the avatar by a rim of it.
void paintPresence(QPainter &painter, const QRect &avatar, const Theme &theme, presence::State state,
                   const QColor &ground);

} // namespace madang::gui
