// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/main_window.h"

#include "client-gui/complaints/blocked_sheet.h"
#include "client-gui/contact/contact_sheet.h"
#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/people/profile_sheet.h"
#include "client-gui/screens/about_sheet.h"
#include "client-gui/screens/browse_sheet.h"
#include "client-gui/screens/campaigns_sheet.h"
#include "client-gui/screens/inbox_sheet.h"
#include "client-gui/screens/name_sheet.h"
#include "client-gui/screens/new_room_sheet.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/saved_sheet.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "client-gui/window/account_keys.h"
#include "client-gui/window/command_rights.h"
#include "client-gui/window/kept_sheet.h"
#include "client-gui/window/stations.h"
#include "common/base/when_done.h"
#include "common/client/pin_lock.h"
#include "common/views/gift_words.h"
#include "common/views/wording.h"

#include <QAction>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kGeometry = "window"_L1;
    constexpr auto kWorkspace = "workspace-splitter"_L1;
    constexpr int kListWidth = 288;
    /// Below this width the list and the room take turns.
    constexpr int kBothWidth = 560;
    /// What a guest wanted, where it is no command.
    constexpr auto kDonateDeed = "donate"_L1;

} // namespace

MainWindow::MainWindow(const Theme &theme, Session &session, views::Formats &formats, AccountFrame *frame)
    : m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_frame(frame)
    , m_shortcuts(session.preferences())
    , m_ground(new QWidget(this))
    , m_linkBar(new LinkBar(theme, m_ground))
    , m_storageBar(new StorageBar(theme, session, m_ground))
    , m_stack(new QStackedWidget(m_ground))
    , m_start(new StartScreen(theme, session, m_stack))
    , m_toasts(new Toasts(theme, m_ground))
    , m_campaignSheets(
          new CampaignSheets(theme, session, formats, m_ground, [this](Sheet *sheet) { present(sheet); }))
    , m_careSheets(
          new CareSheets(theme, session, formats, m_ground, [this](Sheet *sheet) { present(sheet); }))
    , m_place(new SheetPlace(this))
    , m_giving(new GivingSheets(theme, session, formats, *m_place, m_ground, this))
    , m_roomSheets(
          new RoomSheets(theme, session, formats, m_ground, [this](Sheet *sheet) { present(sheet); }))
    , m_listMenus(new ListMenus(theme, session, formats, *m_roomSheets, m_ground,
                                [this](Sheet *sheet) { present(sheet); }))
    , m_mainMenu(new MainMenu(theme, session, *m_listMenus, m_commands, this))
    , m_wish(new views::GuestWish(session, this))
    , m_alerts(session, formats)
{
    setWindowIcon(programIcon());
    setCentralWidget(m_ground);
    auto *column = new QVBoxLayout(m_ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_linkBar);
    column->addWidget(m_storageBar);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_start);
    makeCommands();
    setMinimumSize(420, 360);
    if (m_frame)
        setWindowFlags(Qt::Widget);
    else if (!restoreGeometry(session.preferences().layout(kGeometry)))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(8, 40)));

    connect(&m_shortcuts, &Shortcuts::changed, this, &MainWindow::showKeys);
    connect(m_place, &SheetPlace::changed, this, [this] {
        setCommandsEnabled();
        tellFocus();
    });
    new KeptSheet(
        session, *m_place,
        [this](QLatin1StringView id) {
            if (QAction *action = m_commands.value(id); action && action->isVisible())
                action->trigger();
        },
        this);
    connect(m_wish, &views::GuestWish::granted, this, &MainWindow::grant);
    serve(*m_roomSheets);
    connect(m_roomSheets, &RoomSheets::said, this, &MainWindow::say);
    connect(m_campaignSheets, &CampaignSheets::created, this, &MainWindow::visitCampaign);
    connect(m_campaignSheets, &CampaignSheets::said, this, &MainWindow::say);
    connect(m_careSheets, &CareSheets::said, this, &MainWindow::say);
    connect(m_giving, &GivingSheets::said, this, &MainWindow::say);
    m_listMenus->setPlaces([this](RoomId room) { return placesOf(room); });
    connect(m_listMenus, &ListMenus::roomWanted, this, &MainWindow::openRoom);
    connect(m_listMenus, &ListMenus::said, this, &MainWindow::say);
    connect(m_mainMenu, &MainMenu::said, this, &MainWindow::say);
    connect(m_campaignSheets, &CampaignSheets::doubtfulLink, m_roomSheets, &RoomSheets::confirmLink);
    connect(m_start, &StartScreen::contactWanted, this, &MainWindow::openContact);
    connect(&session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&session, &Session::accountChanged, this, &MainWindow::setCommandsEnabled);
    connect(&session, &Session::labelChanged, this, &MainWindow::showTitle);
    connect(m_start, &StartScreen::wayOutWanted, this, [this] {
        if (m_frame)
            m_frame->leaveSignIn(*this);
    });
    connect(&session, &Session::ended, this, [this](const Error &reason) {
        m_start->explain(views::wording::of(reason));
        if (mayTakeKeyboard())
            m_start->begin();
        // Where it is said has to be seen by whoever loses other windows.
        // Behind another account the rail tells: nobody is taken away from what they write.
        if (std::exchange(m_leftBeside, false) && mayTakeKeyboard())
            comeToFront();
    });
    connect(&session.uploads(), &Uploads::resumed, this,
            [this](int count) { say(tr("Files that go on being sent: %1").arg(m_formats.number(count))); });
    connect(&session, &Session::erased, this, [this] { m_start->explain(views::MyData::farewell()); });
    connect(&session, &Session::notRemembered, this, [this] {
        say(tr("Your sign-in could not be kept: at the next start you will be asked for your password."));
    });
    retranslate();
}

MainWindow::~MainWindow()
{
    // The screens go before the view-models they show.
    leaveWorkspace();
}

