// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/conversation_screen.h"

#include <QPointer>
#include <QVBoxLayout>

namespace madang::gui {

ConversationScreen::ConversationScreen(const Theme &theme, Session &session, views::Formats &formats,
                                       RoomId room, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_timeline(session, formats, room)
    , m_actions(session, m_timeline)
    , m_composer(session, m_timeline)
    , m_people(session, room)
    , m_timelineScreen(new TimelineScreen(theme, session, formats, m_timeline, m_actions, this))
    , m_composerScreen(new ComposerScreen(theme, formats, m_composer, m_people, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_timelineScreen, 1);
    column->addWidget(m_composerScreen);
    new WordPopup(theme, session, m_timeline, m_people, formats, m_composerScreen->edit(), this);
    connectTimeline();
    connectComposer();
}

ConversationScreen::~ConversationScreen()
{
    m_composer.leave(); // while everything that listens is whole
    m_timeline.clearNewMessages();
}

void ConversationScreen::open()
{
    m_timeline.setAttended(false); // until it is shown in a window that is active
    m_timeline.readersFrom(&m_people);
    m_timeline.open();
}

void ConversationScreen::connectTimeline()
{
    using Screen = TimelineScreen;
    connect(m_timelineScreen, &Screen::doubtfulLink, this, &ConversationScreen::doubtfulLink);
    connect(m_timelineScreen, &Screen::said, this, &ConversationScreen::said);
    connect(m_timelineScreen, &Screen::campaignWanted, this, &ConversationScreen::campaignWanted);
    connect(m_timelineScreen, &Screen::replyWanted, m_composerScreen, &ComposerScreen::setReplyTo);
    connect(m_timelineScreen, &Screen::quoteWanted, m_composerScreen, &ComposerScreen::quote);
    connect(m_timelineScreen, &Screen::editWanted, this, [this](const ClientTag &failed) {
        m_composer.edit(failed);
        focusComposer();
    });
    connect(m_timelineScreen, &Screen::changeWanted, this, [this](const views::TimelineRow &message) {
        m_composer.change(message);
        focusComposer();
    });
    connect(m_timelineScreen, &Screen::deleteWanted, this, &ConversationScreen::deleteWanted);
    connect(m_timelineScreen, &Screen::forwardWanted, this, &ConversationScreen::forwardWanted);
    connect(m_timelineScreen, &Screen::threadWanted, this, &ConversationScreen::threadWanted);
    connect(m_timelineScreen, &Screen::elsewhereWanted, this, &ConversationScreen::elsewhereWanted);
    connect(m_timelineScreen, &Screen::complaintWanted, this, &ConversationScreen::complaintWanted);
    connect(m_timelineScreen, &Screen::blockWanted, this, &ConversationScreen::blockWanted);
    connect(m_timelineScreen, &Screen::personWanted, this,
            [this](const views::TimelineRow &message) { Q_EMIT personWanted(message.sender, message); });
    connect(m_timelineScreen, &Screen::versionsWanted, this, &ConversationScreen::versionsWanted);
    connect(m_timelineScreen, &Screen::reactorsWanted, this, &ConversationScreen::reactorsWanted);
    connect(m_timelineScreen, &Screen::reactionWanted, this, [this](const views::TimelineRow &message) {
        Q_EMIT emojiWanted([actions = QPointer(&m_actions), message](const QString &sign) {
            if (actions)
                actions->toggleReaction(message, sign);
        });
    });
}

void ConversationScreen::connectComposer()
{
    using Screen = ComposerScreen;
    connect(m_composerScreen, &Screen::sent, m_timelineScreen, &TimelineScreen::showNewest);
    connect(m_composerScreen, &Screen::said, this, &ConversationScreen::said);
    connect(m_composerScreen, &Screen::emojiWanted, this, [this] {
        Q_EMIT emojiWanted([screen = QPointer(m_composerScreen)](const QString &sign) {
            if (screen)
                screen->insertText(sign);
        });
    });
    connect(m_composerScreen, &Screen::joinWanted, this, &ConversationScreen::joinWanted);
    connect(m_composerScreen, &Screen::signInWanted, this, &ConversationScreen::signInWanted);
    connect(m_composerScreen, &Screen::nicknameWanted, this, &ConversationScreen::firstNicknameWanted);
    connect(m_composerScreen, &Screen::copyPassedOn, this, [this] { view().copy(); });
    connect(m_composerScreen, &Screen::changeLastWanted, this, [this] {
        if (m_timeline.hasNewer())
            showNewest(); // what is said last is there
        if (const auto last = m_actions.lastChangeable())
            m_composer.change(*last);
    });
    connect(m_composerScreen, &Screen::escaped, this, &ConversationScreen::escaped);
}

} // namespace madang::gui
