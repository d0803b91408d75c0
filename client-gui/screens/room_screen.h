// SPDX-License-Identifier: GPL-3.0-or-later
// RoomScreen: one room: its header, the conversation, and the panel at the right. What concerns other rooms
// it asks of the window.
#pragma once

#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/avatar.h"
#include "client-gui/screens/campaign_screen.h"
#include "client-gui/screens/conversation_screen.h"
#include "client-gui/screens/people_screen.h"
#include "client-gui/screens/place_menu.h"
#include "client-gui/screens/search_screen.h"
#include "client-gui/screens/thread_screen.h"
#include "common/views/room_list.h"

class QSplitter;
class QStackedWidget;

namespace madang::gui {

class RoomScreen : public Pane {
    Q_OBJECT

public:
    enum class Panel { None, Members, Campaign, Search, Thread };

    RoomScreen(const Theme &theme, Session &session, views::RoomList &rooms, views::Formats &formats,
               const Shortcuts &shortcuts, RoomId room, QWidget *parent);
    ~RoomScreen() override;

    RoomId room() const { return m_id; }
    ConversationScreen &conversation() const { return *m_conversation; }
    views::Timeline &timeline() { return m_conversation->timeline(); }
    /// Shows a campaign that may belong to another room in this room's panel.
    void showCampaign(CampaignId campaign);
    void showPanel(Panel panel);
    /// Shows the thread that an event began or is in, with the keyboard in its editor.
    void openThread(EventId event);
    /// Made when it is wanted first.
    ThreadScreen &threadScreen();
    Panel panel() const { return m_panel; }
    /// Shows the panel, or puts it away when it is the one that is shown.
    void togglePanel(Panel panel);
    void focusComposer();
    /// From the newest message of somebody else on.
    void markUnread();
    /// Shows the way back to the list of rooms: the window is too narrow for both.
    void setAlone(bool alone);
    /// Asked when the menu is made: where else this room may stand.
    void setPlaces(std::function<RoomPlaces()> places) { m_places = std::move(places); }
    void showNewest() { m_conversation->showNewest(); }
    void markRead() { m_rooms.markAllRead(m_id); }
    void askForDay() { Q_EMIT dateWanted(m_room.createdAt); }
    void showPins() { Q_EMIT pinsWanted(); }
    void chooseEmoji() { m_conversation->chooseEmoji(); }
    void attachFiles() { m_conversation->attachFiles(); }
    void goBack() { m_conversation->goBack(); }
    void showFirstUnread() { m_conversation->showFirstUnread(); }
    void togglePreview() { m_conversation->togglePreview(); }
    /// The places F6 goes through, in order.
    QList<QWidget *> stations() const;
    QMenu *makeMenu(QWidget *parent);
    /// 0: stays where it opened.
    void jumpTo(qint64 position)
    {
        if (position > 0)
            timeline().jumpToPosition(position);
    }

Q_SIGNALS:
    void donateWanted(madang::CampaignId campaign, const QString &title);
    void campaignsWanted();
    void pageWanted(madang::CampaignId campaign);
    void manageWanted(madang::CampaignId campaign);
    void storyLink(const QUrl &link, bool doubtful);
    void monitorWanted(madang::CampaignId campaign);
    void dateWanted(madang::Timestamp first);
    void inviteWanted();
    /// Another name of one's own in this room; `present`: the one there is.
    void nicknameWanted(const QString &present);
    /// This room is to go into a folder that is not there yet.
    void newFolderWanted();
    /// When it may alert is to be shown.
    void scheduleWanted();
    void joinWanted();
    /// It is to be taken along as a folder.
    void exportWanted();
    void leaveWanted();
    void closeWanted();
    void removeWanted(const madang::rooms::Member &member);
    /// A member is to be shown.
    void personWanted(const madang::accounts::Person &person);
    void pinsWanted();
    void said(const QString &line);
    void backWanted();
    /// A message of another room was picked.
    void elsewhereWanted(madang::RoomId room, qint64 position);

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    std::function<void(const QString &)> saying();
    void build();
    void arrange();
    void buildHeader(QLayout *column);
    void buildPanel();
    void connectParts();
    void showRoom();
    void showBoard();
    void closePanel();
    void rememberPanel();
    void showKeys();
    void addHistory(QMenu &menu);

    Session &m_session;
    views::RoomList &m_rooms;
    views::Formats &m_formats;
    const Shortcuts &m_shortcuts;
    const RoomId m_id;
    rooms::Room m_room;
    std::function<RoomPlaces()> m_places;
    std::unique_ptr<views::CampaignBoard> m_board;
    Panel m_panel = Panel::None;
    bool m_panelAsked = false; ///< by the person in this room, not only remembered from another one

    QSplitter *m_splitter = nullptr;
    Pane *m_middle = nullptr;
    IconButton *m_back = nullptr;
    Avatar *m_avatar = nullptr;
    Label *m_name = nullptr;
    Label *m_topic = nullptr;
    IconButton *m_membersButton = nullptr;
    IconButton *m_campaignButton = nullptr;
    IconButton *m_searchButton = nullptr;
    IconButton *m_moreButton = nullptr;
    ConversationScreen *m_conversation = nullptr;
    Pane *m_side = nullptr;
    Label *m_sideHead = nullptr;
    IconButton *m_sideClose = nullptr;
    QStackedWidget *m_sideStack = nullptr;
    PeopleScreen *m_peopleScreen = nullptr;
    CampaignScreen *m_campaignScreen = nullptr;
    SearchScreen *m_searchScreen = nullptr;
    ThreadScreen *m_threadScreen = nullptr;
};

} // namespace madang::gui
