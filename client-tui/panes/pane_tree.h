// SPDX-License-Identifier: GPL-3.0-or-later
// Which rooms share the screen, and how they divide it: halves of halves, as they were split. Arithmetic
// only.
#pragma once

#include "common/base/id.h"

#include <QByteArray>
#include <QList>
#include <QRect>
#include <QSize>

namespace madang::tui {

/// A room stands in one pane at most.
class PaneTree {
public:
    enum class Side { Beside, Below };
    static constexpr int kMostPanes = 4;
    /// What one pane needs, its title line included.
    static constexpr QSize kLeast{40, 8};

    struct Place {
        RoomId room;
        QRect area; ///< its first row is the title
    };
    /// Nothing overlaps; areas and dividers fill the whole.
    struct Places {
        QList<Place> panes;
        QList<QRect> dividers; ///< one column each
    };

    /// Reads what bytes() wrote; anything else is no pane.
    static PaneTree fromBytes(const QByteArray &bytes);
    QByteArray bytes() const;

    /// In reading order.
    QList<RoomId> rooms() const;
    int count() const { return int(rooms().size()); }
    bool contains(RoomId room) const { return rooms().contains(room); }
    /// The pane so many steps on, round and round; null when there is none.
    RoomId next(RoomId from, int step) const;

    /// One pane.
    void setOnly(RoomId room);
    /// Divides a room's pane and gives the new part to another room. False when there are as many as may be,
    /// or the rooms do not allow it.
    bool split(RoomId at, Side side, RoomId added);
    /// Shows another room, which is in no pane yet, in a room's pane.
    void replace(RoomId room, RoomId by);
    /// Gives the pane's space to its neighbour.
    void remove(RoomId room);
    /// Without the rooms that are not among these.
    PaneTree among(const QList<RoomId> &known) const;

    /// What all of them need together.
    QSize least() const;
    /// Each gets a fair part; nobody gets less than it needs as long as there is enough.
    Places places(const QRect &area) const;

    bool operator==(const PaneTree &) const = default;

private:
    /// Polish notation: a divider is followed by its two parts.
    struct Token {
        enum class Kind { Pane, Beside, Below };
        Kind kind = Kind::Pane;
        RoomId room;
        bool operator==(const Token &) const = default;
    };
    using Kind = Token::Kind;

    qsizetype indexOf(RoomId room) const;
    /// The token behind the part that begins here.
    qsizetype endOf(qsizetype begin) const;
    QSize leastOf(qsizetype begin) const;
    /// How many stand beside (below) each other in a part.
    int widthOf(qsizetype begin, Kind along) const;
    void place(qsizetype begin, const QRect &area, Places &into) const;

    QList<Token> m_tokens;
};

} // namespace madang::tui
