// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/room_screen.h"

#include "client-gui/notify/loudness_menu.h"
#include "client-gui/parts/copy_link.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/folder_menu.h"
#include "client-gui/screens/unread_mark.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/campaign_desk.h"
#include "common/views/event_text.h"
#include "common/views/presence_text.h"
#include "common/views/wording.h"

#include <QActionGroup>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kSplitterLayout = "room-splitter"_L1;
    constexpr auto kPanelLayout = "room-panel"_L1;
    constexpr int kPanelWidth = 300;
    /// From this width on the panel has its place beside the conversation.
    constexpr int kBothWidth = 540;

} // namespace

RoomScreen::RoomScreen(const Theme &theme, Session &session, views::RoomList &rooms, views::Formats &formats,
                       const Shortcuts &shortcuts, RoomId room, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_session(session)
    , m_rooms(rooms)
    , m_formats(formats)
    , m_shortcuts(shortcuts)
    , m_id(room)
{
    setAcceptDrops(true);
    build();
    connectParts();
    connect(&shortcuts, &Shortcuts::changed, this, &RoomScreen::showKeys);
    retranslate();
    const QByteArray panel = session.preferences().layout(kPanelLayout);
    showPanel(static_cast<Panel>(qBound(0, panel.toInt(), static_cast<int>(Panel::Campaign))));
    if (const QByteArray state = session.preferences().layout(kSplitterLayout); !state.isEmpty())
        m_splitter->restoreState(state);
    m_conversation->open();
}

RoomScreen::~RoomScreen()
{
    // The conversation goes with the other parts, after this: what it does at its end is told to nobody here.
    disconnect(&m_session.archive(), nullptr, this, nullptr);
    disconnect(&m_session.presence(), nullptr, this, nullptr);
    disconnect(&m_conversation->people(), nullptr, this, nullptr);
    if (m_threadScreen)
        disconnect(&m_conversation->composer(), nullptr, m_threadScreen, nullptr);
}

void RoomScreen::build()
{
    auto *row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    row->addWidget(m_splitter);

    m_middle = new Pane(theme(), Ground::Surface, m_splitter);
    auto *column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(column);
    m_conversation = new ConversationScreen(theme(), m_session, m_formats, m_id, m_middle);
    m_conversation->listen(m_shortcuts);
    m_conversation->setOpensThreads(true);
    column->addWidget(m_conversation, 1);
    m_middle->setMinimumWidth(300);
    buildPanel();
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1000, theme().scaled(kPanelWidth)});
}

void RoomScreen::buildHeader(QLayout *column)
{
    auto *header = new Pane(theme(), Ground::Surface, this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kWide, space::kSmall, space::kMedium, space::kSmall);
    row->setSpacing(space::kMedium);
    m_back = new IconButton(theme(), Glyph::Back, header);
    m_back->hide();
    row->addWidget(m_back);
    m_avatar = new Avatar(theme(), AvatarShape::Room, 36, header);
    m_avatar->setPortraits(*new Portraits(m_session.faces(), this));
    row->addWidget(m_avatar);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new Label(theme(), TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, header);
    m_topic = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, header);
    words->addWidget(m_name);
    words->addWidget(m_topic);
    row->addLayout(words, 1);
    m_searchButton = new IconButton(theme(), Glyph::Search, header);
    m_membersButton = new IconButton(theme(), Glyph::People, header);
    m_campaignButton = new IconButton(theme(), Glyph::Heart, header);
    m_moreButton = new IconButton(theme(), Glyph::More, header);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kTiny);
    for (IconButton *button : {m_campaignButton, m_membersButton, m_searchButton, m_moreButton}) {
        button->setToolButtonStyle(button == m_campaignButton || button == m_membersButton
                                       ? Qt::ToolButtonTextBesideIcon
                                       : Qt::ToolButtonIconOnly);
        buttons->addWidget(button);
    }
    row->addLayout(buttons);
    column->addWidget(header);
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    const auto ink = [this, line] {
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, theme().colours().border);
        line->setPalette(palette);
    };
    connect(&theme(), &Theme::changed, line, ink);
    ink();
    column->addWidget(line);
}

