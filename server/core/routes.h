// SPDX-License-Identifier: GPL-3.0-or-later
// Routes: address -> handler with its guards. The only dispatcher; REST, STOMP and pages meet here. It knows
// neither sockets nor features.
#pragma once

#include "server/core/lanes.h"
#include "server/core/throttle.h"

#include <QMap>
#include <QUrlQuery>

#include <array>

namespace madang {

/// A body too large to be held: the door asks for the next piece when the peer has taken the last.
struct Pieces {
    qint64 size = 0; ///< of the whole body
    /// Calls back once, on any thread, with the octets from `at` on: as many as fit into one piece, never
    /// none.
    std::function<void(qint64 at, std::function<void(Result<QByteArray>)>)> read;
};

/// What a handler answers, ready for the door.
struct Reply {
    QByteArray body; ///< JSON, or the page
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray location; ///< of a redirect
    QByteArray cookie = {}; ///< of a page: a whole Set-Cookie
    QByteArray scriptHost = {}; ///< of a page: whose script it may run beside ours ("https://js.example.com")
    QByteArray otherHosts = {}; ///< where that script may go beside its company's hosts, by spaces
    qint64 position = 0; ///< of the stored event, for the RECEIPT; 0 when there is none
    QByteArray eventId;
    std::shared_ptr<const Pieces> pieces = {}; ///< in place of `body`
    QString fileName = {}; ///< of what is to be saved, never shown
    QByteArray contentRange = {}; ///< "bytes 0-9/100"
    bool takesRanges = false;
    QByteArray version = {}; ///< names a body that never changes at its address: clients may keep it
};
using Finish = std::function<void(Result<Reply>)>;

/// A reply that needs more than the handler's own transaction: started after its COMMIT, on the lane's
/// thread. It must call its argument exactly once, on any thread.
template <typename T> using Later = std::function<void(std::function<void(Result<T>)>)>;

/// What a handler gives back: the reply, or how to get it.
struct Step {
    Reply reply;
    Later<Reply> later;
};

/// The members of a request: a body, or a query, with the address's own members laid over it.
struct Params {
    QJsonObject members;
    json::Source source = json::Source::Body;
    QByteArray raw = {}; ///< the body as it came; only of a route that says raw()
    QByteArray range = {}; ///< the header Range as it came
    QByteArray cookies = {}; ///< the header Cookie as it came; only of a page
};

/// One address with everything that is decided about it.
class Route {
public:
    /// Guests may call it.
    Route &guests()
    {
        m_guests = true;
        return *this;
    }
    /// It only reads: runs on a reading lane.
    Route &reads()
    {
        m_kind = LaneKind::Read;
        return *this;
    }
    /// At most `count` calls per `window` and caller (a guest counts by address).
    Route &atMost(int count, std::chrono::milliseconds window)
    {
        m_rate = {count, window};
        return *this;
    }
    /// The member whose value picks the lane; "room" unless told.
    Route &key(const char *member)
    {
        m_key = QLatin1StringView(member);
        return *this;
    }
    /// HTTP status of success.
    Route &status(int code)
    {
        m_status = code;
        return *this;
    }
    /// Takes a body of any type as it came, and nothing out of it.
    Route &raw()
    {
        m_raw = true;
        return *this;
    }
    /// Largest request body in octets.
    Route &bodyUpTo(qsizetype octets)
    {
        m_bodyLimit = octets;
        return *this;
    }

