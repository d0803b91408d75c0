// SPDX-License-Identifier: GPL-3.0-or-later
// SavedSheet: the messages one has saved, across all rooms, the latest saved first; each leads to its place.
// Shows views::SavedMessages.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/sheet.h"
#include "common/views/saved_messages.h"

class QVBoxLayout;

namespace madang::gui {

class SavedSheet : public Sheet {
    Q_OBJECT

public:
    SavedSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    /// One is to be seen where it was said; the sheet leaves.
    void placeWanted(madang::RoomId room, qint64 position);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(const saved::SavedMessage &item);
    void showList();
    void sayNothing();

    views::SavedMessages m_saved;
    FaultLine *m_error = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    EmptyState *m_state = nullptr;
    Button *m_more = nullptr;
};

} // namespace madang::gui
