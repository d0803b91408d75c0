// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/folder_menu.h"

#include "client-gui/parts/plain_text.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    struct FolderMenu {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::FolderMenu)
    };

    /// A name of the person's own: "&" in it marks no key.
    QString entryOf(const folders::Folder &folder)
    {
        return oneLine(folder.name, folders::kLongestName).replace(u'&', u"&&"_s);
    }

} // namespace

void addFolders(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                const std::function<void(const QString &)> &said, const std::function<void()> &newFolder)
{
    const auto row = rooms.find(room);
    if (!row || !row->role)
        return;
    const QPointer<views::RoomList> list = &rooms;
    const auto tell = [said](const Result<rooms::RoomLoudness> &now) {
        if (!now)
            said(views::wording::of(now.error()));
    };
    const auto put = [list, room, tell](std::optional<FolderId> folder) {
        if (list)
            whenDone(list->putIntoFolder(room, folder), list.data(), tell);
    };
    auto *choice = menu.addMenu(theme.icon(Glyph::Chat), FolderMenu::tr("Folder"));
    auto *group = new QActionGroup(choice);
    const auto add = [&](const QString &words, std::optional<FolderId> folder, bool chosen) {
        QAction *action = choice->addAction(words, choice, [put, folder] { put(folder); });
        action->setCheckable(true);
        action->setChecked(chosen);
        group->addAction(action);
    };
    add(FolderMenu::tr("In none"), std::nullopt, row->folder.isNull());
    for (const folders::Folder &each : rooms.arrangement().folders)
        add(entryOf(each), each.id, row->folder == each.id);
    choice->addSeparator();
    choice->addAction(theme.icon(Glyph::Plus), FolderMenu::tr("New folder…"), choice, newFolder);

    const auto rank = [list, room, tell, on = !row->isLess()] {
        if (list)
            whenDone(list->setLoudness({.room = room, .less = on}), list.data(), tell);
    };
    QAction *less = menu.addAction(FolderMenu::tr("Less important"), &menu, rank);
    less->setCheckable(true);
    less->setChecked(row->isLess());
}

} // namespace madang::gui