void RoomScreen::buildPanel()
{
    m_side = new Pane(theme(), Ground::Window, m_splitter);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kLarge, 0, space::kSmall, 0);
    m_sideHead = new Label(theme(), TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, m_side);
    m_sideClose = new IconButton(theme(), Glyph::Close, m_side);
    top->addWidget(m_sideHead, 1);
    top->addWidget(m_sideClose);
    column->addLayout(top);
    m_sideStack = new QStackedWidget(m_side);
    m_peopleScreen = new PeopleScreen(theme(), m_session, m_conversation->people(), m_sideStack);
    m_campaignScreen = new CampaignScreen(theme(), m_formats, m_sideStack);
    m_searchScreen = new SearchScreen(theme(), m_session, m_formats, timeline(), m_sideStack);
    m_sideStack->addWidget(m_peopleScreen);
    m_sideStack->addWidget(m_campaignScreen);
    m_sideStack->addWidget(m_searchScreen);
    column->addWidget(m_sideStack, 1);
    m_side->setMinimumWidth(220);
}

/// Most rooms are read without one.
ThreadScreen &RoomScreen::threadScreen()
{
    if (m_threadScreen)
        return *m_threadScreen;
    m_threadScreen = new ThreadScreen(theme(), m_session, m_formats, timeline(), m_conversation->actions(),
                                      m_conversation->composer(), m_sideStack);
    m_sideStack->addWidget(m_threadScreen);
    connect(m_threadScreen, &ThreadScreen::closeWanted, this, &RoomScreen::closePanel);
    connect(m_threadScreen, &ThreadScreen::personWanted, this, &RoomScreen::personWanted);
    connect(m_threadScreen, &ThreadScreen::doubtfulLink, m_conversation, &ConversationScreen::doubtfulLink);
    connect(m_threadScreen, &ThreadScreen::said, this, &RoomScreen::said);
    connect(m_threadScreen, &ThreadScreen::placeWanted, this, [this](qint64 position) {
        if (m_middle->isHidden())
            showPanel(Panel::None); // it stands in the conversation's place
        jumpTo(position);
    });
    return *m_threadScreen;
}

void RoomScreen::connectParts()
{
    connect(m_back, &QToolButton::clicked, this, &RoomScreen::backWanted);
    connect(m_membersButton, &QToolButton::clicked, this, [this] { togglePanel(Panel::Members); });
    connect(m_campaignButton, &QToolButton::clicked, this, [this] { togglePanel(Panel::Campaign); });
    connect(m_searchButton, &QToolButton::clicked, this, [this] { togglePanel(Panel::Search); });
    connect(m_searchScreen, &SearchScreen::elsewhereWanted, this, &RoomScreen::elsewhereWanted);
    connect(m_sideClose, &QToolButton::clicked, this, &RoomScreen::closePanel);
    connect(m_conversation, &ConversationScreen::threadWanted, this, &RoomScreen::openThread);
    connect(m_moreButton, &QToolButton::clicked, this,
            [this] { makeMenu(this)->popup(m_moreButton->mapToGlobal(QPoint(0, m_moreButton->height()))); });
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_session.preferences().setLayout(kSplitterLayout, m_splitter->saveState()); });

    connect(m_conversation, &ConversationScreen::campaignWanted, this, [this] {
        m_panelAsked = true;
        showPanel(Panel::Campaign);
    });
    connect(m_conversation, &ConversationScreen::joinWanted, this, &RoomScreen::joinWanted);
    connect(m_peopleScreen, &PeopleScreen::personWanted, this, &RoomScreen::personWanted);
    connect(m_peopleScreen, &PeopleScreen::inviteWanted, this, &RoomScreen::inviteWanted);
    connect(m_peopleScreen, &PeopleScreen::removeWanted, this, &RoomScreen::removeWanted);
    connect(m_campaignScreen, &CampaignScreen::allWanted, this, &RoomScreen::campaignsWanted);
    connect(m_campaignScreen, &CampaignScreen::pageWanted, this, &RoomScreen::pageWanted);
    connect(m_campaignScreen, &CampaignScreen::manageWanted, this, &RoomScreen::manageWanted);
    connect(m_campaignScreen, &CampaignScreen::linkPressed, this, &RoomScreen::storyLink);
    connect(m_campaignScreen, &CampaignScreen::monitorWanted, this, [this] {
        if (m_board)
            Q_EMIT monitorWanted(m_board->id());
    });
    connect(m_campaignScreen, &CampaignScreen::donateWanted, this, [this] {
        if (m_board)
            Q_EMIT donateWanted(m_board->id(), m_board->campaign().title);
    });
    m_campaignScreen->setIdOf([this](const QString &nickname) -> qint64 {
        const views::People &people = m_conversation->people();
        for (int i = 0; i < people.rowCount(); ++i) {
            if (people.member(i).nickname == nickname)
                return people.member(i).id.number;
        }
        return 0;
    });
    connect(&m_session.archive(), &Archive::roomChanged, this, [this](RoomId room) {
        if (room == m_id)
            showRoom();
    });
    connect(&m_session.presence(), &PresenceBook::pairChanged, this, [this](RoomId room) {
        if (room.isNull() || room == m_id)
            showRoom();
    });
    views::People *people = &m_conversation->people();
    connect(people, &QAbstractItemModel::rowsInserted, this, &RoomScreen::showRoom);
    connect(people, &QAbstractItemModel::rowsRemoved, this, &RoomScreen::showRoom);
}

