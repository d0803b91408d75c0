// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/main_window.h"

#include "client-gui/applicants/applicants_sheet.h"
#include "client-gui/bans/bans_sheet.h"
#include "client-gui/complaints/blocked_sheet.h"
#include "client-gui/complaints/complaints_sheet.h"
#include "client-gui/contact/contact_sheet.h"
#include "client-gui/desk/desk_sheet.h"
#include "client-gui/desk/settlement_sheet.h"
#include "client-gui/notify/loudness_menu.h"
#include "client-gui/notify/presence_menu.h"
#include "client-gui/overview/overview_sheet.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/people/people_desk_sheet.h"
#include "client-gui/people/profile_sheet.h"
#include "client-gui/screens/about_sheet.h"
#include "client-gui/screens/browse_sheet.h"
#include "client-gui/screens/campaigns_sheet.h"
#include "client-gui/screens/donate_sheet.h"
#include "client-gui/screens/gifts_sheet.h"
#include "client-gui/screens/inbox_sheet.h"
#include "client-gui/screens/monthly_sheet.h"
#include "client-gui/screens/name_sheet.h"
#include "client-gui/screens/new_room_sheet.h"
#include "client-gui/screens/pledges_sheet.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/receipt_sheet.h"
#include "client-gui/screens/receipts_sheet.h"
#include "client-gui/screens/refund_sheet.h"
#include "client-gui/screens/refunds_sheet.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "client-gui/window/stations.h"
#include "common/base/when_done.h"
#include "common/views/payout_desk.h"
#include "common/views/pledge_text.h"
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

} // namespace

MainWindow::MainWindow(const Theme &theme, Session &session, views::Formats &formats)
    : m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_menu(new QMenu(this))
    , m_ground(new QWidget(this))
    , m_linkBar(new LinkBar(theme, m_ground))
    , m_stack(new QStackedWidget(m_ground))
    , m_start(new StartScreen(theme, session, m_stack))
    , m_toasts(new Toasts(theme, m_ground))
    , m_campaignSheets(
          new CampaignSheets(theme, session, formats, m_ground, [this](Sheet *sheet) { present(sheet); }))
    , m_place(new SheetPlace(this))
    , m_roomSheets(
          new RoomSheets(theme, session, formats, m_ground, [this](Sheet *sheet) { present(sheet); }))
    , m_alerts(session, formats)
{
    setWindowIcon(programIcon());
    setCentralWidget(m_ground);
    auto *column = new QVBoxLayout(m_ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_linkBar);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_start);
    makeCommands();
    setMinimumSize(420, 360);
    if (!restoreGeometry(session.preferences().layout(kGeometry)))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(8, 40)));

    connect(m_place, &SheetPlace::changed, this, [this] {
        setCommandsEnabled();
        tellFocus();
    });
    serve(*m_roomSheets);
    connect(m_roomSheets, &RoomSheets::said, this, &MainWindow::say);
    connect(m_campaignSheets, &CampaignSheets::created, this, &MainWindow::visitCampaign);
    connect(m_campaignSheets, &CampaignSheets::said, this, &MainWindow::say);
    connect(m_campaignSheets, &CampaignSheets::doubtfulLink, m_roomSheets, &RoomSheets::confirmLink);
    connect(m_start, &StartScreen::contactWanted, this, &MainWindow::openContact);
    connect(&session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&session, &Session::accountChanged, this, &MainWindow::setCommandsEnabled);
    connect(&session, &Session::ended, this, [this](const Error &reason) {
        m_start->explain(views::wording::of(reason));
        m_start->begin();
        // Where it is said has to be seen by whoever loses other windows.
        if (std::exchange(m_leftBeside, false))
            comeToFront();
    });
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
    m_pledges = std::make_unique<views::PledgeList>(m_session);
    connect(m_pledges.get(), &views::PledgeList::registration, this,
            [](PledgeId, const QUrl &url) { openInBrowser(url); });
    connect(&m_session.mirror(), &Mirror::noticed, m_pledges.get(),
            [this](const notifications::Notice &notice) {
                if (const QString words = views::pledge_text::ofNotice(notice, m_formats); !words.isEmpty())
                    say(words);
            });
    m_inbox = std::make_unique<views::Inbox>(m_session, m_formats);
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
    m_roomList = new RoomListScreen(m_theme, m_session, *m_rooms, m_formats, m_workspace);
    m_roomList->setMenu(m_menu);
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
    connect(m_roomList, &RoomListScreen::newRoomWanted, this, &MainWindow::openNewRoom);
    connect(m_roomList, &RoomListScreen::noticesWanted, this, &MainWindow::openInbox);
    connect(m_inbox.get(), &views::Inbox::unreadChanged, m_roomList, &RoomListScreen::setUnreadNotices);
    m_roomList->setUnreadNotices(m_inbox->unread());
    connect(m_roomList, &RoomListScreen::browseWanted, this, &MainWindow::openBrowse);
    connect(m_roomList, &RoomListScreen::signInWanted, this, &MainWindow::goToSignIn);
    connect(m_roomList, &RoomListScreen::menuWanted, this, &MainWindow::openRoomMenu);
    connect(m_noRoom, &EmptyState::pressed, this, &MainWindow::openBrowse);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    showNoRoom();
    showBeside();

    const RoomId last = m_session.preferences().lastRoom();
    if (!last.isNull() && m_rooms->find(last))
        openRoom(last);
    else if (m_rooms->rowCount() > 0)
        openRoom(m_rooms->row(0).id);
    else if (m_session.state() == Session::State::Guest)
        openBrowse();
    else
        connect(m_rooms.get(), &QAbstractItemModel::rowsInserted, this, [this] {
            // The first rooms of a first start: open the newest instead of an empty window.
            if (!m_room && !sheet() && m_rooms->rowCount() > 0)
                openRoom(m_rooms->row(0).id);
        });
}

