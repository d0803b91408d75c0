// SPDX-License-Identifier: GPL-3.0-or-later
// A page over the timeline: help, lists to choose from, a payment. Typing goes on below it.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"

#include <functional>

namespace madang::tui {

/// One entry. What has an action can be chosen.
struct SheetRow {
    PaintedLine line;
    std::function<void()> action = {};
    bool wraps = true; ///< false for pictures made of characters
};

class Sheet final : public Overlay {
public:
    Sheet() = default;
    Sheet(QString title, QList<SheetRow> rows, QString foot = {});

    const QString &title() const { return m_title; }
    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { move(-lines); }

    /// Moves the selection, or scrolls where nothing can be chosen.
    void move(int steps);
    void movePages(int pages);
    /// Runs the selected row's action; false when there is none.
    bool choose();
    /// Replaces the contents and keeps the place.
    void update(QList<SheetRow> rows);

private:
    bool hasChoices() const { return m_selected >= 0; }
    int nextChoice(int from, int step) const;
    QList<PaintedLine> linesOf(int row, int columns) const;

    QString m_title;
    QString m_foot;
    QList<SheetRow> m_rows;
    int m_selected = -1;
    int m_top = 0; ///< first line shown
    int m_selectedFirst = 0; ///< its lines at the last painting
    int m_selectedLast = 0;
    int m_height = 1;
    int m_total = 0; ///< lines at the last painting
};

} // namespace madang::tui