void MainWindow::begin()
{
    showState();
}

// --- where one is ---

void MainWindow::showState()
{
    m_place->drop(); // it may show view-models that go now
    leaveWorkspace();
    if (m_session.state() == Session::State::SignedOut) {
        m_stack->setCurrentWidget(m_start);
        if (mayTakeKeyboard())
            m_start->begin();
    } else {
        m_start->explain({});
        m_leftBeside = false;
        showWorkspace();
    }
    setCommandsEnabled();
    showCounts();
    tellFocus();
}

void MainWindow::showWorkspace()
{
    m_rooms = std::make_unique<views::RoomList>(m_session, m_formats);
    m_rooms->setGrouped(true);
    m_giving->enter();
    m_inbox = std::make_unique<views::Inbox>(m_session, m_formats);
    m_nickname = std::make_unique<views::NicknameChoice>(m_session);
    connect(m_nickname.get(), &views::NicknameChoice::needed, this, [this] {
        if (sheet())
            return; // it is asked for before the first message
        m_roomSheets->askForNickname();
        // A first room waits for it. Later: not while this window goes with the sheet.
        if (sheet())
            connect(sheet(), &QObject::destroyed, this, &MainWindow::openFirstRoom, Qt::QueuedConnection);
    });
    m_link = std::make_unique<views::LinkStatus>(m_session);
    m_linkBar->follow(m_link.get());
    connect(m_rooms.get(), &views::RoomList::totalUnreadChanged, this, &MainWindow::showCounts);
    connect(m_rooms.get(), &views::RoomList::totalMentionsChanged, this, &MainWindow::showCounts);
    connect(m_rooms.get(), &views::RoomList::invited, this,
            [this](RoomId, const QString &name, const QString &by) {
                say(tr("%1 made you a member of %2.").arg(isolated(by), isolated(name)));
            });
    connect(&m_session.mirror(), &Mirror::noticed, m_rooms.get(),
            [this](const notifications::Notice &notice) {
                if (const QString text = views::refundNoticeText(notice, m_formats); !text.isEmpty())
                    say(text);
            });
    connect(m_rooms.get(), &views::RoomList::gone, this, [this](RoomId room) {
        if (m_room && m_room->room() == room)
            showNoRoom();
    });

    m_workspace = new QSplitter(Qt::Horizontal, m_stack);
    m_workspace->setHandleWidth(1);
    m_workspace->setChildrenCollapsible(false);
    m_roomList = new RoomListScreen(m_theme, m_session, *m_rooms, m_formats, m_shortcuts, m_workspace);
    m_roomList->setMenu(m_mainMenu->menu());
    m_listMenus->enter(*m_rooms, *m_roomList);
    m_roomList->setMinimumWidth(200);
    m_noRoom = new EmptyState(m_theme, m_workspace);
    m_workspace->addWidget(m_roomList);
    m_workspace->addWidget(m_noRoom);
    m_workspace->setStretchFactor(0, 0);
    m_workspace->setStretchFactor(1, 1);
    m_workspace->setSizes({qMin(m_theme.scaled(kListWidth), width() * 3 / 10), width()});
    if (const QByteArray state = m_session.preferences().layout(kWorkspace); !state.isEmpty())
        m_workspace->restoreState(state);
    connect(m_workspace, &QSplitter::splitterMoved, this,
            [this] { m_session.preferences().setLayout(kWorkspace, m_workspace->saveState()); });
    connect(m_roomList, &RoomListScreen::picked, this, &MainWindow::openRoom);
    connect(m_roomList, &RoomListScreen::windowWanted, this, &MainWindow::openRoomWindow);
    connect(m_roomList, &RoomListScreen::newRoomWanted, this, [this] {
        if (!mustSignInFor("new-room"_L1))
            openNewRoom();
    });
    connect(m_roomList, &RoomListScreen::noticesWanted, this, &MainWindow::openInbox);
    connect(m_inbox.get(), &views::Inbox::unreadChanged, m_roomList, &RoomListScreen::setUnreadNotices);
    m_roomList->setUnreadNotices(m_inbox->unread());
    connect(m_roomList, &RoomListScreen::browseWanted, this, &MainWindow::openBrowse);
    connect(m_roomList, &RoomListScreen::signInWanted, this, [this] { goToSignIn({placeHere()}); });
    connect(m_roomList, &RoomListScreen::menuWanted, this, &MainWindow::openRoomMenu);
    connect(m_roomList, &RoomListScreen::folderMenuWanted, m_listMenus, &ListMenus::openForFolder);
    connect(m_noRoom, &EmptyState::pressed, this, &MainWindow::openBrowse);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    showNoRoom();
    showBeside();

    const RoomId last = m_session.preferences().lastRoom();
    if (!last.isNull() && m_rooms->find(last))
        openRoom(last);
    else if (!m_rooms->shown().isEmpty())
        openRoom(m_rooms->shown().first());
    else if (m_session.state() == Session::State::Guest)
        openBrowse();
    else
        connect(m_rooms.get(), &QAbstractItemModel::rowsInserted, this, &MainWindow::openFirstRoom);
}

/// The first rooms of a first start: opens the newest instead of an empty window.
void MainWindow::openFirstRoom()
{
    if (!m_rooms || m_room || sheet())
        return;
    if (const QList<RoomId> shown = m_rooms->shown(); !shown.isEmpty())
        openRoom(shown.first());
}

