// SPDX-License-Identifier: GPL-3.0-or-later
// NewRoomSheet: name, topic and visibility of a room to be made, and what new members see of its past.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/room_list.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>

namespace madang::gui {

class NewRoomSheet : public Sheet {
    Q_OBJECT

public:
    NewRoomSheet(const Theme &theme, views::RoomList &rooms, QWidget *host);

    void open();

Q_SIGNALS:
    void created(madang::RoomId room);

protected:
    void retranslate() override;

private:
    void submit();

    views::RoomList &m_rooms;
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    QLineEdit *m_topic = nullptr;
    FormField *m_topicField = nullptr;
    QRadioButton *m_public = nullptr;
    Label *m_publicHint = nullptr;
    QRadioButton *m_private = nullptr;
    Label *m_privateHint = nullptr;
    QCheckBox *m_joined = nullptr;
    Label *m_joinedHint = nullptr;
    Label *m_error = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
