// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_server.h"

#include "common/protocol/problem.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace madang::test {

using namespace Qt::StringLiterals;

FakeAnswer refusal(const Error &error)
{
    Problem problem;
    problem.code = wordOf(error.code);
    problem.detail = error.about;
    if (!error.field.isEmpty())
        problem.field = error.field;
    if (error.retryAfter > 0)
        problem.retryAfter = error.retryAfter;
    return {httpStatusOf(error.code), toJson(problem), {{"Content-Type", "application/problem+json"}}};
}

namespace {

    constexpr qsizetype kMostTold = 40; ///< requests, where a test failed

} // namespace

struct FakeServer::Link {
    QWebSocket *socket = nullptr;
    stomp::Decoder decoder;
    bool connected = false;
    UserId user;
    QHash<QByteArray, QByteArray> subscriptions; ///< id to destination
    QHash<QByteArray, bool> acknowledged; ///< by subscription id
};

FakeServer::FakeServer(QObject *parent)
    : QObject(parent)
{
    comeBack();
}

FakeServer::~FakeServer()
{
    // Clients tell only of calls that failed: what else was asked, nobody would know.
    if (QTest::currentTestFailed()) {
        const qsizetype first = qMax<qsizetype>(0, requests.size() - kMostTold);
        for (const FakeRequest &request : std::as_const(requests).mid(first))
            qInfo() << "was asked" << request.method << request.path;
    }
    goAway();
}

ServerAddress FakeServer::address() const
{
    return *ServerAddress::fromText(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void FakeServer::goAway()
{
    cut();
    if (m_tcp)
        m_tcp->close();
    const auto sockets = m_tcp ? m_tcp->findChildren<QTcpSocket *>() : QList<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
    m_tcp.reset();
    m_webSockets.reset();
}

void FakeServer::comeBack()
{
    m_tcp = std::make_unique<QTcpServer>();
    m_webSockets = std::make_unique<QWebSocketServer>(u"fake"_s, QWebSocketServer::NonSecureMode);
    m_webSockets->setSupportedSubprotocols({u"v12.stomp"_s});
    connect(m_tcp.get(), &QTcpServer::newConnection, this, &FakeServer::accept);
    // Qt accepts nobody any more after an error, for good: all who come then would wait for ever.
    connect(m_tcp.get(), &QTcpServer::acceptError, m_tcp.get(),
            [server = m_tcp.get()](QAbstractSocket::SocketError error) {
                qWarning() << "the fake server could not accept somebody" << error;
                QTimer::singleShot(50, server, [server] { server->resumeAccepting(); });
            });
    connect(m_webSockets.get(), &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets->nextPendingConnection())
            acceptStomp(socket);
    });
    if (!m_tcp->listen(QHostAddress::LocalHost, m_port))
        qFatal("the fake server cannot listen");
    m_port = m_tcp->serverPort();
}

void FakeServer::cut()
{
    auto links = std::exchange(m_links, {});
    for (const auto &link : links) {
        link->socket->disconnect(this);
        link->socket->abort();
        link->socket->deleteLater();
    }
}

// --- connections ---

void FakeServer::accept()
{
    while (QTcpSocket *socket = m_tcp->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto once = std::make_shared<QMetaObject::Connection>();
        *once = connect(socket, &QTcpSocket::readyRead, this, [this, socket, once] {
            const QByteArray head = socket->peek(16384);
            if (!head.contains("\r\n\r\n"))
                return;
            disconnect(*once);
            if (head.toLower().contains("upgrade: websocket")) {
                disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                m_webSockets->handleConnection(socket);
                Q_EMIT socket->readyRead();
                return;
            }
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHttp(socket); });
            readHttp(socket);
        });
    }
}

void FakeServer::readHttp(QTcpSocket *socket)
{
    while (true) {
        const QByteArray data = socket->peek(socket->bytesAvailable()); // a chunk may fill a mebibyte alone
        const qsizetype end = data.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        FakeRequest request;
        const QList<QByteArray> lines = data.left(end).split('\n');
        const QList<QByteArray> first = lines[0].trimmed().split(' ');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (data.size() < end + 4 + length)
            return;
        const QByteArray taken = socket->read(end + 4 + length);
        request.method = first[0];
        const QUrl url(QString::fromLatin1(first[1]));
        request.path = url.path(QUrl::FullyEncoded);
        request.query = QUrlQuery(url);
        request.body = taken.mid(end + 4);
        requests.append(request);
        const FakeAnswer answer = handle(request);
        if (answer.status < 0)
            continue;
        QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\n";
        for (const auto &[name, value] : answer.headers)
            out += name + ": " + value + "\r\n";
        out += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
        socket->write(out);
    }
}

