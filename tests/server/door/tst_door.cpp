// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/door/door_client.h"
#include "tests/server/door/door_house.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>
#include <thread>

#include <sys/resource.h>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using stomp::Frame;
using stomp::Header;

namespace {

bool subscribed(DoorClient &client, const QByteArray &destination)
{
    client.sendStomp({"SUBSCRIBE", {{"id", "s"}, {"destination", destination}, {"receipt", "s"}}, {}});
    const auto frame = client.stompFrame();
    return frame && frame->command == "RECEIPT";
}

} // namespace

class DoorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- WebSocket

    void brokenWebsocketsAreClosedWithTheRightCode_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<int>("code");
        QTest::newRow("unmasked") << QByteArray("\x81\x02hi") << 1002;
        QTest::newRow("reserved bit") << DoorClient::masked(0xc1, "x") << 1002;
        QTest::newRow("reserved opcode") << DoorClient::masked(0x83, "x") << 1002;
        QTest::newRow("top bit") << QByteArray("\x82\xff\x80\0\0\0\0\0\0\0mask", 14) << 1002;
        QTest::newRow("2^40 announced") << QByteArray("\x82\xff\0\0\1\0\0\0\0\0mask", 14) << 1009;
        QTest::newRow("oversize") << DoorClient::masked(0x82, QByteArray(9000, 'x')) << 1009;
        QTest::newRow("endless fragments")
            << DoorClient::masked(0x01, {}) + DoorClient::masked(0, {}).repeated(5000) << 1009;
        QTest::newRow("bad UTF-8") << DoorClient::masked(0x81, "\xff") << 1007;
        QTest::newRow("bad close code") << DoorClient::masked(0x88, QByteArray("\x03\xed")) << 1002;
        QTest::newRow("ping flood") << DoorClient::masked(0x89, {}).repeated(101) << 1008;
    }
    void brokenWebsocketsAreClosedWithTheRightCode()
    {
        QFETCH(QByteArray, octets);
        QFETCH(int, code);
        DoorHouse house;
        DoorClient client(house.port());
        QCOMPARE(client.upgrade(), 101);
        client.send(octets);
        QCOMPARE(client.closeCode(), code);
        QVERIFY(client.closedByPeer());
    }

    void pingsAndClosesAreAnswered()
    {
        DoorHouse house;
        DoorClient client(house.port());
        client.upgrade();
        client.sendFrame(0x89, "hello");
        const auto pong = client.frame();
        QCOMPARE(pong->opcode, 10);
        QCOMPARE(pong->payload, "hello");
        client.sendFrame(0x88,
                         QByteArray("\x0f\xa1"
                                    "bye"));
        QCOMPARE(client.closeCode(), 4001);
        QVERIFY(client.closedByPeer());
    }

    void handshakesAreJudged()
    {
        DoorHouse house;
        const auto status
            = [&](const QByteArray &fields) { return DoorClient(house.port()).upgrade(fields); };
        QCOMPARE(status({}), 101);
        QCOMPARE(status("Origin: http://localhost\r\n"), 101);
        QCOMPARE(status("Origin: http://evil.example\r\n"), 403);
        QCOMPARE(status("Origin: null\r\n"), 403);
        QCOMPARE(status("Sec-WebSocket-Protocol: mqtt\r\n"), 400);
        QCOMPARE(status("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"), 400);
        DoorClient old(house.port());
        const HttpReply reply = old.ask("GET /ws-stomp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                        "Connection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QCOMPARE(reply.status, 426);
        QCOMPARE(reply.field("sec-websocket-version"), "13");
    }

    // ---- banned addresses

    void bannedAddressesMayOnlyRead()
    {
        door::DoorConfig config = DoorHouse::config();
        config.proxies = {"127.0.0.1"};
        DoorHouse house(config);
        const QByteArray there = "X-Forwarded-For: 192.0.2.7\r\n";
        const QByteArray elsewhere = "X-Forwarded-For: 192.0.3.7\r\n";
        DoorClient live(house.port());
        QCOMPARE(live.upgrade("Sec-WebSocket-Protocol: v12.stomp\r\n" + there), 101);
        live.sendStomp({"CONNECT", {{"accept-version", "1.2"}, {"passcode", "2.2"}}, {}});
        QCOMPARE(live.stompFrame()->command, "CONNECTED");
        DoorClient other(house.port());
        QCOMPARE(other.upgrade("Sec-WebSocket-Protocol: v12.stomp\r\n" + elsewhere), 101);
        other.sendStomp({"CONNECT", {{"accept-version", "1.2"}, {"passcode", "2.2"}}, {}});
        QCOMPARE(other.stompFrame()->command, "CONNECTED");

        const AddressRange range = *AddressRange::fromText(u"192.0.2.0/24"_s);
        house.bans().add({range, house.clock().now().plus(1h)});
        const auto farewell = live.stompFrame();
        QCOMPARE(farewell->command, "ERROR");
        QCOMPARE(farewell->value("code"), "not-allowed");
        QCOMPARE(live.closeCode(), 1008);
        QVERIFY(subscribed(other, "/topic/rooms/1"));

        DoorClient client(house.port());
        const HttpReply refused = client.post("/api/v1/mirror", R"({"word":"x"})", there);
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.body.contains("address-banned"));
        DoorClient reader(house.port());
        QCOMPARE(reader.get("/healthz", there).status, 200);
        QCOMPARE(reader.get("/api/v1/mirror/hello", there).status, 200);
        QCOMPARE(reader.post("/api/v1/mirror", R"({"word":"x"})", elsewhere).status, 200);
        DoorClient again(house.port());
        QCOMPARE(again.upgrade("Sec-WebSocket-Protocol: v12.stomp\r\n" + there), 101);
        again.sendStomp({"CONNECT", {{"accept-version", "1.2"}, {"passcode", "2.2"}}, {}});
        QCOMPARE(again.stompFrame()->command, "ERROR");
        QCOMPARE(again.closeCode(), 1008);

        house.bans().remove(range);
        QCOMPARE(reader.post("/api/v1/mirror", R"({"word":"x"})", there).status, 200);
        house.bans().add({range, house.clock().now()}); // its time is over
        QCOMPARE(reader.post("/api/v1/mirror", R"({"word":"x"})", there).status, 200);
    }

    // ---- TLS

    void oneportSpeaksBoth()
    {
        const ThrowAwayCertificate made;
        door::DoorConfig config = DoorHouse::config();
        config.certificateFile = made.certificate;
        config.privateKeyFile = made.key;
        DoorHouse strict(config);
        DoorClient plain(strict.port());
        QCOMPARE(plain.get("/healthz").status, 400);
        QVERIFY(plain.closedByPeer());
        DoorClient secure(strict.port(), true);
        QVERIFY(secure.connected());
        const HttpReply reply = secure.get("/healthz");
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.field("strict-transport-security").isEmpty());
        QCOMPARE(secure.upgrade("Origin: https://localhost\r\n"), 101);
        secure.sendStomp({"CONNECT", {{"accept-version", "1.2"}, {"passcode", "2.2"}}, {}});
        QCOMPARE(secure.stompFrame()->command, "CONNECTED");
        QVERIFY(subscribed(secure, "/topic/rooms/1"));
        // Several records' worth of messages, one after the other.
        for (int i = 1; i <= 200; ++i)
            strict.post(1, QString(1000, u'x'));
        for (int i = 1; i <= 200; ++i)
            QCOMPARE(secure.stompFrame()->value("position"), QByteArray::number(i));

        config.plainBesideTls = true;
        DoorHouse both(config);
        QCOMPARE(DoorClient(both.port()).get("/healthz").status, 200);
        QCOMPARE(DoorClient(both.port(), true).get("/healthz").status, 200);
    }

    void certificatesAreReloadedWhileConnectionsStay()
    {
        const ThrowAwayCertificate first;
        const ThrowAwayCertificate second;
        door::DoorConfig config = DoorHouse::config();
        config.certificateFile = first.certificate;
        config.privateKeyFile = first.key;
        DoorHouse house(config);
        DoorClient old(house.port(), true);
        QCOMPARE(old.get("/healthz").status, 200);
        const QByteArray before = old.peerCertificate();
        // Half a renewal is refused and changes nothing.
        QVERIFY(QFile::remove(QString::fromUtf8(first.key)));
        QVERIFY(QFile::copy(QString::fromUtf8(second.key), QString::fromUtf8(first.key)));
        QVERIFY(!house.door().reloadCertificate());
        QCOMPARE(DoorClient(house.port(), true).peerCertificate(), before);
        QVERIFY(QFile::remove(QString::fromUtf8(first.certificate)));
        QVERIFY(QFile::copy(QString::fromUtf8(second.certificate), QString::fromUtf8(first.certificate)));
        QVERIFY(house.door().reloadCertificate());
        QTRY_VERIFY(DoorClient(house.port(), true).peerCertificate() != before);
        QCOMPARE(old.get("/healthz").status, 200);
    }

    void aBrokenHandshakeEndsAlone()
    {
        const ThrowAwayCertificate made;
        door::DoorConfig config = DoorHouse::config();
        config.certificateFile = made.certificate;
        config.privateKeyFile = made.key;
        DoorHouse house(config);
        DoorClient garbage(house.port());
        garbage.send(QByteArray("\x16\x03\x01\x00\x05hello", 10));
        garbage.readAll();
        QVERIFY(garbage.closedByPeer());
        QTRY_COMPARE(house.metric("madang_door_connections"), 0);
        DoorClient silent(house.port());
        silent.send(QByteArray("\x16\x03\x01", 3));
        QTRY_COMPARE(house.metric("madang_door_connections"), 1); // its time begins when it is accepted
        house.pass(10500ms, 5500ms);
        QVERIFY(silent.closedByPeer());
        QCOMPARE(DoorClient(house.port(), true).get("/healthz").status, 200);
    }

    void aMissingCertificateIsNamed()
    {
        door::DoorConfig config = DoorHouse::config();
        config.certificateFile = "/nowhere/cert.pem";
        config.privateKeyFile = "/nowhere/key.pem";
        const auto loaded = door::TlsContext::load(config.certificateFile, config.privateKeyFile);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().about.contains(u"/nowhere/cert.pem"_s));
    }

    // ---- slow readers

    void aSlowReaderIsCutAndCostsNobodyElse_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    void aSlowReaderIsCutAndCostsNobodyElse()
    {
        QFETCH(bool, tls);
        const ThrowAwayCertificate made;
        door::DoorConfig config = DoorHouse::config();
        if (tls) {
            config.certificateFile = made.certificate;
            config.privateKeyFile = made.key;
        }
        config.limits.outgoing = 500'000;
        DoorHouse house(config);
        DoorClient frozen(house.port(), tls, 8192);
        frozen.login("2.2");
        QVERIFY(subscribed(frozen, "/topic/rooms/1"));
        DoorClient healthy(house.port(), tls);
        healthy.login("3.3");
        QVERIFY(subscribed(healthy, "/topic/rooms/1"));
        const QString text(60'000, u'x');
        int posted = 0;
        // The kernel takes some megabytes before the door notices; the healthy one reads every message at
        // once.
        while (house.metric("madang_door_closed_total{reason=\"slow-reader\"}") == 0 && posted < 1000
               && house.metric("madang_door_subscriptions") == 2) {
            house.post(1, text);
            ++posted;
            QCOMPARE(healthy.stompFrame()->value("position").toInt(), posted);
        }
        QTRY_COMPARE(house.metric("madang_door_subscriptions"), 1);
        house.post(1, u"after"_s);
        QCOMPARE(healthy.stompFrame()->value("position").toInt(), posted + 1);
        // Who reads on finds what had left, then the reason, whole frames to the end.
        int seen = 0;
        QByteArray reason;
        while (const auto frame = frozen.stompFrame()) {
            if (frame->command == "ERROR")
                reason = frame->value("message");
            else
                QCOMPARE(frame->value("position").toInt(), ++seen);
        }
        QVERIFY(seen > 0 && seen < posted);
        QVERIFY(reason.contains("slow-reader"));
        QCOMPARE(frozen.closeCode(), 1008);
    }

    void manySlowReadersTogetherHaveALimitToo()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.outgoing = 64 * 1024 * 1024; // nobody reaches it alone
        config.limits.outgoingInAll = 2 * 1024 * 1024;
        DoorHouse house(config);
        // Each in words of its own, so that they share no block.
        std::vector<std::unique_ptr<DoorClient>> frozen;
        for (int i = 0; i < 6; ++i) {
            frozen.push_back(std::make_unique<DoorClient>(house.port(), false, 8192));
            frozen.back()->login("2." + QByteArray::number(i + 1));
            frozen.back()->sendStomp(
                {"SUBSCRIBE",
                 {{"id", QByteArray::number(i)}, {"destination", "/topic/rooms/1"}, {"receipt", "s"}},
                 {}});
            QCOMPARE(frozen.back()->stompFrame()->command, "RECEIPT");
        }
        DoorClient healthy(house.port());
        healthy.login("3.3");
        QVERIFY(subscribed(healthy, "/topic/rooms/1"));
        int posted = 0;
        while (house.metric("madang_door_subscriptions") > 3 && posted < 1000) {
            house.post(1, QString(60'000, u'x'));
            QCOMPARE(healthy.stompFrame()->value("position").toInt(), ++posted);
        }
        QVERIFY2(posted < 1000, "some of the frozen ones were cut off");
        // One of them reads on and is told why.
        bool told = false;
        for (const auto &each : frozen) {
            each->setPatience(500);
            while (const auto frame = each->stompFrame())
                told = told || (frame->command == "ERROR" && frame->value("message").contains("slow-reader"));
        }
        QVERIFY(told);
        house.post(1, u"after"_s);
        QCOMPARE(healthy.stompFrame()->value("position").toInt(), posted + 1);
    }

    void whoNeverReadsIsForgottenInTime()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.outgoing = 500'000;
        DoorHouse house(config);
        DoorClient frozen(house.port(), false, 4096);
        frozen.login("2.2");
        QVERIFY(subscribed(frozen, "/topic/rooms/1"));
        for (int i = 0; i < 1000 && house.metric("madang_door_subscriptions") == 1; ++i)
            house.post(1, QString(60'000, u'x'));
        QTRY_COMPARE(house.metric("madang_door_subscriptions"), 0);
        QCOMPARE(house.metric("madang_door_connections"), 1);
        house.pass(12s, 6s);
        QTRY_COMPARE(house.metric("madang_door_connections"), 0);
        QCOMPARE(house.metric("madang_door_closed_total{reason=\"slow-reader\"}"), 1);
    }

    void catchingUpFromFarBehindIsNoSlowReading()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.outgoing = 100'000; // far less than what is missed
        DoorHouse house(config);
        for (int i = 0; i < 400; ++i)
            house.post(1, QString(3900, u'x'));
        DoorClient client(house.port(), false, 16 * 1024);
        client.login("2.2");
        client.sendStomp({"SUBSCRIBE", {{"id", "s"}, {"destination", "/topic/rooms/1"}, {"after", "0"}}, {}});
        for (int i = 1; i <= 400; ++i) {
            const auto frame = client.stompFrame();
            QVERIFY(frame);
            QCOMPARE(frame->value("position").toInt(), i);
        }
    }

    // ---- many

    void connectionsAreLimited()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.connections = 5;
        config.limits.connectionsPerAddress = 4;
        DoorHouse house(config);
        std::vector<std::unique_ptr<DoorClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<DoorClient>(house.port()));
            QCOMPARE(clients.back()->get("/healthz").status, 200);
        }
        DoorClient refused(house.port());
        const HttpReply told = refused.reply();
        QCOMPARE(told.status, 429);
        QCOMPARE(told.field("retry-after"), "10");
        QCOMPARE(told.field("content-type"), "application/problem+json");
        const QJsonObject problem = QJsonDocument::fromJson(told.body).object();
        QCOMPARE(problem["code"_L1].toString(), u"too-many"_s);
        QCOMPARE(problem["retryAfter"_L1].toInt(), 10);
        QCOMPARE(problem["requestId"_L1].toString().toLatin1(), told.field("x-request-id"));
        QVERIFY(refused.closedByPeer());
        QCOMPARE(house.metric("madang_door_turned_away_total"), 1);
        clients.pop_back();
        QTRY_COMPARE(house.metric("madang_door_connections"), 3);
        QCOMPARE(DoorClient(house.port()).get("/healthz").status, 200);
    }

    void aFullHouseSaysSo()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.connections = 1;
        DoorHouse house(config);
        DoorClient inside(house.port());
        QCOMPARE(inside.get("/healthz").status, 200);
        // Also to who has asked for something by then; and to so many at once, no more.
        std::vector<std::unique_ptr<DoorClient>> outside;
        for (int i = 0; i < 16; ++i) {
            outside.push_back(std::make_unique<DoorClient>(house.port()));
            QCOMPARE(outside.back()->get("/healthz").status, 503);
        }
        DoorClient late(house.port());
        QCOMPARE(late.reply().status, 0);
        QVERIFY(late.closedByPeer());
        QCOMPARE(house.metric("madang_door_turned_away_total"), 17);
        QCOMPARE(house.metric("madang_door_connections"), 1);
        // They were told, whether they close or not.
        house.pass(3s, 3s);
        bool told = false;
        QTRY_VERIFY(told = told || DoorClient(house.port()).reply().status == 503);
        QCOMPARE(inside.get("/healthz").status, 200);
    }

    void whereTlsIsSpokenTheLimitIsSilent()
    {
        const ThrowAwayCertificate made;
        door::DoorConfig config = DoorHouse::config();
        config.certificateFile = made.certificate;
        config.privateKeyFile = made.key;
        config.limits.connectionsPerAddress = 1;
        DoorHouse house(config);
        DoorClient inside(house.port(), true);
        QCOMPARE(inside.get("/healthz").status, 200);
        DoorClient refused(house.port());
        QVERIFY(refused.closedByPeer());
        QCOMPARE(house.metric("madang_door_turned_away_total"), 1);
    }

    void behindAProxyTheForwardedAreCounted()
    {
        door::DoorConfig config = DoorHouse::config();
        config.proxies = {"127.0.0.1"};
        config.limits.connectionsPerAddress = 2;
        DoorHouse house(config);
        const auto from
            = [](const QByteArray &address) { return QByteArray("X-Forwarded-For: " + address + "\r\n"); };
        const auto stomp = [&](DoorClient &client, const QByteArray &address) {
            return client.upgrade("Sec-WebSocket-Protocol: v12.stomp\r\n" + from(address));
        };
        // One network of IPv6 is one address.
        auto first = std::make_unique<DoorClient>(house.port());
        QCOMPARE(stomp(*first, "2001:db8:1:2::1"), 101);
        DoorClient second(house.port());
        QCOMPARE(stomp(second, "2001:db8:1:2:ffff::2"), 101);
        DoorClient third(house.port());
        QCOMPARE(stomp(third, "2001:db8:1:2::3"), 429);
        DoorClient other(house.port());
        QCOMPARE(stomp(other, "2001:db8:1:3::1"), 101);
        // A connection that the proxy keeps carries the requests of many, and nobody's in between.
        std::vector<std::unique_ptr<DoorClient>> kept;
        for (int i = 0; i < 3; ++i) {
            kept.push_back(std::make_unique<DoorClient>(house.port()));
            for (const char *address : {"192.0.2.1", "192.0.2.2", "192.0.2.1"})
                QCOMPARE(kept.back()->get("/healthz", from(address)).status, 200);
            const HttpReply refused = kept.back()->get("/healthz", from("2001:db8:1:2::4"));
            QCOMPARE(refused.status, 429);
            QCOMPARE(refused.field("retry-after"), "10");
            QCOMPARE(kept.back()->get("/healthz").status, 200); // the proxy's own question
        }
        first.reset();
        QTRY_COMPARE(kept.front()->get("/healthz", from("2001:db8:1:2::4")).status, 200);
    }

    void runningOutOfDescriptorsIsSurvived()
    {
        DoorHouse house;
        DoorClient early(house.port());
        QCOMPARE(early.get("/healthz").status, 200);
        rlimit before{};
        getrlimit(RLIMIT_NOFILE, &before);
        // A client that has its descriptor, while the door gets none for the other end.
        std::vector<int> hoard;
        auto late = std::make_unique<DoorClient>(house.port());
        QCOMPARE(late->get("/healthz").status, 200);
        rlimit few = before;
        few.rlim_cur = 64;
        setrlimit(RLIMIT_NOFILE, &few);
        for (int fd = ::dup(0); fd >= 0; fd = ::dup(0))
            hoard.push_back(fd);
        ::close(hoard.back()); // one: the client's own
        hoard.pop_back();
        DoorClient turnedAway(house.port());
        const bool was = turnedAway.closedByPeer();
        for (const int fd : hoard)
            ::close(fd);
        setrlimit(RLIMIT_NOFILE, &before);
        QVERIFY(was);
        QCOMPARE(early.get("/healthz").status, 200);
        QCOMPARE(DoorClient(house.port()).get("/healthz").status, 200);
        QCOMPARE(house.metric("madang_door_turned_away_total"), 1);
    }

    void severalThreadsTellEverybodyOnceAndInOrder()
    {
        door::DoorConfig config = DoorHouse::config();
        config.threads = 4;
        DoorHouse house(config);
        constexpr int kReaders = 60;
        constexpr int kWriters = 4;
        constexpr int kEach = 50;
        std::vector<std::unique_ptr<DoorClient>> readers;
        std::set<QByteArray> threads;
        for (int i = 0; i < kReaders; ++i) {
            readers.push_back(std::make_unique<DoorClient>(house.port()));
            readers.back()->login("2." + QByteArray::number(i + 1));
            QVERIFY(subscribed(*readers.back(), "/topic/rooms/1"));
        }
        // Writers are people too: what they post goes through their door thread into the house and out of
        // all.
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < kWriters; ++writer) {
            writers.emplace_back([&house, writer] {
                DoorClient client(house.port());
                client.login("3." + QByteArray::number(100 + writer));
                for (int i = 0; i < kEach; ++i) {
                    const QByteArray tag = QByteArray::number(writer) + '-' + QByteArray::number(i);
                    client.sendStomp({"SEND",
                                      {{"destination", "/app/rooms/1/messages"}, {"receipt", tag}},
                                      "{\"tag\":\"" + tag + "\",\"text\":\"" + tag + "\"}"});
                }
                for (int i = 0; i < kEach; ++i) {
                    if (client.stompFrame()->command != "RECEIPT")
                        qFatal("a post was refused");
                }
            });
        }
        for (const auto &reader : readers) {
            QHash<int, int> next; // of each writer
            for (int i = 1; i <= kWriters * kEach; ++i) {
                const auto told = reader->stompFrame();
                QVERIFY(told);
                QCOMPARE(told->value("position").toInt(), i);
                const QString text = QJsonDocument::fromJson(told->body)["body"_L1]["text"_L1].toString();
                const QStringList parts = text.split(u'-');
                QCOMPARE(parts.value(1).toInt(), next[parts.value(0).toInt()]++);
            }
        }
        writers.clear();
        // The kernel spreads them: message ids of the door name its thread.
        for (const auto &reader : readers) {
            reader->sendStomp({"SUBSCRIBE", {{"id", "e"}, {"destination", "/user/queue/errors"}}, {}});
            reader->sendStomp({"SEND", {{"destination", "/app/nowhere"}}, "{}"});
            threads.insert(reader->stompFrame()->value("message-id").split('-').first());
        }
        QCOMPARE(threads.size(), size_t(4));
    }

    void revokingReachesEveryThread()
    {
        door::DoorConfig config = DoorHouse::config();
        config.threads = 4;
        DoorHouse house(config);
        std::vector<std::unique_ptr<DoorClient>> devices;
        for (int i = 0; i < 24; ++i) {
            devices.push_back(std::make_unique<DoorClient>(house.port()));
            devices.back()->login("2." + QByteArray::number(i % 2 + 1));
            QVERIFY(subscribed(*devices.back(), "/topic/rooms/1"));
        }
        house.revoke(SessionId{1});
        for (int i = 0; i < 24; i += 2) {
            QCOMPARE(devices[size_t(i)]->stompFrame()->command, "ERROR");
            QCOMPARE(devices[size_t(i)]->closeCode(), 1008);
        }
        house.post(1, u"x"_s);
        for (int i = 1; i < 24; i += 2)
            QCOMPARE(devices[size_t(i)]->stompFrame()->value("position"), "1");
    }

    void closingWhileThreadsAreBusyLosesNoReceipt()
    {
        door::DoorConfig config = DoorHouse::config();
        config.threads = 4;
        DoorHouse house(config);
        std::atomic<int> promised = 0;
        std::atomic<bool> began = false;
        std::vector<std::jthread> people;
        for (int person = 0; person < 8; ++person) {
            people.emplace_back([&, person] {
                DoorClient client(house.port());
                client.login("2." + QByteArray::number(person + 1));
                client.sendStomp({"SUBSCRIBE", {{"id", "r"}, {"destination", "/topic/rooms/1"}}, {}});
                for (int i = 0; i < 400; ++i) {
                    const QByteArray tag = QByteArray::number(person) + '-' + QByteArray::number(i);
                    if (!client.sendStomp({"SEND",
                                           {{"destination", "/app/rooms/1/messages"}, {"receipt", tag}},
                                           "{\"tag\":\"" + tag + "\",\"text\":\"x\"}"}))
                        break;
                    began = began || i == 50;
                }
                while (const auto frame = client.stompFrame())
                    promised += frame->command == "RECEIPT";
            });
        }
        // On a slow machine the first COMMIT takes its time.
        QTRY_VERIFY(began && house.house().count(u"tiny_event"_s) > 0);
        std::thread closing([&] { house.door().close(5000ms); });
        std::atomic<bool> closed = false;
        std::thread time([&] {
            while (!closed) {
                house.clock().advance(50ms);
                std::this_thread::sleep_for(20ms);
            }
        });
        closing.join();
        closed = true;
        time.join();
        people.clear();
        QVERIFY(promised > 0);
        QVERIFY(house.house().count(u"tiny_event"_s) >= promised);
    }

    void itKnowsWhetherItsThreadsAnswer()
    {
        door::DoorConfig config = DoorHouse::config();
        config.threads = 3;
        DoorHouse house(config);
        QVERIFY(house.door().answers()); // nobody was asked before
        bool answered = false; // each question begins a new round, and QTRY asks often
        QTRY_VERIFY((answered = answered || house.door().answers()));
        QVERIFY(house.door().delivers());
        house.clock().advance(1h); // so long ago, and long answered
        QTRY_VERIFY(house.door().delivers());
        house.door().close(0ms);
        house.door().answers();
        QVERIFY(!house.door().answers());
        QVERIFY(house.door().delivers()); // a moment is nothing
        house.clock().advance(6s);
        QVERIFY(!house.door().delivers());
    }

    void aTakenPortIsRefusedWithItsName()
    {
        door::DoorConfig config = DoorHouse::config();
        config.threads = 2;
        DoorHouse first(config);
        config.port = first.port();
        TestHouse house(Engine::Sqlite);
        const TinyAuthenticator authenticator(house.clock());
        LocalBus bus;
        door::Door second(config, {house.routes(), authenticator, bus, house.metrics(), house.clock(), {}});
        const Done bound = second.bind();
        QVERIFY(!bound);
        QVERIFY(bound.error().about.contains(QString::number(first.port())));
    }

    // ---- the end

    void closingLetsAnswersGoOut()
    {
        DoorHouse house;
        DoorClient stomp(house.port());
        stomp.login("2.2");
        DoorClient idle(house.port());
        QCOMPARE(idle.get("/healthz").status, 200);
        DoorClient silent(house.port());
        QTRY_COMPARE(house.metric("madang_door_connections"), 3);
        for (int i = 0; i < 20; ++i)
            stomp.sendStomp({"SEND",
                             {{"destination", "/app/rooms/1/messages"}, {"receipt", QByteArray::number(i)}},
                             "{\"tag\":\"" + QByteArray::number(i) + "\",\"text\":\"x\"}"});
        QTRY_COMPARE(house.metric("madang_door_stomp_frames_total"), 21);
        std::thread closing([&] { house.door().close(5000ms); });
        for (int i = 0; i < 20; ++i) {
            const auto receipt = stomp.stompFrame();
            if (!receipt || receipt->value("receipt-id") != QByteArray::number(i))
                qWarning() << "lost receipt" << i;
        }
        const int code = stomp.closeCode();
        const bool idleClosed = idle.closedByPeer();
        const bool silentClosed = silent.closedByPeer();
        while (house.metric("madang_door_connections") > 0) { // lingering for peers that do not close
            house.clock().advance(500ms);
            QTest::qWait(50);
        }
        closing.join();
        QCOMPARE(code, 1001);
        QVERIFY(idleClosed && silentClosed);
        QVERIFY(!DoorClient(house.port()).connected());
    }

    void closingIsBoundedInTime()
    {
        DoorHouse house;
        DoorClient frozen(house.port());
        frozen.login("2.2");
        std::thread closing([&] { house.door().close(3000ms); });
        // The peer never answers; the clock goes on.
        for (int i = 0; i < 40; ++i) {
            house.clock().advance(200ms);
            QTest::qWait(20);
        }
        closing.join();
        QVERIFY(frozen.closedByPeer());
    }
};

QTEST_GUILESS_MAIN(DoorTest)
#include "tst_door.moc"
