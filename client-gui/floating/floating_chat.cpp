// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/floating_chat.h"

#include "client-gui/floating/floating_place.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QGuiApplication>
#include <QMenu>
#include <QScreen>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kButtonPlace = "floating-button"_L1;
    constexpr auto kPanelPlace = "floating-panel"_L1;

    QList<QRect> screenAreas()
    {
        QList<QRect> areas;
        const QList<QScreen *> screens = QGuiApplication::screens();
        for (const QScreen *screen : screens)
            areas += screen->availableGeometry();
        return areas;
    }

    std::optional<QPoint> placeFrom(const QByteArray &kept)
    {
        const QList<QByteArray> parts = kept.split(' ');
        bool x = false;
        bool y = false;
        const QPoint place(parts.value(0).toInt(&x), parts.value(1).toInt(&y));
        return x && y ? std::optional(place) : std::nullopt;
    }

    QByteArray textOf(QPoint place)
    {
        return QByteArray::number(place.x()) + ' ' + QByteArray::number(place.y());
    }

} // namespace

FloatingChat::FloatingChat(const Theme &theme, Session &session, views::Formats &formats,
                           views::RoomList &rooms, const Shortcuts &shortcuts, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_rooms(rooms)
    , m_shortcuts(shortcuts)
    , m_server(session.server().text())
    , m_user(session.user())
{
    connect(&rooms, &views::RoomList::gone, this, &FloatingChat::onGone);
    connect(&rooms, &QAbstractItemModel::dataChanged, this, &FloatingChat::showRoom);
    // What a folder hides has no row; the end of a mute is seen in the sum.
    connect(&rooms, &views::RoomList::totalUnreadChanged, this, &FloatingChat::showRoom);
    connect(&session.archive(), &Archive::roomChanged, this, [this](RoomId room) {
        if (room == m_room)
            showRoom();
        showWaiting();
    });
    connect(&rooms, &QAbstractItemModel::rowsInserted, this, &FloatingChat::showWaiting);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &FloatingChat::watch);
    // Later: while it goes, it is among the others.
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &FloatingChat::bringOnScreen,
            Qt::QueuedConnection);
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens)
        watch(screen);
    connect(&theme, &Theme::changed, this, &FloatingChat::bringOnScreen, Qt::QueuedConnection);
}

FloatingChat::~FloatingChat()
{
    delete m_panel;
}

void FloatingChat::watch(QScreen *screen)
{
    connect(screen, &QScreen::availableGeometryChanged, this, &FloatingChat::bringOnScreen);
    bringOnScreen();
}

// --- which room ---

void FloatingChat::restore()
{
    if (std::exchange(m_restored, true) || !m_room.isNull())
        return;
    const RoomId last = m_session.preferences().roomLayout(m_server, m_user).floating;
    if (last.isNull())
        return;
    if (!m_rooms.find(last)) {
        m_waiting = last;
        return;
    }
    m_room = last;
    show();
}

void FloatingChat::showWaiting()
{
    if (m_waiting.isNull() || !m_rooms.find(m_waiting))
        return;
    m_room = std::exchange(m_waiting, {});
    show();
}

void FloatingChat::keep(RoomId room)
{
    RoomLayout layout = m_session.preferences().roomLayout(m_server, m_user);
    layout.floating = room;
    m_session.preferences().setRoomLayout(layout);
}

void FloatingChat::setRoom(RoomId room)
{
    if (room == m_room || (!room.isNull() && !m_rooms.find(room)))
        return;
    close();
    m_waiting = {};
    m_room = room;
    keep(room);
    if (room.isNull())
        m_button.reset();
    else
        show();
}

void FloatingChat::show()
{
    if (!m_button) {
        m_button = std::make_unique<FloatingButton>(m_theme);
        connect(m_button.get(), &QAbstractButton::clicked, this, &FloatingChat::toggle);
        connect(m_button.get(), &FloatingButton::menuWanted, this, &FloatingChat::openMenu);
        connect(m_button.get(), &FloatingButton::dragged, this, [this] {
            bringOnScreen();
            m_session.preferences().setLayout(kButtonPlace, textOf(m_button->pos()));
        });
        placeButton();
    }
    showRoom();
    m_button->show();
}

void FloatingChat::showRoom()
{
    if (!m_button)
        return;
    if (const auto room = m_rooms.find(m_room))
        m_button->tell(oneLine(room->name, 80), room->unread, room->isQuiet());
}

