// SPDX-License-Identifier: GPL-3.0-or-later
// RoomListScreen: one's rooms at the left side, with search and the way to everything else. Shows
// views::RoomList.
#pragma once

#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/avatar.h"
#include "client-gui/parts/badge_button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/search_field.h"
#include "common/views/room_list.h"

#include <QListView>

class QMenu;
class QStackedLayout;

namespace madang::gui {

class RoomListScreen : public Pane {
    Q_OBJECT

public:
    RoomListScreen(const Theme &theme, Session &session, views::RoomList &rooms,
                   const views::Formats &formats, const Shortcuts &shortcuts, QWidget *parent);

    /// The menu of the button beside the search field; the window fills it.
    void setMenu(QMenu *menu);
    /// How many notices are unread; shown at the bell.
    void setUnreadNotices(int count);
    /// Marks the room that is open.
    void setCurrent(RoomId room);
    /// Marks it again, unless somebody is on the list with the keyboard.
    void markCurrent();
    /// Chooses the next (1) or previous (-1) room of the list.
    void step(int direction);
    /// Shows only rooms with something unread, or all again.
    void toggleUnreadOnly();
    void focusSearch();
    void focusList();

Q_SIGNALS:
    void picked(madang::RoomId room);
    /// A room is wanted in a window of its own: middle button, double click with Ctrl, or its keys.
    void windowWanted(madang::RoomId room);
    void newRoomWanted();
    void browseWanted();
    void noticesWanted();
    void signInWanted();
    void menuWanted(madang::RoomId room, QPoint globalPosition);
    void folderMenuWanted(madang::FolderId folder, QPoint globalPosition);

protected:
    void retranslate() override;
    /// Folding and unfolding by keyboard, and the ways to a window of its own.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void pick(const QModelIndex &index);
    void followRows();
    bool takeKey(const QKeyEvent &key);
    bool takeMouse(const QMouseEvent &mouse);
    void showKeys();
    void showState();
    void showAccount();
    void showUnread();

    Session &m_session;
    views::RoomList &m_rooms;
    const Shortcuts &m_shortcuts;
    RoomId m_current;
    IconButton *m_menuButton = nullptr;
    IconButton *m_newRoom = nullptr;
    SearchField *m_search = nullptr;
    Button *m_all = nullptr;
    Button *m_unread = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    Avatar *m_avatar = nullptr;
    Label *m_nickname = nullptr;
    Label *m_server = nullptr;
    BadgeButton *m_bell = nullptr;
};

} // namespace madang::gui
