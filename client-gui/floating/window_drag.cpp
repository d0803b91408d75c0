// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/window_drag.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QWindow>

namespace madang::gui {

using namespace Qt::StringLiterals;

bool WindowDrag::placesWindows()
{
    return !QGuiApplication::platformName().startsWith("wayland"_L1);
}

void WindowDrag::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_dragging = false;
    m_from = event.globalPosition().toPoint();
    m_grip = m_from - m_window.pos();
}

bool WindowDrag::move(const QMouseEvent &event)
{
    if (!m_pressed || !(event.buttons() & Qt::LeftButton))
        return m_dragging;
    const QPoint now = event.globalPosition().toPoint();
    if (!m_dragging && (now - m_from).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return false;
    const bool begins = !std::exchange(m_dragging, true);
    if (placesWindows())
        m_window.move(now - m_grip);
    else if (begins && m_window.windowHandle() && m_window.windowHandle()->startSystemMove())
        m_pressed = false; // the release is the desktop's
    return true;
}

bool WindowDrag::release()
{
    m_pressed = false;
    return std::exchange(m_dragging, false);
}

} // namespace madang::gui
