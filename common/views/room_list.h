// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms one is in, as a list: latest first, with preview, unread count and filter. Works without network.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

#include <QAbstractListModel>

namespace madang::views {

/// One line of the room list.
struct RoomRow {
    RoomId id;
    QString name;
    QString preview; ///< last event on one line, plain text; the draft when there is one
    Timestamp lastAt;
    int unread = 0; ///< 0 to 999; 999 means "999 or more"
    rooms::Visibility visibility = rooms::Visibility::Public;
    std::optional<rooms::MemberRole> role; ///< absent for a visitor
    std::optional<CampaignId> campaign;
    int memberCount = 0;
    bool closed = false;
    bool hasDraft = false;
    bool hasFailed = false; ///< a line of ours was refused and waits for a decision
    bool operator==(const RoomRow &) const = default;
};

/// Rows are read with row(); data() serves DisplayRole (name) and AccessibleTextRole (name, unread, preview).
/// Sorted by last event. Rows move by moveRows, so selection and scroll position survive.
class RoomList : public QAbstractListModel {
    Q_OBJECT
public:
    RoomList(Session &session, Formats &formats, QObject *parent = nullptr);
    ~RoomList() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const RoomRow &row(int index) const;
    /// -1 when the room is not shown (filtered, or not one of ours).
    int indexOf(RoomId room) const;
    /// Any room of ours, also one that the filter hides.
    std::optional<RoomRow> find(RoomId room) const;

    /// Shows only rooms whose name fits; Korean initial consonants work.
    void setFilter(const QString &typed);
    const QString &filter() const { return m_filter; }
    void setUnreadOnly(bool on);
    bool isUnreadOnly() const { return m_unreadOnly; }
    /// Sum over all rooms, filtered or not.
    int totalUnread() const { return m_totalUnread; }
    /// The next room with something unread after this one, round and round; null when there is none.
    RoomId nextUnread(RoomId after) const;
    /// Whether what is shown has been confirmed by the server since the link came up.
    bool isFresh() const;
    /// Marks everything of a room as read.
    void markAllRead(RoomId room);

    QFuture<Result<rooms::Room>> create(const QString &name, const QString &topic,
                                        rooms::Visibility visibility);
    QFuture<Result<rooms::Room>> join(RoomId room);
    QFuture<Result<rooms::Room>> openDirect(const QString &username);
    QFuture<Result<Nothing>> leave(RoomId room);
    QFuture<Result<Nothing>> invite(RoomId room, const QString &username);
    QFuture<Result<Nothing>> removeMember(RoomId room, UserId user);
    QFuture<Result<Nothing>> close(RoomId room);

Q_SIGNALS:
    void totalUnreadChanged(int unread);
    void freshChanged(bool fresh);
    /// Someone made us a member of a room.
    void invited(madang::RoomId room, const QString &name, const QString &by);
    /// A room has gone from the list: left, removed, or not to be seen any more.
    void gone(madang::RoomId room);

private:
    void readAll();
    void readRoom(RoomId room);
    void forget(RoomId room);
    void place(const RoomRow &row);
    void show(const RoomRow &row);
    void removeShown(RoomId room);
    void onNotice(const notifications::Notice &notice);
    void applyFilter();
    bool fits(const RoomRow &row) const;
    RoomRow rowOf(const rooms::Room &room) const;
    void countUnread();
    QFuture<Result<rooms::Room>> adopting(const QFuture<Result<rooms::Room>> &asked);

    Session &m_session;
    Formats &m_formats;
    QHash<RoomId, RoomRow> m_all;
    QList<RoomRow> m_rows; ///< shown, sorted
    QString m_filter;
    bool m_unreadOnly = false;
    int m_totalUnread = 0;
};

} // namespace madang::views
