// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/message_line.h"

#include "client-tui/panes/stretches.h"
#include "client-tui/terminal/sanitize.h"

namespace madang::tui {

namespace {

    constexpr int kMostLines = 4;

    Role roleOf(Tone tone)
    {
        switch (tone) {
        case Tone::Good:
            return Role::Good;
        case Tone::Warning:
            return Role::Warning;
        case Tone::Bad:
            return Role::Failed;
        case Tone::Plain:
            break;
        }
        return Role::Text;
    }

} // namespace

int paintMessage(const Region &region, const Theme &theme, Tone tone, const QString &text)
{
    if (text.isEmpty() || region.isEmpty())
        return 0;
    const QString safe = sanitized(text);
    const Style &style = theme[roleOf(tone)];
    const QList<PaintedLine> lines
        = wrappedRuns(safe, 0, style, addressesIn(safe), qMax(1, region.columns() - 2));
    const int rows = qMin(int(lines.size()), qMin(kMostLines, qMax(1, region.rows() / 2)));
    for (int i = 0; i < rows; ++i) {
        const int y = region.rows() - rows + i;
        region.fillRow(y, theme[Role::Text]);
        // What does not fit ends in an ellipsis on the last line.
        const bool isCut = i + 1 == rows && rows < lines.size();
        const PaintedLine line = isCut
            ? PaintedLine{{truncated(QString(plainText(lines.at(i)) + u' ' + plainText(lines.at(i + 1))),
                                     region.columns() - 2),
                           style}}
            : lines.at(i);
        paint(region, 1, y, line);
    }
    return rows;
}

} // namespace madang::tui
