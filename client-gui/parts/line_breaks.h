// SPDX-License-Identifier: GPL-3.0-or-later
// Breaking plain text into lines the way Korean is read: between words, not inside them, where it can be
// helped.
#pragma once

#include <QSizeF>
#include <QTextLayout>

namespace madang::gui {

/// Gives a line of this text its width, at most `width`: shorter where it would break inside a Korean word.
void fitLine(QTextLine &line, const QString &text, qreal width);

/// Lays a text out in lines of at most `width`. Returns the size that was needed.
QSizeF breakLines(QTextLayout &layout, qreal width);

} // namespace madang::gui
