// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/unread_mark.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QMenu>

namespace madang::gui {

namespace {

    struct UnreadMark {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::UnreadMark)
    };

} // namespace

void markUnread(views::RoomList &rooms, RoomId room, std::function<void(const QString &)> said)
{
    whenDone(rooms.markUnread(room), &rooms, [said = std::move(said)](const Result<Nothing> &done) {
        if (!done)
            said(views::wording::of(done.error()));
    });
}

void addUnreadMark(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                   const std::function<void(const QString &)> &said)
{
    // Of the list: when the session ends while the menu is open, nothing answers to it.
    menu.addAction(theme.icon(Glyph::Bell), UnreadMark::tr("Mark as unread"), &rooms,
                   [&rooms, room, said] { markUnread(rooms, room, said); });
}

} // namespace madang::gui
