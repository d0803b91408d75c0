// SPDX-License-Identifier: GPL-3.0-or-later
// InboxSheet: one's notices, newest first: what is unread stands out, each leads to what it is about. All of
// them, or those that name one, or those about money. Shows views::Inbox.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"
#include "client-gui/parts/tab_row.h"
#include "common/views/inbox.h"

class QVBoxLayout;

namespace madang::gui {

class InboxSheet : public Sheet {
    Q_OBJECT

public:
    InboxSheet(const Theme &theme, views::Inbox &inbox, const views::Formats &formats, QWidget *host);

    void open(views::Inbox::Filter filter = views::Inbox::Filter::All);

Q_SIGNALS:
    /// A notice was opened; it is read, and the sheet leaves.
    void opened(const madang::views::NoticeSubject &subject);
    /// Somebody wants to complain about an invitation; the sheet leaves.
    void reportWanted(madang::RoomId room, const QString &sentence);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(int index);
    void showNotices();
    void sayNothing();

    views::Inbox &m_inbox;
    const views::Formats &m_formats;
    TabRow *m_tabs = nullptr; ///< in the order of the filters
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    EmptyState *m_state = nullptr;
    Button *m_more = nullptr;
    Button *m_allRead = nullptr;
};

} // namespace madang::gui