void RoomScreen::showRoom()
{
    if (const std::optional<rooms::Room> room = m_session.archive().room(m_id))
        m_room = *room;
    const QString name = oneLine(m_room.name, 120);
    const bool pair = m_room.visibility == rooms::Visibility::Direct && m_room.other;
    m_avatar->setShape(pair ? AvatarShape::Person : AvatarShape::Room);
    m_avatar->setWhom(pair ? m_room.other->number : m_room.id.number, name);
    const presence::State state = m_session.presence().pair(m_id);
    m_avatar->setPresence(state,
                          state == presence::State::Offline ? QString() : views::presence_text::nameOf(state),
                          &Colours::surface);
    m_name->setText(name);
    QString topic = oneLine(m_room.topic, 300);
    if (m_room.closed)
        topic = topic.isEmpty() ? tr("Closed") : tr("Closed · %1").arg(topic);
    else if (topic.isEmpty() && m_room.visibility == rooms::Visibility::Direct)
        topic = state == presence::State::Offline ? tr("Between the two of you")
                                                  : views::presence_text::nameOf(state);
    else if (topic.isEmpty() && m_room.visibility == rooms::Visibility::Private)
        topic = tr("Private room");
    m_topic->setText(topic);
    m_topic->setVisible(!topic.isEmpty());
    const int members = qMax(m_room.memberCount, m_conversation->people().rowCount());
    m_membersButton->setText(members > 0 ? m_formats.number(members) : QString());
    m_conversation->setRoomName(name);
    const bool member = m_room.role.has_value();
    const bool owner = m_room.role == rooms::MemberRole::Owner;
    m_peopleScreen->setRights(member && !m_room.closed && m_room.visibility != rooms::Visibility::Direct,
                              owner);
    m_campaignScreen->setGuest(!m_session.account());
    m_campaignScreen->setModerator(m_session.account()
                                   && views::moderatesMessages(m_session.account()->role));
    if (m_room.campaign && (!m_board || m_board->id() != *m_room.campaign))
        showCampaign(*m_room.campaign);
    showBoard();
}

void RoomScreen::showCampaign(CampaignId campaign)
{
    m_campaignScreen->setBoard(nullptr);
    m_board = std::make_unique<views::CampaignBoard>(m_session, campaign);
    connect(m_board.get(), &views::CampaignBoard::changed, this, &RoomScreen::showBoard);
    connect(m_board.get(), &views::CampaignBoard::refused, this, [this] { showBoard(); });
    m_campaignScreen->setBoard(m_board.get());
}

