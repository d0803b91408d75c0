// SPDX-License-Identifier: GPL-3.0-or-later
// What owners and admins do over the network for somebody who cannot help themselves any more: a code for a
// new password, a second factor that two people take away, an e-mail address; and making an account. In a
// whole house, on both engines.
#include "tests/support/whole_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::Role;
using test::Resident;

class HelpingPeopleTest : public QObject {
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
        m_bob = m_house->aResident(u"bob"_s, u"밥"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
        for (const QString &name : {u"ada"_s, u"bob"_s})
            QVERIFY(m_house->as(m_boss, users::setRole, {name, Role::Admin}));
    }
    void cleanup() { m_house.reset(); }

    // ---- making one

    void anAdminMakesMembersAndNothingElse()
    {
        QCOMPARE(m_house->as(m_jun, users::create, {u"sora"_s, {}, {}}).error(),
                 Error(Code::NotAllowed, "admin-only"));
        for (const QString &role : {u"admin"_s, u"support"_s, u"owner"_s})
            QCOMPARE(m_house->as(m_ada, users::create, {u"sora"_s, {}, role}).error(),
                     Error(Code::NotAllowed, "member-only").at(u"role"_s));
        QCOMPARE(m_house->count(u"account"_s, u"username = 'sora'"_s), 0);
        const auto made = m_house->as(m_ada, users::create, {u"sora"_s, u"소라"_s, u"member"_s});
        QVERIFY(made);
        QCOMPARE(made->user.role, u"member"_s);
        QCOMPARE(made->user.nickname, u"소라"_s);
        QVERIFY(m_house->as(stranger(), accounts::signIn, {u"sora"_s, made->password, std::nullopt}));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.create' AND actor = 'ada'"_s), 1);
        QCOMPARE(m_house->as(m_ada, users::create, {u"sora"_s, {}, {}}).error().code, Code::AlreadyExists);
    }

    // ---- a new password

