// SPDX-License-Identifier: GPL-3.0-or-later
// Notifier: carries alerts out of the window: to the desktop's notifications, else to the tray, else to a
// line over the window; and brings back what the person does there. Keeps the window reachable while it is
// hidden.
#pragma once

#include "client-gui/notify/bus_notifications.h"
#include "client-gui/notify/tray.h"
#include "client-gui/window/main_window.h"

namespace madang::gui {

class Notifier : public QObject {
    Q_OBJECT

public:
    Notifier(const Theme &theme, Session &session, MainWindow &window, const QDBusConnection &bus);
    ~Notifier() override;

    Tray &tray() { return m_tray; }
    /// The window begins hidden; only where the tray is there.
    void beginHidden() { hideWindow(); }
    BusNotifications &notifications() { return m_notifications; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const views::Alert &alert);
    void takeBack(quint64 alert);
    void open(quint64 alert);
    void reply(quint64 alert, const QString &text);
    void showCounts();
    /// Hides the window instead of closing it; false when it would not be found again.
    bool hideWindow();
    void comeBack();

    Session &m_session;
    MainWindow &m_window;
    BusNotifications m_notifications;
    Tray m_tray;
    QHash<quint64, views::Alert> m_shown;
    quint64 m_latest = 0; ///< what a press on the tray's balloon means
};

} // namespace madang::gui
