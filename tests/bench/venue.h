// SPDX-License-Identifier: GPL-3.0-or-later
// Venue: where a crowd gathers: the daemon, or the raw reference. What differs between the two is here; what
// is measured is the same code for both.
#pragma once

#include "tests/bench/bench_daemon.h"
#include "tests/bench/crowd.h"
#include "tests/bench/raw_broadcast.h"

namespace madang::bench {

/// Octets of a message's text: a stamp of 16 digits, then filling.
inline constexpr qsizetype kTextOctets = 200;

/// One MESSAGE as the daemon writes it, and where its position and stamp stand: the raw reference sends the
/// same octets.
struct Sample {
    QByteArray octets;
    qsizetype positionAt = 0; ///< ten digits
    qsizetype stampAt = 0;
};

/// What a payload turned out to be.
struct Word {
    enum class Kind { Delivery, Accepted, Refused, Other } kind = Kind::Other;
    qint64 position = 0;
    qint64 stamp = 0; ///< nowNs() when it was (to be) written; 0 of a card, which nobody of us wrote
};
Word wordOf(QByteArrayView payload);

class Venue {
public:
    virtual ~Venue() = default;
    virtual pid_t process() const = 0;
    virtual quint16 port() const = 0;
    /// Makes that many fresh rooms; their positions begin at base(room).
    virtual void open(int rooms) = 0;
    virtual qint64 base(int room) const = 0;
    /// The position the house itself says a room has come to.
    virtual qint64 position(int room, qint64 published) const = 0;
    /// Whether each publication is answered by Accepted or Refused.
    virtual bool answers() const = 0;
    /// A new peer speaks, and goes on when it is answered, until hasEntered(). Peers without a room are only
    /// connected and known; `subscribes` false: they do not listen yet.
    virtual void greet(Peer &peer) = 0;
    virtual void goOn(Peer &peer, QByteArrayView payload) = 0;
    virtual bool hasEntered(const Peer &peer) const = 0;
    /// The peer, known already, wants everything beyond the highest position it has heard.
    virtual void resume(Peer &peer) = 0;
    virtual void publish(Peer &writer, qint64 stamp) = 0;

    bool subscribes = true; ///< entering includes subscribing
};

/// Lets `count` peers enter, at most so many at once; seconds it took. prepare sets a peer's room and rights.
double enter(Crowd &crowd, Venue &venue, int count, const std::function<void(Peer &, int)> &prepare,
             int atOnce = 200);

class DaemonVenue final : public Venue {
public:
    explicit DaemonVenue(const BenchDaemon &daemon)
        : m_daemon(daemon)
    {
    }
    pid_t process() const override { return m_daemon.process(); }
    quint16 port() const override { return m_daemon.port(); }
    void open(int rooms) override;
    qint64 base(int room) const override { return m_bases[size_t(room)]; }
    qint64 position(int room, qint64 published) const override;
    bool answers() const override { return true; }
    void greet(Peer &peer) override;
    void goOn(Peer &peer, QByteArrayView payload) override;
    bool hasEntered(const Peer &peer) const override;
    void resume(Peer &peer) override;
    void publish(Peer &writer, qint64 stamp) override;

    /// Tokens of further members of the rooms that are opened.
    QList<QByteArray> others;
    /// One delivered message, for the reference.
    Sample takeSample();
    const QByteArray &room(int number) const { return m_rooms[number]; }

private:
    const BenchDaemon &m_daemon;
    QList<QByteArray> m_rooms;
    std::vector<qint64> m_bases;
    qint64 m_tags = 0;
};

class RawVenue final : public Venue {
public:
    RawVenue(const Sample &sample, int core)
        : m_sample(sample)
        , m_core(core)
    {
    }
    pid_t process() const override { return m_raw->process(); }
    quint16 port() const override { return m_raw->port(); }
    void open(int rooms) override
    {
        m_raw = std::make_unique<RawBroadcast>(rooms, m_sample.positionAt, m_core);
    }
    qint64 base(int) const override { return 0; }
    qint64 position(int, qint64 published) const override { return published; }
    bool answers() const override { return false; }
    void greet(Peer &peer) override;
    void goOn(Peer &peer, QByteArrayView payload) override;
    bool hasEntered(const Peer &peer) const override { return peer.stage > 0; }
    void resume(Peer &peer) override { peer.write(RawBroadcast::replay(peer.room)); }
    void publish(Peer &writer, qint64 stamp) override;

private:
    const Sample m_sample;
    const int m_core;
    std::unique_ptr<RawBroadcast> m_raw;
};

} // namespace madang::bench
