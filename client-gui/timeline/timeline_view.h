// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: shows the rows of a timeline, laying out only what is in view, and keeps the reader's place
// while rows come and go above and below. Says what is pressed and seen; decides nothing.
#pragma once

#include "client-gui/timeline/row_heights.h"
#include "client-gui/timeline/text_selection.h"
#include "common/views/timeline.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QHash>

#include <functional>

namespace madang::gui {

class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    using RowAt = std::function<const views::TimelineRow &(int)>;

    TimelineView(const Theme &theme, const views::Formats &formats, QWidget *parent);

    /// Shows the rows of a model; both outlive the view or are set anew.
    void setRows(QAbstractItemModel *model, RowAt rowAt);
    /// Where small pictures come from; picturesChanged() when more of them are there.
    void setThumbnails(Drawing::Thumbnails thumbnails) { m_sources.thumbnails = std::move(thumbnails); }
    /// Whose pictures the avatars show; they outlive the view.
    void setPortraits(Portraits &portraits);
    /// What stands beside an author's name; badgesChanged() when it is another.
    void setBadges(std::function<QString(const views::TimelineRow &)> badges);
    void badgesChanged() { forgetDrawings(); }
    void picturesChanged() { viewport()->update(); }
    int rowCount() const { return m_heights.count(); }
    const views::TimelineRow &rowAt(int row) const { return m_rowAt(row); }
    /// What a screen reader says for a row.
    QString spokenText(int row) const;

    /// Whether there are rows below those of the model: then the lower end is not the newest.
    void setHasNewer(bool hasNewer);
    /// Brings a row to a quarter of the view's height, or the newest to the lower edge. Holds also when the
    /// view gets its size only afterwards.
    void bringIntoView(int row);
    void showNewest();
    bool isAtNewest() const { return m_stick; }

    /// Where a row stands in the viewport; rows out of view have guessed places.
    QRect rowArea(int row) const;
    /// Rows of which something is in view; an empty range has last < first.
    std::pair<int, int> visibleRows() const;

    int currentRow() const { return m_current; }
    /// The row the keyboard is on; -1 for none.
    void setCurrentRow(int row);

    bool hasSelection() const { return !m_selection.isEmpty(); }
    QString selectedText() const;
    /// What of it is in that row, as it is shown there; empty for nothing.
    QString selectedIn(int row) const;
    /// What to copy of a row: the words that are shown, by the names that reach whom it names.
    QString bodyText(int row) const;
    /// Copies what is selected, else the row the keyboard is on.
    void copy() const;

    QSize sizeHint() const override { return {600, 500}; }

Q_SIGNALS:
    void atNewestChanged(bool atNewest);
    /// Rows up to this position are in view in a window that is active.
    void seen(qint64 position);
    /// Which message is where one reads: a quarter of the height below the upper edge.
    void readingAt(qint64 position);
    void upperEdgeNear();
    void lowerEdgeNear();
    void linkPressed(const madang::gui::Link &link);
    void actionPressed(int row, madang::gui::RowAction action);
    /// One of the signs below a row.
    void reactionPressed(int row, int reaction);
    /// A picture or another file of a row.
    void filePressed(int row, int file, madang::gui::RowAction action);
    void menuWanted(int row, QPoint globalPosition);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// A row and how far its top lies below the upper edge of the view (negative: above).
    struct Anchor {
        int row = 0;
        int offset = 0;
    };

    void connectModel();
    void onRowsInserted(int first, int last);
    void onRowsRemoved(int first, int last);
    void onRowsChanged(int first, int last);
    void onRowsMoved(int first, int last, int to);
    void reset();
    void forgetDrawings();
    void restyle();
    void guessAll();
    void keepPlace(int before);

    std::shared_ptr<const Drawing> drawing(int row) const;
    int measured(int row);
    bool endsGroup(int row) const;
    void onScrolled(int value);
    void settle();
    bool measureAround();
    void fitRange();
    void aim();
    void report();
    void setStick(bool stick);
    int gapAbove() const;
    int rowUnder(QPoint point) const;
    TextSpot spotAt(QPoint point) const;
    void updateCursor(QPoint point);
    void showTip(QPoint point, QPoint global);
    void stepCurrent(int direction);
    void ensureVisible(int row);

    const Theme &m_theme;
    const views::Formats &m_formats;
    QAbstractItemModel *m_model = nullptr;
    RowAt m_rowAt;
    Drawing::Sources m_sources;
    std::function<QString(const views::TimelineRow &)> m_badges;
    RowHeights m_heights;
    mutable QHash<qint64, std::shared_ptr<const Drawing>> m_drawings; ///< by row id; bounded
    Anchor m_anchor;
    qint64 m_movingId = 0; ///< the anchor's row while rows are moved
    bool m_stick = true; ///< the newest row stays at the lower edge
    bool m_hasNewer = false;
    bool m_settling = false;
    qint64 m_seen = 0;
    qint64 m_target = 0; ///< id of the row that was to be brought into view, until the reader moves
    int m_current = -1;
    TextSelection m_selection;
    bool m_dragging = false;
    QPoint m_pressedAt;
    QBasicTimer m_dragScroll;
};

} // namespace madang::gui