void FakeServer::acceptStomp(QWebSocket *socket)
{
    const auto link = std::make_shared<Link>();
    link->socket = socket;
    m_links.push_back(link);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, link](const QString &text) {
        link->decoder.feed(text.toUtf8());
        while (const auto frame = link->decoder.next())
            takeFrame(*link, *frame);
    });
    connect(socket, &QWebSocket::disconnected, this, [this, link] {
        link->socket->deleteLater();
        // The frame that ended it may be in work still: the socket's connections keep the link until they go.
        std::erase(m_links, link);
    });
}

// --- STOMP ---

void FakeServer::takeFrame(Link &link, const stomp::Frame &frame)
{
    if (frame.command == "CONNECT")
        connectFrame(link, frame);
    else if (frame.command == "SUBSCRIBE")
        subscribeFrame(link, frame);
    else if (frame.command == "UNSUBSCRIBE")
        link.subscriptions.remove(frame.value("id"));
    else if (frame.command == "SEND")
        sendFrame(link, frame);
    else if (frame.command == "ACK")
        acks.append(frame);
}

void FakeServer::connectFrame(Link &link, const stomp::Frame &frame)
{
    const QString token = QString::fromUtf8(frame.value("Authorization")).mid(7);
    std::optional<Error> refused = std::exchange(refuseConnect, {});
    if (!token.isEmpty() && !knows(token))
        refused = Error{Code::NotSignedIn, "token"};
    if (refused) {
        write(link,
              {"ERROR",
               {{"message", "refused"}, {"code", QByteArray(wordOf(refused->code).data())}},
               test::refusal(*refused).body});
        link.socket->close();
        return;
    }
    link.connected = true;
    link.user = m_access.value(token);
    ++connections;
    write(link, {"CONNECTED", {{"version", "1.2"}, {"heart-beat", heartBeat}}, {}});
}

void FakeServer::subscribeFrame(Link &link, const stomp::Frame &frame)
{
    subscribes.append(frame);
    const QByteArray destination = frame.value("destination");
    if (refuseSubscribe.contains(destination)) {
        refuse(link, frame, refuseSubscribe.value(destination));
        return;
    }
    link.subscriptions.insert(frame.value("id"), destination);
    link.acknowledged.insert(frame.value("id"), frame.value("ack") == "client-individual");
    if (frame.find("receipt"))
        write(link, {"RECEIPT", {{"receipt-id", frame.value("receipt")}}, {}});
    const QList<QByteArray> parts = destination.split('/');
    if (!frame.find("after") || parts.size() != 4 || parts[2] != "rooms")
        return;
    const auto found = m_rooms.find({parts[3].toLongLong()});
    if (found == m_rooms.end())
        return;
    const FakeRoom &room = found->second;
    const qint64 after = frame.value("after").toLongLong();
    const bool sameEpoch = frame.value("epoch").isEmpty() || frame.value("epoch") == room.room.epoch.toUtf8();
    if (!sameEpoch || after > room.room.position || room.room.position - after > longestResume) {
        deliver(link, destination, "reload",
                toJson(rooms::Reload{room.room.id, room.room.epoch, room.room.position}), {}, 0);
        return;
    }
    for (const rooms::RoomEvent &event : room.events) {
        if (event.position > after && !isWithheld(event))
            deliver(link, destination, event.type.toUtf8(), toJson(event), event.id.bytes(), event.position);
    }
}

bool FakeServer::isWithheld(const rooms::RoomEvent &event) const
{
    return std::any_of(m_withheld.cbegin(), m_withheld.cend(),
                       [&event](const rooms::RoomEvent &other) { return other.id == event.id; });
}

void FakeServer::sendFrame(Link &link, const stomp::Frame &frame)
{
    if (frame.value("destination") == "/app/presence") {
        if (const auto report = fromJson<presence::IdleReport>(frame.body))
            idleReports.append(report->idle);
        return;
    }
    sends.append(frame);
    const QList<QByteArray> parts = frame.value("destination").split('/');
    if (parts.size() == 5 && parts[2] == "rooms" && parts[4] == "messages") {
        post(link, frame, {parts[3].toLongLong()});
        return;
    }
    if (frame.find("receipt"))
        write(link, {"RECEIPT", {{"receipt-id", frame.value("receipt")}}, {}});
}

