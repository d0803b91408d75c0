// SPDX-License-Identifier: GPL-3.0-or-later
// BrowseSheet: the public rooms of the server, to look into and to join. Shows views::RoomDirectory.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/search_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/room_directory.h"

#include <QListView>
#include <QTimer>

namespace madang::gui {

class BrowseSheet : public Sheet {
    Q_OBJECT

public:
    BrowseSheet(const Theme &theme, Session &session, QWidget *host);

    void open();

Q_SIGNALS:
    void picked(const madang::rooms::Room &room);

protected:
    void retranslate() override;

private:
    void showState();
    void pick(const QModelIndex &index);

    views::RoomDirectory m_directory;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
    QTimer m_typed; ///< asks the server once typing rests
};

} // namespace madang::gui
