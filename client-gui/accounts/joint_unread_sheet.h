// SPDX-License-Identifier: GPL-3.0-or-later
// JointUnreadSheet: what is unread in all accounts of the window; arrows and Enter go there. Shows
// views::JointUnread.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"
#include "common/views/joint_unread.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace madang::gui {

/// Paints the lines of the sheet: an account's name with its server, or a room with what is unread in it.
class JointUnreadDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    JointUnreadDelegate(const Theme &theme, const views::JointUnread &unread, const views::Formats &formats,
                        QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, const QRect &area, const views::JointRow &head) const;
    void paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const views::RoomRow &room) const;

    const Theme &m_theme;
    const views::JointUnread &m_unread;
    const views::Formats &m_formats;
};

class JointUnreadSheet : public Sheet {
    Q_OBJECT

public:
    JointUnreadSheet(const Theme &theme, views::Formats &formats,
                     const QList<views::JointUnread::Account> &accounts, QWidget *host);

    void open();
    views::JointUnread &unread() { return m_unread; }
    QListView &list() { return *m_list; }

Q_SIGNALS:
    /// The sheet has left.
    void picked(int account, madang::RoomId room);

protected:
    void retranslate() override;

private:
    void keepCurrent();
    void showRows();
    void pick(const QModelIndex &index);

    views::JointUnread m_unread;
    QListView *m_list = nullptr;
    EmptyState *m_none = nullptr;
    int m_account = 0; ///< the row that was chosen before the rows were read anew
    RoomId m_room;
    bool m_picked = false;
};

} // namespace madang::gui
