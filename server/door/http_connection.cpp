// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/http_connection.h"

#include "common/base/log.h"
#include "common/protocol/notifications.h"
#include "server/door/deflate.h"
#include "server/door/door_thread.h"
#include "server/door/event_stream.h"
#include "server/door/stomp_connection.h"
#include "server/door/websocket.h"

#include <QHostAddress>

namespace madang::door {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestWordTold = 40;
    /// After which somebody with too many connections may have closed one.
    constexpr int kPlaceRestSeconds = 10;

    bool isKnownMethod(const QByteArray &method)
    {
        static const QList<QByteArray> known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
        return known.contains(method);
    }

    /// The media type without its parameters, in lower case.
    QByteArray mediaType(const QByteArray &contentType)
    {
        return contentType.split(';').first().trimmed().toLower();
    }

    bool isForm(const QByteArray &contentType)
    {
        return mediaType(contentType) == "application/x-www-form-urlencoded";
    }

    /// Whether If-None-Match has a version, or all of them (RFC 9110).
    bool names(const QByteArray &field, const QByteArray &version)
    {
        for (const QByteArray &each : field.split(',')) {
            QByteArray tag = each.trimmed();
            if (tag.startsWith("W/"))
                tag = tag.mid(2);
            if (tag == "*" || tag == '"' + version + '"')
                return true;
        }
        return false;
    }

    Result<QJsonObject> objectOf(const QList<std::pair<QByteArray, QByteArray>> &pairs)
    {
        QJsonObject object;
        for (const auto &[name, value] : pairs) {
            const QString member = QString::fromUtf8(name);
            if (object.contains(member))
                return Error{Code::Malformed, "repeated"}.at(member);
            object.insert(member, QString::fromUtf8(value));
        }
        return object;
    }

} // namespace

HttpConnection::HttpConnection(Connection &connection)
    : Conversation(connection)
    , m_parser(connection.thread().config().limits.http)
{
    expect(Waiting::ForHead);
}

HttpConnection::~HttpConnection() = default;

// ---- reading

void HttpConnection::received(QByteArrayView octets)
{
    if (mustWait() || !m_waitingInput.isEmpty()) {
        // One read's worth of pipelined requests is kept; the rest stays in the kernel until the answer has
        // gone.
        m_waitingInput.append(octets);
        connection().setReading(false);
        return;
    }
    consume(octets);
}

/// Whether an answer is still being made, or has hardly begun to leave.
bool HttpConnection::mustWait() const
{
    return m_waiting == Waiting::ForAnswer || m_waiting == Waiting::ForPieces
        || connection().queued() > Connection::kLowWater;
}

/// Reads requests until one has to wait for its answer.
void HttpConnection::consume(QByteArrayView input)
{
    while (!input.isEmpty() && !mustWait() && !connection().isOver()) {
        m_parser.feed(input);
        if (m_waiting == Waiting::ForRequest && !m_parser.idle())
            expect(Waiting::ForHead);
        if (m_parser.stage() == HttpParser::Stage::HeadDone)
            headDone();
        if (m_parser.stage() == HttpParser::Stage::Failed)
            refuseParse();
        if (m_parser.stage() == HttpParser::Stage::Done)
            dispatch();
        if (m_upgrade) {
            // The new conversation gets what came together with the handshake. This object lives until the
            // turn ends.
            Connection &mine = connection();
            mine.become(std::move(m_upgrade));
            if (!input.isEmpty())
                mine.conversation()->received(input);
            return;
        }
    }
    if (!input.isEmpty() && !connection().isOver()) {
        m_waitingInput = input.toByteArray();
        connection().setReading(false);
    }
}

void HttpConnection::goOn()
{
    if (mustWait())
        return;
    const QByteArray input = std::exchange(m_waitingInput, {});
    consume(input);
    if (connection().isOver() || connection().conversation() != this || mustWait())
        return;
    connection().setReading(true);
    if (m_peerEnded)
        connection().finish(Ending::PeerClosed);
}

void HttpConnection::drained()
{
    if (m_waiting == Waiting::ForPieces)
        askPiece();
    else
        goOn();
}

void HttpConnection::expect(Waiting what)
{
    m_waiting = what;
    const DoorLimits &limits = connection().thread().config().limits;
    const milliseconds time = what == Waiting::ForHead ? limits.headTime
        : what == Waiting::ForRequest                  ? limits.idleTime
        : what == Waiting::ForBody                     ? limits.bodyTime
                                                       : limits.answerTime;
    connection().setDeadline(connection().now() + time.count());
}

