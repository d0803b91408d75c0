// SPDX-License-Identifier: GPL-3.0-or-later
// ChatAccess: what other features may ask of what people said.
#pragma once

#include "server/features/chat/marking_service.h"

namespace madang {

/// A message as it reads now.
struct SaidMessage {
    RoomId room;
    EventId id;
    qint64 position = 0;
    UserId sender;
    QString text; ///< with the names of its files
};

/// Every method runs inside the caller's unit of work, and asks nobody for rights, nor for what the caller
/// may see of the past: who calls has looked.
class ChatAccess {
public:
    ChatAccess(MarkingService &marking, RoomStore &events)
        : m_marking(marking)
        , m_events(events)
    {
    }
    /// NotFound ("event") when it is no message of that room, or was taken away.
    Result<SaidMessage> message(Work &work, RoomId room, EventId event);
    /// What stands on the timeline around a position, so many before and after it, as the caller would see
    /// it.
    Result<QList<rooms::RoomEvent>> around(Work &work, RoomId room, qint64 position, int each);
    /// Takes a message away for the caller; nothing when it is away already.
    Done remove(Work &work, RoomId room, EventId event);

private:
    MarkingService &m_marking;
    RoomStore &m_events;
};

} // namespace madang
