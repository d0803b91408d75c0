// SPDX-License-Identifier: GPL-3.0-or-later
// FloatingPanel: the small chat that the floating button opens: one room's conversation under a head by which
// it is dragged.
#pragma once

#include "client-gui/floating/window_drag.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/toast.h"
#include "client-gui/window/room_sheets.h"
#include "client-gui/window/sheet_place.h"

namespace madang::gui {

/// A window of its own, without a frame. The list of rooms outlives it.
class FloatingPanel : public Pane {
    Q_OBJECT

public:
    FloatingPanel(const Theme &theme, Session &session, views::Formats &formats, views::RoomList &rooms,
                  const Shortcuts &shortcuts, RoomId room);
    ~FloatingPanel() override;

    /// Null once the room is gone.
    ConversationScreen *conversation() const { return m_conversation; }
    /// Asks for what cannot be done in so small a window.
    RoomSheets &sheets() const { return *m_sheets; }
    Sheet *sheet() const { return m_place->sheet(); }
    /// Whether the room is looked at: with the keyboard, and not under a sheet.
    bool isLookedAt() const;
    /// Says that the room is no longer one's own, instead of showing it.
    void showGone();

    QSize sizeHint() const override;

Q_SIGNALS:
    void closeWanted();
    void windowWanted();
    /// It was put somewhere else by hand.
    void dragged();
    /// isLookedAt() may be another.
    void focusChanged();

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void serveConversation(views::RoomList &rooms);
    void showName();

    Session &m_session;
    const RoomId m_id;
    QString m_name;
    WindowDrag m_drag{*this};
    Pane *m_head = nullptr;
    Label *m_title = nullptr;
    IconButton *m_window = nullptr;
    IconButton *m_close = nullptr;
    QPointer<ConversationScreen> m_conversation;
    EmptyState *m_gone = nullptr;
    Toasts *m_toasts = nullptr;
    SheetPlace *m_place = nullptr;
    RoomSheets *m_sheets = nullptr;
};

} // namespace madang::gui
