// SPDX-License-Identifier: GPL-3.0-or-later
// Command and Event: the typed values by which both ends name what crosses the wire.
#pragma once

#include "common/protocol/json.h"

namespace madang {

/// A request with nothing in it, or a reply with nothing to say.
struct Nothing { };
PROTOCOL_FIELDS(Nothing)

/// A request and its reply, with every address it is reached at. `{name}` in an address is the member of that
/// name.
template <typename RequestType, typename ReplyType> struct Command {
    using Request = RequestType;
    using Reply = ReplyType;

    const char *name; ///< "chat.post"
    const char *rest; ///< "POST /api/v1/rooms/{room}/messages"
    const char *send = nullptr; ///< STOMP destination for SEND, when it has one
    /// Header Idempotency-Key fills the member `tag`.
    bool idempotent = false;
};

/// Something that happened, told to the subscribers of a topic. `{name}` is the payload's member of that
/// name.
template <typename PayloadType> struct Event {
    using Payload = PayloadType;

    const char *name; ///< header `event`
    const char *topic; ///< "/topic/rooms/{room}"
};

/// Fills `{name}` in an address from a lookup; percent-encodes nothing, ids need none.
template <typename Lookup> QString fillAddress(QLatin1StringView address, Lookup &&valueOf)
{
    QString out;
    qsizetype at = 0;
    while (at < address.size()) {
        const qsizetype open = address.indexOf(u'{', at);
        if (open < 0)
            break;
        const qsizetype close = address.indexOf(u'}', open);
        out += address.mid(at, open - at);
        out += valueOf(address.mid(open + 1, close - open - 1));
        at = close + 1;
    }
    return out + address.mid(at);
}

} // namespace madang
