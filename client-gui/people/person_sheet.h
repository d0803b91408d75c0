// SPDX-License-Identifier: GPL-3.0-or-later
// PersonSheet: the card of one person: how they look, what they say about themselves, where one meets them,
// and what can be done about them. Shows views::PersonPage.
#pragma once

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/sheet.h"
#include "common/views/person_page.h"

namespace madang::gui {

class PersonSheet : public Sheet {
    Q_OBJECT

public:
    /// `mayComplain`: it was opened at something they said.
    PersonSheet(const Theme &theme, Session &session, const accounts::Person &person, bool mayComplain,
                QWidget *host);

    void open();
    const views::PersonPage &page() const { return m_page; }

Q_SIGNALS:
    void roomWanted(madang::RoomId room);
    void profileWanted();
    void blockWanted(const madang::accounts::Person &person);
    void complaintWanted();
    void reportWanted(const madang::profiles::PersonCard &person);
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showCard();
    void showRooms();
    void message();
    void block();

    static constexpr int kMostShown = 8;

    views::PersonPage m_page;
    const bool m_mayComplain;
    Portraits m_portraits;
    Avatar *m_avatar = nullptr;
    Label *m_username = nullptr;
    Label *m_badge = nullptr;
    Label *m_presence = nullptr;
    Label *m_since = nullptr;
    Label *m_verified = nullptr;
    Label *m_bio = nullptr;
    FaultLine *m_error = nullptr;
    Label *m_roomsHead = nullptr;
    QVBoxLayout *m_rooms = nullptr;
    QList<Button *> m_roomButtons;
    Label *m_moreRooms = nullptr;
    Button *m_message = nullptr;
    Button *m_block = nullptr;
    Button *m_complain = nullptr;
    Button *m_report = nullptr;
    Button *m_edit = nullptr;
};

} // namespace madang::gui