void FloatingChat::onGone(RoomId room)
{
    if (room == m_waiting) {
        m_waiting = {};
        keep({});
    }
    if (room != m_room || m_room.isNull())
        return;
    m_room = {};
    keep({});
    // Later: the button may be what is pressed right now.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_room.isNull())
                m_button.reset();
        },
        Qt::QueuedConnection);
    if (m_panel)
        m_panel->showGone();
    else
        Q_EMIT said(tr("The floating chat ended: you are no longer in that room."));
}

// --- where ---

void FloatingChat::placeButton()
{
    const QList<QRect> areas = screenAreas();
    const QSize size = m_button->sizeHint();
    const QRect first = areas.value(0, QRect(0, 0, 1024, 768));
    // At the lower right, where the least is read.
    const QPoint usual(first.right() - size.width() - space::kWide,
                       first.bottom() - size.height() - space::kHuge);
    const QPoint last = placeFrom(m_session.preferences().layout(kButtonPlace)).value_or(usual);
    m_button->move(broughtOnScreen({last, size}, areas).topLeft());
}

void FloatingChat::placePanel()
{
    const QList<QRect> areas = screenAreas();
    const QScreen *screen = m_button->screen();
    const QRect area = screen ? screen->availableGeometry() : areas.value(0, QRect(0, 0, 1024, 768));
    const QSize size = m_panel->sizeHint().boundedTo(area.size());
    m_panel->resize(size);
    const std::optional<QPoint> last = placeFrom(m_session.preferences().layout(kPanelPlace));
    m_panel->move(last ? broughtOnScreen({*last, size}, areas).topLeft()
                       : besideButton(m_button->geometry(), size, area).topLeft());
}

void FloatingChat::bringOnScreen()
{
    if (!WindowDrag::placesWindows())
        return;
    const QList<QRect> areas = screenAreas();
    for (QWidget *window : {static_cast<QWidget *>(m_button.get()), static_cast<QWidget *>(m_panel.data())}) {
        if (!window)
            continue;
        const QRect place = broughtOnScreen(window->geometry(), areas);
        if (place.topLeft() != window->pos())
            window->move(place.topLeft());
    }
}

// --- the panel ---

void FloatingChat::toggle()
{
    m_panel ? close() : open();
}

void FloatingChat::open()
{
    if (m_room.isNull() || !m_button)
        return;
    if (!m_panel) {
        m_panel = new FloatingPanel(m_theme, m_session, m_formats, m_rooms, m_shortcuts, m_room);
        // Later: it is the panel itself that asks.
        connect(m_panel, &FloatingPanel::closeWanted, this, &FloatingChat::close, Qt::QueuedConnection);
        connect(
            m_panel, &FloatingPanel::windowWanted, this,
            [this] {
                close();
                Q_EMIT windowWanted(m_room);
            },
            Qt::QueuedConnection);
        connect(m_panel, &FloatingPanel::focusChanged, this, &FloatingChat::focusChanged);
        connect(m_panel, &FloatingPanel::dragged, this, [this] {
            bringOnScreen();
            m_session.preferences().setLayout(kPanelPlace, textOf(m_panel->pos()));
        });
        placePanel();
        Q_EMIT made(*m_panel);
    }
    m_panel->show();
    m_panel->raise();
    m_panel->activateWindow();
    m_panel->conversation()->focusComposer();
}

void FloatingChat::close()
{
    delete m_panel;
    Q_EMIT focusChanged();
}

RoomId FloatingChat::lookedAt() const
{
    return m_panel && m_panel->isLookedAt() ? m_room : RoomId();
}

void FloatingChat::openMenu(QPoint at)
{
    auto *menu = new QMenu(m_button.get());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(Glyph::Chat), m_panel ? tr("Close the chat") : tr("Open the chat"), this,
                    &FloatingChat::toggle);
    menu->addAction(m_theme.icon(Glyph::Panel), tr("Open in its own window"), this,
                    [this] { Q_EMIT windowWanted(m_room); });
    menu->addAction(tr("Show in the main window"), this, [this] { Q_EMIT roomWanted(m_room); });
    menu->addSeparator();
    const QAction *off = menu->addAction(m_theme.icon(Glyph::Close), tr("Turn off the floating chat"));
    // Later: the menu goes with the button.
    connect(
        off, &QAction::triggered, this, [this] { setRoom({}); }, Qt::QueuedConnection);
    menu->popup(at);
}

} // namespace madang::gui
