// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/stomp_connection.h"

#include "common/base/log.h"
#include "common/protocol/accounts.h"
#include "server/door/door_thread.h"
#include "server/door/stomp_answers.h"
#include "server/door/stomp_login.h"

namespace madang::door {

using namespace Qt::StringLiterals;

namespace {

    /// How long an ERROR waits for the answers of the commands before it.
    constexpr int kViolationGraceMs = 500;
    constexpr qsizetype kLongestId = 128;
    constexpr qsizetype kLongestTag = 64;
    /// What a flood is told to wait before it comes back.
    constexpr int kFloodRestSeconds = 10;

    struct AckWord {
        QByteArrayView word;
        AckMode mode;
    };
    constexpr std::array kAckWords{AckWord{"auto", AckMode::Auto}, AckWord{"client", AckMode::Client},
                                   AckWord{"client-individual", AckMode::ClientIndividual}};

    std::optional<AckMode> ackMode(const QByteArray &word)
    {
        if (word.isEmpty())
            return AckMode::Auto;
        for (const AckWord &each : kAckWords) {
            if (each.word == word)
                return each.mode;
        }
        return std::nullopt;
    }

    Result<TopicCursor> cursorOf(const stomp::Frame &frame)
    {
        TopicCursor cursor;
        cursor.epoch = frame.value("epoch");
        if (const QByteArray *after = frame.find("after")) {
            const bool digits
                = std::all_of(after->begin(), after->end(), [](char c) { return c >= '0' && c <= '9'; });
            if (!digits || after->isEmpty() || after->size() > 18)
                return Error{Code::Malformed, "number"}.at(u"after"_s);
            cursor.after = after->toLongLong();
        }
        return cursor;
    }

    /// The client's own key in a body, if it can be read.
    QString tagIn(const QJsonObject &members)
    {
        return members.value("tag"_L1).toString().left(kLongestTag);
    }
    QString tagIn(const QByteArray &body)
    {
        const Result<QJsonObject> members = json::parseObject(body, {.bytes = body.size()});
        return members ? tagIn(*members) : QString();
    }

