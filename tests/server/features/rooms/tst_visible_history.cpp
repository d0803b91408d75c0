// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody who joined later reaches of a room's past, by every way that there is: it is one promise,
// kept by several features.
#include "server/features/drafts/drafts_feature.h"
#include "server/features/files/files_feature.h"
#include "server/features/search/search_feature.h"
#include "tests/support/room_house.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::HistoryScope;
using rooms::Visibility;

class VisibleHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_house->add<SearchFeature>(m_house->house(), m_house->access());
        m_house->add<DraftsFeature>(m_house->access());
        FileSettings settings;
        settings.rules = {100'000, 300'000, 3, 24h, 4096};
        settings.folder = m_folder->filePath(u"files"_s);
        m_house->add<FilesFeature>(m_house->house(), m_house->access(), settings);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_late = m_house->aUser(u"늦은이"_s);
    }
    void cleanup()
    {
        m_house.reset();
        m_folder.reset();
    }

    // ---- setting it

    void aRoomShowsAllUnlessItsMakerSaysOtherwise()
    {
        const auto usual = m_house->call(m_mina, rooms::create, {u"all"_s, {}, {}});
        QVERIFY(!usual->history && !usual->visibleFrom);
        const auto made = m_house->call(m_mina, rooms::create,
                                        {u"joined"_s, {}, Visibility::Private, HistoryScope::Joined});
        QVERIFY(made);
        QCOMPARE(made->history, HistoryScope::Joined);
        QVERIFY(!made->visibleFrom); // the maker was there from the beginning
        QCOMPARE(made->lastEvent->type, u"room.created"_s);
    }

    void onlyAnOwnerChangesItAndItIsTold()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        const auto set = [&](UserId who, HistoryScope scope) {
            return m_house->call(who, rooms::setHistory, {room, scope});
        };
        QCOMPARE(set(m_jun, HistoryScope::Joined).error().about, u"owner-only"_s);
        QCOMPARE(set(m_late, HistoryScope::Joined).error().about, u"not-member"_s);
        const auto now = set(m_mina, HistoryScope::Joined);
        QVERIFY(now);
        QCOMPARE(now->history, HistoryScope::Joined);
        QCOMPARE(now->lastEvent->type, u"room.history"_s);
        QCOMPARE(fromJson<rooms::HistoryBody>(now->lastEvent->body.text)->history, HistoryScope::Joined);
        QCOMPARE(set(m_mina, HistoryScope::Joined)->position, now->position); // twice is once
        QCOMPARE(set(m_mina, HistoryScope::All)->position, now->position + 1);
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        QCOMPARE(m_house->call(m_mina, rooms::setHistory, {pair, HistoryScope::Joined}).error().about,
                 u"direct-room"_s);
        QVERIFY(m_house->call(m_mina, rooms::close, {room}));
        QCOMPARE(set(m_mina, HistoryScope::Joined).error().about, u"room-closed"_s);
    }

    void whatSomebodyMaySeeIsDecidedWhenTheyJoin()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        QVERIFY(m_house->post(m_mina, room, u"early"_s));
        QVERIFY(m_house->call(m_mina, rooms::setHistory, {room, HistoryScope::Joined}));
        QVERIFY(textsOf(m_jun, room).contains(u"early"_s)); // who was there keeps it
        const auto joined = m_house->call(m_late, rooms::join, {room});
        QVERIFY(joined);
        QCOMPARE(joined->visibleFrom, joined->position);
        QCOMPARE(joined->lastEvent->type, u"member.joined"_s);
        QVERIFY(m_house->call(m_mina, rooms::setHistory, {room, HistoryScope::All}));
        QVERIFY(!textsOf(m_late, room).contains(u"early"_s)); // and who was not, does not get it
        const UserId last = m_house->aUser(u"last"_s);
        QVERIFY(m_house->call(last, rooms::join, {room}));
        QVERIFY(textsOf(last, room).contains(u"early"_s));
    }

    void whoComesBackHasNothingOfBefore()
    {
        const RoomId room = aJoinedRoom();
        QVERIFY(m_house->post(m_jun, room, u"mine"_s));
        QVERIFY(m_house->call(m_jun, rooms::leave, {room}));
        QVERIFY(m_house->call(m_mina, rooms::invite, {room, m_house->nameOf(m_jun)}));
        QCOMPARE(textsOf(m_jun, room), QStringList{});
        QCOMPARE(m_house->call(m_jun, rooms::show, {room})->unread, 0);
    }

    // ---- reading

    void historyBeginsWhereTheyJoined()
    {
        const RoomId room = aJoinedRoom();
        QVERIFY(m_house->post(m_mina, room, u"one"_s));
        m_house->clock().advance(1min);
        QVERIFY(m_house->post(m_jun, room, u"two"_s));
        m_house->clock().advance(1min);
        const qint64 first = comesLate(room);
        QVERIFY(m_house->post(m_mina, room, u"three"_s));
        const auto read = [&](auto member, auto value) {
            chat::ReadHistory wanted{room, {}, {}, {}, {}, {}};
            wanted.*member = value;
            return *m_house->call(m_late, chat::history, wanted);
        };
        const chat::History newest = *m_house->call(m_late, chat::history, {room, {}, {}, {}, {}, {}});
        QCOMPARE(newest.items.first().position, first);
        QCOMPARE(newest.items.size(), 2);
        QVERIFY(!newest.hasOlder && !newest.hasNewer);
        QCOMPARE(read(&chat::ReadHistory::after, qint64(0)).items.first().position, first);
        QCOMPARE(read(&chat::ReadHistory::around, qint64(2)).items.first().position, first);
        QVERIFY(!read(&chat::ReadHistory::around, qint64(2)).hasOlder);
        QCOMPARE(read(&chat::ReadHistory::at, Timestamp{1}).items.first().position, first);
        for (const qint64 before : {first, qint64(2), qint64(1)}) {
            const chat::History older = read(&chat::ReadHistory::before, before);
            QCOMPARE(older.items.size(), 0);
            QVERIFY(!older.hasOlder);
        }
        QCOMPARE(textsOf(m_mina, room), QStringList({u"one"_s, u"two"_s, u"three"_s}));
    }

    void visitorsOfAPublicRoomSeeNothingThatIsSaid()
    {
        const RoomId room = aJoinedRoom(Visibility::Public);
        QVERIFY(m_house->post(m_mina, room, u"inside"_s));
        m_house->pass(1s);
        for (const UserId visitor : {m_late, UserId{}}) {
            const auto shown = m_house->call(visitor, rooms::show, {room});
            QVERIFY(shown);
            QVERIFY(!shown->lastEvent);
            QVERIFY(shown->visibleFrom > shown->position);
            QVERIFY(rooms::mustJoinToSee(*shown));
            QCOMPARE(textsOf(visitor, room), QStringList{});
            const auto around = m_house->call(visitor, chat::history, {room, {}, {}, qint64(2), {}, {}});
            QVERIFY(around->items.isEmpty() && !around->hasOlder && !around->hasNewer);
            QCOMPARE(m_house->open(visitor, m_house->destinationOf(room)).error().about, u"not-member"_s);
            QVERIFY(m_house->call(visitor, chat::pins, {room})->items.isEmpty());
            QCOMPARE(m_house->call(visitor, search::find, searching(u"inside"_s, room))->items.size(), 0);
        }
        QVERIFY(!m_house->call({}, rooms::directory, {{}, {}, {}})->items.first().lastEvent);
        QVERIFY(m_house->call(m_late, rooms::join, {room}));
        QVERIFY(m_house->open(m_late, m_house->destinationOf(room)));
    }

    void theTopicGoesOnFromWhereTheyJoined()
    {
        const RoomId room = aJoinedRoom();
        QVERIFY(m_house->post(m_mina, room, u"one"_s));
        const qint64 first = comesLate(room);
        QVERIFY(m_house->post(m_mina, room, u"two"_s));
        const auto from = [&](qint64 after) {
            return *m_house->open(m_late, m_house->destinationOf(room), {after, {}, 200});
        };
        const TopicPage since = from(first - 1);
        QCOMPARE(since.events.size(), 2);
        QCOMPARE(since.visibleFrom, first);
        QVERIFY(!since.visiting);
        const TopicPage older = from(1);
        QCOMPARE(older.events.size(), 1);
        QCOMPARE(older.events.first()->event, QByteArray("reload"));
    }

    void visitorsAreAskedAboutAnewWhenTheRoomShowsNoPastAnyMore()
    {
        const RoomId room = m_house->aRoom(m_mina);
        QVERIFY(m_house->open(m_late, m_house->destinationOf(room))->visiting);
        QVERIFY(m_house->call(m_mina, rooms::setHistory, {room, HistoryScope::Joined}));
        QCOMPARE(m_house->told(m_house->topicOf(room)).last()->kind, Published::Kind::Review);
    }

    void searchFindsNothingOfBefore()
    {
        const RoomId room = aJoinedRoom();
        QVERIFY(m_house->post(m_mina, room, u"비밀 이야기"_s));
        comesLate(room);
        QVERIFY(m_house->post(m_mina, room, u"새 이야기"_s));
        m_house->pass(1s);
        QCOMPARE(m_house->call(m_mina, search::find, searching(u"이야기"_s))->items.size(), 2);
        for (const std::optional<RoomId> in : {std::optional<RoomId>(), std::optional<RoomId>(room)}) {
            const auto found = m_house->call(m_late, search::find, searching(u"이야기"_s, in));
            QVERIFY(found);
            QCOMPARE(found->items.size(), 1);
            QCOMPARE(fromJson<chat::MessageBody>(found->items.first().event.body.text)->text, u"새 이야기"_s);
        }
    }

    // ---- by the id of an event

    void whatIsHiddenIsNotThere()
    {
        const RoomId room = aJoinedRoom();
        const auto old = m_house->post(m_mina, room, u"비밀"_s);
        QVERIFY(m_house->call(m_mina, chat::pin, {room, old->id}));
        QVERIFY(m_house->call(m_jun, chat::react, {room, old->id, u"👍"_s}));
        comesLate(room);
        const auto isMissing = [](const auto &answer) {
            return !answer && answer.error().code == Code::NotFound && answer.error().about == u"event"_s;
        };
        QVERIFY(isMissing(m_house->post(m_late, room, u"re"_s, {}, old->id)));
        QVERIFY(isMissing(m_house->call(m_late, chat::react, {room, old->id, u"👍"_s})));
        QVERIFY(isMissing(m_house->call(m_late, chat::unreact, {room, old->id, u"👍"_s})));
        QVERIFY(isMissing(m_house->call(m_late, chat::reactors, {room, old->id, {}, {}})));
        QVERIFY(isMissing(m_house->call(m_late, chat::versions, {room, old->id})));
        QVERIFY(isMissing(m_house->call(m_late, chat::edit, {room, old->id, u"x"_s})));
        QVERIFY(isMissing(m_house->call(m_late, chat::remove, {room, old->id})));
        QVERIFY(isMissing(
            m_house->call(m_late, complaints::make, {room, old->id, complaints::Reason::Other, {}})));
        const RoomId own = m_house->aPrivateRoom(m_late);
        QVERIFY(isMissing(m_house->call(m_late, chat::forward, {own, {u"f1"_s}, old->id, {}})));
        QVERIFY(isMissing(m_house->call(
            m_late, drafts::keep, {.room = room, .text = u"words"_s, .replyTo = old->id, .basedOn = {}})));
        QCOMPARE(m_house->call(m_late, chat::pins, {room})->items.size(), 0);
        QCOMPARE(m_house->call(m_mina, chat::pins, {room})->items.size(), 1);
    }

    void anEditOfAHiddenMessageComesWithoutItsWords()
    {
        const RoomId room = aJoinedRoom();
        const auto old = m_house->post(m_mina, room, u"before"_s);
        const qint64 first = comesLate(room);
        QVERIFY(m_house->call(m_mina, chat::edit, {room, old->id, u"secret @"_s + m_house->nameOf(m_late)}));
        const auto editOf = [&](UserId who) {
            const auto page = m_house->call(who, chat::history, {room, {}, {}, {}, {}, {}});
            return *fromJson<chat::EditBody>(page->items.last().body.text);
        };
        QVERIFY(editOf(m_mina).text.startsWith("secret"_L1));
        QCOMPARE(editOf(m_late).text, QString());
        QCOMPARE(editOf(m_late).event, old->id);
        const auto caughtUp = m_house->open(m_late, m_house->destinationOf(room), {first, {}, 200});
        QVERIFY(!caughtUp->events.last()->body.contains("secret"));
        // Live as well, and nobody is called there.
        const PublishedPtr live = m_house->told(m_house->topicOf(room)).last();
        QVERIFY(live->body.contains("secret"));
        QVERIFY(!seenFrom(live, first)->body.contains("secret"));
        QCOMPARE(seenFrom(live, first)->position, live->position);
        QVERIFY(seenFrom(live, 0) == live);
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'chat.mention'"_s), 0);
        QCOMPARE(m_house->call(m_late, rooms::show, {room})->mentions, 0);
    }

    void filesOfHiddenMessagesAreNotThere()
    {
        const RoomId room = aJoinedRoom();
        const auto begun = m_house->call(m_mina, files::begin, {room, u"a.txt"_s, 4});
        QVERIFY(begun);
        // As if its octets had come: what is told of it depends on rows alone.
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE attachment SET received = size, completed_at = :now, "
                                 u"type = 'text/plain' WHERE id = :id"_s,
                                 bind("now", work.now()), bind("id", begun->id));
        }));
        chat::PostMessage message = m_house->saying(room, u"see"_s);
        message.attachments = QList<AttachmentId>{begun->id};
        QVERIFY(m_house->call(m_mina, chat::post, message));
        comesLate(room);
        QVERIFY(m_house->call(m_jun, files::show, {room, begun->id}));
        QCOMPARE(m_house->call(m_late, files::show, {room, begun->id}).error(),
                 Error(Code::NotFound, "attachment"));
    }

    void moderatorsSeeWhatIsComplainedAboutAsBefore()
    {
        const RoomId room = aJoinedRoom();
        const auto old = m_house->post(m_mina, room, u"rude"_s);
        QVERIFY(m_house->call(m_jun, complaints::make, {room, old->id, complaints::Reason::Other, {}}));
        m_house->giveRole(m_late, u"moderator"_s);
        comesLate(room);
        const auto list = m_house->call(m_late, complaints::list, {{}, {}, {}});
        QVERIFY(list);
        QCOMPARE(list->items.size(), 1);
        const auto context = m_house->call(m_late, complaints::show, {list->items.first().id});
        QVERIFY(context);
        QVERIFY(!context->around.isEmpty());
    }

