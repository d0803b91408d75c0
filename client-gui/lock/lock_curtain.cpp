// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/lock/lock_curtain.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMenu>

namespace madang::gui {

LockCurtain::LockCurtain(QWidget &window, QWidget &page)
    : m_window(window)
    , m_page(page)
{
}

bool LockCurtain::stays(const QWidget *window) const
{
    if (window == &m_window || window->windowType() == Qt::Desktop)
        return true;
    // The sign in the tray, where it is a window, and its menu, which says nothing of anybody.
    if (window->inherits("QSystemTrayIconSys")
        || (qobject_cast<const QMenu *>(window) && !window->parentWidget()))
        return true;
    // Such as the menu of its line edit: a window of its own, and still a part of the page.
    for (const QWidget *each = window; each; each = each->parentWidget()) {
        if (each == &m_page)
            return true;
    }
    return false;
}

void LockCurtain::draw()
{
    if (std::exchange(m_drawn, true))
        return;
    qApp->installEventFilter(this);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->isVisible() && !stays(window))
            hide(window);
    }
}

void LockCurtain::hide(QWidget *window)
{
    // A question or a menu is asked for again; what it would do now is not what its owner may want later.
    if (qobject_cast<QDialog *>(window) || window->windowType() == Qt::Popup
        || window->windowType() == Qt::ToolTip) {
        window->close();
        return;
    }
    window->hide();
    if (!m_hidden.contains(window))
        m_hidden.append(window);
}

void LockCurtain::lift()
{
    if (!std::exchange(m_drawn, false))
        return;
    qApp->removeEventFilter(this);
    const auto hidden = std::exchange(m_hidden, {});
    for (const QPointer<QWidget> &window : hidden) {
        if (window)
            window->show();
    }
}

bool LockCurtain::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *window = static_cast<QWidget *>(watched);
        if (window->isWindow() && !stays(window) && !window->testAttribute(Qt::WA_DontShowOnScreen)) {
            // It is about to be put on the screen, and cannot be hidden before it was shown: it is shown
            // nowhere.
            window->setAttribute(Qt::WA_DontShowOnScreen);
            QMetaObject::invokeMethod(
                this,
                [this, shown = QPointer(window)] {
                    if (!shown)
                        return;
                    if (m_drawn)
                        hide(shown);
                    else
                        shown->hide();
                    if (!shown)
                        return;
                    shown->setAttribute(Qt::WA_DontShowOnScreen, false);
                    if (!m_drawn) // it was opened before, and is wanted
                        shown->show();
                },
                Qt::QueuedConnection);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace madang::gui
