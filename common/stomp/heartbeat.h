// SPDX-License-Identifier: GPL-3.0-or-later
// Heart-beat arithmetic: what was agreed, when we must speak, when the peer is dead. Holds no timer and no
// clock.
#pragma once

#include "common/base/result.h"

#include <QByteArrayView>

namespace madang::stomp {

/// We never promise and never accept to beat more often than this, in milliseconds.
inline constexpr int kShortestBeat = 500;
/// A peer is dead after this many periods of silence.
inline constexpr int kBeatGrace = 2;

/// One end's `heart-beat` header in milliseconds; 0 means "cannot" and "need not".
struct BeatOffer {
    int canSend = 0;
    int wants = 0;
    bool operator==(const BeatOffer &) const = default;

    /// The header's text, "canSend,wants".
    QByteArray text() const;
    /// Reads "x,y". Malformed for anything but two plain decimal numbers up to 2^31-1.
    static Result<BeatOffer> fromText(QByteArrayView text);
};

/// What two ends agreed on, in milliseconds; 0 means none in that direction.
struct BeatPeriods {
    int outgoing = 0;
    int incoming = 0;
    bool operator==(const BeatPeriods &) const = default;
};

/// The agreement seen from `ours`. Periods are never shorter than kShortestBeat.
BeatPeriods negotiate(const BeatOffer &ours, const BeatOffer &theirs);

/// Watches one connection. All times are milliseconds of one steady clock, handed in by the owner.
class Heartbeat {
public:
    Heartbeat() = default;
    Heartbeat(const BeatPeriods &periods, qint64 now)
        : m_sent(now)
        , m_received(now)
        , m_periods(periods)
    {
    }

    /// Any octets count, in both directions.
    void sent(qint64 now) { m_sent = now; }
    void received(qint64 now) { m_received = now; }

    /// Whether silence from us has lasted so long that an end-of-line is due. Early by a quarter of the
    /// period, so that an owner who looks only a few times a second still keeps the promise.
    bool mustSend(qint64 now) const { return m_periods.outgoing > 0 && now >= m_sent + quiet(); }
    /// Whether the peer has been silent for more than kBeatGrace periods.
    bool peerIsDead(qint64 now) const
    {
        return m_periods.incoming > 0 && now > m_received + qint64(kBeatGrace) * m_periods.incoming;
    }
    /// The next moment worth looking at; the largest number when there is none.
    qint64 nextLook() const;
    const BeatPeriods &periods() const { return m_periods; }

private:
    qint64 quiet() const { return qMax(kShortestBeat, m_periods.outgoing - m_periods.outgoing / 4); }

    qint64 m_sent = 0;
    qint64 m_received = 0;
    BeatPeriods m_periods;
};

} // namespace madang::stomp
