// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_directory.h"

#include "common/base/when_done.h"

namespace madang::views {

namespace {

    /// A list longer than this is to be searched, not scrolled.
    constexpr int kMostRooms = 2000;

} // namespace

RoomDirectory::RoomDirectory(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
}

int RoomDirectory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rooms.size());
}

QVariant RoomDirectory::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rooms[index.row()].name;
}

const rooms::Room &RoomDirectory::room(int index) const
{
    return m_rooms[index];
}

bool RoomDirectory::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading && m_rooms.size() < kMostRooms;
}

void RoomDirectory::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read();
}

void RoomDirectory::search(const QString &words)
{
    beginResetModel();
    m_rooms.clear();
    endResetModel();
    m_words = words.trimmed();
    m_next.reset();
    read();
}

void RoomDirectory::read()
{
    rooms::ListRooms wanted{.after = m_next, .limit = {}, .query = {}};
    if (!m_words.isEmpty())
        wanted.query = m_words;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    const quint64 asked = ++m_asked;
    whenDone(m_session.call(rooms::directory, wanted), this,
             [this, asked](const Result<Page<rooms::Room>> &page) {
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page) {
                     m_next = page->next;
                     const int first = int(m_rooms.size());
                     if (!page->items.isEmpty()) {
                         beginInsertRows({}, first, first + int(page->items.size()) - 1);
                         m_rooms.append(page->items);
                         endInsertRows();
                     }
                 }
                 Q_EMIT loadingChanged(false);
                 Q_EMIT errorChanged();
             });
}

} // namespace madang::views
