// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/row_heights.h"

#include <algorithm>

namespace madang::gui {

void RowHeights::clear()
{
    m_rows.clear();
    m_tops.clear();
}

void RowHeights::insert(int first, int rows, int guess)
{
    m_rows.insert(m_rows.begin() + first, static_cast<std::size_t>(rows), Row{guess, false});
    m_tops.clear();
}

void RowHeights::remove(int first, int rows)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + rows);
    m_tops.clear();
}

void RowHeights::move(int first, int rows, int to)
{
    const auto begin = m_rows.begin();
    if (to < first)
        std::rotate(begin + to, begin + first, begin + first + rows);
    else
        std::rotate(begin + first, begin + first + rows, begin + to);
    m_tops.clear();
}

void RowHeights::setGuess(int row, int height)
{
    Row &at = m_rows[static_cast<std::size_t>(row)];
    if (at.measured || at.height == height)
        return;
    at.height = height;
    m_tops.clear();
}

void RowHeights::measure(int row, int height)
{
    Row &at = m_rows[static_cast<std::size_t>(row)];
    at.measured = true;
    if (at.height == height)
        return;
    at.height = height;
    m_tops.clear();
}

void RowHeights::forgetMeasures()
{
    for (Row &row : m_rows)
        row.measured = false;
}

void RowHeights::forgetMeasure(int row)
{
    m_rows[static_cast<std::size_t>(row)].measured = false;
}

int RowHeights::top(int row) const
{
    sum();
    return m_tops[static_cast<std::size_t>(row)];
}

int RowHeights::rowAt(int y) const
{
    if (m_rows.empty())
        return -1;
    sum();
    const auto above = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(static_cast<int>(above - m_tops.begin()) - 1, 0, count() - 1);
}

void RowHeights::sum() const
{
    if (!m_tops.empty())
        return;
    m_tops.reserve(m_rows.size() + 1);
    int top = 0;
    m_tops.push_back(top);
    for (const Row &row : m_rows) {
        top += row.height;
        m_tops.push_back(top);
    }
}

} // namespace madang::gui