    const QByteArray &name() const { return m_name; }
    /// The name of the command, also of an older address for it.
    const QByteArray &command() const { return m_bucket; }
    const QByteArray &method() const { return m_method; }
    LaneKind kind() const { return m_kind; }
    bool isPage() const { return m_page; }
    bool isIdempotent() const { return m_idempotent; }
    bool isRaw() const { return m_raw; }
    qsizetype bodyLimit() const { return m_bodyLimit; }

private:
    friend class Routes;
    using Handler = std::function<Result<Step>(Work &, const Params &)>;
    QByteArray m_name;
    QByteArray m_bucket; ///< what its rate is counted under: an alias shares its command's
    QByteArray m_method;
    bool m_guests = false;
    bool m_page = false;
    bool m_idempotent = false;
    bool m_raw = false;
    LaneKind m_kind = LaneKind::Write;
    Rate m_rate;
    QLatin1StringView m_key{"room"};
    int m_status = 200;
    qsizetype m_bodyLimit = 64 * 1024;
    Handler m_handler;
};

/// From where a subscriber wants a topic.
struct TopicCursor {
    std::optional<qint64> after; ///< everything beyond this position; absent: from now on
    QByteArray epoch; ///< of the positions; empty: whatever it is now
    int limit = 200;
};

/// A stretch of a topic's past. An empty page without `more` means: caught up at `position`.
struct TopicPage {
    QList<PublishedPtr> events; ///< ascending positions, or a snapshot without positions, or one reload event
    qint64 position = 0; ///< the last one of this page, or the topic's present end
    bool more = false; ///< ask again with after = position
    qint64 visibleFrom = 0; ///< the reader may not see words of positions before it
    bool visiting = false; ///< the reader may read as anybody may, not as somebody who belongs there
};

/// One topic that can be subscribed.
class TopicRoute {
public:
    TopicRoute &guests()
    {
        m_guests = true;
        return *this;
    }
    /// ACK of a message of this topic calls that command with `member` = message id.
    TopicRoute &acknowledgedBy(const char *command, const char *member)
    {
        m_ackCommand = command;
        m_ackMember = member;
        return *this;
    }
    /// Live events may be dropped under load.
    TopicRoute &ephemeral()
    {
        m_ephemeral = true;
        return *this;
    }
    bool isEphemeral() const { return m_ephemeral; }
    bool isPersonal() const { return m_personal; }
    const QByteArray &ackCommand() const { return m_ackCommand; }
    const QByteArray &ackMember() const { return m_ackMember; }

private:
    friend class Routes;
    using Opener = std::function<Result<TopicPage>(Work &, const Params &, const TopicCursor &)>;
    bool m_guests = false;
    bool m_ephemeral = false;
    bool m_personal = false; ///< below /user: needs no right but being that user
    QByteArray m_ackCommand;
    QByteArray m_ackMember;
    Opener m_open;
};

/// What is limited besides commands.
enum class Act {
    Request, ///< an HTTP request, by address
    Connect, ///< a STOMP login or event stream, by account; of guests by address
    Subscribe, ///< by account; of guests by address
};

/// What the operator decides about rates.
struct RateRules {
    /// By the name of a command, or "request", "connect", "subscribe"; in place of the usual one.
    QHash<QByteArray, Rate> named;
    /// Of commands for which neither the operator nor their feature says anything; count 0: as often as they
    /// like.
    Rate other;
    /// What one address may do, as a multiple of what one of its accounts may; 0: as much as it likes.
    int addressFactor = 0;
};

/// Built by the features before the door opens, then read from every door thread.
class Routes {
public:
    Routes(Lanes &lanes, Throttle &throttle)
        : m_lanes(lanes)
        , m_throttle(throttle)
    {
    }

    // ---- what a feature's install() says

    /// A command answered inside one transaction.
    template <typename Request, typename Answer, typename Service>
    Route &operator()(const Command<Request, Answer> &command, Service &service,
                      Result<Answer> (Service::*method)(Work &, const Request &))
    {
        return add(command, [&service, method](Work &work, const Params &params) -> Result<Step> {
            TRY(const Request request, fromJson<Request>(params.members, params.source));
            TRY(const Answer answer, (service.*method)(work, request));
            return Step{replyOf(answer), {}};
        });
    }
    /// A command whose answer needs more than one transaction, or slow work.
    template <typename Request, typename Answer, typename Service>
    Route &operator()(const Command<Request, Answer> &command, Service &service,
                      Result<Later<Answer>> (Service::*method)(Work &, const Request &))
    {
        return add(command, [&service, method](Work &work, const Params &params) -> Result<Step> {
            TRY(const Request request, fromJson<Request>(params.members, params.source));
            TRY(const Later<Answer> later, (service.*method)(work, request));
            return stepOf(later);
        });
    }
    /// A command whose body is octets; its members stand in its address.
    template <typename Request, typename Answer, typename Service>
    Route &operator()(const Command<Request, Answer> &command, Service &service,
                      Result<Later<Answer>> (Service::*method)(Work &, const Request &, const QByteArray &))
    {
        Route &route = add(command, [&service, method](Work &work, const Params &params) -> Result<Step> {
            TRY(const Request request, fromJson<Request>(params.members, json::Source::Query));
            TRY(const Later<Answer> later, (service.*method)(work, request, params.raw));
            return stepOf(later);
        });
        return route.raw();
    }
    /// A server-rendered page ("GET /pay/{order}"); its handler renders its own refusals.
    Route &page(const char *address, std::function<Result<Step>(Work &, const Params &)> handler);
    /// Another address for a command ("GET /room/list", or a STOMP destination), kept for older clients.
    /// Their member `from` becomes the command's `to`; who has no tags gets one made here, and with it no
    /// protection from repeats.
    void alias(const char *address, const char *command, const char *from = nullptr,
               const char *to = nullptr);

    /// An event's topic, with who may open it and how its past is read.
    template <typename Payload, typename Request, typename Service>
    TopicRoute &topic(const Event<Payload> &event, Service &service,
                      Result<TopicPage> (Service::*opener)(Work &, const Request &, const TopicCursor &))
    {
        return addTopic(event.topic,
                        [&service, opener](Work &work, const Params &params,
                                           const TopicCursor &from) -> Result<TopicPage> {
                            TRY(const Request request, fromJson<Request>(params.members, params.source));
                            return (service.*opener)(work, request, from);
                        });
    }
    /// Another name for a topic ("/sub/chat/room/{room}").
    void topicAlias(const char *address, const char *topic);

