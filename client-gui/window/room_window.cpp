// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/room_window.h"

#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/switcher_sheet.h"
#include "client-gui/window/account_frame.h"
#include "client-gui/window/stations.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

RoomWindow::RoomWindow(const Theme &theme, Session &session, views::Formats &formats, views::RoomList &rooms,
                       views::LinkStatus &link, const Shortcuts &shortcuts, RoomId room)
    : Pane(theme, Ground::Surface, nullptr)
    , m_session(session)
    , m_formats(formats)
    , m_rooms(rooms)
    , m_shortcuts(shortcuts)
    , m_id(room)
    , m_linkBar(new LinkBar(theme, this))
    , m_storageBar(new StorageBar(theme, session, this))
    , m_screen(new RoomScreen(theme, session, rooms, formats, shortcuts, room, this))
    , m_gone(new EmptyState(theme, this))
    , m_toasts(new Toasts(theme, this))
    , m_place(new SheetPlace(this))
    , m_sheets(new RoomSheets(theme, session, formats, this, [this](Sheet *sheet) { present(sheet); }))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(programIcon());
    setMinimumSize(360, 360);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_linkBar);
    column->addWidget(m_storageBar);
    column->addWidget(m_screen, 1);
    column->addWidget(m_gone, 1);
    m_gone->hide();
    m_linkBar->follow(&link);
    m_sheets->serve(*m_screen, rooms);
    connect(m_sheets, &RoomSheets::said, this, &RoomWindow::say);
    connect(m_gone, &EmptyState::pressed, this, &QWidget::close);
    connect(m_place, &SheetPlace::changed, this, [this] {
        for (QShortcut *key : std::as_const(m_roomKeys))
            key->setEnabled(!m_place->sheet());
        Q_EMIT focusChanged();
    });
    connect(&rooms, &views::RoomList::gone, this, [this](RoomId which) {
        if (which == m_id)
            showGone();
    });
    connect(&session.archive(), &Archive::roomChanged, this, [this](RoomId which) {
        if (which == m_id)
            showTitle();
    });
    connect(&session, &Session::labelChanged, this, &RoomWindow::showTitle);
    makeKeys();
    retranslate();
    m_screen->focusComposer();
}

RoomWindow::~RoomWindow()
{
    m_closing = true;
    m_place->drop(); // it may show what the room's screen owns
    // The screen goes with the other parts, after this: what it does at its end is told to nobody here.
    disconnect(&m_session, nullptr, this, nullptr);
    disconnect(&m_session.archive(), nullptr, this, nullptr);
    disconnect(&m_rooms, nullptr, this, nullptr);
}

bool RoomWindow::isLookedAt() const
{
    return m_screen && !m_closing && !m_place->sheet() && isVisible() && !isMinimized() && isActiveWindow();
}

void RoomWindow::comeToFront()
{
    show();
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    raise();
    activateWindow();
}

void RoomWindow::addKey(QLatin1StringView id, std::function<void()> run, bool overSheets)
{
    QShortcut *key = m_shortcuts.listen(id, this);
    connect(key, &QShortcut::activated, this, std::move(run));
    if (!overSheets)
        m_roomKeys.append(key);
}

