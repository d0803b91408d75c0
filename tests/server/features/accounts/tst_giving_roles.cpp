// SPDX-License-Identifier: GPL-3.0-or-later
// Another role for somebody: who may give it, what holds from then on, and who is told; in a whole house, on
// both engines.
#include "tests/support/whole_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using accounts::Role;
using test::Resident;

class GivingRolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_boss = m_house->aResident(u"hausherr"_s, u"주인"_s);
        m_ada = m_house->aResident(u"ada"_s, u"에이다"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    void whoGetsARoleIsToldAndBearsItsBadge()
    {
        const auto room = m_house->as(m_jun, rooms::create, {u"장터"_s, {}, rooms::Visibility::Public});
        QVERIFY(room);
        QCOMPARE(m_house->as(m_jun, users::list, {}).error().about, u"support-only"_s);
        const auto given = m_house->as(m_boss, users::setRole, {u"Jun"_s, Role::Support, u" helps out "_s});
        QVERIFY(given);
        QCOMPARE(given->user.role, u"support"_s);
        QVERIFY(given->alike.isEmpty());
        QVERIFY(m_house->as(m_jun, users::list, {})); // at once, with the sign-in they had
        QCOMPARE(m_house->as(m_jun, accounts::me, {})->role, u"support"_s);

        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.role' AND actor = 'hausherr'"
                                " AND details LIKE '%\"before\":\"member\"%'"
                                " AND details LIKE '%\"role\":\"support\"%'"
                                " AND details LIKE '%\"helps out\"%'"_s),
                 1);
        const auto told = m_house->told(Work::personalTopic(m_jun.id, notifications::noticed.topic));
        QCOMPARE(told.size(), 1);
        const auto notice = fromJson<notifications::Notice>(told[0]->body);
        QCOMPARE(notice->type, u"account.role"_s);
        const auto body = fromJson<users::RoleBody>(notice->body.text);
        QCOMPARE(body->before, Role::Member);
        QCOMPARE(body->role, Role::Support);
        QCOMPARE(body->by, u"주인"_s);
        QCOMPARE(badgesIn(room->id), QList<std::optional<Role>>{Role::Support});

        // Who has it already keeps it, and nothing happens.
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Support}));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.role'"_s), 1);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Member}));
        QCOMPARE(m_house->as(m_jun, users::list, {}).error().about, u"support-only"_s);
        QCOMPARE(badgesIn(room->id), (QList<std::optional<Role>>{Role::Support, std::nullopt}));
    }

    void whoProvedAnAddressIsWrittenToInTheirLanguage()
    {
        QVERIFY(m_house->as(m_jun, accounts::setEmail, {u"jun@example.org"_s}));
        const QString code = test::MailPile::codeIn(m_house->mails().after(1)[0]);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Support}));
        m_house->settle();
        QCOMPARE(roleMails(), 0); // not proven yet
        QVERIFY(m_house->as(m_jun, accounts::verifyEmail, {code}));
        QVERIFY(m_house->as(m_jun, profiles::change, {.language = accounts::MailLanguage::Korean}));
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Treasurer}));
        const auto mail = m_house->mails().after(2)[1];
        QCOMPARE(mail.to, QByteArray("jun@example.org"));
        QVERIFY(mail.octets.contains("lang=3D\"ko\"")); // not that of who gave it
        QCOMPARE(roleMails(), 1);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Treasurer}));
        m_house->settle();
        QCOMPARE(roleMails(), 1); // who has it already is told nothing
        QVERIFY(m_house->atMachine(users::setRole, {u"jun"_s, Role::Member}));
        QCOMPARE(m_house->mails().after(3)[2].to, QByteArray("jun@example.org"));
    }

    void onlyOwnersMakeAndUnmakeOwners()
    {
        const auto refused = [this](const Resident &by, const QString &whom, Role role) {
            const auto tried = m_house->as(by, users::setRole, {whom, role});
            return tried ? u"not refused"_s : tried.error().about;
        };
        for (const Role role : {Role::Member, Role::Support, Role::Moderator, Role::Treasurer}) {
            QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, role}));
            QCOMPARE(refused(m_ada, u"jun"_s, Role::Support), u"admin-only"_s);
        }
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Admin}));
        QCOMPARE(refused(m_ada, u"jun"_s, Role::Owner), u"owner-role"_s);
        QCOMPARE(refused(m_ada, u"hausherr"_s, Role::Member), u"owner-account"_s);
        QCOMPARE(refused(m_ada, u"ada"_s, Role::Member), u"yourself"_s);
        QCOMPARE(refused(m_ada, u"nobody"_s, Role::Member), u"user"_s);
        QVERIFY(m_house->as(m_ada, users::setRole, {u"jun"_s, Role::Admin}));
        QCOMPARE(refused(m_boss, u"hausherr"_s, Role::Member), u"yourself"_s);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Owner}));
        // An owner is no more than the others.
        QVERIFY(m_house->as(m_ada, users::setRole, {u"hausherr"_s, Role::Admin}));
        QCOMPARE(refused(m_boss, u"ada"_s, Role::Member), u"owner-account"_s);
        QCOMPARE(m_house
                     ->as(m_boss, users::setRole,
                          {u"jun"_s, Role::Member, QString(users::kLongestActReason + 1, u'x')})
                     .error()
                     .field,
                 u"reason"_s);
    }

    void theOnlyOwnerStaysOne()
    {
        const Error last = Error(Code::Conflict, "last-owner").at(u"role"_s);
        QCOMPARE(m_house->atMachine(users::setRole, {u"hausherr"_s, Role::Member}).error(), last);
        QVERIFY(m_house->atMachine(users::setRole, {u"ada"_s, Role::Owner}));
        QVERIFY(m_house->atMachine(users::disable, {u"ada"_s}));
        QCOMPARE(m_house->atMachine(users::setRole, {u"hausherr"_s, Role::Member}).error(), last);
        QVERIFY(m_house->atMachine(users::enable, {u"ada"_s}));
        QVERIFY(m_house->atMachine(users::setRole, {u"hausherr"_s, Role::Member}));
        QCOMPARE(m_house->atMachine(users::setRole, {u"ada"_s, Role::Admin}).error(), last);
        QCOMPARE(m_house->count(u"account"_s, u"role = 'owner'"_s), 1);
    }

    void ofTwoOwnersWhoUnmakeEachOtherOneStays()
    {
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Owner}));
        for (int round = 0; round < 5; ++round) {
            auto one = start(m_boss, {u"ada"_s, Role::Member});
            auto other = start(m_ada, {u"hausherr"_s, Role::Member});
            const bool first = one.get().ok();
            const bool second = other.get().ok();
            QVERIFY(first != second);
            QCOMPARE(m_house->count(u"account"_s, u"role = 'owner'"_s), 1);
            QVERIFY(m_house->as(first ? m_boss : m_ada, users::setRole,
                                {first ? u"ada"_s : u"hausherr"_s, Role::Owner}));
        }
    }

    void whoMovesMoneyNoMoreFollowsNoDesk()
    {
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Treasurer}));
        QVERIFY(m_house->as(m_ada, desk::overview, {}));
        const auto evictions = [this] {
            int found = 0;
            for (const PublishedPtr &each : m_house->told())
                found += each->kind == Published::Kind::Evict && each->topic == "/topic/desk"
                        && each->user == m_ada.id
                    ? 1
                    : 0;
            return found;
        };
        QCOMPARE(evictions(), 0);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Admin}));
        QCOMPARE(evictions(), 0);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Moderator}));
        QCOMPARE(evictions(), 1);
        QCOMPARE(m_house->as(m_ada, desk::overview, {}).error().about, u"treasurer-only"_s);
    }

    void aNicknameOfTheStaffGoesWithTheBadge()
    {
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Moderator}));
        QVERIFY(m_house->as(m_jun, accounts::changeProfile, {u"운영자"_s}));
        const auto gone = m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Member});
        QCOMPARE(gone->user.nickname, u"jun"_s);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.role' AND details LIKE '%\"nickname\":\"reset\"%'"_s),
                 1);
        // Any other one stays.
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Moderator}));
        QCOMPARE(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Member})->user.nickname, u"에이다"_s);
    }

    void whoLooksLikeThemIsNamed()
    {
        const Resident twin = m_house->aResident(u"sora"_s, u"J-un"_s);
        const Resident other = m_house->aResident(u"bora"_s, u"준"_s);
        const auto given = m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Support});
        QCOMPARE(given->alike, (QList<QString>{u"bora"_s, u"sora"_s}));
        QVERIFY(m_house->as(m_boss, users::setNickname, {u"sora"_s, {}}));
        QCOMPARE(m_house->as(twin, accounts::changeProfile, {u"jun"_s}).error().about,
                 u"nickname-reserved"_s);
        QVERIFY(!other.id.isNull());
    }

    void atTheMachineItIsDoneByNobody()
    {
        QVERIFY(m_house->atMachine(users::setRole, {u"jun"_s, Role::Treasurer, u"elected"_s}));
        QCOMPARE(
            m_house->count(u"audit_record"_s, u"action = 'account.role' AND actor = 'operator@socket'"_s), 1);
        const auto told = m_house->told(Work::personalTopic(m_jun.id, notifications::noticed.topic));
        const auto notice = fromJson<notifications::Notice>(told.value(0)->body);
        QVERIFY(fromJson<users::RoleBody>(notice->body.text)->by.isEmpty());
        QCOMPARE(m_house->atMachine(users::setRole, {u"*1"_s, Role::Member}).error().about, u"user"_s);
    }

private:
    std::future<Result<Reply>> start(const Resident &by, const users::SetUserRole &request)
    {
        auto promise = std::make_shared<std::promise<Result<Reply>>>();
        auto future = promise->get_future();
        const auto members = json::parseObject(toJson(request));
        m_house->routes().call(*m_house->routes().named(users::setRole.name), m_house->caller(by),
                               {*members, json::Source::Body},
                               [promise](const Result<Reply> &reply) { promise->set_value(reply); });
        return future;
    }
    qint64 roleMails() const { return m_house->count(u"mail"_s, u"kind = 'account-role'"_s); }
    /// What the rooms were told of Jun's badge.
    QList<std::optional<Role>> badgesIn(RoomId room)
    {
        QList<std::optional<Role>> all;
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + room.bytes() + "/ephemeral")) {
            if (each->event == QByteArray(profiles::changed.name))
                all += fromJson<profiles::FaceChanged>(each->body)->face.badge;
        }
        return all;
    }

    std::unique_ptr<test::WholeHouse> m_house;
    Resident m_boss;
    Resident m_ada;
    Resident m_jun;
};

QTEST_GUILESS_MAIN(GivingRolesTest)
#include "tst_giving_roles.moc"
