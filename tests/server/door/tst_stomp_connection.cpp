// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/door/door_client.h"
#include "tests/server/door/door_house.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using stomp::Frame;
using stomp::Header;

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

Frame post(const QByteArray &room, const QByteArray &tag, const QByteArray &text,
           const QByteArray &receipt = {})
{
    Frame frame{"SEND", {{"destination", "/app/rooms/" + room + "/messages"}}, {}};
    if (!receipt.isEmpty())
        frame.headers.append(Header{"receipt", receipt});
    frame.body = "{\"tag\":\"" + tag + "\",\"text\":\"" + text + "\"}";
    return frame;
}

Frame subscribe(const QByteArray &id, const QByteArray &destination, const QList<Header> &more = {})
{
    Frame frame{"SUBSCRIBE", {{"id", id}, {"destination", destination}}, {}};
    frame.headers += more;
    return frame;
}

Frame in(Frame frame, const QByteArray &transaction)
{
    frame.headers.append(Header{"transaction", transaction});
    return frame;
}

/// Upgrades and logs in with a version; whether that was agreed.
bool loggedIn(DoorClient &client, const QByteArray &version, const QByteArray &token)
{
    if (client.upgrade() != 101)
        return false;
    client.sendStomp({"CONNECT", {{"accept-version", version}, {"passcode", token}}, {}});
    const auto connected = client.stompFrame();
    return connected && connected->value("version") == version;
}

/// ACK or NACK of a message as the version has it.
Frame answerTo(const Frame &message, const QByteArray &command, const QByteArray &version)
{
    Frame frame{command, {{"receipt", "r"}}, {}};
    if (version == "1.2") {
        frame.headers.append({"id", message.value("ack")});
        return frame;
    }
    frame.headers.append({"message-id", message.value("message-id")});
    if (version == "1.1")
        frame.headers.append({"subscription", message.value("subscription")});
    return frame;
}

void versionRows()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"1.0", "1.1", "1.2"})
        QTest::newRow(version) << QByteArray(version);
}

/// Subscribes and waits for the RECEIPT, so that what follows is live.
bool subscribed(DoorClient &client, const QByteArray &id, const QByteArray &destination,
                QList<Header> more = {})
{
    more.append(Header{"receipt", "sub-" + id});
    client.sendStomp(subscribe(id, destination, more));
    const auto frame = client.stompFrame();
    return frame && frame->command == "RECEIPT";
}

} // namespace

class StompConnectionTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<DoorHouse> m_house;

    QList<LiveConnection> listed() const { return m_house->connections().list({}); }