/// The other windows of this session.
void MainWindow::showBeside()
{
    m_roomWindows
        = std::make_unique<RoomWindows>(m_theme, m_session, m_formats, *m_rooms, *m_link, m_shortcuts);
    connect(m_roomWindows.get(), &RoomWindows::said, this, &MainWindow::say);
    connect(m_roomWindows.get(), &RoomWindows::focusChanged, this, &MainWindow::tellFocus);
    connect(m_roomWindows.get(), &RoomWindows::made, this, qOverload<RoomWindow &>(&MainWindow::serve));
    m_floating = std::make_unique<FloatingChat>(m_theme, m_session, m_formats, *m_rooms, m_shortcuts);
    connect(m_floating.get(), &FloatingChat::said, this, &MainWindow::say);
    connect(m_floating.get(), &FloatingChat::focusChanged, this, &MainWindow::tellFocus);
    connect(m_floating.get(), &FloatingChat::windowWanted, this, &MainWindow::openRoomWindow);
    connect(m_floating.get(), &FloatingChat::roomWanted, this, [this](RoomId room) {
        comeToFront();
        openRoom(room);
    });
    connect(m_floating.get(), &FloatingChat::made, this, [this](FloatingPanel &panel) {
        serve(panel.sheets());
        listenForAccounts(panel, m_shortcuts, m_frame, *this);
    });
    restoreBeside();
}

/// Those of the last time, once this window is there: a program that begins hidden shows nothing.
void MainWindow::restoreBeside()
{
    if (!m_roomWindows || !isVisible())
        return;
    m_roomWindows->restore();
    m_floating->restore();
}

void MainWindow::leaveBeside()
{
    m_leftBeside
        = (m_roomWindows && !m_roomWindows->windows().isEmpty()) || (m_floating && m_floating->panel());
    m_floating.reset();
    m_roomWindows.reset();
}

void MainWindow::leaveWorkspace()
{
    leaveBeside();
    m_listMenus->leave();
    m_linkBar->follow(nullptr);
    delete m_monitor;
    delete m_workspace; // its screens refer to the view-models below
    m_giving->leave();
    m_link.reset();
    m_inbox.reset();
    m_nickname.reset();
    m_rooms.reset();
}

void MainWindow::showNoRoom()
{
    if (m_room) {
        m_room->hide();
        m_room->deleteLater();
        m_room = nullptr;
        if (mayTakeKeyboard())
            m_roomList->focusList();
    }
    arrange();
    m_roomList->setCurrent({});
    sayNoRoom();
    showTitle();
    tellFocus();
}

void MainWindow::sayNoRoom()
{
    const QString keys = m_shortcuts.text("go-to-room"_L1);
    m_noRoom->say(Glyph::Chat, tr("Choose a room"),
                  keys.isEmpty() ? tr("Your rooms are at the left.")
                                 : tr("Your rooms are at the left. %1 finds one by name.").arg(keys),
                  tr("Browse public rooms"));
}

// --- other windows ---

/// Does what a room's window cannot do by itself; for another window this one comes to the front.
void MainWindow::serve(RoomSheets &sheets)
{
    const bool own = &sheets == m_roomSheets;
    // Later: what is asked for may end the window that asks.
    const Qt::ConnectionType when = own ? Qt::AutoConnection : Qt::QueuedConnection;
    const auto here = [this, own](auto deed) {
        return [this, own, deed](const auto &...what) -> void {
            if (!own)
                comeToFront();
            deed(what...);
        };
    };
    sheets.setNickname([this] { return m_nickname.get(); });
    connect(
        &sheets, &RoomSheets::roomWanted, this, [this](RoomId room) { goTo(room); }, when);
    connect(&sheets, &RoomSheets::placeWanted, this, &MainWindow::goToPlace, Qt::QueuedConnection);
    connect(&sheets, &RoomSheets::profileWanted, this, here([this] { openProfile(); }), when);
    connect(&sheets, &RoomSheets::signInWanted, this,
            here([this](RoomId room) { goToSignIn({m_wish->placeOf(room)}); }), when);
    connect(&sheets, &RoomSheets::campaignsWanted, this, here([this] { openCampaigns(); }), when);
    connect(&sheets, &RoomSheets::donateWanted, this,
            here([this](CampaignId campaign, const QString &title) { openDonation(campaign, title); }), when);
    connect(
        &sheets, &RoomSheets::monitorWanted, this, [this](CampaignId campaign) { openMonitor(campaign); },
        when);
    connect(&sheets, &RoomSheets::pageWanted, this,
            here([this](CampaignId campaign) { m_campaignSheets->openPage(campaign); }), when);
    connect(&sheets, &RoomSheets::manageWanted, this,
            here([this](CampaignId campaign) { m_campaignSheets->openManage(campaign); }), when);
    connect(&sheets, &RoomSheets::storyLink, this,
            here([this](const QUrl &link, bool doubtful) { m_campaignSheets->openLink(link, doubtful); }),
            when);
}

void MainWindow::serve(RoomWindow &window)
{
    serve(window.sheets());
    listenForAccounts(window, m_shortcuts, m_frame, *this);
    RoomWindow *there = &window;
    window.roomScreen()->setPlaces([this, room = window.room()] {
        RoomPlaces places = placesOf(room);
        places.openWindow = {};
        return places;
    });
    connect(there, &RoomWindow::scaleWanted, this,
            [this, there](int steps) { there->sayNow(scaledBy(steps)); });
    connect(there, &RoomWindow::floatingWanted, this, [this, there] { toggleFloating(there->room()); });
    // Later: the sheet that asks for the second goes.
    connect(
        there, &RoomWindow::lockWanted, this, [this] { lock(); }, Qt::QueuedConnection);
    connect(
        there, &RoomWindow::settingsWanted, this,
        [this] {
            comeToFront();
            openSettings();
        },
        Qt::QueuedConnection);
    connect(
        there, &RoomWindow::shortcutSettingsWanted, this,
        [this] {
            comeToFront();
            openShortcutSettings();
        },
        Qt::QueuedConnection);
    connect(there, &RoomWindow::quitWanted, this, &MainWindow::quit, Qt::QueuedConnection);
}

