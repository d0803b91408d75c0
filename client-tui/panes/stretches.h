// SPDX-License-Identifier: GPL-3.0-or-later
// A text of which some characters look otherwise than the rest, or lead somewhere, as lines. Which ones these
// are is somebody else's business.
#pragma once

#include "client-tui/panes/painted_line.h"

namespace madang::tui {

/// Characters of a text. Several may cover the same ones: each adds to those before it.
struct Stretch {
    qsizetype start = 0;
    qsizetype length = 0;
    std::optional<Style> style = {}; ///< instead of all before it
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool struck = false;
    Hyperlink link = {};
};

/// The addresses of the web that stand in a text. It went through sanitized().
QList<Stretch> addressesIn(QStringView text);
/// Whether the words of a link tell by themselves where it leads: they are its address, or all of its host.
bool saysWhereItLeads(QStringView words, const QUrl &link);
/// A part of a text, wrapped as wrapped() does; `at` is where it stands in the text that the stretches are
/// of.
QList<PaintedLine> wrappedRuns(QStringView part, qsizetype at, const Style &style,
                               const QList<Stretch> &stretches, int columns, int taken = 0);

} // namespace madang::tui