    void aCodeIsMailedAndNobodyElseLearnsAPassword()
    {
        QVERIFY(!m_house->routes().named(users::resetPassword.name));
        QCOMPARE(m_house->as(m_ada, users::sendReset, {u"jun"_s}).error(), Error(Code::Conflict, "no-email"));
        giveEmail(m_jun, false);
        QCOMPARE(m_house->as(m_ada, users::sendReset, {u"jun"_s}).error(), Error(Code::Conflict, "no-email"));
        QVERIFY(m_house->as(m_jun, accounts::me, {}));
        proveEmail(m_jun);
        const auto sent = m_house->as(m_ada, users::sendReset, {u"jun"_s, u" asked by phone "_s});
        QVERIFY(sent);
        QCOMPARE(sent->ended, 1);
        QCOMPARE(sent->user.sessions, 0);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password' AND recipient = 'jun@example.org'"_s),
                 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.send-reset' AND actor = 'ada'"
                                " AND details LIKE '%\"asked by phone\"%'"_s),
                 1);
        // What they knew stays good until they choose anew.
        QVERIFY(m_house->as(stranger(), accounts::signIn,
                            {u"jun"_s, test::WholeHouse::password(), std::nullopt}));
        refusals(users::sendReset);
    }

    // ---- the second factor

    void aSecondFactorTakesTwoPeople()
    {
        giveFactor(m_jun);
        giveEmail(m_jun, true);
        const auto asked = m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s, u"lost the phone"_s});
        QVERIFY(asked);
        QVERIFY(!asked->done);
        QCOMPARE(*asked->until, m_house->clock().now().plus(24h));
        QCOMPARE(m_house->count(u"second_factor"_s), 1);
        QCOMPARE(asked->user.sessions, 1);
        // The others are told, and so is the person; not who asked.
        for (const Resident &other : {m_boss, m_bob}) {
            const auto body = lastNotice<users::FactorAskedBody>(other, u"account.factor-asked"_s);
            QVERIFY(body);
            QCOMPARE(body->username, u"jun"_s);
            QCOMPARE(body->by, u"에이다"_s);
        }
        QVERIFY(!lastNotice<users::FactorAskedBody>(m_ada, u"account.factor-asked"_s));
        QVERIFY(!lastNotice<users::FactorResetBody>(m_jun, u"account.factor-reset"_s)->done);
        const auto story = m_house->as(m_bob, users::show, {u"jun"_s});
        QCOMPARE(story->factorAsk->by, u"ada"_s);
        QCOMPARE(story->factorAsk->reason, u"lost the phone"_s);
        QCOMPARE(story->secondFactor, std::optional(true));
        QCOMPARE(story->email, std::optional(true));

        QCOMPARE(m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s}).error(),
                 Error(Code::Conflict, "asked-by-you"));
        QCOMPARE(m_house->count(u"second_factor"_s), 1);
        const auto done = m_house->as(m_bob, users::resetSecondFactor, {u"jun"_s, u"called back"_s});
        QVERIFY(done);
        QVERIFY(done->done);
        QCOMPARE(done->user.sessions, 0);
        QCOMPARE(m_house->count(u"second_factor"_s), 0);
        QCOMPARE(m_house->count(u"second_factor_reset"_s), 0);
        QVERIFY(lastNotice<users::FactorResetBody>(m_jun, u"account.factor-reset"_s)->done);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'second-factor-reset'"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.ask-second-factor-reset' AND actor = 'ada'"
                                " AND details LIKE '%\"lost the phone\"%'"_s),
                 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.reset-second-factor' AND actor = 'bob'"
                                " AND details LIKE '%\"askedBy\":\"ada\"%'"
                                " AND details LIKE '%\"called back\"%'"_s),
                 1);
        QCOMPARE(m_house->as(m_bob, users::resetSecondFactor, {u"jun"_s}).error(),
                 Error(Code::Conflict, "no-second-factor"));
        refusals(users::resetSecondFactor);
    }

    void whatWasAskedIsForgottenAfterADay()
    {
        giveFactor(m_jun);
        QVERIFY(m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s}));
        m_house->pass(24h - 1s);
        QVERIFY(m_house->as(m_bob, users::show, {u"jun"_s})->factorAsk);
        m_house->pass(1s);
        QVERIFY(!m_house->as(m_bob, users::show, {u"jun"_s})->factorAsk);
        // Whoever comes now is the first.
        QVERIFY(!m_house->as(m_bob, users::resetSecondFactor, {u"jun"_s})->done);
        QVERIFY(m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s})->done);
    }

    void whoMayNoMoreHasAskedForNothing()
    {
        giveFactor(m_jun);
        QVERIFY(m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s}));
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, Role::Support}));
        QVERIFY(!m_house->as(m_bob, users::resetSecondFactor, {u"jun"_s})->done);
        // Nor whoever cannot sign in any more; and then nobody is left who could confirm.
        QVERIFY(m_house->as(m_boss, users::disable, {u"bob"_s}));
        QCOMPARE(m_house->as(m_boss, users::resetSecondFactor, {u"jun"_s}).error(),
                 Error(Code::Conflict, "nobody-else"));
        QCOMPARE(m_house->count(u"second_factor"_s), 1);
    }

    void anOwnersIsForOwnersAlone()
    {
        QVERIFY(m_house->as(m_boss, users::setRole, {u"bob"_s, Role::Owner}));
        giveFactor(m_bob);
        QCOMPARE(m_house->as(m_ada, users::resetSecondFactor, {u"bob"_s}).error(),
                 Error(Code::NotAllowed, "owner-account"));
        // The other owner would have nobody to confirm.
        QCOMPARE(m_house->as(m_boss, users::resetSecondFactor, {u"bob"_s}).error(),
                 Error(Code::Conflict, "nobody-else"));
        QVERIFY(m_house->as(m_boss, users::setRole, {u"jun"_s, Role::Owner}));
        QVERIFY(!m_house->as(m_boss, users::resetSecondFactor, {u"bob"_s})->done);
        QVERIFY(!lastNotice<users::FactorAskedBody>(m_ada, u"account.factor-asked"_s)); // could do nothing
        QVERIFY(m_house->as(m_jun, users::resetSecondFactor, {u"bob"_s})->done);
    }

    void atTheMachineOneIsEnough()
    {
        giveFactor(m_jun);
        QVERIFY(m_house->as(m_ada, users::resetSecondFactor, {u"jun"_s}));
        const auto done = m_house->atMachine(users::resetSecondFactor, {u"jun"_s, u"at the counter"_s});
        QVERIFY(done);
        QVERIFY(done->done);
        QCOMPARE(m_house->count(u"second_factor_reset"_s), 0);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.reset-second-factor' AND account IS NULL"
                                " AND details LIKE '%\"at the counter\"%'"_s),
                 1);
    }

    // ---- the e-mail address

    void anAddressIsTakenAway()
    {
        QCOMPARE(m_house->as(m_ada, users::removeEmail, {u"jun"_s}).error(),
                 Error(Code::Conflict, "no-email"));
        giveEmail(m_jun, true);
        QVERIFY(m_house->as(m_ada, users::removeEmail, {u"jun"_s, u"moved"_s}));
        QCOMPARE(m_house->count(u"account_email"_s), 0);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.remove-email' AND actor = 'ada'"
                                " AND details LIKE '%\"moved\"%'"_s),
                 1);
        refusals(users::removeEmail);
    }

    void supportLearnsNoWaysIn()
    {
        giveFactor(m_jun);
        giveEmail(m_jun, true);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"bob"_s, Role::Support}));
        const auto story = m_house->as(m_bob, users::show, {u"jun"_s});
        QVERIFY(story);
        QVERIFY(!story->secondFactor && !story->email && !story->factorAsk);
    }