void HttpConnection::due(qint64)
{
    switch (m_waiting) {
    case Waiting::ForRequest:
        if (connection().queued() > 0 && connection().queued() < m_leftAtLook) {
            // Nobody is idle who is still taking the last answer.
            m_leftAtLook = connection().queued();
            expect(Waiting::ForRequest);
        } else {
            connection().finish(connection().queued() > 0 ? Ending::TimedOut : Ending::Finished);
        }
        return;
    case Waiting::ForHead:
        if (m_parser.idle()) {
            connection().abort(Ending::TimedOut);
            return;
        }
        beginRequest();
        break;
    case Waiting::ForPieces:
        if (connection().queued() > 0 && connection().queued() < m_leftAtLook) {
            m_leftAtLook = connection().queued();
            expect(Waiting::ForPieces);
        } else {
            connection().abort(Ending::TimedOut);
        }
        return;
    case Waiting::ForBody:
    case Waiting::ForAnswer:
        break;
    }
    m_keepAlive = false;
    m_ending = Ending::TimedOut;
    if (m_waiting == Waiting::ForAnswer)
        answer(problemAnswer(Error{Code::Timeout, "answer"}, m_requestId));
    else
        answer(problemAnswer(Error{Code::Timeout, "request"}, m_requestId, 408));
}

void HttpConnection::peerEnded()
{
    m_peerEnded = true;
    // A half-closed client still gets the answer it waits for.
    if (!mustWait())
        connection().finish(Ending::PeerClosed);
}

void HttpConnection::leave()
{
    m_leaving = true;
    if (m_waiting == Waiting::ForRequest || (m_waiting == Waiting::ForHead && m_parser.idle()))
        connection().finish(Ending::Shutdown);
}

// ---- one request

/// Gives the request its name and its beginning.
void HttpConnection::beginRequest()
{
    m_requestStart = connection().thread().premises().clock.steady();
    m_requestId = newRequestId();
    m_found = {};
    m_request = {};
    m_caller = {};
    m_tokenEnd.reset();
}

void HttpConnection::refuseParse()
{
    beginRequest();
    m_request = m_parser.request();
    const HttpFailure failure = m_parser.failure();
    m_keepAlive = false;
    m_ending = Ending::Violation;
    answer(problemAnswer(errorOfStatus(failure.status, failure.about), m_requestId, failure.status));
}

/// Decides everything that can be decided before the body: a refused body is never read.
void HttpConnection::headDone()
{
    beginRequest();
    m_request = m_parser.request();
    m_keepAlive = m_request.keepAlive && !m_leaving;
    std::optional<HttpAnswer> early = judgeHead();
    if (early) {
        if (m_request.hasBody)
            m_keepAlive = false; // its body would be taken for the next request
        m_parser.readBody(0);
        if (m_parser.stage() == HttpParser::Stage::Done)
            m_parser.takeRequest();
        answer(*std::move(early));
        return;
    }
    const qint64 most = connection().thread().config().limits.http.body;
    m_parser.readBody(m_found.route ? qMin<qint64>(m_found.route->bodyLimit(), most) : 0);
    if (m_parser.stage() == HttpParser::Stage::Body) {
        expect(Waiting::ForBody);
        if (m_request.expectsContinue)
            connection().send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
    }
}

/// A refusal; who is told again and again to come back later is closed.
HttpAnswer HttpConnection::refusal(const Error &error)
{
    const int most = connection().thread().config().limits.refusals;
    if (error.code == Code::RateLimited && m_patience.lost(connection().now(), most)) {
        m_keepAlive = false;
        m_ending = Ending::Flood;
    }
    return problemAnswer(error, m_requestId);
}