std::optional<rooms::RoomEvent> FakeServer::saidBefore(RoomId room, UserId sender, const ClientTag &tag)
{
    std::optional<rooms::RoomEvent> stored;
    for (const rooms::RoomEvent &event : m_rooms[room].events) {
        if (event.tag == tag && event.sender && event.sender->id == sender)
            stored = event;
    }
    return stored;
}

rooms::RoomEvent FakeServer::takePost(RoomId room, UserId sender, const chat::PostMessage &wanted)
{
    chat::MessageBody body{wanted.text, {}};
    if (keepsThreads && wanted.replyTo) {
        body.replyTo = wanted.replyTo;
        body.thread = wanted.replyTo;
        for (const rooms::RoomEvent &event : m_rooms[room].events) {
            if (event.id == *wanted.replyTo)
                body.thread = fromJson<chat::MessageBody>(event.body.text)->thread.value_or(event.id);
        }
    }
    if (wanted.attachments) {
        body.attachments = QList<files::Attachment>();
        for (const AttachmentId id : *wanted.attachments)
            body.attachments->append(kept.value(id).about);
    }
    return happen(room.number, u"message"_s, sender.number, toJson(body), wanted.tag.value);
}

FakeAnswer FakeServer::postByRest(const FakeRequest &request, RoomId room)
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    body.insert(u"room"_s, room.text()); // the path says it
    const auto wanted = fromJson<chat::PostMessage>(QJsonDocument(body).toJson());
    if (!wanted)
        return refusal(wanted.error());
    if (const auto error = judge ? judge(*wanted) : std::nullopt)
        return refusal(*error);
    const UserId sender = m_access.value(request.token());
    if (const auto stored = saidBefore(room, sender, wanted->tag))
        return answer(*stored);
    return answer(takePost(room, sender, *wanted));
}

void FakeServer::post(Link &link, const stomp::Frame &frame, RoomId id)
{
    const auto wanted = fromJson<chat::PostMessage>(frame.body);
    if (!wanted) {
        refuse(link, frame, wanted.error());
        return;
    }
    if (const auto error = judge ? judge(*wanted) : std::nullopt) {
        refuse(link, frame, *error, wanted->tag.value);
        return;
    }
    std::optional<rooms::RoomEvent> stored = saidBefore(id, link.user, wanted->tag);
    const auto receipt = [&] {
        if (!withholdReceipts)
            write(link,
                  {"RECEIPT",
                   {{"receipt-id", frame.value("receipt")},
                    {"position", QByteArray::number(stored->position)},
                    {"event-id", stored->id.bytes()}},
                   {}});
    };
    if (stored) {
        receipt();
        return;
    }
    const bool hold = std::exchange(withholdEvents, true);
    stored = takePost(id, link.user, *wanted);
    withholdEvents = hold;
    if (!eventsFirst)
        receipt();
    if (!withholdEvents)
        release();
    if (eventsFirst)
        receipt();
}

void FakeServer::release()
{
    const auto held = std::exchange(m_withheld, {});
    for (const rooms::RoomEvent &event : held)
        tell(event);
}

void FakeServer::refuse(Link &link, const stomp::Frame &frame, const Error &error, const QString &tag)
{
    Problem problem;
    problem.code = wordOf(error.code);
    problem.detail = error.about;
    if (error.retryAfter > 0)
        problem.retryAfter = error.retryAfter;
    if (frame.find("receipt"))
        problem.receipt = QString::fromUtf8(frame.value("receipt"));
    if (!tag.isEmpty())
        problem.tag = tag;
    deliver(link, "/user/queue/errors", "refused", toJson(problem), {}, 0);
}

void FakeServer::deliver(Link &link, const QByteArray &destination, const QByteArray &event,
                         const QByteArray &body, const QByteArray &messageId, qint64 position)
{
    for (auto at = link.subscriptions.constBegin(); at != link.subscriptions.constEnd(); ++at) {
        if (at.value() != destination)
            continue;
        stomp::Frame frame{"MESSAGE",
                           {{"subscription", at.key()},
                            {"destination", destination},
                            {"message-id", messageId.isEmpty() ? QByteArray("m") : messageId},
                            {"event", event}},
                           body};
        if (position > 0)
            frame.headers.append(stomp::Header{"position", QByteArray::number(position)});
        if (link.acknowledged.value(at.key()))
            frame.headers.append(stomp::Header{"ack", "ack-" + messageId});
        write(link, frame);
    }
}

