// SPDX-License-Identifier: GPL-3.0-or-later
// What each part of the screen looks like. "terminal" follows the person's own palette and is readable on any
// background; "dark", "light" and "high-contrast" bring their own colours and their own background; "mono"
// has none.
#pragma once

#include "client-tui/terminal/style.h"

#include <QHash>
#include <QStringList>

#include <array>

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
    Code, ///< within what is said, and whole lines of it
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

/// The colours a person wants for a role: of the text, and of what is behind it if that matters.
struct Paint {
    Colour text;
    std::optional<Colour> behind = {};

    /// "red", "208", "#ff8700", or two of them: "white on blue".
    static std::optional<Paint> fromText(QStringView text);
    bool operator==(const Paint &) const = default;
};

class Theme {
public:
    /// One of names(); anything else is "terminal".
    explicit Theme(const QString &name = QStringLiteral("terminal"));

    const QString &name() const { return m_name; }
    /// Becomes another one and keeps the person's own colours, as far as they can be read on it.
    void use(const QString &name);
    /// The person's own colours. Answers the roles whose text could not be seen in them: these keep the
    /// theme's.
    QList<Role> setColours(const QHash<Role, Paint> &colours);
    /// Without any colours every theme looks like "mono", where bold, reverse and underline say it.
    /// With few of them, what stands out by its background is reversed.
    void setDepth(Depth depth);

    const Style &operator[](Role role) const;
    /// The style of an author's name, the same for the same person.
    const Style &nameOf(qint64 user) const;
    /// The colours of whatever names none itself; both default where the terminal's own are good.
    Style ground() const { return isPlain() ? Style() : m_ground; }
    /// Signs for lines and bars, or plain ASCII.
    void setAscii(bool ascii) { m_ascii = ascii; }
    bool isAscii() const { return m_ascii; }
    QString vertical() const { return m_ascii ? QStringLiteral("|") : QStringLiteral("│"); }
    /// Before what somebody quotes.
    QString quoteBar() const { return m_ascii || isMono() ? QStringLiteral("|") : QStringLiteral("▎"); }
    /// Whether what is struck through can be shown so; else signs say it.
    bool strikes() const { return !m_ascii && (m_depth == Depth::Indexed || m_depth == Depth::True); }
    QString horizontal() const { return m_ascii ? QStringLiteral("-") : QStringLiteral("─"); }

    static QStringList names();
    static QStringList roleWords();
    static QString roleWord(Role role);
    static std::optional<Role> roleOfWord(const QString &word);

private:
    using Styles = std::array<Style, size_t(kRoleCount)>;

    static const Styles &plainStyles();
    Style &style(Role role) { return m_styles[size_t(role)]; }
    void compose(const QHash<Role, Paint> &colours);
    QList<Role> composeReadably();
    bool isReadable(Role role) const;
    bool isPlain() const { return m_depth == Depth::Mono; }
    bool isMono() const { return isPlain() || m_name == QLatin1StringView("mono"); }
    void useTerminalPalette();
    void useOwnColours(const QHash<Role, quint32> &colours, quint32 ground, quint32 bar, quint32 selected);
    void useHighContrast();

    QString m_name;
    QHash<Role, Paint> m_wishes;
    Styles m_styles;
    Style m_ground;
    Depth m_depth = Depth::True;
    bool m_ascii = false;
};

} // namespace madang::tui
