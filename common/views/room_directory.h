// SPDX-License-Identifier: GPL-3.0-or-later
// Public rooms of the server, page by page, by name. What one is a member of stands in RoomList.
#pragma once

#include "common/client/session.h"

#include <QAbstractListModel>

namespace madang::views {

/// Rows are read with room(); data() serves DisplayRole (name). canFetchMore()/fetchMore() read the next
/// page.
class RoomDirectory : public QAbstractListModel {
    Q_OBJECT
public:
    explicit RoomDirectory(Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    const rooms::Room &room(int index) const;

    /// Starts anew with rooms whose name contains the words; empty lists all.
    void search(const QString &words);
    bool isLoading() const { return m_loading; }
    /// Why the last page did not come; nothing while all is well.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void loadingChanged(bool loading);
    void errorChanged();

private:
    void read();

    Session &m_session;
    QList<rooms::Room> m_rooms;
    QString m_words;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    bool m_loading = false;
    quint64 m_asked = 0; ///< counts searches: late pages of an earlier one are dropped
};

} // namespace madang::views
