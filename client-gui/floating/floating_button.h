// SPDX-License-Identifier: GPL-3.0-or-later
// FloatingButton: the round button of the floating chat, over all windows: how much is unread, a press opens
// the chat, a drag or the arrow keys move it.
#pragma once

#include "client-gui/floating/window_drag.h"
#include "client-gui/theme/theme.h"

#include <QAbstractButton>

namespace madang::gui {

/// A window of its own, without a frame.
class FloatingButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit FloatingButton(const Theme &theme);

    /// Whose chat it is, and what of it is unread.
    void tell(const QString &room, int unread, bool quiet);
    int unread() const { return m_unread; }

    QSize sizeHint() const override;

Q_SIGNALS:
    /// It was put somewhere else by hand.
    void dragged();
    void menuWanted(QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QRect disc() const;

    const Theme &m_theme;
    WindowDrag m_drag{*this};
    QString m_room;
    int m_unread = 0;
    bool m_quiet = false;
};

} // namespace madang::gui
