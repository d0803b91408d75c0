// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms one is in, as a list: latest first, with preview, unread count and filter. Works without network.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

#include <QAbstractListModel>

#include <functional>

namespace madang::views {

/// One line of the room list.
struct RoomRow {
    RoomId id;
    QString name;
    QString preview; ///< last event on one line, plain text; the draft when there is one
    Timestamp lastAt;
    int unread = 0; ///< 0 to 999; 999 means "999 or more"
    int mentions = 0; ///< those of them that name one, 0 to 999
    rooms::Loudness loudness = {};
    rooms::AlertLevel level = rooms::AlertLevel::All; ///< with what `Usual` means put in
    bool muted = false; ///< now
    /// Its news are shown, but asks for nobody's attention: muted, or a room one wants to hear nothing of.
    bool isQuiet() const { return muted || level == rooms::AlertLevel::None; }
    /// How many mentions ask for attention: a mute lets them pass, level `none` does not.
    int calling() const { return level == rooms::AlertLevel::None ? 0 : mentions; }
    rooms::Visibility visibility = rooms::Visibility::Public;
    std::optional<rooms::MemberRole> role; ///< absent for a visitor
    std::optional<CampaignId> campaign;
    int memberCount = 0;
    bool closed = false;
    presence::State presence = presence::State::Offline; ///< of the other person of a direct room
    UserId other; ///< that person; null when not known, or for other rooms
    bool hasDraft = false;
    bool hasFailed = false; ///< a line of ours was refused and waits for a decision
    bool operator==(const RoomRow &) const = default;
};

/// Rows are read with row(); data() serves DisplayRole (name), ToolTipRole (until when it is
/// muted) and AccessibleTextRole (name, unread, preview).
/// Favourites first, then by last event. Rows move by moveRows, so selection and scroll position survive.
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
    /// Sum over all rooms that are not quiet, filtered or not.
    int totalUnread() const { return m_totalUnread; }
    /// Of those, what names one; also in muted rooms.
    int totalMentions() const { return m_totalMentions; }
    /// The next room with something unread after this one, round and round; null when there is none. Quiet
    /// ones are passed over.
    RoomId nextUnread(RoomId after) const;
    /// The same for rooms in which one is named.
    RoomId nextMention(RoomId after) const;
    /// What stands above a row that begins a part of the list; empty above all others, and everywhere when
    /// there is no favourite.
    QString heading(int index) const;
    /// Whether what is shown has been confirmed by the server since the link came up.
    bool isFresh() const;
    /// Marks everything of a room as read.
    void markAllRead(RoomId room);

    QFuture<Result<rooms::Room>> create(const QString &name, const QString &topic,
                                        rooms::Visibility visibility);
    QFuture<Result<rooms::Room>> join(RoomId room);
    QFuture<Result<rooms::Room>> openDirect(const QString &username);
    /// Sets what is there; every device follows.
    QFuture<Result<rooms::RoomLoudness>> setLoudness(const rooms::SetLoudness &wanted);
    QFuture<Result<Nothing>> leave(RoomId room);
    /// What one is called in that room alone; empty: as everywhere.
    QFuture<Result<profiles::RoomNickname>> setNickname(RoomId room, const QString &nickname);
    QFuture<Result<Nothing>> invite(RoomId room, const QString &username);
    QFuture<Result<Nothing>> removeMember(RoomId room, UserId user);
    QFuture<Result<Nothing>> close(RoomId room);

Q_SIGNALS:
    void totalUnreadChanged(int unread);
    void totalMentionsChanged(int mentions);
    /// A heading appeared, went, or stands above another row.
    void headingsChanged();
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
    void onMuteEnd();
    void setMuteEnd();
    RoomId nextWith(RoomId after, const std::function<bool(const RoomRow &)> &wanted) const;
    QFuture<Result<rooms::Room>> adopting(const QFuture<Result<rooms::Room>> &asked);

    Session &m_session;
    Formats &m_formats;
    QHash<RoomId, RoomRow> m_all;
    QList<RoomRow> m_rows; ///< shown, sorted
    QString m_filter;
    bool m_unreadOnly = false;
    int m_totalUnread = 0;
    int m_totalMentions = 0;
    int m_favourites = 0; ///< of those shown
    std::unique_ptr<Alarm> m_muteEnd; ///< of the mute that ends first
};

} // namespace madang::views