    /// A beat is an end-of-line in a message of its own; the same octets for everyone.
    Block beat()
    {
        static thread_local const Block block = inWebsocketFrame("\n");
        return block;
    }

} // namespace

template <typename Handler> auto StompConnection::here(Handler handler)
{
    return [mailbox = thread().mailbox(), &thread = thread(), id = connection().id(),
            handler = std::move(handler)](auto result) {
        mailbox->post([&thread, id, handler, result = std::move(result)] {
            Connection *connection = thread.find(id);
            auto *me = connection ? dynamic_cast<StompConnection *>(connection->conversation()) : nullptr;
            if (me && !connection->isOver())
                handler(*me, result);
        });
    };
}

StompConnection::StompConnection(Connection &connection, const QByteArray &address,
                                 const QByteArray &requestId, const QByteArray &agent, int windowBits)
    : WebsocketConnection(connection, connection.thread().config().limits.messageBeforeLogin)
    , m_frames(connection.thread().config().limits.frameBeforeLogin)
    , m_subscriptions(connection.thread().reactor())
    , m_agent(agent)
    , m_loginBy(connection.now() + connection.thread().config().limits.loginTime.count())
{
    if (windowBits > 0)
        agreeToDeflate(windowBits);
    m_caller.address = QString::fromLatin1(address);
    m_caller.requestId = QString::fromLatin1(requestId);
    m_caller.language = u"en"_s;
    connection.setDeadline(m_loginBy);
}

StompConnection::~StompConnection()
{
    thread().reactor().answered(m_inFlight);
}

// ---- reading

void StompConnection::message(const QByteArray &payload)
{
    if (m_phase == Phase::Ending)
        return;
    m_frames.feed(payload);
    readFrames();
}

void StompConnection::readFrames()
{
    // A handler that ends a command at once comes back here; the loop goes on where it was.
    if (std::exchange(m_readingFrames, true))
        return;
    const int most = thread().config().limits.commandsInFlight;
    while (m_phase != Phase::Ending && m_inFlight < most && m_pausedUntil == 0 && !connection().isOver()) {
        const std::optional<stomp::Frame> frame = m_frames.next();
        if (!frame)
            break;
        keepPace();
        ++m_framesRead;
        thread().metrics().framesIn.add();
        onFrame(*frame);
    }
    m_readingFrames = false;
    if (m_phase != Phase::Ending && m_frames.violation())
        violate(m_frames.violation()->error, m_frames.violation()->receipt);
    connection().setReading(m_phase == Phase::Ending || (m_inFlight < most && m_pausedUntil == 0));
}

/// Frames that come too fast wait where they are, at the client's cost.
void StompConnection::keepPace()
{
    const int perSecond = thread().config().limits.framesPerSecond;
    if (m_phase != Phase::Serving || m_pace.take(connection().now(), perSecond))
        return;
    m_pausedUntil = m_pace.readyAt(perSecond);
    look(connection().now());
}

void StompConnection::onFrame(const stomp::Frame &frame)
{
    using Handler = void (StompConnection::*)(const stomp::Frame &);
    struct Row {
        QByteArrayView command;
        Handler handler;
    };
    static constexpr std::array kHandlers{
        Row{"SEND", &StompConnection::onSend},
        Row{"SUBSCRIBE", &StompConnection::onSubscribe},
        Row{"UNSUBSCRIBE", &StompConnection::onUnsubscribe},
        Row{"ACK", &StompConnection::onAck},
        Row{"NACK", &StompConnection::onAck},
        Row{"BEGIN", &StompConnection::onBegin},
        Row{"COMMIT", &StompConnection::onCommit},
        Row{"ABORT", &StompConnection::onAbort},
        Row{"DISCONNECT", &StompConnection::onDisconnect},
        Row{"CONNECT", &StompConnection::onConnect},
        Row{"STOMP", &StompConnection::onConnect},
    };
    for (const Row &row : kHandlers) {
        if (row.command != frame.command)
            continue;
        if (m_phase == Phase::BeforeLogin && row.handler != &StompConnection::onConnect)
            break;
        if (frame.command == "NACK" && m_version == stomp::Version::V10)
            break;
        (this->*row.handler)(frame);
        return;
    }
    violate(Error{Code::Malformed, m_phase == Phase::BeforeLogin ? "not-connected" : "command"},
            frame.value("receipt"));
}

// ---- login

void StompConnection::onConnect(const stomp::Frame &frame)
{
    const QByteArray receipt = frame.value("receipt");
    if (m_phase != Phase::BeforeLogin) {
        violate(Error{Code::Malformed, "connected-already"}, receipt);
        return;
    }
    const DoorLimits &limits = thread().config().limits;
    const Result<StompLogin> login = judgeLogin(frame, limits.heartbeat);
    const Done identified = login ? admit(*login) : Done(login.error());
    if (!identified) {
        const Error &error = identified.error();
        const bool isLimit = error.code == Code::RateLimited || error.code == Code::TooMany;
        const bool isBan = error.code == Code::NotAllowed;
        if (isLimit || isBan || error.code == Code::NotSignedIn)
            endWith({encodedError(error, receipt),
                     isLimit ? websocket::CloseCode::TryAgainLater : websocket::CloseCode::Policy,
                     error.about.toUtf8(), isLimit || isBan ? Ending::Refused : Ending::Finished});
        else
            violate(error, receipt);
        return;
    }
    m_version = login->version;
    m_frames.setVersion(m_version);
    m_frames.setLimits(limits.frame);
    setLimits(limits.message);
    m_strict = login->strict;
    m_heartbeat = stomp::Heartbeat(login->beats, connection().now());
    m_phase = Phase::Serving;
    // A program that listens all night is not its maker being there.
    m_attending.begin(m_caller.token ? nullptr : thread().premises().attendance, m_caller.user,
                      m_caller.session);
    connection().enlist({m_caller.user,
                         m_caller.session,
                         m_caller.address,
                         std::exchange(m_agent, {}),
                         LiveConnection::Protocol::Stomp,
                         {}});
    send(connectedFrame(*login, m_caller, limits.heartbeat));
    look(connection().now());
}

/// Finds out who it is, and whether they may come in now.
Done StompConnection::admit(const StompLogin &login)
{
    if (thread().isBanned(m_caller.address))
        return Error{Code::NotAllowed, "address-banned"};
    TRY(identify(login));
    TRY(thread().premises().routes.admit(Act::Connect, m_caller));
    if (!m_place.take(thread().census(), m_caller.user))
        return Error{Code::TooMany, "connections"};
    return {};
}

/// A token names the caller; without one they are a guest.
Done StompConnection::identify(const StompLogin &login)
{
    if (login.token.isEmpty())
        return {};
    const Result<Claims> claims
        = thread().premises().authenticator.authenticateFrom(login.token, m_caller.address);
    if (!claims) {
        // Conformance suites log in with a user name and "guest".
        if (login.inPasscode && thread().config().playground)
            return {};
        return claims.error();
    }
    m_caller.user = claims->user;
    m_caller.session = claims->session;
    m_caller.token = claims->token;
    setTokenEnd(*claims);
    return {};
}

void StompConnection::setTokenEnd(const Claims &claims)
{
    const Clock &clock = thread().premises().clock;
    m_tokenEnd = clock.steady() + (claims.expiresAt.ms - clock.now().ms);
}

// ---- commands

StompConnection::Request StompConnection::requestOf(const stomp::Frame &frame) const
{
    Request request;
    request.receipt = frame.value("receipt");
    request.about = frame.value("destination");
    return request;
}

/// The address and members of a SEND, ready for the house.
Result<Routes::Call> StompConnection::callOf(const stomp::Frame &frame) const
{
    const QByteArray destination = frame.value("destination");
    if (!destination.startsWith('/'))
        return Error{Code::NotFound, "destination"};
    TRY(const Routes::Found found,
        connection().thread().premises().routes.findSend(QString::fromUtf8(destination)));
    Routes::Call call{found.route, {}};
    TRY(call.params.members, json::parseObject(frame.body, {.bytes = found.route->bodyLimit()}));
    for (auto member = found.members.constBegin(); member != found.members.constEnd(); ++member)
        call.params.members.insert(member.key(), member.value());
    return call;
}

void StompConnection::onSend(const stomp::Frame &frame)
{
    if (!frame.find("destination")) {
        violate(Error{Code::Malformed, "missing"}.at(u"destination"_s), frame.value("receipt"));
        return;
    }
    if (!holdForTransaction(frame))
        perform(frame);
}

void StompConnection::perform(const stomp::Frame &frame)
{
    const QByteArray destination = frame.value("destination");
    if (destination == accounts::renewToken.send) {
        renewToken(frame);
        return;
    }
    if (thread().config().playground && PlaySubscription::isPlay(destination)) {
        play(frame);
        sendReceipt(frame.value("receipt"));
        return;
    }
    Request request = requestOf(frame);
    Result<Routes::Call> call = callOf(frame);
    request.tag = call ? tagIn(call->params.members) : tagIn(frame.body);
    if (!call) {
        refuse(request, call.error());
        return;
    }
    Caller caller = m_caller;
    caller.requestId = QString::fromLatin1(requestId());
    commandBegan();
    thread().premises().routes.call(*call->route, caller, std::move(call->params),
                                    here([request](StompConnection &me, const Result<Reply> &result) {
                                        me.answered(request, result);
                                        me.commandEnded();
                                    }));
}

void StompConnection::answered(const Request &request, const Result<Reply> &result)
{
    if (result)
        sendReceipt(request.receipt, &*result);
    else
        refuse(request, result.error());
}

void StompConnection::commandBegan()
{
    ++m_inFlight;
    thread().reactor().awaitAnswer();
}

/// One less on its way: go on reading, or end if that was waited for.
void StompConnection::commandEnded()
{
    --m_inFlight;
    thread().reactor().answered();
    if (m_phase == Phase::Ending) {
        if (m_inFlight == 0)
            sayFarewell();
        return;
    }
    readFrames();
}

/// The session goes on under a new token of the same session.
void StompConnection::renewToken(const stomp::Frame &frame)
{
    const Request request = requestOf(frame);
    const Result<accounts::RenewToken> renewal = fromJson<accounts::RenewToken>(frame.body);
    if (!renewal) {
        refuse(request, renewal.error());
        return;
    }
    const Result<Claims> claims = thread().premises().authenticator.authenticateFrom(
        renewal->accessToken.toLatin1(), m_caller.address);
    if (!claims) {
        refuse(request, claims.error());
    } else if (m_caller.guest() || claims->user != m_caller.user || claims->session != m_caller.session) {
        refuse(request, Error{Code::NotAllowed, "other-session"});
    } else {
        setTokenEnd(*claims);
        look(connection().now());
        sendReceipt(request.receipt);
    }
}

void StompConnection::play(const stomp::Frame &frame)
{
    Published published;
    published.topic = frame.value("destination");
    published.messageId = thread().newMessageId();
    published.body = stomp::encode(frame);
    thread().premises().bus.publish({std::make_shared<const Published>(std::move(published))});
}

// ---- subscriptions

void StompConnection::onSubscribe(const stomp::Frame &frame)
{
    const QByteArray receipt = frame.value("receipt");
    const QByteArray destination = frame.value("destination");
    const QByteArray id = frame.value("id");
    if (destination.isEmpty()) {
        violate(Error{Code::Malformed, "missing"}.at(u"destination"_s), receipt);
        return;
    }
    if (m_version != stomp::Version::V10 && id.isEmpty()) {
        violate(Error{Code::Malformed, "missing"}.at(u"id"_s), receipt);
        return;
    }
    if (id.size() > kLongestId) {
        violate(Error{Code::TooLong, "id"}.at(u"id"_s), receipt);
        return;
    }
    const std::optional<AckMode> mode = ackMode(frame.value("ack"));
    if (!mode) {
        violate(Error{Code::Malformed, "word"}.at(u"ack"_s), receipt);
        return;
    }
    if (m_subscriptions.find(id, destination)) {
        violate(Error{Code::AlreadyExists, "subscription"}.at(u"id"_s), receipt);
    } else if (m_subscriptions.count() >= thread().config().limits.subscriptions) {
        refuse(requestOf(frame), Error{Code::TooMany, "subscriptions"});
    } else if (destination == kErrorQueue) {
        m_subscriptions.add(std::make_shared<Subscription>(*this, id, destination, *mode));
        sendReceipt(receipt);
    } else if (thread().config().playground && PlaySubscription::isPlay(destination)) {
        m_subscriptions.add(std::make_shared<PlaySubscription>(*this, id, destination, *mode));
        sendReceipt(receipt);
    } else {
        subscribeTopic(id, destination, *mode, frame);
    }
}

void StompConnection::subscribeTopic(const QByteArray &id, const QByteArray &destination, AckMode mode,
                                     const stomp::Frame &frame)
{
    const Result<TopicCursor> cursor = cursorOf(frame);
    if (!cursor) {
        refuse(requestOf(frame), cursor.error());
        return;
    }
    const Done allowed = thread().premises().routes.admit(Act::Subscribe, m_caller);
    if (!allowed) {
        refuse(requestOf(frame), allowed.error());
        return;
    }
    const Result<Routes::FoundTopic> topic = destination.startsWith('/')
        ? thread().premises().routes.findTopic(QString::fromUtf8(destination), m_caller)
        : Error{Code::NotFound, "destination"};
    if (!topic) {
        refuse(requestOf(frame), topic.error());
        return;
    }
    const auto subscription
        = std::make_shared<TopicSubscription>(*this, id, *topic, destination, mode, frame.value("receipt"));
    m_subscriptions.add(subscription);
    connection().setRooms(m_subscriptions.rooms());
    subscription->start(*cursor);
}

void StompConnection::askPage(TopicSubscription &subscription, const TopicCursor &cursor, quint64 ticket)
{
    const bool first = ticket == 1;
    const QByteArray &destination = subscription.destination();
    const auto handler = [asker = subscription.weak_from_this(), ticket,
                          first](StompConnection &me, const Result<TopicPage> &page) {
        if (const auto held = asker.lock())
            static_cast<TopicSubscription &>(*held).pageArrived(ticket, page);
        if (first)
            me.commandEnded();
    };
    // Looked up again at each page instead of kept by each of thousands of subscriptions.
    const Result<Routes::FoundTopic> topic
        = thread().premises().routes.findTopic(QString::fromUtf8(destination), m_caller);
    if (first)
        commandBegan();
    Caller caller = m_caller;
    caller.requestId = QString::fromLatin1(requestId());
    if (topic)
        thread().premises().routes.open(*topic, caller, cursor, here(handler));
    else
        here(handler)(Result<TopicPage>(topic.error()));
}

void StompConnection::onUnsubscribe(const stomp::Frame &frame)
{
    const QByteArray id = frame.value("id");
    const QByteArray destination = frame.value("destination");
    if (id.isEmpty() && (m_version != stomp::Version::V10 || destination.isEmpty())) {
        violate(Error{Code::Malformed, "missing"}.at(u"id"_s), frame.value("receipt"));
        return;
    }
    // One that is not there may have been taken back by the house a moment ago: that is no fault of the
    // client.
    if (const auto subscription = m_subscriptions.find(id, destination)) {
        // The house may not have answered yet, and nobody waits for that now: SUBSCRIBE was dealt with.
        sendReceipt(subscription->takeOwedReceipt());
        m_subscriptions.remove(*subscription);
        connection().setRooms(m_subscriptions.rooms());
    }
    sendReceipt(frame.value("receipt"));
}

void StompConnection::subscriptionRefused(Subscription &subscription, const Error &error,
                                          const QByteArray &receipt)
{
    const Request request{receipt, {}, subscription.destination()};
    m_subscriptions.remove(subscription);
    connection().setRooms(m_subscriptions.rooms());
    // A standing token that is good for nothing any more opens nothing more and tells nothing more.
    if (m_caller.token && error.code == Code::NotSignedIn)
        endWith({encodedError(error, receipt), websocket::CloseCode::Policy, "token", Ending::SignedOut});
    else
        refuse(request, error);
}

/// The past cannot be read on: the client has to come back and resume.
void StompConnection::subscriptionFailed(const Error &error)
{
    endWith({encodedError(error), websocket::CloseCode::TryAgainLater, "resume", Ending::Finished});
}

void StompConnection::drained()
{
    m_subscriptions.resume([this] { return isFull(); });
}

// ---- acknowledgements

void StompConnection::onAck(const stomp::Frame &frame)
{
    const bool named = m_version == stomp::Version::V12 ? frame.find("id") != nullptr
                                                        : frame.find("message-id") != nullptr
            && (m_version == stomp::Version::V10 || frame.find("subscription") != nullptr);
    if (!named) {
        violate(Error{Code::Malformed, "missing"}.at(m_version == stomp::Version::V12 ? u"id"_s
                                                                                      : u"message-id"_s),
                frame.value("receipt"));
        return;
    }
    if (!holdForTransaction(frame))
        settle(frame);
}

/// A refused one is no refused subscription: it is told by what it named, not by a destination.
StompConnection::Request StompConnection::ackOf(const stomp::Frame &frame) const
{
    Request request;
    request.receipt = frame.value("receipt");
    request.ack = frame.value(m_version == stomp::Version::V12 ? "id" : "message-id");
    return request;
}

void StompConnection::settle(const stomp::Frame &frame)
{
    const Request request = ackOf(frame);
    const QByteArray *subscription = m_version == stomp::Version::V11 ? frame.find("subscription") : nullptr;
    const auto settled = m_subscriptions.settle(request.ack, subscription);
    if (!settled)
        refuse(request, Error{Code::NotFound, "ack"});
    else if (frame.command == "ACK" && !settled->subscription->ackCommand().isEmpty())
        acknowledge(*settled->subscription, settled->messageIds, request);
    else // what was not accepted stays unacknowledged in the store and comes again after the next login
        sendReceipt(request.receipt);
}

void StompConnection::acknowledge(const Subscription &subscription, const QList<QByteArray> &messageIds,
                                  std::optional<Request> ack)
{
    const Route *route = thread().premises().routes.named(subscription.ackCommand());
    if (!route) {
        if (ack)
            sendReceipt(ack->receipt);
        return;
    }
    QList<Routes::Call> calls;
    for (const QByteArray &id : messageIds) {
        QJsonObject members;
        members.insert(QString::fromLatin1(subscription.ackMember()), QString::fromLatin1(id));
        calls.append({route, {members, json::Source::Body}});
    }
    commandBegan();
    thread().premises().routes.callAtomically(
        std::move(calls), m_caller,
        here([ack = std::move(ack)](StompConnection &me, const Routes::Together &together) {
            if (ack && together.replies)
                me.sendReceipt(ack->receipt);
            else if (ack) // who said nothing has nothing refused
                me.refuse(*ack, together.replies.error());
            me.commandEnded();
        }));
}

// ---- transactions

/// Keeps a SEND, ACK or NACK that belongs to a transaction. False when it belongs to none.
bool StompConnection::holdForTransaction(const stomp::Frame &frame)
{
    const QByteArray *name = frame.find("transaction");
    if (!name)
        return false;
    const int most = thread().config().limits.framesPerTransaction;
    if (const Done held = m_transactions.hold(*name, frame, most); !held)
        violate(held.error(), frame.value("receipt"));
    return true;
}

void StompConnection::onBegin(const stomp::Frame &frame)
{
    const int most = thread().config().limits.transactions;
    if (const Done begun = m_transactions.begin(frame.value("transaction"), most); !begun)
        violate(begun.error(), frame.value("receipt"));
    else
        sendReceipt(frame.value("receipt"));
}

void StompConnection::onAbort(const stomp::Frame &frame)
{
    if (const auto dropped = m_transactions.take(frame.value("transaction")); !dropped)
        violate(dropped.error(), frame.value("receipt"));
    else
        sendReceipt(frame.value("receipt"));
}

/// All SENDs become one unit of work; what else was held follows when it is stored.
void StompConnection::onCommit(const stomp::Frame &frame)
{
    const Result<QList<stomp::Frame>> held = m_transactions.take(frame.value("transaction"));
    if (!held) {
        violate(held.error(), frame.value("receipt"));
        return;
    }
    Request commit = requestOf(frame);
    commit.transaction = frame.value("transaction");
    QList<Routes::Call> calls;
    QList<Request> requests;
    QList<stomp::Frame> others;
    for (const stomp::Frame &each : *held) {
        const QByteArray destination = each.value("destination");
        const bool isPlay = thread().config().playground && PlaySubscription::isPlay(destination);
        if (each.command != "SEND" || isPlay) {
            others.append(each);
            continue;
        }
        Result<Routes::Call> call = callOf(each);
        Request request = requestOf(each);
        request.tag = call ? tagIn(call->params.members) : tagIn(each.body);
        if (!call) {
            refuse(inTransaction(commit, request), call.error());
            return;
        }
        requests.append(request);
        calls.append(*std::move(call));
    }
    if (calls.isEmpty()) {
        answeredTogether(requests, others, commit, {QList<Reply>()});
        return;
    }
    Caller caller = m_caller;
    caller.requestId = QString::fromLatin1(requestId());
    commandBegan();
    thread().premises().routes.callAtomically(
        std::move(calls), caller,
        here([requests, others, commit](StompConnection &me, const Routes::Together &together) {
            me.answeredTogether(requests, others, commit, together);
            me.commandEnded();
        }));
}

void StompConnection::answeredTogether(const QList<Request> &requests, const QList<stomp::Frame> &others,
                                       const Request &commit, const Routes::Together &together)
{
    if (!together.replies) {
        // What the store refused as a whole is told by its first part, so that it has a name at all.
        const Request &part = requests.at(qMax<qsizetype>(together.failed, 0));
        refuse(inTransaction(commit, part), together.replies.error());
        return;
    }
    for (qsizetype i = 0; i < requests.size(); ++i)
        sendReceipt(requests[i].receipt, &together.replies->at(i));
    for (const stomp::Frame &each : others) {
        if (each.command == "SEND")
            perform(each);
        else
            settle(each);
    }
    sendReceipt(commit.receipt);
}

/// What a refused COMMIT is told by: which part was at fault, and the receipt that was asked for last.
StompConnection::Request StompConnection::inTransaction(const Request &commit, const Request &part)
{
    return {commit.receipt.isEmpty() ? part.receipt : commit.receipt, part.tag, part.about,
            commit.transaction};
}

// ---- answering

void StompConnection::send(const stomp::Frame &frame)
{
    transmit(inWebsocketFrame(stomp::encode(frame, m_version)));
}

void StompConnection::sendReceipt(const QByteArray &receipt, const Reply *reply)
{
    if (!receipt.isEmpty())
        send(receiptFrame({receipt, reply ? reply->position : 0, reply ? reply->eventId : QByteArray()}));
}

/// A refused command does not cost the connection, unless the client asked for just that, or goes on and on.
void StompConnection::refuse(const Request &request, const Error &error)
{
    thread().metrics().refusals.add();
    const bool isFlood = m_patience.lost(connection().now(), thread().config().limits.refusals);
    logRefusal(request, error);
    if (m_strict) {
        violate(error, request.receipt);
        return;
    }
    if (isFlood) {
        endWith({encodedError(Error{Code::RateLimited, "flood"}.after(kFloodRestSeconds), request.receipt),
                 websocket::CloseCode::Policy, "flood", Ending::Flood});
        return;
    }
    Subscription *errors = m_subscriptions.errors();
    if (!errors)
        return;
    const QByteArray messageId = thread().newMessageId();
    StompRefusal refusal{error, requestId(), request.receipt, request.tag, request.about};
    refusal.transaction = request.transaction;
    refusal.ack = request.ack;
    send(refusalFrame(refusal, errors->id(), messageId, errors->expectAck(messageId)));
}

/// The first of a row, and whatever is our own fault; the metric counts them all.
void StompConnection::logRefusal(const Request &request, const Error &error)
{
    if (!m_patience.isFresh() && httpStatusOf(error.code) < 500)
        return;
    const QString id = QString::fromLatin1(requestId());
    const LogRequest ofIt(id);
    qCInfo(lcDoor).noquote() << "refused" << requestId() << forLog(QString::fromUtf8(request.about))
                             << wordOf(error.code) << forLog(error.about)
                             << (m_caller.guest() ? u"guest"_s : m_caller.user.text());
}

QByteArray StompConnection::encodedError(const Error &error, const QByteArray &receipt) const
{
    return stomp::encode(errorFrame(error, receipt, requestId()), m_version);
}

QByteArray StompConnection::requestId() const
{
    return m_caller.requestId.toLatin1() + '.' + QByteArray::number(m_framesRead);
}

// ---- ending

/// The client broke the protocol: what came before takes effect and is answered, then ERROR, then the end.
void StompConnection::violate(const Error &error, const QByteArray &receipt)
{
    const QString id = QString::fromLatin1(requestId());
    const LogRequest ofIt(id);
    qCInfo(lcDoor).noquote() << "violation" << requestId() << wordOf(error.code) << forLog(error.about);
    endWith({encodedError(error, receipt), websocket::CloseCode::ProtocolError, error.about.toUtf8(),
             Ending::Violation});
}

void StompConnection::onDisconnect(const stomp::Frame &frame)
{
    Farewell farewell;
    if (const QByteArray *receipt = frame.find("receipt"))
        farewell.error = stomp::encode(receiptFrame({*receipt, 0, {}}), m_version);
    endWith(std::move(farewell));
}

void StompConnection::endWith(Farewell farewell)
{
    if (m_phase == Phase::Ending)
        return;
    const Ending ending = farewell.ending;
    m_phase = Phase::Ending;
    m_farewell = std::make_unique<Farewell>(std::move(farewell));
    if (m_inFlight == 0) {
        sayFarewell();
        return;
    }
    const qint64 closeTime = thread().config().limits.closeTime.count();
    // Where everybody is sent away at once, all that is on its way is answered at once too: on a slow disk
    // that takes longer, and who was not told has to ask again what was stored.
    const qint64 grace = ending == Ending::Shutdown ? 2 * closeTime
        : ending == Ending::Finished                ? closeTime
                                                    : kViolationGraceMs;
    connection().setDeadline(connection().now() + grace);
}

void StompConnection::sayFarewell()
{
    const std::unique_ptr<Farewell> farewell = std::move(m_farewell);
    if (!farewell || connection().isOver())
        return;
    closing();
    if (!farewell->error.isEmpty())
        connection().send(inWebsocketFrame(farewell->error));
    close(farewell->code, farewell->reason, farewell->ending);
}

void StompConnection::closing()
{
    m_phase = Phase::Ending;
    m_subscriptions.clear();
}

void StompConnection::ended()
{
    m_place.leave();
    m_attending.end();
    closing();
}

void StompConnection::leave()
{
    endWith({{}, websocket::CloseCode::GoingAway, "shutdown", Ending::Shutdown});
}

void StompConnection::revoked()
{
    sendAway(Error{Code::NotSignedIn, "session-revoked"}, Ending::SignedOut);
}

void StompConnection::banned()
{
    sendAway(Error{Code::NotAllowed, "address-banned"}, Ending::Refused);
}

/// At once, whatever was on its way.
void StompConnection::sendAway(const Error &error, Ending ending)
{
    if (m_phase == Phase::Ending && !m_farewell)
        return;
    m_phase = Phase::Ending;
    m_farewell = std::make_unique<Farewell>(
        Farewell{encodedError(error), websocket::CloseCode::Policy, error.about.toUtf8(), ending});
    sayFarewell();
}

QByteArray StompConnection::farewellToSlowReader()
{
    const QByteArray error = encodedError(Error{Code::TooLarge, "slow-reader"});
    return websocket::frame(websocket::Opcode::Text, error) + WebsocketConnection::farewellToSlowReader();
}

// ---- moments

void StompConnection::due(qint64 now)
{
    if (m_phase == Phase::Ending)
        sayFarewell();
    else if (m_phase == Phase::BeforeLogin && now >= m_loginBy)
        endWith({encodedError(Error{Code::Timeout, "login"}), websocket::CloseCode::Policy, "login",
                 Ending::TimedOut});
    else
        look(now);
    if (m_phase == Phase::Serving)
        endPause(now);
}

/// Goes on reading after a pause that the client earned.
void StompConnection::endPause(qint64 now)
{
    if (m_pausedUntil == 0 || now < m_pausedUntil)
        return;
    m_pausedUntil = 0;
    readFrames();
}

/// Does what is due by now, and sets the deadline for what is due next.
void StompConnection::look(qint64 now)
{
    if (m_phase == Phase::BeforeLogin) {
        connection().setDeadline(m_loginBy);
        return;
    }
    if (m_tokenEnd && now >= *m_tokenEnd) {
        endWith({encodedError(Error{Code::NotSignedIn, "token-expired"}), websocket::CloseCode::Policy,
                 "token-expired", Ending::SignedOut});
        return;
    }
    m_heartbeat.received(lastReceived());
    m_heartbeat.sent(connection().lastSent());
    const qint64 pingTime = thread().config().limits.pingTime.count();
    const bool beats = m_heartbeat.periods().incoming > 0;
    const qint64 silence = now - lastReceived();
    if (m_heartbeat.peerIsDead(now) || (!beats && silence >= 2 * pingTime)) {
        closing();
        close(websocket::CloseCode::Policy, "silent", Ending::Silent);
        return;
    }
    if (m_heartbeat.mustSend(now)) {
        connection().send(beat());
        m_heartbeat.sent(now);
    }
    qint64 next = m_heartbeat.nextLook();
    if (!beats) {
        // Without heart-beats a WebSocket ping asks whether anybody is there; every stock client answers it.
        const bool pinged = m_pingedAfter == lastReceived();
        if (silence >= pingTime && !pinged) {
            m_pingedAfter = lastReceived();
            ping();
        }
        next = qMin(next, lastReceived() + (silence >= pingTime ? 2 : 1) * pingTime);
    }
    if (m_tokenEnd)
        next = qMin(next, *m_tokenEnd);
    if (m_pausedUntil > 0)
        next = qMin(next, m_pausedUntil);
    connection().setDeadline(next);
}

} // namespace madang::door