RoomPlaces MainWindow::placesOf(RoomId room)
{
    RoomPlaces places;
    places.openWindow = [this, room] { openRoomWindow(room); };
    places.setFloating = [this, room](bool on) {
        if (m_floating)
            m_floating->setRoom(on ? room : RoomId());
    };
    places.isFloating = m_floating && m_floating->room() == room;
    return places;
}

void MainWindow::openRoomWindow(RoomId room)
{
    if (m_roomWindows && !room.isNull())
        m_roomWindows->open(room);
}

void MainWindow::toggleFloating(RoomId here)
{
    if (!m_floating)
        return;
    if (!m_floating->room().isNull() || m_floating->panel()) {
        m_floating->toggle();
    } else if (here.isNull()) {
        say(tr("Open a room first: it becomes the floating chat."));
    } else {
        m_floating->setRoom(here);
        m_floating->open();
    }
}

/// To a room where it stands: in its own window, else in this one.
void MainWindow::goTo(RoomId room)
{
    if (m_roomWindows && m_roomWindows->find(room)) {
        m_roomWindows->open(room);
        return;
    }
    if (!isInFront())
        comeToFront();
    openRoom(room);
}

void MainWindow::goToPlace(RoomId room, qint64 position)
{
    if (m_roomWindows && m_roomWindows->find(room)) {
        if (const RoomWindow *window = m_roomWindows->open(room))
            window->roomScreen()->jumpTo(position);
        return;
    }
    if (!isInFront())
        comeToFront();
    showPlace(room, position);
}

void MainWindow::openPlace(const PlaceLink &place)
{
    if (!isIn())
        return;
    switch (place.kind()) {
    case PlaceLink::Kind::Home:
        break;
    case PlaceLink::Kind::Room:
        goToPlace(place.room(), place.position());
        break;
    case PlaceLink::Kind::Campaign:
        m_campaignSheets->openPage(place.campaign());
        break;
    case PlaceLink::Kind::Gift:
        if (m_wish->isGuest())
            return goToSignIn({place});
        openGift({.kind = views::NoticeSubject::Kind::Gift, .donation = place.gift()});
        break;
    }
}

void MainWindow::openRoomMenu(RoomId room, QPoint at)
{
    if (m_room && m_room->room() == room)
        m_listMenus->popup(m_room->makeMenu(this), at);
    else
        m_listMenus->openForRoom(room, at);
}

void MainWindow::openRoom(RoomId room)
{
    if (!m_workspace)
        return;
    m_roomList->setCurrent(room);
    if (m_room && m_room->room() == room) {
        if (mayTakeKeyboard())
            m_room->focusComposer();
        return;
    }
    QPointer<RoomScreen> before = m_room;
    // No parent yet: a splitter would put a child at its end by itself.
    m_room = new RoomScreen(m_theme, m_session, *m_rooms, m_formats, m_shortcuts, room, nullptr);
    const int at = m_workspace->count() - 1;
    const QList<int> sizes = m_workspace->sizes();
    m_noRoom->hide();
    if (before) {
        const int index = m_workspace->indexOf(before);
        m_workspace->replaceWidget(index, m_room);
        delete before;
    } else {
        m_workspace->insertWidget(at, m_room);
        m_workspace->setStretchFactor(at, 1);
        m_workspace->setSizes({sizes.value(0), qMax(1, width() - sizes.value(0)), 0});
    }
    m_room->show();
    m_roomSheets->serve(*m_room, *m_rooms);
    m_room->setPlaces([this, room] { return placesOf(room); });
    connect(m_room, &RoomScreen::backWanted, this, &MainWindow::showNoRoom);
    m_session.preferences().setLastRoom(room);
    arrange();
    if (mayTakeKeyboard())
        m_room->focusComposer();
    showTitle();
    tellFocus();
}

void MainWindow::arrange()
{
    if (!m_workspace)
        return;
    const bool both = width() >= m_theme.scaled(kBothWidth);
    m_roomList->setVisible(both || !m_room);
    m_noRoom->setVisible(both && !m_room);
    if (m_room)
        m_room->setAlone(!both);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrange();
}

void MainWindow::showCounts()
{
    showTitle();
    Q_EMIT countsChanged();
}

/// A room under a sheet is not looked at.
void MainWindow::tellFocus()
{
    const bool active = isInFront() && !window()->isMinimized();
    m_alerts.setFocus(active, m_room && !sheet() ? m_room->room() : RoomId());
    const RoomId window = m_roomWindows ? m_roomWindows->lookedAt() : RoomId();
    m_alerts.lookAt(window.isNull() && m_floating ? m_floating->lookedAt() : window);
}

void MainWindow::comeToFront()
{
    if (m_frame)
        return m_frame->bringToFront(*this);
    show();
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    raise();
    activateWindow();
}

void MainWindow::takeKeyboard()
{
    if (QWidget *last = focusWidget(); last && last->isVisible())
        last->setFocus(Qt::OtherFocusReason);
    else if (sheet())
        return; // it has it, or takes it when it is seen
    else if (m_stack->currentWidget() == m_start)
        m_start->begin();
    else if (m_room)
        m_room->focusComposer();
    else if (m_roomList)
        m_roomList->focusList();
}

void MainWindow::lookAround()
{
    setCommandsEnabled();
    tellFocus();
}

void MainWindow::openAlert(const views::Alert &alert)
{
    if (!m_workspace)
        return;
    if (RoomWindow *window = m_roomWindows ? m_roomWindows->find(alert.room) : nullptr;
        window && window->roomScreen()) {
        window->comeToFront();
        if (alert.position > 0)
            window->roomScreen()->jumpTo(alert.position);
        return;
    }
    if (sheet())
        sheet()->leave();
    if (alert.room.isNull()) {
        if (!alert.notice.isNull() && m_inbox)
            m_inbox->markRead(alert.notice);
        follow(alert.subject);
        return;
    }
    openRoom(alert.room);
    if (m_room && m_room->room() == alert.room && alert.position > 0)
        m_room->jumpTo(alert.position);
}

