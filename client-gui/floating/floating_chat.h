// SPDX-License-Identifier: GPL-3.0-or-later
// FloatingChat: one chosen room in small, over all windows: a round button and the panel it opens. Off until
// a room is chosen; remembers which one, and where it stood. Lives as long as somebody is in.
#pragma once

#include "client-gui/floating/floating_button.h"
#include "client-gui/floating/floating_panel.h"
#include "common/client/preferences.h"

namespace madang::gui {

class FloatingChat : public QObject {
    Q_OBJECT

public:
    FloatingChat(const Theme &theme, Session &session, views::Formats &formats, views::RoomList &rooms,
                 const Shortcuts &shortcuts, QObject *parent = nullptr);
    ~FloatingChat() override;

    /// Null: it is off.
    RoomId room() const { return m_room; }
    /// Chooses the room, for the next start too; null ends it.
    void setRoom(RoomId room);
    /// Shows the button as it was the last time; what is not among the rooms yet follows when it is. Only the
    /// first time.
    void restore();
    /// Opens the panel with the keyboard in it.
    void open();
    /// Puts the panel away; the button stays.
    void close();
    void toggle();

    FloatingButton *button() const { return m_button.get(); }
    /// Null while it is closed.
    FloatingPanel *panel() const { return m_panel; }
    /// The room while it is looked at in the panel; else null.
    RoomId lookedAt() const;
    /// Brings both back where they can be seen: a screen went, or is another.
    void bringOnScreen();

Q_SIGNALS:
    /// There is a panel; whoever can do what it asks for connects to it.
    void made(madang::gui::FloatingPanel &panel);
    /// A window of its own is wanted for the room.
    void windowWanted(madang::RoomId room);
    /// The room is wanted in the main window.
    void roomWanted(madang::RoomId room);
    void focusChanged();
    void said(const QString &line);

private:
    void keep(RoomId room);
    void showWaiting();
    void show();
    void showRoom();
    void onGone(RoomId room);
    void placeButton();
    void placePanel();
    void openMenu(QPoint at);
    void watch(QScreen *screen);

    const Theme &m_theme;
    Session &m_session;
    views::Formats &m_formats;
    views::RoomList &m_rooms;
    const Shortcuts &m_shortcuts;
    const QString m_server; ///< whose chat it is, also when nobody is signed in any more
    const UserId m_user;
    RoomId m_room;
    RoomId m_waiting; ///< of the last time, not among the rooms yet
    bool m_restored = false;
    std::unique_ptr<FloatingButton> m_button;
    QPointer<FloatingPanel> m_panel;
};

} // namespace madang::gui
