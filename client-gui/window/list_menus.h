// SPDX-License-Identifier: GPL-3.0-or-later
// ListMenus: the menus over the list of rooms, of a room and of a folder, and the order of the list: what can
// be done there without opening anything.
#pragma once

#include "client-gui/parts/sheet.h"
#include "client-gui/screens/place_menu.h"
#include "client-gui/screens/room_list_screen.h"
#include "client-gui/window/room_sheets.h"

#include <QPointer>

class QMenu;

namespace madang::gui {

class ListMenus : public QObject {
    Q_OBJECT

public:
    /// `present` shows a sheet over `host`; `sheets`, which outlive it, show those about a room.
    ListMenus(const Theme &theme, Session &session, const views::Formats &formats, RoomSheets &sheets,
              QWidget *host, std::function<void(Sheet *)> present);

    /// Where a room may go beside the window; asked when its menu opens.
    void setPlaces(std::function<RoomPlaces(RoomId)> places) { m_places = std::move(places); }
    /// Somebody is in: their rooms, and the list that shows them. Nobody is any more.
    void enter(views::RoomList &rooms, RoomListScreen &list);
    void leave();

    /// Looking at what can be done with a room does not read it.
    void openForRoom(RoomId room, QPoint at);
    void openForFolder(FolderId folder, QPoint at);
    /// Any menu over the list: a press on a row marks it; when the menu is gone, the open room is marked
    /// again.
    void popup(QMenu *menu, QPoint at);
    /// Adds the choice of the order of rooms.
    void addSort(QMenu &menu);

Q_SIGNALS:
    void roomWanted(madang::RoomId room);
    void said(const QString &line);

private:
    std::function<void(const Result<folders::Arrangement> &)> sayingFault();
    void renameFolder(const folders::Folder &folder);
    void confirmRemoveFolder(const folders::Folder &folder);

    const Theme &m_theme;
    Session &m_session;
    const views::Formats &m_formats;
    RoomSheets &m_sheets;
    QWidget *m_host;
    std::function<void(Sheet *)> m_present;
    std::function<RoomPlaces(RoomId)> m_places;
    views::RoomList *m_rooms = nullptr; ///< null: nobody is in
    QPointer<RoomListScreen> m_list;
};

} // namespace madang::gui
