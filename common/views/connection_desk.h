// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected right now, for who looks after the server: from where, by what and since when, and ending
// the sign-ins of one of them.
#pragma once

#include "common/client/session.h"
#include "common/protocol/connections.h"
#include "common/views/formats.h"
#include "common/views/paged_list.h"

namespace madang::views {

class ConnectionDesk : public QObject {
    Q_OBJECT
public:
    ConnectionDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// One person's by their user name, or everybody's; reads the list anew.
    void setPerson(const QString &username);
    const QString &person() const { return m_person; }
    void setGuestsOnly(bool only);
    bool guestsOnly() const { return m_guestsOnly; }
    void refresh();
    void readOn();
    bool hasMore() const { return m_list.hasMore(); }
    bool isLoading() const { return m_list.isLoading(); }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_list.isKnown(); }
    const QList<connections::ConnectedClient> &items() const { return m_list.items(); }
    /// Of which daemon this is, and when it was read; empty before.
    QString freshness() const;
    /// What stands in place of a list without lines.
    QString emptyText() const;

    /// "민아 (mina)", or that it is a guest.
    static QString nameOf(const connections::ConnectedClient &client);
    static QString kindText(connections::ClientKind kind);
    /// "Terminal program · Madang on laptop · 192.0.2.7"
    static QString placeOf(const connections::ConnectedClient &client);
    /// "STOMP · since 5 minutes ago · follows 3 rooms · 12 kB not read yet"
    QString storyOf(const connections::ConnectedClient &client) const;

    /// Whether all sign-ins of whose it is can be ended here: nobody's own, and a guest has none.
    bool canEnd(const connections::ConnectedClient &client) const;
    /// Ends all sign-ins of a person, and their connections with them.
    void endAll(const QString &username);
    bool isBusy() const { return m_busy; }

    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    void read(const std::optional<QString> &after);

    Session &m_session;
    const Formats &m_formats;
    QString m_person;
    bool m_guestsOnly = false;
    PagedList<connections::ConnectedClient> m_list;
    QString m_node; ///< as the last reading said
    Timestamp m_readAt; ///< by our own clock: the server's may differ
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