std::optional<HttpAnswer> HttpConnection::judgeHead()
{
    const DoorThread &thread = connection().thread();
    Caller stranger;
    stranger.address = QString::fromLatin1(clientAddress());
    if (const Done admitted = thread.premises().routes.admit(Act::Request, stranger); !admitted)
        return refusal(admitted.error());
    if (!takePlace(stranger.address))
        return problemAnswer(Error{Code::TooMany, "connections"}.after(kPlaceRestSeconds), m_requestId, 429);
    if (!isKnownMethod(m_request.method))
        return problemAnswer(Error{Code::NotSupported, "method"}, m_requestId);
    if (m_request.path == thread.config().websocketPath)
        return judgeUpgrade();
    if (m_request.method == "OPTIONS")
        return options();
    if (const Done free = judgeBan(stranger.address); !free)
        return problemAnswer(free.error(), m_requestId);
    if (isStream())
        return judgeStream();
    const QString path = u'/' + QString::fromUtf8(m_request.segments.join('/'));
    if (const auto plain = thread.premises().plain.constFind(path.toUtf8());
        plain != thread.premises().plain.constEnd()) {
        if (m_request.method == "GET" || m_request.method == "HEAD")
            return answerOf((*plain)());
        return problemAnswer(Error{Code::MethodNotAllowed, u"GET"_s}, m_requestId);
    }
    Result<Routes::Found> found = thread.premises().routes.find(m_request.method, path);
    if (!found)
        return problemAnswer(found.error(), m_requestId);
    m_found = *found;
    Result<Caller> caller = identify();
    if (!caller)
        return problemAnswer(caller.error(), m_requestId);
    m_caller = *caller;
    if (const Done typed = judgeType(); !typed)
        return problemAnswer(typed.error(), m_requestId);
    return std::nullopt;
}

/// Through a proxy each request may be somebody else's: each is counted anew, as long as it lasts. An upgrade
/// lasts to the end.
bool HttpConnection::takePlace(const QString &address)
{
    const QByteArray &peer = connection().peer();
    const bool isForwarded
        = connection().thread().config().proxies.contains(peer) && address.toLatin1() != peer;
    return connection().countAs(isForwarded ? neighbourhoodOf(address) : QByteArray());
}

/// From a banned address what is there can be read, and no more; a WebSocket is refused by its CONNECT, where
/// programs read why.
Done HttpConnection::judgeBan(const QString &address) const
{
    const bool reads = m_request.method == "GET" || m_request.method == "HEAD";
    if ((reads && !isStream()) || !connection().thread().isBanned(address))
        return {};
    return Error{Code::NotAllowed, "address-banned"};
}

std::optional<HttpAnswer> HttpConnection::judgeUpgrade()
{
    if (!websocket::asksForUpgrade(m_request))
        return problemAnswer(Error{Code::NotSupported, "upgrade"}, m_requestId, 426);
    const websocket::Judgement judgement
        = websocket::judge(m_request, connection().thread().config().origins, cameSecurely());
    if (judgement.accepted)
        return std::nullopt;
    m_keepAlive = false;
    const websocket::Refusal &refused = judgement.refused;
    return problemAnswer(errorOfStatus(refused.status, refused.about), m_requestId, refused.status);
}

bool HttpConnection::isStream() const
{
    return m_request.path == notifications::kStreamPath;
}

std::optional<HttpAnswer> HttpConnection::judgeStream()
{
    if (m_request.method != "GET" || m_request.hasBody)
        return problemAnswer(Error{Code::MethodNotAllowed, u"GET"_s}, m_requestId);
    Result<Caller> caller = identify();
    if (!caller)
        return problemAnswer(caller.error(), m_requestId);
    m_caller = *caller;
    if (const Result<QList<QByteArray>> types = streamTypes(); !types)
        return problemAnswer(types.error(), m_requestId);
    const auto topic = connection().thread().premises().routes.findTopic(
        QString::fromLatin1(notifications::noticed.topic), m_caller);
    if (!topic)
        return problemAnswer(topic.error(), m_requestId);
    if (const Done allowed = connection().thread().premises().routes.admit(Act::Connect, m_caller); !allowed)
        return refusal(allowed.error());
    if (!m_place.take(connection().thread().census(), m_caller.user))
        return problemAnswer(Error{Code::TooMany, "connections"}, m_requestId, 429);
    return std::nullopt;
}

/// "?types=chat.mention,donation": which notices the stream tells.
Result<QList<QByteArray>> HttpConnection::streamTypes() const
{
    QList<QByteArray> types;
    for (const auto &[name, value] : m_request.query) {
        if (name != "types")
            continue;
        for (const QByteArray &word : value.split(',')) {
            if (!notifications::isNoticeWord(word))
                return Error{Code::Malformed, QString::fromUtf8(word).left(kLongestWordTold)}.at(u"types"_s);
            if (!types.contains(word))
                types += word;
        }
    }
    return types;
}

/// JSON is asked for; pages also take forms, but only from our own pages.
Done HttpConnection::judgeType() const
{
    if (!m_request.hasBody || m_found.route->isRaw())
        return {};
    const QByteArray type = m_request.field("content-type");
    if (m_found.route->isPage() && isForm(type))
        return sameOrigin();
    if (mediaType(type) != "application/json")
        return Error{Code::UnsupportedType, "content-type"};
    return {};
}

