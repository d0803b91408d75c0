// SPDX-License-Identifier: GPL-3.0-or-later
// The overview on the whole screen: what needs somebody, then what is in order, then plain figures. It is
// read again by itself as long as it lies there.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"

#include "common/views/overview_desk.h"

#include <QCoreApplication>
#include <QPointer>

#include <functional>

namespace madang::tui {

class OverviewPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::OverviewPane)
public:
    /// The desk may go before the pane: then nothing is shown. `run` gives a command, by its word, later than
    /// it is called.
    OverviewPane(views::OverviewDesk &desk, const views::Formats &formats,
                 std::function<void(const QString &word)> run);
    ~OverviewPane() override;

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &letter) override;
    void scroll(int lines) override { m_top -= lines; }
    bool wantsWholeScreen() const override { return true; }

private:
    void paintHead(const Region &region, const Theme &theme) const;
    QList<PaintedLine> text(int columns, const Theme &theme) const;
    QList<PaintedLine> troubles(int columns, const Theme &theme) const;
    /// What is in order, and the figures: short lines that stand in columns.
    QList<PaintedLine> columnsOfText(int columns, const Theme &theme) const;

    QPointer<views::OverviewDesk> m_desk;
    const views::Formats &m_formats;
    const std::function<void(const QString &word)> m_run;
    int m_top = 0; ///< first line shown
    int m_height = 1;
};

} // namespace madang::tui
