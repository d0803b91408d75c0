// SPDX-License-Identifier: GPL-3.0-or-later
// Banned addresses, as those see them who look after the server: who is kept out, until when and why; banning
// another one, and lifting a ban.
#pragma once

#include "common/client/session.h"
#include "common/protocol/bans.h"
#include "common/views/formats.h"
#include "common/views/paged_list.h"

namespace madang::views {

/// Whether an account of that role may ban addresses.
bool bansAddresses(const QString &role);

class BanDesk : public QObject {
    Q_OBJECT
public:
    BanDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads the list anew, the latest ban first.
    void refresh();
    bool isLoading() const { return m_list.isLoading(); }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_list.isKnown(); }
    const QList<bans::Ban> &items() const { return m_list.items(); }
    bool hasMore() const { return m_list.hasMore(); }
    void readOn();
    /// "192.0.2.0/24 · until 5 December 2026", or that it is for good.
    QString headOf(const bans::Ban &ban) const;
    /// Who banned it and when, and why.
    QString storyOf(const bans::Ban &ban) const;

    /// Without `days` until somebody lifts it.
    void add(const QString &address, const std::optional<int> &days, const QString &reason);
    void lift(BanId id);
    /// A ban or its lifting is on its way.
    bool isBusy() const { return m_busy; }

    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// The address that was typed is banned now.
    void added();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    void read(const std::optional<QString> &after);

    Session &m_session;
    const Formats &m_formats;
    PagedList<bans::Ban> m_list;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