void MainWindow::setHiding(std::function<bool()> possible, std::function<bool()> hide)
{
    m_canHide = std::move(possible);
    m_hide = std::move(hide);
}

void MainWindow::quit()
{
    if (m_frame)
        return m_frame->quit();
    m_quitting = true;
    close();
    QCoreApplication::quit(); // also when the window was hidden
}

void MainWindow::showTitle()
{
    QString title = tr("Madang");
    if (m_room && m_rooms) {
        if (const auto room = m_rooms->find(m_room->room()))
            title = u"%1 – %2"_s.arg(oneLine(room->name, 80), title);
    }
    title = titleOf(title, m_session);
    // A frame counts what all accounts have.
    if (!m_frame && m_rooms && m_rooms->totalUnread() > 0)
        title = u"(%1) %2"_s.arg(QString::number(m_rooms->totalUnread()), title);
    setWindowTitle(title);
}

// --- commands ---

void MainWindow::addCommand(QLatin1StringView id, std::function<void()> run)
{
    Q_ASSERT(Shortcuts::find(id)); // else nobody could give it keys
    auto *action = new QAction(this);
    action->setShortcutContext(Qt::WindowShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, [this, id, run = std::move(run)] {
        if (!mustSignInFor(id))
            run();
    });
    m_commands.insert(id, action);
}

void MainWindow::showKeys()
{
    for (auto [id, action] : std::as_const(m_commands).asKeyValueRange())
        action->setShortcuts(m_shortcuts.keys(id));
    if (m_noRoom && !m_room)
        sayNoRoom();
}

void MainWindow::makeCommands()
{
    addCommand("new-room"_L1, [this] { openNewRoom(); });
    addCommand("browse-rooms"_L1, [this] { openBrowse(); });
    addCommand("new-direct"_L1, [this] { openDirect(); });
    addCommand("go-to-room"_L1, [this] { openSwitcher(); });
    addCommand("notices"_L1, [this] { openInbox(); });
    addCommand("campaigns"_L1, [this] { openCampaigns(); });
    addCommand("my-gifts"_L1, [this] { openGifts(); });
    addCommand("refunds"_L1, [this] { openRefunds(); });
    addCommand("payments-desk"_L1, [this] { openDesk(); });
    addCommand("overview"_L1, [this] { openOverview(); });
    addCommand("connections"_L1, [this] { openConnections(); });
    addCommand("audit-log"_L1, [this] { openAudit(); });
    addCommand("payouts"_L1, [this] { m_campaignSheets->openPayouts(); });
    addCommand("complaints"_L1, [this] { openComplaints(); });
    addCommand("blocked-people"_L1, [this] { openBlocked(); });
    addCommand("profile"_L1, [this] { openProfile(); });
    addCommand("new-accounts"_L1, [this] { openApplicants(); });
    addCommand("accounts"_L1, [this] { openPeopleDesk(); });
    addCommand("banned-addresses"_L1, [this] { openBans(); });
    addCommand("settlements"_L1, [this] { openSettlements(); });
    addCommand("monthly-gifts"_L1, [this] { openPledges(); });
    addCommand("receipts"_L1, [this] { openReceipts(); });
    addCommand("settings"_L1, [this] { openSettings(); });
    addCommand("lock"_L1, [this] { lock(); });
    addCommand("sessions"_L1, [this] { openSessions(); });
    addCommand("contact"_L1, [this] { openContact(); });
    addCommand("shortcuts"_L1, [this] { openShortcuts(); });
    addCommand("about"_L1, [this] { openAbout(); });
    addCommand("sign-out"_L1, [this] { confirmSignOut(); });
    addCommand("quit"_L1, [this] { quit(); });
    addCommand("previous-room"_L1, [this] {
        if (m_roomList)
            m_roomList->step(-1);
    });
    addCommand("next-room"_L1, [this] {
        if (m_roomList)
            m_roomList->step(1);
    });
    addCommand("next-unread"_L1, [this] {
        if (const RoomId next = m_rooms ? m_rooms->nextUnread(m_room ? m_room->room() : RoomId()) : RoomId();
            !next.isNull())
            openRoom(next);
    });
    addCommand("next-mention"_L1, [this] {
        const RoomId here = m_room ? m_room->room() : RoomId();
        if (const RoomId next = m_rooms ? m_rooms->nextMention(here) : RoomId(); !next.isNull())
            openRoom(next);
        else
            say(tr("Nobody named you anywhere else."));
    });
    addCommand("members"_L1, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Members);
    });
    addCommand("campaign"_L1, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Campaign);
    });
    addCommand("find-messages"_L1, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Search);
    });
    addCommand("room-window"_L1, [this] {
        if (m_room)
            openRoomWindow(m_room->room());
    });
    addCommand("floating-chat"_L1, [this] { toggleFloating(m_room ? m_room->room() : RoomId()); });
    const auto toFrame = [this](auto deed) {
        return [this, deed] {
            if (m_frame)
                deed(*m_frame);
        };
    };
    addCommand("all-unread"_L1, toFrame([](AccountFrame &frame) { frame.openAllUnread(); }));
    addCommand("next-account"_L1, toFrame([this](AccountFrame &frame) { frame.nextAccount(*this); }));
    addCommand("add-account"_L1, toFrame([](AccountFrame &frame) { frame.addAccount(); }));
    addCommand("remove-account"_L1, toFrame([this](AccountFrame &frame) { frame.askToRemove(*this); }));
    for (int place = 0; place < int(kAccountCommands.size()); ++place)
        addCommand(kAccountCommands[place],
                   toFrame([place](AccountFrame &frame) { frame.openAccount(place); }));
    addCommand("preview"_L1, [this] {
        if (m_room)
            m_room->togglePreview();
    });
    addCommand("newest"_L1, [this] {
        if (m_room)
            m_room->showNewest();
    });
    addCommand("mark-unread"_L1, [this] {
        if (m_room)
            m_room->markUnread();
    });
    addCommand("undo-deletion"_L1, [this] { m_roomSheets->undoDeletion(); });
    addCommand("larger"_L1, [this] { changeScale(1); });
    addCommand("smaller"_L1, [this] { changeScale(-1); });
    addCommand("usual-size"_L1, [this] { changeScale(0); });
    addCommand("next-part"_L1, [this] { nextStation(1); });
    addCommand("previous-part"_L1, [this] { nextStation(-1); });
    addCommand("mentions"_L1, [this] { openMentions(); });
    addCommand("saved"_L1, [this] { openSaved(); });
    const auto inRoom = [this](void (RoomScreen::*deed)()) {
        return [this, deed] {
            if (m_room)
                (m_room.data()->*deed)();
        };
    };
    addCommand("read-everything"_L1, [this] { readEverything(); });
    addCommand("go-back"_L1, inRoom(&RoomScreen::goBack));
    addCommand("first-unread"_L1, inRoom(&RoomScreen::showFirstUnread));
    addCommand("mark-read"_L1, inRoom(&RoomScreen::markRead));
    addCommand("go-to-day"_L1, inRoom(&RoomScreen::askForDay));
    addCommand("pins"_L1, inRoom(&RoomScreen::showPins));
    addCommand("emoji"_L1, inRoom(&RoomScreen::chooseEmoji));
    addCommand("attach"_L1, inRoom(&RoomScreen::attachFiles));
    addCommand("unread-only"_L1, [this] {
        if (m_roomList)
            m_roomList->toggleUnreadOnly();
    });
    addCommand("menu"_L1, [this] {
        if (m_roomList)
            m_mainMenu->menu()->popup(m_roomList->mapToGlobal(QPoint(12, 48)));
    });
    showKeys();
}

