// SPDX-License-Identifier: GPL-3.0-or-later
// ThreadScreen: one message and what answers it, at the right side, with an editor of its own, while the
// conversation goes on.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/message_edit.h"
#include "client-gui/parts/pane.h"
#include "client-gui/timeline/timeline_view.h"
#include "common/views/composer.h"
#include "common/views/message_actions.h"
#include "common/views/thread.h"

namespace madang::gui {

class ThreadScreen : public Pane {
    Q_OBJECT

public:
    ThreadScreen(const Theme &theme, Session &session, const views::Formats &formats,
                 views::Timeline &timeline, views::MessageActions &actions, views::Composer &composer,
                 QWidget *parent);
    ~ThreadScreen() override;

    /// Shows the thread that an event began or is in.
    void open(EventId event);
    /// Null while none is open.
    const views::Thread *thread() const { return m_thread.get(); }
    TimelineView &view() { return *m_view; }
    MessageEdit &edit() { return *m_edit; }
    /// What stands in the editor goes into the thread, as Enter does.
    void submit();

Q_SIGNALS:
    /// A message is to be shown where it stands in the room.
    void placeWanted(qint64 position);
    void personWanted(const madang::accounts::Person &person);
    void doubtfulLink(const madang::gui::Link &link);
    void closeWanted();
    void said(const QString &line);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectView();
    void showState();
    void keepText();
    void onAction(int row, RowAction action);
    void showMenu(int row, QPoint global);

    Session &m_session;
    views::Timeline &m_timeline;
    RoomId m_room;
    views::MessageActions &m_actions;
    views::Composer &m_composer; ///< of the room: whether one may write there
    TimelineView *m_view = nullptr;
    EmptyState *m_state = nullptr;
    Label *m_note = nullptr; ///< what is to be known of what is shown
    Button *m_place = nullptr;
    QWidget *m_writing = nullptr;
    MessageEdit *m_edit = nullptr;
    IconButton *m_send = nullptr;
    Label *m_hint = nullptr;
    std::unique_ptr<views::Thread> m_thread;
    QHash<EventId, QString> m_begun; ///< what is written in threads that were left; bounded
};

} // namespace madang::gui
