// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/room_windows.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace madang::gui {

namespace {

    constexpr QSize kUsualSize{760, 680};
    /// How far a new window stands from the one before.
    constexpr int kCascade = 32;

} // namespace

RoomWindows::RoomWindows(const Theme &theme, Session &session, views::Formats &formats,
                         views::RoomList &rooms, views::LinkStatus &link, const Shortcuts &shortcuts,
                         QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_rooms(rooms)
    , m_link(link)
    , m_shortcuts(shortcuts)
    , m_server(session.server().text())
    , m_user(session.user())
{
    // Later: the list is still putting its rows in order. What a folder hides has none, and follows when all
    // are there.
    connect(&rooms, &QAbstractItemModel::rowsInserted, this, &RoomWindows::openWaiting, Qt::QueuedConnection);
    connect(&rooms, &views::RoomList::freshChanged, this, [this](bool fresh) {
        openWaiting();
        if (fresh)
            m_waiting.clear(); // those are not ours any more
    });
}

RoomWindows::~RoomWindows()
{
    remember();
    const QList<QPointer<RoomWindow>> all = std::exchange(m_windows, {});
    for (const QPointer<RoomWindow> &window : all)
        delete window;
}

QList<RoomWindow *> RoomWindows::windows() const
{
    QList<RoomWindow *> open;
    for (const QPointer<RoomWindow> &window : m_windows) {
        if (window && !window->isClosing())
            open.append(window);
    }
    return open;
}

RoomWindow *RoomWindows::find(RoomId room) const
{
    const QList<RoomWindow *> open = windows();
    const auto found
        = std::find_if(open.begin(), open.end(), [room](RoomWindow *one) { return one->room() == room; });
    return found == open.end() ? nullptr : *found;
}

RoomId RoomWindows::lookedAt() const
{
    const QList<RoomWindow *> open = windows();
    const auto found
        = std::find_if(open.begin(), open.end(), [](RoomWindow *one) { return one->isLookedAt(); });
    return found == open.end() ? RoomId() : (*found)->room();
}

RoomWindow *RoomWindows::open(RoomId room)
{
    RoomWindow *window = find(room);
    if (window && !window->roomScreen()) {
        window->close(); // it says that the room is gone, and the room is back
        window = nullptr;
    }
    if (!window) {
        if (!m_rooms.find(room))
            return nullptr;
        if (windows().size() >= kMost) {
            Q_EMIT said(
                tr("%1 rooms have windows of their own already. Close one of them first.").arg(kMost));
            return nullptr;
        }
        window = make(room);
        place(*window);
    }
    window->comeToFront();
    remember();
    return window;
}

RoomWindow *RoomWindows::make(RoomId room)
{
    auto *window = new RoomWindow(m_theme, m_session, m_formats, m_rooms, m_link, m_shortcuts, room);
    m_windows.removeAll(QPointer<RoomWindow>());
    m_windows.append(window);
    connect(window, &RoomWindow::closed, this, &RoomWindows::onClosed);
    connect(window, &RoomWindow::focusChanged, this, &RoomWindows::focusChanged);
    Q_EMIT made(*window);
    return window;
}

/// A little beside the one before, on the same screen.
void RoomWindows::place(RoomWindow &window)
{
    const QList<RoomWindow *> open = windows();
    const RoomWindow *before = open.size() > 1 ? open[open.size() - 2] : nullptr;
    const QScreen *screen = before ? before->screen() : QGuiApplication::primaryScreen();
    const QRect area = screen ? screen->availableGeometry() : QRect(0, 0, 1024, 768);
    const QSize usual(m_theme.scaled(kUsualSize.width()), m_theme.scaled(kUsualSize.height()));
    window.resize((before ? before->size() : usual).boundedTo(area.size() - QSize(8, 40)));
    if (!before)
        return;
    const QRect frame(before->pos() + QPoint(kCascade, kCascade), window.size());
    if (area.contains(frame))
        window.move(frame.topLeft());
}

void RoomWindows::restore()
{
    if (std::exchange(m_restored, true))
        return;
    m_waiting = m_session.preferences().roomLayout(m_server, m_user).windows;
    openWaiting();
    if (m_rooms.isFresh())
        m_waiting.clear();
}

void RoomWindows::openWaiting()
{
    const QList<RoomPlace> waiting = std::exchange(m_waiting, {});
    for (const RoomPlace &last : waiting) {
        if (find(last.room))
            continue;
        if (!m_rooms.find(last.room)) {
            m_waiting.append(last);
            continue;
        }
        if (windows().size() >= kMost)
            continue;
        RoomWindow *window = make(last.room);
        if (!window->restoreGeometry(last.place))
            place(*window);
        window->setAttribute(Qt::WA_ShowWithoutActivating);
        window->show();
        window->setAttribute(Qt::WA_ShowWithoutActivating, false);
    }
}

void RoomWindows::remember()
{
    if (!m_restored)
        return; // nothing was shown yet: what is kept is as it was
    RoomLayout layout = m_session.preferences().roomLayout(m_server, m_user);
    layout.windows = m_waiting;
    for (const RoomWindow *window : windows()) {
        if (window->roomScreen())
            layout.windows.append({window->room(), window->saveGeometry()});
    }
    m_session.preferences().setRoomLayout(layout);
}

void RoomWindows::onClosed()
{
    remember();
    Q_EMIT focusChanged();
}

} // namespace madang::gui
