// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms one is in, as a list: in parts and folders, with preview, unread count and filter. Works without
// network.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

#include <QAbstractListModel>
#include <QCollator>

#include <functional>

namespace madang::views {

/// One line of the room list: a room, or the head of a folder, which has no `id`, and counts what is in it.
struct RoomRow {
    RoomId id;
    FolderId folder; ///< where it stands: null for a favourite, and for what is in none
    bool folded = false; ///< of a folder's head
    bool isFolder() const { return id.isNull(); }
    QString name;
    QString preview; ///< last event on one line, plain text; the draft when there is one
    Timestamp lastAt;
    int unread = 0; ///< 0 to 999; 999 means "999 or more"
    int mentions = 0; ///< those of them that name one, 0 to 999
    rooms::Loudness loudness = {};
    rooms::AlertLevel level = rooms::AlertLevel::All; ///< with what `Usual` means put in
    bool muted = false; ///< now
    bool resting = false; ///< now, by its schedule: it does not alert, and counts all the same
    std::optional<Timestamp> changesAt = {}; ///< when the schedule makes it rest, or not, next
    /// Its news are shown, but asks for nobody's attention: muted, or a room one wants to hear nothing of.
    bool isQuiet() const { return muted || level == rooms::AlertLevel::None; }
    /// How many mentions ask for attention: a mute lets them pass, level `none` does not.
    int calling() const { return level == rooms::AlertLevel::None ? 0 : mentions; }
    /// How much of it is in a sum: of a quiet room only what calls.
    int counted() const { return isQuiet() ? calling() : unread; }
    /// Stands last, and is not in the sums.
    bool isLess() const { return loudness.less.value_or(false); }
    rooms::Visibility visibility = rooms::Visibility::Public;
    std::optional<rooms::MemberRole> role; ///< absent for a visitor
    std::optional<CampaignId> campaign;
    int memberCount = 0;
    bool closed = false;
    rooms::HistoryScope history = rooms::HistoryScope::All; ///< what who joins now sees of the past
    presence::State presence = presence::State::Offline; ///< of the other person of a direct room
    UserId other; ///< that person; null when not known, or for other rooms
    bool hasDraft = false;
    bool hasFailed = false; ///< a line or a file of ours was refused and waits for a decision
    bool operator==(const RoomRow &) const = default;
};

/// Rows are read with row(); data() serves DisplayRole (name), ToolTipRole (until when it is
/// muted, or quiet by its schedule) and AccessibleTextRole (name, unread, preview).
/// Favourites first, then the folders, the other rooms, and what is less important; in each part by last
/// event or by name, as the person chose. Rows move by moveRows, so selection and scroll position survive.
class RoomList : public QAbstractListModel {
    Q_OBJECT
public:
    RoomList(Session &session, Formats &formats, QObject *parent = nullptr);
    ~RoomList() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const RoomRow &row(int index) const;
    /// Whether folders have a row of their own and may be folded. Usually they have a heading like the other
    /// parts, and so they have while something is looked for: then nothing hides.
    void setGrouped(bool on);
    /// The rooms among the rows, in order.
    QList<RoomId> shown() const;
    /// All rooms in order, also those that the filter or a folder hides.
    QList<RoomId> ids() const;
    /// -1 when the room is not shown (filtered, or not one of ours).
    int indexOf(RoomId room) const;
    /// Any room of ours, also one that the filter hides.
    std::optional<RoomRow> find(RoomId room) const;

    /// Shows only rooms whose name fits; Korean initial consonants work.
    void setFilter(const QString &typed);
    const QString &filter() const { return m_filter; }
    void setUnreadOnly(bool on);
    bool isUnreadOnly() const { return m_unreadOnly; }
    /// Sum over all rooms that are neither quiet nor less important, filtered or not.
    int totalUnread() const { return m_totalUnread; }
    /// Of those, what names one; also in muted rooms.
    int totalMentions() const { return m_totalMentions; }
    /// The next room with something unread after this one, round and round; null when there is none. Quiet
    /// ones are passed over.
    RoomId nextUnread(RoomId after) const;
    /// The same for rooms in which one is named.
    RoomId nextMention(RoomId after) const;
    /// What stands above a row that begins a part of the list; empty above all others, and everywhere when
    /// there is only one part.
    QString heading(int index) const { return m_headings.value(index); }
    /// In which part of the list a row stands; parts stand in the order of their numbers.
    int partOf(const RoomRow &row) const;
    /// What that part is called.
    QString nameOfPart(int part) const;
    /// The folders there are, and the order of rooms.
    const folders::Arrangement &arrangement() const { return m_arrangement; }
    /// Nothing when there is none of that id.
    std::optional<folders::Folder> folder(FolderId id) const;
    /// By its name, however it is capitalised.
    std::optional<folders::Folder> folderNamed(const QString &name) const;
    /// The first row of a folder: its name, and the sums of what is in it.
    RoomRow headOf(const folders::Folder &folder) const;
    /// Whether what is shown has been confirmed by the server since the link came up.
    bool isFresh() const;
    /// Whether there is any room, whatever the filter hides.
    bool knowsAny() const { return !m_all.isEmpty(); }
    /// Whether nothing is known, and will not be before there is a connection.
    bool isCutOff() const;
    /// Marks everything of a room as read.
    void markAllRead(RoomId room);
    /// The same for every room, also for quiet ones and those that the filter hides.
    void markEverythingRead();
    /// In how many rooms that would do something.
    int unreadRooms() const { return int(unreadIds().size()); }
    /// Marks as unread again from the newest message of somebody else on. NotFound ("others-message") when
    /// there is none.
    QFuture<Result<Nothing>> markUnread(RoomId room);

