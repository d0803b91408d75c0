// SPDX-License-Identifier: GPL-3.0-or-later
// Deletions that can still be undone: gone from the screen at once, on disk at once, and at the server after
// a few seconds. Knows no row and no sentence.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/local_database.h"
#include "common/protocol/chat.h"

#include <QSet>

namespace madang {

class Session;

/// A message that somebody wanted away.
struct Deletion {
    RoomId room;
    EventId event;
    qint64 position = 0;
};
PROTOCOL_FIELDS(Deletion, room, event, position)

/// Belongs to a session. Each deletion has its own time in which it can be undone. It is on disk from the
/// first moment, so a program that ends meanwhile, however it ends, sends it at its next connection: somebody
/// has said "yes".
class Deletions : public QObject {
    Q_OBJECT
public:
    /// How long one can be undone.
    static constexpr std::chrono::seconds kGrace{5};
    static constexpr int kMost = 200;

    Deletions(Session &session, LocalDatabase &database, QObject *parent = nullptr);
    ~Deletions() override;

    /// Begins one. TooMany; StorageFull or Unavailable when it cannot be kept. Twice is once.
    Done put(const Deletion &deletion);
    /// False when it is too late: it is on its way, or done.
    bool undo(EventId event);
    /// Whether a message is to be shown as deleted, although the server may not have told so yet.
    bool contains(EventId event) const;
    /// Those that can still be undone, the latest first.
    QList<Deletion> undoable() const;
    /// Those that the server has not answered.
    QList<Deletion> pending() const;

    /// Waits no longer with any of them: the program is about to end.
    void sendNow();
    /// Whether one is on its way to the server just now.
    bool isSending() const;

Q_SIGNALS:
    /// contains() answers something else for this one.
    void changed(const madang::Deletion &deletion);
    /// undoable() is another.
    void undoableChanged();
    /// The server did not want it: the message is there again.
    void refused(const madang::Deletion &deletion, const madang::Error &reason);
    /// Nothing is on its way any more.
    void settled();

private:
    struct Entry {
        Deletion deletion;
        qint64 dueAt = 0; ///< steady milliseconds
        bool sending = false;
        bool mayBeUndone = true; ///< false: its time was over once, or a run before this one began it
    };

    void load();
    void forgetAll();
    Done keep();
    void onAlarm();
    void pump();
    void send(Entry &entry);
    void answer(const Deletion &deletion, const Result<Nothing> &result);
    void wait();
    QList<Entry>::iterator find(EventId event);

    Session &m_session;
    LocalDatabase &m_database;
    QList<Entry> m_entries;
    QSet<EventId> m_gone; ///< the server has them; its event may come later
    quint64 m_generation = 0; ///< counts archives: late answers of an earlier account are dropped
    std::unique_ptr<Alarm> m_due;
};

} // namespace madang
