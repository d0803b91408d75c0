// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/routes.h"

#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Say {
    RoomId room;
    ClientTag tag;
    QString text;
    std::optional<int> times;
};
PROTOCOL_FIELDS(Say, room, tag, text, times)

struct Said {
    EventId id;
    QString type;
    qint64 position = 0;
    RoomId room;
    QString tag;
    QString text;
    QString by;
};
PROTOCOL_FIELDS(Said, id, type, position, room, tag, text, by)

struct Look {
    RoomId room;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(Look, room, limit)

struct One {
    RoomId room;
};
PROTOCOL_FIELDS(One, room)

constexpr Command<Say, Said> kSay{"test.say", "POST /test/rooms/{room}/lines", "/app/test/{room}/lines",
                                  true};
constexpr Command<Look, Said> kLook{"test.look", "GET /test/rooms/{room}/lines"};
constexpr Command<One, Said> kShow{"test.show", "GET /test/rooms/{room}"};
constexpr Command<Nothing, Said> kList{"test.list", "GET /test/rooms/all"};
constexpr Command<One, Nothing> kDrop{"test.drop", "DELETE /test/rooms/{room}"};
constexpr Command<One, Said> kLater{"test.later", "POST /test/rooms/{room}/later"};
constexpr Event<Said> kTold{"told", "/topic/test/{room}"};
constexpr Event<Said> kMine{"mine", "/user/queue/test"};

/// Answers what it was asked, and stores a row for each line.
class Echo {
public:
    Result<Said> say(Work &work, const Say &request)
    {
        if (request.text == "no"_L1)
            return Error{Code::NotAllowed, "no"}.at(u"text"_s);
        const auto id = work.newId<EventId>();
        TRY(work.db().run(u"INSERT INTO line VALUES (:id, :text)"_s, bind("id", id),
                          bind("text", request.text)));
        const Said said{
            id, u"line"_s, 7, request.room, request.tag.value, request.text, work.caller().user.text()};
        work.tell(kTold, said);
        return said;
    }
    Result<Said> look(Work &work, const Look &request)
    {
        Said said;
        said.id = {1};
        said.room = request.room;
        said.text = QString::number(request.limit.value_or(-1));
        said.by = work.caller().address;
        return said;
    }
    Result<Said> write(Work &work, const One &)
    {
        TRY(work.db().run(u"INSERT INTO line VALUES (1, '')"_s));
        return Said{};
    }
    Result<Said> list(Work &, const Nothing &) { return Said{{1}, u"list"_s, 0, {1}, {}, {}, {}}; }
    Result<Nothing> drop(Work &, const One &) { return Nothing{}; }
    Result<Later<Said>> later(Work &work, const One &request)
    {
        if (request.room.number == 13)
            return Error{Code::NotFound, "room"};
        TRY(work.db().run(u"INSERT INTO line VALUES (:id, 'later')"_s, bind("id", request.room)));
        return Later<Said>([room = request.room](std::function<void(Result<Said>)> finish) {
            std::thread([room, finish] {
                if (room.number == 14)
                    finish(Error{Code::PaymentDeclined, "later"});
                else
                    finish(Said{{1}, u"later"_s, 0, room, {}, {}, {}});
            }).detach();
        });
    }
    Result<TopicPage> open(Work &work, const One &request, const TopicCursor &cursor)
    {
        if (request.room.number == 13)
            return Error{Code::NotFound, "room"};
        TopicPage page;
        page.position = cursor.after.value_or(-1) + cursor.limit + work.caller().user.number;
        return page;
    }
    Result<TopicPage> openMine(Work &, const Nothing &, const TopicCursor &) { return TopicPage{}; }
};

} // namespace

class RoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<test::TestHouse>(Engine::Sqlite);
        QVERIFY(m_house->store().db().script(u"CREATE TABLE line (id BIGINT PRIMARY KEY, text TEXT)"_s));
        Routes &at = routes();
        at(kSay, m_echo, &Echo::say).status(201).atMost(3, 30s).bodyUpTo(100);
        at(kLook, m_echo, &Echo::look).reads().guests().atMost(2, 10s);
        at(kShow, m_echo, &Echo::write).reads();
        at(kList, m_echo, &Echo::list).guests();
        at(kDrop, m_echo, &Echo::drop);
        at(kLater, m_echo, &Echo::later).status(202);
        at.topic<Said, One>(kTold, m_echo, &Echo::open).guests();
        at.topic(kMine, m_echo, &Echo::openMine).acknowledgedBy("test.drop", "room");
        at.alias("POST /old/say/{room}", "test.say");
        at.alias("/pub/{room}/say", "test.say", "content", "text");
        at.topicAlias("/sub/test/{room}", kTold.topic);
    }
    void cleanup() { m_house.reset(); }

    // ---- finding

    void anAddressFindsItsCommandAndMembers()
    {
        const auto found = routes().find("GET", u"/test/rooms/42/lines"_s);
        QVERIFY(found);
        QCOMPARE(found->route->name(), QByteArray("test.look"));
        QCOMPARE(found->members, (QJsonObject{{u"room"_s, u"42"_s}}));
        QVERIFY(!found->route->isIdempotent());
        QCOMPARE(routes().find("POST", u"/test/rooms/42/lines"_s)->route->bodyLimit(), 100);
        QVERIFY(routes().find("POST", u"/test/rooms/42/lines"_s)->route->isIdempotent());
    }

    void plainWordsWinOverPlaceholders()
    {
        QCOMPARE(routes().find("GET", u"/test/rooms/all"_s)->route->name(), QByteArray("test.list"));
        QVERIFY(routes().find("GET", u"/test/rooms/all"_s)->members.isEmpty());
        QCOMPARE(routes().find("GET", u"/test/rooms/alle"_s)->route->name(), QByteArray("test.show"));
        QCOMPARE(routes().find("DELETE", u"/test/rooms/all"_s)->route->name(), QByteArray("test.drop"));
    }

    void headAsksLikeGet()
    {
        QCOMPARE(routes().find("HEAD", u"/test/rooms/all"_s)->route->name(), QByteArray("test.list"));
    }

    void anotherMethodNamesTheAllowedOnesOnce()
    {
        const auto refused = routes().find("PUT", u"/test/rooms/all"_s);
        QCOMPARE(refused.error().code, Code::MethodNotAllowed);
        QStringList allowed = refused.error().about.split(u", "_s);
        allowed.sort();
        QCOMPARE(allowed, (QStringList{u"DELETE"_s, u"GET"_s}));
        QCOMPARE(routes().find("PUT", u"/test/rooms/1/later"_s).error().about, u"POST"_s);
        QCOMPARE(routes().find("get", u"/test/rooms/all"_s).error().code, Code::MethodNotAllowed);
    }

    void whatIsNoAddressIsNotFound_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"", "/", "test/rooms/all", "x/test/rooms/all", "/test/rooms/all/", "/test/rooms/",
              "/test//rooms/all", "//test/rooms/all", "/TEST/rooms/all", "/test/rooms/1/lines/2",
              "/test/rooms//lines", "*", "http://h/test/rooms/all"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void whatIsNoAddressIsNotFound()
    {
        QFETCH(QString, path);
        QCOMPARE(routes().find("GET", path).error().code, Code::NotFound);
    }

    void aDestinationFindsItsCommand()
    {
        const auto found = routes().findSend(u"/app/test/42/lines"_s);
        QCOMPARE(found->route->name(), QByteArray("test.say"));
        QCOMPARE(found->members, (QJsonObject{{u"room"_s, u"42"_s}}));
        for (const QString &foreign : {u"app/test/42/lines"_s, u"x/app/test/42/lines"_s, u"/topic/test/42"_s,
                                       u"/app/test//lines"_s, u"/app/test/42/lines/"_s, u""_s})
            QCOMPARE(routes().findSend(foreign).error().code, Code::NotFound);
    }

    // ---- calling

    void aCommandIsAnsweredWithWhatTheReceiptNeeds()
    {
        const auto reply = call("test.say", kMina, say(u"hello"_s));
        QVERIFY(reply);
        QCOMPARE(reply->status, 201);
        QCOMPARE(reply->position, 7);
        const auto said = fromJson<Said>(reply->body);
        QCOMPARE(reply->eventId, said->id.bytes());
        QCOMPARE(said->text, u"hello"_s);
        QCOMPARE(said->by, kMina.text());
        QCOMPARE(m_house->told("/topic/test/9").size(), 1);
    }

    void aWrongMemberIsNamed()
    {
        QJsonObject broken = say(u"x"_s);
        broken.remove(u"text"_s);
        QCOMPARE(call("test.say", kMina, broken).error(), Error(Code::Malformed, "missing").at(u"text"_s));
        broken = say(u"x"_s);
        broken[u"times"_s] = u"3"_s;
        QCOMPARE(call("test.say", kMina, broken).error().field, u"times"_s);
        broken = say(u"x"_s);
        broken[u"room"_s] = 9;
        QCOMPARE(call("test.say", kMina, broken).error().field, u"room"_s);
        QCOMPARE(m_house->count(u"line"_s), 0);
    }

    void aQuerySpellsItsNumbers()
    {
        QCOMPARE(fromJson<Said>(m_house->ask("GET", u"/test/rooms/4/lines"_s, {{u"limit"_s, u"17"_s}})->body)
                     ->text,
                 u"17"_s);
        QCOMPARE(m_house->ask("GET", u"/test/rooms/4/lines"_s, {{u"limit"_s, u"1x"_s}}).error().field,
                 u"limit"_s);
    }

    void guestsOnlyCallWhatIsOpenToThem()
    {
        QCOMPARE(call("test.say", {}, say(u"x"_s)).error(), Error(Code::NotSignedIn, "token"));
        QVERIFY(call("test.list", {}, {}));
        QCOMPARE(m_house->count(u"line"_s), 0);
    }

    void tooOftenNamesTheSecondsToWait()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(call("test.say", kMina, say(u"x"_s)));
        QCOMPARE(call("test.say", kMina, say(u"x"_s)).error(), Error(Code::RateLimited, "rate").after(10));
        QVERIFY2(call("test.say", UserId{77}, say(u"x"_s)), "each caller counts alone");
        m_house->clock().advance(10s);
        QVERIFY(call("test.say", kMina, say(u"x"_s)));
        QVERIFY(!call("test.say", kMina, say(u"x"_s)));
    }

    void guestsAreCountedByAddress()
    {
        Caller here = test::TestHouse::guest();
        Caller there = here;
        there.address = u"198.51.100.7"_s;
        const auto look
            = [&](const Caller &caller) { return m_house->ask("GET", u"/test/rooms/4/lines"_s, {}, caller); };
        QVERIFY(look(here));
        QVERIFY(look(here));
        QVERIFY(!look(here));
        QVERIFY(look(there));
        QVERIFY(look(test::TestHouse::person(kMina)));
    }

    void anOlderAddressIsCountedWithItsCommand()
    {
        QVERIFY(call("test.say", kMina, say(u"x"_s)));
        QVERIFY(call("POST /old/say/{room}", kMina, say(u"x"_s)));
        QVERIFY(call("/pub/{room}/say", kMina, say(u"x"_s)));
        for (const char *name : {"test.say", "POST /old/say/{room}", "/pub/{room}/say"})
            QCOMPARE(call(name, kMina, say(u"x"_s)).error().code, Code::RateLimited);
    }

    void anOlderAddressRenamesItsMemberAndMakesATag()
    {
        const auto found = routes().findSend(u"/pub/42/say"_s);
        QVERIFY(found);
        QVERIFY(found->route->isIdempotent());
        const auto said = fromJson<Said>(
            call(*found->route, kMina, {{u"room"_s, u"42"_s}, {u"content"_s, u"old"_s}})->body);
        QCOMPARE(said->text, u"old"_s);
        QCOMPARE(said->room, RoomId{42});
        QVERIFY(said->tag.size() >= 16);
        // Who speaks the new way there is understood, too.
        const auto fresh = fromJson<Said>(
            call(*found->route, kMina, {{u"room"_s, u"42"_s}, {u"text"_s, u"new"_s}, {u"tag"_s, u"t"_s}})
                ->body);
        QCOMPARE(fresh->text, u"new"_s);
        QCOMPARE(fresh->tag, u"t"_s);
        const auto rest = routes().find("POST", u"/old/say/42"_s);
        QCOMPARE(call(*rest->route, kMina, {{u"room"_s, u"42"_s}, {u"text"_s, u"x"_s}})->status, 201);
        QCOMPARE(routes().find("GET", u"/old/say/42"_s).error().about, u"POST"_s);
    }

    void anOlderAddressIsGuardedLikeItsCommand()
    {
        QCOMPARE(call("/pub/{room}/say", {}, say(u"x"_s)).error().code, Code::NotSignedIn);
    }

    void whatOnlyReadsCannotWrite()
    {
        QVERIFY(!call("test.show", kMina, {{u"room"_s, u"1"_s}}));
        QCOMPARE(m_house->count(u"line"_s), 0);
    }

    // ---- more than one transaction

    void aLaterAnswerComesAfterTheFirstCommit()
    {
        const auto reply = call("test.later", kMina, {{u"room"_s, u"12"_s}});
        QCOMPARE(reply->status, 202);
        QCOMPARE(fromJson<Said>(reply->body)->type, u"later"_s);
        QCOMPARE(m_house->count(u"line"_s), 1);
        QCOMPARE(call("test.later", kMina, {{u"room"_s, u"14"_s}}).error().code, Code::PaymentDeclined);
        QCOMPARE(m_house->count(u"line"_s), 2);
        QCOMPARE(call("test.later", kMina, {{u"room"_s, u"13"_s}}).error().code, Code::NotFound);
    }

    void severalCallsAreAllOrNone()
    {
        const auto all = atomically(kMina, {say(u"one"_s), say(u"two"_s)});
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        QCOMPARE(fromJson<Said>(all->at(1).body)->text, u"two"_s);
        QCOMPARE(m_house->count(u"line"_s), 2);
        QCOMPARE(m_house->told().size(), 2);

        qsizetype failed = -1;
        const auto none = atomically(kJun, {say(u"three"_s), say(u"no"_s), say(u"five"_s)}, &failed);
        QCOMPARE(none.error(), Error(Code::NotAllowed, "no").at(u"text"_s));
        QCOMPARE(failed, 1);
        QCOMPARE(m_house->count(u"line"_s), 2);
        QCOMPARE(m_house->told().size(), 2);
    }

    void severalCallsAreGuardedOneByOne()
    {
        QCOMPARE(atomically({}, {say(u"one"_s)}).error().code, Code::NotSignedIn);
        qsizetype failed = -1;
        QCOMPARE(
            atomically(kMina, {say(u"1"_s), say(u"2"_s), say(u"3"_s), say(u"4"_s)}, &failed).error().code,
            Code::RateLimited);
        QCOMPARE(failed, 3);
        QCOMPARE(m_house->count(u"line"_s), 0);
        QVERIFY(atomically(kMina, {}, &failed));
        QCOMPARE(failed, -1);
    }

    void whatNeedsMoreThanOneTransactionCannotBePartOfOne()
    {
        std::promise<Routes::Together> promise;
        routes().callAtomically(
            {{routes().named("test.say"), {say(u"one"_s), json::Source::Body}},
             {routes().named("test.later"), {{{u"room"_s, u"12"_s}}, json::Source::Body}}},
            test::TestHouse::person(kMina),
            [&](Routes::Together together) { promise.set_value(std::move(together)); });
        const Routes::Together ended = promise.get_future().get();
        QCOMPARE(ended.replies.error().code, Code::NotSupported);
        QCOMPARE(ended.failed, 1);
        QCOMPARE(m_house->count(u"line"_s), 0);
    }

    // ---- topics

    void aTopicHasOneNameForTheHub()
    {
        const Caller mina = test::TestHouse::person(kMina);
        for (const QString &destination : {u"/topic/test/9"_s, u"/sub/test/9"_s}) {
            const auto found = routes().findTopic(destination, mina);
            QCOMPARE(found->hubTopic, QByteArray("/topic/test/9"));
            QVERIFY(!found->route->isPersonal());
        }
        const auto own = routes().findTopic(u"/user/queue/test"_s, mina);
        QCOMPARE(own->hubTopic, Work::personalTopic(kMina, "/user/queue/test"));
        QVERIFY(own->route->isPersonal());
        QCOMPARE(own->route->ackCommand(), QByteArray("test.drop"));
    }

    void nobodyReachesAnothersQueue()
    {
        const Caller mina = test::TestHouse::person(kMina);
        for (const QString &destination :
             {QString::fromUtf8(Work::personalTopic(kJun, "/user/queue/test")), u"/topic/test"_s,
              u"/topic/test/9/x"_s, u"/topic/test/"_s, u"topic/test/9"_s, u"/topic/test/*"_s + u"/x"_s,
              u"/TOPIC/test/9"_s, u"/app/test/9/lines"_s, u""_s})
            QCOMPARE(routes().findTopic(destination, mina).error().code, Code::NotFound);
        QCOMPARE(routes().findTopic(u"/user/queue/test"_s, test::TestHouse::guest()).error().code,
                 Code::NotSignedIn);
        QVERIFY(routes().findTopic(u"/topic/test/9"_s, test::TestHouse::guest()));
    }

    void openingATopicAsksItsFeature()
    {
        QCOMPARE(m_house->open(kMina, u"/sub/test/9"_s, {.after = 5, .epoch = {}, .limit = 100})->position,
                 105 + kMina.number);
        QCOMPARE(m_house->open(kMina, u"/topic/test/13"_s).error().code, Code::NotFound);
        for (const QString &room :
             {u"x"_s, u"07"_s, u"-7"_s, u"+7"_s, u"7 "_s, u"%37"_s, u"99999999999999999999"_s})
            QCOMPARE(m_house->open(kMina, u"/topic/test/"_s + room).error().code, Code::Malformed);
    }

    void everythingGoesOnManyThreadsAtOnce()
    {
        std::atomic_int answered = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 50; ++i) {
                    const UserId user{1000 + thread * 50 + i};
                    const auto found = routes().find("POST", u"/test/rooms/%1/lines"_s.arg(1 + i % 3));
                    QJsonObject members = say(u"x"_s);
                    members[u"room"_s] = found->members[u"room"_s];
                    routes().call(*found->route, test::TestHouse::person(user), {members, json::Source::Body},
                                  [&](const Result<Reply> &reply) { answered += reply ? 1 : 0; });
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        m_house->settle();
        QCOMPARE(answered.load(), 200);
        QCOMPARE(m_house->told().size(), 200);
    }

    // ---- what the operator decides about rates

    void theOperatorSetsTheRateOfACommand()
    {
        RateRules rules;
        rules.named = {{"test.say", {1, 30s}}};
        rules.other = {2, 30s};
        routes().setRates(rules);
        QVERIFY(call("test.say", kMina, say(u"x"_s)));
        QCOMPARE(call("test.say", kMina, say(u"x"_s)).error(), Error(Code::RateLimited, "rate").after(30));
        QVERIFY2(call("test.say", UserId{77}, say(u"x"_s)), "a flood costs the flooder only");
        // What its feature says stands; what has no rate gets that of the others.
        const QMap<QByteArray, Rate> rates = routes().rates();
        QCOMPARE(rates["test.look"].count, 2);
        QCOMPARE(rates["test.look"].window, 10s);
        QCOMPARE(rates["test.drop"].window, 30s);
        QVERIFY(rates.contains("connect") && rates.contains("request") && rates.contains("subscribe"));
    }

    void manyAccountsAtOneAddressCountTogether()
    {
        RateRules rules;
        rules.named = {{"test.say", {3, 30s}}};
        rules.addressFactor = 2;
        routes().setRates(rules);
        const auto sayFrom = [this](qint64 user, const QString &address) {
            Caller caller = test::TestHouse::person(UserId{user});
            caller.address = address;
            return callAs(*routes().named("test.say"), caller, say(u"x"_s));
        };
        for (const qint64 user : {11, 12})
            for (int i = 0; i < 3; ++i)
                QVERIFY(sayFrom(user, u"192.0.2.1"_s));
        QCOMPARE(sayFrom(13, u"192.0.2.1"_s).error().code, Code::RateLimited);
        QVERIFY2(sayFrom(13, u"192.0.2.2"_s), "another address");
        QVERIFY2(sayFrom(13, u"192.0.2.2"_s) && sayFrom(13, u"192.0.2.2"_s), "what was refused cost nothing");
        QCOMPARE(sayFrom(13, u"192.0.2.2"_s).error().code, Code::RateLimited);
        // Everybody behind a proxy that nobody told us of comes from here.
        for (qint64 user = 20; user < 30; ++user)
            QVERIFY(sayFrom(user, u"127.0.0.1"_s));
    }

    void whatIsNoCommandCountsToo()
    {
        RateRules rules;
        rules.named = {{"request", {2, 10s}}, {"connect", {3, 10s}}, {"subscribe", {1, 10s}}};
        routes().setRates(rules);
        Caller guest = test::TestHouse::guest();
        guest.address = u"192.0.2.1"_s;
        Caller mina = test::TestHouse::person(kMina);
        mina.address = u"192.0.2.1"_s;
        QVERIFY(routes().admit(Act::Request, guest));
        QVERIFY(routes().admit(Act::Request, mina));
        QCOMPARE(routes().admit(Act::Request, mina).error(), Error(Code::RateLimited, "rate").after(5));
        QVERIFY(routes().admit(Act::Subscribe, guest));
        QVERIFY(routes().admit(Act::Subscribe, mina));
        QVERIFY(!routes().admit(Act::Subscribe, mina));
        for (int i = 0; i < 3; ++i)
            QVERIFY(routes().admit(Act::Connect, mina));
        QVERIFY(!routes().admit(Act::Connect, mina));
        guest.address = u"::1"_s;
        for (int i = 0; i < 10; ++i)
            QVERIFY(routes().admit(Act::Request, guest));
    }

