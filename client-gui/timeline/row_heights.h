// SPDX-License-Identifier: GPL-3.0-or-later
// How tall the rows of a timeline are: measured where they were seen, guessed elsewhere. No widget, no text.
#pragma once

#include <cstddef>
#include <vector>

namespace madang::gui {

/// Heights in pixels by row, and where each row begins. Changing is O(n) at most, asking is O(log n).
class RowHeights {
public:
    int count() const { return static_cast<int>(m_rows.size()); }
    void clear();
    /// Rows that are not measured yet; `guess` is their height until then.
    void insert(int first, int rows, int guess);
    void remove(int first, int rows);
    /// Moves rows as QAbstractItemModel::moveRows counts: `to` is a place between rows before the move.
    void move(int first, int rows, int to);
    void setGuess(int row, int height);
    void measure(int row, int height);
    bool isMeasured(int row) const { return m_rows[static_cast<std::size_t>(row)].measured; }
    int height(int row) const { return m_rows[static_cast<std::size_t>(row)].height; }
    /// All heights become guesses again: another width, another font.
    void forgetMeasures();
    void forgetMeasure(int row);
    /// Where a row begins; top(count()) is the height of all.
    int top(int row) const;
    int total() const { return top(count()); }
    /// The row at a height, within the rows there are; -1 when there are none.
    int rowAt(int y) const;

private:
    struct Row {
        int height = 0;
        bool measured = false;
    };
    void sum() const;

    std::vector<Row> m_rows;
    mutable std::vector<int> m_tops; ///< count() + 1 values, or empty when they must be summed anew
};

} // namespace madang::gui