private:
    /// Those who may not, about whom nobody may, and reasons that are too long.
    template <typename Answer> void refusals(const Command<users::ActOnUser, Answer> &command)
    {
        QCOMPARE(m_house->as(m_jun, command, {u"bob"_s}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->as(m_ada, command, {u"ada"_s}).error(),
                 Error(Code::InvalidValue, "yourself").at(u"username"_s));
        QCOMPARE(m_house->as(m_ada, command, {u"hausherr"_s}).error(),
                 Error(Code::NotAllowed, "owner-account"));
        QCOMPARE(m_house->as(m_ada, command, {u"nobody.here"_s}).error().code, Code::NotFound);
        QCOMPARE(m_house->as(m_ada, command, {u"bob"_s, QString(users::kLongestActReason + 1, u'x')})
                     .error()
                     .field,
                 u"reason"_s);
    }
    Caller stranger() const
    {
        Caller who = m_house->guest();
        who.address = u"192.0.2.99"_s;
        return who;
    }
    void giveFactor(const Resident &who)
    {
        QVERIFY(run(u"INSERT INTO second_factor (account, sealed, begun_at, proven_at, last_step)"
                    " VALUES (%1, 'x', 1, 1, 0)"_s.arg(who.id.text())));
    }
    void giveEmail(const Resident &who, bool proven)
    {
        QVERIFY(run(
            u"INSERT INTO account_email (account, address, folded, claimed_at, verified_at)"
            " VALUES (%1, '%2@example.org', '%2@example.org', 1, NULL)"_s.arg(who.id.text(), who.username)));
        if (proven)
            proveEmail(who);
    }
    void proveEmail(const Resident &who)
    {
        QVERIFY(run(u"UPDATE account_email SET verified_at = 1 WHERE account = "_s + who.id.text()));
    }
    bool run(const QString &statement)
    {
        return m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); }).ok();
    }
    /// The body of the latest notice of a type that somebody was told.
    template <typename Body> std::optional<Body> lastNotice(const Resident &who, const QString &type)
    {
        std::optional<Body> last;
        for (const PublishedPtr &each :
             m_house->told(Work::personalTopic(who.id, notifications::noticed.topic))) {
            const auto notice = fromJson<notifications::Notice>(each->body);
            if (!notice || notice->type != type)
                continue;
            if (const auto body = fromJson<Body>(notice->body.text))
                last = *body;
        }
        return last;
    }

    std::unique_ptr<test::WholeHouse> m_house;
    Resident m_boss;
    Resident m_ada;
    Resident m_bob;
    Resident m_jun;
};

QTEST_GUILESS_MAIN(HelpingPeopleTest)
#include "tst_helping_people.moc"
