// SPDX-License-Identifier: GPL-3.0-or-later
// MainMenu: the menu of the window, out of its commands. It knows where each stands, not what it does.
#pragma once

#include "client-gui/window/list_menus.h"

#include <QHash>

class QAction;

namespace madang::gui {

class MainMenu : public QObject {
    Q_OBJECT

public:
    /// The commands by their id in the table of Shortcuts; they outlive it, as the lists do that order rooms.
    MainMenu(const Theme &theme, Session &session, ListMenus &lists,
             const QHash<QLatin1StringView, QAction *> &commands, QWidget *parent);

    QMenu *menu() const { return m_menu; }
    /// Anew, in the present language and colours.
    void fill();
    /// A part of the menu in which nothing can be seen is none.
    void showParts();

Q_SIGNALS:
    void said(const QString &line);

private:
    void add(QMenu *menu, QLatin1StringView id, Glyph glyph);
    void addCare();

    const Theme &m_theme;
    Session &m_session;
    ListMenus &m_lists;
    const QHash<QLatin1StringView, QAction *> &m_commands;
    QMenu *m_menu = nullptr;
    QPointer<QMenu> m_care; ///< its part about looking after others
};

} // namespace madang::gui
