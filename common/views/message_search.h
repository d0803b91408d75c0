// SPDX-License-Identifier: GPL-3.0-or-later
// Messages found by words and filters, newest first: at the server, or without a connection in what this
// device remembers.
#pragma once

#include "common/client/session.h"
#include "common/protocol/search.h"

#include <QAbstractListModel>

namespace madang::views {

/// One message that was found.
struct FoundMessage {
    rooms::RoomEvent event;
    QString roomName;
    QString text; ///< what was said; of a card, its sentence is the screen's
};

/// Rows are read with found(); data() serves DisplayRole ("민아: 안녕"). canFetchMore()/fetchMore() read on.
class MessageSearch : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Scope {
        Room, ///< the room it was made for
        Everywhere, ///< all rooms one is in
    };
    enum class State {
        Idle, ///< nothing is looked for
        Searching,
        Found,
        Nothing, ///< no message fits
        Refused, ///< error() says what is wrong with the line
    };

    MessageSearch(Session &session, RoomId room, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    const FoundMessage &found(int index) const { return m_found[index]; }

    /// Looks anew; an empty line ends the search.
    void search(const QString &line);
    const QString &line() const { return m_line; }
    void setScope(Scope scope);
    Scope scope() const { return m_scope; }

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    /// Whether only this device was searched, because the server could not be asked.
    bool isLocal() const { return m_local; }
    /// Words to mark in the texts.
    const QStringList &words() const { return m_words; }
    /// The state in a sentence that says what to do next; empty while there is something to see.
    QString stateText() const;
    /// The text on one line, from a little before the first word that was found.
    QString excerpt(int index, int longest = 160) const;

Q_SIGNALS:
    /// State, words or error changed.
    void changed();

private:
    void ask();
    /// What blocked people said is found, and not shown.
    QString shownWords(const rooms::RoomEvent &event, const QString &words) const;
    void take(const search::Found &found);
    void searchHere();
    void become(State state);

    Session &m_session;
    const RoomId m_room;
    QString m_line;
    Scope m_scope = Scope::Room;
    State m_state = State::Idle;
    QList<FoundMessage> m_found;
    QStringList m_words;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    bool m_local = false;
    bool m_asking = false;
    quint64 m_asked = 0; ///< counts questions: late answers of an earlier one are dropped
};

} // namespace madang::views