private:
    /// Mina's, with Jun in it; nobody else.
    RoomId aJoinedRoom(Visibility visibility = Visibility::Private)
    {
        const auto made
            = m_house->call(m_mina, rooms::create, {u"room"_s, {}, visibility, HistoryScope::Joined});
        if (!made || !m_house->call(m_mina, rooms::invite, {made->id, m_house->nameOf(m_jun)}))
            qFatal("a room cannot be made");
        return made->id;
    }
    /// The position of their joining.
    qint64 comesLate(RoomId room)
    {
        if (!m_house->call(m_mina, rooms::invite, {room, m_house->nameOf(m_late)}))
            qFatal("a test person cannot be invited");
        return m_house->call(m_late, rooms::show, {room})->position;
    }
    QStringList textsOf(UserId who, RoomId room)
    {
        QStringList texts;
        const auto page = m_house->call(who, chat::history, {room, {}, {}, {}, {}, {}});
        for (const rooms::RoomEvent &event : page->items) {
            if (event.type == "message"_L1)
                texts += fromJson<chat::MessageBody>(event.body.text)->text;
        }
        return texts;
    }
    static search::Find searching(const QString &query, std::optional<RoomId> room = {})
    {
        return {.query = query, .room = room, .zone = u"Asia/Seoul"_s, .after = {}, .limit = {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    UserId m_late;
};

QTEST_GUILESS_MAIN(VisibleHistoryTest)
#include "tst_visible_history.moc"
