// SPDX-License-Identifier: GPL-3.0-or-later
// Notifier: carries alerts out of the window: to the desktop's notifications, else to the tray, else to a
// line over the window; and brings back what the person does there, to the account it came from. Keeps the
// window reachable while it is hidden.
#pragma once

#include "client-gui/accounts/account_shell.h"
#include "client-gui/notify/bus_notifications.h"
#include "client-gui/notify/tray.h"
#include "client-gui/window/main_window.h"

namespace madang::gui {

class Notifier : public QObject {
    Q_OBJECT

public:
    /// For a main window that stands alone.
    Notifier(const Theme &theme, Session &session, MainWindow &window, const QDBusConnection &bus);
    /// For one that holds several accounts, each of which is watched once it is there.
    Notifier(const Theme &theme, AccountShell &shell, const QDBusConnection &bus);
    ~Notifier() override;

    void watch(Session &session, MainWindow &window);
    /// The account goes, and its notifications with it.
    void forget(MainWindow &window);

    Tray &tray() { return m_tray; }
    /// The window begins hidden; only where the tray is there.
    void beginHidden() { hideWindow(); }
    BusNotifications &notifications() { return m_notifications; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// One account's window. Ids of rooms and notices are each server's own: the mark keeps them apart.
    struct Watched {
        Session *session = nullptr;
        MainWindow *window = nullptr;
        quint64 mark = 0; ///< of the first: 0
    };
    struct Shown {
        MainWindow *window = nullptr;
        views::Alert alert;
    };

    void begin();
    const Watched *find(const MainWindow *window) const;
    void show(MainWindow &window, const views::Alert &alert);
    void takeBack(MainWindow &window, quint64 alert);
    void open(quint64 alert);
    void reply(quint64 alert, const QString &text);
    void showCounts();
    bool isLocked() const { return m_shell && m_shell->isLocked(); }
    /// Nothing of what was said stays on the screen.
    void closeAll();
    /// Hides the window instead of closing it; false when it would not be found again.
    bool hideWindow();
    void comeBack();

    QWidget &m_window; ///< what is hidden and comes back
    AccountShell *m_shell = nullptr; ///< null: a main window stands alone
    BusNotifications m_notifications;
    Tray m_tray;
    QList<Watched> m_watched;
    quint64 m_nextMark = 0;
    QHash<quint64, Shown> m_shown; ///< by id and mark
    quint64 m_latest = 0; ///< what a press on the tray's balloon means
};

} // namespace madang::gui
