// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of accounts, rooms, chat, search, notices and the overview, asked for its plan on a store
// with 100,000 events: what grows with the house is reached through an index.
#include "server/features/accounts/accounts_feature.h"
#include "server/features/drafts/drafts_feature.h"
#include "server/features/overview/overview_feature.h"
#include "server/features/presence/presence_feature.h"
#include "server/features/profiles/profiles_feature.h"
#include "server/features/saved/saved_feature.h"
#include "server/features/search/search_feature.h"
#include "tests/support/query_plans.h"
#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

constexpr UserId kMina{1};
constexpr RoomId kRoom{1};

/// Statements that may walk a whole table, each with its reason.
const QStringList &exceptions()
{
    static const QStringList all{
        u"SELECT id FROM account LIMIT 1"_s, // stops at the first row
        u"SELECT number, name, checksum, applied_at FROM schema_migration"_s, // once at start, a row per step
        // Rooms with words that are not in the index yet: a row per room, whatever was said in it.
        u"SELECT r.id, COALESCE(p.position, 0), r.position FROM room r LEFT JOIN search_progress p"_s,
    };
    return all;
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
        m_house->add<AccountsFeature>(
            m_house->house(), *m_tokens,
            AccountRules{.registration = accounts::Registration::Open, .hashCost = {1, 8192}},
            std::chrono::hours(24));
        m_house->add<DraftsFeature>(m_house->access());
        m_house->add<SavedFeature>(m_house->access());
        m_presence = &m_house->add<PresenceFeature>(m_house->house(), m_house->access());
        m_house->add<SearchFeature>(m_house->house(), m_house->access());
        FileSettings files;
        files.folder = m_folder.filePath(u"files"_s);
        auto &kept = m_house->add<FilesFeature>(m_house->house(), m_house->access(), files);
        m_house->add<ProfilesFeature>(m_house->house(), m_accounts, m_house->access(), kept,
                                      m_presence->access());
        m_house->add<OverviewFeature>(m_house->house(), m_accounts, Surroundings::of(m_folder.path()));
        fill();
    }
    void cleanup() { m_house.reset(); }

    void whatGrowsIsReachedThroughAnIndex()
    {
        useEverything();
        QSet<QString> texts;
        for (const LaneKind kind : {LaneKind::Read, LaneKind::Write})
            texts += test::QueryPlans::statementsOf(m_house->lanes(), kind);
        int looked = 0;
        const QStringList walks = test::QueryPlans(db()).walksOf(texts, exceptions(), looked);
        QVERIFY2(walks.isEmpty(), qPrintable(walks.join(u'\n')));
        QVERIFY2(looked >= 40, QByteArray::number(looked).constData());
    }

    void aWalkWouldBeSeen()
    {
        for (const QString &text :
             {u"SELECT COUNT(*) FROM event WHERE body = :x"_s, u"DELETE FROM member WHERE role = :x"_s})
            QVERIFY(!test::QueryPlans(db()).walks(text).isEmpty());
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
        many(u"account (id, username, skeleton, nickname, password, role, created_at)"_s, 1000,
             u"i, 'user' || i, 'user' || i, 'person ' || i, 'x', 'member', i"_s);
        many(u"session"_s, 1000, u"i, i, 'device', '192.0.2.1', i, i, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)"_s);
        many(u"refresh_token (fingerprint, session, issued_at, expires_at)"_s, 1000,
             u"'token' || i, i, i, i + 1000000000000"_s);
        many(
            u"room (id, name, topic, visibility, direct_key, epoch, position, last_at, created_by, created_at, closed_at)"_s,
            100,
            u"i, 'room ' || i, '', 'public', CAST(NULL AS TEXT), 'epoch', 1000, i, 1, i, CAST(NULL AS BIGINT)"_s);
        many(u"member (room, account, role, read_position, joined_at)"_s, 2000,
             u"1 + i % 100, 1 + (i - 1) / 2, CASE WHEN i < 100 THEN 'owner' ELSE 'member' END, 500, i"_s);
        many(u"event"_s, 100'000,
             u"1 + i % 100, 1 + (i - 1) / 100, i, 'message', 1 + i % 1000, i, 'tag' || i, "
             u"'{\"text\":\"x\"}', CASE WHEN i % 9 = 0 THEN i - 1 ELSE CAST(NULL AS BIGINT) END"_s);
        many(
            u"event_mark (event, room, marked_at, body, edits, edited_at, deleted_at, pinned_at, reactions)"_s,
            20'000,
            u"i, 1 + i % 100, 1 + i / 100, CAST(NULL AS TEXT), 0, CAST(NULL AS BIGINT), CAST(NULL AS "
            u"BIGINT), "
            u"CASE WHEN i % 100 = 1 THEN i ELSE CAST(NULL AS BIGINT) END, 1"_s);
        many(u"reaction"_s, 20'000, u"i, 'x', 1 + i % 1000, 1 + i / 100, i"_s);
        many(u"mention"_s, 20'000, u"1 + i % 100, 1 + i / 100, 1 + i % 1000"_s);
        many(u"thread_answer"_s, 20'000, u"i, 1 + i % 100, 1 + i / 100, 1 + i / 100, i"_s);
        many(u"block"_s, 5'000, u"1 + i % 1000, 2 + (i * 7) % 998, i"_s);
        many(
            u"complaint (id, room, event, position, author, said, first_at, decided_at, decided_by, verdict)"_s,
            20'000,
            u"i, 1 + i % 100, i, 1 + (i - 1) / 100, 1 + i % 1000, 'x', i, CASE WHEN i % 50 = 0 THEN "
            u"CAST(NULL "
            u"AS BIGINT) ELSE i END, CAST(NULL AS BIGINT), CAST(NULL AS TEXT)"_s);
        many(u"complainant"_s, 20'000, u"i, 1 + i % 1000, 'spam', '', i"_s);
        QVERIFY(db().commit());
        if (m_house->store().engine() == Engine::Postgres)
            QVERIFY(db().script(u"ANALYZE"_s));
        QVERIFY(db().run(u"INSERT INTO member (room, account, role, read_position, joined_at) "
                         u"VALUES (1, 1, 'owner', 1, 1) ON CONFLICT DO NOTHING"_s));
    }

    /// What people make of messages: of one of Mina's own, in a room of hers.
    void useMarks(const auto &call)
    {
        const auto said = m_house->post(kMina, {1}, u"@user2 hello"_s);
        QVERIFY(said);
        call(chat::edit, chat::EditMessage{{1}, said->id, u"@user3 hello"_s});
        call(chat::react, chat::React{{1}, said->id, u"👍"_s});
        call(chat::reactors, chat::ListReactors{{1}, said->id, {}, {}});
        call(chat::unreact, chat::React{{1}, said->id, u"👍"_s});
        call(chat::pin, chat::OneEvent{{1}, said->id});
        call(chat::pins, rooms::OneRoom{{1}});
        call(chat::thread, chat::ReadThread{{1}, said->id, {}, {}, {}});
        call(chat::thread, chat::ReadThread{{1}, said->id, 500, {}, {}});
        call(chat::thread, chat::ReadThread{{1}, said->id, {}, 500, {}});
        call(chat::versions, chat::OneEvent{{1}, said->id});
        call(chat::remove, chat::OneEvent{{1}, said->id});
    }

    /// Complaints about a message of somebody else, as one who owns the room and as a moderator.
    void useComplaints(const auto &call)
    {
        const auto said = m_house->post({50}, {1}, u"hello"_s);
        QVERIFY(said);
        call(blocks::list, blocks::ListBlocked{});
        call(blocks::block, blocks::OnePerson{{2}});
        call(blocks::unblock, blocks::OnePerson{{2}});
        for (const QString &role : {u"member"_s, u"moderator"_s}) {
            m_house->giveRole(kMina, role);
            call(complaints::make, complaints::Complain{{1}, said->id, complaints::Reason::Spam, {}});
            call(complaints::makeAboutInvitation,
                 complaints::ComplainAboutInvitation{{1}, complaints::Reason::Spam, {}});
            call(complaints::list, complaints::ListComplaints{});
            call(complaints::list, complaints::ListComplaints{{}, {}, {}, true});
            call(complaints::list, complaints::ListComplaints{true, {}, {}});
            const auto one = db().only<ComplaintId>(u"SELECT MAX(id) FROM complaint"_s);
            call(complaints::show, complaints::OneComplaint{*one});
            call(complaints::decide, complaints::Decide{*one, complaints::Verdict::Removed});
        }
        m_house->giveRole(kMina, u"member"_s);
    }

    /// Everything these features answer to, so that every statement is prepared once.
    void useFiles()
    {
        FileStore files;
        const auto done = m_house->work<int>(kMina, [&](Work &work) -> Result<int> {
            FileRow row;
            row.id = work.newId<AttachmentId>();
            row.room = kRoom;
            row.uploader = kMina;
            row.name = u"x"_s;
            row.size = 10;
            TRY(files.insert(work, row));
            TRY(files.find(work, row.id));
            TRY(files.useOf(work, kMina));
            TRY(files.advance(work, row.id, 0, 10));
            TRY(files.complete(work, row, {u"text/plain"_s}));
            TRY(files.forgetUnposted(work, {1}, 10));
            TRY(files.post(work, row.id, {5}));
            TRY(files.forgetOf(work, {5}));
            TRY(files.forget(work, row.id));
            TRY(files.gone(work, 10));
            TRY(files.drop(work, row.id));
            return 1;
        });
        QVERIFY(done);
    }

    void usePresence()
    {
        QVERIFY(m_house->call(kMina, presence::mine, {}));
        QVERIFY(m_house->call(kMina, presence::choose, {presence::Choice::Busy}));
        QVERIFY(m_house->call(kMina, presence::ofRoom, {kRoom}));
        QVERIFY(m_house->call(kMina, presence::ofPairs, {}));
        m_presence->attendance().came(kMina, {5});
        m_house->schedule().runAll();
    }

    void useDrafts()
    {
        const auto kept = m_house->call(kMina, drafts::keep, {kRoom, u"half a word"_s, {}, {}});
        QVERIFY(kept);
        QVERIFY(m_house->call(kMina, drafts::show, {kRoom}));
        QVERIFY(m_house->call(kMina, drafts::list, {}));
        QVERIFY(m_house->call(kMina, drafts::keep, {kRoom, {}, {}, kept->revision}));
    }

    void useSaved()
    {
        const auto said = m_house->post(kMina, kRoom, u"to keep"_s);
        QVERIFY(said);
        QVERIFY(m_house->call(kMina, saved::save, {said->id}));
        QVERIFY(m_house->call(kMina, saved::list, {}));
        QVERIFY(m_house->call(kMina, saved::events, {}));
        QVERIFY(m_house->call(kMina, saved::remove, {said->id}));
    }

    void useFolders()
    {
        const auto made = m_house->call(kMina, folders::create, {u"folder"_s});
        QVERIFY(made);
        QVERIFY(m_house->call(kMina, folders::putRoom, {kRoom, made->id}));
        QVERIFY(m_house->call(kMina, folders::change, {.folder = made->id, .folded = true}));
        QVERIFY(m_house->call(kMina, folders::chooseSort, {folders::Sort::Name}));
        QVERIFY(m_house->call(kMina, folders::read, {}));
        QVERIFY(m_house->call(kMina, folders::remove, {made->id}));
    }

    void useProfiles()
    {
        QVERIFY(m_house->call(kMina, profiles::own, {}));
        QVERIFY(m_house->call(kMina, profiles::change, {.nickname = u"mina"_s, .bio = u"words"_s}));
        QVERIFY(m_house->call(kMina, profiles::removePicture, {}));
        QVERIFY(m_house->call(kMina, profiles::card, {{2}}));
        QVERIFY(m_house->call({}, profiles::card, {{2}}));
        QVERIFY(m_house->call(kMina, profiles::cardNamed, {u"user2"_s}));
        QVERIFY(m_house->call(kMina, profiles::faces, {{{2}, {3}}}));
        QVERIFY(m_house->call(kMina, profiles::setRoomNickname, {kRoom, u"gardener"_s}));
        (void)m_house->ask("GET", u"/api/v1/portraits/5"_s);
    }

    /// Its statements count what waits in tables of all features.
    void useOverview()
    {
        m_house->giveRole(kMina, u"owner"_s);
        QVERIFY(m_house->call(kMina, overview::read, {}));
        m_house->giveRole(kMina, u"member"_s);
    }

    void useEverything()
    {
        useProfiles();
        useOverview();
        const auto call = [this](const auto &command, const auto &request) {
            (void)m_house->call(kMina, command, request);
        };
        call(accounts::registerAccount, accounts::Register{u"fresh"_s, u"a quiet pond"_s, {}, {}});
        call(accounts::signIn, accounts::SignIn{u"fresh"_s, u"a quiet pond"_s, {}});
        call(accounts::refresh, accounts::Refresh{u"nonsense"_s});
        call(accounts::sessions, Nothing{});
        call(sign_ins::list, sign_ins::ListSignIns{});
        m_house->giveRole(kMina, u"owner"_s);
        call(users::invite, users::NewInvite{});
        call(users::invites, users::ListInvites{});
        call(users::removeInvite, users::OneInvite{{7}});
        call(users::applicants, users::ListUsers{});
        call(users::approve, users::OneUser{u"user5"_s});
        m_house->giveRole(kMina, u"member"_s);
        call(accounts::me, Nothing{});
        call(accounts::changeProfile, accounts::ChangeProfile{u"Mina"_s});
        call(accounts::findPerson, accounts::FindPerson{u"user2"_s});
        call(accounts::revokeSession, accounts::RevokeSession{{2}});
        const auto fresh = m_house->ask("POST", u"/api/v1/sessions"_s,
                                        {{u"username"_s, u"fresh"_s}, {u"password"_s, u"a quiet pond"_s}});
        QVERIFY(fresh);
        const auto signedIn = fromJson<accounts::SignedIn>(fresh->body);
        QVERIFY(m_house->ask("POST", u"/api/v1/sessions/refresh"_s,
                             {{u"refreshToken"_s, signedIn->refreshToken}}));
        Caller caller = test::TestHouse::person(signedIn->account.id);
        caller.session = signedIn->session;
        QVERIFY(m_house->ask("PUT", u"/api/v1/me/password"_s,
                             {{u"current"_s, u"a quiet pond"_s}, {u"next"_s, u"another one"_s}}, caller));
        QVERIFY(m_house->ask("DELETE", u"/api/v1/sessions/current"_s, {}, caller));
        m_house->schedule().runAll();
        useMarks(call);
        useComplaints(call);
        SessionStore sessions;
        (void)m_house->work<int>(kMina, [&](Work &work) -> Result<int> {
            TRY(sessions.revokedSince(work, {1}));
            return 1;
        });
        useFiles();
        usePresence();
        useDrafts();
        useSaved();
        useFolders();

        QVERIFY(m_house->call(kMina, rooms::create, {u"new"_s, {}, {}}));
        QVERIFY(m_house->call(kMina, rooms::openDirect, {u"user2"_s}));
        QVERIFY(m_house->call(kMina, rooms::mine, {{}, {}, {}}));
        QVERIFY(m_house->call(kMina, rooms::directory, {{}, {}, u"room"_s}));
        QVERIFY(m_house->call(kMina, rooms::show, {kRoom}));
        QVERIFY(m_house->call(kMina, rooms::members, {kRoom, {}, {}}));
        QVERIFY(m_house->call({999}, rooms::join, {kRoom}));
        QVERIFY(m_house->call(kMina, rooms::removeMember, {kRoom, {999}}));
        QVERIFY(m_house->call(kMina, rooms::setHistory, {kRoom, rooms::HistoryScope::Joined}));
        QVERIFY(m_house->call(kMina, rooms::invite, {kRoom, u"user998"_s}));
        QVERIFY(m_house->call(kMina, rooms::setHistory, {kRoom, rooms::HistoryScope::All}));
        const auto said = m_house->post(kMina, kRoom, u"hello"_s);
        QVERIFY(said);
        const auto answered = m_house->post(kMina, kRoom, u"hello"_s, {}, said->id);
        QVERIFY(answered);
        QVERIFY(m_house->call(kMina, chat::remove, {kRoom, answered->id}));
        QVERIFY(m_house->call(kMina, chat::forward, {kRoom, ClientTag{u"carried"_s}, said->id}));
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
        m_house->schedule().runAll(); // what was said is entered into the index of words
        m_house->settle();
        for (const QString &words : {u"hello"_s, u"hello from:user1 after:2020-01-01"_s, u"has:link"_s}) {
            QVERIFY(m_house->call(kMina, search::find, {words, {}, {}, {}, {}}));
            QVERIFY(m_house->call(kMina, search::find, {words, kRoom, {}, {}, {}}));
        }
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

    QTemporaryDir m_folder;
    std::unique_ptr<test::FakeClock> m_clock;
    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    std::unique_ptr<AccessTokens> m_tokens;
    std::unique_ptr<test::RoomHouse> m_house;
    PresenceFeature *m_presence = nullptr;
};

QTEST_GUILESS_MAIN(QueryPlansTest)
#include "tst_query_plans.moc"
