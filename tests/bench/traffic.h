// SPDX-License-Identifier: GPL-3.0-or-later
// Traffic: what is said in the rooms of a venue, and whether everybody heard it: once, in order, and how
// soon.
#pragma once

#include "tests/bench/latencies.h"
#include "tests/bench/venue.h"

namespace madang::bench {

/// What went wrong. Anything but zeros makes the run worthless.
struct Faults {
    qint64 lost = 0;
    qint64 doubled = 0;
    qint64 reordered = 0;
    qint64 refused = 0; ///< posts that the daemon did not take
    Faults &operator+=(const Faults &other);
    bool none() const { return lost == 0 && doubled == 0 && reordered == 0 && refused == 0; }
};

/// How much is said.
struct Pace {
    int seconds = 5;
    int inFlight = 16; ///< closed loop: messages of a room on their way to its people
    double perSecond = 0; ///< over all rooms; 0: closed loop
    double warmUp = 0.5; ///< seconds before anything counts
};

/// What was measured while it was said.
struct Run {
    double deliveriesPerSecond = 0;
    double cpuPerMillion = 0; ///< seconds of the house's CPU per million deliveries
    Latencies latencies;
    Faults faults;
};

/// One crowd at one venue, entered already. Its peers with a room are the people, those that write the
/// writers.
class Traffic {
public:
    /// `already`: messages published in each room before, by another.
    Traffic(Crowd &crowd, Venue &venue, int rooms, int already = 0);

    Run run(const Pace &pace);
    /// Counts a payload; for who turns the crowd by themselves.
    void hear(Peer &peer, QByteArrayView payload);
    void publish(int room, qint64 stamp);
    /// So many cards will come in a room besides what is published.
    void expectCards(int room, int count)
    {
        m_rooms[size_t(room)].published += count;
        m_rooms[size_t(room)].accepted += count;
    }
    /// Waits until everybody has everything, and says what is missing.
    Faults settle();
    qint64 heard() const { return m_heard; }
    qint64 published(int room) const { return m_rooms[size_t(room)].published; }
    qint64 accepted(int room) const { return m_rooms[size_t(room)].accepted; }

private:
    struct Room {
        std::vector<Peer *> people;
        std::vector<Peer *> writers;
        size_t nextWriter = 0;
        qint64 published = 0;
        qint64 accepted = 0;
        qint64 refused = 0;
        qint64 heard = 0;
    };
    void fill(int inFlight);
    bool isSettled() const;
    qint64 expected(const Room &room) const;

    Crowd &m_crowd;
    Venue &m_venue;
    std::vector<Room> m_rooms;
    qint64 m_heard = 0;
    qint64 m_doubled = 0;
    qint64 m_reordered = 0;
    Latencies m_latencies;
};

} // namespace madang::bench
