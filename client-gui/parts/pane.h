// SPDX-License-Identifier: GPL-3.0-or-later
// Pane: a part of the window with a ground of its own and words that follow the language.
#pragma once

#include "client-gui/theme/theme.h"

#include <QWidget>

namespace madang::gui {

class Pane : public QWidget {
    Q_OBJECT

public:
    enum class Ground { None, Window, Surface, Raised };

    Pane(const Theme &theme, Ground ground, QWidget *parent);

protected:
    const Theme &theme() const { return m_theme; }
    /// Sets every word the pane shows. Called when the language changed; constructors call it themselves.
    virtual void retranslate() { }

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Ground m_ground;
};

} // namespace madang::gui
