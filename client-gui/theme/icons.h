// SPDX-License-Identifier: GPL-3.0-or-later
// The house's own line drawings, by name, drawn in whatever colour is asked for.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace madang::gui {

enum class Glyph {
    Alert,
    Back,
    Bell,
    BellOff,
    Bookmark,
    Chat,
    Check,
    Chevron,
    Clip,
    Clock,
    Close,
    CloudOff,
    Compass,
    Copy,
    Crown,
    Device,
    DoorOut,
    Down,
    Eye,
    EyeOff,
    File,
    Forward,
    Gift,
    Globe,
    Hash,
    Heart,
    Info,
    Invite,
    Key,
    Keyboard,
    Link,
    Lock,
    Menu,
    More,
    Panel,
    People,
    Pencil,
    Person,
    Pin,
    Plus,
    Refresh,
    Reply,
    Save,
    Search,
    Send,
    Settings,
    SignOut,
    Smile,
    Star,
    Trash,
};

/// A drawing in one colour. `size` in logical pixels, `ratio` device pixels per logical one. Cached.
QPixmap glyphPixmap(Glyph glyph, const QColor &colour, int size, qreal ratio);
/// The same as an icon, with a paler drawing for disabled controls.
QIcon glyphIcon(Glyph glyph, const QColor &colour, const QColor &disabled, int size);
/// The program's own icon in its own colours.
QIcon programIcon();
QPixmap programPixmap(int size, qreal ratio);

} // namespace madang::gui
