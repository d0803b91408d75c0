// SPDX-License-Identifier: GPL-3.0-or-later
// Complaints about how somebody shows themselves and about invitations, in a house that has profiles.
#include "tests/support/whole_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using complaints::About;
using complaints::ProfilePart;
using complaints::Reason;
using complaints::Verdict;

class ProfileComplaintsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_owner = m_house->aResident(u"hausherr"_s, u"주인"_s);
        m_keeper = m_house->aResident(u"keeper"_s, u"지킴이"_s);
        m_jun = m_house->aResident(u"jun"_s, u"나쁜 이름"_s);
        m_sol = m_house->aResident(u"sol"_s, u"솔"_s);
        give(m_owner, u"owner"_s);
        give(m_keeper, u"moderator"_s);
        QVERIFY(m_house->as(m_jun, profiles::change, {.bio = u"나쁜 소개"_s}));
    }
    void cleanup() { m_house.reset(); }

    // ---- about profiles

    void moderatorsSeeHowItLookedThen()
    {
        QVERIFY(complain(m_sol, m_jun, Reason::Abuse, u"욕이에요"_s));
        QVERIFY(m_house->as(m_jun, profiles::change, {.nickname = u"착한 이름"_s}));
        QVERIFY(complain(m_owner, m_jun));
        const auto listed = list(m_keeper);
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0].about, About::Profile);
        QVERIFY(!listed[0].room && !listed[0].event);
        QCOMPARE(listed[0].author.id, m_jun.id);
        QCOMPARE(listed[0].profile->nickname, u"나쁜 이름"_s);
        QCOMPARE(listed[0].profile->words, u"나쁜 소개"_s);
        QCOMPARE(listed[0].people, 2);
        QCOMPARE(notices(m_keeper, u"complaint.made"_s), 1);
        QCOMPARE(notices(m_jun, u"complaint.made"_s), 0);
        QVERIFY(list(m_sol).isEmpty());
        QVERIFY2(m_house->as(m_keeper, complaints::list, {})->items.isEmpty(),
                 "an older program is told of messages only");
        QVERIFY(m_house->as(m_keeper, complaints::show, {listed[0].id})->around.isEmpty());
    }

    void whatIsTakenAwayIsGoneAndTheOutcomeTold()
    {
        QVERIFY(complain(m_sol, m_jun));
        QVERIFY(decide(m_keeper, {ProfilePart::Words}));
        auto card = m_house->as(m_sol, profiles::cardNamed, {u"jun"_s});
        QCOMPARE(card->nickname, u"나쁜 이름"_s);
        QCOMPARE(card->bio, QString());
        QCOMPARE(notices(m_sol, u"complaint.decided"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'complaint.decide'"_s), 1);
        QVERIFY(complain(m_sol, m_jun));
        QVERIFY(decide(m_keeper, {}));
        card = m_house->as(m_sol, profiles::cardNamed, {u"jun"_s});
        QCOMPARE(card->nickname, u"jun"_s);
    }

    void whatWasChangedMeanwhileStays()
    {
        QVERIFY(complain(m_sol, m_jun));
        QVERIFY(m_house->as(m_jun, profiles::change, {.nickname = u"착한 이름"_s}));
        QVERIFY(decide(m_keeper, {}));
        const auto card = m_house->as(m_sol, profiles::cardNamed, {u"jun"_s});
        QCOMPARE(card->nickname, u"착한 이름"_s);
        QCOMPARE(card->bio, QString());
    }

    void aboutWhoAdministersOnlyWhoDoesDecides()
    {
        give(m_jun, u"admin"_s);
        QVERIFY(complain(m_sol, m_jun));
        QVERIFY(list(m_keeper).isEmpty());
        QCOMPARE(notices(m_keeper, u"complaint.made"_s), 0);
        QCOMPARE(decide(m_keeper, {}).error().code, Code::NotFound);
        QCOMPARE(list(m_owner).size(), 1);
        QVERIFY(decide(m_owner, {}));
        // An admin decides about no owner.
        QVERIFY(complain(m_sol, m_owner));
        QVERIFY(list(m_jun).isEmpty());
        QVERIFY2(list(m_owner).isEmpty(), "nor does anybody about themselves");
        QCOMPARE(m_house->atMachine(complaints::list, {{}, {}, {}, true})->items.size(), 1);
    }

    void whoCannotBeComplainedAboutIsSaid()
    {
        QCOMPARE(complain(m_jun, m_jun).error().about, u"yourself"_s);
        QCOMPARE(
            m_house->as(m_sol, complaints::makeAboutPerson, {u"nobody"_s, Reason::Spam, {}}).error().code,
            Code::NotFound);
        QCOMPARE(
            complain(m_sol, m_jun, Reason::Other, QString(complaints::kLongestNote + 1, u'x')).error().field,
            u"note"_s);
        QCOMPARE(m_house->count(u"complaint"_s), 0);
    }

    // ---- about invitations

    void anInvitationIsWithdrawn()
    {
        const RoomId room = aPrivateRoom();
        QVERIFY(m_house->as(m_jun, rooms::invite, {room, m_sol.username}));
        QVERIFY(m_house->as(m_sol, complaints::makeAboutInvitation, {room, Reason::Spam, u"광고"_s}));
        QVERIFY2(list(m_jun).isEmpty(), "whoever invited decides about nothing of it");
        const auto listed = list(m_keeper);
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0].about, About::Invitation);
        QCOMPARE(listed[0].room, std::optional(room));
        QCOMPARE(listed[0].author.id, m_jun.id);
        QCOMPARE(listed[0].said, u"광고방\n돈 버세요"_s);
        QVERIFY(decide(m_keeper, {}));
        QCOMPARE(m_house->as(m_sol, rooms::show, {room}).error().code, Code::NotFound);
        QCOMPARE(notices(m_sol, u"complaint.decided"_s), 1);
    }

    void whoLeftMayComplainAndWhoWasNotInvitedMayNot()
    {
        const RoomId room = aPrivateRoom();
        const auto missing = m_house->as(m_sol, complaints::makeAboutInvitation, {room, Reason::Spam, {}});
        QCOMPARE(missing.error().about, u"invitation"_s);
        QVERIFY(m_house->as(m_jun, rooms::invite, {room, m_sol.username}));
        QVERIFY(m_house->as(m_sol, rooms::leave, {room}));
        QVERIFY(m_house->as(m_sol, complaints::makeAboutInvitation, {room, Reason::Spam, {}}));
        QVERIFY(decide(m_keeper, {}));
    }

