// SPDX-License-Identifier: GPL-3.0-or-later
// RoomWindow: one room in a window of its own, beside the main one: the same screen over the same session.
// What belongs to all rooms, such as giving, is the main window's.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/toast.h"
#include "client-gui/window/link_bar.h"
#include "client-gui/window/room_sheets.h"
#include "client-gui/window/sheet_place.h"
#include "client-gui/window/storage_bar.h"

class QShortcut;

namespace madang::gui {

/// A top-level window; deletes itself when it is closed. What it is given outlives it.
class RoomWindow : public Pane {
    Q_OBJECT

public:
    RoomWindow(const Theme &theme, Session &session, views::Formats &formats, views::RoomList &rooms,
               views::LinkStatus &link, const Shortcuts &shortcuts, RoomId room);
    ~RoomWindow() override;

    RoomId room() const { return m_id; }
    /// Null once the room is gone.
    RoomScreen *roomScreen() const { return m_screen; }
    /// Asks for what its room's screen cannot do in this window.
    RoomSheets &sheets() const { return *m_sheets; }
    Sheet *sheet() const { return m_place->sheet(); }
    bool isClosing() const { return m_closing; }
    /// Whether the room is looked at: with the keyboard, and not under a sheet.
    bool isLookedAt() const;
    void say(const QString &line) { m_toasts->say(line); }
    /// For a value that changes under one's fingers.
    void sayNow(const QString &line) { m_toasts->sayNow(line); }
    /// In front of the others, with the keyboard.
    void comeToFront();

Q_SIGNALS:
    void closed();
    /// isLookedAt() may be another.
    void focusChanged();
    void scaleWanted(int steps);
    void settingsWanted();
    void lockWanted();
    void shortcutSettingsWanted();
    void floatingWanted();
    void quitWanted();

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeKeys();
    /// `overSheets`: also while a sheet is over the room.
    void addKey(QLatin1StringView id, std::function<void()> run, bool overSheets = false);
    void openShortcuts();
    void showTitle();
    void showGone();
    void present(Sheet *sheet);
    void openSwitcher();

    Session &m_session;
    views::Formats &m_formats;
    views::RoomList &m_rooms;
    const Shortcuts &m_shortcuts;
    const RoomId m_id;
    QString m_name; ///< stays when the room goes
    LinkBar *m_linkBar = nullptr;
    StorageBar *m_storageBar = nullptr;
    QPointer<RoomScreen> m_screen;
    EmptyState *m_gone = nullptr;
    Toasts *m_toasts = nullptr;
    SheetPlace *m_place = nullptr;
    RoomSheets *m_sheets = nullptr;
    QList<QShortcut *> m_roomKeys; ///< which rest while a sheet is over the room
    bool m_closing = false;
};

} // namespace madang::gui