private Q_SLOTS:
    void init() { m_house = std::make_unique<DoorHouse>(); }
    void cleanup() { m_house.reset(); }

    // ---- who is there

    void whoIsConnectedIsListed()
    {
        DoorClient first(m_house->port());
        QCOMPARE(first.upgrade("Sec-WebSocket-Protocol: v12.stomp\r\n"
                               "User-Agent: madang-tui/1.0\r\n"),
                 101);
        QVERIFY(listed().isEmpty()); // who has not signed in is nobody yet
        first.sendStomp({"CONNECT", {{"accept-version", "1.2"}, {"passcode", "2.5"}}, {}});
        QVERIFY(first.stompFrame());
        DoorClient guest(m_house->port());
        QVERIFY(guest.login());
        const QList<LiveConnection> both = listed();
        QCOMPARE(both.size(), 2);
        QVERIFY(both[0].user.isNull()); // the latest first
        QVERIFY(both[0].agent.isEmpty());
        QCOMPARE(both[1].user, UserId{2});
        QCOMPARE(both[1].session, SessionId{5});
        QCOMPARE(both[1].address, u"127.0.0.1"_s);
        QCOMPARE(both[1].agent, QByteArray("madang-tui/1.0"));
        QCOMPARE(both[1].protocol, LiveConnection::Protocol::Stomp);
        QCOMPARE(both[1].since, m_house->clock().now());
        QVERIFY(both[1].number < both[0].number);
        guest.shutdownWriting();
        QTRY_COMPARE(listed().size(), 1);
        m_house->revoke(SessionId{5});
        QTRY_VERIFY(listed().isEmpty());
    }

    void theRoomsSomebodyFollowsAreCounted()
    {
        DoorClient client(m_house->port());
        QVERIFY(client.login("2.5"));
        QVERIFY(subscribed(client, "a", "/topic/rooms/7"));
        QVERIFY(subscribed(client, "b", "/topic/rooms/8"));
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        QCOMPARE(listed().value(0).rooms, 2);
        client.sendStomp({"UNSUBSCRIBE", {{"id", "a"}, {"receipt", "gone"}}, {}});
        const auto gone = client.stompFrame();
        QVERIFY(gone);
        QCOMPARE(gone->command, QByteArray("RECEIPT"));
        QCOMPARE(listed().value(0).rooms, 1);
        // What is private to somebody else is followed by nobody.
        client.sendStomp(subscribe("d", "/topic/rooms/9"));
        const auto refused = client.stompFrame();
        QVERIFY(refused);
        QCOMPARE(refused->value("subscription"), QByteArray("e"));
        QCOMPARE(listed().value(0).rooms, 1);
        // A board is no room.
        client.sendStomp(subscribe("c", "/topic/boards/7"));
        const auto snapshot = client.stompFrame();
        QVERIFY(snapshot);
        QCOMPARE(snapshot->value("subscription"), QByteArray("c"));
        QCOMPARE(listed().value(0).rooms, 1);
    }

    // ---- login

    void versionsAreNegotiated_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("all") << QByteArray("1.0,1.1,1.2") << QByteArray("1.2");
        QTest::newRow("1.1") << QByteArray("1.0,1.1") << QByteArray("1.1");
        QTest::newRow("none offered") << QByteArray() << QByteArray("1.0");
    }
    void versionsAreNegotiated()
    {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, answer);
        DoorClient client(m_house->port());
        QCOMPARE(client.upgrade(), 101);
        QList<Header> headers;
        if (!offered.isEmpty())
            headers.append(Header{"accept-version", offered});
        client.sendStomp({"CONNECT", headers, {}});
        const auto connected = client.stompFrame();
        QVERIFY(connected);
        QCOMPARE(connected->command, "CONNECTED");
        QCOMPARE(connected->value("version"), answer);
        QVERIFY(!connected->value("session").isEmpty());
        QVERIFY(connected->value("server").startsWith("madang/"));
    }

    void loginIsRefused_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QByteArray>("code");
        const auto connect = [](QList<Header> headers) {
            headers.prepend(Header{"accept-version", "1.2"});
            return Frame{"CONNECT", headers, {}};
        };
        QTest::newRow("unknown version")
            << Frame{"CONNECT", {{"accept-version", "2.0"}}, {}} << QByteArray("not-supported");
        QTest::newRow("bad token") << connect({{"Authorization", "Bearer nonsense"}})
                                   << QByteArray("not-signed-in");
        QTest::newRow("bad passcode") << connect({{"passcode", "nonsense"}}) << QByteArray("not-signed-in");
        QTest::newRow("other scheme")
            << connect({{"Authorization", "Basic eDp5"}}) << QByteArray("not-signed-in");
        QTest::newRow("garbage heart-beat") << connect({{"heart-beat", "-1,0"}}) << QByteArray("malformed");
        QTest::newRow("huge heart-beat")
            << connect({{"heart-beat", "100000000000,1"}}) << QByteArray("malformed");
        QTest::newRow("not connected") << post("1", "t", "x") << QByteArray("malformed");
        QTest::newRow("server command") << Frame{"CONNECTED", {}, {}} << QByteArray("malformed");
        QTest::newRow("too large before login")
            << connect({{"x", QByteArray(7000, 'x')}}) << QByteArray("too-large");
    }
    void loginIsRefused()
    {
        QFETCH(Frame, frame);
        QFETCH(QByteArray, code);
        DoorClient client(m_house->port());
        QCOMPARE(client.upgrade(), 101);
        client.sendStomp(frame);
        const auto error = client.stompFrame();
        QVERIFY(error);
        QCOMPARE(error->command, "ERROR");
        QCOMPARE(error->value("code"), code);
        QVERIFY(!error->value("message").isEmpty());
        QVERIFY(client.closeCode() >= 1002);
        QVERIFY(client.closedByPeer());
    }

    void theTokenSaysWhoSpeaks()
    {
        DoorClient client(m_house->port());
        const auto connected = client.login("7.70");
        QCOMPARE(connected->value("user-name"), "7");
        DoorClient other(m_house->port());
        QCOMPARE(other.login({}, {{"passcode", "8.80"}})->value("user-name"), "8");
        DoorClient guest(m_house->port());
        const auto welcome = guest.login();
        QCOMPARE(welcome->command, "CONNECTED");
        QVERIFY(!welcome->find("user-name"));
    }

    void octetsWithTheHandshakeAreKept()
    {
        DoorClient client(m_house->port());
        const QByteArray connect = stomp::encode({"CONNECT", {{"accept-version", "1.2"}}, {}});
        QCOMPARE(client.upgrade({}, DoorClient::masked(0x81, connect)), 101);
        QCOMPARE(client.stompFrame()->command, "CONNECTED");
    }

    void whoDoesNotLogInIsCut()
    {
        DoorClient client(m_house->port());
        QCOMPARE(client.upgrade(), 101);
        client.sendFrame(0x81, "CONN"); // unfinished for ever
        m_house->pass(10500ms, 5500ms);
        QCOMPARE(client.stompFrame()->command, "ERROR");
        QCOMPARE(client.closeCode(), 1008);
    }

    // ---- commands and receipts

    void aReceiptComesAfterTheCommitWithThePosition()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        for (int i = 1; i <= 20; ++i)
            client.sendStomp(post("3", "t" + QByteArray::number(i), "x", "r" + QByteArray::number(i)));
        for (int i = 1; i <= 20; ++i) {
            const auto receipt = client.stompFrame();
            QCOMPARE(receipt->command, "RECEIPT");
            QCOMPARE(receipt->value("receipt-id"), "r" + QByteArray::number(i));
            QCOMPARE(receipt->value("position"), QByteArray::number(i)); // their order was kept
            QVERIFY(!receipt->value("event-id").isEmpty());
        }
    }

    void everyFrameGetsItsReceipt()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        const QList<Frame> frames{
            subscribe("a", "/topic/rooms/1", {{"receipt", "1"}}),
            subscribe("e", "/user/queue/errors", {{"receipt", "2"}}),
            {"BEGIN", {{"transaction", "t"}, {"receipt", "3"}}, {}},
            {"ABORT", {{"transaction", "t"}, {"receipt", "4"}}, {}},
            {"BEGIN", {{"transaction", "t"}, {"receipt", "5"}}, {}},
            {"COMMIT", {{"transaction", "t"}, {"receipt", "6"}}, {}},
            {"UNSUBSCRIBE", {{"id", "a"}, {"receipt", "7"}}, {}},
            {"SEND", {{"destination", "/app/boards/1"}, {"receipt", "8"}}, R"({"words":"x"})"},
            {"DISCONNECT", {{"receipt", "9"}}, {}},
        };
        QSet<QByteArray> receipts;
        for (const Frame &frame : frames)
            client.sendStomp(frame);
        while (const auto frame = client.stompFrame()) {
            QCOMPARE(frame->command, "RECEIPT");
            receipts.insert(frame->value("receipt-id"));
        }
        QCOMPARE(receipts, (QSet<QByteArray>{"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
        QCOMPARE(client.closeCode(), 1000);
    }

    /// Both in one message: the house has no time to answer between them.
    void aSubscriptionThatIsTakenBackAtOnceHasItsReceipt()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        const Frame unsubscribe{"UNSUBSCRIBE", {{"id", "a"}, {"receipt", "2"}}, {}};
        client.sendFrame(0x82,
                         stomp::encode(subscribe("a", "/topic/rooms/1", {{"receipt", "1"}}))
                             + stomp::encode(unsubscribe));
        QCOMPARE(client.stompFrame()->value("receipt-id"), "1");
        QCOMPARE(client.stompFrame()->value("receipt-id"), "2");
    }

    void framesMayShareAMessageAndSpanSeveral()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        const QByteArray two
            = stomp::encode(post("3", "a", "x", "r1")) + "\n\n" + stomp::encode(post("3", "b", "y", "r2"));
        client.sendFrame(0x82, two.first(70));
        client.sendFrame(0x81, two.mid(70, 30));
        client.sendFrame(0x01, two.mid(100, 5)); // and a message of fragments
        client.sendFrame(0x80, two.mid(105));
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r1");
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r2");
    }

    void aRefusedCommandIsToldOnTheQueueOfErrors()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        client.sendStomp(post("3", "tag-1", "refuse", "r1"));
        const auto told = client.stompFrame();
        QCOMPARE(told->command, "MESSAGE");
        QCOMPARE(told->value("subscription"), "e");
        QCOMPARE(told->value("destination"), "/user/queue/errors");
        const QJsonObject problem = objectOf(told->body);
        QCOMPARE(problem["code"_L1].toString(), u"not-allowed"_s);
        QCOMPARE(problem["detail"_L1].toString(), u"speak"_s);
        QCOMPARE(problem["receipt"_L1].toString(), u"r1"_s);
        QCOMPARE(problem["tag"_L1].toString(), u"tag-1"_s);
        QVERIFY(!problem["requestId"_L1].toString().isEmpty());
        // The connection lives, and the refused one got no receipt.
        client.sendStomp(post("3", "tag-2", "fine", "r2"));
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r2");
    }

    void refusals_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QString>("code");
        QTest::newRow("to a topic") << Frame{"SEND", {{"destination", "/topic/rooms/1"}}, "{}"}
                                    << u"not-found"_s;
        QTest::newRow("nowhere") << Frame{"SEND", {{"destination", "/app/nowhere"}}, "{}"} << u"not-found"_s;
        QTest::newRow("no slash") << Frame{"SEND", {{"destination", "x/app/rooms/1/messages"}}, "{}"}
                                  << u"not-found"_s;
        QTest::newRow("no JSON") << Frame{"SEND", {{"destination", "/app/rooms/1/messages"}}, "hello"}
                                 << u"malformed"_s;
        QTest::newRow("no text") << Frame{"SEND",
                                          {{"destination", "/app/rooms/1/messages"}},
                                          R"({"tag":"t"})"}
                                 << u"malformed"_s;
        QTest::newRow("unknown topic") << subscribe("x", "/topic/nowhere/1") << u"not-found"_s;
        QTest::newRow("wildcard") << subscribe("x", "/topic/rooms/*") << u"malformed"_s;
        QTest::newRow("odd spelling") << subscribe("x", "/topic/rooms/01") << u"malformed"_s;
        QTest::newRow("topic without slash") << subscribe("x", "x/topic/rooms/1") << u"not-found"_s;
        QTest::newRow("private room") << subscribe("x", "/topic/rooms/9") << u"not-found"_s;
        QTest::newRow("bad position")
            << subscribe("x", "/topic/rooms/1", {{"after", "-1"}}) << u"malformed"_s;
        QTest::newRow("unknown ack") << Frame{"ACK", {{"id", "99"}}, {}} << u"not-found"_s;
    }
    void refusals()
    {
        QFETCH(Frame, frame);
        QFETCH(QString, code);
        DoorClient client(m_house->port());
        client.login("2.2");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        client.sendStomp(frame);
        QCOMPARE(objectOf(client.stompFrame()->body)["code"_L1].toString(), code);
        DoorClient strict(m_house->port());
        strict.login("2.2", {{"refusals", "strict"}});
        frame.headers.append(Header{"receipt", "r"});
        strict.sendStomp(frame);
        const auto error = strict.stompFrame();
        QCOMPARE(error->command, "ERROR");
        QCOMPARE(error->value("receipt-id"), "r");
        QVERIFY(strict.closedByPeer());
    }

    void guestsReadAndDoNothingElse()
    {
        DoorClient guest(m_house->port());
        guest.login();
        QVERIFY(subscribed(guest, "e", "/user/queue/errors"));
        QVERIFY(subscribed(guest, "a", "/topic/rooms/1"));
        guest.sendStomp(post("1", "t", "x"));
        QCOMPARE(objectOf(guest.stompFrame()->body)["code"_L1].toString(), u"not-signed-in"_s);
        guest.sendStomp(subscribe("n", "/user/queue/notifications"));
        QCOMPARE(objectOf(guest.stompFrame()->body)["code"_L1].toString(), u"not-signed-in"_s);
    }

    void violationsEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QByteArray>("receipt");
        const auto row = [](const char *what, const QByteArray &octets, const char *receipt = "") {
            QTest::newRow(what) << octets << QByteArray(receipt);
        };
        const QByteArray end(1, '\0');
        row("second CONNECT", stomp::encode({"CONNECT", {{"accept-version", "1.2"}}, {}}));
        row("unknown command", "SING\nreceipt:r\n\n" + end, "r");
        row("server command", "MESSAGE\nreceipt:r\n\n" + end, "r");
        row("lower case", "send\n\n" + end);
        row("undefined escape", "SEND\nreceipt:r\ndestination:\\t\n\n" + end, "r");
        row("octets between", "\n \n");
        row("no destination", "SEND\nreceipt:r\n\n{}" + end, "r");
        row("no id", "SUBSCRIBE\nreceipt:r\ndestination:/topic/rooms/1\n\n" + end, "r");
        row("no topic", "SUBSCRIBE\nreceipt:r\nid:1\n\n" + end, "r");
        row("odd ack mode", "SUBSCRIBE\nreceipt:r\nid:1\ndestination:/topic/rooms/1\nack:maybe\n\n" + end,
            "r");
        row("UNSUBSCRIBE without id", "UNSUBSCRIBE\nreceipt:r\n\n" + end, "r");
        row("ACK without id", "ACK\nreceipt:r\n\n" + end, "r");
        row("BEGIN without name", "BEGIN\nreceipt:r\n\n" + end, "r");
        row("unknown transaction", "COMMIT\nreceipt:r\ntransaction:x\n\n" + end, "r");
        row("SEND in an unknown transaction",
            "SEND\nreceipt:r\ndestination:/app/boards/1\ntransaction:x\n\n{}" + end, "r");
        row("BEGIN twice", "BEGIN\ntransaction:x\n\n" + end + "BEGIN\nreceipt:r\ntransaction:x\n\n" + end,
            "r");
        row("subscription twice",
            "SUBSCRIBE\nid:1\ndestination:/topic/rooms/1\n\n" + end
                + "SUBSCRIBE\nreceipt:r\nid:1\ndestination:/topic/rooms/2\n\n" + end,
            "r");
        row("body over the limit", "SEND\nreceipt:r\ndestination:/app/boards/1\ncontent-length:99999\n\n",
            "r");
        row("wrong length", "SEND\nreceipt:r\ndestination:/app/boards/1\ncontent-length:1\n\n{}" + end, "r");
        row("body where none may be", "BEGIN\nreceipt:r\ntransaction:x\n\nbody" + end, "r");
        row("endless header", "SEND\nx:" + QByteArray(5000, 'x'));
        row("many headers", "SEND\n" + QByteArray("a:b\n").repeated(65) + "\n" + end);
    }
    void violationsEndTheConnection()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QByteArray, receipt);
        DoorClient client(m_house->port());
        client.login("1.1");
        // What came before in the same message takes effect, what comes after does not.
        client.sendFrame(0x82,
                         stomp::encode(post("5", "before", "before", "r0")) + octets
                             + stomp::encode(post("5", "after", "after")));
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r0");
        const auto error = client.stompFrame();
        QVERIFY(error);
        QCOMPARE(error->command, "ERROR");
        QVERIFY(!error->value("message").isEmpty());
        QVERIFY(!error->value("code").isEmpty());
        QCOMPARE(error->value("receipt-id"), receipt);
        QCOMPARE(client.closeCode(), 1002);
        QVERIFY(client.closedByPeer());
        const auto history = m_house->house().call(UserId{1}, chat::history, {RoomId{5}, {}, {}, {}, {}, {}});
        QCOMPARE(history->items.size(), 1);
    }

    // ---- subscriptions

    void whatIsPostedIsTold()
    {
        DoorClient reader(m_house->port());
        reader.login("2.2");
        QVERIFY(subscribed(reader, "room", "/topic/rooms/3"));
        const rooms::RoomEvent event = m_house->post(3, u"안녕"_s);
        const auto told = reader.stompFrame();
        QCOMPARE(told->command, "MESSAGE");
        QCOMPARE(told->value("subscription"), "room");
        QCOMPARE(told->value("destination"), "/topic/rooms/3");
        QCOMPARE(told->value("event"), "message");
        QCOMPARE(told->value("position"), "1");
        QCOMPARE(told->value("message-id"), event.id.bytes());
        QCOMPARE(told->value("content-type"), "application/json");
        QCOMPARE(told->body, toJson(event));
        // After UNSUBSCRIBE nothing more.
        reader.sendStomp({"UNSUBSCRIBE", {{"id", "room"}, {"receipt", "u"}}, {}});
        QCOMPARE(reader.stompFrame()->command, "RECEIPT");
        m_house->post(3, u"two"_s);
        reader.sendStomp({"DISCONNECT", {{"receipt", "d"}}, {}});
        QCOMPARE(reader.stompFrame()->value("receipt-id"), "d");
    }

    void catchingUpHasNoGapAndNoRepeat()
    {
        for (int i = 1; i <= 30; ++i)
            m_house->post(3, u"old %1"_s.arg(i));
        // Readers come from all places of the past while a writer goes on.
        std::thread writer([this] {
            for (int i = 31; i <= 300; ++i)
                m_house->post(3, u"new %1"_s.arg(i));
        });
        std::vector<std::unique_ptr<DoorClient>> readers;
        QList<int> afters;
        for (int i = 0; i < 20; ++i) {
            readers.push_back(std::make_unique<DoorClient>(m_house->port()));
            readers.back()->login("2.2");
            afters.append((i * 7) % 31);
            readers.back()->sendStomp(
                subscribe("r", "/topic/rooms/3", {{"after", QByteArray::number(afters.last())}}));
        }
        for (size_t i = 0; i < readers.size(); ++i) {
            for (int position = afters[qsizetype(i)] + 1; position <= 300; ++position) {
                const auto told = readers[i]->stompFrame();
                if (!told || told->value("position").toInt() != position) {
                    writer.join();
                    QFAIL(qPrintable(u"reader %1 expected %2"_s.arg(i).arg(position)));
                }
            }
        }
        writer.join();
    }

    void whoCannotCatchUpIsToldToReload()
    {
        m_house->post(3, u"one"_s);
        DoorClient reader(m_house->port());
        reader.login("2.2");
        reader.sendStomp(subscribe("r", "/topic/rooms/3", {{"after", "50"}, {"epoch", "new"}}));
        const auto told = reader.stompFrame();
        QCOMPARE(told->value("event"), "reload");
        QCOMPARE(objectOf(told->body)["position"_L1].toInt(), 1);
        m_house->post(3, u"two"_s);
        QCOMPARE(reader.stompFrame()->value("position"), "2");
    }

    void aSnapshotComesFirst()
    {
        DoorClient reader(m_house->port());
        reader.login();
        reader.sendStomp(subscribe("b", "/topic/boards/3"));
        const auto snapshot = reader.stompFrame();
        QCOMPARE(objectOf(snapshot->body)["words"_L1].toString(), u"snapshot"_s);
        QVERIFY(!snapshot->value("message-id").isEmpty());
        const auto wrote = m_house->house().call(UserId{1}, writeBoard, {RoomId{3}, u"changed"_s});
        QVERIFY(wrote);
        QCOMPARE(objectOf(reader.stompFrame()->body)["words"_L1].toString(), u"changed"_s);
    }

    void theSameWordsAreSharedAndOthersAreNot()
    {
        std::vector<std::unique_ptr<DoorClient>> readers;
        for (int i = 0; i < 6; ++i) {
            readers.push_back(std::make_unique<DoorClient>(m_house->port()));
            readers.back()->login("2.2");
            QVERIFY(subscribed(*readers.back(), i < 3 ? QByteArray("same") : "own" + QByteArray::number(i),
                               "/topic/rooms/3"));
        }
        for (int round = 1; round <= 3; ++round) {
            m_house->post(3, u"x"_s);
            for (int i = 0; i < 6; ++i) {
                const auto told = readers[size_t(i)]->stompFrame();
                QCOMPARE(told->value("subscription"),
                         i < 3 ? QByteArray("same") : "own" + QByteArray::number(i));
                QCOMPARE(told->value("position"), QByteArray::number(round));
            }
        }
    }

    void subscriptionsAreLimited()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.subscriptions = 3;
        DoorHouse house(config);
        DoorClient client(house.port());
        client.login("1.1");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        QVERIFY(subscribed(client, "1", "/topic/rooms/1"));
        QVERIFY(subscribed(client, "2", "/topic/rooms/2"));
        client.sendStomp(subscribe("3", "/topic/rooms/3"));
        QCOMPARE(objectOf(client.stompFrame()->body)["code"_L1].toString(), u"too-many"_s);
    }

    void connectionsOfAnAccountAreLimited()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.connectionsPerAccount = 2;
        config.threads = 2;
        DoorHouse house(config);
        DoorClient first(house.port());
        QCOMPARE(first.login("1.1")->command, "CONNECTED");
        DoorClient stream(house.port());
        stream.send(
            "GET /api/v1/notifications/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer 1.2\r\n\r\n");
        QCOMPARE(stream.reply(true).status, 200);
        DoorClient third(house.port());
        const auto refused = third.login("1.3");
        QCOMPARE(refused->command, "ERROR");
        QCOMPARE(refused->value("code"), "too-many");
        QCOMPARE(third.closeCode(), 1013);
        DoorClient fourth(house.port());
        QCOMPARE(fourth.get("/api/v1/notifications/stream", "Authorization: Bearer 1.4\r\n").status, 429);
        DoorClient other(house.port());
        QCOMPARE(other.login("2.1")->command, "CONNECTED");
        for (int i = 0; i < 5; ++i) {
            auto guest = std::make_unique<DoorClient>(house.port());
            QCOMPARE(guest->login()->command, "CONNECTED");
        }
        // A place is free again as soon as one says good-bye.
        first.sendStomp({"DISCONNECT", {{"receipt", "bye"}}, {}});
        QCOMPARE(first.stompFrame()->value("receipt-id"), "bye");
        bool cameIn = false; // the macro asks again after a yes
        QTRY_VERIFY(cameIn = cameIn || DoorClient(house.port()).login("1.5")->command == "CONNECTED");
    }

    void loginsAndSubscriptionsHaveRates()
    {
        RateRules rules;
        rules.named = {{"connect", {2, 10s}}, {"subscribe", {3, 30s}}};
        DoorHouse house(DoorHouse::config(), rules);
        DoorClient client(house.port());
        client.login("1.1");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        for (int i = 1; i <= 3; ++i)
            QVERIFY(subscribed(client, QByteArray::number(i), "/topic/rooms/" + QByteArray::number(i)));
        client.sendStomp(subscribe("4", "/topic/rooms/4"));
        const QJsonObject problem = objectOf(client.stompFrame()->body);
        QCOMPARE(problem["code"_L1].toString(), u"rate-limited"_s);
        QCOMPARE(problem["retryAfter"_L1].toInt(), 10);
        QCOMPARE(DoorClient(house.port()).login("1.2")->command, "CONNECTED");
        DoorClient third(house.port());
        const auto refused = third.login("1.3");
        QCOMPARE(refused->value("code"), "rate-limited");
        QCOMPARE(objectOf(refused->body)["retryAfter"_L1].toInt(), 5);
        QCOMPARE(third.closeCode(), 1013);
        QCOMPARE(DoorClient(house.port()).login("2.2")->command, "CONNECTED");
    }

    void whoGoesOnInVainIsClosedAndNobodyElse()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.refusals = 20;
        DoorHouse house(config);
        DoorClient healthy(house.port());
        healthy.login("2.2");
        QVERIFY(subscribed(healthy, "r", "/topic/rooms/3"));
        DoorClient patient(house.port());
        patient.login("3.3");
        QVERIFY(subscribed(patient, "e", "/user/queue/errors"));
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 20; ++i)
                patient.sendStomp(post("3", "t", "refuse", "r"));
            for (int i = 0; i < 20; ++i)
                QCOMPARE(patient.stompFrame()->command, "MESSAGE");
            house.pass(10s, 10s);
        }
        {
            DoorClient flood(house.port());
            flood.login("1.1");
            for (int i = 0; i < 300; ++i)
                flood.sendStomp({"SEND", {{"destination", "/app/nowhere"}}, "{}"});
            const auto told = flood.stompFrame();
            QCOMPARE(told->command, "ERROR");
            QCOMPARE(told->value("code"), "rate-limited");
            QCOMPARE(objectOf(told->body)["retryAfter"_L1].toInt(), 10);
            QCOMPARE(flood.closeCode(), 1008);
        }
        QTRY_COMPARE(house.metric("madang_door_closed_total{reason=\"flood\"}"), 1);
        house.post(3, u"still here"_s);
        QCOMPARE(healthy.stompFrame()->value("position"), "1");
        patient.sendStomp(post("3", "t", "fine", "r9"));
        QCOMPARE(patient.stompFrame()->value("receipt-id"), "r9");
    }

    void framesThatComeTooFastWait()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.framesPerSecond = 10;
        DoorHouse house(config);
        DoorClient client(house.port());
        client.login("1.1");
        const qint64 before = house.metric("madang_door_stomp_frames_total");
        for (int i = 0; i < 300; ++i)
            client.sendStomp({"BEGIN", {{"transaction", "t"}, {"receipt", QByteArray::number(2 * i)}}, {}}),
                client.sendStomp(
                    {"ABORT", {{"transaction", "t"}, {"receipt", QByteArray::number(2 * i + 1)}}, {}});
        for (int i = 0; i <= 100; ++i)
            QCOMPARE(client.stompFrame()->value("receipt-id"), QByteArray::number(i));
        QCOMPARE(house.metric("madang_door_stomp_frames_total"), before + 101);
        // Others are not slowed down by it.
        DoorClient other(house.port());
        other.login("2.2");
        QVERIFY(subscribed(other, "r", "/topic/rooms/3"));
        for (int i = 101; i < 600; ++i) {
            while (house.metric("madang_door_stomp_frames_total") < before + i + 3)
                house.pass(5s, 5s);
            QCOMPARE(client.stompFrame()->value("receipt-id"), QByteArray::number(i));
        }
    }

    void evictionEndsASubscription()
    {
        DoorClient client(m_house->port());
        client.login("2.2");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        QVERIFY(subscribed(client, "r", "/topic/rooms/3"));
        const auto done = m_house->house().work<Nothing>({}, [](Work &work) -> Result<Nothing> {
            work.evict(UserId{2}, "/topic/rooms/3");
            return Nothing{};
        });
        QVERIFY(done);
        const auto told = client.stompFrame();
        QCOMPARE(told->value("refused-destination"), "/topic/rooms/3");
        QCOMPARE(objectOf(told->body)["detail"_L1].toString(), u"evicted"_s);
        m_house->post(3, u"x"_s);
        QVERIFY(subscribed(client, "r", "/topic/rooms/4")); // nothing came between, and the id is free again
    }

    // ---- transactions

    void aTransactionIsStoredTogetherOrNotAtAll()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        client.sendStomp({"BEGIN", {{"transaction", "t1"}}, {}});
        client.sendStomp({"BEGIN", {{"transaction", "t2"}}, {}});
        client.sendStomp(in(post("3", "a", "one", "ra"), "t1"));
        client.sendStomp(in(post("3", "b", "two", "rb"), "t2"));
        client.sendStomp(in(post("3", "c", "three", "rc"), "t1"));
        client.sendStomp(in(post("3", "d", "refuse", "rd"), "t2"));
        client.sendStomp({"COMMIT", {{"transaction", "t2"}, {"receipt", "c2"}}, {}});
        client.sendStomp({"COMMIT", {{"transaction", "t1"}, {"receipt", "c1"}}, {}});
        const auto refused = client.stompFrame();
        QCOMPARE(objectOf(refused->body)["receipt"_L1].toString(), u"c2"_s);
        for (const char *receipt : {"ra", "rc", "c1"})
            QCOMPARE(client.stompFrame()->value("receipt-id"), receipt);
        const auto history = m_house->house().call(UserId{1}, chat::history, {RoomId{3}, {}, {}, {}, {}, {}});
        QCOMPARE(history->items.size(), 2);
        client.sendStomp({"BEGIN", {{"transaction", "t2"}}, {}});
        client.sendStomp(in(post("3", "e", "five"), "t2"));
        client.sendStomp({"ABORT", {{"transaction", "t2"}, {"receipt", "a"}}, {}});
        QCOMPARE(client.stompFrame()->value("receipt-id"), "a");
        QCOMPARE(m_house->post(3, u"next"_s).position, 3);
    }

    void aRefusedTransactionSaysWhichPartWasAtFault()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        const auto told = [&](const QList<Frame> &parts) {
            client.sendStomp({"BEGIN", {{"transaction", "t"}}, {}});
            for (const Frame &part : parts)
                client.sendStomp(in(part, "t"));
            client.sendStomp({"COMMIT", {{"transaction", "t"}}, {}});
            return client.stompFrame().value_or(Frame());
        };
        // Nobody asked for a receipt: the tag is all there is.
        const Frame bare = told({post("3", "a", "one"), post("4", "b", "refuse"), post("5", "c", "x")});
        QCOMPARE(bare.value("refused-destination"), "/app/rooms/4/messages");
        QCOMPARE(bare.value("refused-transaction"), "t");
        QCOMPARE(objectOf(bare.body)["code"_L1].toString(), u"not-allowed"_s);
        QCOMPARE(objectOf(bare.body)["tag"_L1].toString(), u"b"_s);
        QVERIFY(!objectOf(bare.body).contains("receipt"_L1));
        const Frame part = told({post("3", "d", "one", "rd"), post("3", "e", "refuse", "re")});
        QCOMPARE(objectOf(part.body)["receipt"_L1].toString(), u"re"_s);
        QCOMPARE(objectOf(part.body)["tag"_L1].toString(), u"e"_s);
        // What is no command at all has a tag, too.
        const Frame nowhere
            = told({post("3", "f", "one"), {"SEND", {{"destination", "/app/nowhere"}}, R"({"tag":"g"})"}});
        QCOMPARE(objectOf(nowhere.body)["code"_L1].toString(), u"not-found"_s);
        QCOMPARE(objectOf(nowhere.body)["tag"_L1].toString(), u"g"_s);
        QCOMPARE(nowhere.value("refused-transaction"), "t");
        QCOMPARE(m_house->house().count(u"tiny_event"_s), 0);
    }

    void transactionsAreLimited()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.transactions = 2;
        config.limits.framesPerTransaction = 2;
        DoorHouse house(config);
        DoorClient many(house.port());
        many.login("1.1");
        for (const char *name : {"a", "b", "c"})
            many.sendStomp({"BEGIN", {{"transaction", name}}, {}});
        QCOMPARE(many.stompFrame()->value("code"), "too-many");
        DoorClient large(house.port());
        large.login("1.1");
        large.sendStomp({"BEGIN", {{"transaction", "a"}}, {}});
        for (int i = 0; i < 3; ++i) {
            Frame frame = post("1", QByteArray::number(i), "x");
            frame.headers.append(Header{"transaction", "a"});
            large.sendStomp(frame);
        }
        QCOMPARE(large.stompFrame()->value("code"), "too-many");
    }

    // ---- notifications

    void noticesComeAgainUntilAcknowledged()
    {
        const auto give = [this](int count) {
            for (int i = 0; i < count; ++i)
                QVERIFY(m_house->house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s}));
        };
        give(3);
        QList<QByteArray> ids;
        {
            DoorClient client(m_house->port());
            client.login("2.2");
            client.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client-individual"}}));
            QList<QByteArray> acks;
            for (int i = 0; i < 3; ++i) {
                const auto told = client.stompFrame();
                QCOMPARE(told->value("destination"), "/user/queue/notifications");
                ids.append(told->value("message-id"));
                acks.append(told->value("ack"));
                QVERIFY(!acks.last().isEmpty());
            }
            give(1);
            ids.append(client.stompFrame()->value("message-id"));
            client.sendStomp({"ACK", {{"id", acks[1]}, {"receipt", "r"}}, {}});
            QCOMPARE(client.stompFrame()->value("receipt-id"), "r");
            client.sendStomp({"NACK", {{"id", acks[2]}, {"receipt", "r"}}, {}});
            QCOMPARE(client.stompFrame()->value("receipt-id"), "r");
        }
        DoorClient back(m_house->port());
        back.login("2.3");
        back.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client"}}));
        QByteArray lastAck;
        for (const int i : {0, 2, 3}) {
            const auto told = back.stompFrame();
            QCOMPARE(told->value("message-id"), ids[i]);
            lastAck = told->value("ack");
        }
        // In mode client one ACK covers everything before it.
        back.sendStomp({"ACK", {{"id", lastAck}, {"receipt", "r"}}, {}});
        QCOMPARE(back.stompFrame()->value("receipt-id"), "r");
        QCOMPARE(m_house->house().count(u"tiny_notice"_s), 0);
    }

    void nobodyElseSeesMyNotices()
    {
        DoorClient other(m_house->port());
        other.login("3.3");
        QVERIFY(subscribed(other, "n", "/user/queue/notifications"));
        QVERIFY(m_house->house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s}));
        QVERIFY(m_house->house().call(UserId{2}, test::notify, {UserId{3}, u"n"_s}));
        const auto told = other.stompFrame();
        QVERIFY(told);
        QCOMPARE(objectOf(told->body)["id"_L1].toString().toLatin1(), told->value("message-id"));
        QCOMPARE(m_house->house().count(u"tiny_notice"_s, u"person = 2"_s), 1);
    }

    void ackHeadersFollowTheVersion()
    {
        QVERIFY(m_house->house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s}));
        DoorClient client(m_house->port());
        QCOMPARE(client.upgrade(), 101);
        client.sendStomp({"CONNECT", {{"accept-version", "1.1"}, {"passcode", "2.2"}}, {}});
        QCOMPARE(client.stompFrame()->value("version"), "1.1");
        client.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client"}}));
        const auto told = client.stompFrame();
        client.sendStomp(
            {"ACK",
             {{"message-id", told->value("message-id")}, {"subscription", "n"}, {"receipt", "r"}},
             {}});
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r");
        QCOMPARE(m_house->house().count(u"tiny_notice"_s), 0);
    }

    void refusalsAreAcknowledgedToo_data() { versionRows(); }
    void refusalsAreAcknowledgedToo()
    {
        QFETCH(QByteArray, version);
        DoorClient client(m_house->port());
        QVERIFY(loggedIn(client, version, "1.1"));
        QVERIFY(subscribed(client, "e", "/user/queue/errors", {{"ack", "client"}}));
        client.sendStomp(post("3", "a", "refuse"));
        client.sendStomp(post("3", "b", "refuse"));
        const auto first = client.stompFrame();
        const auto second = client.stompFrame();
        QVERIFY(!first->value("ack").isEmpty() && first->value("ack") != second->value("ack"));
        // In mode client one ACK covers everything before it.
        client.sendStomp(answerTo(*second, "ACK", version));
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r");
        client.sendStomp(answerTo(*first, "ACK", version));
        const auto refused = client.stompFrame();
        QCOMPARE(objectOf(refused->body)["code"_L1].toString(), u"not-found"_s);
        QCOMPARE(refused->value("refused-ack"),
                 version == "1.2" ? first->value("ack") : first->value("message-id"));
        // Who wants to acknowledge nothing need not.
        DoorClient other(m_house->port());
        QVERIFY(loggedIn(other, version, "2.2"));
        QVERIFY(subscribed(other, "e", "/user/queue/errors"));
        other.sendStomp(post("3", "a", "refuse"));
        QVERIFY(!other.stompFrame()->find("ack"));
    }

    void nackFollowsTheVersion_data() { versionRows(); }
    void nackFollowsTheVersion()
    {
        QFETCH(QByteArray, version);
        QVERIFY(m_house->house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s}));
        {
            DoorClient client(m_house->port());
            QVERIFY(loggedIn(client, version, "2.2"));
            client.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client-individual"}}));
            const auto told = client.stompFrame();
            client.sendStomp(answerTo(*told, "NACK", version));
            const auto answer = client.stompFrame();
            if (version == "1.0") { // has no NACK
                QCOMPARE(answer->command, "ERROR");
                QCOMPARE(answer->value("receipt-id"), "r");
                QVERIFY(client.closeCode() == 1002 && client.closedByPeer());
            } else {
                QCOMPARE(answer->command, "RECEIPT");
                // It is settled, and cannot be accepted any more.
                QVERIFY(subscribed(client, "e", "/user/queue/errors"));
                client.sendStomp(answerTo(*told, "ACK", version));
                QCOMPARE(objectOf(client.stompFrame()->body)["code"_L1].toString(), u"not-found"_s);
            }
        }
        QCOMPARE(m_house->house().count(u"tiny_notice"_s), 1);
        DoorClient back(m_house->port());
        QVERIFY(loggedIn(back, version, "2.3"));
        back.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client"}}));
        back.sendStomp(answerTo(*back.stompFrame(), "ACK", version));
        QCOMPARE(back.stompFrame()->command, "RECEIPT");
        QCOMPARE(m_house->house().count(u"tiny_notice"_s), 0);
    }

    void aRefusedAckIsTold()
    {
        RateRules rules;
        rules.named.insert("notifications.acknowledge", {1, 30s});
        DoorHouse house(DoorHouse::config(), rules);
        for (int i = 0; i < 2; ++i)
            QVERIFY(house.house().call(UserId{2}, test::notify, {UserId{2}, u"n"_s}));
        DoorClient client(house.port());
        client.login("2.2");
        QVERIFY(subscribed(client, "e", "/user/queue/errors"));
        client.sendStomp(subscribe("n", "/user/queue/notifications", {{"ack", "client-individual"}}));
        const auto first = client.stompFrame();
        const auto second = client.stompFrame();
        client.sendStomp({"ACK", {{"id", first->value("ack")}}, {}});
        client.sendStomp({"ACK", {{"id", second->value("ack")}}, {}});
        const auto told = client.stompFrame();
        QCOMPARE(objectOf(told->body)["code"_L1].toString(), u"rate-limited"_s);
        QCOMPARE(told->value("refused-ack"), second->value("ack"));
        QVERIFY(!told->find("refused-destination")); // the subscription goes on
        QTRY_COMPARE(house.house().count(u"tiny_notice"_s), 1);
    }

    void asStomp10HasItTheDestinationEndsASubscription()
    {
        DoorClient client(m_house->port());
        QVERIFY(loggedIn(client, "1.0", "2.2"));
        for (const char *destination : {"/topic/rooms/3", "/topic/rooms/4"}) {
            client.sendStomp({"SUBSCRIBE", {{"destination", destination}, {"receipt", "s"}}, {}});
            QCOMPARE(client.stompFrame()->value("receipt-id"), "s");
        }
        m_house->post(3, u"one"_s);
        const auto told = client.stompFrame();
        QCOMPARE(told->value("destination"), "/topic/rooms/3");
        QVERIFY(!told->find("subscription"));
        client.sendStomp({"UNSUBSCRIBE", {{"destination", "/topic/rooms/3"}, {"receipt", "u"}}, {}});
        QCOMPARE(client.stompFrame()->value("receipt-id"), "u");
        m_house->post(3, u"two"_s);
        m_house->post(4, u"three"_s);
        QCOMPARE(client.stompFrame()->value("destination"), "/topic/rooms/4");
        // From 1.1 on only its id does.
        DoorClient newer(m_house->port());
        QVERIFY(loggedIn(newer, "1.1", "2.2"));
        QVERIFY(subscribed(newer, "a", "/topic/rooms/3"));
        newer.sendStomp({"UNSUBSCRIBE", {{"destination", "/topic/rooms/3"}, {"receipt", "u"}}, {}});
        QCOMPARE(newer.stompFrame()->command, "ERROR");
    }

    // ---- heart-beats, tokens, sessions

    void silentPeersAreCutAndOthersHearBeats()
    {
        DoorClient silent(m_house->port());
        const auto connected = silent.login("1.1", {{"heart-beat", "10000,10000"}});
        QCOMPARE(connected->value("heart-beat"), "10000,10000");
        DoorClient beating(m_house->port());
        beating.login("1.1", {{"heart-beat", "10000,0"}});
        m_house->pass(8s);
        const auto beat = silent.frame();
        QVERIFY(beat);
        QCOMPARE(beat->payload, "\n");
        beating.sendFrame(0x81, "\n");
        m_house->pass(13s);
        QCOMPARE(silent.closeCode(), 1008);
        QVERIFY(silent.closedByPeer());
        beating.sendFrame(0x81, "\n");
        m_house->pass(15s);
        beating.sendStomp({"DISCONNECT", {{"receipt", "r"}}, {}});
        QCOMPARE(beating.stompFrame()->value("receipt-id"), "r");
        QCOMPARE(m_house->metric("madang_door_closed_total{reason=\"silent\"}"), 1);
    }

    void aPeerWithoutBeatsIsPinged()
    {
        DoorClient client(m_house->port());
        client.login("1.1");
        m_house->pass(61s, 61s);
        QCOMPARE(client.frame()->opcode, 9);
        client.sendFrame(0x8a, {});
        client.sendStomp(post("1", "t", "x", "r")); // the pong has been read when this is answered
        QCOMPARE(client.stompFrame()->value("receipt-id"), "r");
        m_house->pass(61s, 61s);
        QCOMPARE(client.frame()->opcode, 9);
        m_house->pass(61s, 61s);
        QVERIFY(client.closedByPeer());
    }

    void anExpiredTokenEndsTheSessionUnlessRenewed()
    {
        DoorClient client(m_house->port());
        client.login("late.2.2");
        DoorClient renewing(m_house->port());
        renewing.login("late.2.2");
        QVERIFY(subscribed(renewing, "e", "/user/queue/errors"));
        const auto renew = [&](const QByteArray &token) {
            renewing.sendStomp({"SEND",
                                {{"destination", "/app/session/token"}, {"receipt", "r"}},
                                "{\"accessToken\":\"" + token + "\"}"});
            return renewing.stompFrame();
        };
        QCOMPARE(renew("3.2")->command, "MESSAGE");
        QCOMPARE(renew("2.3")->command, "MESSAGE");
        QCOMPARE(renew("nonsense")->command, "MESSAGE");
        QCOMPARE(renew("2.2")->command, "RECEIPT");
        m_house->pass(55s, 55s);
        renewing.sendFrame(0x81, "\n");
        client.sendFrame(0x81, "\n");
        m_house->pass(8s);
        const auto error = client.stompFrame();
        QCOMPARE(error->command, "ERROR");
        QCOMPARE(error->value("code"), "not-signed-in");
        QCOMPARE(client.closeCode(), 1008);
        renewing.sendStomp(post("1", "t", "x", "still"));
        QCOMPARE(renewing.stompFrame()->value("receipt-id"), "still");
    }

    void revokingASessionClosesItsConnections()
    {
        DoorClient one(m_house->port());
        one.login("2.20");
        DoorClient two(m_house->port());
        two.login("2.20");
        DoorClient other(m_house->port());
        other.login("2.21");
        m_house->revoke(SessionId{20});
        for (DoorClient *client : {&one, &two}) {
            client->setPatience(1000);
            QCOMPARE(client->stompFrame()->value("code"), "not-signed-in");
            QCOMPARE(client->closeCode(), 1008);
        }
        other.sendStomp(post("1", "t", "x", "alive"));
        QCOMPARE(other.stompFrame()->value("receipt-id"), "alive");
    }

    void aStandingTokenIsJudgedAtEverySubscribe()
    {
        DoorClient script(m_house->port());
        QVERIFY(script.login("script.2.30"));
        DoorClient other(m_house->port());
        QVERIFY(other.login("script.2.31"));
        QVERIFY(subscribed(script, "a", "/topic/rooms/7"));
        QVERIFY(subscribed(other, "a", "/topic/rooms/7"));
        m_house->forgetToken(SessionId{30});
        script.sendStomp(
            {"SUBSCRIBE", {{"id", "b"}, {"destination", "/topic/rooms/8"}, {"receipt", "no"}}, {}});
        script.setPatience(5000);
        const auto error = script.stompFrame();
        QVERIFY(error);
        QCOMPARE(error->command, "ERROR");
        QCOMPARE(error->value("code"), "not-signed-in");
        QCOMPARE(script.closeCode(), 1008);
        QVERIFY(subscribed(other, "b", "/topic/rooms/8"));
    }

    void revokingAStandingTokenClosesItsConnections()
    {
        DoorClient script(m_house->port());
        QVERIFY(script.login("script.2.30"));
        QVERIFY(subscribed(script, "a", "/topic/rooms/7"));
        m_house->revoke(SessionId{30});
        script.setPatience(5000);
        QCOMPARE(script.stompFrame()->value("code"), "not-signed-in");
        QCOMPARE(script.closeCode(), 1008);
    }

    void manyCommandsInFlightWaitTheirTurn()
    {
        door::DoorConfig config = DoorHouse::config();
        config.limits.commandsInFlight = 4;
        DoorHouse house(config);
        DoorClient client(house.port());
        client.login("1.1");
        QByteArray burst;
        for (int i = 1; i <= 500; ++i)
            burst += DoorClient::masked(
                0x81, stomp::encode(post("3", "t" + QByteArray::number(i), "x", QByteArray::number(i))));
        std::thread sender([&] { client.send(burst); });
        for (int i = 1; i <= 500; ++i) {
            const auto receipt = client.stompFrame();
            if (!receipt || receipt->value("position").toInt() != i) {
                sender.join();
                QFAIL(qPrintable(u"receipt %1"_s.arg(i)));
            }
        }
        sender.join();
    }

    // ---- playground

    void thePlaygroundPassesAnythingThrough()
    {
        DoorClient shut(m_house->port());
        shut.login("1.1", {{"refusals", "strict"}});
        shut.sendStomp(subscribe("p", "/topic/play.x"));
        QCOMPARE(shut.stompFrame()->command, "ERROR");

        door::DoorConfig config = DoorHouse::config();
        config.playground = true;
        config.threads = 2;
        DoorHouse house(config);
        DoorClient reader(house.port());
        QCOMPARE(reader.login({}, {{"login", "guest"}, {"passcode", "guest"}})->command, "CONNECTED");
        QVERIFY(subscribed(reader, "p", "/queue/play.x", {{"ack", "client"}}));
        DoorClient writer(house.port());
        writer.login();
        Frame frame{"SEND",
                    {{"destination", "/queue/play.x"}, {"a:b", "c\nd"}, {"receipt", "r"}},
                    QByteArray("\xff\0\xfe", 3)};
        QVERIFY(writer.sendFrame(0x82, stomp::encode(frame)));
        QCOMPARE(writer.stompFrame()->value("receipt-id"), "r");
        const auto told = reader.stompFrame();
        QCOMPARE(told->body, frame.body);
        QCOMPARE(told->value("a:b"), "c\nd");
        QVERIFY(!told->find("receipt"));
        reader.sendStomp({"ACK", {{"id", told->value("ack")}, {"receipt", "k"}}, {}});
        QCOMPARE(reader.stompFrame()->value("receipt-id"), "k");
    }
};

QTEST_GUILESS_MAIN(StompConnectionTest)
#include "tst_stomp_connection.moc"
