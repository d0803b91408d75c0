// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/line_breaks.h"

namespace madang::gui {

namespace {

    bool isHangul(QChar c)
    {
        return c.script() == QChar::Script_Hangul;
    }

    /// Where a line that breaks inside a Korean word had better end: after the last space in it; -1: leave
    /// it.
    int betterEnd(const QString &text, const QTextLine &line)
    {
        const int end = line.textStart() + line.textLength();
        if (end >= text.size() || !isHangul(text[end]) || !isHangul(text[end - 1]))
            return -1;
        for (int at = end - 1; at > line.textStart(); --at) {
            if (text[at].isSpace())
                return at;
        }
        return -1;
    }

} // namespace

void fitLine(QTextLine &line, const QString &text, qreal width)
{
    line.setLineWidth(width);
    if (const int end = betterEnd(text, line); end > 0) {
        const qreal shorter = line.cursorToX(end) + 0.5;
        if (shorter >= width / 3)
            line.setLineWidth(shorter);
    }
}

QSizeF breakLines(QTextLayout &layout, qreal width)
{
    const QString text = layout.text();
    qreal y = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        fitLine(line, text, width);
        line.setPosition({0, y});
        y += line.height();
        widest = qMax(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, y};
}

} // namespace madang::gui