void MainWindow::setCommandsEnabled()
{
    showRights(m_commands, m_session, m_frame, !sheet());
    m_mainMenu->showParts();
    m_start->setWayOut(m_frame && m_frame->count() > 1);
}

void MainWindow::nextStation(int direction)
{
    QList<QWidget *> stations = m_frame ? m_frame->stations() : QList<QWidget *>();
    if (m_workspace)
        stations += m_roomList;
    else if (!stations.isEmpty())
        stations += m_start;
    if (m_room)
        stations += m_room->stations();
    if (stations.isEmpty())
        return;
    QWidget *next = gui::nextStation(stations, window()->focusWidget(), direction);
    if (next == m_roomList)
        m_roomList->focusList();
    else
        focusStation(*next);
}

// --- sheets ---

void MainWindow::lock()
{
    PinLock *lock = m_frame ? m_frame->pinLock() : nullptr;
    if (!lock)
        return;
    if (lock->isSet())
        return lock->lock();
    comeToFront();
    presentSettings()->openAtLock();
    say(tr("Choose a PIN first."));
}

void MainWindow::openSettings()
{
    presentSettings()->open();
}

void MainWindow::openShortcutSettings()
{
    presentSettings()->openAtShortcuts();
}

SettingsSheet *MainWindow::presentSettings()
{
    const bool account = m_session.state() == Session::State::SignedIn;
    auto *sheet
        = new SettingsSheet(m_theme, m_session.preferences(), m_shortcuts, account ? &m_alerts : nullptr,
                            m_canHide && m_canHide(), m_ground, m_frame ? m_frame->pinLock() : nullptr);
    sheet->shortcuts().setOffered([this](const KeyedAction &action) {
        const QAction *command = m_commands.value(action.id);
        return !command || command->isVisible();
    });
    present(sheet);
    return sheet;
}

/// Says how large it is now.
QString MainWindow::scaledBy(int steps)
{
    Preferences &preferences = m_session.preferences();
    preferences.setInterfaceScale(
        steps == 0 ? 100 : preferences.interfaceScale() + steps * Preferences::kScaleStep);
    return tr("Interface scale: %1 %").arg(preferences.interfaceScale());
}

void MainWindow::changeScale(int steps)
{
    m_toasts->sayNow(scaledBy(steps));
}

/// Every command that one could give now, as the switcher finds it.
QList<views::FinderPage> MainWindow::pages() const
{
    QList<views::FinderPage> all;
    for (const KeyedAction &each : Shortcuts::table()) {
        const QAction *action = m_commands.value(each.id);
        if (!action || !action->isVisible() || !action->isEnabled() || each.id == "go-to-room"_L1)
            continue;
        all.append(
            {each.id, Shortcuts::nameOf(each), m_shortcuts.text(each.id), QString::fromUtf8(each.words)});
    }
    return all;
}

void MainWindow::openSwitcher()
{
    auto *sheet = new SwitcherSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &SwitcherSheet::picked, this, [this](RoomId room) { openRoom(room); });
    connect(sheet, &SwitcherSheet::personPicked, this, &MainWindow::openPerson);
    connect(sheet, &SwitcherSheet::campaignPicked, this, [this](CampaignId id) {
        if (const auto campaign = m_session.archive().campaign(id))
            visitCampaign(*campaign);
    });
    connect(sheet, &SwitcherSheet::placePicked, this, [this](const PlaceLink &place) {
        if (m_frame)
            m_frame->followLink(place);
        else
            openPlace(place);
    });
    connect(sheet, &SwitcherSheet::pagePicked, this, [this](const QString &id) {
        // Not before the sheet is gone: until then commands rest.
        const QByteArray name = id.toLatin1();
        if (QAction *action = m_commands.value(QLatin1StringView(name)))
            QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
    });
    sheet->setPages(pages());
    present(sheet);
    sheet->open();
}

