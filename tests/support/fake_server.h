// SPDX-License-Identifier: GPL-3.0-or-later
// A server for tests of the client library: HTTP and STOMP over WebSocket on one loopback port, a few rooms
// in memory, and every fault on command. It judges nothing: what a client may do is the real server's
// business.
#pragma once

#include "common/client/server_address.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/drafts.h"
#include "common/protocol/notifications.h"
#include "common/protocol/presence.h"
#include "common/stomp/decoder.h"

#include <QHash>
#include <QObject>
#include <QUrlQuery>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;
class QWebSocket;
class QWebSocketServer;

namespace madang::test {

/// A REST request as it came.
struct FakeRequest {
    QByteArray method;
    QString path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QString token() const { return QString::fromLatin1(headers.value("authorization")).mid(7); }
    QString after() const { return query.queryItemValue(QStringLiteral("after"), QUrl::FullyDecoded); }
};

/// What is answered; a negative status never answers at all.
struct FakeAnswer {
    int status = 200;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};
FakeAnswer refusal(const Error &error);
template <typename T> FakeAnswer answer(const T &value, int status = 200)
{
    return {status, toJson(value), {}};
}

class FakeServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<FakeAnswer(const FakeRequest &)>;

    explicit FakeServer(QObject *parent = nullptr);
    ~FakeServer() override;

    ServerAddress address() const;
    /// Closes the port and every connection; comeBack() opens the same port again.
    void goAway();
    void comeBack();
    /// Ends every STOMP connection without a word.
    void cut();

    // People and tokens. The password of everybody is "password".
    /// As somebody who may do more; before they sign in.
    void giveRole(const QString &username, const QString &role) { m_people[username].role = role; }
    accounts::Account addPerson(qint64 id, const QString &username, const QString &nickname);
    /// Seconds an access token is said to live.
    int tokenLife = 900;
    /// Makes every access token so far worthless.
    void forgetTokens();
    /// The next renewal is done, and its answer gets lost.
    void loseRenewal() { m_losesRenewal = true; }
    /// Ends every session: refresh tokens too.
    void forgetSessions();
    bool knows(const QString &accessToken) const { return m_access.contains(accessToken); }
    QString lastAccessToken() const { return m_lastAccess; }

    // Rooms
    rooms::Room &addRoom(qint64 id, const QString &name);
    rooms::Room &room(qint64 id) { return m_rooms[{id}].room; }
    const QList<rooms::RoomEvent> &events(qint64 id) const { return m_rooms.find({id})->second.events; }
    void removeRoom(qint64 id);
    /// Stores an event and tells subscribers. Sender 0: a card of the server.
    rooms::RoomEvent say(qint64 room, qint64 sender, const QString &text, const QString &tag = {});
    /// Answers something, in the thread that began there.
    rooms::RoomEvent answerTo(const rooms::RoomEvent &root, qint64 sender, const QString &text,
                              std::optional<EventId> replyTo = {});
    rooms::RoomEvent happen(qint64 room, const QString &type, qint64 sender, const QByteArray &body,
                            const QString &tag = {});
    /// Tells subscribers an event that is stored already, or one that never was.
    void tell(const rooms::RoomEvent &event);
    /// When the next event happens.
    void setTime(Timestamp at) { m_time = at.ms; }
    /// Begins the room's history anew under another epoch.
    void rebuild(qint64 room, const QString &epoch);
    /// Tells any payload on a topic.
    void tellTopic(const QByteArray &destination, const QByteArray &event, const QByteArray &body,
                   const QByteArray &messageId = {}, qint64 position = 0);

    // Presence
    QHash<UserId, presence::State> here; ///< as every room tells it
    QList<presence::Changed> pairs;
    bool liveRooms = true;
    presence::Mine mine{presence::Choice::Automatic, presence::State::Online};
    QList<bool> idleReports; ///< what devices said of themselves

    // Drafts
    QHash<RoomId, drafts::MessageDraft> drafts; ///< of everybody: tests have one person who writes some
    /// Another client of theirs writes, and all are told; an empty text removes.
    drafts::MessageDraft draftElsewhere(qint64 room, const QString &text, Timestamp at,
                                        std::optional<EventId> replyTo = {});

    // Files
    /// A file as it came so far; `small` is its small picture.
    struct FakeFile {
        files::Attachment about;
        QByteArray octets;
        QByteArray small = {};
        bool isWhole() const { return octets.size() == about.size; }
    };
    QHash<AttachmentId, FakeFile> kept;
    /// A file that is there.
    files::Attachment addFile(const QString &name, const QByteArray &octets, const QByteArray &small = {});
    /// Says something with files.
    rooms::RoomEvent sayWith(qint64 room, qint64 sender, const QString &text,
                             const QList<files::Attachment> &attachments);

