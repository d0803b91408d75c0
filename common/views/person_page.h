// SPDX-License-Identifier: GPL-3.0-or-later
// PersonPage: the card of one person, and what may be done from there: writing to them, blocking them.
#pragma once

#include "common/client/session.h"

namespace madang::views {

class PersonPage : public QObject {
    Q_OBJECT
public:
    /// `nickname` is shown until the server answered.
    PersonPage(Session &session, const accounts::Person &person, QObject *parent = nullptr);

    /// Asks again; done by the constructor.
    void read();
    UserId person() const { return m_person.id; }
    bool isMe() const { return m_person.id == m_session.user(); }
    /// What is known: at first the name alone.
    const profiles::PersonCard &card() const { return m_card; }
    bool isLoading() const { return m_loading; }
    /// Whether the server has answered.
    bool isKnown() const { return m_read; }
    const std::optional<Error> &error() const { return m_error; }
    /// Words below the name, one a line: role, presence, since when; translated.
    QString presenceText() const;
    QString sinceText() const;
    /// Empty unless they let others see it.
    QString verifiedText() const;

    bool canMessage() const { return m_read && !isMe() && !m_card.blocked && isSignedIn(); }
    bool canBlock() const { return m_read && !isMe() && isSignedIn(); }
    bool canReport() const { return canBlock() && !m_card.username.isEmpty(); }
    /// The direct room with them.
    QFuture<Result<rooms::Room>> openDirect();
    /// Blocks them, or unblocks; the card is read again.
    QFuture<Result<Nothing>> setBlocked(bool blocked);

Q_SIGNALS:
    void changed();

private:
    bool isSignedIn() const { return m_session.state() == Session::State::SignedIn; }

    Session &m_session;
    const accounts::Person m_person;
    profiles::PersonCard m_card;
    std::optional<Error> m_error;
    bool m_loading = false;
    bool m_read = false;
};

} // namespace madang::views
