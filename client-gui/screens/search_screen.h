// SPDX-License-Identifier: GPL-3.0-or-later
// SearchScreen: words found in this room's messages, at the right side, while the conversation goes on.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/search_field.h"
#include "common/views/timeline.h"

#include <QListView>
#include <QTimer>

namespace madang::gui {

class HitList;

class SearchScreen : public Pane {
    Q_OBJECT

public:
    SearchScreen(const Theme &theme, const views::Formats &formats, views::Timeline &timeline,
                 QWidget *parent);
    ~SearchScreen() override;

    void begin();

protected:
    void retranslate() override;

private:
    void search();
    void pick(const QModelIndex &index);
    void showState();

    views::Timeline &m_timeline;
    SearchField *m_field = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
    HitList *m_hits = nullptr;
    QTimer m_typed; ///< looks once typing rests
};

} // namespace madang::gui