Done HttpConnection::sameOrigin() const
{
    const QByteArray site = m_request.field("sec-fetch-site").toLower();
    if (m_request.count("origin") > 0) {
        if (!websocket::mayConnect({}, m_request.field("origin"), m_request.field("host"), cameSecurely()))
            return Error{Code::NotAllowed, "origin"};
    } else if (!site.isEmpty() && site != "same-origin" && site != "none") {
        return Error{Code::NotAllowed, "origin"};
    }
    return {};
}

void HttpConnection::dispatch()
{
    m_request = m_parser.takeRequest();
    if (m_request.path == connection().thread().config().websocketPath) {
        upgrade();
        return;
    }
    if (isStream()) {
        becomeStream();
        return;
    }
    Result<Params> params = this->params();
    if (!params) {
        answer(problemAnswer(params.error(), m_requestId));
        return;
    }
    expect(Waiting::ForAnswer);
    connection().thread().premises().routes.call(
        *m_found.route, m_caller, *std::move(params),
        [reach = reachingMe(), serial = ++m_serial](Result<Reply> reply) {
            reach([serial, reply = std::move(reply)](HttpConnection &me) { me.answered(serial, reply); });
        });
}

/// Brings what is ready on another thread to this conversation, if it is still going on then.
std::function<void(std::function<void(HttpConnection &)>)> HttpConnection::reachingMe()
{
    DoorThread &thread = connection().thread();
    return [mailbox = thread.mailbox(), &thread,
            id = connection().id()](std::function<void(HttpConnection &)> call) {
        mailbox->post([&thread, id, call = std::move(call)] {
            Connection *connection = thread.find(id);
            if (auto *http
                = connection ? dynamic_cast<HttpConnection *>(connection->conversation()) : nullptr)
                call(*http);
        });
    };
}

void HttpConnection::upgrade()
{
    const websocket::Judgement judgement
        = websocket::judge(m_request, connection().thread().config().origins, cameSecurely());
    if (!judgement.accepted)
        return; // judged before; the same request cannot come to something else
    websocket::Handshake handshake = *judgement.accepted;
    const std::optional<DeflateAgreement> deflate = agreedDeflate();
    if (deflate)
        handshake.extensions = deflate->text();
    connection().send(websocket::switchingProtocols(handshake));
    logRequest(101);
    m_upgrade
        = std::make_unique<StompConnection>(connection(), clientAddress(), m_requestId,
                                            m_request.field("user-agent"), deflate ? deflate->windowBits : 0);
}

/// Packing costs time and saves a network; there is none between us and a client on the same machine.
std::optional<DeflateAgreement> HttpConnection::agreedDeflate() const
{
    const Compression &compression = connection().thread().config().compression;
    const bool isHere = QHostAddress(QString::fromLatin1(clientAddress())).isLoopback();
    if (compression.with == Compression::With::Nobody
        || (isHere && compression.with == Compression::With::RemoteClients))
        return std::nullopt;
    QList<QByteArray> offers;
    for (const HttpField &field : m_request.fields) {
        if (field.name == "sec-websocket-extensions")
            offers += field.value;
    }
    return acceptDeflate(offers);
}

void HttpConnection::becomeStream()
{
    const QByteArray destination = notifications::noticed.topic;
    const auto topic
        = connection().thread().premises().routes.findTopic(QString::fromLatin1(destination), m_caller);
    if (!topic)
        return; // judged before; the same request cannot come to something else
    const Result<QList<QByteArray>> types = streamTypes();
    bool isNumber = false;
    const qint64 after = m_request.field("last-event-id").toLongLong(&isNumber);
    logRequest(200);
    auto stream = std::make_unique<EventStream>(
        connection(), *topic,
        EventStreamRequest{.caller = m_caller,
                           .place = std::move(m_place),
                           .destination = destination,
                           .after = isNumber ? std::optional(after) : std::nullopt,
                           .types = types ? *types : QList<QByteArray>(),
                           .agent = m_request.field("user-agent"),
                           .endsAt = m_tokenEnd,
                           .secure = cameSecurely()});
    EventStream &begun = *stream;
    m_upgrade = std::move(stream);
    begun.start();
}

