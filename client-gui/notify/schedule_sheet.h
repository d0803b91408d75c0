// SPDX-License-Identifier: GPL-3.0-or-later
// ScheduleSheet: when one room may alert, as spans of the week, and what follows from them now. It is the
// account's, so that all devices keep to it.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/room_list.h"

#include <QCheckBox>
#include <QComboBox>

namespace madang::gui {

class ScheduleSheet : public Sheet {
    Q_OBJECT

public:
    /// The list outlives the sheet.
    ScheduleSheet(const Theme &theme, views::RoomList &rooms, RoomId room, const views::Formats &formats,
                  QWidget *host);

    void open();

Q_SIGNALS:
    /// It is kept; what holds now, in words.
    void saved(const QString &standing);

protected:
    void retranslate() override;

private:
    /// One span, as it stands on the sheet.
    struct Line {
        QWidget *box = nullptr;
        QList<Button *> days;
        QComboBox *from = nullptr;
        QComboBox *to = nullptr;
        IconButton *remove = nullptr;
    };

    void addLine(const rooms::LoudSpan &span);
    void removeLine(QWidget *box);
    void nameLine(const Line &line);
    /// With what is chosen; without spans while it is switched off.
    rooms::Schedule wanted() const;
    /// What is wrong with it, in words.
    QString fault() const;
    void refresh();
    void save();

    views::RoomList &m_rooms;
    const views::Formats &m_formats;
    const RoomId m_room;
    QString m_zone;
    Label *m_lead = nullptr;
    QCheckBox *m_on = nullptr;
    QWidget *m_lines = nullptr;
    FormField *m_field = nullptr;
    QList<Line> m_spans;
    Button *m_add = nullptr;
    Label *m_standing = nullptr;
    Button *m_save = nullptr;
};

} // namespace madang::gui