private:
    Result<Nothing> complain(const test::Resident &who, const test::Resident &about,
                             Reason reason = Reason::Other, const std::optional<QString> &note = {})
    {
        return m_house->as(who, complaints::makeAboutPerson, {about.username, reason, note});
    }
    QList<complaints::Complaint> list(const test::Resident &who)
    {
        return m_house->as(who, complaints::list, {{}, {}, {}, true})->items;
    }
    /// The latest one: what it is about goes. No parts: all of it.
    Result<complaints::Complaint> decide(const test::Resident &who, const QList<ProfilePart> &parts)
    {
        const auto latest = m_house->store().db().only<ComplaintId>(u"SELECT MAX(id) FROM complaint"_s);
        complaints::Decide verdict{*latest, Verdict::Removed};
        if (!parts.isEmpty())
            verdict.parts = parts;
        return m_house->as(who, complaints::decide, verdict);
    }
    RoomId aPrivateRoom()
    {
        const auto made
            = m_house->as(m_jun, rooms::create, {u"광고방"_s, u"돈 버세요"_s, rooms::Visibility::Private});
        return made ? made->id : RoomId();
    }
    qint64 notices(const test::Resident &person, const QString &type)
    {
        return m_house->count(u"notice"_s, u"account = %1 AND type = '%2'"_s.arg(person.id.text(), type));
    }
    void give(const test::Resident &who, const QString &role)
    {
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE account SET role = :role WHERE id = :id"_s, bind("role", role),
                                 bind("id", who.id));
        }));
    }

    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_owner;
    test::Resident m_keeper;
    test::Resident m_jun;
    test::Resident m_sol;
};

QTEST_GUILESS_MAIN(ProfileComplaintsTest)
#include "tst_profile_complaints.moc"
