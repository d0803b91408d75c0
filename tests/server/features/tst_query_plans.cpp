// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of accounts, rooms, chat and notices, asked for its plan on a store with 100,000 events:
// what grows with the house is reached through an index.
#include "server/features/accounts/accounts_feature.h"

#include "tests/support/room_house.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

constexpr UserId kMina{1};
constexpr RoomId kRoom{1};

struct SqliteStep {
    qint64 id = 0;
    qint64 parent = 0;
    qint64 unused = 0;
    QString detail;
};
PROTOCOL_FIELDS(SqliteStep, id, parent, unused, detail)

/// Statements that may walk a whole table, each with its reason.
const QStringList &exceptions()
{
    static const QStringList all{
        u"SELECT id FROM account LIMIT 1"_s, // stops at the first row
        u"SELECT number, name, checksum, applied_at FROM schema_migration"_s, // once at start, a row per step
    };
    return all;
}

const QRegularExpression &placeholder()
{
    static const QRegularExpression name(u"(?<![:\\w]):(\\w+)"_s);
    return name;
}

} // namespace

class QueryPlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_clock = std::make_unique<test::FakeClock>();
        auto tokens
            = AccessTokens::open(m_folder.filePath(u"signing.key"_s), std::chrono::minutes(15), *m_clock);
        QVERIFY(tokens);
        m_tokens = *std::move(tokens);
    }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine, LaneLimits{.readers = 1, .writers = 1});
        m_house->add<AccountsFeature>(m_house->house(), *m_tokens,
                                      AccountRules{.registrationOpen = true, .hashCost = {1, 8192}},
                                      std::chrono::hours(24));
        fill();
    }
    void cleanup() { m_house.reset(); }

    void whatGrowsIsReachedThroughAnIndex()
    {
        useEverything();
        QSet<QString> texts;
        for (const LaneKind kind : {LaneKind::Read, LaneKind::Write})
            texts += statementsOf(kind);
        int looked = 0;
        for (const QString &text : std::as_const(texts)) {
            static const QRegularExpression data(u"\\A(SELECT|INSERT|UPDATE|DELETE)\\b"_s);
            const QString statement = text.simplified();
            if (!data.match(statement).hasMatch() || isException(statement))
                continue;
            ++looked;
            const QStringList walks
                = m_house->store().engine() == Engine::Sqlite ? walksInSqlite(text) : walksInPostgres(text);
            QVERIFY2(walks.isEmpty(), qPrintable(walks.join(u'\n') + u"\nin "_s + statement));
        }
        QVERIFY2(looked >= 40, QByteArray::number(looked).constData());
    }

    void aWalkWouldBeSeen()
    {
        for (const QString &text :
             {u"SELECT COUNT(*) FROM event WHERE body = :x"_s, u"DELETE FROM member WHERE role = :x"_s}) {
            QVERIFY(
                !(m_house->store().engine() == Engine::Sqlite ? walksInSqlite(text) : walksInPostgres(text))
                     .isEmpty());
        }
    }

