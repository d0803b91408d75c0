// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/saved/saved_feature.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using saved::SavedChange;
using saved::SavedMessage;

class SavedServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_house->add<SavedFeature>(m_house->access());
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun}, u"마당"_s);
    }
    void cleanup() { m_house.reset(); }

    void whatIsSavedIsListedWithItsRoomForItsKeeperAlone()
    {
        const auto said = m_house->post(m_jun, m_room, u"열쇠는 화분 밑"_s);
        const auto kept = save(m_mina, said->id);
        QVERIFY(kept && kept->message);
        QCOMPARE(kept->event, said->id);
        QCOMPARE(kept->room, m_room);
        QCOMPARE(kept->roomName, std::optional(u"마당"_s));
        const auto all = list(m_mina);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].message->position, said->position);
        QCOMPARE(all[0].message->sender->nickname, u"준"_s);
        QCOMPARE(fromJson<chat::MessageBody>(all[0].message->body.text)->text, u"열쇠는 화분 밑"_s);
        QCOMPARE(eventsOf(m_mina), QList<EventId>{said->id});
        QVERIFY(list(m_jun).isEmpty());
        QVERIFY(eventsOf(m_jun).isEmpty());
    }

    void theOwnClientsAreToldAndNobodyElse()
    {
        const auto said = m_house->post(m_jun, m_room, u"말"_s);
        QVERIFY(save(m_mina, said->id));
        QVERIFY(m_house->call(m_mina, saved::remove, {said->id}));
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/saved"));
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0]->event, QByteArray("saved"));
        QCOMPARE(fromJson<SavedChange>(told[0]->body)->event, said->id);
        QVERIFY(fromJson<SavedChange>(told[0]->body)->saved);
        QVERIFY(!fromJson<SavedChange>(told[1]->body)->saved);
        QVERIFY(m_house->told(Work::personalTopic(m_jun, "/user/queue/saved")).isEmpty());
        QVERIFY(m_house->open(m_mina, u"/user/queue/saved"_s));
    }

    void twiceIsOnce()
    {
        const auto first = m_house->post(m_jun, m_room, u"하나"_s);
        const auto second = m_house->post(m_jun, m_room, u"둘"_s);
        QVERIFY(save(m_mina, first->id));
        QVERIFY(save(m_mina, second->id));
        const auto again = save(m_mina, first->id);
        QVERIFY(again && again->message);
        QCOMPARE(eventsOf(m_mina), (QList<EventId>{second->id, first->id}));
        QCOMPARE(m_house->told(Work::personalTopic(m_mina, "/user/queue/saved")).size(), 2);
        QVERIFY(m_house->call(m_mina, saved::remove, {first->id}));
        QVERIFY(m_house->call(m_mina, saved::remove, {first->id}));
        QCOMPARE(m_house->told(Work::personalTopic(m_mina, "/user/queue/saved")).size(), 3);
        QCOMPARE(eventsOf(m_mina), QList<EventId>{second->id});
    }

    void theyAreReadInPagesTheLatestSavedFirst()
    {
        const RoomId other = m_house->aRoom(m_mina, {}, u"뒤뜰"_s);
        QList<EventId> saved;
        for (int i = 0; i < 5; ++i) {
            const auto said = m_house->post(m_mina, i % 2 ? other : m_room, u"말"_s);
            saved.prepend(said->id);
            QVERIFY(save(m_mina, said->id));
        }
        QList<EventId> read;
        std::optional<QString> after;
        do {
            const auto page = m_house->call(m_mina, saved::list, {after, 2});
            QVERIFY(page && page->items.size() <= 2);
            for (const SavedMessage &each : page->items)
                read += each.event;
            after = page->next;
        } while (after);
        QCOMPARE(read, saved);
        QCOMPARE(m_house->call(m_mina, saved::list, {u"x"_s, {}}).error().code, Code::InvalidValue);
    }

    void whatOneMayNotReadCannotBeSaved()
    {
        const Error missing = Error(Code::NotFound, "event").at(u"event"_s);
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        const auto hidden = m_house->post(m_mina, secret, u"비밀"_s);
        QCOMPARE(save(m_jun, hidden->id).error(), missing);
        QCOMPARE(save(m_jun, {404}).error(), missing);
        const auto gone = m_house->post(m_jun, m_room, u"지운 말"_s);
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, gone->id}));
        QCOMPARE(save(m_mina, gone->id).error(), missing);
        const auto history = m_house->call(m_mina, chat::history, {m_room, {}, {}, {}, {}, {}});
        QCOMPARE(history->items.first().type, u"room.created"_s);
        QCOMPARE(save(m_mina, history->items.first().id).error(), missing);
        // Of a room that is only visited.
        const UserId visitor = m_house->aUser(u"손님"_s);
        const auto said = m_house->post(m_jun, m_room, u"말"_s);
        QCOMPARE(save(visitor, said->id).error(), Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call({}, saved::list, {}).error().code, Code::NotSignedIn);
    }

    void thePastThatIsHiddenStaysHidden()
    {
        const auto made = m_house->call(
            m_mina, rooms::create,
            {u"joined"_s, std::nullopt, rooms::Visibility::Private, rooms::HistoryScope::Joined});
        QVERIFY(made);
        const auto old = m_house->post(m_mina, made->id, u"옛말"_s);
        QVERIFY(m_house->call(m_mina, rooms::invite, {made->id, m_house->nameOf(m_jun)}));
        QCOMPARE(save(m_jun, old->id).error(), Error(Code::NotFound, "event").at(u"event"_s));
        const auto fresh = m_house->post(m_mina, made->id, u"새말"_s);
        QVERIFY(save(m_jun, fresh->id));
        // Who leaves and comes back sees less than before.
        QVERIFY(m_house->call(m_jun, rooms::leave, {made->id}));
        QVERIFY(m_house->call(m_mina, rooms::invite, {made->id, m_house->nameOf(m_jun)}));
        const auto all = list(m_jun);
        QCOMPARE(all.size(), 1);
        QVERIFY(!all[0].message);
        QCOMPARE(all[0].roomName, std::optional(u"joined"_s));
    }

    void whatWasDeletedIsListedWithoutItsWords()
    {
        const auto said = m_house->post(m_jun, m_room, u"지울 말"_s);
        QVERIFY(save(m_mina, said->id));
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, said->id}));
        const auto all = list(m_mina);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].event, said->id);
        QVERIFY(!all[0].message && !all[0].blocked);
        QCOMPARE(all[0].roomName, std::optional(u"마당"_s));
        QVERIFY(m_house->call(m_mina, saved::remove, {said->id}));
        QVERIFY(list(m_mina).isEmpty());
    }

    void whatWasSaidInARoomOneLeftIsListedWithoutItsWords()
    {
        const auto said = m_house->post(m_mina, m_room, u"여기만의 말"_s);
        QVERIFY(save(m_jun, said->id));
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        const auto all = list(m_jun);
        QCOMPARE(all.size(), 1);
        QVERIFY(!all[0].message && !all[0].roomName);
        // What was saved once is no error to save again, and it is back with the membership.
        QVERIFY(save(m_jun, said->id));
        QVERIFY(m_house->call(m_jun, rooms::join, {m_room}));
        QVERIFY(list(m_jun)[0].message);
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        QVERIFY(m_house->call(m_jun, saved::remove, {said->id}));
        QVERIFY(list(m_jun).isEmpty());
    }

    void wordsOfWhomOneBlocksAreNotTold()
    {
        const auto said = m_house->post(m_jun, m_room, u"시끄러운 말"_s);
        const auto other = m_house->post(m_jun, m_room, u"또"_s);
        QVERIFY(save(m_mina, said->id));
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        const auto all = list(m_mina);
        QVERIFY(!all[0].message);
        QCOMPARE(all[0].blocked, std::optional(true));
        QCOMPARE(save(m_mina, other->id).error().code, Code::NotFound);
        QVERIFY(m_house->call(m_mina, blocks::unblock, {m_jun}));
        QVERIFY(list(m_mina)[0].message);
    }

    void anEditedMessageIsListedAsItReadsNow()
    {
        const auto said = m_house->post(m_jun, m_room, u"처음"_s);
        QVERIFY(save(m_mina, said->id));
        QVERIFY(m_house->call(m_jun, chat::edit, {m_room, said->id, u"나중"_s}));
        QCOMPARE(fromJson<chat::MessageBody>(list(m_mina)[0].message->body.text)->text, u"나중"_s);
    }

    void anAccountKeepsSoManyAndNoMore()
    {
        m_house->fill(m_room, m_jun, saved::kMostSaved + 1);
        const auto filled = m_house->work<int>(m_mina, [&](Work &work) -> Result<int> {
            return work.db().run(uR"(
                INSERT INTO saved_message (account, event, saving, saved_at)
                     SELECT :account, e.id, e.id, 0
                       FROM event e
                      WHERE e.room = :room AND e.type = 'message'
                      ORDER BY e.position
                      LIMIT :limit)"_s,
                                 bind("account", m_mina), bind("room", m_room),
                                 bind("limit", saved::kMostSaved));
        });
        QCOMPARE(*filled, saved::kMostSaved);
        const auto page = m_house->call(m_mina, chat::history, {m_room, {}, {}, {}, {}, 1});
        const EventId last = page->items.last().id;
        QCOMPARE(save(m_mina, last).error(), Error(Code::TooMany, "saved-messages"));
        QCOMPARE(eventsOf(m_mina).size(), saved::kMostSaved);
        const EventId one = eventsOf(m_mina).first();
        QVERIFY(save(m_mina, one)); // is there already
        QVERIFY(m_house->call(m_mina, saved::remove, {one}));
        QVERIFY(save(m_mina, last));
        QCOMPARE(eventsOf(m_mina).first(), last);
    }

    void itGoesWithItsMessage()
    {
        const auto said = m_house->post(m_jun, m_room, u"말"_s);
        QVERIFY(save(m_mina, said->id));
        m_house->settle();
        // Nothing in the house takes an event away; whoever does so by hand leaves nothing behind.
        Database &db = m_house->store().db();
        QVERIFY(db.script(db.engine() == Engine::Sqlite ? u"DROP TRIGGER event_is_never_deleted"_s
                                                        : u"DROP TRIGGER event_is_never_changed ON event"_s));
        QVERIFY(m_house->work<int>({}, [&](Work &work) -> Result<int> {
            return work.db().run(u"DELETE FROM event WHERE id = :id"_s, bind("id", said->id));
        }));
        QCOMPARE(m_house->count(u"saved_message"_s), 0);
    }

private:
    Result<SavedMessage> save(UserId who, EventId event) { return m_house->call(who, saved::save, {event}); }
    QList<SavedMessage> list(UserId who)
    {
        const auto page = m_house->call(who, saved::list, {});
        return page ? page->items : QList<SavedMessage>();
    }
    QList<EventId> eventsOf(UserId who)
    {
        const auto all = m_house->call(who, saved::events, {});
        return all ? all->events : QList<EventId>();
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(SavedServiceTest)
#include "tst_saved_service.moc"
