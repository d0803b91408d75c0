// SPDX-License-Identifier: GPL-3.0-or-later
// How the Markdown of a message looks: the formats of its runs, and lines that keep the indents of its parts.
// What is drawn around them is the caller's.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/message_markdown.h"

#include <QRectF>
#include <QSizeF>
#include <QTextLayout>

namespace madang::gui {

/// Where the lines of a part are. The width is that of all parts.
struct PartBox {
    views::StyledPart part;
    QRectF area;
};

struct LaidParts {
    QSizeF size;
    QList<PartBox> boxes; ///< of quotations, code and rules only
};

/// The formats of runs, headings and code.
QList<QTextLayout::FormatRange> formatsOf(const views::StyledText &styled, const Theme &theme);
/// How far the words of a quotation stand from what is around it.
qreal quotationIndent(const Theme &theme);
/// Lays a message out in lines of at most `width`.
LaidParts breakParts(QTextLayout &layout, const QList<views::StyledPart> &parts, const Theme &theme,
                     qreal width);

} // namespace madang::gui