void MainWindow::openBrowse()
{
    auto *sheet = new BrowseSheet(m_theme, m_session, m_ground);
    connect(sheet, &BrowseSheet::picked, this, &MainWindow::visit);
    present(sheet);
    sheet->open();
}

void MainWindow::showPlace(RoomId room, qint64 position)
{
    const auto show = [this, position](RoomId there) {
        openRoom(there);
        if (m_room && m_room->room() == there)
            m_room->jumpTo(position);
    };
    if (m_session.archive().room(room))
        return show(room);
    // A public one in which one has never been.
    whenDone(m_session.call(rooms::show, {room}), this,
             [this, show, room, position](const Result<rooms::Room> &found) {
                 // What a guest may not see looks as if it were not there.
                 const bool hidden = !found
                     && (found.error().code == Code::NotFound || found.error().code == Code::NotAllowed
                         || found.error().code == Code::NotSignedIn);
                 if (hidden && m_wish->isGuest())
                     return goToSignIn({m_wish->placeOf(room, position)});
                 if (!found)
                     return say(views::wording::of(found.error()));
                 m_session.mirror().adopt(*found);
                 show(found->id);
             });
}

void MainWindow::visit(const rooms::Room &room)
{
    m_session.mirror().adopt(room);
    openRoom(room.id);
}

/// Asks where so much is unread that it was hardly all seen: it cannot be taken back at once.
void MainWindow::readEverything()
{
    constexpr int kMostUnasked = 20;
    const int unread = m_rooms ? m_rooms->unreadRooms() : 0;
    const auto read = [this] {
        if (!m_rooms)
            return;
        m_rooms->markEverythingRead();
        say(tr("Every room is read now."));
    };
    if (unread == 0)
        return say(tr("Nothing is unread."));
    if (unread <= kMostUnasked)
        return read();
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Primary,
        [unread]() -> QuestionSheet::Words {
            return {
                tr("Mark all rooms as read?"),
                tr("%1 rooms have something unread. On your other devices they are read, too.").arg(unread),
                tr("Mark as read")};
        },
        m_ground);
    connect(sheet, &QuestionSheet::agreed, this, read);
    present(sheet);
    sheet->open();
}

void MainWindow::openNewRoom()
{
    auto *sheet = new NewRoomSheet(m_theme, *m_rooms, m_ground);
    connect(sheet, &NewRoomSheet::created, this, &MainWindow::openRoom);
    present(sheet);
    sheet->open();
}

void MainWindow::openDirect()
{
    auto *sheet = new NameSheet(m_theme, NameSheet::Purpose::OpenDirect, m_ground);
    connect(sheet, &NameSheet::submitted, this, [this, sheet](const QString &username) {
        whenDone(m_rooms->openDirect(username), sheet, [this, sheet](const Result<rooms::Room> &room) {
            if (!room) {
                sheet->refuse(room.error());
                return;
            }
            sheet->leave();
            openRoom(room->id);
        });
    });
    present(sheet);
    sheet->open();
}

void MainWindow::openInbox()
{
    presentInbox(views::Inbox::Filter::All);
}

void MainWindow::openMentions()
{
    presentInbox(views::Inbox::Filter::Mentions);
}

void MainWindow::openSaved()
{
    auto *sheet = new SavedSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &SavedSheet::placeWanted, this, &MainWindow::goToPlace);
    present(sheet);
    sheet->open();
}

void MainWindow::presentInbox(views::Inbox::Filter filter)
{
    if (!m_inbox)
        return;
    auto *sheet = new InboxSheet(m_theme, *m_inbox, m_formats, m_ground);
    connect(sheet, &InboxSheet::opened, this, &MainWindow::follow);
    connect(sheet, &InboxSheet::reportWanted, m_roomSheets, &RoomSheets::reportInvitation);
    present(sheet);
    sheet->open(filter);
}

void MainWindow::follow(const views::NoticeSubject &subject)
{
    using Kind = views::NoticeSubject::Kind;
    switch (subject.kind) {
    case Kind::Nothing:
        return;
    case Kind::Room:
        if (subject.position > 0)
            return goToPlace(subject.room, subject.position);
        whenDone(m_session.call(rooms::show, {subject.room}), this, [this](const Result<rooms::Room> &room) {
            room ? visit(*room) : say(views::wording::of(room.error()));
        });
        return;
    case Kind::Complaints:
        return openComplaints();
    case Kind::Applicants:
        return openApplicants();
    case Kind::Account:
        return openPeopleDesk(subject.username);
    case Kind::Campaign:
        return m_campaignSheets->openPage(subject.campaign);
    case Kind::Reports:
        return m_campaignSheets->openPage(subject.campaign, CampaignPageSheet::Tab::Reports);
    case Kind::HeldMessages:
        return m_campaignSheets->openManage(subject.campaign, ManageSheet::Tab::Messages);
    case Kind::Gift:
        return openGift(subject);
    case Kind::Refunds:
        return openRefunds();
    case Kind::Pledges:
        return openPledges();
    case Kind::Receipt:
        return openReceipt(subject.donation);
    case Kind::Payouts:
        return m_campaignSheets->openManage(subject.campaign, ManageSheet::Tab::Payouts);
    case Kind::Statement:
        return m_campaignSheets->openManage(subject.campaign, ManageSheet::Tab::Gifts);
    }
}

/// Also refunds of gifts to a campaign one runs are told: those are its statement's business.
void MainWindow::openGift(const views::NoticeSubject &subject)
{
    whenDone(m_session.call(campaigns::donation, {subject.donation}), this,
             [this, subject](const Result<campaigns::Donation> &gift) {
                 if (gift)
                     m_giving->openOwnGift(*gift);
                 else if (!subject.campaign.isNull()
                          && (gift.error().code == Code::NotFound || gift.error().code == Code::NotAllowed))
                     m_campaignSheets->openManage(subject.campaign, ManageSheet::Tab::Gifts);
                 else
                     say(views::wording::of(gift.error()));
             });
}