/// The other windows of this session.
void MainWindow::showBeside()
{
    m_roomWindows = std::make_unique<RoomWindows>(m_theme, m_session, m_formats, *m_rooms, *m_link);
    connect(m_roomWindows.get(), &RoomWindows::said, this, &MainWindow::say);
    connect(m_roomWindows.get(), &RoomWindows::focusChanged, this, &MainWindow::tellFocus);
    connect(m_roomWindows.get(), &RoomWindows::made, this, qOverload<RoomWindow &>(&MainWindow::serve));
    m_floating = std::make_unique<FloatingChat>(m_theme, m_session, m_formats, *m_rooms);
    connect(m_floating.get(), &FloatingChat::said, this, &MainWindow::say);
    connect(m_floating.get(), &FloatingChat::focusChanged, this, &MainWindow::tellFocus);
    connect(m_floating.get(), &FloatingChat::windowWanted, this, &MainWindow::openRoomWindow);
    connect(m_floating.get(), &FloatingChat::roomWanted, this, [this](RoomId room) {
        comeToFront();
        openRoom(room);
    });
    connect(m_floating.get(), &FloatingChat::made, this,
            [this](FloatingPanel &panel) { serve(panel.sheets()); });
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
    m_leftBeside = (m_roomWindows && !m_roomWindows->windows().isEmpty())
        || (m_floating && m_floating->panel());
    m_floating.reset();
    m_roomWindows.reset();
}

void MainWindow::leaveWorkspace()
{
    leaveBeside();
    m_linkBar->follow(nullptr);
    delete m_monitor;
    delete m_workspace; // its screens refer to the view-models below
    m_gift.reset();
    m_pledges.reset();
    m_link.reset();
    m_inbox.reset();
    m_rooms.reset();
}

