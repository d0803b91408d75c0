// SPDX-License-Identifier: GPL-3.0-or-later
// One line below the timeline in which a few words are written, as behind / in vi and less: what is searched
// for, or why something is done. What stands in the line below waits.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/terminal/line_editor.h"

#include <functional>

namespace madang::tui {

/// What a PromptBar says.
struct PromptWords {
    QString prompt; ///< "Search here: "
    QString narrow; ///< the same where columns are scarce
    QString keys; ///< what Enter and Esc do
    QString keysWhileEmpty; ///< the same while nothing is written
    QString before; ///< what was written the last time: Up brings it into the line
    int longest = 0; ///< characters; more are not taken by whom they are for
};

class PromptBar final : public Overlay {
public:
    /// `done` is given what was written, perhaps nothing, and may replace the bar.
    PromptBar(PromptWords words, std::function<void(const QString &text)> done);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &text) override;
    bool takesTyping() const override { return true; }
    void scroll(int) override { }
    std::optional<QPoint> cursor() const override { return m_cursor; }
    int rowsWanted() const override { return 1; }

private:
    const PromptWords m_words;
    const std::function<void(const QString &)> m_done;
    LineEditor m_line;
    std::optional<QPoint> m_cursor;
};

} // namespace madang::tui
