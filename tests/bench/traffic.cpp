// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/traffic.h"

#include "tests/bench/machine.h"

namespace madang::bench {

namespace {

    constexpr int kPatience = 30; ///< seconds for the last messages
    constexpr qint64 kSecond = 1'000'000'000;
    constexpr qint64 kTurn = 20'000'000;
    constexpr qint64 kMoment = 200'000'000;

} // namespace

Faults &Faults::operator+=(const Faults &other)
{
    lost += other.lost;
    doubled += other.doubled;
    reordered += other.reordered;
    refused += other.refused;
    return *this;
}

Traffic::Traffic(Crowd &crowd, Venue &venue, int rooms, int already)
    : m_crowd(crowd)
    , m_venue(venue)
    , m_rooms(size_t(rooms))
{
    for (Room &room : m_rooms)
        room.published = room.accepted = already;
    for (const auto &peer : crowd.peers) {
        if (peer->room < 0)
            continue;
        Room &room = m_rooms[size_t(peer->room)];
        room.people.push_back(peer.get());
        if (peer->writes)
            room.writers.push_back(peer.get());
        if (peer->highest < venue.base(peer->room))
            peer->highest = venue.base(peer->room);
    }
}

void Traffic::hear(Peer &peer, QByteArrayView payload)
{
    const Word word = wordOf(payload);
    if (peer.room < 0 || word.kind == Word::Kind::Other)
        return;
    Room &room = m_rooms[size_t(peer.room)];
    if (word.kind == Word::Kind::Accepted) {
        ++room.accepted;
        return;
    }
    if (word.kind == Word::Kind::Refused) {
        ++room.refused;
        return;
    }
    if (word.position > peer.highest) {
        peer.gap += word.position - peer.highest - 1;
        peer.highest = word.position;
    } else if (peer.gap > 0) {
        --peer.gap;
        ++m_reordered;
    } else {
        ++m_doubled;
        return;
    }
    ++m_heard;
    ++room.heard;
    if (word.stamp > 0)
        m_latencies.record(m_crowd.now - word.stamp);
}

void Traffic::publish(int number, qint64 stamp)
{
    Room &room = m_rooms[size_t(number)];
    Peer &writer = *room.writers[room.nextWriter++ % room.writers.size()];
    ++room.published;
    m_venue.publish(writer, stamp);
}

/// The next message of a room goes out when all of it have heard an earlier one.
void Traffic::fill(int inFlight)
{
    for (size_t i = 0; i < m_rooms.size(); ++i) {
        const Room &room = m_rooms[i];
        const auto people = qint64(room.people.size());
        while (room.published - room.refused - room.heard / people < inFlight)
            publish(int(i), nowNs());
    }
}

Run Traffic::run(const Pace &pace)
{
    Run run;
    const Peer::Heard heard = [this](Peer &peer, QByteArrayView payload) { hear(peer, payload); };
    const qint64 start = nowNs();
    const qint64 counts = start + qint64(pace.warmUp * double(kSecond));
    const qint64 end = counts + pace.seconds * kSecond;
    const double gap = pace.perSecond > 0 ? double(kSecond) / pace.perSecond : 0;
    qint64 said = 0;
    qint64 heardBefore = -1;
    double cpuBefore = 0;
    qint64 now = start;
    for (; now < end; now = nowNs()) {
        if (heardBefore < 0 && now >= counts) {
            heardBefore = m_heard;
            cpuBefore = cpuSecondsOf(m_venue.process());
            m_latencies.clear();
        }
        qint64 wait = kTurn;
        if (gap > 0) {
            // The stamp is when it should have gone out: a sender that is late hides nothing.
            qint64 due = start + qint64(double(said) * gap);
            for (; due <= now; due = start + qint64(double(said) * gap))
                publish(int(said++ % qint64(m_rooms.size())), due);
            wait = qMin(wait, qMax<qint64>(0, due - nowNs()));
        } else {
            fill(pace.inFlight);
        }
        m_crowd.turn(wait, heard);
    }
    const double seconds = double(now - counts) / double(kSecond);
    const auto deliveries = double(m_heard - heardBefore);
    run.deliveriesPerSecond = deliveries / seconds;
    run.cpuPerMillion = (cpuSecondsOf(m_venue.process()) - cpuBefore) / qMax(1.0, deliveries) * 1e6;
    run.latencies = m_latencies;
    run.faults = settle();
    return run;
}

qint64 Traffic::expected(const Room &room) const
{
    return m_venue.answers() ? room.accepted : room.published;
}

bool Traffic::isSettled() const
{
    for (const Room &room : m_rooms) {
        if (m_venue.answers() && room.accepted + room.refused < room.published)
            return false;
        for (const Peer *peer : room.people) {
            if (peer != m_crowd.mayEnd && peer->highest < m_venue.base(peer->room) + expected(room))
                return false;
        }
    }
    return true;
}

Faults Traffic::settle()
{
    const Peer::Heard heard = [this](Peer &peer, QByteArrayView payload) { hear(peer, payload); };
    (void)m_crowd.run([this] { return isSettled(); }, kPatience, heard);
    for (const qint64 end = nowNs() + kMoment; nowNs() < end;) // for what should not come
        m_crowd.turn(kMoment / 10, heard);
    Faults faults{0, std::exchange(m_doubled, 0), std::exchange(m_reordered, 0), 0};
    for (size_t i = 0; i < m_rooms.size(); ++i) {
        const Room &room = m_rooms[i];
        faults.refused += room.refused;
        const qint64 last = m_venue.base(int(i)) + expected(room);
        // Where the house itself says that it has come to.
        faults.lost += qAbs(m_venue.position(int(i), last) - last);
        for (const Peer *peer : room.people) {
            if (peer != m_crowd.mayEnd)
                faults.lost += qMax<qint64>(0, last - peer->highest) + peer->gap;
        }
    }
    return faults;
}

} // namespace madang::bench