private:
    Routes &routes() { return m_house->routes(); }
    static QJsonObject say(const QString &text)
    {
        return {{u"room"_s, u"9"_s}, {u"tag"_s, u"t"_s}, {u"text"_s, text}};
    }
    Result<Reply> callAs(const Route &route, const Caller &caller, const QJsonObject &members)
    {
        std::promise<Result<Reply>> promise;
        auto future = promise.get_future();
        routes().call(route, caller, {members, json::Source::Body},
                      [&](Result<Reply> reply) { promise.set_value(std::move(reply)); });
        return future.get();
    }
    Result<Reply> call(const Route &route, UserId as, const QJsonObject &members)
    {
        return callAs(route, test::TestHouse::person(as), members);
    }
    Result<Reply> call(const char *name, UserId as, const QJsonObject &members)
    {
        return call(*routes().named(name), as, members);
    }
    /// `failed`: where to leave which one it was.
    Result<QList<Reply>> atomically(UserId as, const QList<QJsonObject> &lines, qsizetype *failed = nullptr)
    {
        QList<Routes::Call> calls;
        for (const QJsonObject &line : lines)
            calls += {routes().named("test.say"), {line, json::Source::Body}};
        std::promise<Routes::Together> promise;
        auto future = promise.get_future();
        routes().callAtomically(calls, test::TestHouse::person(as),
                                [&](Routes::Together together) { promise.set_value(std::move(together)); });
        Routes::Together ended = future.get();
        if (failed)
            *failed = ended.failed;
        return std::move(ended.replies);
    }

    static constexpr UserId kMina{11};
    static constexpr UserId kJun{12};
    Echo m_echo;
    std::unique_ptr<test::TestHouse> m_house;
};

QTEST_GUILESS_MAIN(RoutesTest)
#include "tst_routes.moc"