void FakeServer::write(Link &link, const stomp::Frame &frame)
{
    if (!silent)
        link.socket->sendTextMessage(QString::fromUtf8(stomp::encode(frame)));
}

void FakeServer::tellTopic(const QByteArray &destination, const QByteArray &event, const QByteArray &body,
                           const QByteArray &messageId, qint64 position)
{
    for (const auto &link : m_links)
        deliver(*link, destination, event, body, messageId, position);
}

// --- what there is ---

accounts::Account FakeServer::addPerson(qint64 id, const QString &username, const QString &nickname)
{
    accounts::Account account;
    account.id = {id};
    account.username = username;
    account.nickname = nickname;
    account.role = u"member"_s;
    account.createdAt = {m_time};
    m_people.insert(username, account);
    return account;
}

void FakeServer::forgetTokens()
{
    m_access.clear();
}

void FakeServer::forgetSessions()
{
    m_access.clear();
    m_refresh.clear();
    m_attempts.clear();
}

rooms::Room &FakeServer::addRoom(qint64 id, const QString &name)
{
    FakeRoom &made = m_rooms[{id}];
    made.room.id = {id};
    made.room.name = name;
    made.room.epoch = u"e1"_s;
    made.room.memberCount = 2;
    made.room.role = rooms::MemberRole::Member;
    made.room.createdAt = {m_time};
    return made.room;
}

void FakeServer::removeRoom(qint64 id)
{
    m_rooms.erase({id});
}

rooms::RoomEvent FakeServer::say(qint64 room, qint64 sender, const QString &text, const QString &tag)
{
    return happen(room, u"message"_s, sender, toJson(chat::MessageBody{text, {}}), tag);
}

rooms::RoomEvent FakeServer::answerTo(const rooms::RoomEvent &root, qint64 sender, const QString &text,
                                      std::optional<EventId> replyTo)
{
    chat::MessageBody body{text, replyTo.value_or(root.id)};
    body.thread = root.id;
    const rooms::RoomEvent said = happen(root.room.number, u"message"_s, sender, toJson(body));
    for (rooms::RoomEvent &event : m_rooms[root.room].events) {
        if (event.id != root.id)
            continue;
        rooms::Marks marks = event.marks.value_or(rooms::Marks());
        const int before = marks.answers ? marks.answers->count : 0;
        marks.answers = rooms::Answers{before + 1, said.at, said.position};
        event.marks = marks;
    }
    return said;
}

rooms::RoomEvent FakeServer::happen(qint64 id, const QString &type, qint64 sender, const QByteArray &body,
                                    const QString &tag)
{
    FakeRoom &room = m_rooms[{id}];
    rooms::RoomEvent event;
    event.room = {id};
    event.position = ++room.room.position;
    event.id = {++m_nextId};
    event.type = type;
    event.at = {m_time += 1000};
    event.body = {body};
    if (!tag.isEmpty())
        event.tag = ClientTag{tag};
    for (const accounts::Account &account : std::as_const(m_people)) {
        if (account.id.number == sender)
            event.sender = accounts::Person{account.id, account.nickname};
    }
    room.events.append(event);
    room.room.lastEvent = event;
    if (withholdEvents)
        m_withheld.append(event);
    else
        tell(event);
    return event;
}

void FakeServer::tell(const rooms::RoomEvent &event)
{
    tellTopic("/topic/rooms/" + event.room.bytes(), event.type.toUtf8(), toJson(event), event.id.bytes(),
              event.position);
}

void FakeServer::rebuild(qint64 id, const QString &epoch)
{
    FakeRoom &room = m_rooms[{id}];
    room.room.epoch = epoch;
    room.room.position = 0;
    room.room.lastEvent.reset();
    room.events.clear();
}

int FakeServer::requestsTo(const QByteArray &method, const QString &path) const
{
    return int(std::count_if(requests.cbegin(), requests.cend(), [&](const FakeRequest &request) {
        return request.method == method && request.path == path;
    }));
}

