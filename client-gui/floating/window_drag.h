// SPDX-License-Identifier: GPL-3.0-or-later
// WindowDrag: moves a window without a frame by what is pressed in it. Where windows cannot place themselves
// (Wayland), the desktop is asked to move it.
#pragma once

#include <QMouseEvent>
#include <QWidget>

namespace madang::gui {

class WindowDrag {
public:
    explicit WindowDrag(QWidget &window)
        : m_window(window)
    {
    }

    /// Whether a window of this desktop knows where it stands and may choose it.
    static bool placesWindows();

    void press(const QMouseEvent &event);
    /// Whether this is a drag by now, and no press any more.
    bool move(const QMouseEvent &event);
    /// Whether it was a drag.
    bool release();

private:
    QWidget &m_window;
    QPoint m_grip; ///< of the pointer in the window
    QPoint m_from; ///< of the press, on the screen
    bool m_pressed = false;
    bool m_dragging = false;
};

} // namespace madang::gui