    /// Who judges, in the unit that would do it, whether a standing token reaches a command. Without one none
    /// does.
    void judgeTokensBy(std::function<Done(Work &, const Route &)> judge) { m_judgeToken = std::move(judge); }
    /// The same of topics, each time one is opened or its past is read on: a door may have let the token in
    /// long before.
    void judgeTopicTokensBy(std::function<Done(Work &)> judge) { m_judgeTopicToken = std::move(judge); }

    /// After the features' install() and the aliases: what the operator decided.
    void setRates(const RateRules &rules);
    /// What is limited now, by the name an operator would use.
    QMap<QByteArray, Rate> rates() const;

    // ---- what the door asks

    /// Counts something that is no command; RateLimited when it came too often.
    Done admit(Act act, const Caller &caller) const;

    struct Found {
        const Route *route = nullptr;
        QJsonObject members; ///< taken from the address
    };
    /// The route of a decoded path; NotFound, or MethodNotAllowed with the allowed ones ("GET, POST") in
    /// `about`.
    Result<Found> find(const QByteArray &method, const QString &path) const;
    /// The route of a SEND destination.
    Result<Found> findSend(const QString &destination) const;
    const Route *named(const QByteArray &name) const;

    /// Runs a command; finish is called exactly once, on a lane's thread or at once.
    void call(const Route &route, const Caller &caller, Params params, Finish finish) const;
    struct Call {
        const Route *route = nullptr;
        Params params;
    };
    /// How several commands ended that were one transaction.
    struct Together {
        Result<QList<Reply>> replies; ///< the error is that of the first that failed
        qsizetype failed = -1; ///< which one that was; -1: none of them alone
    };
    /// Runs several commands in one transaction: all or none.
    void callAtomically(QList<Call> calls, const Caller &caller, std::function<void(Together)> finish) const;

    struct FoundTopic {
        const TopicRoute *route = nullptr;
        QJsonObject members;
        QByteArray hubTopic; ///< what the hub calls it for this caller
    };
    /// The topic of a SUBSCRIBE destination; NotFound when there is none of that name.
    Result<FoundTopic> findTopic(const QString &destination, const Caller &caller) const;
    /// Asks whether the caller may have the topic, and for its past. finish as in call().
    void open(const FoundTopic &topic, const Caller &caller, const TopicCursor &cursor,
              std::function<void(Result<TopicPage>)> finish) const;

private:
    struct Address {
        QByteArray method; ///< "GET", or empty for a destination
        QStringList segments;
    };
    struct Entry {
        Address address;
        const Route *route = nullptr;
    };
    struct TopicEntry {
        Address address;
        QByteArray canonical;
        const TopicRoute *route = nullptr;
    };
    template <typename Answer> static Step stepOf(const Later<Answer> &later)
    {
        return {{}, [later](const Finish &finish) {
                    later([finish](const Result<Answer> &answer) {
                        if (answer)
                            finish(replyOf(*answer));
                        else
                            finish(answer.error());
                    });
                }};
    }
    template <typename Answer> static Reply replyOf(const Answer &answer)
    {
        Reply reply;
        reply.body = toJson(answer);
        if constexpr (requires {
                          answer.position;
                          answer.id;
                          answer.type;
                      }) {
            reply.position = answer.position;
            reply.eventId = answer.id.bytes();
        }
        return reply;
    }
    template <typename Request, typename Answer>
    Route &add(const Command<Request, Answer> &command, Route::Handler handler)
    {
        return add(command.name, command.rest, command.send, command.idempotent, std::move(handler));
    }
    Route &add(const char *name, const char *rest, const char *send, bool idempotent, Route::Handler handler);
    TopicRoute &addTopic(const char *topic, TopicRoute::Opener opener);
    static Address addressOf(const char *text);
    static std::optional<QJsonObject> match(const Address &address, const QStringList &segments);
    Done guard(const Route &route, const Caller &caller) const;
    Done take(const QByteArray &bucket, Rate rate, const Caller &caller) const;
    size_t keyOf(const Route &route, const Caller &caller, const Params &params) const;
    Result<Step> run(const Route &route, Work &work, const Params &params) const;

    Lanes &m_lanes;
    Throttle &m_throttle;
    std::deque<Route> m_routes;
    std::deque<TopicRoute> m_topicRoutes;
    std::vector<Entry> m_rest;
    std::vector<Entry> m_sends;
    std::vector<TopicEntry> m_topics;
    std::array<Rate, 3> m_actRates{Rate{2000, std::chrono::seconds(10)}, Rate{600, std::chrono::minutes(1)},
                                   Rate{2000, std::chrono::seconds(10)}}; ///< by Act
    int m_addressFactor = 0;
    std::function<Done(Work &, const Route &)> m_judgeToken;
    std::function<Done(Work &)> m_judgeTopicToken;
};

} // namespace madang
