// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/thread_screen.h"

#include "client-gui/parts/portraits.h"
#include "client-gui/screens/timeline_screen.h"
#include "client-gui/theme/spacing.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace madang::gui {

using views::TimelineRow;

namespace {

    /// Texts that were begun and left, in one room.
    constexpr qsizetype kMostBegun = 20;

} // namespace

ThreadScreen::ThreadScreen(const Theme &theme, Session &session, const views::Formats &formats,
                           views::Timeline &timeline, views::MessageActions &actions,
                           views::Composer &composer, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_session(session)
    , m_timeline(timeline)
    , m_room(timeline.room())
    , m_actions(actions)
    , m_composer(composer)
    , m_view(new TimelineView(theme, formats, this))
    , m_state(new EmptyState(theme, this))
    , m_note(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_place(new Button(theme, Button::Kind::Quiet, this))
    , m_writing(new QWidget(this))
    , m_edit(new MessageEdit(theme, m_writing))
    , m_send(new IconButton(theme, Glyph::Send, m_writing, IconButton::Kind::Send))
    , m_hint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    build();
    connectView();
    connect(m_place, &QPushButton::clicked, this, [this] {
        if (m_thread && m_thread->rootPosition() > 0)
            Q_EMIT placeWanted(m_thread->rootPosition());
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ThreadScreen::showState);
    connect(m_edit, &MessageEdit::submitted, this, &ThreadScreen::submit);
    connect(m_edit, &MessageEdit::escaped, this, &ThreadScreen::closeWanted);
    connect(m_edit, &MessageEdit::copyPassedOn, this, [this] { m_view->copy(); });
    connect(m_send, &QToolButton::clicked, this, [this] {
        m_edit->finishComposition();
        submit();
        m_edit->setFocus();
    });
    connect(m_state, &EmptyState::pressed, this, [this] {
        if (m_thread)
            m_thread->open();
    });
    connect(&composer, &views::Composer::stateChanged, this, &ThreadScreen::showState);
    const auto restyle = [this] { m_edit->setFont(this->theme().font(TextStyle::Body)); };
    connect(&theme, &Theme::changed, m_edit, restyle);
    restyle();
    retranslate();
}

/// What is half written here waits as the room's draft, an answer to the thread: on disk, and on one's other
/// devices. A draft that is there already stays.
ThreadScreen::~ThreadScreen()
{
    if (!m_thread || m_edit->toPlainText().trimmed().isEmpty()
        || !m_session.archive().localDraft(m_room).text.isEmpty())
        return;
    m_session.drafts().write(m_room, m_edit->toPlainText(), m_thread->root());
    m_session.drafts().send(m_room);
}

void ThreadScreen::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::kSmall);
    column->setSpacing(space::kTiny);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    top->addWidget(m_place);
    top->addStretch(1);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    column->addWidget(m_state, 1);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    words->addWidget(m_note);
    words->addWidget(m_hint);
    column->addLayout(words);
    auto *line = new QHBoxLayout(m_writing);
    line->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    line->setSpacing(space::kSmall);
    line->addWidget(m_edit, 1, Qt::AlignVCenter);
    line->addWidget(m_send, 0, Qt::AlignBottom);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    below->addWidget(m_writing);
    column->addLayout(below);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
}

void ThreadScreen::connectView()
{
    m_view->setPortraits(*new Portraits(m_session.faces(), this));
    m_view->setBadges(
        [this](const TimelineRow &row) { return views::role_text::nameOf(m_timeline.badge(row)); });
    connect(&m_timeline, &views::Timeline::badgesChanged, m_view, &TimelineView::badgesChanged);
    connect(m_view, &TimelineView::upperEdgeNear, this, [this] {
        if (m_thread)
            m_thread->loadOlder();
    });
    connect(m_view, &TimelineView::linkPressed, this, [this](const Link &link) {
        if (link.disguised)
            Q_EMIT doubtfulLink(link);
        else
            openInBrowser(link.url);
    });
    connect(m_view, &TimelineView::actionPressed, this, &ThreadScreen::onAction);
    connect(m_view, &TimelineView::menuWanted, this, &ThreadScreen::showMenu);
    // Pictures and files are looked at in the room.
    connect(m_view, &TimelineView::filePressed, this, [this](int row) {
        if (m_thread && m_thread->row(row).position > 0)
            Q_EMIT placeWanted(m_thread->row(row).position);
    });
    connect(m_view, &TimelineView::reactionPressed, this, [this](int row, int reaction) {
        const TimelineRow content = m_thread->row(row);
        if (reaction < content.reactions.size() && m_actions.canReact(content))
            m_actions.toggleReaction(content, content.reactions[reaction].emoji);
    });
}

