// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages one has saved, known without asking: for whatever marks them. What they say, and where, is
// the business of whoever lists them.
#pragma once

#include "common/base/result.h"
#include "common/protocol/saved.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace madang {

class Session;

/// Read anew whenever the link comes up; empty until then, and for guests.
class SavedBook : public QObject {
    Q_OBJECT
public:
    explicit SavedBook(Session &session, QObject *parent = nullptr);

    bool contains(EventId event) const { return m_events.contains(event); }
    /// Each needs the network. What was done is told by moved(), also where the link is down.
    QFuture<Result<saved::SavedMessage>> save(EventId event);
    QFuture<Result<Nothing>> remove(EventId event);

Q_SIGNALS:
    /// One was saved or removed, here or on another device.
    void moved(madang::EventId event, bool saved);
    /// contains() answers otherwise for some.
    void changed();

private:
    void onOnline();
    void onReset();
    void read();
    void take(EventId event, bool saved);

    Session &m_session;
    QSet<EventId> m_events;
    int m_queue = 0; ///< subscription number
    quint64 m_question = 0; ///< answers to an earlier one are dropped
    bool m_reading = false;
};

} // namespace madang
