// SPDX-License-Identifier: GPL-3.0-or-later
// Tray: the program's sign in the system tray, with what is unread drawn on it, and its menu. Where there is
// no tray it is nothing, and says so.
#pragma once

#include "client-gui/theme/theme.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace madang::gui {

/// The sign with a dot for what is unread, and a count for what names one.
QIcon trayIcon(const Theme &theme, int unread, int mentions);

class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(const Theme &theme, QObject *parent = nullptr);

    /// Whether a person can reach the program by it now.
    bool isThere() const;
    void setCounts(int unread, int mentions);
    void setQuiet(bool quiet);
    /// A balloon, where notifications have no service of their own. False when there is nothing to show it.
    bool say(const QString &title, const QString &text);
    /// While the window is hidden it is looked after whether the tray is still there.
    void watch(bool on);
    QMenu &menu() { return m_menu; }
    void retranslate();

Q_SIGNALS:
    void openWanted();
    void quietWanted(bool on);
    void quitWanted();
    void messagePressed();
    /// The tray has gone while it was watched.
    void lost();

private:
    void draw();

    const Theme &m_theme;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_open = nullptr;
    QAction *m_quietAction = nullptr;
    QAction *m_quit = nullptr;
    QTimer m_look;
    int m_unread = 0;
    int m_mentions = 0;
    bool m_quiet = false;
};

} // namespace madang::gui
