// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaint_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using complaints::Complain;
using complaints::Reason;
using complaints::Verdict;

class ComplaintServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_sol = m_house->aUser(u"솔"_s);
        m_keeper = m_house->aUser(u"지킴이"_s);
        m_house->giveRole(m_keeper, u"moderator"_s);
        m_room = m_house->aRoom(m_mina, {m_jun, m_sol}, u"장터"_s);
        QVERIFY(m_house->post(m_sol, m_room, u"앞선 말"_s));
        m_bad = *m_house->post(m_jun, m_room, u"돈부터 보내세요"_s);
        QVERIFY(m_house->post(m_sol, m_room, u"다음 말"_s));
    }
    void cleanup() { m_house.reset(); }

    void thoseWhoLookAfterTheRoomSeeItWithContext()
    {
        QVERIFY(complain(m_sol, Reason::Fraud, u"선입금 요구"_s));
        m_house->clock().advance(1s);
        QVERIFY(complain(m_mina, Reason::Spam));
        for (const UserId keeper : {m_mina, m_keeper}) {
            const auto listed = m_house->call(keeper, complaints::list, {});
            QCOMPARE(listed->items.size(), 1);
            const complaints::Complaint &one = listed->items[0];
            QCOMPARE(one.name, u"장터"_s);
            QCOMPARE(one.author.nickname, u"준"_s);
            QCOMPARE(one.said, u"돈부터 보내세요"_s);
            QCOMPARE(one.people, 2);
            QCOMPARE(one.voices[0].person.id, m_sol);
            QCOMPARE(one.voices[0].reason, Reason::Fraud);
            QCOMPARE(one.voices[0].note, u"선입금 요구"_s);
            const auto context = m_house->call(keeper, complaints::show, {one.id});
            QStringList texts;
            for (const rooms::RoomEvent &event : context->around) {
                if (const auto body = fromJson<chat::MessageBody>(event.body.text))
                    texts += body->text;
            }
            QVERIFY(texts.contains(u"앞선 말"_s) && texts.contains(u"돈부터 보내세요"_s)
                    && texts.contains(u"다음 말"_s));
        }
        // The keeper is told once, however many voices there are; who wrote it never.
        QCOMPARE(notices(m_keeper, u"complaint.made"_s), 1);
        QCOMPARE(notices(m_mina, u"complaint.made"_s), 1);
        QCOMPARE(notices(m_jun, u"complaint.made"_s), 0);
    }

    void nobodyElseLearnsOfIt()
    {
        QVERIFY(complain(m_sol));
        for (const UserId other : {m_jun, m_sol, m_house->aUser(u"손님"_s)}) {
            QVERIFY(m_house->call(other, complaints::list, {})->items.isEmpty());
            QCOMPARE(m_house->call(other, complaints::show, {theOne()}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(other, complaints::decide, {theOne(), Verdict::Removed}).error().code,
                     Code::NotFound);
        }
        // Nor does a keeper decide about their own words.
        const auto own = m_house->post(m_mina, m_room, u"주인의 말"_s);
        QVERIFY(m_house->call(m_sol, complaints::make, Complain{m_room, own->id, Reason::Other, {}}));
        QCOMPARE(m_house->call(m_mina, complaints::list, {})->items.size(), 1);
        QCOMPARE(m_house->call(m_keeper, complaints::list, {})->items.size(), 2);
    }

    void aDecisionRemovesTheMessageAndIsTold()
    {
        QVERIFY(complain(m_sol));
        const auto decided = m_house->call(m_keeper, complaints::decide, {theOne(), Verdict::Removed});
        QVERIFY(decided);
        QCOMPARE(decided->verdict, Verdict::Removed);
        QCOMPARE(decided->decidedBy, u"지킴이"_s);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'complaint.decide'"_s), 1);
        const auto history
            = m_house->call(m_sol, chat::history, chat::ReadHistory{m_room, {}, {}, {}, {}, {}});
        for (const rooms::RoomEvent &event : history->items) {
            if (event.id == m_bad.id)
                QVERIFY(event.marks && event.marks->deleted);
            QVERIFY(!event.body.text.contains("돈부터"));
        }
        QCOMPARE(notices(m_sol, u"complaint.decided"_s), 1);
        QCOMPARE(m_house->call(m_mina, complaints::decide, {theOne(), Verdict::Dismissed}).error().about,
                 u"decided"_s);
        QVERIFY(m_house->call(m_keeper, complaints::list, {})->items.isEmpty());
        QCOMPARE(m_house->call(m_keeper, complaints::list, {true, {}, {}})->items.size(), 1);
        // What was taken away cannot be complained about again.
        QCOMPARE(complain(m_mina).error().code, Code::NotFound);
    }

    void whatIsDismissedStaysAndMayBeComplainedAboutAgain()
    {
        QVERIFY(complain(m_sol));
        QVERIFY(m_house->call(m_mina, complaints::decide, {theOne(), Verdict::Dismissed}));
        QVERIFY(complain(m_sol, Reason::Abuse));
        QCOMPARE(m_house->count(u"complaint"_s), 2);
        QCOMPARE(notices(m_keeper, u"complaint.made"_s), 2);
    }

    void theSamePersonHasOneVoice()
    {
        QVERIFY(complain(m_sol, Reason::Spam, u"처음"_s));
        QVERIFY(complain(m_sol, Reason::Fraud, u"다시"_s));
        const auto listed = m_house->call(m_mina, complaints::list, {});
        QCOMPARE(listed->items[0].people, 1);
        QCOMPARE(listed->items[0].voices[0].note, u"다시"_s);
    }

    void whatCannotBeComplainedAboutIsSaid()
    {
        QCOMPARE(complain(m_jun).error().about, u"yourself"_s);
        QCOMPARE(m_house->call(m_sol, complaints::make, Complain{m_room, EventId{9}, Reason::Other, {}})
                     .error()
                     .code,
                 Code::NotFound);
        QCOMPARE(complain(m_sol, Reason::Other, QString(complaints::kLongestNote + 1, u'x')).error().field,
                 u"note"_s);
        const RoomId hidden = m_house->aPrivateRoom(m_mina);
        const auto secret = m_house->post(m_mina, hidden, u"비밀"_s);
        QCOMPARE(m_house->call(m_sol, complaints::make, Complain{hidden, secret->id, Reason::Other, {}})
                     .error()
                     .code,
                 Code::NotFound);
        QVERIFY(!complain({}));
    }

    void aModeratorTakesMessagesAwayInRoomsTheyAreIn()
    {
        QVERIFY(m_house->call(m_keeper, rooms::join, {m_room}));
        QCOMPARE(m_house->call(m_sol, chat::remove, {m_room, m_bad.id}).error().about, u"not-yours"_s);
        QVERIFY(m_house->call(m_keeper, chat::remove, {m_room, m_bad.id}));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'chat.delete'"_s), 1);
        QCOMPARE(m_house->call(m_keeper, chat::versions, {m_room, m_bad.id})->items.size(), 1);
        const RoomId pair = m_house->aDirectRoom(m_keeper, m_sol);
        const auto said = m_house->post(m_sol, pair, u"둘이서"_s);
        QCOMPARE(m_house->call(m_keeper, chat::remove, {pair, said->id}).error().about, u"not-yours"_s);
    }

    void listsAreReadPageByPage()
    {
        QVERIFY(complain(m_sol));
        for (int i = 0; i < 2; ++i) {
            const auto said = m_house->post(m_jun, m_room, u"또 %1"_s.arg(i));
            QVERIFY(m_house->call(m_sol, complaints::make, Complain{m_room, said->id, Reason::Spam, {}}));
        }
        const auto first = m_house->call(m_mina, complaints::list, {{}, {}, 2});
        QCOMPARE(first->items.size(), 2);
        QVERIFY(first->next);
        const auto second = m_house->call(m_mina, complaints::list, {{}, first->next, 2});
        QCOMPARE(second->items.size(), 1);
        QVERIFY(second->items[0].id != first->items[0].id);
    }

private:
    Result<Nothing> complain(UserId who, Reason reason = Reason::Other,
                             const std::optional<QString> &note = {})
    {
        return m_house->call(who, complaints::make, Complain{m_room, m_bad.id, reason, note});
    }
    ComplaintId theOne()
    {
        return *m_house->store().db().only<ComplaintId>(u"SELECT MIN(id) FROM complaint"_s);
    }
    qint64 notices(UserId person, const QString &type)
    {
        return m_house->count(u"notice"_s, u"account = %1 AND type = '%2'"_s.arg(person.text(), type));
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    UserId m_sol;
    UserId m_keeper;
    RoomId m_room;
    rooms::RoomEvent m_bad;
};

QTEST_GUILESS_MAIN(ComplaintServiceTest)
#include "tst_complaint_service.moc"
