// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline in a region: scrolls by lines, stays put while rows come and go around it, asks for more at its
// edges.
#pragma once

#include "client-tui/panes/timeline_lines.h"

#include <QObject>

namespace madang::tui {

class TimelinePane : public QObject {
    Q_OBJECT
public:
    TimelinePane(views::Timeline &timeline, const Theme &theme, const views::Formats &formats,
                 QObject *parent = nullptr);

    void setOwnName(const QString &nickname) { m_lines.setOwnName(nickname); }
    void paint(const Region &region);
    /// What painting found to do: read a page more, tell the model where the view stands. Call after
    /// painting; may change the model.
    void afterPaint();

    /// Moves the view; positive is towards older lines.
    void scrollLines(int lines);
    void scrollPages(int pages);
    void toNewest();
    void toOldestLoaded();
    bool isAtBottom() const { return !m_anchor; }
    /// Position of the newest stored row that was painted, 0 when none was.
    qint64 newestShown() const { return m_newestShown; }
    /// When the topmost painted row happened; null when nothing was painted.
    Timestamp firstShownAt() const;

    /// The row of the message that is marked; 0: none is.
    qint64 chosen() const { return m_chosen; }
    /// Marks the lowest message that is shown, else the nearest above it; false when there is none.
    bool chooseShown();
    /// Marks the one so many messages further up (down when negative), and brings it into view.
    void moveChoice(int steps);
    void endChoice() { m_chosen = 0; }

private:
    /// The line at the bottom of the view.
    struct Anchor {
        qint64 row = 0;
        qint64 position = 0; ///< to find the place again when the row itself is gone
        int line = 0;
    };
    struct Place {
        int index = 0;
        int line = 0;
    };

    void onArrived(int row);
    std::optional<Place> bottom();
    void setBottom(Place place);
    Place movedUp(Place from, int lines) const;
    Place movedDown(Place from, int lines) const;
    QList<PaintedLine> linesOf(int index) const;
    int linesBetween(Place upper, Place lower) const;
    int countOf(int index) const { return int(linesOf(index).size()); }
    QList<PaintedLine> visible(Place bottom, int rows);
    QString emptyText() const;
    bool isChoosable(int index) const;
    void mark(QList<PaintedLine> &lines) const;

    views::Timeline &m_timeline;
    const Theme &m_theme;
    TimelineLines m_lines;
    std::optional<Anchor> m_anchor; ///< nothing: the view follows the newest line
    std::optional<qint64> m_arrived; ///< row id to bring into view at the next painting
    int m_owedLines = 0; ///< to scroll up by when older rows have come
    int m_columns = 80;
    int m_rows = 24;
    int m_firstShown = 0;
    int m_lastShown = -1;
    qint64 m_newestShown = 0;
    qint64 m_chosen = 0;
    bool m_choiceMoved = false; ///< since the last paint, which has to show it
};

} // namespace madang::tui
