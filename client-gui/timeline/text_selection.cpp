// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/text_selection.h"

namespace madang::gui {

void TextSelection::set(TextSpot from, TextSpot to)
{
    m_from = from;
    m_to = to;
}

TextRange TextSelection::rangeIn(int row, int length) const
{
    if (isEmpty() || row < firstRow() || row > lastRow())
        return {};
    const TextSpot first = qMin(m_from, m_to);
    const TextSpot last = qMax(m_from, m_to);
    return {row == first.row ? qMin(first.position, length) : 0,
            row == last.row ? qMin(last.position, length) : length};
}

void TextSelection::rowsInserted(int first, int rows)
{
    for (TextSpot *spot : {&m_from, &m_to}) {
        if (spot->row >= first)
            spot->row += rows;
    }
}

void TextSelection::rowsRemoved(int first, int rows)
{
    for (TextSpot *spot : {&m_from, &m_to}) {
        if (spot->row >= first + rows)
            spot->row -= rows;
        else if (spot->row >= first)
            return clear();
    }
}

} // namespace madang::gui