bool FakeServer::isHeard(const QByteArray &destination) const
{
    return std::any_of(m_links.cbegin(), m_links.cend(), [&destination](const auto &link) {
        return link->subscriptions.values().contains(destination);
    });
}

// --- REST ---

void FakeServer::on(const QByteArray &method, const QString &path, Handler handler)
{
    m_handlers.insert(method + ' ' + path.toUtf8(), std::move(handler));
}

void FakeServer::forget(const QByteArray &method, const QString &path)
{
    m_handlers.remove(method + ' ' + path.toUtf8());
}

FakeAnswer FakeServer::handle(const FakeRequest &request)
{
    const auto own = m_handlers.constFind(request.method + ' ' + request.path.toUtf8());
    if (own != m_handlers.constEnd())
        return (*own)(request);
    const QStringList parts = request.path.mid(1).split(u'/');
    if (parts.size() < 3)
        return refusal({Code::NotFound, "path"});
    if (parts[2] == "accounts"_L1 || parts[2] == "sessions"_L1)
        return handleAccounts(request);
    if (!request.token().isEmpty() && !knows(request.token()))
        return refusal({Code::NotSignedIn, "token"});
    if (parts.last() == "presence"_L1)
        return handlePresence(request, parts);
    if (parts.last() == "draft"_L1 || request.path == "/api/v1/me/drafts"_L1)
        return handleDrafts(request, parts);
    if (parts[2] == "rooms"_L1)
        return handleRooms(request, parts);
    if (parts[2] == "me"_L1) {
        for (const accounts::Account &account : std::as_const(m_people)) {
            if (account.id == m_access.value(request.token()))
                return answer(account);
        }
    }
    return refusal({Code::NotFound, "path"});
}

drafts::MessageDraft FakeServer::draftElsewhere(qint64 room, const QString &text, Timestamp at,
                                                std::optional<EventId> replyTo)
{
    const drafts::MessageDraft draft{.room = {room},
                                     .text = text,
                                     .replyTo = replyTo,
                                     .changedAt = at,
                                     .revision = drafts::Revision{m_nextId++}};
    if (text.isEmpty())
        drafts.remove({room});
    else
        drafts.insert({room}, draft);
    tellTopic("/user/queue/drafts", "draft", toJson(draft));
    return draft;
}

FakeAnswer FakeServer::handleDrafts(const FakeRequest &request, const QStringList &parts)
{
    if (parts[2] == "me"_L1)
        return answer(Page<drafts::MessageDraft>{drafts.values(), {}});
    const RoomId room = RoomId::fromText(parts[3]);
    const drafts::MessageDraft nothing{.room = room, .text = {}, .replyTo = {}, .changedAt = {}};
    if (request.method == "GET")
        return answer(drafts.value(room, nothing));
    auto wanted = QJsonDocument::fromJson(request.body).object();
    wanted.insert(u"room"_s, parts[3]);
    const auto keep = fromJson<drafts::KeepDraft>(QJsonDocument(wanted).toJson());
    if (!keep)
        return refusal(keep.error());
    if (drafts.contains(room) && drafts.value(room).revision != keep->basedOn)
        return refusal({Code::Conflict, "draft-newer"});
    return answer(draftElsewhere(room.number, keep->text, Timestamp{m_time}, keep->replyTo));
}

FakeAnswer FakeServer::handlePresence(const FakeRequest &request, const QStringList &parts)
{
    if (parts[2] == "rooms"_L1) {
        presence::RoomPresence page{RoomId::fromText(parts[3]), {}, liveRooms};
        for (auto at = here.cbegin(); at != here.cend(); ++at)
            page.items.append({at.key(), at.value()});
        return answer(page);
    }
    if (parts[3] == "pairs"_L1)
        return answer(Page<presence::Changed>{pairs, {}});
    if (request.method == "PUT") {
        const auto wanted = fromJson<presence::Choose>(request.body);
        if (!wanted)
            return refusal(wanted.error());
        mine.choice = wanted->choice.value_or(mine.choice);
        if (wanted->readMarks)
            mine.readMarks = wanted->readMarks;
        tellTopic("/user/queue/presence", "presence.mine", toJson(mine));
    }
    return answer(mine);
}

