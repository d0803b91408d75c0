// SPDX-License-Identifier: GPL-3.0-or-later
// The members of one room with roles and read positions, and who is typing. From disk first, then from the
// server.
#pragma once

#include "common/client/session.h"

#include <QAbstractListModel>

namespace madang::views {

/// Rows are read with member(); data() serves DisplayRole (nickname). Owners first, then by name.
class People : public QAbstractListModel {
    Q_OBJECT
public:
    /// How long somebody counts as typing without a new word of it.
    static constexpr std::chrono::seconds kTypingLasts{6};

    People(Session &session, RoomId room, QObject *parent = nullptr);
    ~People() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const rooms::Member &member(int index) const;
    int indexOf(UserId user) const;

    /// Others who are typing now, in the order they began.
    QList<accounts::Person> typing() const;
    /// "민아 is typing…", translated; empty when nobody is.
    QString typingText() const;
    /// How many others have read up to a position.
    int readBy(qint64 position) const;

    /// Reads the members from the server again; runs by itself when the link comes up.
    void refresh();
    bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void typingChanged();
    void loadingChanged(bool loading);
    void readPositionsChanged();
    void refused(const madang::Error &reason);

private:
    struct Typist {
        accounts::Person person;
        qint64 until = 0; ///< steady
    };
    void readPage(const QString &cursor, QList<rooms::Member> sofar);
    void show(QList<rooms::Member> members);
    void onHappened(const rooms::RoomEvent &event);
    void onTyping(const chat::TypingChanged &typing);
    void onRead(const chat::ReadMoved &moved);
    void stopTyping(UserId user);
    void dropIdleTypists();

    Session &m_session;
    const RoomId m_room;
    QList<rooms::Member> m_members;
    QList<Typist> m_typists;
    std::unique_ptr<Alarm> m_typingEnds;
    bool m_loading = false;
};

} // namespace madang::views
