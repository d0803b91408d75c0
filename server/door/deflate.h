// SPDX-License-Identifier: GPL-3.0-or-later
// permessage-deflate (RFC 7692): its negotiation, and messages packed and unpacked. Without context takeover
// in either direction, so that a connection keeps no state and one packed broadcast fits every subscriber.
#pragma once

#include "server/door/block.h"

#include <QByteArray>
#include <QList>

#include <array>
#include <memory>
#include <optional>

struct z_stream_s;

namespace madang::door {

/// What was agreed with one client.
struct DeflateAgreement {
    int windowBits = 15; ///< the window that the client can unpack: 9..15
    bool windowAsked = false; ///< the client named it, so the answer has to
    /// The value of Sec-WebSocket-Extensions in the answer.
    QByteArray text() const;
};

/// The first offer among the values of Sec-WebSocket-Extensions that can be accepted; nothing when none can.
/// An offer with unknown, repeated or impossible parameters is passed over, as the RFC asks.
std::optional<DeflateAgreement> acceptDeflate(const QList<QByteArray> &offers);

/// Unpacks messages, one after the other, with one window for all. Belongs to one thread.
class Inflater {
public:
    Inflater();
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    enum class Outcome { Good, TooLarge, Broken };
    /// Appends what `packed` holds to `out`, which never has more than `most` octets.
    Outcome unpack(QByteArrayView packed, qsizetype most, QByteArray &out);

private:
    std::unique_ptr<z_stream_s> m_stream; ///< made at the first use
};

/// Packs whole WebSocket frames. Belongs to one thread.
class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    /// The frame of an unpacked final text or binary message, packed; or the same block when that does not
    /// make it smaller. The block of a broadcast is packed once: the last few are remembered.
    Block packed(const Block &frame, int windowBits);
    /// How often packed() had to work, and what went in and came out of it.
    struct Count {
        quint64 messages = 0;
        quint64 octetsBefore = 0;
        quint64 octetsAfter = 0;
    };
    const Count &count() const { return m_count; }

private:
    static constexpr size_t kRemembered = 8;
    /// Two windows do for every client: one that most can unpack, and the smallest.
    static constexpr size_t kWindows = 2;
    struct Pair {
        Block plain;
        Block packed;
        bool small = false;
    };
    Block pack(const Block &frame, bool small);
    QByteArray deflated(QByteArrayView payload, bool small);

    std::array<std::unique_ptr<z_stream_s>, kWindows> m_streams; ///< made at the first use
    std::array<Pair, kRemembered> m_recent;
    size_t m_oldest = 0;
    Count m_count;
};

} // namespace madang::door
