// SPDX-License-Identifier: GPL-3.0-or-later
// RoomWindows: the rooms in windows of their own: which there are, where they stand, and that they are there
// again at the next start. Lives as long as somebody is in.
#pragma once

#include "client-gui/window/room_window.h"
#include "common/client/preferences.h"

namespace madang::gui {

class RoomWindows : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = RoomLayout::kMostWindows;

    RoomWindows(const Theme &theme, Session &session, views::Formats &formats, views::RoomList &rooms,
                views::LinkStatus &link, const Shortcuts &shortcuts, QObject *parent = nullptr);
    /// The windows go; they are kept for the next time.
    ~RoomWindows() override;

    /// Shows a room of ours in its window, in front of the others. Null when there are too many, which is
    /// said, or when the room is not to be seen.
    RoomWindow *open(RoomId room);
    /// Null when the room has no window.
    RoomWindow *find(RoomId room) const;
    /// In the order in which they were opened.
    QList<RoomWindow *> windows() const;
    /// Opens those of the last time, without taking the keyboard. What is not among the rooms yet follows
    /// when it is. Only the first time.
    void restore();
    /// Keeps where the windows stand.
    void remember();
    /// The room that is looked at in one of them; null: none.
    RoomId lookedAt() const;

Q_SIGNALS:
    /// There is a new one; whoever can do what it asks for connects to it.
    void made(madang::gui::RoomWindow &window);
    void focusChanged();
    void said(const QString &line);

private:
    RoomWindow *make(RoomId room);
    void place(RoomWindow &window);
    void onClosed();
    void openWaiting();

    const Theme &m_theme;
    Session &m_session;
    views::Formats &m_formats;
    views::RoomList &m_rooms;
    views::LinkStatus &m_link;
    const Shortcuts &m_shortcuts;
    const QString m_server; ///< whose windows they are, also when nobody is signed in any more
    const UserId m_user;
    QList<QPointer<RoomWindow>> m_windows;
    QList<RoomPlace> m_waiting; ///< of the last time, not among the rooms yet
    bool m_restored = false;
};

} // namespace madang::gui
