// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/room_list_screen.h"

#include "client-gui/keys/key_field.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/room_delegate.h"
#include "client-gui/theme/spacing.h"
#include "common/views/presence_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// Whether a button means a window of its own, and not the room in this one.
    bool isForWindow(const QMouseEvent &event)
    {
        return event.button() == Qt::MiddleButton
            || (event.button() == Qt::LeftButton && event.modifiers() == Qt::ControlModifier);
    }

} // namespace

RoomListScreen::RoomListScreen(const Theme &theme, Session &session, views::RoomList &rooms,
                               const views::Formats &formats, const Shortcuts &shortcuts, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_session(session)
    , m_rooms(rooms)
    , m_shortcuts(shortcuts)
    , m_menuButton(new IconButton(theme, Glyph::Menu, this))
    , m_newRoom(new IconButton(theme, Glyph::Plus, this))
    , m_search(new SearchField(theme, this))
    , m_all(new Button(theme, Button::Kind::Segment, this))
    , m_unread(new Button(theme, Button::Kind::Segment, this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState(theme, this))
    , m_avatar(new Avatar(theme, AvatarShape::Person, 34, this))
    , m_nickname(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, this))
    , m_server(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
    , m_bell(new BadgeButton(theme, Glyph::Bell, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    column->setSpacing(space::kSmall);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kSmall, 0, space::kMedium, 0);
    top->setSpacing(space::kTiny);
    top->addWidget(m_menuButton);
    top->addWidget(m_search, 1);
    top->addWidget(m_newRoom);
    column->addLayout(top);

    auto *segments = new QHBoxLayout;
    segments->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    segments->setSpacing(space::kTiny);
    auto *group = new QButtonGroup(this);
    for (Button *button : {m_all, m_unread}) {
        button->setCheckable(true);
        group->addButton(button);
        segments->addWidget(button);
    }
    m_all->setChecked(true);
    segments->addStretch(1);
    column->addLayout(segments);

    m_list->setModel(&rooms);
    auto *portraits = new Portraits(session.faces(), this);
    m_avatar->setPortraits(*portraits);
    m_list->setItemDelegate(new RoomDelegate(theme, rooms, formats, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    column->addLayout(m_stack, 1);

    auto *me = new QHBoxLayout;
    me->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kMedium);
    me->setSpacing(space::kSmall + 2);
    me->addWidget(m_avatar);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_nickname);
    names->addWidget(m_server);
    me->addLayout(names, 1);
    me->addWidget(m_bell);
    column->addLayout(me);

    connect(m_newRoom, &QToolButton::clicked, this, &RoomListScreen::newRoomWanted);
    connect(m_bell, &QToolButton::clicked, this, &RoomListScreen::noticesWanted);
    connect(m_search, &SearchField::soughtChanged, this, [this](const QString &typed) {
        m_rooms.setFilter(typed);
        setCurrent(m_current);
    });
    connect(m_search, &SearchField::stepped, this, &RoomListScreen::focusList);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (const QList<RoomId> shown = m_rooms.shown(); !shown.isEmpty()) {
            Q_EMIT picked(shown.first());
            m_search->clear();
        }
    });
    connect(m_unread, &QPushButton::toggled, this, [this](bool on) { m_rooms.setUnreadOnly(on); });
    connect(m_list, &QListView::clicked, this, &RoomListScreen::pick);
    // A desktop may call a click an activation, too: a folder would fold and unfold by it.
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_rooms.row(index.row()).isFolder())
            pick(index);
    });
    // A press below the last room would leave none marked. Later: rows may be coming and going just now.
    connect(
        m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this] {
            if (!m_list->selectionModel()->hasSelection())
                setCurrent(m_current);
        },
        Qt::QueuedConnection);
    connect(m_list, &QListView::customContextMenuRequested, this, [this](QPoint at) {
        const QModelIndex index = m_list->indexAt(at);
        if (!index.isValid())
            return;
        const views::RoomRow &row = m_rooms.row(index.row());
        if (row.isFolder())
            Q_EMIT folderMenuWanted(row.folder, m_list->viewport()->mapToGlobal(at));
        else
            Q_EMIT menuWanted(row.id, m_list->viewport()->mapToGlobal(at));
    });
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_session.state() == Session::State::Guest && m_search->sought().isEmpty())
            Q_EMIT signInWanted();
        else if (m_rooms.isCutOff() && m_search->sought().isEmpty())
            m_session.stream().retryNow();
        else
            Q_EMIT browseWanted();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&rooms, signal, this, &RoomListScreen::followRows);
    connect(&rooms, &QAbstractItemModel::modelReset, this, &RoomListScreen::followRows);
    connect(&rooms, &views::RoomList::freshChanged, this, &RoomListScreen::showState);
    connect(&session.stream(), &Stream::linkChanged, this, &RoomListScreen::showState);
    connect(&rooms, &views::RoomList::totalUnreadChanged, this, &RoomListScreen::showUnread);
    connect(&rooms, &views::RoomList::headingsChanged, this, [this] { m_list->doItemsLayout(); });
    connect(&session, &Session::accountChanged, this, &RoomListScreen::showAccount);
    connect(&shortcuts, &Shortcuts::changed, this, &RoomListScreen::showKeys);
    connect(&session.presence(), &PresenceBook::mineChanged, this, &RoomListScreen::showAccount);
    connect(&theme, &Theme::changed, this, [this] {
        // Row heights follow the font.
        m_list->doItemsLayout();
    });
    retranslate();
}