void RoomScreen::showBoard()
{
    const bool known = m_board && m_board->isKnown();
    m_campaignButton->setText(known ? m_formats.number(m_board->percent()) + m_formats.locale().percent()
                                    : QString());
    m_campaignButton->setToolButtonStyle(known ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_campaignButton->setVisible(m_room.campaign.has_value() || m_board);
}

void RoomScreen::showPanel(Panel panel)
{
    m_panel = panel;
    arrange();
    m_membersButton->setCheckable(true);
    m_campaignButton->setCheckable(true);
    m_searchButton->setCheckable(true);
    m_membersButton->setChecked(panel == Panel::Members);
    m_campaignButton->setChecked(panel == Panel::Campaign);
    m_searchButton->setChecked(panel == Panel::Search);
    switch (panel) {
    case Panel::None:
        break;
    case Panel::Members:
        m_sideStack->setCurrentWidget(m_peopleScreen);
        m_sideHead->setText(tr("Members"));
        break;
    case Panel::Campaign:
        m_sideStack->setCurrentWidget(m_campaignScreen);
        m_sideHead->setText(tr("Campaign"));
        break;
    case Panel::Search:
        m_sideStack->setCurrentWidget(m_searchScreen);
        m_sideHead->setText(tr("Find"));
        m_searchScreen->begin();
        break;
    case Panel::Thread:
        m_sideStack->setCurrentWidget(&threadScreen());
        m_sideHead->setText(tr("Thread"));
        break;
    }
}

void RoomScreen::openThread(EventId event)
{
    m_panelAsked = true;
    threadScreen().open(event);
    showPanel(Panel::Thread);
    threadScreen().edit().setFocus(Qt::OtherFocusReason);
}

void RoomScreen::closePanel()
{
    m_panelAsked = true;
    showPanel(Panel::None);
    rememberPanel();
    focusComposer();
}

void RoomScreen::togglePanel(Panel panel)
{
    m_panelAsked = true;
    showPanel(m_panel == panel && m_side->isVisible() ? Panel::None : panel);
    rememberPanel();
}

/// Beside the conversation where there is room for both; else the panel stands in its place, when it was
/// asked for.
void RoomScreen::arrange()
{
    const bool wide = width() >= theme().scaled(kBothWidth);
    const bool shown = m_panel != Panel::None && (wide || m_panelAsked);
    m_side->setVisible(shown);
    m_middle->setVisible(wide || !shown);
}

void RoomScreen::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    arrange();
}

void RoomScreen::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesIn(event->mimeData()).isEmpty() && !m_conversation->composer().obstacle())
        event->acceptProposedAction();
}

void RoomScreen::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_conversation->addFiles(filesIn(event->mimeData()));
}

void RoomScreen::setAlone(bool alone)
{
    m_back->setVisible(alone);
}

void RoomScreen::rememberPanel()
{
    // Searching and threads are for the moment; the others stay as one likes them.
    if (m_panel != Panel::Search && m_panel != Panel::Thread)
        m_session.preferences().setLayout(kPanelLayout, QByteArray::number(static_cast<int>(m_panel)));
}

void RoomScreen::focusComposer()
{
    m_conversation->focusComposer();
}

QList<QWidget *> RoomScreen::stations() const
{
    QList<QWidget *> places{&m_conversation->view(), &m_conversation->edit()};
    if (m_side->isVisible())
        places.append(m_sideStack->currentWidget());
    return places;
}

void RoomScreen::markUnread()
{
    gui::markUnread(m_rooms, m_id, saying());
}

/// A menu, and what the server answers to it, may outlast the room's screen.
std::function<void(const QString &)> RoomScreen::saying()
{
    return [there = QPointer<RoomScreen>(this)](const QString &line) {
        if (there)
            Q_EMIT there->said(line);
    };
}

