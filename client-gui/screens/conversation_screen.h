// SPDX-License-Identifier: GPL-3.0-or-later
// ConversationScreen: what is said in one room and where one writes, as every window shows it. Owns the
// view-models of both; what needs a sheet or another room it asks of the window.
#pragma once

#include "client-gui/emoji/emoji_sheet.h"
#include "client-gui/screens/composer_screen.h"
#include "client-gui/screens/timeline_screen.h"
#include "client-gui/screens/word_popup.h"

namespace madang::gui {

class ConversationScreen : public Pane {
    Q_OBJECT

public:
    ConversationScreen(const Theme &theme, Session &session, views::Formats &formats, RoomId room,
                       QWidget *parent);
    ~ConversationScreen() override;

    /// Fills it; called once, when everything around it stands.
    void open();

    RoomId room() const { return m_timeline.room(); }
    views::Timeline &timeline() { return m_timeline; }
    views::MessageActions &actions() { return m_actions; }
    views::Composer &composer() { return m_composer; }
    views::People &people() { return m_people; }
    TimelineView &view() { return m_timelineScreen->view(); }
    MessageEdit &edit() { return m_composerScreen->edit(); }
    void focusComposer() { edit().setFocus(Qt::OtherFocusReason); }
    void showNewest() { m_timelineScreen->showNewest(); }
    void goBack() { m_timelineScreen->goBack(); }
    void showFirstUnread() { m_timelineScreen->showFirstUnread(); }
    /// Shows what is being written as it will look, or stops doing so.
    void togglePreview() { m_composerScreen->togglePreview(); }
    void attachFiles() { m_composerScreen->attachFiles(); }
    void chooseEmoji() { m_composerScreen->chooseEmoji(); }
    void setOpensThreads(bool opens) { m_timelineScreen->setOpensThreads(opens); }
    /// Hears the keys for the message that has the keyboard.
    void listen(const Shortcuts &shortcuts) { m_timelineScreen->listen(shortcuts); }
    /// How the room is called in the empty field.
    void setRoomName(const QString &name) { m_composerScreen->setRoomName(name); }
    /// Sends what stands in the field.
    void send() { m_composerScreen->submit(); }
    /// Puts files beside what is being written.
    void addFiles(const QStringList &paths) { m_composerScreen->addFiles(paths); }

Q_SIGNALS:
    /// What was said is to be taken away: ask first.
    void deleteWanted(const madang::views::TimelineRow &message);
    void forwardWanted(const madang::views::TimelineRow &message);
    /// Only where setOpensThreads() says that there is a place for it.
    void threadWanted(madang::EventId event);
    void complaintWanted(const madang::views::TimelineRow &message);
    void blockWanted(const madang::views::TimelineRow &message);
    /// Somebody is to be shown; `message`: what of theirs was pressed.
    void personWanted(const madang::accounts::Person &person, const madang::views::TimelineRow &message);
    void versionsWanted(const madang::views::TimelineRow &message);
    void reactorsWanted(const madang::views::TimelineRow &message);
    /// An emoji is to be chosen, and given to that.
    void emojiWanted(const madang::gui::EmojiTaker &take);
    void doubtfulLink(const madang::gui::Link &link);
    /// A message of another room was picked.
    void elsewhereWanted(madang::RoomId room, qint64 position);
    /// The campaign of a card is to be shown.
    void campaignWanted();
    void joinWanted();
    void signInWanted();
    /// The usual nickname is to be chosen before anything is sent; send() goes on then.
    void firstNicknameWanted();
    void said(const QString &line);
    void escaped();

private:
    void connectTimeline();
    void connectComposer();

    views::Timeline m_timeline;
    views::MessageActions m_actions;
    views::Composer m_composer;
    views::People m_people;
    TimelineScreen *m_timelineScreen = nullptr;
    ComposerScreen *m_composerScreen = nullptr;
};

} // namespace madang::gui
