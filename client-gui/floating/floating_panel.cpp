// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/floating_panel.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "client-gui/window/account_frame.h"
#include "client-gui/window/stations.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr QSize kPanel{360, 500};

} // namespace

FloatingPanel::FloatingPanel(const Theme &theme, Session &session, views::Formats &formats,
                             views::RoomList &rooms, const Shortcuts &shortcuts, RoomId room)
    : Pane(theme, Ground::Surface, nullptr)
    , m_session(session)
    , m_id(room)
    , m_head(new Pane(theme, Ground::Window, this))
    , m_title(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, m_head))
    , m_window(new IconButton(theme, Glyph::Panel, m_head))
    , m_close(new IconButton(theme, Glyph::Close, m_head))
    , m_conversation(new ConversationScreen(theme, session, formats, room, this))
    , m_gone(new EmptyState(theme, this))
    , m_toasts(new Toasts(theme, this))
    , m_place(new SheetPlace(this))
    , m_sheets(
          new RoomSheets(theme, session, formats, this, [this](Sheet *sheet) { m_place->present(sheet); }))
{
    setWindowFlags(Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowIcon(programIcon());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    column->addWidget(m_conversation, 1);
    column->addWidget(m_gone, 1);
    m_gone->hide();
    serveConversation(rooms);
    connect(m_place, &SheetPlace::changed, this, &FloatingPanel::focusChanged);
    connect(m_gone, &EmptyState::pressed, this, &FloatingPanel::closeWanted);
    connect(&session.archive(), &Archive::roomChanged, this, [this](RoomId which) {
        if (which == m_id)
            showName();
    });
    for (const QLatin1StringView id : {"close-room-window"_L1, "floating-chat"_L1})
        connect(shortcuts.listen(id, this), &QShortcut::activated, this, &FloatingPanel::closeWanted);
    connect(shortcuts.listen("preview"_L1, this), &QShortcut::activated, m_conversation.data(),
            &ConversationScreen::togglePreview);
    const auto listen = [&](QLatin1StringView id, void (ConversationScreen::*deed)()) {
        connect(shortcuts.listen(id, this), &QShortcut::activated, m_conversation.data(), deed);
    };
    listen("go-back"_L1, &ConversationScreen::goBack);
    listen("first-unread"_L1, &ConversationScreen::showFirstUnread);
    listen("emoji"_L1, &ConversationScreen::chooseEmoji);
    listen("attach"_L1, &ConversationScreen::attachFiles);
    m_conversation->listen(shortcuts);
    connect(shortcuts.listen("undo-deletion"_L1, this), &QShortcut::activated, m_sheets,
            &RoomSheets::undoDeletion);
    connect(&session, &Session::labelChanged, this, &FloatingPanel::showName);
    connect(&theme, &Theme::changed, this, [this] { resize(sizeHint()); });
    retranslate();
    m_conversation->open();
    resize(sizeHint());
}

FloatingPanel::~FloatingPanel()
{
    m_place->drop(); // it may show what the conversation owns
    // The conversation goes with the other parts, after this: what it does at its end is told to nobody here.
    disconnect(&m_session, nullptr, this, nullptr);
    disconnect(&m_session.archive(), nullptr, this, nullptr);
}

QSize FloatingPanel::sizeHint() const
{
    return {theme().scaled(kPanel.width()), theme().scaled(kPanel.height())};
}

void FloatingPanel::buildHead()
{
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(space::kMedium, space::kTiny, space::kTiny, space::kTiny);
    row->setSpacing(space::kTiny);
    row->addWidget(m_title, 1);
    row->addWidget(m_window);
    row->addWidget(m_close);
    m_head->setCursor(Qt::SizeAllCursor);
    for (IconButton *button : {m_window, m_close})
        button->setCursor(Qt::ArrowCursor);
    m_head->installEventFilter(this);
    m_title->installEventFilter(this);
    connect(m_close, &QToolButton::clicked, this, &FloatingPanel::closeWanted);
    connect(m_window, &QToolButton::clicked, this, &FloatingPanel::windowWanted);
}

void FloatingPanel::serveConversation(views::RoomList &rooms)
{
    using Screen = ConversationScreen;
    m_sheets->serve(*m_conversation);
    connect(m_sheets, &RoomSheets::said, m_toasts, &Toasts::say);
    connect(m_conversation, &Screen::campaignWanted, this, [this] { Q_EMIT m_sheets->roomWanted(m_id); });
    connect(m_conversation, &Screen::joinWanted, this, [this, &rooms] {
        if (m_conversation)
            m_sheets->join(*m_conversation, rooms);
    });
    connect(m_conversation, &Screen::escaped, this, &FloatingPanel::closeWanted);
}

bool FloatingPanel::isLookedAt() const
{
    return m_conversation && isVisible() && isActiveWindow() && !m_place->sheet();
}

void FloatingPanel::showGone()
{
    if (!m_conversation)
        return;
    m_place->drop();
    m_conversation->hide();
    m_conversation->deleteLater(); // it may be what told us
    m_conversation = nullptr;
    m_window->hide();
    m_gone->show();
    retranslate();
    focusStation(*m_gone);
    Q_EMIT focusChanged();
}

void FloatingPanel::showName()
{
    if (const std::optional<rooms::Room> room = m_session.archive().room(m_id))
        m_name = oneLine(room->name, 80);
    m_title->setText(m_name);
    setWindowTitle(titleOf(m_name.isEmpty() ? tr("Floating chat") : m_name, m_session));
    if (m_conversation)
        m_conversation->setRoomName(m_name);
}

void FloatingPanel::retranslate()
{
    m_window->setWords(tr("Open in its own window"));
    m_close->setWords(tr("Close the chat"), Qt::Key_Escape);
    showName();
    if (!m_conversation)
        m_gone->say(Glyph::DoorOut, tr("You are no longer in this room"),
                    tr("The floating chat ends here; any room can have it, from its menu."), tr("Close"));
}

void FloatingPanel::changeEvent(QEvent *event)
{
    Pane::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        Q_EMIT focusChanged();
}

/// By the desktop: as by its cross.
void FloatingPanel::closeEvent(QCloseEvent *event)
{
    Pane::closeEvent(event);
    Q_EMIT closeWanted();
}

void FloatingPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        Pane::keyPressEvent(event);
}

void FloatingPanel::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    QPainter painter(this);
    painter.setPen(theme().colours().borderStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool FloatingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_head && watched != m_title)
        return Pane::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_drag.press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        m_drag.move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        if (m_drag.release())
            Q_EMIT dragged();
        return true;
    default:
        return Pane::eventFilter(watched, event);
    }
}

} // namespace madang::gui
