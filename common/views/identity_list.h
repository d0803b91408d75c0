// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of other services that open one's own, and removing them.
#pragma once

#include "common/client/session.h"

namespace madang::views {

class IdentityList : public QObject {
    Q_OBJECT
public:
    explicit IdentityList(Session &session, QObject *parent = nullptr);

    /// A server that knows no other services lists none.
    void refresh();
    const QList<providers::Identity> &items() const { return m_items; }
    void remove(const QString &provider);
    bool isBusy() const { return m_busy; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// The title of what was removed.
    void removed(const QString &title);

private:
    Session &m_session;
    QList<providers::Identity> m_items;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
