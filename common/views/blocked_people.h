// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one does not want to hear from, kept level with one's other devices.
#pragma once

#include "common/client/session.h"
#include "common/protocol/blocks.h"

#include <QSet>

namespace madang::views {

class BlockedPeople : public QObject {
    Q_OBJECT
public:
    explicit BlockedPeople(Session &session, QObject *parent = nullptr);
    ~BlockedPeople() override;

    bool contains(UserId user) const { return m_ids.contains(user); }
    /// In the order of their accounts.
    const QList<accounts::Person> &people() const { return m_people; }
    bool isLoading() const { return m_loading; }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_known; }
    /// Why it could not be read the last time.
    const std::optional<Error> &error() const { return m_error; }
    QFuture<Result<Nothing>> block(UserId user);
    QFuture<Result<Nothing>> unblock(UserId user);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void read(const std::optional<QString> &after, QList<accounts::Person> before);
    void take(const blocks::BlockChanged &change);

    Session &m_session;
    QList<accounts::Person> m_people;
    QSet<UserId> m_ids;
    int m_subscription = 0;
    quint64 m_question = 0;
    std::optional<Error> m_error;
    bool m_loading = false;
    bool m_known = false;
};

} // namespace madang::views