void RoomWindow::makeKeys()
{
    const auto panel = [this](RoomScreen::Panel which) {
        return [this, which] {
            if (m_screen)
                m_screen->togglePanel(which);
        };
    };
    const auto step = [this](int direction) {
        return [this, direction] {
            if (m_screen)
                focusStation(*nextStation(m_screen->stations(), focusWidget(), direction));
        };
    };
    addKey("go-to-room"_L1, [this] { openSwitcher(); });
    addKey("members"_L1, panel(RoomScreen::Panel::Members));
    addKey("campaign"_L1, panel(RoomScreen::Panel::Campaign));
    addKey("find-messages"_L1, panel(RoomScreen::Panel::Search));
    addKey("preview"_L1, [this] {
        if (m_screen)
            m_screen->togglePreview();
    });
    addKey("newest"_L1, [this] {
        if (m_screen)
            m_screen->showNewest();
    });
    addKey("mark-unread"_L1, [this] {
        if (m_screen)
            m_screen->markUnread();
    });
    addKey("undo-deletion"_L1, [this] { m_sheets->undoDeletion(); });
    addKey("next-part"_L1, step(1));
    addKey("previous-part"_L1, step(-1));
    addKey("shortcuts"_L1, [this] { openShortcuts(); });
    const auto inRoom = [this](void (RoomScreen::*deed)()) {
        return [this, deed] {
            if (m_screen)
                (m_screen.data()->*deed)();
        };
    };
    addKey("go-back"_L1, inRoom(&RoomScreen::goBack));
    addKey("first-unread"_L1, inRoom(&RoomScreen::showFirstUnread));
    addKey("mark-read"_L1, inRoom(&RoomScreen::markRead));
    addKey("go-to-day"_L1, inRoom(&RoomScreen::askForDay));
    addKey("pins"_L1, inRoom(&RoomScreen::showPins));
    addKey("emoji"_L1, inRoom(&RoomScreen::chooseEmoji));
    addKey("attach"_L1, inRoom(&RoomScreen::attachFiles));
    constexpr bool overSheets = true;
    addKey(
        "close-room-window"_L1, [this] { close(); }, overSheets);
    addKey(
        "quit"_L1, [this] { Q_EMIT quitWanted(); }, overSheets);
    addKey(
        "settings"_L1, [this] { Q_EMIT settingsWanted(); }, overSheets);
    addKey(
        "lock"_L1, [this] { Q_EMIT lockWanted(); }, overSheets);
    addKey(
        "floating-chat"_L1, [this] { Q_EMIT floatingWanted(); }, overSheets);
    addKey(
        "larger"_L1, [this] { Q_EMIT scaleWanted(1); }, overSheets);
    addKey(
        "smaller"_L1, [this] { Q_EMIT scaleWanted(-1); }, overSheets);
    addKey(
        "usual-size"_L1, [this] { Q_EMIT scaleWanted(0); }, overSheets);
}

void RoomWindow::present(Sheet *sheet)
{
    m_place->present(sheet);
}

void RoomWindow::openSwitcher()
{
    auto *sheet = new SwitcherSheet(theme(), m_session, m_formats, this, SwitcherSheet::Purpose::GoToRoom);
    connect(sheet, &SwitcherSheet::picked, this, [this](RoomId room) { Q_EMIT m_sheets->roomWanted(room); });
    present(sheet);
    sheet->open();
}

void RoomWindow::openShortcuts()
{
    auto *sheet = new ShortcutsSheet(theme(), m_shortcuts, this);
    connect(sheet, &ShortcutsSheet::said, this, &RoomWindow::say);
    connect(sheet, &ShortcutsSheet::changeWanted, this, &RoomWindow::shortcutSettingsWanted);
    present(sheet);
    sheet->open();
}

/// Left, removed, or not to be seen any more: said, instead of a window that vanishes under one's hands.
void RoomWindow::showGone()
{
    if (!m_screen)
        return;
    m_place->drop();
    m_screen->hide();
    m_screen->deleteLater(); // it may be what told us
    m_screen = nullptr;
    m_gone->show();
    retranslate();
    focusStation(*m_gone);
    Q_EMIT focusChanged();
}

void RoomWindow::showTitle()
{
    QString title = tr("Madang");
    int unread = 0;
    if (const auto room = m_rooms.find(m_id)) {
        m_name = oneLine(room->name, 80);
        unread = room->isQuiet() ? 0 : room->unread;
    }
    if (!m_name.isEmpty())
        title = u"%1 – %2"_s.arg(m_name, title);
    if (unread > 0)
        title = u"(%1) %2"_s.arg(QString::number(unread), title);
    setWindowTitle(titleOf(title, m_session));
}

void RoomWindow::retranslate()
{
    showTitle();
    if (!m_screen)
        m_gone->say(Glyph::DoorOut, tr("You are no longer in this room"),
                    tr("You left %1, or somebody removed you, so there is nothing more to show here.")
                        .arg(isolated(m_name)),
                    tr("Close the window"));
}

void RoomWindow::changeEvent(QEvent *event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange)
        Q_EMIT focusChanged();
}

void RoomWindow::closeEvent(QCloseEvent *event)
{
    m_closing = true;
    Pane::closeEvent(event);
    Q_EMIT closed();
}

} // namespace madang::gui
