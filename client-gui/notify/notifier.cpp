// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/notifier.h"

#include "common/views/wording.h"

#include <QApplication>
#include <QCloseEvent>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Notifier::Notifier(const Theme &theme, Session &session, MainWindow &window, const QDBusConnection &bus)
    : m_session(session)
    , m_window(window)
    , m_notifications(bus)
    , m_tray(theme)
{
    connect(&window.alerts(), &views::Alerts::raised, this, &Notifier::show);
    connect(&window.alerts(), &views::Alerts::takenBack, this, &Notifier::takeBack);
    connect(&window.alerts(), &views::Alerts::rulesChanged, this, &Notifier::showCounts);
    connect(&window, &MainWindow::countsChanged, this, &Notifier::showCounts);
    connect(&m_notifications, &BusNotifications::opened, this, [this](quint64 alert, const QString &token) {
        // Read by Qt when the window is raised; Wayland lets nobody come to the front without it.
        if (!token.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
        open(alert);
    });
    connect(&m_notifications, &BusNotifications::replied, this, &Notifier::reply);
    connect(&m_tray, &Tray::messagePressed, this, [this] { open(m_latest); });
    connect(&m_tray, &Tray::openWanted, this, &Notifier::comeBack);
    connect(&m_tray, &Tray::lost, this, &Notifier::comeBack);
    connect(&m_tray, &Tray::quitWanted, &window, &MainWindow::quit);
    connect(&m_tray, &Tray::quietWanted, this,
            [this](bool on) { (void)m_window.alerts().pauseFor(on ? 60min : 0min); });
    window.setHiding([this] { return m_tray.isThere(); }, [this] { return hideWindow(); });
    window.installEventFilter(this);
    showCounts();
}

Notifier::~Notifier()
{
    m_window.setHiding({}, {});
}

bool Notifier::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::LanguageChange)
        m_tray.retranslate();
    if (watched == &m_window && event->type() == QEvent::Show) {
        m_tray.watch(false);
        QApplication::setQuitOnLastWindowClosed(true);
    }
    return QObject::eventFilter(watched, event);
}

void Notifier::show(const views::Alert &alert)
{
    m_shown.insert(alert.id, alert);
    if (m_notifications.isThere()) {
        m_notifications.show(alert);
        return;
    }
    m_latest = alert.id;
    if (!m_tray.say(alert.title, alert.text) && m_window.isVisible())
        m_window.say(alert.title + u": "_s + alert.text);
}

void Notifier::takeBack(quint64 alert)
{
    m_shown.remove(alert);
    m_notifications.close(alert);
}

void Notifier::open(quint64 id)
{
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd())
        return comeBack();
    const views::Alert alert = *found;
    comeBack();
    m_window.openAlert(alert);
}

void Notifier::reply(quint64 id, const QString &text)
{
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd() || found->room.isNull())
        return;
    const RoomId room = found->room;
    const qint64 position = found->position;
    if (const auto line = m_session.outbox().put(room, text); !line) {
        comeBack();
        m_window.say(views::wording::of(line.error()));
        return;
    }
    // Who answers has read it.
    m_session.mirror().markRead(room, position);
}

void Notifier::showCounts()
{
    m_tray.setCounts(m_window.unread(), m_window.mentions());
    m_tray.setQuiet(m_window.alerts().isQuietNow());
}

bool Notifier::hideWindow()
{
    if (!m_tray.isThere())
        return false;
    // A campaign's own window may close meanwhile: that must not end the program.
    QApplication::setQuitOnLastWindowClosed(false);
    m_window.hide();
    m_tray.watch(true);
    return true;
}

void Notifier::comeBack()
{
    m_window.comeToFront();
}

} // namespace madang::gui
