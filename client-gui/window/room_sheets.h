// SPDX-License-Identifier: GPL-3.0-or-later
// RoomSheets: does what the screens of a room ask of the window they are in: the sheets about the room, its
// members and what was said there. What needs another place than this window it asks for in turn.
#pragma once

#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/room_screen.h"
#include "client-gui/window/message_sheets.h"
#include "client-gui/window/undo_bar.h"
#include "common/views/nickname_choice.h"

#include <QPointer>

namespace madang::gui {

class RoomSheets : public QObject {
    Q_OBJECT

public:
    /// `present` shows a sheet over `host`.
    RoomSheets(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
               std::function<void(Sheet *)> present);

    /// From now on, and as long as it lives. The list of rooms outlives it, and the sheets over it.
    void serve(RoomScreen &room, views::RoomList &rooms);
    /// The same for a conversation that stands alone; serve() of a room does it, too.
    void serve(ConversationScreen &conversation);
    void join(ConversationScreen &conversation, views::RoomList &rooms);
    /// Where the nickname is chosen that is wanted before the first message; asked when it is wanted, and may
    /// answer null.
    void setNickname(std::function<views::NicknameChoice *()> choice) { m_nickname = std::move(choice); }
    /// Asks for it. What was to be sent in that conversation goes once there is one.
    void askForNickname(ConversationScreen *conversation = nullptr);
    /// Asks for a name, and puts the room into the folder made of it.
    void newFolder(RoomId room, views::RoomList &rooms);
    /// When a room may alert.
    void openSchedule(RoomId room, views::RoomList &rooms);
    /// The card of somebody; `message`: what of theirs was pressed in that conversation, without an event
    /// when nothing was.
    void openPerson(ConversationScreen *conversation, const accounts::Person &person,
                    const views::TimelineRow &message = {});
    /// Complains about an invitation; `sentence` says who invited where.
    void reportInvitation(RoomId room, const QString &sentence)
    {
        m_messages->openReport(m_session, room, sentence);
    }
    /// Asks first.
    void confirmLink(const Link &link);
    /// Brings back what was deleted last, while it can be.
    void undoDeletion();

Q_SIGNALS:
    void said(const QString &line);
    void roomWanted(madang::RoomId room);
    void placeWanted(madang::RoomId room, qint64 position);
    void profileWanted();
    /// By a guest, to write in a room.
    void signInWanted(madang::RoomId room);
    void donateWanted(madang::CampaignId campaign, const QString &title);
    void campaignsWanted();
    void monitorWanted(madang::CampaignId campaign);
    void pageWanted(madang::CampaignId campaign);
    void manageWanted(madang::CampaignId campaign);
    void storyLink(const QUrl &link, bool doubtful);

private:
    void say(const Result<Nothing> &done);
    void ask(Button::Kind kind, std::function<QuestionSheet::Words()> words, std::function<void()> agreed);
    void invite(RoomId room, views::RoomList &rooms);
    void changeNickname(RoomId room, views::RoomList &rooms, const QString &present);
    void openExport(RoomId room);
    void confirmLeave(RoomId room, views::RoomList &rooms);
    void confirmClose(RoomId room, views::RoomList &rooms);
    void confirmRemove(RoomId room, views::RoomList &rooms, const rooms::Member &member);
    void openDate(ConversationScreen &conversation, Timestamp first);
    void openForward(views::MessageActions &actions, const views::TimelineRow &message);
    void openEmoji(const EmojiTaker &take);

    const Theme &m_theme;
    Session &m_session;
    views::Formats &m_formats;
    QWidget *m_host;
    std::function<void(Sheet *)> m_present;
    std::function<views::NicknameChoice *()> m_nickname;
    MessageSheets *m_messages = nullptr;
    QPointer<UndoBar> m_undoBar;
};

} // namespace madang::gui
