// SPDX-License-Identifier: GPL-3.0-or-later
// LockCurtain: keeps every other window of the program out of sight while it is locked: rooms in their own
// windows, the floating chat, the live monitor, dialogs, menus; also those that open meanwhile.
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace madang::gui {

class LockCurtain : public QObject {
    Q_OBJECT

public:
    /// `window` stays, and what the page in it opens.
    LockCurtain(QWidget &window, QWidget &page);

    void draw();
    /// What was in sight comes back. Dialogs and menus do not: they were closed.
    void lift();
    bool isDrawn() const { return m_drawn; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool stays(const QWidget *window) const;
    void hide(QWidget *window);

    QWidget &m_window;
    QWidget &m_page;
    bool m_drawn = false;
    QList<QPointer<QWidget>> m_hidden;
};

} // namespace madang::gui
