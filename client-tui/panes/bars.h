// SPDX-License-Identifier: GPL-3.0-or-later
// The title line, the status line and the input line: one row each, cut by importance when columns are
// scarce.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"
#include "client-tui/terminal/line_editor.h"

#include <QCoreApplication>

namespace madang::tui {

/// What the keys of a page do, in pieces between dots. What is too much goes, but never the last piece: it
/// says how to leave.
QString hintsFitting(const QString &hints, int columns);

struct TitleFacts {
    QString mark; ///< before the room: which of several panes it is
    bool hasKeyboard = true; ///< what is typed goes to this room
    QString room; ///< with its sign
    QString topic;
    QString campaign; ///< a campaign in a few words
    int members = 0;
};
void paintTitle(const Region &region, const Theme &theme, const TitleFacts &facts);

struct StatusFacts {
    QString place; ///< "3:#마당"
    QString connection; ///< empty while all is well
    QString active; ///< numbers of rooms with something unread
    QString notices; ///< how many are unread
    QString typing;
    QString below; ///< "5 new below"
    QString closed; ///< why nothing can be written here
};
void paintStatus(const Region &region, const Theme &theme, const StatusFacts &facts);

struct InputFacts {
    QString prompt;
    QString mark = {}; ///< of a mode, before the prompt
    int remaining = 0; ///< characters a message may still have
    bool masked = false;
};
/// Paints the line and answers where the cursor stands in the region.
QPoint paintInput(const Region &region, const Theme &theme, LineEditor &line, const InputFacts &facts);

} // namespace madang::tui
