// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one has blocked, known without asking and without a network: for what is folded, counted and alerts.
// Blocking and the list of names are the business of whoever shows them.
#pragma once

#include "common/client/local_database.h"
#include "common/protocol/blocks.h"

#include <QSet>

namespace madang {

class Session;

/// Read anew whenever the link comes up, and kept on disk for when it does not.
class BlockBook : public QObject {
    Q_OBJECT
public:
    BlockBook(Session &session, LocalDatabase &database, QObject *parent = nullptr);

    bool contains(UserId user) const { return m_blocked.contains(user); }
    bool contains(const std::optional<accounts::Person> &person) const
    {
        return person && m_blocked.contains(person->id);
    }

Q_SIGNALS:
    void changed();

private:
    void load();
    void onOnline();
    void onReset();
    void read(const std::optional<QString> &after, QSet<UserId> before);
    void take(const QSet<UserId> &now);

    Session &m_session;
    LocalDatabase &m_database;
    QSet<UserId> m_blocked;
    int m_queue = 0; ///< subscription number
    quint64 m_question = 0; ///< a list that is on its way may be older than what was told meanwhile
};

} // namespace madang
