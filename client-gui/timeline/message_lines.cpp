// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/message_lines.h"

#include "client-gui/parts/code_font.h"
#include "client-gui/parts/line_breaks.h"

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::StyledPart;

namespace {

    using PartKind = StyledPart::Kind;

    constexpr int kItemIndent = 16;
    constexpr int kCodePad = 8;
    constexpr int kGapBetween = 8;
    constexpr qreal kNarrowest = 40;

    QTextLayout::FormatRange rangeOf(qsizetype start, qsizetype length)
    {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(start);
        range.length = static_cast<int>(length);
        return range;
    }

    qreal headingFactor(int level)
    {
        return level == 1 ? 1.3 : level == 2 ? 1.2 : 1.1;
    }

} // namespace

QList<QTextLayout::FormatRange> formatsOf(const views::StyledText &styled, const Theme &theme)
{
    QList<QTextLayout::FormatRange> formats;
    const QFont body = theme.font(TextStyle::Body);
    for (const StyledPart &part : styled.parts) {
        if (part.length == 0 || (part.kind != PartKind::Heading && part.kind != PartKind::Code))
            continue;
        QTextLayout::FormatRange range = rangeOf(part.start, part.length);
        if (part.kind == PartKind::Heading)
            range.format.setFontPointSize(body.pointSizeF() * headingFactor(part.level));
        else
            setCodeFont(range.format, body);
        formats.append(range);
    }
    for (const views::StyledRun &run : styled.runs) {
        QTextLayout::FormatRange range = rangeOf(run.start, run.length);
        if (run.strong)
            range.format.setFontWeight(QFont::Bold);
        if (run.emphasis)
            range.format.setFontItalic(true);
        if (run.struck)
            range.format.setFontStrikeOut(true);
        if (run.code) {
            setCodeFont(range.format, body);
            range.format.setBackground(theme.colours().hover);
        }
        if (range.format.propertyCount() > 0) // a link alone is marked with the others
            formats.append(range);
    }
    return formats;
}

qreal quotationIndent(const Theme &theme)
{
    return theme.scaled(10);
}

LaidParts breakParts(QTextLayout &layout, const QList<StyledPart> &parts, const Theme &theme, qreal width)
{
    LaidParts laid;
    const QString text = layout.text();
    const qreal pad = theme.scaled(kCodePad);
    qreal y = 0;
    qreal widest = 0;
    qreal left = 0; // of the part
    qreal hang = 0; // of an item's further lines
    qreal top = 0;
    qsizetype at = -1;
    const auto endPart = [&] {
        if (at < 0)
            return;
        const StyledPart &part = parts[at];
        if (part.kind == PartKind::Code)
            y += pad / 2;
        if (part.quoted > 0 || part.kind == PartKind::Code || part.kind == PartKind::Rule)
            laid.boxes.append({part, QRectF(left, top, 0, y - top)});
    };
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        bool begins = false;
        while (at + 1 < parts.size() && (at < 0 || line.textStart() >= parts[at + 1].start)) {
            endPart();
            ++at;
            begins = true;
            const StyledPart &part = parts[at];
            top = y;
            left = part.quoted * quotationIndent(theme);
            if (part.kind == PartKind::Item)
                left += (part.level - 1) * theme.scaled(kItemIndent);
            // A narrow window has no room for deep nesting.
            left = qMin(left, width / 2);
            hang = 0;
            if (part.kind == PartKind::Code)
                y += pad / 2;
        }
        const StyledPart &part = parts[at];
        const qreal inside = part.kind == PartKind::Code ? pad : 0;
        const qreal indent = left + inside + (begins ? 0 : hang);
        fitLine(line, text, qMax(kNarrowest, width - indent - inside));
        if (begins && part.kind == PartKind::Item && part.indent < line.textLength())
            hang = line.cursorToX(static_cast<int>(part.start) + part.indent);
        line.setPosition({indent, y});
        const bool isEmptyPart = part.kind == PartKind::Gap || part.kind == PartKind::Rule;
        y += isEmptyPart ? theme.scaled(kGapBetween) : line.height();
        widest = qMax(widest, indent + line.naturalTextWidth() + inside);
    }
    endPart();
    layout.endLayout();
    laid.size = {widest, y};
    for (PartBox &box : laid.boxes)
        box.area.setRight(widest);
    return laid;
}

} // namespace madang::gui