void RoomListScreen::setMenu(QMenu *menu)
{
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
}

void RoomListScreen::setUnreadNotices(int count)
{
    m_bell->setCount(count);
    m_bell->setWords(count > 0 ? tr("Notices, unread: %1").arg(count) : tr("Notices"),
                     m_shortcuts.key("notices"_L1));
}

void RoomListScreen::markCurrent()
{
    if (!m_list->hasFocus())
        setCurrent(m_current);
}

void RoomListScreen::setCurrent(RoomId room)
{
    m_current = room;
    const int row = room.isNull() ? -1 : m_rooms.indexOf(room);
    if (row < 0)
        m_list->selectionModel()->clear();
    else
        m_list->selectionModel()->setCurrentIndex(m_rooms.index(row, 0), QItemSelectionModel::ClearAndSelect);
}

void RoomListScreen::step(int direction)
{
    const QList<RoomId> shown = m_rooms.shown();
    if (shown.isEmpty())
        return;
    const qsizetype now = shown.indexOf(m_current);
    const qsizetype next = now < 0 ? 0 : qBound(qsizetype{0}, now + direction, shown.size() - 1);
    Q_EMIT picked(shown[next]);
}

/// The open room stays marked; who folds and unfolds by keyboard stays at the folder.
void RoomListScreen::followRows()
{
    showState();
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_rooms.rowCount() || !m_rooms.row(row).isFolder() || !m_list->hasFocus())
        setCurrent(m_current);
}

/// On a room, the keys for a window of its own; on a folder, Left and Right fold and unfold it, Enter turns
/// it round.
bool RoomListScreen::takeKey(const QKeyEvent &key)
{
    const views::RoomRow row = m_rooms.row(m_list->currentIndex().row());
    QKeySequence keys = KeyField::keysOf(key);
    if (!keys.isEmpty() && keys[0].key() == Qt::Key_Enter)
        keys = QKeyCombination(keys[0].keyboardModifiers(), Qt::Key_Return);
    if (!keys.isEmpty() && m_shortcuts.keys("chosen-room-window"_L1).contains(keys)) {
        if (!row.isFolder())
            Q_EMIT windowWanted(row.id);
        return true;
    }
    if (!row.isFolder() || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_rooms.setFolded(row.folder, (key.key() == Qt::Key_Left) != m_list->isRightToLeft());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_rooms.setFolded(row.folder, !row.folded);
        return true;
    default:
        return false;
    }
}

/// The middle button, and a double click with Ctrl, open a window of its own for a room.
bool RoomListScreen::takeMouse(const QMouseEvent &mouse)
{
    if (!isForWindow(mouse))
        return false;
    const bool middle = mouse.button() == Qt::MiddleButton;
    if (mouse.type() == (middle ? QEvent::MouseButtonRelease : QEvent::MouseButtonDblClick)) {
        const QModelIndex index = m_list->indexAt(mouse.position().toPoint());
        if (index.isValid() && !m_rooms.row(index.row()).isFolder())
            Q_EMIT windowWanted(m_rooms.row(index.row()).id);
    }
    return true; // the list would open or deselect it
}