QMenu *RoomScreen::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme().icon(Glyph::Check), tr("Mark as read"), this, &RoomScreen::markRead);
    const QPointer<RoomScreen> there = this;
    const auto say = saying();
    addUnreadMark(*menu, theme(), m_rooms, m_id, say);
    addLoudness(*menu, theme(), m_rooms, m_id, m_formats, say, [there] {
        if (there)
            Q_EMIT there->scheduleWanted();
    });
    addFolders(*menu, theme(), m_rooms, m_id, say, [there] {
        if (there)
            Q_EMIT there->newFolderWanted();
    });
    if (m_places)
        addPlaces(*menu, theme(), m_places());
    menu->addSeparator();
    menu->addAction(theme().icon(Glyph::Pin), tr("Pinned messages…"), this, &RoomScreen::pinsWanted);
    menu->addAction(theme().icon(Glyph::Link), tr("Copy a link to this room"), this, [this] {
        copyLink(PlaceLink::room(QUrl(m_session.server().text()), m_id));
        Q_EMIT said(tr("The link was copied. Who belongs here can open it."));
    });
    menu->addAction(theme().icon(Glyph::Clock), tr("Go to a day…"), this, &RoomScreen::askForDay);
    const bool member = m_room.role.has_value();
    if (member && !m_room.closed && m_room.visibility != rooms::Visibility::Direct)
        menu->addAction(theme().icon(Glyph::Invite), tr("Invite someone…"), this, &RoomScreen::inviteWanted);
    if (member && m_room.visibility != rooms::Visibility::Direct)
        menu->addAction(theme().icon(Glyph::Person), tr("My name in this room…"), this,
                        [this] { Q_EMIT nicknameWanted(m_room.nickname.value_or(QString())); });
    if (member && m_room.visibility != rooms::Visibility::Direct)
        addHistory(*menu);
    menu->addAction(theme().icon(Glyph::Save), tr("Save this room…"), this, &RoomScreen::exportWanted);
    menu->addAction(theme().icon(Glyph::Heart), tr("All campaigns…"), this, &RoomScreen::campaignsWanted);
    if (m_board)
        menu->addAction(theme().icon(Glyph::Device), tr("Live monitor…"), this,
                        [this] { Q_EMIT monitorWanted(m_board->id()); });
    if (member) {
        menu->addSeparator();
        if (m_room.role == rooms::MemberRole::Owner && !m_room.closed)
            menu->addAction(theme().icon(Glyph::Lock), tr("Close for writing…"), this,
                            &RoomScreen::closeWanted);
        menu->addAction(theme().icon(Glyph::DoorOut), tr("Leave this room…"), this, &RoomScreen::leaveWanted);
    } else if (m_session.account()) {
        menu->addSeparator();
        menu->addAction(theme().icon(Glyph::Plus), tr("Join this room"), this, &RoomScreen::joinWanted);
    }
    return menu;
}

/// What new members see of the past: for everybody to know, for owners to choose.
void RoomScreen::addHistory(QMenu &menu)
{
    QMenu *choices = menu.addMenu(theme().icon(Glyph::Clock), tr("New members see"));
    auto *group = new QActionGroup(choices);
    const auto now = m_room.history.value_or(rooms::HistoryScope::All);
    const bool mayChoose = m_room.role == rooms::MemberRole::Owner && !m_room.closed;
    for (const auto scope : {rooms::HistoryScope::All, rooms::HistoryScope::Joined}) {
        QAction *choice = choices->addAction(views::historyText(scope));
        choice->setCheckable(true);
        choice->setChecked(scope == now);
        choice->setEnabled(mayChoose);
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, scope] {
            if (scope == m_room.history.value_or(rooms::HistoryScope::All))
                return;
            whenDone(m_rooms.setHistory(m_id, scope), this, [this, scope](const Result<rooms::Room> &room) {
                Q_EMIT said(room ? tr("New members see: %1").arg(views::historyText(scope))
                                 : views::wording::of(room.error()));
            });
        });
    }
    if (!mayChoose) {
        choices->addSeparator();
        choices
            ->addAction(m_room.closed ? tr("The room is closed: it stays as it is.")
                                      : tr("Only an owner of the room decides this."))
            ->setEnabled(false);
    }
}

void RoomScreen::showKeys()
{
    m_membersButton->setWords(tr("Members"), m_shortcuts.key("members"_L1));
    m_campaignButton->setWords(tr("Campaign"), m_shortcuts.key("campaign"_L1));
    m_searchButton->setWords(tr("Find messages"), m_shortcuts.key("find-messages"_L1));
}

void RoomScreen::retranslate()
{
    showKeys();
    m_moreButton->setWords(tr("More about this room"));
    m_sideClose->setWords(tr("Close the panel"));
    m_back->setWords(tr("Back to the rooms"));
    showRoom();
    showPanel(m_panel);
}

} // namespace madang::gui
