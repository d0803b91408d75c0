// SPDX-License-Identifier: GPL-3.0-or-later
// FaceTown: what the clients are measured with: a daemon with rooms full of messages, one person who is a
// member of all of them, and the folder of a client that has been used there for long.
#pragma once

#include "tests/bench/large_store.h"

namespace madang::bench {

class FaceTown {
public:
    /// `program`: the madangd to start. Makes one room with so many messages for each number. Ends the
    /// process when it cannot.
    FaceTown(const QString &program, const QList<qint64> &rooms);

    BenchDaemon &daemon() { return *m_daemon; }
    QString server() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_daemon->port()); }
    const QString &person() const { return m_store.owner; }
    const QList<QByteArray> &rooms() const { return m_store.rooms; }
    /// The person's access token.
    const QByteArray &token() const { return m_token; }

    /// A profile whose sign-in is remembered in a private file and whose archive has the messages of every
    /// room, as many as a client keeps. The first room is the one that was open last. Both clients can use
    /// it.
    void furnish(const QString &folder);

private:
    QTemporaryDir m_folder;
    LargeStore m_store;
    std::unique_ptr<BenchDaemon> m_daemon;
    QByteArray m_token;
};

} // namespace madang::bench