bool RoomListScreen::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        if (watched == m_list->viewport() && takeMouse(*static_cast<QMouseEvent *>(event)))
            return true;
        break;
    case QEvent::KeyPress:
        if (watched == m_list && m_list->currentIndex().isValid()
            && takeKey(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    default:
        break;
    }
    return Pane::eventFilter(watched, event);
}

void RoomListScreen::toggleUnreadOnly()
{
    (m_unread->isChecked() ? m_all : m_unread)->setChecked(true);
}

void RoomListScreen::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RoomListScreen::focusList()
{
    m_list->setFocus(Qt::TabFocusReason);
    if (!m_list->currentIndex().isValid() && m_rooms.rowCount() > 0)
        m_list->setCurrentIndex(m_rooms.index(0, 0));
}

void RoomListScreen::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const views::RoomRow row = m_rooms.row(index.row());
    if (!row.isFolder()) {
        Q_EMIT picked(row.id);
        return;
    }
    m_rooms.setFolded(row.folder, !row.folded);
    if (!m_list->hasFocus())
        setCurrent(m_current);
}

void RoomListScreen::showState()
{
    if (m_rooms.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (!m_search->sought().isEmpty())
        m_empty->say(Glyph::Search, tr("No room of yours fits"),
                     tr("Perhaps it is one you have not joined yet."), tr("Browse public rooms"));
    else if (m_rooms.isUnreadOnly() && (m_rooms.isFresh() || m_rooms.knowsAny()))
        m_empty->say(Glyph::Check, tr("All read"), tr("Nothing new in any of your rooms."));
    else if (m_session.state() == Session::State::Guest)
        m_empty->say(Glyph::Compass, tr("You are a guest"),
                     tr("Guests read public rooms. With an account you can join, write and give."),
                     tr("Sign in"));
    else if (m_rooms.isCutOff())
        m_empty->say(Glyph::CloudOff, tr("No connection"),
                     tr("Your rooms were never read on this device. They come by themselves with the "
                        "connection."),
                     tr("Try again"));
    else if (!m_rooms.isFresh())
        m_empty->wait(tr("Fetching your rooms…"));
    else
        m_empty->say(Glyph::Chat, tr("No rooms yet"), tr("Join a public room, or open one of your own."),
                     tr("Browse public rooms"));
}

void RoomListScreen::showAccount()
{
    const bool guest = !m_session.account();
    const QString name = guest ? tr("Guest") : oneLine(m_session.account()->nickname, 64);
    m_nickname->setText(name);
    m_avatar->setWhom(m_session.user().number, guest ? QString() : name);
    const QString host = m_session.server().rest({}).host();
    const auto &mine = m_session.presence().mine();
    // What one chose oneself is said in words, lest it be forgotten.
    const bool chosen = mine && mine->choice != presence::Choice::Automatic;
    const QString words = chosen ? views::presence_text::nameOf(mine->choice)
        : mine                   ? views::presence_text::nameOf(mine->state)
                                 : QString();
    m_server->setText(chosen ? QStringLiteral("%1 · %2").arg(words, host) : host);
    m_avatar->setPresence(mine ? mine->state : presence::State::Offline, words, &Colours::window);
    m_bell->setVisible(!guest);
}

void RoomListScreen::showUnread()
{
    const int unread = m_rooms.totalUnread();
    m_unread->setText(
        unread > 0 ? tr("Unread %1").arg(unread > 999 ? QStringLiteral("999+") : QString::number(unread))
                   : tr("Unread"));
}

void RoomListScreen::showKeys()
{
    m_menuButton->setWords(tr("Menu"), m_shortcuts.key("menu"_L1));
    m_newRoom->setWords(tr("New room"), m_shortcuts.key("new-room"_L1));
    setUnreadNotices(m_bell->count());
}

void RoomListScreen::retranslate()
{
    m_search->setPlaceholderText(tr("Find a room"));
    m_search->setAccessibleName(tr("Find a room"));
    m_all->setText(tr("All"));
    m_list->setAccessibleName(tr("Rooms"));
    showKeys();
    showUnread();
    showState();
    showAccount();
}

} // namespace madang::gui