void ThreadScreen::open(EventId event)
{
    if (m_thread && (m_thread->root() == event)) {
        m_thread->open();
        return;
    }
    keepText();
    auto thread = std::make_unique<views::Thread>(m_session, m_timeline, event);
    const views::Thread *shown = thread.get();
    m_view->setRows(thread.get(), [shown](int row) -> const TimelineRow & { return shown->row(row); });
    m_thread = std::move(thread);
    connect(m_thread.get(), &views::Thread::changed, this, &ThreadScreen::showState);
    connect(m_thread.get(), &QAbstractItemModel::rowsInserted, this, &ThreadScreen::showState);
    connect(m_thread.get(), &QAbstractItemModel::rowsRemoved, this, &ThreadScreen::showState);
    connect(m_thread.get(), &views::Thread::posted, m_view, &TimelineView::showNewest);
    m_thread->open();
    m_edit->replaceText(m_begun.take(m_thread->root()));
    m_view->showNewest();
    showState();
}

/// What was being written waits until this thread is opened again.
void ThreadScreen::keepText()
{
    if (!m_thread || m_edit->toPlainText().trimmed().isEmpty())
        return;
    if (m_begun.size() >= kMostBegun)
        m_begun.erase(m_begun.begin());
    m_begun.insert(m_thread->root(), m_edit->toPlainText());
}

void ThreadScreen::submit()
{
    if (!m_thread || m_composer.obstacle() || m_edit->toPlainText().trimmed().isEmpty())
        return;
    const Result<ClientTag> tag = m_thread->post(m_edit->toPlainText());
    if (tag)
        m_edit->replaceText({});
    else
        Q_EMIT said(views::wording::of(tag.error()));
}

void ThreadScreen::showState()
{
    const bool any = m_thread && m_thread->rowCount() > 0;
    const QString text = m_thread ? m_thread->stateText() : QString();
    m_view->setVisible(any);
    m_state->setVisible(!any);
    if (!any && m_thread) {
        if (m_thread->state() == views::Thread::State::Fetching)
            m_state->wait(text);
        else
            m_state->say(Glyph::Alert, tr("This thread cannot be shown"), text, tr("Try again"));
    }
    m_note->setText(text);
    m_note->setVisible(any && !text.isEmpty());
    m_place->setVisible(m_thread && m_thread->rootPosition() > 0);
    const std::optional<Error> obstacle = m_composer.obstacle();
    m_writing->setVisible(!obstacle);
    const qsizetype left = chat::kLongestMessage - m_edit->toPlainText().size();
    m_send->setEnabled(left >= 0 && !m_edit->toPlainText().trimmed().isEmpty());
    m_hint->setTone(left < 0 ? Label::Tone::Danger : Label::Tone::Muted);
    if (obstacle)
        m_hint->setText(obstacle->code == Code::Conflict ? views::wording::of(*obstacle)
                                                         : tr("Only members write here."));
    else
        m_hint->setText(left < 0 ? tr("This is too long by %n character(s).", nullptr, int(-left))
                                 : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void ThreadScreen::onAction(int row, RowAction action)
{
    const TimelineRow content = m_thread->row(row);
    switch (action) {
    case RowAction::Retry:
        m_timeline.retry(content.tag);
        break;
    case RowAction::Edit:
        m_edit->replaceText(m_edit->toPlainText().trimmed().isEmpty()
                                ? content.text
                                : content.text + u'\n' + m_edit->toPlainText());
        m_timeline.discard(content.tag);
        break;
    case RowAction::Discard:
        m_timeline.discard(content.tag);
        break;
    case RowAction::ShowPerson:
        Q_EMIT personWanted(content.sender);
        break;
    case RowAction::ShowQuoted:
    case RowAction::ShowOriginal:
    case RowAction::ShowCampaign:
    case RowAction::Unfold:
        Q_EMIT placeWanted(content.position);
        break;
    case RowAction::OpenLink:
    case RowAction::React:
    case RowAction::ShowPicture:
    case RowAction::SaveFile:
    case RowAction::OpenThread:
    case RowAction::None:
        break;
    }
}

void ThreadScreen::showMenu(int row, QPoint global)
{
    const TimelineRow content = m_thread->row(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (content.position > 0)
        menu->addAction(theme().icon(Glyph::Chat), tr("Show in the room"), this,
                        [this, position = content.position] { Q_EMIT placeWanted(position); });
    if (m_view->hasSelection())
        menu->addAction(theme().icon(Glyph::Copy), tr("Copy selection"), m_view, [this] { m_view->copy(); });
    if (const QString text = m_view->bodyText(row); !text.isEmpty())
        menu->addAction(theme().icon(Glyph::Copy), tr("Copy text"), this,
                        [text] { QGuiApplication::clipboard()->setText(text); });
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(global);
}

void ThreadScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        Pane::keyPressEvent(event);
}

/// The same frame round what is written as in the room.
void ThreadScreen::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    if (!m_writing->isVisible())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_edit->paintFrame(painter, m_writing->geometry());
}

bool ThreadScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return Pane::eventFilter(watched, event);
}

void ThreadScreen::retranslate()
{
    m_view->setAccessibleName(tr("Thread"));
    m_place->setText(tr("Show in the room"));
    m_edit->setPrompt(tr("Answer in this thread"));
    m_edit->setAccessibleName(tr("Answer in this thread"));
    m_send->setWords(tr("Send"), Qt::Key_Return);
    showState();
}

} // namespace madang::gui
