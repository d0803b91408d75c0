// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/message_line.h"

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
    QList<QStringView> lines = wrapped(safe, qMax(1, region.columns() - 2));
    const int rows = qMin(int(lines.size()), qMin(kMostLines, qMax(1, region.rows() / 2)));
    for (int i = 0; i < rows; ++i) {
        const int y = region.rows() - rows + i;
        region.fillRow(y, theme[Role::Text]);
        // What does not fit ends in an ellipsis on the last line.
        const QString line = i + 1 == rows && rows < lines.size()
            ? truncated(QString(lines.at(i).toString() + u' ' + lines.at(i + 1).toString()),
                        region.columns() - 2)
            : lines.at(i).toString();
        region.put(1, y, line, theme[roleOf(tone)]);
    }
    return rows;
}

} // namespace madang::tui
