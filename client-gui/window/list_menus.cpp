// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/list_menus.h"

#include "client-gui/notify/loudness_menu.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/folder_menu.h"
#include "client-gui/screens/name_sheet.h"
#include "client-gui/screens/unread_mark.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QMenu>

namespace madang::gui {

ListMenus::ListMenus(const Theme &theme, Session &session, const views::Formats &formats, RoomSheets &sheets,
                     QWidget *host, std::function<void(Sheet *)> present)
    : QObject(host)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_sheets(sheets)
    , m_host(host)
    , m_present(std::move(present))
{
}

void ListMenus::enter(views::RoomList &rooms, RoomListScreen &list)
{
    m_rooms = &rooms;
    m_list = &list;
}

void ListMenus::leave()
{
    m_rooms = nullptr;
}

void ListMenus::popup(QMenu *menu, QPoint at)
{
    connect(menu, &QMenu::aboutToHide, m_list, &RoomListScreen::markCurrent);
    menu->popup(at);
}

void ListMenus::openForRoom(RoomId room, QPoint at)
{
    if (!m_rooms)
        return;
    auto *menu = new QMenu(m_host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(Glyph::Chat), tr("Open"), this, [this, room] { Q_EMIT roomWanted(room); });
    menu->addAction(m_theme.icon(Glyph::Check), tr("Mark as read"), this, [this, room] {
        if (m_rooms)
            m_rooms->markAllRead(room);
    });
    const auto tell = [this](const QString &line) { Q_EMIT said(line); };
    addUnreadMark(*menu, m_theme, *m_rooms, room, tell);
    menu->addSeparator();
    addLoudness(*menu, m_theme, *m_rooms, room, m_formats, tell, [this, room] {
        if (m_rooms)
            m_sheets.openSchedule(room, *m_rooms);
    });
    addFolders(*menu, m_theme, *m_rooms, room, tell, [this, room] {
        if (m_rooms)
            m_sheets.newFolder(room, *m_rooms);
    });
    addPlaces(*menu, m_theme, m_places(room));
    popup(menu, at);
}

/// For what shows by itself when it is done.
std::function<void(const Result<folders::Arrangement> &)> ListMenus::sayingFault()
{
    return [this](const Result<folders::Arrangement> &now) {
        if (!now)
            Q_EMIT said(views::wording::of(now.error()));
    };
}

void ListMenus::openForFolder(FolderId id, QPoint at)
{
    const auto folder = m_rooms ? m_rooms->folder(id) : std::nullopt;
    if (!folder)
        return;
    auto *menu = new QMenu(m_host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int place = int(m_rooms->arrangement().folders.indexOf(*folder));
    const auto moveTo = [this, id](int where) {
        whenDone(m_rooms->changeFolder({.folder = id, .place = where}), this, sayingFault());
    };
    // Of the list: when the session ends while the menu is open, nothing answers to it.
    views::RoomList *list = m_rooms;
    menu->addAction(folder->folded ? tr("Unfold") : tr("Fold"), list,
                    [list, folder] { list->setFolded(folder->id, !folder->folded); });
    menu->addAction(tr("Further up"), list, [moveTo, place] { moveTo(place - 1); })->setEnabled(place > 0);
    menu->addAction(tr("Further down"), list, [moveTo, place] { moveTo(place + 1); })
        ->setEnabled(place + 1 < m_rooms->arrangement().folders.size());
    menu->addSeparator();
    menu->addAction(tr("Rename…"), list, [this, folder] { renameFolder(*folder); });
    menu->addAction(tr("Remove the folder…"), list, [this, folder] { confirmRemoveFolder(*folder); });
    popup(menu, at);
}

void ListMenus::renameFolder(const folders::Folder &folder)
{
    auto *sheet = new NameSheet(m_theme, NameSheet::Purpose::FolderName, m_host);
    sheet->setName(oneLine(folder.name, folders::kLongestName));
    connect(sheet, &NameSheet::submitted, this, [this, sheet, id = folder.id](const QString &name) {
        whenDone(m_rooms->changeFolder({.folder = id, .name = name}), sheet,
                 [sheet](const Result<folders::Arrangement> &now) {
                     now ? sheet->leave() : sheet->refuse(now.error());
                 });
    });
    m_present(sheet);
    sheet->open();
}

void ListMenus::confirmRemoveFolder(const folders::Folder &folder)
{
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Danger,
        [name = folder.name]() -> QuestionSheet::Words {
            return {tr("Remove this folder?"),
                    tr("The rooms in %1 go back to the list.").arg(isolated(oneLine(name, 64))),
                    tr("Remove the folder")};
        },
        m_host);
    connect(sheet, &QuestionSheet::agreed, this,
            [this, id = folder.id] { whenDone(m_rooms->removeFolder(id), this, sayingFault()); });
    m_present(sheet);
    sheet->open();
}

/// What is chosen is looked up when the menu opens: another device may have chosen.
void ListMenus::addSort(QMenu &menu)
{
    QMenu *choice = menu.addMenu(m_theme.icon(Glyph::Chat), tr("Order of rooms"));
    const auto add = [this, choice](const QString &words, folders::Sort sort) {
        QAction *action = choice->addAction(words, this, [this, sort] {
            if (m_rooms)
                whenDone(m_rooms->chooseSort(sort), this, sayingFault());
        });
        action->setCheckable(true);
        connect(choice, &QMenu::aboutToShow, action, [this, action, sort] {
            action->setEnabled(m_rooms && m_session.state() == Session::State::SignedIn);
            action->setChecked(m_rooms && m_rooms->arrangement().sort == sort);
        });
    };
    add(tr("Latest first"), folders::Sort::Recent);
    add(tr("By name"), folders::Sort::Name);
}

} // namespace madang::gui