private:
    Database &db() { return m_house->store().db(); }

    /// 1,000 people, 100 rooms, 20 members each, 100,000 events, 1,000 sessions.
    void fill()
    {
        const QString count
            = u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s;
        const auto many = [&](const QString &table, int rows, const QString &values) {
            const QString text
                = u"INSERT INTO "_s + table + u' ' + count.arg(rows) + u"SELECT "_s + values + u" FROM n"_s;
            QVERIFY2(db().script(text), qPrintable(table));
        };
        QVERIFY(db().begin(Database::Access::ReadWrite));
        many(u"account"_s, 1000, u"i, 'user' || i, 'user' || i, 'person ' || i, 'x', 'member', i"_s);
        many(u"session"_s, 1000, u"i, i, 'device', '192.0.2.1', i, i, CAST(NULL AS BIGINT)"_s);
        many(u"refresh_token"_s, 1000, u"'token' || i, i, i, i + 1000000000000, CAST(NULL AS BIGINT)"_s);
        many(
            u"room"_s, 100,
            u"i, 'room ' || i, '', 'public', CAST(NULL AS TEXT), 'epoch', 1000, i, 1, i, CAST(NULL AS BIGINT)"_s);
        many(u"member"_s, 2000,
             u"1 + i % 100, 1 + (i - 1) / 2, CASE WHEN i < 100 THEN 'owner' ELSE 'member' END, 500, i"_s);
        many(u"event"_s, 100'000,
             u"1 + i % 100, 1 + (i - 1) / 100, i, 'message', 1 + i % 1000, i, 'tag' || i, '{}'"_s);
        QVERIFY(db().commit());
        if (m_house->store().engine() == Engine::Postgres)
            QVERIFY(db().script(u"ANALYZE"_s));
        QVERIFY(db().run(u"INSERT INTO member VALUES (1, 1, 'owner', 1, 1) ON CONFLICT DO NOTHING"_s));
    }

    /// Everything these features answer to, so that every statement is prepared once.
    void useEverything()
    {
        const auto call = [this](const auto &command, const auto &request) {
            (void)m_house->call(kMina, command, request);
        };
        call(accounts::registerAccount, accounts::Register{u"fresh"_s, u"a password"_s, {}, {}});
        call(accounts::signIn, accounts::SignIn{u"fresh"_s, u"a password"_s, {}});
        call(accounts::refresh, accounts::Refresh{u"nonsense"_s});
        call(accounts::sessions, Nothing{});
        call(accounts::me, Nothing{});
        call(accounts::changeProfile, accounts::ChangeProfile{u"Mina"_s});
        call(accounts::findPerson, accounts::FindPerson{u"user2"_s});
        call(accounts::revokeSession, accounts::RevokeSession{{2}});
        const auto fresh = m_house->ask("POST", u"/api/v1/sessions"_s,
                                        {{u"username"_s, u"fresh"_s}, {u"password"_s, u"a password"_s}});
        QVERIFY(fresh);
        const auto signedIn = fromJson<accounts::SignedIn>(fresh->body);
        QVERIFY(m_house->ask("POST", u"/api/v1/sessions/refresh"_s,
                             {{u"refreshToken"_s, signedIn->refreshToken}}));
        Caller caller = test::TestHouse::person(signedIn->account.id);
        caller.session = signedIn->session;
        QVERIFY(m_house->ask("PUT", u"/api/v1/me/password"_s,
                             {{u"current"_s, u"a password"_s}, {u"next"_s, u"another one"_s}}, caller));
        QVERIFY(m_house->ask("DELETE", u"/api/v1/sessions/current"_s, {}, caller));
        m_house->schedule().runAll();
        SessionStore sessions;
        (void)m_house->work<int>(kMina, [&](Work &work) -> Result<int> {
            TRY(sessions.revokedSince(work, {1}));
            return 1;
        });

        QVERIFY(m_house->call(kMina, rooms::create, {u"new"_s, {}, {}}));
        QVERIFY(m_house->call(kMina, rooms::openDirect, {u"user2"_s}));
        QVERIFY(m_house->call(kMina, rooms::mine, {{}, {}, {}}));
        QVERIFY(m_house->call(kMina, rooms::directory, {{}, {}, u"room"_s}));
        QVERIFY(m_house->call(kMina, rooms::show, {kRoom}));
        QVERIFY(m_house->call(kMina, rooms::members, {kRoom, {}, {}}));
        QVERIFY(m_house->call({999}, rooms::join, {kRoom}));
        QVERIFY(m_house->call(kMina, rooms::removeMember, {kRoom, {999}}));
        QVERIFY(m_house->call(kMina, rooms::invite, {kRoom, u"user998"_s}));
        const auto said = m_house->post(kMina, kRoom, u"hello"_s);
        QVERIFY(said);
        QVERIFY(m_house->post(kMina, kRoom, u"hello"_s, {}, said->id));
        for (const chat::ReadHistory &ask :
             {chat::ReadHistory{
                  .room = kRoom, .before = 500, .after = {}, .around = {}, .at = {}, .limit = {}},
              chat::ReadHistory{
                  .room = kRoom, .before = {}, .after = 500, .around = {}, .at = {}, .limit = {}},
              chat::ReadHistory{.room = kRoom,
              .before = {},
              .after = {},
              .around = {},
              .at = Timestamp{5000},
              .limit = {}}})
            QVERIFY(m_house->call(kMina, chat::history, ask));
        QVERIFY(m_house->call(kMina, chat::markRead, {kRoom, 700}));
        QVERIFY(m_house->call(kMina, chat::typing, {kRoom, true}));
        QVERIFY(m_house->open(kMina, m_house->destinationOf(kRoom), {.after = 900, .epoch = {}}));
        QVERIFY(m_house->open(kMina, u"/user/queue/notifications"_s));
        QVERIFY(m_house->call(kMina, notifications::list, {{}, {}}));
        call(notifications::acknowledge, notifications::OneNotice{{1}});
        QVERIFY(m_house->call(kMina, rooms::leave, {kRoom}));
        const RoomId closing = m_house->aRoom(kMina);
        QVERIFY(m_house->call(kMina, rooms::close, {closing}));
        m_house->settle();
    }

    QSet<QString> statementsOf(LaneKind kind)
    {
        std::promise<QStringList> promise;
        m_house->lanes().post<QStringList>(
            kind, 0, Caller{}, [](Work &work) -> Result<QStringList> { return work.db().statements(); },
            [&](const Result<QStringList> &texts) { promise.set_value(*texts); });
        const QStringList texts = promise.get_future().get();
        return {texts.begin(), texts.end()};
    }

    static bool isException(const QString &statement)
    {
        return std::any_of(exceptions().begin(), exceptions().end(),
                           [&](const QString &known) { return statement.startsWith(known); });
    }

    QStringList walksInSqlite(QString text)
    {
        const auto steps
            = db().all<SqliteStep>(u"EXPLAIN QUERY PLAN "_s + text.replace(placeholder(), u"1"_s));
        if (!steps)
            return {u"no plan"_s};
        // A scan of a subquery's few rows, or of no table at all, grows with nothing.
        static const QRegularExpression harmless(u"\\ASCAN (fresh|CONSTANT ROW|\\d+ CONSTANT ROWS)"_s);
        QStringList walks;
        for (const SqliteStep &step : *steps) {
            if (step.detail.startsWith("SCAN"_L1) && !harmless.match(step.detail).hasMatch())
                walks += step.detail;
        }
        return walks;
    }

    /// EXPLAIN cannot be prepared: a function runs it and hands the lines on.
    QStringList explained(const QString &text)
    {
        const bool made = db().script(uR"(
            CREATE OR REPLACE FUNCTION pg_temp.plan_of(asked TEXT) RETURNS SETOF TEXT AS $f$
                BEGIN RETURN QUERY EXECUTE asked; END
            $f$ LANGUAGE plpgsql)"_s)
                              .ok();
        const auto lines = db().all<QString>(u"SELECT * FROM pg_temp.plan_of(:asked)"_s, bind("asked", text));
        return made && lines ? *lines : QStringList{u"Seq Scan on nothing: no plan"_s};
    }

    QStringList walksInPostgres(QString text)
    {
        QStringList names;
        for (auto match = placeholder().globalMatch(text); match.hasNext();) {
            const QString name = match.next().captured(1);
            if (!names.contains(name))
                names += name;
        }
        for (const QString &name : names)
            text.replace(QRegularExpression(u"(?<![:\\w]):%1\\b"_s.arg(name)),
                         u"$%1"_s.arg(names.indexOf(name) + 1));
        // What no index serves shows when walking is made dear; small tables are walked in any case.
        if (!db().script(u"SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan"_s)
            || !db().script(u"PREPARE looked AS "_s + text))
            return {u"cannot be prepared"_s};
        const QString values
            = names.isEmpty() ? QString() : u'(' + QStringList(names.size(), u"NULL"_s).join(u", "_s) + u')';
        QStringList walks;
        for (const QString &line : explained(u"EXPLAIN EXECUTE looked"_s + values)) {
            if (line.contains("Seq Scan on"_L1))
                walks += line;
        }
        (void)db().script(u"DEALLOCATE looked"_s);
        return walks;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<AccessTokens> m_tokens;
    std::unique_ptr<test::RoomHouse> m_house;
};

QTEST_GUILESS_MAIN(QueryPlansTest)
#include "tst_query_plans.moc"
