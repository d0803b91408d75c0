// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/venue.h"

#include "tests/bench/machine.h"

#include <QJsonObject>

#include <cstring>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 60; ///< seconds
    constexpr qsizetype kStampDigits = 16;
    constexpr qsizetype kPositionDigits = 10;
    constexpr QByteArrayView kTail("\"}}\0", 4); ///< behind the text of a delivered message
    constexpr QByteArrayView kPosition = "\nposition:";

    /// The steps of entering the daemon.
    enum Stage { Upgrading, Connecting, Greeted, Watching, Entered };

    /// Where the header `position` has its value; the same place as last time, nearly always.
    qsizetype positionIn(QByteArrayView payload)
    {
        static thread_local qsizetype usual = 0;
        const QByteArrayView head = payload.first(qMin<qsizetype>(payload.size(), 400));
        if (head.size() > usual + kPosition.size()
            && std::memcmp(head.data() + usual, kPosition.data(), size_t(kPosition.size())) == 0)
            return usual + kPosition.size();
        usual = qMax<qsizetype>(0, head.indexOf(kPosition));
        return usual + kPosition.size();
    }

    qint64 numberAt(QByteArrayView payload, qsizetype at)
    {
        qint64 number = 0;
        for (; at < payload.size() && payload[at] >= '0' && payload[at] <= '9'; ++at)
            number = number * 10 + (payload[at] - '0');
        return number;
    }

    QByteArray stampText(qint64 stamp)
    {
        return QByteArray::number(stamp).rightJustified(kStampDigits, '0');
    }

    QByteArray textOf(qint64 stamp)
    {
        return stampText(stamp).leftJustified(kTextOctets, 'x');
    }

    QByteArray frame(const QByteArray &head, const QByteArray &body = {})
    {
        return clientMessage(head + "\n\n" + body + QByteArray("\0", 1));
    }

} // namespace

Word wordOf(QByteArrayView payload)
{
    if (payload.startsWith("MESSAGE\nsubscription:r\n")) {
        Word word{Word::Kind::Delivery, numberAt(payload, positionIn(payload)), 0};
        const qsizetype stampAt = payload.size() - kTail.size() - kTextOctets;
        if (stampAt > 0 && payload.endsWith(kTail))
            word.stamp = numberAt(payload.first(stampAt + kStampDigits), stampAt);
        return word;
    }
    if (payload.startsWith("RECEIPT"))
        return {Word::Kind::Accepted};
    if (payload.startsWith("MESSAGE\nsubscription:e\n"))
        return {Word::Kind::Refused};
    if (payload.startsWith("ERROR"))
        qFatal("the daemon ends a connection: %s", payload.toByteArray().constData());
    return {};
}

double enter(Crowd &crowd, Venue &venue, int count, const std::function<void(Peer &, int)> &prepare,
             int atOnce)
{
    const qint64 start = nowNs();
    int begun = 0;
    int entered = 0;
    const Peer::Heard heard = [&](Peer &peer, QByteArrayView payload) {
        if (venue.hasEntered(peer))
            return;
        venue.goOn(peer, payload);
        entered += venue.hasEntered(peer) ? 1 : 0;
    };
    const auto turn = [&] {
        for (; begun < count && begun - entered < atOnce; ++begun) {
            Peer &peer = crowd.connect(venue.port());
            prepare(peer, begun);
            venue.greet(peer);
            entered += venue.hasEntered(peer) ? 1 : 0;
        }
        return entered == count;
    };
    if (!crowd.run(turn, kPatience + count / 100, heard))
        qFatal("only %d of %d entered", entered, count);
    return double(nowNs() - start) / 1e9;
}

// ---- the daemon

void DaemonVenue::open(int rooms)
{
    const QList<QByteArray> &tokens = m_daemon.tokens();
    m_rooms.clear();
    m_bases.clear();
    for (int i = 0; i < rooms; ++i) {
        const QJsonObject made
            = m_daemon.ask("POST", "/api/v1/rooms", tokens.first(), {{u"name"_s, u"bench %1"_s.arg(i)}});
        m_rooms.append(made["id"_L1].toString().toLatin1());
        for (const QByteArray &token : tokens.mid(1) + others)
            m_daemon.ask("POST", "/api/v1/rooms/" + m_rooms.last() + "/members", token);
        m_bases.push_back(position(i, 0));
    }
}

