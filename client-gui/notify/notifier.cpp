// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/notifier.h"

#include "common/views/wording.h"

#include <QApplication>
#include <QCloseEvent>

#include <algorithm>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Notifier::Notifier(const Theme &theme, Session &session, MainWindow &window, const QDBusConnection &bus)
    : m_window(window)
    , m_notifications(bus)
    , m_tray(theme)
{
    begin();
    watch(session, window);
}

Notifier::Notifier(const Theme &theme, AccountShell &shell, const QDBusConnection &bus)
    : m_window(shell)
    , m_shell(&shell)
    , m_notifications(bus)
    , m_tray(theme)
{
    begin();
    const auto take = [this](AccountHome &home) { watch(home.session(), *home.window()); };
    connect(&shell, &AccountShell::begun, this, take);
    connect(&shell, &AccountShell::leaving, this, [this](const AccountHome &home) {
        if (home.window())
            forget(*home.window());
    });
    connect(&shell, &AccountShell::countsChanged, this, &Notifier::showCounts);
    connect(&shell, &AccountShell::lockedChanged, this, [this](bool locked) {
        if (locked)
            closeAll();
    });
    shell.setHiding([this] { return hideWindow(); });
    for (AccountHome *home : shell.homes()) {
        if (home->window())
            take(*home);
    }
}

Notifier::~Notifier()
{
    for (const Watched &watched : std::as_const(m_watched))
        watched.window->setHiding({}, {});
    if (m_shell)
        m_shell->setHiding({});
}

void Notifier::begin()
{
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
    connect(&m_tray, &Tray::quitWanted, this, [this] {
        if (m_shell)
            m_shell->quit();
        else if (!m_watched.isEmpty())
            m_watched.first().window->quit();
    });
    // One person wants it quiet, whatever account somebody writes to.
    connect(&m_tray, &Tray::quietWanted, this, [this](bool on) {
        for (const Watched &watched : std::as_const(m_watched)) {
            if (watched.session->state() == Session::State::SignedIn)
                (void)watched.window->alerts().pauseFor(on ? 60min : 0min);
        }
    });
    m_window.installEventFilter(this);
}

void Notifier::watch(Session &session, MainWindow &window)
{
    // Spread over all bits: no two ids of two servers meet by being small.
    constexpr quint64 kGolden = 0x9E37'79B9'7F4A'7C15;
    m_watched.append({&session, &window, m_nextMark});
    m_nextMark += kGolden;
    connect(&window.alerts(), &views::Alerts::raised, this,
            [this, there = &window](const views::Alert &alert) { show(*there, alert); });
    connect(&window.alerts(), &views::Alerts::takenBack, this,
            [this, there = &window](quint64 alert) { takeBack(*there, alert); });
    connect(&window.alerts(), &views::Alerts::rulesChanged, this, &Notifier::showCounts);
    if (!m_shell)
        connect(&window, &MainWindow::countsChanged, this, &Notifier::showCounts);
    window.setHiding([this] { return m_tray.isThere(); }, [this] { return hideWindow(); });
    showCounts();
}

void Notifier::forget(MainWindow &window)
{
    disconnect(&window.alerts(), nullptr, this, nullptr);
    window.setHiding({}, {});
    QList<quint64> ids;
    for (auto [id, shown] : std::as_const(m_shown).asKeyValueRange()) {
        if (shown.window == &window)
            ids.append(id);
    }
    for (const quint64 id : std::as_const(ids)) {
        m_shown.remove(id);
        m_notifications.close(id);
    }
    m_watched.removeIf([&window](const Watched &watched) { return watched.window == &window; });
    showCounts();
}

const Notifier::Watched *Notifier::find(const MainWindow *window) const
{
    const auto found = std::find_if(m_watched.cbegin(), m_watched.cend(),
                                    [window](const Watched &watched) { return watched.window == window; });
    return found == m_watched.cend() ? nullptr : &*found;
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

void Notifier::show(MainWindow &window, const views::Alert &alert)
{
    const Watched *watched = find(&window);
    if (!watched)
        return;
    views::Alert told = alert;
    told.id = alert.id ^ watched->mark;
    told.title = titleOf(alert.title, *watched->session);
    if (isLocked()) {
        // Neither who nor what, and nothing to answer to.
        told.title = tr("Madang");
        told.text = tr("There is something new.");
        told.room = {};
        told.count = 1; // how many came before is no news of the lock's
    }
    m_shown.insert(told.id, {&window, alert});
    if (m_notifications.isThere()) {
        m_notifications.show(told);
        return;
    }
    m_latest = told.id;
    if (m_tray.say(told.title, told.text) || !m_window.isVisible())
        return;
    if (isLocked())
        return;
    const QString line = told.title + u": "_s + told.text;
    m_shell ? m_shell->say(line) : window.say(line);
}

void Notifier::takeBack(MainWindow &window, quint64 alert)
{
    const Watched *watched = find(&window);
    if (!watched)
        return;
    m_shown.remove(alert ^ watched->mark);
    m_notifications.close(alert ^ watched->mark);
}

void Notifier::open(quint64 id)
{
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd() || isLocked())
        return comeBack();
    const Shown shown = *found;
    shown.window->comeToFront();
    shown.window->openAlert(shown.alert);
}

void Notifier::reply(quint64 id, const QString &text)
{
    if (isLocked())
        return comeBack();
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd() || found->alert.room.isNull())
        return;
    const Watched *watched = find(found->window);
    if (!watched)
        return;
    const RoomId room = found->alert.room;
    const qint64 position = found->alert.position;
    if (const auto line = watched->session->outbox().put(room, text); !line) {
        watched->window->comeToFront();
        watched->window->say(views::wording::of(line.error()));
        return;
    }
    // Who answers has read it.
    watched->session->mirror().markRead(room, position);
}

void Notifier::closeAll()
{
    const auto shown = std::exchange(m_shown, {});
    for (auto [id, each] : shown.asKeyValueRange())
        m_notifications.close(id);
}

void Notifier::showCounts()
{
    int unread = 0;
    int mentions = 0;
    bool quiet = !m_watched.isEmpty();
    for (const Watched &watched : std::as_const(m_watched)) {
        unread += watched.window->unread();
        mentions += watched.window->mentions();
        quiet = quiet && watched.window->alerts().isQuietNow();
    }
    m_tray.setCounts(unread, mentions);
    m_tray.setQuiet(quiet);
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
    if (m_shell)
        m_shell->comeToFront();
    else if (!m_watched.isEmpty())
        m_watched.first().window->comeToFront();
}

} // namespace madang::gui
