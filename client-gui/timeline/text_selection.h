// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the timeline's texts is selected, across rows, while rows come and go. No widget, no text.
#pragma once

#include "client-gui/timeline/drawing.h"

namespace madang::gui {

/// A place between two characters of a row's body.
struct TextSpot {
    int row = -1;
    int position = 0;
    auto operator<=>(const TextSpot &) const = default;
};

class TextSelection {
public:
    void clear() { m_from = m_to = {}; }
    bool isEmpty() const { return m_from == m_to || m_from.row < 0; }
    void start(TextSpot spot) { m_from = m_to = spot; }
    void extendTo(TextSpot spot) { m_to = spot; }
    void set(TextSpot from, TextSpot to);

    int firstRow() const { return qMin(m_from, m_to).row; }
    int lastRow() const { return qMax(m_from, m_to).row; }
    /// The selected part of a row whose body has `length` characters.
    TextRange rangeIn(int row, int length) const;

    void rowsInserted(int first, int rows);
    /// Where a selected end was removed, nothing is selected any more.
    void rowsRemoved(int first, int rows);

private:
    TextSpot m_from;
    TextSpot m_to;
};

} // namespace madang::gui