    QFuture<Result<rooms::Room>> create(const QString &name, const QString &topic,
                                        rooms::Visibility visibility,
                                        rooms::HistoryScope history = rooms::HistoryScope::All);
    /// What people who join from now on see of the past.
    QFuture<Result<rooms::Room>> setHistory(RoomId room, rooms::HistoryScope history);
    QFuture<Result<rooms::Room>> join(RoomId room);
    QFuture<Result<rooms::Room>> openDirect(const QString &username);
    /// Sets what is there; every device follows.
    QFuture<Result<rooms::RoomLoudness>> setLoudness(const rooms::SetLoudness &wanted);
    /// In force at once, also without network; the other devices follow when it can be told.
    void setFolded(FolderId folder, bool folded);
    QFuture<Result<folders::Folder>> createFolder(const QString &name);
    QFuture<Result<folders::Arrangement>> changeFolder(const folders::ChangeFolder &wanted);
    QFuture<Result<folders::Arrangement>> removeFolder(FolderId folder);
    QFuture<Result<folders::Arrangement>> chooseSort(folders::Sort sort);
    /// Without a folder: into none.
    QFuture<Result<rooms::RoomLoudness>> putIntoFolder(RoomId room, std::optional<FolderId> folder);
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
    /// Folders came, went or changed, or the order of rooms did.
    void arrangementChanged();
    /// Someone made us a member of a room.
    void invited(madang::RoomId room, const QString &name, const QString &by);
    /// A room has gone from the list: left, removed, or not to be seen any more.
    void gone(madang::RoomId room);

private:
    void readAll();
    void readRoom(RoomId room);
    void forget(RoomId room);
    void place(const RoomRow &row);
    void readArrangement();
    void takeArrangement();
    bool staysInPlace(const RoomRow &row);
    void arrange();
    /// All rooms; they point into m_all.
    QList<const RoomRow *> sorted() const;
    QList<RoomRow> wantedRows() const;
    bool standsBefore(const RoomRow &a, const RoomRow &b) const;
    FolderId folderOf(const rooms::Loudness &loudness) const;
    void findHeadings();
    void onNotice(const notifications::Notice &notice);
    bool fits(const RoomRow &row) const;
    /// Whether folders have their own rows now.
    bool isGrouped() const { return m_grouped && m_filter.isEmpty() && !m_unreadOnly; }
    RoomRow rowOf(const rooms::Room &room) const;
    void countUnread();
    QList<RoomId> unreadIds() const;
    void setSchedule(RoomRow &row) const;
    void onLoudnessDue();
    void setLoudnessDue();
    RoomId nextWith(RoomId after, const std::function<bool(const RoomRow &)> &wanted) const;
    QFuture<Result<folders::Arrangement>> following(const QFuture<Result<folders::Arrangement>> &asked);
    QFuture<Result<rooms::Room>> adopting(const QFuture<Result<rooms::Room>> &asked);

    Session &m_session;
    Formats &m_formats;
    QHash<RoomId, RoomRow> m_all;
    QList<RoomRow> m_rows; ///< shown, sorted
    QStringList m_headings; ///< above each of them
    folders::Arrangement m_arrangement;
    QHash<FolderId, int> m_places; ///< of the folders in it
    QCollator m_collator;
    bool m_grouped = false;
    QString m_filter;
    bool m_unreadOnly = false;
    int m_totalUnread = 0;
    int m_totalMentions = 0;
    std::unique_ptr<Alarm> m_loudnessDue; ///< when the first mute ends or schedule turns
};

} // namespace madang::views
