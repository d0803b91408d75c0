// SPDX-License-Identifier: GPL-3.0-or-later
// What each part of the screen looks like. "terminal" follows the person's own palette and is readable on any
// background; "dark" and "light" bring their own colours.
#pragma once

#include "client-tui/terminal/style.h"

#include <QHash>
#include <QStringList>

namespace madang::tui {

/// What a style is for. The words in the configuration are roleWord().
enum class Role {
    Text,
    Muted, ///< times, hints, what may be overlooked
    Border, ///< lines between panes
    Bar, ///< title and status line
    BarStrong, ///< the room's name in it
    BarAlert, ///< connection trouble in it
    OwnName,
    Name1, ///< authors, by their id
    Name2,
    Name3,
    Name4,
    Name5,
    Name6,
    Day,
    NewMessages,
    Notice,
    Quote,
    Gift,
    Pending,
    Failed,
    Mention, ///< a message that names us
    Room,
    RoomUnread,
    RoomCurrent,
    Progress, ///< the filled part of a bar
    ProgressRest, ///< the empty part
    Good,
    Warning,
    Prompt,
    Selected,
};
inline constexpr int kRoleCount = int(Role::Selected) + 1;

class Theme {
public:
    /// "terminal", "dark" or "light"; anything else is "terminal".
    explicit Theme(const QString &name = QStringLiteral("terminal"));

    const Style &operator[](Role role) const { return m_styles[size_t(role)]; }
    /// The style of an author's name, the same for the same person.
    const Style &nameOf(qint64 user) const;
    void setColour(Role role, Colour foreground);
    /// Signs for lines and bars, or plain ASCII.
    void setAscii(bool ascii) { m_ascii = ascii; }
    bool isAscii() const { return m_ascii; }
    QString vertical() const { return m_ascii ? QStringLiteral("|") : QStringLiteral("│"); }
    QString horizontal() const { return m_ascii ? QStringLiteral("-") : QStringLiteral("─"); }

    static QStringList names();
    static QStringList roleWords();
    static std::optional<Role> roleOfWord(const QString &word);

private:
    Style &style(Role role) { return m_styles[size_t(role)]; }
    void useTerminalPalette();
    void useOwnColours(const QHash<Role, quint32> &colours, quint32 bar, quint32 selected);

    std::array<Style, size_t(kRoleCount)> m_styles;
    bool m_ascii = false;
};

} // namespace madang::tui
