// SPDX-License-Identifier: GPL-3.0-or-later
// Which rooms share the screen, and how they divide it: halves of halves, as they were split, or as somebody
// wants them. Arithmetic only.
#pragma once

#include "common/base/id.h"

#include <QByteArray>
#include <QList>
#include <QRect>
#include <QSize>

#include <optional>

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
    /// Where two parts meet, to be moved.
    struct Border {
        int number = 0; ///< stays the same while no pane comes or goes
        Side side = Side::Beside; ///< how the second part stands to the first
        QRect line; ///< a divider, or the title row of what is below it
        QRect area; ///< of both parts
        int size = 0; ///< of the first part: columns, or rows
    };
    /// Nothing overlaps; areas and dividers fill the whole.
    struct Places {
        QList<Place> panes;
        QList<QRect> dividers; ///< one column each
        QList<Border> borders; ///< outer ones before those inside them
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
    /// Each gets a fair part, or what somebody wanted; nobody gets less than it needs as long as there is
    /// enough. What is wanted is a part of the whole: another size of the screen keeps it.
    Places places(const QRect &area) const;

    /// Whether something stands beside (below or above) a room's pane.
    bool hasNeighbour(RoomId room, Side side) const;
    /// Gives a room's pane more columns (rows), or fewer, from the nearest neighbour that has any to give.
    /// False when nothing changed.
    bool grow(RoomId room, Side side, int cells, const QRect &area);
    /// Gives it so many hundredths of what it shares with its nearest neighbour.
    bool setShare(RoomId room, Side side, int percent, const QRect &area);
    /// Moves a border to a point. False when nothing changed, or the border is not there any more.
    bool moveBorder(int number, QPoint to, const QRect &area);
    /// Fair parts again.
    void makeEven();

    bool operator==(const PaneTree &) const = default;

private:
    /// Polish notation: a divider is followed by its two parts.
    struct Token {
        enum class Kind { Pane, Beside, Below };
        Kind kind = Kind::Pane;
        RoomId room;
        int share = 0; ///< what the first part of a divider gets of kWhole; 0: a fair part
        bool operator==(const Token &) const = default;
    };
    using Kind = Token::Kind;
    static constexpr int kWhole = 10'000;

    qsizetype indexOf(RoomId room) const;
    /// The token behind the part that begins here.
    qsizetype endOf(qsizetype begin) const;
    QSize leastOf(qsizetype begin) const;
    /// How many stand beside (below) each other in a part.
    int widthOf(qsizetype begin, Kind along) const;
    void place(qsizetype begin, const QRect &area, Places &into) const;
    int needOf(qsizetype begin, Side side) const;
    /// The dividers a room hangs on, the nearest first, with whether it is in the first part of each.
    QList<std::pair<qsizetype, bool>> dividersOf(RoomId room, Side side) const;
    bool setSize(const Border &border, int size);
    std::optional<Border> borderAt(qsizetype divider, const QRect &area) const;

    QList<Token> m_tokens;
};

} // namespace madang::tui
