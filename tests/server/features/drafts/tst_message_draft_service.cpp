// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/drafts/drafts_feature.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using drafts::KeepDraft;
using drafts::MessageDraft;

class MessageDraftServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_house->add<DraftsFeature>(m_house->access());
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup() { m_house.reset(); }

    void whatIsKeptIsThereAndToldToTheirOwnClientsAlone()
    {
        const auto kept = keep(m_mina, u"쓰다 만 글"_s);
        QVERIFY(kept && kept->revision);
        QCOMPARE(kept->text, u"쓰다 만 글"_s);
        const auto all = list(m_mina);
        QCOMPARE(all.size(), 1);
        QVERIFY(all[0] == *kept);
        QVERIFY(*m_house->call(m_mina, drafts::show, {m_room}) == *kept);
        QVERIFY(list(m_jun).isEmpty());
        QVERIFY(m_house->call(m_jun, drafts::show, {m_room})->text.isEmpty());
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/drafts"));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->event, QByteArray("draft"));
        QVERIFY(*fromJson<MessageDraft>(told[0]->body) == *kept);
        QVERIFY(m_house->told(Work::personalTopic(m_jun, "/user/queue/drafts")).isEmpty());
    }

    void whatAnotherClientChangedIsNotOverwrittenUnseen()
    {
        const auto first = keep(m_mina, u"하나"_s);
        const auto second = keep(m_mina, u"둘"_s, first->revision);
        QVERIFY(second && second->revision > first->revision);
        const Error newer(Code::Conflict, "draft-newer");
        QCOMPARE(keep(m_mina, u"셋"_s, first->revision).error(), newer);
        QCOMPARE(keep(m_mina, u"셋"_s).error(), newer);
        QCOMPARE(keep(m_mina, {}, first->revision).error(), newer);
        QCOMPARE(m_house->call(m_mina, drafts::show, {m_room})->text, u"둘"_s);
        QVERIFY(keep(m_mina, u"셋"_s, second->revision));
        QCOMPARE(m_house->call(m_mina, drafts::show, {m_room})->text, u"셋"_s);
    }

    void blanksRemoveIt()
    {
        const auto kept = keep(m_mina, u"하나"_s);
        const auto gone = keep(m_mina, u" \n"_s, kept->revision);
        QVERIFY(gone && gone->text.isEmpty());
        QVERIFY2(gone->revision > kept->revision, "a removal that is told late must be recognised");
        QVERIFY(list(m_mina).isEmpty());
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/drafts"));
        QCOMPARE(told.size(), 2);
        QVERIFY(fromJson<MessageDraft>(told[1]->body)->text.isEmpty());
        // Nothing again is nothing to tell.
        QVERIFY(keep(m_mina, {}));
        QCOMPARE(m_house->told(Work::personalTopic(m_mina, "/user/queue/drafts")).size(), 2);
        // Who had not seen that it was removed has something newer to say.
        const auto anew = keep(m_mina, u"하나 더"_s, kept->revision);
        QVERIFY(anew && anew->revision && anew->revision != kept->revision);
    }

    void whatItAnswersIsKeptWithIt()
    {
        const auto said = m_house->post(m_jun, m_room, u"언제?"_s);
        const auto kept = m_house->call(m_mina, drafts::keep, {m_room, u"내일"_s, said->id, {}});
        QCOMPARE(kept->replyTo, std::optional(said->id));
        QCOMPARE(list(m_mina)[0].replyTo, std::optional(said->id));
        const RoomId other = m_house->aRoom(m_mina);
        QCOMPARE(m_house->call(m_mina, drafts::keep, {other, u"내일"_s, said->id, {}}).error(),
                 Error(Code::NotFound, "event").at(u"replyTo"_s));
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, said->id}));
        QVERIFY(m_house->call(m_mina, drafts::keep, {m_room, u"모레"_s, said->id, kept->revision}));
    }

    void onlyMembersKeepOne()
    {
        const UserId stranger = m_house->aUser(u"남"_s);
        QCOMPARE(keep(stranger, u"글"_s).error(), Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call(stranger, drafts::show, {m_room}).error(),
                 Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call({}, drafts::list, {}).error().code, Code::NotSignedIn);
    }

    void itEndsWithTheMembership()
    {
        QVERIFY(keep(m_jun, u"글"_s));
        QVERIFY(keep(m_mina, u"글"_s));
        QVERIFY(m_house->call(m_mina, rooms::removeMember, {m_room, m_jun}));
        QVERIFY(list(m_jun).isEmpty());
        QCOMPARE(list(m_mina).size(), 1);
        QVERIFY(m_house->call(m_jun, rooms::join, {m_room}));
        QVERIFY(m_house->call(m_jun, drafts::show, {m_room})->text.isEmpty());
        QVERIFY(keep(m_jun, u"글"_s));
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        QVERIFY(list(m_jun).isEmpty());
    }

    void itHasTheLimitsOfAMessageAndAnAccount()
    {
        QCOMPARE(keep(m_mina, QString(chat::kLongestMessage + 1, u'x')).error().code, Code::TooLong);
        QVERIFY(keep(m_mina, QString(chat::kLongestMessage, u'x')));
        const auto filled = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            for (int i = 0; i < drafts::kMostKept; ++i) {
                const RoomId room = work.newId<RoomId>();
                TRY(work.db().run(uR"(
                    INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by,
                                      created_at)
                         VALUES (:id, 'x', '', 'private', 'e', 0, 0, :user, 0))"_s,
                                  bind("id", room), bind("user", m_jun)));
                TRY(work.db().run(uR"(INSERT INTO member (room, account, role, read_position, joined_at)
                        VALUES (:room, :user, 'member', 0, 0))"_s,
                                  bind("room", room), bind("user", m_jun)));
                TRY(work.db().run(uR"(
                    INSERT INTO message_draft (account, room, text, changed_at, revision)
                         VALUES (:user, :room, 'x', 0, :revision))"_s,
                                  bind("user", m_jun), bind("room", room), bind("revision", room)));
            }
            return 0;
        });
        QVERIFY(filled);
        QCOMPARE(keep(m_jun, u"글"_s).error(), Error(Code::TooMany, "message-drafts"));
        QVERIFY(keep(m_jun, {}));
    }

    void theyAreReadInPages()
    {
        QList<RoomId> all;
        for (int i = 0; i < 5; ++i) {
            all += m_house->aRoom(m_mina);
            QVERIFY(m_house->call(m_mina, drafts::keep, {all.last(), u"글"_s, {}, {}}));
        }
        std::sort(all.begin(), all.end());
        QList<RoomId> read;
        std::optional<QString> after;
        do {
            const auto page = m_house->call(m_mina, drafts::list, {after, 2});
            QVERIFY(page && page->items.size() <= 2);
            for (const MessageDraft &draft : page->items)
                read += draft.room;
            after = page->next;
        } while (after);
        QCOMPARE(read, all);
        QCOMPARE(m_house->call(m_mina, drafts::list, {u"x"_s, {}}).error().code, Code::InvalidValue);
    }

private:
    Result<MessageDraft> keep(UserId who, const QString &text,
                              std::optional<drafts::Revision> basedOn = std::nullopt)
    {
        return m_house->call(who, drafts::keep, {m_room, text, {}, basedOn});
    }
    QList<MessageDraft> list(UserId who)
    {
        const auto page = m_house->call(who, drafts::list, {});
        return page ? page->items : QList<MessageDraft>();
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(MessageDraftServiceTest)
#include "tst_message_draft_service.moc"
