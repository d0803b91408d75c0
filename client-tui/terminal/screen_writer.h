// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the difference between two screens into the octets that make it so. Places the cursor anew after
// every character on whose width terminals disagree, so that a column is a column everywhere.
#pragma once

#include "client-tui/terminal/cell_grid.h"

#include <optional>

namespace madang::tui {

/// Remembers what the terminal shows. Emits only cursor positions, styles, links where they are taken, cursor
/// visibility and the text of cells.
class ScreenWriter {
public:
    explicit ScreenWriter(Depth depth = Depth::Mono)
        : m_depth(depth)
    {
    }

    void setDepth(Depth depth);
    Depth depth() const { return m_depth; }
    /// Whether the terminal is told where words lead; not at first.
    void setLinks(bool on);
    /// What the terminal shows is unknown: the next update paints everything.
    void forget() { m_known = false; }
    /// The octets that turn what is shown into `next`, with the cursor at a place or hidden. Empty when
    /// nothing changed.
    QByteArray update(const CellGrid &next, std::optional<QPoint> cursor);

private:
    void writeRow(QByteArray &out, const CellGrid &next, int y, int first, int last);
    void setStyle(QByteArray &out, const Style &style);

    Depth m_depth;
    bool m_takesLinks = false;
    bool m_known = false;
    CellGrid m_shown;
    std::optional<QPoint> m_cursor;
    std::optional<Style> m_style; ///< without its link:
    Hyperlink m_link; ///< none between two updates
};

} // namespace madang::tui
