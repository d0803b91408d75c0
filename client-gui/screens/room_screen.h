// SPDX-License-Identifier: GPL-3.0-or-later
// RoomScreen: one room: its header, the conversation, the composer, and the panel at the right. Owns the
// view-models of that room; what concerns other rooms it asks of the window.
#pragma once

#include "client-gui/emoji/emoji_sheet.h"
#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/avatar.h"
#include "client-gui/screens/campaign_screen.h"
#include "client-gui/screens/composer_screen.h"
#include "client-gui/screens/people_screen.h"
#include "client-gui/screens/search_screen.h"
#include "client-gui/screens/timeline_screen.h"
#include "client-gui/screens/word_popup.h"
#include "common/views/room_list.h"

class QSplitter;
class QStackedWidget;

namespace madang::gui {

class RoomScreen : public Pane {
    Q_OBJECT

public:
    enum class Panel { None, Members, Campaign, Search };

    RoomScreen(const Theme &theme, Session &session, views::RoomList &rooms, views::Formats &formats,
               const Shortcuts &shortcuts, RoomId room, QWidget *parent);
    ~RoomScreen() override;

    RoomId room() const { return m_id; }
    views::Timeline &timeline() { return m_timeline; }
    /// Shows a campaign that may belong to another room in this room's panel.
    void showCampaign(CampaignId campaign);
    void showPanel(Panel panel);
    Panel panel() const { return m_panel; }
    /// Shows the panel, or puts it away when it is the one that is shown.
    void togglePanel(Panel panel);
    void focusComposer();
    /// Sends what stands in the composer.
    void send() { m_composerScreen->submit(); }
    /// Shows the way back to the list of rooms: the window is too narrow for both.
    void setAlone(bool alone);
    void showNewest() { m_timelineScreen->showNewest(); }
    /// The places F6 goes through, in order.
    QList<QWidget *> stations() const;
    QMenu *makeMenu(QWidget *parent);
    views::MessageActions &actions() { return m_actions; }
    void jumpTo(qint64 position) { m_timeline.jumpToPosition(position); }

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
    void joinWanted();
    void signInWanted();
    /// The usual nickname is to be chosen before anything is sent; send() goes on then.
    void firstNicknameWanted();
    void leaveWanted();
    void closeWanted();
    void removeWanted(const madang::rooms::Member &member);
    /// What was said is to be taken away: ask first, then deleteMessage().
    void deleteWanted(const madang::views::TimelineRow &message);
    void forwardWanted(const madang::views::TimelineRow &message);
    void complaintWanted(const madang::views::TimelineRow &message);
    void blockWanted(const madang::views::TimelineRow &message);
    /// Somebody is to be shown; `message`: what of theirs was pressed, without an event when nothing was.
    void personWanted(const madang::accounts::Person &person, const madang::views::TimelineRow &message);
    void versionsWanted(const madang::views::TimelineRow &message);
    void reactorsWanted(const madang::views::TimelineRow &message);
    void pinsWanted();
    /// An emoji is to be chosen, and given to that.
    void emojiWanted(const madang::gui::EmojiTaker &take);
    void doubtfulLink(const madang::gui::Link &link);
    void said(const QString &line);
    void escaped();
    void backWanted();
    /// A message of another room was picked.
    void elsewhereWanted(madang::RoomId room, qint64 position);

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void arrange();
    void buildHeader(QLayout *column);
    void buildPanel();
    void connectParts();
    void showRoom();
    void showBoard();
    void rememberPanel();
    void showKeys();

    Session &m_session;
    views::RoomList &m_rooms;
    views::Formats &m_formats;
    const Shortcuts &m_shortcuts;
    const RoomId m_id;
    rooms::Room m_room;
    views::Timeline m_timeline;
    views::MessageActions m_actions;
    views::Composer m_composer;
    views::People m_people;
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
    TimelineScreen *m_timelineScreen = nullptr;
    ComposerScreen *m_composerScreen = nullptr;
    Pane *m_side = nullptr;
    Label *m_sideHead = nullptr;
    IconButton *m_sideClose = nullptr;
    QStackedWidget *m_sideStack = nullptr;
    PeopleScreen *m_peopleScreen = nullptr;
    CampaignScreen *m_campaignScreen = nullptr;
    SearchScreen *m_searchScreen = nullptr;
};

} // namespace madang::gui
