// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about where rooms stand in the list: folders, their order, what is less important.
#include "client-tui/panes/room_list_pane.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::lessImportant(const QString &rest)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "off"_L1 && word != "on"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"less"_s)->usage());
    const auto row = m_desk.rooms().find(room);
    const bool on = word.isEmpty() ? !(row && row->isLess()) : word == "on"_L1;
    whenDone(m_desk.rooms().setLoudness({.room = room, .less = on}), this,
             [this](const Result<rooms::RoomLoudness> &now) {
                 if (!now)
                     return tellError(now.error());
                 m_desk.tell(Tone::Good,
                             now->loudness.less.value_or(false)
                                 ? tr("This room stands last now, and is not counted.")
                                 : tr("This room is as important as others again."));
             });
}

void Verbs::putHere(FolderId folder, const QString &name)
{
    whenDone(m_desk.rooms().putIntoFolder(m_desk.currentRoom(), folder), this,
             [this, name](const Result<rooms::RoomLoudness> &now) {
                 now ? m_desk.tell(Tone::Good, tr("This room is in “%1” now.").arg(sanitized(name)))
                     : tellError(now.error());
             });
}

void Verbs::putIntoFolder(const QString &rest)
{
    if (!needsRoom())
        return;
    if (const auto folder = m_desk.rooms().folderNamed(rest.trimmed()))
        return putHere(folder->id, folder->name);
    whenDone(m_desk.rooms().createFolder(rest), this,
             [this, room = m_desk.currentRoom()](const Result<folders::Folder> &made) {
                 if (!made)
                     return tellError(made.error());
                 if (m_desk.currentRoom() == room)
                     putHere(made->id, made->name);
             });
}

void Verbs::takeOutOfFolder(const QString &)
{
    if (!needsRoom())
        return;
    whenDone(m_desk.rooms().putIntoFolder(m_desk.currentRoom(), std::nullopt), this,
             [this](const Result<rooms::RoomLoudness> &now) {
                 now ? m_desk.tell(Tone::Good, tr("This room is in no folder.")) : tellError(now.error());
             });
}

void Verbs::changeArrangement(const QFuture<Result<folders::Arrangement>> &asked, const QString &words)
{
    whenDone(asked, this, [this, words](const Result<folders::Arrangement> &now) {
        now ? m_desk.tell(Tone::Good, words) : tellError(now.error());
    });
}

void Verbs::listFolders(const QString &rest)
{
    views::RoomList &list = m_desk.rooms();
    QString text = rest;
    if (const QString deed = takeArgument(text).toLower(); !deed.isEmpty()) {
        const QString name = deed == "remove"_L1 ? text.trimmed() : takeArgument(text);
        const auto folder = list.folderNamed(name);
        bool isPlace = false;
        const int place = text.trimmed().toInt(&isPlace);
        const bool renames = deed == "rename"_L1 && !text.trimmed().isEmpty();
        const bool moves = deed == "move"_L1 && isPlace && place > 0;
        if (!renames && !moves && deed != "remove"_L1)
            return m_desk.tell(Tone::Warning, findVerb(u"folders"_s)->usage());
        if (!folder)
            return m_desk.tell(Tone::Warning, tr("You have no folder “%1”.").arg(sanitized(name)));
        if (renames)
            return changeArrangement(list.changeFolder({.folder = folder->id, .name = text.trimmed()}),
                                     tr("It is called “%1” now.").arg(sanitized(text.trimmed())));
        if (moves)
            return changeArrangement(list.changeFolder({.folder = folder->id, .place = place - 1}),
                                     tr("Moved."));
        return changeArrangement(list.removeFolder(folder->id),
                                 tr("The folder is gone, its rooms are in the list."));
    }
    const QList<folders::Folder> &all = list.arrangement().folders;
    if (all.isEmpty())
        return m_desk.tell(Tone::Plain, tr("You have no folders. /folder and a name makes one."));
    QHash<FolderId, int> counts;
    for (const RoomId id : list.ids())
        ++counts[list.find(id)->folder];
    QList<SheetRow> rows;
    for (const folders::Folder &folder : all) {
        const int count = counts.value(folder.id);
        const QString unread = RoomListPane::marks(list.headOf(folder));
        const QString line = u"%1 %2  "_s.arg(folder.folded ? u'+' : u'-').arg(sanitized(folder.name));
        QString rooms = count == 1 ? tr("1 room") : tr("%1 rooms").arg(count);
        if (!unread.isEmpty())
            rooms += u" · "_s + unread;
        rows.append({PaintedLine{{line, theme()[Role::Prompt]}, {rooms, theme()[Role::Muted]}},
                     [this, id = folder.id] {
                         m_desk.closeOverlay();
                         if (const auto now = m_desk.rooms().folder(id))
                             m_desk.rooms().setFolded(id, !now->folded);
                     }});
    }
    m_desk.show(
        std::make_unique<Sheet>(tr("Folders"), rows, tr("↑↓ choose · Enter folds or unfolds · Esc closes")));
}

void Verbs::fold(const QString &rest)
{
    std::optional<folders::Folder> folder;
    if (rest.trimmed().isEmpty()) {
        const auto row = m_desk.rooms().find(m_desk.currentRoom());
        if (row)
            folder = m_desk.rooms().folder(row->folder);
        if (!folder)
            return m_desk.tell(Tone::Plain, tr("This room is in no folder."));
    } else {
        folder = m_desk.rooms().folderNamed(rest.trimmed());
        if (!folder)
            return m_desk.tell(Tone::Warning, tr("You have no folder “%1”.").arg(sanitized(rest.trimmed())));
    }
    m_desk.rooms().setFolded(folder->id, !folder->folded);
}

void Verbs::chooseSort(const QString &rest)
{
    const auto sort = json::enumFromWord<folders::Sort>(rest.trimmed().toLower());
    if (!sort)
        return m_desk.tell(Tone::Warning, findVerb(u"sort"_s)->usage());
    changeArrangement(m_desk.rooms().chooseSort(*sort),
                      *sort == folders::Sort::Name
                          ? tr("Your rooms stand by name.")
                          : tr("Your rooms stand by number here, elsewhere with the latest first."));
}

} // namespace madang::tui
