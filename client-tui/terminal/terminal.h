// SPDX-License-Identifier: GPL-3.0-or-later
// What the program needs from a terminal: a size, cells to show, and what the person does. The real one is
// TermpaintTerminal, tests bring their own. No pane and no view-model in here.
#pragma once

#include "client-tui/terminal/cell_grid.h"
#include "client-tui/terminal/clipboard.h"
#include "client-tui/terminal/notify_by.h"

#include <QObject>

#include <optional>
#include <variant>

namespace madang::tui {

/// A key that is not plain text, as a chord: "enter", "ctrl-a", "alt-3", "shift-page-up", "f1".
struct KeyPress {
    QString chord;
    bool operator==(const KeyPress &) const = default;
};
/// Text from the keyboard or an input method.
struct Typed {
    QString text;
    bool operator==(const Typed &) const = default;
};
/// A whole paste, however long.
struct Pasted {
    QString text;
    bool operator==(const Pasted &) const = default;
};
struct Mouse {
    enum class Act {
        Press,
        Drag, ///< moved while the button is down
        Release,
        WheelUp,
        WheelDown
    };
    Act act = Act::Press;
    QPoint at;
    bool operator==(const Mouse &) const = default;
};
/// Whether the person looks at this terminal, where it tells.
struct Focus {
    bool in = true;
    bool operator==(const Focus &) const = default;
};
using Input = std::variant<KeyPress, Typed, Pasted, Mouse, Focus>;

class Terminal : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QSize size() const = 0;
    virtual Depth depth() const = 0;
    /// Shows the grid; only what differs from the last one travels. A slow line gets the newest, not every
    /// one.
    virtual void show(const CellGrid &grid, std::optional<QPoint> cursor) = 0;
    /// Paints everything anew: another program wrote over us.
    virtual void repaint() = 0;
    /// Gives the screen back and stops until the person comes back (Ctrl-Z).
    virtual void suspend() = 0;
    virtual void ring() = 0;
    /// Asks the terminal to notify; foreign text is made safe.
    virtual void notify(NotifyBy by, const QString &title, const QString &text) = 0;
    /// Puts a text into the clipboard of the person's own machine, if the terminal lets us; it does not say.
    /// False: it is longer than terminals take (kLongestCopy).
    virtual bool copy(const QString &text) = 0;
    /// Our own text only; it is made safe all the same.
    virtual void setTitle(const QString &title) = 0;
    virtual void setMouse(bool on) = 0;
    /// Whether the escape key is used so often that it must not wait long for what may follow it. An escape
    /// sequence is told from it by the terminal's answer, not by time alone.
    virtual void setQuickEscape(bool on) = 0;

Q_SIGNALS:
    /// The terminal is known and can be drawn on.
    void ready();
    void happened(const madang::tui::Input &input);
    void resized(QSize size);
    /// Hang-up, SIGTERM, or the line is dead: end now.
    void ended();
};

} // namespace madang::tui