void MainWindow::showNoRoom()
{
    if (m_room) {
        m_room->hide();
        m_room->deleteLater();
        m_room = nullptr;
        m_roomList->focusList();
    }
    arrange();
    m_roomList->setCurrent({});
    m_noRoom->say(Glyph::Chat, tr("Choose a room"),
                  tr("Your rooms are at the left. %1 finds one by name.").arg(u"Ctrl+K"_s),
                  tr("Browse public rooms"));
    showTitle();
    tellFocus();
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
    connect(
        &sheets, &RoomSheets::roomWanted, this, [this](RoomId room) { goTo(room); }, when);
    connect(&sheets, &RoomSheets::placeWanted, this, &MainWindow::goToPlace, Qt::QueuedConnection);
    connect(&sheets, &RoomSheets::profileWanted, this, here([this] { openProfile(); }), when);
    connect(&sheets, &RoomSheets::signInWanted, this, here([this] { goToSignIn(); }), when);
    connect(&sheets, &RoomSheets::campaignsWanted, this, here([this] { openCampaigns(); }), when);
    connect(
        &sheets, &RoomSheets::donateWanted, this,
        here([this](CampaignId campaign, const QString &title) { openDonation(campaign, title); }), when);
    connect(
        &sheets, &RoomSheets::monitorWanted, this, [this](CampaignId campaign) { openMonitor(campaign); },
        when);
    connect(
        &sheets, &RoomSheets::pageWanted, this,
        here([this](CampaignId campaign) { m_campaignSheets->openPage(campaign); }), when);
    connect(
        &sheets, &RoomSheets::manageWanted, this,
        here([this](CampaignId campaign) { m_campaignSheets->openManage(campaign); }), when);
    connect(
        &sheets, &RoomSheets::storyLink, this,
        here([this](const QUrl &link, bool doubtful) { m_campaignSheets->openLink(link, doubtful); }), when);
}