FakeAnswer FakeServer::signedIn(const accounts::Account &account)
{
    accounts::SignedIn reply;
    reply.accessToken = u"access-%1"_s.arg(++m_nextId);
    reply.refreshToken = u"refresh-%1"_s.arg(++m_nextId);
    reply.expiresIn = tokenLife;
    reply.session = {++m_nextId};
    reply.account = account;
    m_access.insert(reply.accessToken, account.id);
    m_refresh.insert(reply.refreshToken, account.username);
    m_lastAccess = reply.accessToken;
    return answer(reply);
}

FakeAnswer FakeServer::handleAccounts(const FakeRequest &request)
{
    if (request.method == "POST" && request.path == "/api/v1/sessions"_L1) {
        const auto wanted = fromJson<accounts::SignIn>(request.body);
        if (!wanted || !m_people.contains(wanted->username) || wanted->password != "password"_L1)
            return refusal({Code::WrongCredentials, "sign-in"});
        return signedIn(m_people.value(wanted->username));
    }
    if (request.method == "POST" && request.path == "/api/v1/sessions/refresh"_L1) {
        const auto wanted = fromJson<accounts::Refresh>(request.body);
        QString user = wanted ? m_refresh.take(wanted->refreshToken) : QString();
        if (wanted && user.isEmpty() && wanted->attempt && m_attempts.contains(*wanted->attempt))
            user = m_attempts.value(*wanted->attempt);
        if (wanted && wanted->attempt)
            m_attempts.insert(*wanted->attempt, user);
        if (!user.isEmpty() && std::exchange(m_losesRenewal, false)) {
            (void)signedIn(m_people.value(user));
            return FakeAnswer{503, "<html>", {}};
        }
        if (user.isEmpty()) {
            forgetSessions(); // a used one comes back: the whole family goes
            return refusal({Code::NotSignedIn, "refresh-reused"});
        }
        return signedIn(m_people.value(user));
    }
    if (request.method == "POST" && request.path == "/api/v1/accounts"_L1) {
        const auto wanted = fromJson<accounts::Register>(request.body);
        if (!wanted)
            return refusal(wanted.error());
        if (m_people.contains(wanted->username))
            return refusal(Error(Code::AlreadyExists, "username").at(u"username"_s));
        return signedIn(addPerson(++m_nextId, wanted->username, wanted->nickname.value_or(wanted->username)));
    }
    if (request.method == "DELETE" && request.path == "/api/v1/sessions/current"_L1) {
        m_access.remove(request.token());
        return {204, {}, {}};
    }
    return refusal({Code::NotFound, "path"});
}

FakeAnswer FakeServer::handleRooms(const FakeRequest &request, const QStringList &parts)
{
    if (parts.size() == 3 && request.method == "GET") {
        Page<rooms::Room> page;
        for (const auto &[id, room] : m_rooms) {
            if (room.room.role)
                page.items.append(room.room);
        }
        return answer(page);
    }
    if (parts.size() < 4)
        return refusal({Code::NotFound, "path"});
    const auto found = m_rooms.find(RoomId::fromText(parts[3]));
    if (found == m_rooms.end())
        return refusal({Code::NotFound, "room"});
    if (parts.size() == 4)
        return answer(found->second.room);
    if (parts[4] == "uploads"_L1 || parts[4] == "attachments"_L1)
        return handleFiles(request, parts);
    if (parts[4] == "events"_L1)
        return history(request, found->second);
    if (parts[4] == "messages"_L1 && request.method == "POST")
        return postByRest(request, found->first);
    if (parts[4] == "members"_L1 && request.method == "GET") {
        Page<rooms::Member> page;
        for (const accounts::Account &account : std::as_const(m_people))
            page.items.append({account.id, account.nickname, rooms::MemberRole::Member, 0, account.createdAt,
                               account.username});
        return answer(page);
    }
    if (parts[4] == "members"_L1 && request.method == "POST") {
        found->second.room.role = rooms::MemberRole::Member;
        return answer(found->second.room);
    }
    if (parts[4] == "members"_L1 && request.method == "DELETE")
        return {204, {}, {}};
    return refusal({Code::NotFound, "path"});
}

files::Attachment FakeServer::addFile(const QString &name, const QByteArray &octets, const QByteArray &small)
{
    const AttachmentId id{++m_nextId};
    FakeFile file{{id, name, octets.size(), u"application/octet-stream"_s}, octets, small};
    if (!small.isEmpty()) {
        file.about.type = u"image/png"_s;
        file.about.width = 800;
        file.about.height = 400;
        file.about.thumbnail = true;
    }
    kept.insert(id, file);
    return file.about;
}

