// SPDX-License-Identifier: GPL-3.0-or-later
// PeopleScreen: the members of a room at the right side. Shows views::People.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/pane.h"
#include "common/views/people.h"
#include "common/views/room_list.h"

#include <QListView>

namespace madang::gui {

class PeopleScreen : public Pane {
    Q_OBJECT

public:
    PeopleScreen(const Theme &theme, Session &session, views::People &people, QWidget *parent);

    /// What one may do here: invite, remove others.
    void setRights(bool mayInvite, bool mayRemove);

Q_SIGNALS:
    void inviteWanted();
    void personWanted(const madang::accounts::Person &person);
    void removeWanted(const madang::rooms::Member &member);

protected:
    void retranslate() override;

private:
    void showState();
    void showMenu(QPoint at);
    void pick(const QModelIndex &index);

    Session &m_session;
    views::People &m_people;
    bool m_mayRemove = false;
    Label *m_count = nullptr;
    Button *m_invite = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
};

} // namespace madang::gui
