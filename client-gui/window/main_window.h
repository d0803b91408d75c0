// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the sign-in screen, or the rooms at the left and the open room beside them; the sheets over
// them; the keys. It decides where one is, not what is shown there. It belongs to one account; a frame that
// holds several shows it as a part of itself.
#pragma once

#include "client-gui/floating/floating_chat.h"
#include "client-gui/keys/shortcuts.h"
#include "client-gui/monitor/monitor_window.h"
#include "client-gui/parts/toast.h"
#include "client-gui/screens/room_list_screen.h"
#include "client-gui/screens/room_screen.h"
#include "client-gui/screens/start_screen.h"
#include "client-gui/window/account_frame.h"
#include "client-gui/window/campaign_sheets.h"
#include "client-gui/window/care_sheets.h"
#include "client-gui/window/giving_sheets.h"
#include "client-gui/window/link_bar.h"
#include "client-gui/window/list_menus.h"
#include "client-gui/window/main_menu.h"
#include "client-gui/window/room_windows.h"
#include "client-gui/window/storage_bar.h"
#include "common/views/alerts.h"
#include "common/views/finder.h"
#include "common/views/guest_wish.h"
#include "common/views/inbox.h"
#include "common/views/nickname_choice.h"

#include <QMainWindow>
#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace madang::gui {

class SettingsSheet;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Without a frame it is a window by itself. The frame outlives it.
    MainWindow(const Theme &theme, Session &session, views::Formats &formats, AccountFrame *frame = nullptr);
    ~MainWindow() override;

    /// The screen that fits the session's state; called once the session has been begun.
    void begin();
    StartScreen *startScreen() const { return m_start; }
    RoomScreen *roomScreen() const { return m_room; }
    Sheet *sheet() const { return m_place->sheet(); }
    CampaignSheets &campaignSheets() const { return *m_campaignSheets; }
    Shortcuts &shortcuts() { return m_shortcuts; }
    MonitorWindow *monitor() const { return m_monitor; }
    /// The rooms in windows of their own, and the one in the floating chat; null while nobody is in.
    RoomWindows *roomWindows() const { return m_roomWindows.get(); }
    FloatingChat *floatingChat() const { return m_floating.get(); }
    void say(const QString &line) { m_toasts->say(line); }
    views::Alerts &alerts() { return m_alerts; }
    /// Of all rooms that are not muted; 0 while nobody is signed in.
    int unread() const { return m_rooms ? m_rooms->totalUnread() : 0; }
    int mentions() const { return m_rooms ? m_rooms->totalMentions() : 0; }
    /// Whether somebody is in: an account, or a guest.
    bool isIn() const { return m_rooms != nullptr; }
    /// Goes to a place at this account's server.
    void openPlace(const PlaceLink &place);
    /// Whether a person has it before them: it, and no other account.
    bool isInFront() const { return isActiveWindow() && isVisible(); }
    /// Shows the window, wherever it was, with the keyboard.
    void comeToFront();
    /// Puts the keyboard where it was here, or where typing goes on.
    void takeKeyboard();
    /// The frame became active or not, or has other accounts now.
    void lookAround();
    /// Keeps where the rooms' own windows stand.
    void remember();
    /// Closes them: the program would live on in them.
    void closeBeside();
    /// Goes to what an alert is about.
    void openAlert(const views::Alert &alert);
    /// How the window may hide instead of closing: whether it could now, and the deed, which answers whether
    /// it did. Without them it closes.
    void setHiding(std::function<bool()> possible, std::function<bool()> hide);
    /// Shows a sheet over the window; one at a time.
    void present(Sheet *sheet) { m_place->present(sheet); }