rooms::RoomEvent FakeServer::sayWith(qint64 room, qint64 sender, const QString &text,
                                     const QList<files::Attachment> &attachments)
{
    chat::MessageBody body;
    body.text = text;
    body.attachments = attachments;
    return happen(room, u"message"_s, sender, toJson(body));
}

FakeAnswer FakeServer::handleFiles(const FakeRequest &request, const QStringList &parts)
{
    const RoomId room = RoomId::fromText(parts[3]);
    const auto upload = [room](const FakeFile &file) {
        files::Upload out{file.about.id, room, file.octets.size(), file.about.size, files::kLargestChunk};
        if (file.isWhole())
            out.attachment = file.about;
        return answer(out);
    };
    if (parts.size() == 5 && request.method == "POST") {
        const auto wanted = json::parseObject(request.body);
        const AttachmentId id{++m_nextId};
        FakeFile file{{id, (*wanted)["name"_L1].toString(), (*wanted)["size"_L1].toInteger(),
                       u"application/octet-stream"_s},
                      {}};
        kept.insert(id, file);
        return upload(file);
    }
    const auto found = kept.find(AttachmentId::fromText(parts.value(5)));
    if (found == kept.end())
        return refusal({Code::NotFound, parts[4] == "uploads"_L1 ? "upload" : "attachment"});
    if (request.method == "DELETE") {
        kept.erase(found);
        return answer(Nothing{});
    }
    if (request.method == "PUT") {
        const qint64 offset = parts.value(7).toLongLong();
        if (offset != found->octets.size())
            return refusal(Error{Code::Conflict, u"offset-%1"_s.arg(found->octets.size())});
        found->octets += request.body;
        return upload(*found);
    }
    if (parts[4] == "uploads"_L1)
        return upload(*found);
    if (parts.value(6) == "info"_L1)
        return answer(found->about);
    if (parts.value(6) == "thumbnail"_L1)
        return found->small.isEmpty() ? refusal({Code::NotFound, "attachment"})
                                      : FakeAnswer{200, found->small, {}};
    const QByteArray range = request.headers.value("range").mid(6);
    if (range.isEmpty())
        return {200, found->octets, {}};
    const qint64 first = range.split('-').value(0).toLongLong();
    const qint64 last = range.split('-').value(1).toLongLong();
    return {206, found->octets.mid(first, last - first + 1), {}};
}

FakeAnswer FakeServer::history(const FakeRequest &request, const FakeRoom &room)
{
    const auto number = [&](const QString &name, qint64 otherwise) {
        const QString text = request.query.queryItemValue(name);
        return text.isEmpty() ? otherwise : text.toLongLong();
    };
    const qint64 limit = number(u"limit"_s, 40);
    const qint64 count = room.events.size();
    qint64 first = qMax<qint64>(0, count - limit);
    if (const qint64 before = number(u"before"_s, 0); before > 0)
        first = qMax<qint64>(0, qMin(before - 1, count) - limit);
    qint64 last = qMin(count, first + limit);
    if (const qint64 before = number(u"before"_s, 0); before > 0)
        last = qMin(count, before - 1);
    if (request.query.hasQueryItem(u"after"_s)) {
        first = qMin(count, number(u"after"_s, 0));
        last = qMin(count, first + limit);
    }
    qint64 around = number(u"around"_s, 0);
    if (request.query.hasQueryItem(u"at"_s)) {
        const auto at = Timestamp::fromText(request.query.queryItemValue(u"at"_s, QUrl::FullyDecoded));
        around = count;
        for (const rooms::RoomEvent &event : room.events) {
            if (event.at >= at) {
                around = event.position;
                break;
            }
        }
    }
    if (around > 0) {
        first = qBound<qint64>(0, around - 1 - limit / 2, count);
        last = qMin(count, first + limit);
    }
    const qint64 hidden = qMin(count, rooms::firstVisible(room.room) - 1);
    first = qMax(first, hidden);
    last = qMax(first, last);
    chat::History page;
    page.items = room.events.mid(first, last - first);
    page.epoch = room.room.epoch;
    page.position = room.room.position;
    page.hasOlder = first > hidden;
    page.hasNewer = last < count;
    return answer(page);
}

} // namespace madang::test
