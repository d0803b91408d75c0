// SPDX-License-Identifier: GPL-3.0-or-later
// The messages one has saved, across all rooms, the latest saved first: what stands in a list of them, and
// taking one out of it. Going to one is the faces' business.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"
#include "common/views/paged_list.h"

namespace madang::views {

/// Stays level with what is saved, removed, deleted and edited while it is there, on this device or another.
/// Without a network it goes on to show what it has read.
class SavedMessages : public QObject {
    Q_OBJECT
public:
    SavedMessages(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads the list anew; guests have none.
    void refresh();
    bool isLoading() const { return m_list.isLoading(); }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_list.isKnown(); }
    const QList<saved::SavedMessage> &items() const { return m_list.items(); }
    bool hasMore() const { return m_list.hasMore(); }
    void readOn();

    /// Where it was said, by whom and when; where it is no longer there, when it was saved.
    QString headOf(const saved::SavedMessage &item) const;
    /// What it says on one line, or that it is no longer there. Foreign: to be shown as plain text.
    QString textOf(const saved::SavedMessage &item) const;
    /// Whether one can go to it.
    static bool leads(const saved::SavedMessage &item) { return item.message.has_value(); }

    void remove(EventId event);

    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }
    /// Whether that was for want of a connection: what is shown may be older.
    bool isOffline() const;

Q_SIGNALS:
    void changed();

private:
    void read(const std::optional<QString> &after);
    void onMoved(EventId event, bool saved);
    void onHappened(const rooms::RoomEvent &event);
    void onState();

    Session &m_session;
    const Formats &m_formats;
    PagedList<saved::SavedMessage> m_list;
    std::optional<Error> m_error;
};

} // namespace madang::views