void MainWindow::serve(RoomWindow &window)
{
    serve(window.sheets());
    RoomWindow *there = &window;
    window.roomScreen()->setPlaces([this, room = window.room()] {
        RoomPlaces places = placesOf(room);
        places.openWindow = {};
        return places;
    });
    connect(there, &RoomWindow::scaleWanted, this,
            [this, there](int steps) { there->sayNow(scaledBy(steps)); });
    connect(there, &RoomWindow::floatingWanted, this, [this, there] { toggleFloating(there->room()); });
    connect(
        there, &RoomWindow::settingsWanted, this,
        [this] {
            comeToFront();
            openSettings();
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
    if (!isActiveWindow())
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
    if (!isActiveWindow())
        comeToFront();
    showPlace(room, position);
}

/// Looking at what can be done with a room does not read it.
void MainWindow::openRoomMenu(RoomId room, QPoint at)
{
    if (m_room && m_room->room() == room) {
        m_room->makeMenu(this)->popup(at);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(Glyph::Chat), tr("Open"), this, [this, room] { openRoom(room); });
    menu->addAction(m_theme.icon(Glyph::Check), tr("Mark as read"), this, [this, room] {
        if (m_rooms)
            m_rooms->markAllRead(room);
    });
    menu->addSeparator();
    addLoudness(*menu, m_theme, *m_rooms, room, m_formats, [this](const QString &line) { say(line); });
    addPlaces(*menu, m_theme, placesOf(room));
    menu->popup(at);
}

void MainWindow::openRoom(RoomId room)
{
    if (!m_workspace)
        return;
    m_roomList->setCurrent(room);
    if (m_room && m_room->room() == room) {
        m_room->focusComposer();
        return;
    }
    QPointer<RoomScreen> before = m_room;
    // No parent yet: a splitter would put a child at its end by itself.
    m_room = new RoomScreen(m_theme, m_session, *m_rooms, m_formats, room, nullptr);
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
    const bool active = isActiveWindow() && isVisible() && !isMinimized();
    m_alerts.setFocus(active, m_room && !sheet() ? m_room->room() : RoomId());
    const RoomId window = m_roomWindows ? m_roomWindows->lookedAt() : RoomId();
    m_alerts.lookAt(window.isNull() && m_floating ? m_floating->lookedAt() : window);
}

void MainWindow::comeToFront()
{
    show();
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    raise();
    activateWindow();
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
    if (m_rooms && m_rooms->totalUnread() > 0)
        title = u"(%1) %2"_s.arg(QString::number(m_rooms->totalUnread()), title);
    setWindowTitle(title);
}

// --- commands ---

QAction *MainWindow::addCommand(const char *words, const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, std::move(run));
    m_commands.append({action, words});
    m_byName.insert(QLatin1StringView(words), action);
    return action;
}

void MainWindow::makeCommands()
{
    addCommand(QT_TR_NOOP("New room…"), Qt::CTRL | Qt::Key_N, [this] { openNewRoom(); });
    addCommand(QT_TR_NOOP("Browse public rooms…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
               [this] { openBrowse(); });
    addCommand(QT_TR_NOOP("New direct message…"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { openDirect(); });
    addCommand(QT_TR_NOOP("Go to a room…"), Qt::CTRL | Qt::Key_K, [this] { openSwitcher(); });
    addCommand(QT_TR_NOOP("Notices…"), Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] { openInbox(); });
    addCommand(QT_TR_NOOP("Campaigns…"), {}, [this] { openCampaigns(); });
    addCommand(QT_TR_NOOP("My gifts…"), {}, [this] { openGifts(); });
    addCommand(QT_TR_NOOP("Refunds to decide…"), {}, [this] { openRefunds(); });
    addCommand(QT_TR_NOOP("Payments desk…"), {}, [this] { openDesk(); });
    addCommand(QT_TR_NOOP("Overview…"), {}, [this] { openOverview(); });
    addCommand(QT_TR_NOOP("Payouts…"), {}, [this] { m_campaignSheets->openPayouts(); });
    addCommand(QT_TR_NOOP("Complaints…"), {}, [this] { openComplaints(); });
    addCommand(QT_TR_NOOP("Blocked people…"), {}, [this] { openBlocked(); });
    addCommand(QT_TR_NOOP("Profile…"), {}, [this] { openProfile(); });
    addCommand(QT_TR_NOOP("New accounts…"), {}, [this] { openApplicants(); });
    addCommand(QT_TR_NOOP("Accounts…"), {}, [this] { openPeopleDesk(); });
    addCommand(QT_TR_NOOP("Banned addresses…"), {}, [this] { openBans(); });
    addCommand(QT_TR_NOOP("Settlements…"), {}, [this] { openSettlements(); });
    addCommand(QT_TR_NOOP("Monthly gifts…"), {}, [this] { openPledges(); });
    addCommand(QT_TR_NOOP("Receipts…"), {}, [this] { openReceipts(); });
    addCommand(QT_TR_NOOP("Settings…"), Qt::CTRL | Qt::Key_Comma, [this] { openSettings(); });
    addCommand(QT_TR_NOOP("Account and sessions…"), {}, [this] { openSessions(); });
    addCommand(QT_TR_NOOP("Write to the operator…"), {}, [this] { openContact(); });
    addCommand(QT_TR_NOOP("Keyboard shortcuts…"), Qt::Key_F1, [this] { openShortcuts(); });
    addCommand(QT_TR_NOOP("About Madang…"), {}, [this] { openAbout(); });
    addCommand(QT_TR_NOOP("Sign out…"), {}, [this] { confirmSignOut(); });
    addCommand(QT_TR_NOOP("Quit"), Qt::CTRL | Qt::Key_Q, [this] { quit(); });
    addCommand(QT_TR_NOOP("Previous room"), Qt::ALT | Qt::Key_Up, [this] {
        if (m_roomList)
            m_roomList->step(-1);
    });
    addCommand(QT_TR_NOOP("Next room"), Qt::ALT | Qt::Key_Down, [this] {
        if (m_roomList)
            m_roomList->step(1);
    });
    addCommand(QT_TR_NOOP("Next unread room"), Qt::ALT | Qt::SHIFT | Qt::Key_Down, [this] {
        if (const RoomId next = m_rooms ? m_rooms->nextUnread(m_room ? m_room->room() : RoomId()) : RoomId();
            !next.isNull())
            openRoom(next);
    });
    addCommand(QT_TR_NOOP("Next room that names me"), Qt::ALT | Qt::SHIFT | Qt::Key_M, [this] {
        const RoomId here = m_room ? m_room->room() : RoomId();
        if (const RoomId next = m_rooms ? m_rooms->nextMention(here) : RoomId(); !next.isNull())
            openRoom(next);
        else
            say(tr("Nobody named you anywhere else."));
    });
    addCommand(QT_TR_NOOP("Members"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Members);
    });
    addCommand(QT_TR_NOOP("Campaign"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Campaign);
    });
    addCommand(QT_TR_NOOP("Find messages"), Qt::CTRL | Qt::Key_F, [this] {
        if (m_room)
            m_room->togglePanel(RoomScreen::Panel::Search);
    });
    addCommand(QT_TR_NOOP("This room in its own window"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] {
        if (m_room)
            openRoomWindow(m_room->room());
    });
    addCommand(QT_TR_NOOP("Floating chat"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
               [this] { toggleFloating(m_room ? m_room->room() : RoomId()); });
    addCommand(QT_TR_NOOP("To the newest"), Qt::CTRL | Qt::Key_End, [this] {
        if (m_room)
            m_room->showNewest();
    });
    // Plus stands above the equals sign on many keyboards: both keys are meant.
    addCommand(QT_TR_NOOP("Larger"), Qt::CTRL | Qt::Key_Plus, [this] {
        changeScale(1);
    })->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    addCommand(QT_TR_NOOP("Smaller"), Qt::CTRL | Qt::Key_Minus, [this] { changeScale(-1); });
    addCommand(QT_TR_NOOP("Usual size"), Qt::CTRL | Qt::Key_0, [this] { changeScale(0); });
    addCommand(QT_TR_NOOP("Next part of the window"), Qt::Key_F6, [this] { nextStation(1); });
    addCommand(QT_TR_NOOP("Previous part of the window"), Qt::SHIFT | Qt::Key_F6,
               [this] { nextStation(-1); });
    addCommand(QT_TR_NOOP("Menu"), Qt::Key_F10, [this] {
        if (m_roomList)
            m_menu->popup(m_roomList->mapToGlobal(QPoint(12, 48)));
    });
    fillMenu();
}

void MainWindow::fillMenu()
{
    const auto add = [this](QMenu *menu, const char *words, Glyph glyph) {
        QAction *action = m_byName.value(QLatin1StringView(words));
        action->setIcon(m_theme.icon(glyph));
        menu->addAction(action);
    };
    const auto part
        = [this](const QString &words, Glyph glyph) { return m_menu->addMenu(m_theme.icon(glyph), words); };
    m_menu->clear();
    // Later: a change of the style goes through every widget there is, and leads here.
    for (QMenu *before : m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        before->deleteLater();
    add(m_menu, "New room…", Glyph::Plus);
    add(m_menu, "Browse public rooms…", Glyph::Compass);
    add(m_menu, "New direct message…", Glyph::Chat);
    add(m_menu, "Go to a room…", Glyph::Search);
    add(m_menu, "Notices…", Glyph::Bell);
    add(m_menu, "This room in its own window", Glyph::Panel);
    add(m_menu, "Floating chat", Glyph::Chat);
    m_menu->addSeparator();
    add(m_menu, "Campaigns…", Glyph::Heart);
    QMenu *gifts = part(tr("My giving"), Glyph::Gift);
    add(gifts, "My gifts…", Glyph::Gift);
    add(gifts, "Monthly gifts…", Glyph::Gift);
    add(gifts, "Receipts…", Glyph::Copy);
    m_care = part(tr("Looking after"), Glyph::Key);
    add(m_care, "Overview…", Glyph::Check);
    add(m_care, "Complaints…", Glyph::Alert);
    add(m_care, "New accounts…", Glyph::Invite);
    add(m_care, "Accounts…", Glyph::People);
    add(m_care, "Banned addresses…", Glyph::EyeOff);
    add(m_care, "Refunds to decide…", Glyph::Check);
    add(m_care, "Payments desk…", Glyph::Key);
    add(m_care, "Payouts…", Glyph::Globe);
    add(m_care, "Settlements…", Glyph::Check);
    showCare();
    m_menu->addSeparator();
    addPresence(*m_menu, m_theme, m_session, [this](const QString &words) { say(words); });
    add(m_menu, "Blocked people…", Glyph::EyeOff);
    add(m_menu, "Profile…", Glyph::Person);
    add(m_menu, "Account and sessions…", Glyph::Device);
    add(m_menu, "Settings…", Glyph::Settings);
    add(m_menu, "Keyboard shortcuts…", Glyph::Keyboard);
    add(m_menu, "Write to the operator…", Glyph::Chat);
    add(m_menu, "About Madang…", Glyph::Info);
    m_menu->addSeparator();
    add(m_menu, "Sign out…", Glyph::SignOut);
    add(m_menu, "Quit", Glyph::Close);
}

/// A part of the menu in which nothing can be seen is none.
void MainWindow::showCare()
{
    if (!m_care)
        return;
    const QList<QAction *> entries = m_care->actions();
    m_care->menuAction()->setVisible(
        std::any_of(entries.begin(), entries.end(), [](const QAction *entry) { return entry->isVisible(); }));
}

void MainWindow::setCommandsEnabled()
{
    const bool in = m_session.state() != Session::State::SignedOut;
    const bool account = m_session.state() == Session::State::SignedIn;
    const bool free = !sheet();
    for (const Command &command : std::as_const(m_commands))
        command.action->setEnabled(in && free);
    for (const char *words : {"New room…", "New direct message…", "Notices…", "My gifts…", "Receipts…",
                              "Refunds to decide…", "Payments desk…", "Monthly gifts…", "Complaints…",
                              "Blocked people…", "Profile…", "Account and sessions…"})
        m_byName.value(QLatin1StringView(words))->setEnabled(account && free);
    const auto &who = m_session.account();
    const bool moves = account && who && views::movesMoney(who->role);
    for (const char *words : {"Payouts…", "Settlements…"}) {
        m_byName.value(QLatin1StringView(words))->setEnabled(moves && free);
        m_byName.value(QLatin1StringView(words))->setVisible(moves);
    }
    const bool letsIn = account && who && views::letsPeopleIn(who->role);
    m_byName.value("New accounts…"_L1)->setEnabled(letsIn && free);
    m_byName.value("New accounts…"_L1)->setVisible(letsIn);
    const bool helps = account && who && views::helpsPeople(who->role);
    m_byName.value("Accounts…"_L1)->setEnabled(helps && free);
    m_byName.value("Accounts…"_L1)->setVisible(helps);
    // Owners of rooms and who runs a campaign decide here too; guests decide nothing.
    for (const char *words : {"Complaints…", "Refunds to decide…"})
        m_byName.value(QLatin1StringView(words))->setVisible(account);
    const bool bans = account && who && views::bansAddresses(who->role);
    m_byName.value("Banned addresses…"_L1)->setEnabled(bans && free);
    m_byName.value("Banned addresses…"_L1)->setVisible(bans);
    for (const char *words : {"Settings…", "Keyboard shortcuts…", "About Madang…"})
        m_byName.value(QLatin1StringView(words))->setEnabled(free);
    // Whoever cannot read a sheet wants it larger now.
    for (const char *words : {"Larger", "Smaller", "Usual size", "Quit"})
        m_byName.value(QLatin1StringView(words))->setEnabled(true);
    m_byName.value("Payments desk…"_L1)
        ->setVisible(account && m_session.account() && views::PaymentsDesk::isFor(*m_session.account()));
    const bool looksAfter = account && who && views::OverviewDesk::isFor(*who);
    m_byName.value("Overview…"_L1)->setEnabled(looksAfter && free);
    m_byName.value("Overview…"_L1)->setVisible(looksAfter);
    showCare();
}

void MainWindow::nextStation(int direction)
{
    if (!m_workspace)
        return;
    QList<QWidget *> stations{m_roomList};
    if (m_room)
        stations += m_room->stations();
    QWidget *next = gui::nextStation(stations, focusWidget(), direction);
    if (next == m_roomList)
        m_roomList->focusList();
    else
        focusStation(*next);
}

// --- sheets ---

void MainWindow::openSettings()
{
    const bool account = m_session.state() == Session::State::SignedIn;
    auto *sheet = new SettingsSheet(m_theme, m_session.preferences(), account ? &m_alerts : nullptr,
                                    m_canHide && m_canHide(), m_ground);
    present(sheet);
    sheet->open();
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

void MainWindow::openSwitcher()
{
    auto *sheet = new SwitcherSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &SwitcherSheet::picked, this, [this](RoomId room) { openRoom(room); });
    if (const QAction *overview = m_byName.value("Overview…"_L1); overview->isVisible())
        sheet->offer(overview->text(), [this] { openOverview(); });
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
            m_room->timeline().jumpToPosition(position);
    };
    if (m_session.archive().room(room))
        return show(room);
    // A public one in which one has never been.
    whenDone(m_session.call(rooms::show, {room}), this, [this, show](const Result<rooms::Room> &found) {
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
    if (!m_inbox)
        return;
    auto *sheet = new InboxSheet(m_theme, *m_inbox, m_formats, m_ground);
    connect(sheet, &InboxSheet::opened, this, &MainWindow::follow);
    present(sheet);
    sheet->open();
}

void MainWindow::follow(const views::NoticeSubject &subject)
{
    using Kind = views::NoticeSubject::Kind;
    switch (subject.kind) {
    case Kind::Nothing:
        return;
    case Kind::Room:
        whenDone(m_session.call(rooms::show, {subject.room}), this, [this](const Result<rooms::Room> &room) {
            room ? visit(*room) : say(views::wording::of(room.error()));
        });
        return;
    case Kind::Complaints:
        return openComplaints();
    case Kind::Applicants:
        return openApplicants();
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
                     openOwnGift(*gift);
                 else if (!subject.campaign.isNull()
                          && (gift.error().code == Code::NotFound || gift.error().code == Code::NotAllowed))
                     m_campaignSheets->openManage(subject.campaign, ManageSheet::Tab::Gifts);
                 else
                     say(views::wording::of(gift.error()));
             });
}

void MainWindow::openOwnGift(const campaigns::Donation &gift)
{
    auto *sheet = new RefundSheet(m_theme, m_session, m_formats, gift, m_ground);
    connect(sheet, &RefundSheet::receiptWanted, this, &MainWindow::openReceipt);
    present(sheet);
    sheet->open();
}

void MainWindow::openGifts()
{
    auto *sheet = new GiftsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &GiftsSheet::picked, this, &MainWindow::openOwnGift);
    present(sheet);
    sheet->open();
}

void MainWindow::openRefunds()
{
    auto *sheet = new RefundsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &RefundsSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openDesk()
{
    auto *sheet = new DeskSheet(m_theme, m_session, m_formats, m_ground);
    present(sheet);
    sheet->open();
}

void MainWindow::openComplaints()
{
    auto *sheet = new ComplaintsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &ComplaintsSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
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

void MainWindow::openApplicants()
{
    auto *sheet = new ApplicantsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &ApplicantsSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openPeopleDesk()
{
    auto *sheet = new PeopleDeskSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &PeopleDeskSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openOverview()
{
    auto *sheet = new OverviewSheet(m_theme, m_session, m_formats, m_ground);
    present(sheet);
    sheet->open();
}

void MainWindow::openBans()
{
    auto *sheet = new BansSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &BansSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openSettlements()
{
    auto *sheet = new SettlementSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &SettlementSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
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

void MainWindow::openReceipt(DonationId gift)
{
    auto *sheet = new ReceiptSheet(m_theme, m_session, m_formats, gift, m_ground);
    connect(sheet, &ReceiptSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openReceipts()
{
    auto *sheet = new ReceiptsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &ReceiptsSheet::said, this, &MainWindow::say);
    present(sheet);
    sheet->open();
}

void MainWindow::openCampaigns()
{
    auto *sheet = new CampaignsSheet(m_theme, m_session, m_formats, m_ground);
    connect(sheet, &CampaignsSheet::startWanted, m_campaignSheets, &CampaignSheets::openNew);
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

void MainWindow::openDonation(CampaignId campaign, const QString &title)
{
    // A gift on its way is shown again rather than begun a second time.
    if (!m_gift || m_gift->campaign() != campaign || m_gift->isFinal()) {
        m_place->drop();
        m_gift = std::make_unique<views::DonationForm>(m_session, m_formats, campaign);
        m_giftTitle = title;
        connect(m_gift.get(), &views::DonationForm::checkout, this,
                [](const QUrl &url) { openInBrowser(url); });
        connect(m_gift.get(), &views::DonationForm::stageChanged, this, [this] {
            if (!sheet() && m_gift->isFinal())
                say(m_gift->stageText());
        });
    }
    auto *sheet = new DonateSheet(m_theme, *m_gift, m_formats, m_giftTitle, m_ground);
    connect(sheet, &DonateSheet::monthlyWanted, this, [this] {
        views::PledgeWish wish;
        wish.campaign = m_gift->campaign();
        wish.amountText = m_gift->amountText();
        wish.message = m_gift->message();
        wish.visibility = m_gift->visibility();
        openMonthly(wish, m_giftTitle);
    });
    present(sheet);
    sheet->open();
}

void MainWindow::openMonthly(const views::PledgeWish &wish, const QString &title)
{
    auto *sheet = new MonthlySheet(m_theme, *m_pledges, m_formats, wish, title, m_ground);
    connect(sheet, &MonthlySheet::made, this, &MainWindow::openPledges);
    present(sheet);
    sheet->open();
}

void MainWindow::openPledges()
{
    auto *sheet = new PledgesSheet(m_theme, *m_pledges, m_formats, m_ground);
    present(sheet);
    sheet->open();
}

void MainWindow::openMonitor(CampaignId campaign)
{
    if (m_monitor && m_monitor->campaign() != campaign)
        delete m_monitor;
    if (!m_monitor)
        m_monitor = new MonitorWindow(m_theme, m_session, m_formats, campaign);
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
    auto *sheet = new ShortcutsSheet(m_theme, m_ground);
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

void MainWindow::goToSignIn()
{
    m_session.signOut(Session::LocalCopy::Remove);
}

// --- words, leaving ---

void MainWindow::retranslate()
{
    for (const Command &command : std::as_const(m_commands))
        command.action->setText(tr(command.words));
    m_menu->setAccessibleName(tr("Menu"));
    fillMenu(); // its parts have names of their own
    if (m_noRoom && !m_room)
        showNoRoom();
    showTitle();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange && m_menu)
        fillMenu();
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange)
        tellFocus();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    restoreBeside();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_session.preferences().setLayout(kGeometry, saveGeometry());
    if (m_roomWindows)
        m_roomWindows->remember();
    // Only where it will be found again.
    if (!m_quitting && m_session.preferences().closesToTray() && m_hide && m_hide()) {
        event->ignore();
        tellFocus();
        return;
    }
    // Else the program would live on in them.
    delete m_monitor;
    leaveBeside();
    QMainWindow::closeEvent(event);
}

} // namespace madang::gui