qint64 DaemonVenue::position(int room, qint64) const
{
    return m_daemon.ask("GET", "/api/v1/rooms/" + m_rooms[room], m_daemon.tokens().first())["position"_L1]
        .toInteger();
}

void DaemonVenue::greet(Peer &peer)
{
    peer.expectUpgrade();
    peer.write("GET /ws-stomp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port())
               + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n");
}

void DaemonVenue::goOn(Peer &peer, QByteArrayView payload)
{
    if (peer.stage == Upgrading) {
        peer.stage = Connecting;
        peer.write(frame("CONNECT\naccept-version:1.2\nhost:bench\nheart-beat:0,0\nAuthorization:Bearer "
                         + peer.token));
        return;
    }
    if (peer.stage == Connecting) {
        if (!payload.startsWith("CONNECTED"))
            qFatal("refused: %s", payload.toByteArray().constData());
        peer.stage = Greeted;
        if (peer.writes) {
            peer.write(frame("SUBSCRIBE\nid:e\nreceipt:e\ndestination:/user/queue/errors"));
            return;
        }
    }
    if (peer.stage == Greeted && subscribes && peer.room >= 0) {
        peer.stage = Watching;
        peer.write(frame("SUBSCRIBE\nid:r\nreceipt:r\ndestination:/topic/rooms/" + m_rooms[peer.room]));
        return;
    }
    if (peer.stage == Watching && !payload.startsWith("RECEIPT"))
        qFatal("no subscription: %s", payload.toByteArray().constData());
    peer.stage = Entered;
}

bool DaemonVenue::hasEntered(const Peer &peer) const
{
    return peer.stage == Entered;
}

void DaemonVenue::resume(Peer &peer)
{
    peer.write(frame("SUBSCRIBE\nid:r\nafter:" + QByteArray::number(peer.highest)
                     + "\ndestination:/topic/rooms/" + m_rooms[peer.room]));
}

void DaemonVenue::publish(Peer &writer, qint64 stamp)
{
    const QByteArray tag = QByteArray::number(++m_tags).rightJustified(8, '0');
    writer.write(frame("SEND\ndestination:/app/rooms/" + m_rooms[writer.room] + "/messages\nreceipt:" + tag,
                       "{\"tag\":\"" + tag + "\",\"text\":\"" + textOf(stamp) + "\"}"));
}

Sample DaemonVenue::takeSample()
{
    open(1);
    Crowd crowd;
    enter(crowd, *this, 1, [this](Peer &peer, int) {
        peer.room = 0;
        peer.writes = true;
        peer.token = m_daemon.tokens().first();
    });
    publish(*crowd.peers.front(), nowNs());
    Sample sample;
    QByteArray payload;
    if (!crowd.run([&] { return !payload.isEmpty(); }, kPatience,
                   [&](Peer &, QByteArrayView heard) {
                       if (wordOf(heard).kind == Word::Kind::Delivery)
                           payload = heard.toByteArray();
                   }))
        qFatal("a message that was posted did not come");
    qsizetype at = payload.indexOf(kPosition) + kPosition.size();
    const qsizetype end = payload.indexOf('\n', at);
    // As long as a real one, with room for ten digits: the text gives up what they need more.
    payload.replace(at, end - at, QByteArray(kPositionDigits, '0'));
    sample.octets = serverMessage(payload);
    at += sample.octets.size() - payload.size();
    sample.positionAt = at;
    sample.stampAt = sample.octets.size() - kTail.size() - kTextOctets;
    return sample;
}

// ---- the reference

void RawVenue::greet(Peer &peer)
{
    if (peer.room >= 0 && subscribes)
        peer.write(RawBroadcast::join(peer.room));
    else
        peer.stage = 1;
}

void RawVenue::goOn(Peer &peer, QByteArrayView)
{
    peer.stage = 1;
}

void RawVenue::publish(Peer &writer, qint64 stamp)
{
    QByteArray octets = m_sample.octets;
    octets.replace(m_sample.stampAt, kStampDigits, stampText(stamp));
    writer.write(RawBroadcast::publish(writer.room, octets));
}

} // namespace madang::bench
