// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/registrations.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using accounts::Registration;

class RegistrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open({.registration = Registration::Open, .hashCost = {1, 8192}});
    }
    void cleanup() { m_house.reset(); }

    void theRulesAreToldToStrangers()
    {
        open({.registration = Registration::Approval,
              .hashCost = {1, 8192},
              .email = EmailPolicy::Required,
              .terms = accounts::TermsOfUse{u"2026-11"_s, u"https://example.org/terms"_s}});
        const auto rules = m_house->ask(m_house->from(), accounts::registrationRules, {});
        QVERIFY(rules);
        QCOMPARE(rules->mode, Registration::Approval);
        QCOMPARE(rules->terms->version, u"2026-11"_s);
        QVERIFY(rules->emailNeeded);
    }

    // --- terms

    void termsHaveToBeAgreedToInTheirPresentVersion()
    {
        open({.registration = Registration::Open,
              .hashCost = {1, 8192},
              .terms = accounts::TermsOfUse{u"2"_s, u"https://example.org/terms"_s}});
        const Error refusal = Error(Code::InvalidValue, "terms").at(u"terms"_s);
        auto request = wanting(u"mina"_s);
        QCOMPARE(joins(request).error(), refusal);
        request.terms = u"1"_s;
        QCOMPARE(joins(request).error(), refusal);
        QCOMPARE(m_house->count(u"account"_s), 0);
        request.terms = u"2"_s;
        QVERIFY(joins(request));
        QCOMPARE(m_house->count(u"agreed_terms"_s, u"version = '2'"_s), 1);
    }

    void whatWasAgreedToIsTold()
    {
        open({.registration = Registration::Open,
              .hashCost = {1, 8192},
              .terms = accounts::TermsOfUse{u"2026-11"_s, u"https://example.org/terms"_s}});
        auto request = wanting(u"mina"_s);
        request.terms = u"2026-11"_s;
        const auto mina = joins(request);
        QVERIFY(mina);
        const Timestamp then = m_house->clock().now();
        const auto told = m_house->ask(*mina, accounts::consent, {});
        QVERIFY(told);
        QCOMPARE(told->version, u"2026-11"_s);
        QCOMPARE(told->agreedAt, then);
        QVERIFY(!told->newer);
        QCOMPARE(m_house->ask(m_house->from(), accounts::consent, {}).error().code, Code::NotSignedIn);
    }
    void newerTermsAreToldAndAgreedToByTheirVersion()
    {
        open({.registration = Registration::Open,
              .hashCost = {1, 8192},
              .terms = accounts::TermsOfUse{u"3"_s, u"https://example.org/terms"_s}});
        auto request = wanting(u"mina"_s);
        request.terms = u"3"_s;
        const auto mina = joins(request);
        // As if it had been an earlier version, and one before that.
        const auto earlier = m_house->work<int>({}, [](Work &work) {
            return work.db().run(u"UPDATE agreed_terms SET version = '2', at = at - 1000"_s);
        });
        QVERIFY(earlier);
        const auto before = m_house->ask(*mina, accounts::consent, {});
        QVERIFY(before && before->newer);
        QCOMPARE(before->version, u"2"_s);
        QCOMPARE(before->newer->version, u"3"_s);
        const Error refusal = Error(Code::InvalidValue, "terms").at(u"version"_s);
        QCOMPARE(m_house->ask(*mina, accounts::agreeToTerms, {u"2"_s}).error(), refusal);
        QCOMPARE(m_house->ask(*mina, accounts::agreeToTerms, {u"4"_s}).error(), refusal);
        const auto after = m_house->ask(*mina, accounts::agreeToTerms, {u"3"_s});
        QVERIFY(after);
        QCOMPARE(after->version, u"3"_s);
        QCOMPARE(after->agreedAt, m_house->clock().now());
        QVERIFY(!after->newer);
        // Twice is once, and both stay in the store.
        m_house->clock().advance(std::chrono::seconds(5));
        QCOMPARE(m_house->ask(*mina, accounts::agreeToTerms, {u"3"_s})->agreedAt, after->agreedAt);
        QCOMPARE(m_house->count(u"agreed_terms"_s), 2);
    }
    void whereThereAreNoTermsNothingIsAgreedTo()
    {
        const auto mina = joins(wanting(u"mina"_s));
        const auto told = m_house->ask(*mina, accounts::consent, {});
        QVERIFY(told);
        QVERIFY(!told->version && !told->agreedAt && !told->newer);
        QCOMPARE(m_house->ask(*mina, accounts::agreeToTerms, {QString()}).error().about, u"terms"_s);
    }

    // --- invitations

    void anInvitationLetsAsManyInAsItSays()
    {
        const auto owner = ownerIn(Registration::Invite);
        QCOMPARE(joins(wanting(u"jun"_s)).error(), notGood());
        const auto fresh = m_house->ask(owner, users::invite, {u"choir"_s, 2, 3});
        QVERIFY(fresh);
        QCOMPARE(fresh->invite.usesLeft, 2);
        // As people type it.
        QVERIFY(joins(wanting(u"jun"_s, fresh->code.toUpper().replace(u'-', u' '))));
        QVERIFY(joins(wanting(u"sora"_s, fresh->code)));
        QCOMPARE(joins(wanting(u"haneul"_s, fresh->code)).error(), notGood());
        QCOMPARE(m_house->count(u"account"_s), 3);
        QCOMPARE(m_house->ask(owner, users::invites, {})->items.size(), 0);
    }
    void twoAtOnceDoNotBothGetTheLastUse()
    {
        const auto owner = ownerIn(Registration::Invite);
        const auto fresh = m_house->ask(owner, users::invite, {{}, 1, {}});
        auto first = m_house->start(m_house->from(u"192.0.2.1"_s), accounts::registerAccount,
                                    wanting(u"jun"_s, fresh->code));
        auto second = m_house->start(m_house->from(u"192.0.2.2"_s), accounts::registerAccount,
                                     wanting(u"sora"_s, fresh->code));
        const int in = (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        QCOMPARE(in, 1);
        QCOMPARE(m_house->count(u"account"_s), 2);
    }
    void aRefusedRegistrationUsesNothingUp()
    {
        const auto owner = ownerIn(Registration::Invite);
        const auto fresh = m_house->ask(owner, users::invite, {{}, 1, {}});
        QCOMPARE(joins(wanting(u"mina"_s, fresh->code)).error().code, Code::AlreadyExists);
        QVERIFY(joins(wanting(u"jun"_s, fresh->code)));
    }
    void anInvitationEndsWithItsTimeOrWhenItIsTakenBack()
    {
        const auto owner = ownerIn(Registration::Invite);
        const auto brief = m_house->ask(owner, users::invite, {{}, 5, 1});
        const auto taken = m_house->ask(owner, users::invite, {{}, 5, 30});
        QCOMPARE(m_house->ask(owner, users::invites, {})->items.size(), 2);
        m_house->pass(std::chrono::hours(25));
        const auto again = m_house->signsIn(u"mina"_s);
        QCOMPARE(joins(wanting(u"jun"_s, brief->code)).error(), notGood());
        QCOMPARE(m_house->ask(*again, users::invites, {})->items.size(), 1);
        QVERIFY(m_house->ask(*again, users::removeInvite, {taken->invite.id}));
        QCOMPARE(joins(wanting(u"jun"_s, taken->code)).error(), notGood());
        QCOMPARE(m_house->ask(*again, users::removeInvite, {taken->invite.id}).error().code, Code::NotFound);
    }
    void whatAnInvitationMayBeIsChecked()
    {
        const auto owner = ownerIn(Registration::Invite);
        QCOMPARE(m_house->ask(owner, users::invite, {{}, 0, {}}).error().field, u"uses"_s);
        QCOMPARE(m_house->ask(owner, users::invite, {{}, 1001, {}}).error().field, u"uses"_s);
        QCOMPARE(m_house->ask(owner, users::invite, {{}, 1, 366}).error().field, u"days"_s);
        QCOMPARE(m_house->ask(owner, users::invite, {QString(65, u'x'), 1, 1}).error().field, u"label"_s);
        const auto fresh = m_house->ask(owner, users::invite, {{}, 1, {}});
        QVERIFY(joins(wanting(u"jun"_s, fresh->code)));
        const auto jun = m_house->signsIn(u"jun"_s);
        QCOMPARE(m_house->ask(*jun, users::invite, {}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->ask(*jun, users::invites, {}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.invite'"_s), 1);
        // Nobody finds the code in the store, nor on the audit log.
        QCOMPARE(m_house->count(u"registration_invite"_s, u"hash LIKE '%%1%'"_s.arg(fresh->code)), 0);
        QCOMPARE(m_house->count(u"audit_record"_s, u"details LIKE '%%1%'"_s.arg(fresh->code)), 0);
    }

    // --- approval

    void whoAsksWaitsUntilSomebodySaysYes()
    {
        const auto owner = ownerIn(Registration::Approval);
        auto request = wanting(u"jun"_s);
        request.about = u"합창단원입니다\n알토"_s;
        const Error pending(Code::NotAllowed, "approval-pending");
        QCOMPARE(joins(request).error(), pending);
        QCOMPARE(m_house->signsIn(u"jun"_s).error(), pending);
        QCOMPARE(m_house->signsIn(u"jun"_s, u"another horse"_s).error().code, Code::WrongCredentials);
        const auto waiting = m_house->ask(owner, users::applicants, {});
        QCOMPARE(waiting->items.size(), 1);
        QCOMPARE(waiting->items[0].about, request.about);
        QVERIFY(m_house->ask(owner, users::approve, {u"jun"_s}));
        QVERIFY(m_house->signsIn(u"jun"_s));
        QCOMPARE(m_house->ask(owner, users::approve, {u"jun"_s}).error(),
                 Error(Code::NotFound, "applicant").at(u"username"_s));
        QCOMPARE(m_house->ask(owner, users::reject, {u"jun"_s}).error().code, Code::NotFound);
    }
    void theTurnedAwayLeaveNothingBehind()
    {
        const auto owner = ownerIn(Registration::Approval);
        auto request = wanting(u"jun"_s);
        request.email = u"jun@example.org"_s;
        QVERIFY(!joins(request));
        QVERIFY(m_house->ask(owner, users::reject, {u"jun"_s}));
        QCOMPARE(m_house->count(u"account"_s), 1);
        for (const QString &table : {u"account_email"_s, u"email_code"_s, u"applicant"_s, u"mail"_s})
            QCOMPARE(m_house->count(table), 0);
        QCOMPARE(m_house->signsIn(u"jun"_s).error().code, Code::WrongCredentials);
        QCOMPARE(joins(request).error().about, u"approval-pending"_s); // the name is free
    }
    void aCodeSparesTheAsking()
    {
        const auto owner = ownerIn(Registration::Approval);
        const auto fresh = m_house->ask(owner, users::invite, {});
        QVERIFY(joins(wanting(u"jun"_s, fresh->code)));
        QCOMPARE(joins(wanting(u"sora"_s, u"nonsense"_s)).error(), notGood());
    }
    void theWordIsNotEndless()
    {
        ownerIn(Registration::Approval);
        auto request = wanting(u"jun"_s);
        request.about = QString(501, u'x');
        QCOMPARE(joins(request).error().field, u"about"_s);
    }

private:
    void open(const AccountRules &rules)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(engine, rules);
    }
    /// The first account of all needs nobody's leave, and owns the house.
    accounts::SignedIn ownerIn(Registration mode)
    {
        open({.registration = mode, .hashCost = {1, 8192}});
        const auto owner = joins(wanting(u"mina"_s));
        if (!owner || owner->account.role != "owner"_L1)
            qFatal("the first account is not let in");
        return *owner;
    }
    static accounts::Register wanting(const QString &name, const std::optional<QString> &invite = {})
    {
        accounts::Register request{name, test::AccountHouse::password(), {}, {}};
        request.invite = invite;
        return request;
    }
    Result<accounts::SignedIn> joins(const accounts::Register &request)
    {
        return m_house->ask(m_house->from(), accounts::registerAccount, request);
    }
    static Error notGood() { return Error(Code::InvalidValue, "invite").at(u"invite"_s); }

    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(RegistrationsTest)
#include "tst_registrations.moc"
