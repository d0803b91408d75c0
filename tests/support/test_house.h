// SPDX-License-Identifier: GPL-3.0-or-later
// The corridor without a door: lanes, local bus, throttle, routes and schedule on a store of its own. A test
// adds the features it needs, opens the house, and calls commands as somebody.
#pragma once

#include "common/protocol/rooms.h"
#include "server/features/feature.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_database.h"

#include <future>

namespace madang::test {

/// Of every house that says nothing else. Each lane is a process of PostgreSQL, which costs a test more than
/// what it asks: two that write are enough to meet each other.
inline constexpr LaneLimits kTestLanes{.readers = 1, .writers = 2};

class TestHouse {
public:
    /// Starts the lanes on a fresh store; a failure ends the process.
    explicit TestHouse(Engine engine, LaneLimits limits = kTestLanes);
    ~TestHouse();
    TestHouse(const TestHouse &) = delete;
    TestHouse &operator=(const TestHouse &) = delete;

    FakeClock &clock() { return m_clock; }
    IdSource &ids() { return m_ids; }
    Metrics &metrics() { return m_metrics; }
    Lanes &lanes() { return *m_lanes; }
    Routes &routes() { return m_routes; }
    Schedule &schedule() { return m_schedule; }
    TestDatabase &store() { return m_store; }
    /// What features are given.
    House house() { return {*m_lanes, m_throttle, m_metrics, m_clock, m_ids}; }

    /// Makes a feature and installs what it answers to. In dependency order; the house owns it.
    template <typename F, typename... Arguments> F &add(Arguments &&...arguments)
    {
        auto feature = std::make_unique<F>(std::forward<Arguments>(arguments)...);
        F &made = *feature;
        made.install(m_routes);
        made.schedule(m_schedule);
        m_features.push_back(std::move(feature));
        return made;
    }

    /// Calls a command as a person (null: a guest) and waits for its answer.
    template <typename Request, typename Answer>
    Result<Answer> call(UserId as, const Command<Request, Answer> &command, const Request &request)
    {
        return answerOf<Answer>(start(as, command, request));
    }
    /// Calls a command without waiting.
    template <typename Request, typename Answer>
    std::future<Result<Reply>> start(UserId as, const Command<Request, Answer> &command,
                                     const Request &request)
    {
        return startCall(as, routeNamed(command.name), toJson(request));
    }
    /// Waits for what start() began.
    template <typename Answer> static Result<Answer> answerOf(std::future<Result<Reply>> future)
    {
        TRY(const Reply reply, wait(std::move(future)));
        return fromJson<Answer>(reply.body, {.bytes = 16 << 20, .depth = 32, .values = 1 << 20});
    }

    static Caller guest() { return guest(QStringLiteral("en")); }
    static Caller guest(const QString &language);
    static Caller person(UserId user);

    /// Asks an address the way the door does: path, and members of the query or form.
    Result<Reply> ask(const QByteArray &method, const QString &path, const QJsonObject &members = {},
                      const std::optional<Caller> &caller = {}, const QByteArray &cookies = {});
    /// As ask(), for a route that takes a body as it comes.
    Result<Reply> askRaw(const QByteArray &method, const QString &path, const QByteArray &body,
                         const std::optional<Caller> &caller = {});
    std::future<Result<Reply>> startAsking(const QByteArray &method, const QString &path,
                                           const QJsonObject &members = {},
                                           const std::optional<Caller> &caller = {},
                                           const QByteArray &cookies = {});

    /// Opens a topic as the door does at SUBSCRIBE.
    Result<TopicPage> open(UserId as, const QString &destination, const TopicCursor &cursor = {});

    /// Runs something in one unit of work, as a person.
    template <typename T> Result<T> work(UserId as, std::function<Result<T>(Work &)> run)
    {
        std::promise<Result<T>> promise;
        auto future = promise.get_future();
        m_lanes->post<T>(LaneKind::Write, 0, person(as), std::move(run),
                         [&promise](Result<T> result) { promise.set_value(std::move(result)); });
        return wait(std::move(future));
    }

    /// Waits until the writing lanes have nothing more to do, what follows from their work included.
    void settle();
    /// Time passes; then every timed job runs once, and all that follows from it.
    void pass(std::chrono::milliseconds span);

    /// Also hands everything told to a receiver, on the lane's thread; before anything is told.
    void listen(Bus::Receiver receiver) { m_bus.addReceiver(std::move(receiver)); }
    /// Everything told so far, in order of COMMIT.
    QList<PublishedPtr> told() const;
    /// What one topic was told; for a person `Work::personalTopic`.
    QList<PublishedPtr> told(const QByteArray &topic) const;

    // ---- builders and questions about rows

    /// A person straight into the store: no password that works, no hashing.
    UserId aUser(const QString &nickname);
    /// A public room through the commands of rooms, which must be installed.
    RoomId aRoom(UserId owner, const QList<UserId> &members = {},
                 const QString &name = QStringLiteral("room"));
    /// How many rows a table has, or those that fit a condition.
    qint64 count(const QString &table, const QString &where = {});

private:
    const Route &routeNamed(const char *name) const;
    std::future<Result<Reply>> startCall(UserId as, const Route &route, const QByteArray &body);

    /// Waits with patience; a lane that never answers ends the process rather than the evening.
    template <typename T> static T wait(std::future<T> future)
    {
        if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            qFatal("a unit of work was never answered");
        return future.get();
    }

    FakeClock m_clock;
    IdSource m_ids;
    Metrics m_metrics;
    Throttle m_throttle{m_clock};
    TestDatabase m_store;
    LocalBus m_bus;
    mutable std::mutex m_mutex; ///< guards m_told
    QList<PublishedPtr> m_told;
    std::vector<std::unique_ptr<Feature>> m_features;
    std::unique_ptr<Lanes> m_lanes; ///< stops before the features go
    Routes m_routes;
    Schedule m_schedule;
    int m_writers = 1;
};

} // namespace madang::test
