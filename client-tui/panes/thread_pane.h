// SPDX-License-Identifier: GPL-3.0-or-later
// A message with what answers it, over the timeline. What is sent from the line meanwhile goes into the
// thread.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/timeline_lines.h"

#include "common/views/thread.h"

#include <QCoreApplication>
#include <QPointer>

#include <functional>

namespace madang::tui {

class ThreadPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::ThreadPane)
public:
    /// The thread is gone with the pane, at the latest. `goTo` shows a position of the room instead.
    ThreadPane(views::Thread &thread, views::Timeline &timeline, const Theme &theme,
               const views::Formats &formats, std::function<void(qint64)> goTo);
    ~ThreadPane() override;

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    std::optional<Done> takeMessage(const QString &text) override;
    /// Positive is towards older lines.
    void scroll(int lines) override;

private:
    QPointer<views::Thread> m_thread;
    TimelineLines m_lines;
    const std::function<void(qint64)> m_goTo;
    int m_up = 0; ///< lines between the newest one and the lower edge
    int m_height = 1;
    int m_total = 0; ///< lines at the last painting
};

} // namespace madang::tui
