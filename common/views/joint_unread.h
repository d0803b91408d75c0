// SPDX-License-Identifier: GPL-3.0-or-later
// What is unread in the rooms of several accounts, in one list: under each account's name its rooms.
#pragma once

#include "common/views/room_list.h"

#include <vector>

namespace madang::views {

/// One line of it: an account's head, or a room of that account.
struct JointRow {
    int account = 0; ///< as the list was given it
    QString name; ///< of the account, or of the room
    QString host; ///< of a head: the account's server
    RoomRow room; ///< of a room
    bool isHead() const { return room.id.isNull(); }
    bool operator==(const JointRow &) const = default;
};

/// Rows are read with row(); data() serves DisplayRole (name) and AccessibleTextRole (with what is unread,
/// and whose room it is); heads cannot be chosen. Accounts stand as they were given, without one that has
/// nothing; rooms that want attention stand before quiet ones, else as in the list of rooms. Has lists of its
/// own: it reads nothing, and touches no filter.
class JointUnread : public QAbstractListModel {
    Q_OBJECT
public:
    /// More rooms of one account are left out; its sums count them.
    static constexpr int kMostRooms = 200;

    struct Account {
        int number = 0; ///< whatever its owner calls it by
        QString name;
        QString host;
        Session *session = nullptr; ///< outlives the list, or is taken out before it goes
    };

    explicit JointUnread(Formats &formats, QObject *parent = nullptr);
    ~JointUnread() override;

    /// Replaces all. Where nobody is signed in nothing is listed until somebody is.
    void setAccounts(const QList<Account> &accounts);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    const JointRow &row(int index) const { return m_rows[index]; }
    /// -1 when that room is not listed.
    int indexOf(int account, RoomId room) const;
    /// The row after (1) or before (-1) this one that is a room; -1 when there is none.
    int nextRoom(int from, int direction) const;
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// Over all accounts, as each one's list of rooms counts.
    int totalUnread() const;
    int totalMentions() const;

private:
    struct Source {
        Account account;
        std::unique_ptr<RoomList> rooms; ///< null while nobody is in
    };

    void follow(Source &source);
    void readSoon();
    void read();
    QList<JointRow> wanted() const;

    Formats &m_formats;
    std::vector<Source> m_sources;
    QList<JointRow> m_rows;
    bool m_waiting = false; ///< rows are read anew in a moment
};

} // namespace madang::views