Result<Params> HttpConnection::params() const
{
    Params params;
    if (m_found.route->isRaw()) {
        params.raw = m_request.body;
    } else if (!m_request.hasBody) {
        params.source = json::Source::Query;
        TRY(params.members, objectOf(m_request.query));
    } else if (isForm(m_request.field("content-type"))) {
        params.source = json::Source::Query;
        const auto pairs = formPairs(m_request.body, connection().thread().config().limits.http.parameters);
        if (!pairs)
            return Error{Code::Malformed, "form"};
        TRY(params.members, objectOf(*pairs));
    } else {
        TRY(params.members, json::parseObject(m_request.body, {.bytes = m_found.route->bodyLimit()}));
    }
    params.range = m_request.field("range");
    // A command is asked with a token and nothing that a browser sends along by itself.
    if (m_found.route->isPage() && m_request.count("cookie") == 1)
        params.cookies = m_request.field("cookie");
    for (auto member = m_found.members.constBegin(); member != m_found.members.constEnd(); ++member)
        params.members.insert(member.key(), member.value());
    if (m_found.route->isIdempotent() && m_request.count("idempotency-key") > 0)
        params.members.insert(u"tag"_s, QString::fromUtf8(m_request.field("idempotency-key")));
    return params;
}

// ---- who asks

Result<Caller> HttpConnection::identify()
{
    Caller caller;
    caller.address = QString::fromLatin1(clientAddress());
    caller.requestId = QString::fromLatin1(m_requestId);
    caller.language = m_request.field("accept-language").toLower().startsWith("ko") ? u"ko"_s : u"en"_s;
    if (m_request.count("authorization") == 0)
        return caller;
    const QByteArray credentials = m_request.field("authorization");
    if (!credentials.first(qMin<qsizetype>(7, credentials.size())).toLower().startsWith("bearer "))
        return Error{Code::NotSignedIn, "scheme"};
    TRY(const Claims claims,
        connection().thread().premises().authenticator.authenticateFrom(credentials.mid(7).trimmed(),
                                                                        caller.address));
    caller.user = claims.user;
    caller.session = claims.session;
    caller.token = claims.token;
    const Clock &clock = connection().thread().premises().clock;
    m_tokenEnd = clock.steady() + (claims.expiresAt.ms - clock.now().ms);
    return caller;
}

/// The peer, or the nearest address beyond our own proxies that they tell us of.
QByteArray HttpConnection::clientAddress() const
{
    const QList<QByteArray> &proxies = connection().thread().config().proxies;
    const QByteArray peer = connection().peer();
    if (!proxies.contains(peer))
        return peer;
    QList<QByteArray> hops;
    for (const HttpField &field : m_request.fields) {
        if (field.name == "x-forwarded-for")
            hops += field.value.split(',');
    }
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QByteArray address = hop->trimmed();
        if (proxies.contains(address))
            continue;
        const QHostAddress parsed(QString::fromLatin1(address));
        return parsed.isNull() ? peer : parsed.toString().toLatin1();
    }
    return peer;
}

bool HttpConnection::cameSecurely() const
{
    return connection().secure()
        || (connection().thread().config().proxies.contains(connection().peer())
            && m_request.field("x-forwarded-proto").toLower() == "https");
}

// ---- answering

void HttpConnection::answered(quint64 serial, const Result<Reply> &result)
{
    if (serial != m_serial || m_waiting != Waiting::ForAnswer || connection().isOver())
        return;
    if (result && m_request.method != "HEAD")
        m_pieces = result->pieces;
    answer(result ? answerOf(*result) : refusal(result.error()));
    goOn();
}

HttpAnswer HttpConnection::answerOf(const Reply &reply) const
{
    HttpAnswer answer;
    answer.status = reply.status;
    answer.contentType = reply.contentType;
    answer.body = reply.body;
    answer.isPage = reply.contentType.startsWith("text/html");
    answer.scriptHost = reply.scriptHost;
    answer.otherHosts = reply.otherHosts;
    answer.fileName = reply.fileName;
    if (reply.pieces)
        answer.follows = reply.pieces->size;
    if (reply.takesRanges)
        answer.fields.append(HttpField{"Accept-Ranges", "bytes"});
    if (!reply.contentRange.isEmpty())
        answer.fields.append(HttpField{"Content-Range", reply.contentRange});
    if (!reply.location.isEmpty())
        answer.fields.append(HttpField{"Location", reply.location});
    answer.version = reply.version;
    if (!reply.version.isEmpty() && names(m_request.field("if-none-match"), reply.version)) {
        answer.status = 304;
        answer.contentType.clear();
        answer.body.clear();
    }
    if (!reply.cookie.isEmpty())
        answer.fields.append(HttpField{"Set-Cookie", reply.cookie});
    return answer;
}

