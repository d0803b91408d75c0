// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/joint_unread.h"

#include <algorithm>

namespace madang::views {

JointUnread::JointUnread(Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_formats(formats)
{
}

JointUnread::~JointUnread() = default;

void JointUnread::setAccounts(const QList<Account> &accounts)
{
    for (const Source &source : m_sources)
        disconnect(source.account.session, nullptr, this, nullptr);
    m_sources.clear();
    for (const Account &account : accounts) {
        m_sources.push_back({account, nullptr});
        // By the session: places change when the accounts do.
        const Session *session = account.session;
        connect(session, &Session::stateChanged, this, [this, session] {
            for (Source &source : m_sources) {
                if (source.account.session == session)
                    follow(source);
            }
            readSoon();
        });
    }
    for (Source &source : m_sources)
        follow(source);
    read();
}

void JointUnread::follow(Source &source)
{
    source.rooms.reset();
    if (source.account.session->state() == Session::State::SignedOut)
        return;
    source.rooms = std::make_unique<RoomList>(*source.account.session, m_formats);
    RoomList *rooms = source.rooms.get();
    rooms->setUnreadOnly(true);
    connect(rooms, &QAbstractItemModel::rowsInserted, this, &JointUnread::readSoon);
    connect(rooms, &QAbstractItemModel::rowsRemoved, this, &JointUnread::readSoon);
    connect(rooms, &QAbstractItemModel::rowsMoved, this, &JointUnread::readSoon);
    connect(rooms, &QAbstractItemModel::dataChanged, this, &JointUnread::readSoon);
    connect(rooms, &QAbstractItemModel::modelReset, this, &JointUnread::readSoon);
}

/// A catching-up account changes hundreds of rows at once.
void JointUnread::readSoon()
{
    if (std::exchange(m_waiting, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_waiting = false;
            read();
        },
        Qt::QueuedConnection);
}

void JointUnread::read()
{
    const QList<JointRow> now = wanted();
    if (now == m_rows)
        return;
    beginResetModel();
    m_rows = now;
    endResetModel();
}

QList<JointRow> JointUnread::wanted() const
{
    QList<JointRow> rows;
    for (const Source &source : m_sources) {
        if (!source.rooms)
            continue;
        QList<JointRow> rooms;
        for (int i = 0; i < source.rooms->rowCount(); ++i) {
            const RoomRow &room = source.rooms->row(i);
            if (!room.isFolder())
                rooms.append({source.account.number, room.name, {}, room});
        }
        if (rooms.isEmpty())
            continue;
        std::stable_partition(rooms.begin(), rooms.end(), [](const JointRow &row) {
            return row.room.counted() > 0 && !row.room.isLess();
        });
        rows.append({source.account.number, source.account.name, source.account.host, {}});
        rows.append(rooms.first(qMin(rooms.size(), qsizetype(kMostRooms))));
    }
    return rows;
}

int JointUnread::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JointUnread::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const JointRow &row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.name;
    if (role != Qt::AccessibleTextRole)
        return {};
    if (row.isHead())
        return row.host.isEmpty() ? row.name : tr("%1 at %2").arg(row.name, row.host);
    QString words = tr("%1, unread: %2").arg(row.name, QString::number(row.room.unread));
    if (row.room.calling() > 0)
        words += QStringLiteral(", ") + tr("mentions: %1").arg(row.room.calling());
    // Heads are stepped over: whoever does not see them is told here whose room it is.
    const auto source = std::find_if(m_sources.begin(), m_sources.end(), [&row](const Source &each) {
        return each.account.number == row.account;
    });
    if (source != m_sources.end() && !source->account.name.isEmpty())
        words += QStringLiteral(", ") + source->account.name;
    return row.room.preview.isEmpty() ? words : words + QStringLiteral(", ") + row.room.preview;
}

Qt::ItemFlags JointUnread::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return Qt::NoItemFlags;
    return m_rows[index.row()].isHead() ? Qt::ItemFlags(Qt::NoItemFlags)
                                        : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

int JointUnread::indexOf(int account, RoomId room) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isHead() && m_rows[i].account == account && m_rows[i].room.id == room)
            return i;
    }
    return -1;
}

int JointUnread::nextRoom(int from, int direction) const
{
    for (int i = from + direction; i >= 0 && i < m_rows.size(); i += direction) {
        if (!m_rows[i].isHead())
            return i;
    }
    return -1;
}

int JointUnread::totalUnread() const
{
    int sum = 0;
    for (const Source &source : m_sources)
        sum += source.rooms ? source.rooms->totalUnread() : 0;
    return sum;
}

int JointUnread::totalMentions() const
{
    int sum = 0;
    for (const Source &source : m_sources)
        sum += source.rooms ? source.rooms->totalMentions() : 0;
    return sum;
}

} // namespace madang::views
