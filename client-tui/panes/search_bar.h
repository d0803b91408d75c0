// SPDX-License-Identifier: GPL-3.0-or-later
// One line below the timeline in which words to be found are written, as behind / in vi and less. What stands
// in the line below waits.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/terminal/line_editor.h"

#include <QCoreApplication>

#include <functional>

namespace madang::tui {

class SearchBar final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::SearchBar)
public:
    /// Nothing written means `before`, what was searched for the last time; Up brings it into the line.
    /// `find` may replace the bar.
    SearchBar(QString before, std::function<void(const QString &words)> find);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &text) override;
    bool takesTyping() const override { return true; }
    void scroll(int) override { }
    std::optional<QPoint> cursor() const override { return m_cursor; }
    int rowsWanted() const override { return 1; }

private:
    const QString m_before;
    const std::function<void(const QString &)> m_find;
    LineEditor m_line;
    std::optional<QPoint> m_cursor;
};

} // namespace madang::tui
