// SPDX-License-Identifier: GPL-3.0-or-later
// The members of one room with roles and read positions, and who is typing. From disk first, then from the
// server.
#pragma once

#include "common/client/session.h"

#include <QAbstractListModel>

namespace madang::views {

/// Rows are read with member(); data() serves DisplayRole (nickname) and AccessibleTextRole (with presence).
/// Who is here stands before who is not; among them owners first, then by name.
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
    /// Whom "@" and that word name; -1: nobody here.
    int indexOfName(const QString &username) const;
    /// Offline also when it is not known: in a very large room, or without network.
    presence::State presence(int index) const;
    /// What they bear beside their name; absent for a member, and while it is not known.
    std::optional<accounts::Role> badge(int index) const;
    /// "online" and the like, translated; for oneself while invisible just that.
    QString presenceText(int index) const;

    /// Others who are typing now, in the order they began.
    QList<accounts::Person> typing() const;
    /// "민아 is typing…", translated; empty when nobody is.
    QString typingText() const;
    /// How many others have read up to a position.
    int readBy(qint64 position) const;
    /// How many have not read what `author` said there; who came later is counted as having read it. 0 when
    /// it is not known: for somebody who is no member, and in rooms with more than kMostCounted of them. Who
    /// keeps from others how far they read is not counted, and they see no count themselves.
    int notReadBy(qint64 position, UserId author) const;
    static constexpr qsizetype kMostCounted = chat::kMostReadMarks;

    /// Reads the members from the server again; runs by itself when the link comes up.
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Why they could not be read the last time.
    const std::optional<Error> &error() const { return m_error; }

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
    void readPresence();
    void onPresence(const presence::Changed &change);
    void onLink();
    void presenceShown();
    bool standsBefore(const rooms::Member &a, const rooms::Member &b) const;
    void readPage(const QString &cursor, QList<rooms::Member> sofar);
    void show(QList<rooms::Member> members);
    void onHappened(const rooms::RoomEvent &event);
    void onFace(const profiles::FaceChanged &change);
    void takeUsername(UserId user);
    void onTyping(const chat::TypingChanged &typing);
    void onRead(const chat::ReadMoved &moved);
    void onReadMarks(const chat::ReadMarksChanged &change);
    void sortReads();
    void stopTyping(UserId user);
    void dropIdleTypists();

    Session &m_session;
    const RoomId m_room;
    QList<rooms::Member> m_members;
    std::vector<qint64> m_reads; ///< of the others who tell, ascending; empty when nothing is counted
    QList<Typist> m_typists;
    QHash<UserId, presence::State> m_presence; ///< who is not offline
    QHash<UserId, presence::State> m_heard; ///< live, while the answer of readPresence() is on its way
    std::unique_ptr<Alarm> m_presenceDue; ///< somebody joined: theirs is not known yet
    bool m_readingPresence = false;
    std::unique_ptr<Alarm> m_typingEnds;
    std::optional<Error> m_error;
    bool m_loading = false;
};

} // namespace madang::views
