// SPDX-License-Identifier: GPL-3.0-or-later
// Editing a line as vi does: what letters mean while they are commands. Works on a LineEditor; sees no
// terminal, and knows nothing of what a line is for.
#pragma once

#include "client-tui/terminal/line_editor.h"

namespace madang::tui {

/// Off, all of it does nothing and answers false. A line begins in insert mode.
class ViKeys {
public:
    enum class Mode { Insert, Normal };

    explicit ViKeys(LineEditor &line)
        : m_line(line)
    {
    }

    void setOn(bool on);
    bool isOn() const { return m_on; }
    Mode mode() const { return m_mode; }
    /// In normal mode, with nothing half said.
    bool isResting() const;
    /// What is to be seen of it: "I", "N", "N 2d"; empty when it is off.
    QString mark() const;

    /// Another line is edited: in insert mode, with nothing half said.
    void beginLine();
    /// Takes text as commands. False: it is to be inserted.
    bool type(const QString &text);
    /// Leaves insert mode, or forgets half a command. False: nothing of that kind was there.
    bool escape();
    /// In normal mode the cursor stands on a character, not behind the last one: after other keys moved it.
    void settle();

private:
    /// Where a motion leads, and whether the character there belongs to what it crossed.
    struct Target {
        qsizetype at = 0;
        bool isInclusive = false;
    };
    struct Find {
        QChar kind; ///< f, F, t or T
        QString what;
    };

    void command(const QString &key);
    void takeTarget(const QString &key);
    void takeMotion(QChar key);
    void act(QChar key);
    void forget();
    void insert();
    int times() const;
    std::optional<Target> motion(QChar key) const;
    std::optional<Target> found(const Find &find, bool repeated) const;
    void apply(const Target &target);
    void operate(qsizetype from, qsizetype to);
    void operateOnLine();
    void put(bool behind);
    void replaceCharacters(const QString &with);
    void toggleCase();

    LineEditor &m_line;
    bool m_on = false;
    Mode m_mode = Mode::Insert;
    qsizetype m_undoMark = 0; ///< what was typed in insert mode is undone as one from here
    int m_count = 0;
    QChar m_operator; ///< d, c or y, until a motion follows
    int m_operatorCount = 0;
    QChar m_awaits; ///< f, F, t, T or r, until a character follows
    std::optional<Find> m_find; ///< for ; and ,
};

} // namespace madang::tui
