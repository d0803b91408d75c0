// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_house.h"

namespace madang::test {

using namespace Qt::StringLiterals;

TestHouse::TestHouse(Engine engine, LaneLimits limits)
    : m_store(engine)
    , m_lanes(std::make_unique<Lanes>(m_store.address(), limits, m_clock, m_ids, m_bus, m_metrics))
    , m_routes(*m_lanes, m_throttle)
    , m_schedule(*m_lanes)
    , m_writers(engine == Engine::Sqlite ? 1 : qMax(1, limits.writers))
{
    m_bus.addReceiver([this](const QList<PublishedPtr> &batch) {
        const std::lock_guard lock(m_mutex);
        m_told += batch;
    });
    if (const Done started = m_lanes->start(); !started)
        qFatal("the lanes do not start");
}

TestHouse::~TestHouse()
{
    for (const auto &feature : m_features)
        feature->stop();
    m_lanes->stop();
}

const Route &TestHouse::routeNamed(const char *name) const
{
    const Route *route = m_routes.named(name);
    if (!route)
        qFatal("no feature of this house answers to %s", name);
    return *route;
}

Caller TestHouse::guest(const QString &language)
{
    Caller caller;
    caller.address = u"192.0.2.1"_s;
    caller.requestId = u"test"_s;
    caller.language = language;
    return caller;
}

Caller TestHouse::person(UserId user)
{
    Caller caller = guest();
    caller.user = user;
    if (!user.isNull())
        caller.session = SessionId{user.number};
    return caller;
}

std::future<Result<Reply>> TestHouse::startCall(UserId as, const Route &route, const QByteArray &body)
{
    auto promise = std::make_shared<std::promise<Result<Reply>>>();
    auto future = promise->get_future();
    const auto members = json::parseObject(body, {.bytes = 16 << 20, .depth = 32, .values = 1 << 20});
    if (!members)
        promise->set_value(members.error());
    else
        m_routes.call(route, person(as), {*members, json::Source::Body},
                      [promise](Result<Reply> reply) { promise->set_value(std::move(reply)); });
    return future;
}

std::future<Result<Reply>> TestHouse::startAsking(const QByteArray &method, const QString &path,
                                                  const QJsonObject &members,
                                                  const std::optional<Caller> &caller,
                                                  const QByteArray &cookies)
{
    auto promise = std::make_shared<std::promise<Result<Reply>>>();
    auto future = promise->get_future();
    const auto found = m_routes.find(method, path);
    if (!found) {
        promise->set_value(found.error());
        return future;
    }
    QJsonObject all = members;
    for (auto at = found->members.begin(); at != found->members.end(); ++at)
        all.insert(at.key(), at.value());
    m_routes.call(*found->route, caller.value_or(guest()), {all, json::Source::Query, {}, {}, cookies},
                  [promise](Result<Reply> reply) { promise->set_value(std::move(reply)); });
    return future;
}

Result<Reply> TestHouse::ask(const QByteArray &method, const QString &path, const QJsonObject &members,
                             const std::optional<Caller> &caller, const QByteArray &cookies)
{
    return wait(startAsking(method, path, members, caller, cookies));
}

Result<Reply> TestHouse::askRaw(const QByteArray &method, const QString &path, const QByteArray &body,
                                const std::optional<Caller> &caller)
{
    TRY(const Routes::Found found, m_routes.find(method, path));
    auto promise = std::make_shared<std::promise<Result<Reply>>>();
    auto future = promise->get_future();
    m_routes.call(*found.route, caller.value_or(guest()), {found.members, json::Source::Body, body},
                  [promise](Result<Reply> reply) { promise->set_value(std::move(reply)); });
    return wait(std::move(future));
}

Result<TopicPage> TestHouse::open(UserId as, const QString &destination, const TopicCursor &cursor)
{
    const Caller caller = person(as);
    TRY(const Routes::FoundTopic topic, m_routes.findTopic(destination, caller));
    std::promise<Result<TopicPage>> promise;
    auto future = promise.get_future();
    m_routes.open(topic, caller, cursor,
                  [&promise](Result<TopicPage> page) { promise.set_value(std::move(page)); });
    return wait(std::move(future));
}

void TestHouse::settle()
{
    Counter &units = m_metrics.counter("madang_store_units_total", "Units of work run by the writing lanes.");
    struct Passed { };
    // Twice: what one lane hands to another may land behind that lane's barrier.
    for (int quiet = 0; quiet < 2;) {
        const quint64 before = units.value();
        std::vector<std::future<Result<Passed>>> barriers;
        for (int lane = 0; lane < m_writers; ++lane) {
            auto promise = std::make_shared<std::promise<Result<Passed>>>();
            barriers.push_back(promise->get_future());
            m_lanes->post<Passed>(
                LaneKind::Write, size_t(lane), Caller{}, [](Work &) -> Result<Passed> { return Passed{}; },
                [promise](const Result<Passed> &result) { promise->set_value(result); });
        }
        for (auto &barrier : barriers)
            (void)wait(std::move(barrier));
        quiet = units.value() == before + quint64(m_writers) ? quiet + 1 : 0;
    }
}

void TestHouse::pass(std::chrono::milliseconds span)
{
    m_clock.advance(span);
    settle();
    m_schedule.runAll();
    settle();
}

QList<PublishedPtr> TestHouse::told() const
{
    const std::lock_guard lock(m_mutex);
    return m_told;
}

QList<PublishedPtr> TestHouse::told(const QByteArray &topic) const
{
    QList<PublishedPtr> of;
    for (const PublishedPtr &each : told()) {
        if (each->topic == topic)
            of += each;
    }
    return of;
}

UserId TestHouse::aUser(const QString &nickname)
{
    const UserId id{m_ids.next(m_clock.now().ms)};
    const auto stored = work<int>({}, [&](Work &work) {
        return work.db().run(uR"(
            INSERT INTO account (id, username, skeleton, nickname, password, role, created_at)
            VALUES (:id, :username, :skeleton, :nickname, '', 'member', :at))"_s,
                             bind("id", id), bind("username", u"user%1"_s.arg(id.number)),
                             bind("skeleton", u"user%1"_s.arg(id.number)), bind("nickname", nickname),
                             bind("at", work.now()));
    });
    if (!stored)
        qFatal("a test person cannot be stored");
    return id;
}

RoomId TestHouse::aRoom(UserId owner, const QList<UserId> &members, const QString &name)
{
    const auto made = call(owner, rooms::create, {name, std::nullopt, std::nullopt});
    if (!made)
        qFatal("a test room cannot be made: %s", qPrintable(made.error().about));
    for (const UserId member : members) {
        if (!call(member, rooms::join, {made->id}))
            qFatal("a test person cannot join a room");
    }
    return made->id;
}

qint64 TestHouse::count(const QString &table, const QString &where)
{
    QString text = u"SELECT COUNT(*) FROM "_s + table;
    if (!where.isEmpty())
        text += u" WHERE "_s + where;
    const auto counted = m_store.db().only<qint64>(text);
    if (!counted)
        qFatal("cannot count the rows of %s", qPrintable(table));
    return *counted;
}

} // namespace madang::test
