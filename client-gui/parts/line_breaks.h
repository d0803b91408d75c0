// SPDX-License-Identifier: GPL-3.0-or-later
// Breaking plain text into lines the way Korean is read: between words, not inside them, where it can be
// helped.
#pragma once

#include <QSizeF>
#include <QTextLayout>

namespace madang::gui {

/// Lays a text out in lines of at most `width`. Returns the size that was needed.
QSizeF breakLines(QTextLayout &layout, qreal width);

} // namespace madang::gui
