// SPDX-License-Identifier: GPL-3.0-or-later
// One line below the timeline while one goes from one message that was found to the next, as in less and vi.
#pragma once

#include "client-tui/panes/overlay.h"

#include <QCoreApplication>

#include <functional>

namespace madang::tui {

class FoundBar final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::FoundBar)
public:
    enum class Step {
        Older,
        Newer,
        List, ///< back to all of them
    };
    /// `place` says which of them this is, `whose` more about it; `go` may replace the bar.
    FoundBar(QString place, QString whose, std::function<void(Step)> go)
        : m_place(std::move(place))
        , m_whose(std::move(whose))
        , m_go(std::move(go))
    {
    }
    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &letter) override;
    bool takesTyping() const override { return m_ownsKeys; }
    void scroll(int) override { }
    int rowsWanted() const override { return 1; }

private:
    bool go(Step step);

    const QString m_place;
    const QString m_whose;
    const std::function<void(Step)> m_go;
    bool m_ownsKeys = true; ///< what is half written in the line waits, until something else is typed
};

} // namespace madang::tui
