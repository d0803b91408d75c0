// SPDX-License-Identifier: GPL-3.0-or-later
// The round count of what is unread. Painted only: lists draw it beside a name.
#pragma once

#include "client-gui/theme/theme.h"

#include <QPainter>

namespace madang::gui {

/// "7", or "99+" above 99.
QString badgeText(int count);
enum class BadgeKind {
    Unread,
    Quiet, ///< unread, where one does not want to be called
    Mention, ///< with an "@", in the colour of what needs one
};

/// How large a badge is for that count; empty for 0.
QSize badgeSize(const Theme &theme, int count, BadgeKind kind = BadgeKind::Unread);
/// Paints the badge with its right edge and vertical middle at `right`.
void paintBadge(QPainter &painter, const QPoint &right, const Theme &theme, int count,
                BadgeKind kind = BadgeKind::Unread);

} // namespace madang::gui