void MainWindow::openBlocked()
{
    auto *sheet = new BlockedSheet(m_theme, m_session, m_ground);
    connect(sheet, &BlockedSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openProfile()
{
    auto *sheet = new ProfileSheet(m_theme, m_session, m_ground);
    connect(sheet, &ProfileSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openPerson(const accounts::Person &person)
{
    m_roomSheets->openPerson(m_room ? &m_room->conversation() : nullptr, person);
}

void MainWindow::openSessions()
{
    auto *sheet = new SessionsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &SessionsSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openContact()
{
    auto *sheet = new ContactSheet(m_theme, m_session, m_ground);
    connect(sheet, &ContactSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openCampaigns()
{
    auto *sheet = new CampaignsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &CampaignsSheet::startWanted, this, [this] {
        if (m_wish->isGuest())
            goToSignIn({placeHere(), u"campaigns"_s});
        else
            m_campaignSheets->openNew();
    });
    connect(sheet, &CampaignsSheet::picked, this, &MainWindow::visitCampaign);
    present(sheet);
    sheet->open();
}

void MainWindow::visitCampaign(const campaigns::Campaign &campaign)
{
    whenDone(m_session.call(rooms::show, {campaign.room}), this, [this](const Result<rooms::Room> &room) {
        if (!room) {
            say(views::wording::of(room.error()));
            return;
        }
        visit(*room);
        if (m_room)
            m_room->showPanel(RoomScreen::Panel::Campaign);
    });
}

void MainWindow::openMonitor(CampaignId campaign)
{
    if (m_monitor && m_monitor->campaign() != campaign)
        delete m_monitor;
    if (!m_monitor)
        m_monitor = new MonitorWindow(m_theme, m_session, m_formats, m_shortcuts, campaign);
    m_monitor->show();
    m_monitor->raise();
    m_monitor->activateWindow();
}

void MainWindow::openAbout()
{
    auto *sheet = new AboutSheet(m_theme, m_ground);
    present(sheet);
    sheet->open();
}

void MainWindow::openShortcuts()
{
    auto *sheet = new ShortcutsSheet(m_theme, m_shortcuts, m_ground);
    connect(sheet, &ShortcutsSheet::said, this, &MainWindow::say);
    // Later: the sheet that asks for it goes.
    connect(sheet, &ShortcutsSheet::changeWanted, this, &MainWindow::openShortcutSettings,
            Qt::QueuedConnection);
    present(sheet);
    sheet->open();
}

void MainWindow::confirmSignOut()
{
    if (m_session.state() == Session::State::Guest) {
        m_session.signOut(Session::LocalCopy::Remove);
        return;
    }
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Danger,
        []() -> QuestionSheet::Words {
            return {tr("Sign out?"),
                    tr("What is stored on this computer of your rooms stays, so that it is there when you "
                       "come back."),
                    tr("Sign out")};
        },
        m_ground);
    connect(sheet, &QuestionSheet::agreed, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { m_session.signOut(); }, Qt::QueuedConnection);
    });
    present(sheet);
    sheet->open();
}

void MainWindow::openDonation(CampaignId campaign, const QString &title)
{
    if (m_wish->isGuest())
        goToSignIn({placeHere(), kDonateDeed, campaign, title});
    else
        m_giving->openDonation(campaign, title);
}

// --- guests ---

PlaceLink MainWindow::placeHere() const
{
    return m_wish->placeOf(m_room ? m_room->room() : RoomId());
}

bool MainWindow::mustSignInFor(QLatin1StringView command)
{
    if (!m_wish->isGuest() || !takesAccount(command))
        return false;
    goToSignIn({placeHere(), command});
    return true;
}

void MainWindow::goToSignIn(const views::GuestWish::Wish &wish)
{
    // Later: what asks for it goes with the visit.
    QMetaObject::invokeMethod(
        this,
        [this, wish] {
            m_wish->keep(wish);
            if (m_wish->isKept())
                m_start->explain(tr("That takes an account. Sign in, and you are back here."));
        },
        Qt::QueuedConnection);
}

void MainWindow::grant(const views::GuestWish::Wish &wish)
{
    if (wish.place.kind() != PlaceLink::Kind::Home)
        openPlace(wish.place);
    const QByteArray command = wish.deed.toLatin1();
    if (wish.deed == kDonateDeed)
        openDonation(wish.campaign, wish.title);
    else if (QAction *action = m_commands.value(QLatin1StringView(command)))
        action->trigger();
}

// --- words, leaving ---

void MainWindow::retranslate()
{
    for (auto [id, action] : std::as_const(m_commands).asKeyValueRange())
        action->setText(Shortcuts::words(*Shortcuts::find(id)));
    m_mainMenu->fill(); // its parts have names of their own
    if (m_noRoom && !m_room)
        showNoRoom();
    showTitle();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange && m_mainMenu)
        m_mainMenu->fill();
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange)
        tellFocus();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    restoreBeside();
    tellFocus();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    tellFocus();
}

void MainWindow::remember()
{
    if (m_roomWindows)
        m_roomWindows->remember();
}

void MainWindow::closeBeside()
{
    delete m_monitor;
    leaveBeside();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_session.preferences().setLayout(kGeometry, saveGeometry());
    remember();
    // Only where it will be found again.
    if (!m_quitting && m_session.preferences().closesToTray() && m_hide && m_hide()) {
        event->ignore();
        tellFocus();
        return;
    }
    closeBeside();
    QMainWindow::closeEvent(event);
}

} // namespace madang::gui