    // What a test may look at
    QList<FakeRequest> requests;
    /// SEND frames as they came.
    QList<stomp::Frame> sends;
    /// SUBSCRIBE frames as they came.
    QList<stomp::Frame> subscribes;
    QList<stomp::Frame> acks;
    int connections = 0; ///< STOMP connections that got CONNECTED
    int requestsTo(const QByteArray &method, const QString &path) const;
    /// Whether tellTopic() would reach anybody.
    bool isHeard(const QByteArray &destination) const;

    // Faults
    /// Answers "METHOD /path" instead of the built-in answer.
    void on(const QByteArray &method, const QString &path, Handler handler);
    void forget(const QByteArray &method, const QString &path);
    /// Asked for each post; an Error refuses it on /user/queue/errors.
    std::function<std::optional<Error>(const chat::PostMessage &)> judge;
    /// Sends no RECEIPT for posts.
    bool withholdReceipts = false;
    /// What a post answers, and its thread, are part of what is stored.
    bool keepsThreads = false;
    /// Stores posts without telling subscribers until release().
    bool withholdEvents = false;
    /// The event goes out before the RECEIPT.
    bool eventsFirst = false;
    void release();
    /// Refuses the next CONNECT with an ERROR of this kind.
    std::optional<Error> refuseConnect;
    /// Refuses SUBSCRIBE to this destination.
    QHash<QByteArray, Error> refuseSubscribe;
    /// Answers resume with `reload` when it is more than this far behind.
    qint64 longestResume = 100'000;
    /// What CONNECTED offers; by default none, as fake time passes faster than beats.
    QByteArray heartBeat = "0,0";
    /// Sends nothing at all any more, heart-beats neither.
    bool silent = false;

private:
    struct Link;
    struct FakeRoom {
        rooms::Room room;
        QList<rooms::RoomEvent> events;
    };

    void accept();
    void readHttp(QTcpSocket *socket);
    void acceptStomp(QWebSocket *socket);
    void takeFrame(Link &link, const stomp::Frame &frame);
    void connectFrame(Link &link, const stomp::Frame &frame);
    void subscribeFrame(Link &link, const stomp::Frame &frame);
    void sendFrame(Link &link, const stomp::Frame &frame);
    void post(Link &link, const stomp::Frame &frame, RoomId room);
    FakeAnswer postByRest(const FakeRequest &request, RoomId room);
    std::optional<rooms::RoomEvent> saidBefore(RoomId room, UserId sender, const ClientTag &tag);
    bool isWithheld(const rooms::RoomEvent &event) const;
    void refuse(Link &link, const stomp::Frame &frame, const Error &error, const QString &tag = {});
    void deliver(Link &link, const QByteArray &destination, const QByteArray &event, const QByteArray &body,
                 const QByteArray &messageId, qint64 position);
    void write(Link &link, const stomp::Frame &frame);
    FakeAnswer handle(const FakeRequest &request);
    FakeAnswer handlePresence(const FakeRequest &request, const QStringList &parts);
    FakeAnswer handleDrafts(const FakeRequest &request, const QStringList &parts);
    FakeAnswer handleAccounts(const FakeRequest &request);
    FakeAnswer handleRooms(const FakeRequest &request, const QStringList &parts);
    rooms::RoomEvent takePost(RoomId room, UserId sender, const chat::PostMessage &wanted);
    FakeAnswer handleFiles(const FakeRequest &request, const QStringList &parts);
    FakeAnswer history(const FakeRequest &request, const FakeRoom &room);
    FakeAnswer signedIn(const accounts::Account &account);
    void installDefaults();

    std::unique_ptr<QTcpServer> m_tcp;
    std::unique_ptr<QWebSocketServer> m_webSockets;
    quint16 m_port = 0;
    std::vector<std::shared_ptr<Link>> m_links;
    QHash<QByteArray, Handler> m_handlers;
    QHash<QString, accounts::Account> m_people; ///< by user name
    QHash<QString, UserId> m_access;
    QHash<QString, QString> m_refresh; ///< token to user name
    QHash<QString, QString> m_attempts; ///< to renew: to user name
    bool m_losesRenewal = false;
    QString m_lastAccess;
    std::map<RoomId, FakeRoom> m_rooms;
    QList<rooms::RoomEvent> m_withheld;
    qint64 m_nextId = 1000;
    qint64 m_time = 1'772'400'000'000;
};

} // namespace madang::test
