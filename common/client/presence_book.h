// SPDX-License-Identifier: GPL-3.0-or-later
// How oneself is seen, and who is here of one's direct rooms; tells the server whether this device is idle.
// Members of a room are the business of whoever shows the room.
#pragma once

#include "common/protocol/presence.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace madang {

class Session;
struct StreamMessage;

/// Read anew whenever the link comes up; while it is away nothing is known of anybody.
class PresenceBook : public QObject {
    Q_OBJECT
public:
    explicit PresenceBook(Session &session, QObject *parent = nullptr);

    /// How one wants to be seen; absent until it was read.
    const std::optional<presence::Mine> &mine() const { return m_mine; }
    /// The other person of a direct room; Offline when not known.
    presence::State pair(RoomId room) const { return m_pairs.value(room); }

    QFuture<Result<presence::Mine>> choose(presence::Choice choice);
    /// Whether others see how far one reads, and one how far they do.
    QFuture<Result<presence::Mine>> shareReading(bool shared);
    /// Whether anybody touches this device; told only when it changes, and after a reconnect.
    void setIdle(bool idle);
    bool isIdle() const { return m_idle; }

Q_SIGNALS:
    void mineChanged();
    /// The other person of that direct room came, went or changed; a null room: of all of them.
    void pairChanged(madang::RoomId room);
    /// A member of some room changed, as heard live.
    void changed(const madang::presence::Changed &change);

private:
    void onOnline();
    void onLink();
    void onReset();
    void onMessage(const StreamMessage &message);
    void takeMine(const presence::Mine &mine);

    Session &m_session;
    std::optional<presence::Mine> m_mine;
    QHash<RoomId, presence::State> m_pairs;
    int m_queue = 0; ///< subscription number
    bool m_idle = false;
};

} // namespace madang
