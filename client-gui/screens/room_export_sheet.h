// SPDX-License-Identifier: GPL-3.0-or-later
// RoomExportSheet: takes a room along as a folder of this disk. Shows views::RoomExport; leaving the sheet
// ends it, and what came so far waits for the next time.
#pragma once

#include "client-gui/parts/goal_bar.h"
#include "client-gui/parts/sheet.h"
#include "common/views/room_export.h"

#include <QCheckBox>

namespace madang::gui {

class RoomExportSheet : public Sheet {
    Q_OBJECT

public:
    RoomExportSheet(const Theme &theme, Session &session, const views::Formats &formats,
                    const rooms::Room &room, QWidget *host);

    void open();
    /// As if that folder had been chosen.
    void saveInto(const QString &folder);

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showExport();

    const rooms::Room m_room;
    views::RoomExport m_export;
    QString m_parent; ///< the folder that was chosen
    QString m_done; ///< the folder, once it is whole
    Label *m_lead = nullptr;
    QCheckBox *m_files = nullptr;
    GoalBar *m_bar = nullptr;
    Label *m_progress = nullptr;
    Label *m_fault = nullptr;
    Button *m_discard = nullptr;
    Button *m_cancel = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