/// Writes the answer of the present request and waits for the next one, or closes.
void HttpConnection::answer(HttpAnswer answer)
{
    m_keepAlive = m_keepAlive && !m_leaving && !m_peerEnded;
    addCrossOriginFields(answer);
    const AnswerSetting setting{.requestId = m_requestId,
                                .now = connection().thread().premises().clock.now(),
                                .keepAlive = m_keepAlive,
                                .minorVersion = m_request.minorVersion,
                                .headOnly = m_request.method == "HEAD",
                                .secure = cameSecurely()};
    connection().send(formatted(answer, setting));
    m_leftAtLook = connection().queued();
    logRequest(answer.status);
    if (m_pieces && m_pieces->size > 0) {
        m_pieceAt = 0;
        m_pieceAsked = false;
        expect(Waiting::ForPieces);
        askPiece();
        return;
    }
    m_pieces.reset();
    answerEnds();
}

void HttpConnection::answerEnds()
{
    connection().countAs({});
    if (m_keepAlive)
        expect(Waiting::ForRequest);
    else
        connection().finish(m_ending);
}

/// One piece is on its way to us, or leaving; never more.
void HttpConnection::askPiece()
{
    if (m_pieceAsked || m_pieceAt >= m_pieces->size || connection().isOver()
        || connection().queued() > Connection::kLowWater)
        return;
    m_pieceAsked = true;
    m_pieces->read(m_pieceAt, [reach = reachingMe(), serial = m_serial](Result<QByteArray> piece) {
        reach([serial, piece = std::move(piece)](HttpConnection &me) { me.pieceCame(serial, piece); });
    });
}

void HttpConnection::pieceCame(quint64 serial, const Result<QByteArray> &piece)
{
    if (serial != m_serial || m_waiting != Waiting::ForPieces || connection().isOver())
        return;
    m_pieceAsked = false;
    if (!piece || piece->isEmpty() || piece->size() > m_pieces->size - m_pieceAt) {
        connection().abort(Ending::Broken); // the length was told: only a cut says that it is not all
        return;
    }
    m_pieceAt += piece->size(); // sending may already tell that more can be sent
    connection().send(*piece);
    m_leftAtLook = connection().queued();
    if (connection().isOver())
        return;
    expect(Waiting::ForPieces);
    if (m_pieceAt < m_pieces->size) {
        askPiece();
        return;
    }
    m_pieces.reset();
    answerEnds();
    goOn();
}

void HttpConnection::addCrossOriginFields(HttpAnswer &answer) const
{
    const QByteArray origin = m_request.field("origin");
    if (origin.isEmpty() || !connection().thread().config().origins.allowed.contains(origin))
        return;
    answer.fields.append(HttpField{"Access-Control-Allow-Origin", origin});
    answer.fields.append(HttpField{"Vary", "Origin"});
    if (m_request.method == "OPTIONS") {
        answer.fields.append(HttpField{"Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE"});
        answer.fields.append(
            HttpField{"Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key"});
        answer.fields.append(HttpField{"Access-Control-Max-Age", "600"});
    }
}

HttpAnswer HttpConnection::options() const
{
    const QString path = u'/' + QString::fromUtf8(m_request.segments.join('/'));
    const auto found = connection().thread().premises().routes.find("OPTIONS", path);
    if (found || found.error().code != Code::MethodNotAllowed)
        return problemAnswer(Error{Code::NotFound, "path"}, m_requestId);
    HttpAnswer answer;
    answer.status = 204;
    answer.fields.append(HttpField{"Allow", found.error().about.toLatin1() + ", OPTIONS"});
    return answer;
}

void HttpConnection::logRequest(int status)
{
    DoorMetrics &metrics = connection().thread().metrics();
    const qint64 took = connection().thread().premises().clock.steady() - m_requestStart;
    metrics.requestTime.record(took * 1000);
    metrics.requests[size_t(qBound(0, status / 100, 5))]->add();
    if (status == 429 && !m_patience.isFresh())
        return; // the metric counts them all
    const QString id = QString::fromLatin1(m_requestId);
    const LogRequest ofIt(id);
    qCInfo(lcDoor).noquote() << "request" << m_requestId << forLog(QString::fromLatin1(m_request.method))
                             << forLog(QString::fromLatin1(m_request.path)) << status << took << "ms"
                             << (m_caller.guest() ? u"guest"_s : m_caller.user.text());
}

} // namespace madang::door
