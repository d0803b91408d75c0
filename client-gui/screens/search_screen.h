// SPDX-License-Identifier: GPL-3.0-or-later
// SearchScreen: messages found by words and filters, in this room or everywhere, at the right side, while the
// conversation goes on.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/search_field.h"
#include "common/views/message_search.h"
#include "common/views/timeline.h"

#include <QListView>
#include <QTimer>

namespace madang::gui {

class SearchScreen : public Pane {
    Q_OBJECT

public:
    SearchScreen(const Theme &theme, Session &session, const views::Formats &formats,
                 views::Timeline &timeline, QWidget *parent);

    void begin();

Q_SIGNALS:
    /// A message of another room was picked.
    void elsewhereWanted(madang::RoomId room, qint64 position);

protected:
    void retranslate() override;

private:
    void buildColumn(bool hasRooms);
    void search();
    void pick(const QModelIndex &index);
    void showState();

    views::Timeline &m_timeline;
    SearchField *m_field = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
    Label *m_note = nullptr; ///< above what was found: where it was looked for
    Button *m_here = nullptr;
    Button *m_everywhere = nullptr;
    views::MessageSearch m_search;
    QTimer m_typed; ///< looks once typing rests
};

} // namespace madang::gui
