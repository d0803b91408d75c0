// SPDX-License-Identifier: GPL-3.0-or-later
// PeopleDeskSheet: accounts to look after: a list to find somebody in, and a page of one person with their
// sign-ins and what may be done about them. Shows views::PeopleDesk.
#pragma once

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/search_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/people_desk.h"

#include <QListView>
#include <QStringListModel>
#include <QTimer>

namespace madang::gui {

class PeopleDeskSheet : public Sheet {
    Q_OBJECT

public:
    PeopleDeskSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    /// With somebody's user name: their page.
    void open(const QString &username = {});

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;
    /// Esc leads from a person back to the list, and from there away.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildList();
    void buildPerson();
    void search();
    void step();
    void choose(const QModelIndex &index);
    void goBack();
    void showDesk();
    void showList();
    void showRows();
    void showPerson();
    void showSignIns(const users::UserStory &story);
    void showActs();
    void confirmDisable();
    void openMerge();
    void openRoles();
    void openCare();
    void openNewAccount();

    Session &m_session;
    const views::Formats &m_formats;
    views::PeopleDesk m_desk;
    Portraits m_portraits;
    QWidget *m_listPage = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QStringListModel m_rows; ///< a sentence each, for those who hear them; painted from m_desk
    EmptyState *m_state = nullptr;
    Label *m_listFault = nullptr;
    Button *m_more = nullptr;
    QTimer m_typed; ///< asks the server once typing rests
    QWidget *m_personPage = nullptr;
    Button *m_back = nullptr;
    Avatar *m_avatar = nullptr;
    Label *m_username = nullptr;
    Label *m_standing = nullptr;
    Label *m_history = nullptr;
    Label *m_fault = nullptr;
    Label *m_signInsHead = nullptr;
    QVBoxLayout *m_signIns = nullptr;
    Button *m_logOut = nullptr;
    Button *m_disable = nullptr;
    Button *m_enable = nullptr;
    Button *m_unname = nullptr;
    Button *m_merge = nullptr;
    Button *m_roles = nullptr;
    Button *m_care = nullptr;
    Button *m_new = nullptr; ///< an account, above the list
};

} // namespace madang::gui