public Q_SLOTS:
    /// Ends the program, also where closing only hides.
    void quit();
    void openRoom(madang::RoomId room);
    /// Shows a room in a window of its own.
    void openRoomWindow(madang::RoomId room);
    /// Opens or closes the floating chat; where there is none, this room becomes it.
    void toggleFloating(madang::RoomId here);
    /// Locks the program, or opens where the PIN for it is chosen. Nothing where the window stands alone.
    void lock();
    void openSettings();
    void openShortcutSettings();
    /// Makes everything larger or smaller by so many steps; 0 is the usual size.
    void changeScale(int steps);
    /// `position` 0: where the room opens by itself.
    void showPlace(RoomId room, qint64 position);
    void openSwitcher();
    void openBrowse();
    void openNewRoom();
    void openDirect();
    void openSessions();
    void openContact();
    void openInbox();
    /// The notices of where one was named.
    void openMentions();
    /// The messages one has saved.
    void openSaved();
    void openGifts() { m_giving->openGifts(); }
    void openReceipt(madang::DonationId gift) { m_giving->openReceipt(gift); }
    void openReceipts() { m_giving->openReceipts(); }
    void openRefunds() { m_careSheets->openRefunds(); }
    /// The payments desk; the server judges who may see anything there.
    void openDesk() { m_careSheets->openDesk(); }
    void openOverview() { m_careSheets->openOverview(); }
    void openConnections() { m_careSheets->openConnections(); }
    void openAudit() { m_careSheets->openAudit(); }
    void openSettlements() { m_careSheets->openSettlements(); }
    void openComplaints() { m_careSheets->openComplaints(); }
    void openApplicants() { m_careSheets->openApplicants(); }
    /// Accounts to look after; the server judges who may.
    void openPeopleDesk(const QString &username = {}) { m_careSheets->openPeopleDesk(username); }
    void openBans() { m_careSheets->openBans(); }
    void openBlocked();
    void openProfile();
    /// The card of somebody.
    void openPerson(const madang::accounts::Person &person);
    void openShortcuts();
    void openAbout();
    void openCampaigns();
    /// A guest is asked to sign in first.
    void openDonation(madang::CampaignId campaign, const QString &title);
    void openMonthly(const madang::views::PledgeWish &wish, const QString &title)
    {
        m_giving->openMonthly(wish, title);
    }
    void openPledges() { m_giving->openPledges(); }
    /// Shows a campaign in a window of its own; one at a time.
    void openMonitor(madang::CampaignId campaign);

Q_SIGNALS:
    void countsChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    /// Whether what opens here by itself may have the keyboard: not behind another account.
    bool mayTakeKeyboard() const { return !m_frame || m_frame->isFront(*this); }
    void makeCommands();
    void addCommand(QLatin1StringView id, std::function<void()> run);
    void showKeys();
    QList<views::FinderPage> pages() const;
    SettingsSheet *presentSettings();
    void presentInbox(views::Inbox::Filter filter);
    void showState();
    void showWorkspace();
    void leaveWorkspace();
    void openFirstRoom();
    void showNoRoom();
    void sayNoRoom();
    void arrange();
    void retranslate();
    void showBeside();
    void restoreBeside();
    void leaveBeside();
    void serve(RoomSheets &sheets);
    void serve(RoomWindow &window);
    RoomPlaces placesOf(RoomId room);
    void goTo(RoomId room);
    void goToPlace(RoomId room, qint64 position);
    QString scaledBy(int steps);
    void visit(const rooms::Room &room);
    void confirmSignOut();
    void readEverything();
    void visitCampaign(const campaigns::Campaign &campaign);
    void follow(const views::NoticeSubject &subject);
    void openGift(const views::NoticeSubject &subject);
    /// Ends a guest's visit; what they wanted is done once they are in.
    void goToSignIn(const views::GuestWish::Wish &wish);
    /// The same for a command, where a guest gave it.
    bool mustSignInFor(QLatin1StringView command);
    void grant(const views::GuestWish::Wish &wish);
    PlaceLink placeHere() const;
    void nextStation(int direction);
    void setCommandsEnabled();
    void showTitle();
    void showCounts();
    void tellFocus();
    void openRoomMenu(RoomId room, QPoint at);

    const Theme &m_theme;
    Session &m_session;
    views::Formats &m_formats;
    AccountFrame *m_frame = nullptr; ///< null: it stands alone
    Shortcuts m_shortcuts;
    QHash<QLatin1StringView, QAction *> m_commands; ///< by the id in the table of Shortcuts
    QWidget *m_ground = nullptr;
    LinkBar *m_linkBar = nullptr;
    StorageBar *m_storageBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartScreen *m_start = nullptr;
    Toasts *m_toasts = nullptr;
    CampaignSheets *m_campaignSheets = nullptr;
    CareSheets *m_careSheets = nullptr;
    SheetPlace *m_place = nullptr;
    GivingSheets *m_giving = nullptr;
    RoomSheets *m_roomSheets = nullptr;
    ListMenus *m_listMenus = nullptr;
    MainMenu *m_mainMenu = nullptr;
    views::GuestWish *m_wish = nullptr;
    views::Alerts m_alerts;
    std::function<bool()> m_canHide;
    std::function<bool()> m_hide;
    bool m_quitting = false;
    bool m_leftBeside = false; ///< other windows went with the last session
    QPointer<MonitorWindow> m_monitor;

    // While somebody is in: made at entering, gone at leaving.
    std::unique_ptr<views::RoomList> m_rooms;
    std::unique_ptr<views::LinkStatus> m_link;
    std::unique_ptr<views::Inbox> m_inbox;
    std::unique_ptr<views::NicknameChoice> m_nickname;
    std::unique_ptr<RoomWindows> m_roomWindows;
    std::unique_ptr<FloatingChat> m_floating;
    QPointer<QSplitter> m_workspace;
    QPointer<RoomListScreen> m_roomList;
    QPointer<RoomScreen> m_room;
    QPointer<EmptyState> m_noRoom;
};

} // namespace madang::gui
