// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of work at signing up, through the routes, on both engines.
#include "server/features/accounts/sign_up_challenges.h"

#include "common/base/proof_of_work.h"
#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::ChallengeAnswer;
using accounts::Registration;

class SignUpChallengesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open({ChallengePolicy::On, kBits});
    }
    void cleanup() { m_house.reset(); }

    void whoProvesTheWorkIsIn()
    {
        const auto told = asked();
        QVERIFY(told.needed);
        QCOMPARE(told.bits, kBits);
        QCOMPARE(told.expiresIn, 600);
        QVERIFY(told.challenge.size() <= accounts::kLongestChallenge);
        QVERIFY(asked().challenge != told.challenge);
        QVERIFY(joins(u"mina"_s, solution(told)));
        QCOMPARE(refusals(), quint64(0));
    }

    void whoDoesNotIsToldWhy()
    {
        const Error wrong(Code::InvalidValue, "challenge-wrong");
        QCOMPARE(joins(u"mina"_s).error(), Error(Code::NotAllowed, "challenge-needed"));
        const auto told = asked();
        const ChallengeAnswer good = solution(told);
        // Neither another nonce, nor anything that we did not sign.
        QCOMPARE(joins(u"mina"_s, ChallengeAnswer{told.challenge, unfit(told)}).error(), wrong);
        QCOMPARE(joins(u"mina"_s, ChallengeAnswer{told.challenge, {}}).error(), wrong);
        QCOMPARE(joins(u"mina"_s, ChallengeAnswer{told.challenge, QString(33, u'1')}).error(), wrong);
        QStringList forged{QString(),
                           u"..."_s,
                           u"a.b.c.d"_s,
                           u"가.1.2.3"_s,
                           good.challenge + u'x',
                           good.challenge + u".x"_s,
                           good.challenge.chopped(1),
                           QString(5000, u'.')};
        const QStringList others{u"another-salt"_s, u"1"_s, u"9999999999"_s};
        for (qsizetype part = 0; part < others.size(); ++part) {
            QStringList changed = good.challenge.split(u'.');
            changed[part] = others[part];
            forged += changed.join(u'.');
        }
        for (const QString &text : std::as_const(forged)) {
            const QString nonce = nonceOf(text, 1);
            QCOMPARE(joins(u"mina"_s, ChallengeAnswer{text, nonce}).error(), wrong);
        }
        QCOMPARE(m_house->count(u"account"_s), 0);
        QVERIFY(refusals() > 0);
        QVERIFY2(joins(u"mina"_s, good), "what was tried before did not use it up");
    }

    void oneIsGoodForTenMinutes()
    {
        const ChallengeAnswer early = solution(asked());
        const ChallengeAnswer late = solution(asked());
        m_house->clock().advance(10min - 1ms);
        QVERIFY(joins(u"mina"_s, early));
        m_house->clock().advance(1ms);
        QCOMPARE(joins(u"jun"_s, late).error(), Error(Code::Expired, "challenge-expired"));
    }
    void theWallClockIsNotAsked()
    {
        const ChallengeAnswer good = solution(asked());
        m_house->clock().setWallClock(m_house->clock().now().plus(24h));
        QVERIFY(joins(u"mina"_s, good));
    }

    void oneIsGoodOnce()
    {
        const ChallengeAnswer good = solution(asked());
        QVERIFY(joins(u"mina"_s, good));
        QCOMPARE(joins(u"jun"_s, good).error(), Error(Code::Conflict, "challenge-used"));
        // Nor with another nonce that fits, nor later.
        const ChallengeAnswer other{good.challenge, nonceOf(good.challenge, kBits, good.nonce.toInt() + 1)};
        QCOMPARE(joins(u"jun"_s, other).error(), Error(Code::Conflict, "challenge-used"));
        m_house->clock().advance(10min);
        QVERIFY(joins(u"sora"_s, solution(asked())));
        QCOMPARE(joins(u"jun"_s, good).error().about, u"challenge-expired"_s);
    }
    void twoAtOnceDoNotBothUseIt()
    {
        const ChallengeAnswer good = solution(asked());
        auto first = m_house->start(m_house->from(u"192.0.2.1"_s), accounts::registerAccount,
                                    wanting(u"mina"_s, good));
        auto second = m_house->start(m_house->from(u"192.0.2.2"_s), accounts::registerAccount,
                                     wanting(u"jun"_s, good));
        const int in = (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        QCOMPARE(in, 1);
    }
    void whatIsMistypedUsesNothingUp()
    {
        QVERIFY(joins(u"mina"_s, solution(asked())));
        const ChallengeAnswer good = solution(asked());
        QCOMPARE(joins(u"mina"_s, good).error().code, Code::AlreadyExists);
        auto request = wanting(u"jun"_s, good);
        request.password = u"short"_s;
        QCOMPARE(m_house->ask(m_house->from(), accounts::registerAccount, request).error().field,
                 u"password"_s);
        QVERIFY(joins(u"jun"_s, good));
    }
    void anotherHousesChallengesAreWorthNothing()
    {
        const ChallengeAnswer good = solution(asked());
        open({ChallengePolicy::On, kBits}); // as after a restart: used ones are forgotten, and so is the key
        QCOMPARE(joins(u"mina"_s, good).error().about, u"challenge-wrong"_s);
    }

    void itIsJudgedBeforeThePasswordIsHashed()
    {
        m_house->holdSlowWork();
        QCOMPARE(joins(u"mina"_s).error().about, u"challenge-needed"_s);
        m_house->releaseSlowWork();
    }
    void aClosedDoorSaysSoFirst()
    {
        open({ChallengePolicy::On, kBits}, Registration::Closed);
        QCOMPARE(joins(u"mina"_s).error().about, u"registration-closed"_s);
    }
    void whoIsInvitedProvesNothing()
    {
        open({ChallengePolicy::On, kBits}, Registration::Approval);
        const auto owner = joins(u"mina"_s, solution(asked()));
        QVERIFY(owner);
        const auto fresh = m_house->ask(*owner, users::invite, {{}, 1, {}});
        auto request = wanting(u"jun"_s);
        request.invite = u"nonsense"_s;
        QCOMPARE(m_house->ask(m_house->from(), accounts::registerAccount, request).error().field,
                 u"invite"_s);
        request.invite = fresh->code;
        QVERIFY(m_house->ask(m_house->from(), accounts::registerAccount, request));
        // Who only asks for leave does.
        QCOMPARE(joins(u"sora"_s).error().about, u"challenge-needed"_s);
        QCOMPARE(joins(u"sora"_s, solution(asked())).error().about, u"approval-pending"_s);
    }
    void whereEverybodyMayComeAnInvitationIsNoWayRound()
    {
        auto request = wanting(u"mina"_s);
        request.invite = u"nonsense"_s;
        QCOMPARE(m_house->ask(m_house->from(), accounts::registerAccount, request).error().about,
                 u"challenge-needed"_s);
    }

    // --- when it is asked for

    void switchedOffItIsNeverAskedFor()
    {
        open({ChallengePolicy::Off, kBits, 1, 1});
        for (const QString &name : {u"mina"_s, u"jun"_s, u"sora"_s})
            QVERIFY(joins(name));
        QVERIFY(!asked().needed);
    }
    void aNetworkThatMakesManyIsAsked()
    {
        open({ChallengePolicy::Auto, kBits, 2, 100});
        QVERIFY(!asked(u"2001:db8:1:2::1"_s).needed);
        QVERIFY(joins(u"mina"_s, {}, u"2001:db8:1:2::1"_s));
        QVERIFY(joins(u"jun"_s, {}, u"2001:db8:1:2::2"_s));
        QVERIFY(asked(u"2001:db8:1:2:3::"_s).needed);
        QCOMPARE(joins(u"sora"_s, {}, u"2001:db8:1:2:3::"_s).error().about, u"challenge-needed"_s);
        QVERIFY(!asked(u"2001:db8:1:3::1"_s).needed);
        QVERIFY(joins(u"sora"_s, {}, u"2001:db8:1:3::1"_s));
        // Who proves it counts as well, so that a flood goes on being asked.
        m_house->clock().advance(59min);
        QVERIFY(joins(u"bom"_s, solution(asked()), u"2001:db8:1:2::9"_s));
        m_house->clock().advance(1min);
        QVERIFY(!asked(u"2001:db8:1:2::1"_s).needed);
        QVERIFY(joins(u"haneul"_s, {}, u"2001:db8:1:2::1"_s));
        QVERIFY(asked(u"2001:db8:1:2::1"_s).needed);
    }
    void manyFromEverywhereAreAskedTogether()
    {
        open({ChallengePolicy::Auto, kBits, 100, 3});
        for (int i = 0; i < 3; ++i)
            QVERIFY(joins(u"guest%1"_s.arg(i), {}, u"203.0.113.%1"_s.arg(i)));
        QVERIFY(asked(u"198.51.100.1"_s).needed);
        QVERIFY(asked(u"127.0.0.1"_s).needed);
        m_house->clock().advance(1h);
        QVERIFY(!asked(u"198.51.100.1"_s).needed);
    }
    void whatIsRefusedDoesNotCount()
    {
        open({ChallengePolicy::Auto, kBits, 2, 100});
        QVERIFY(joins(u"mina"_s));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(joins(u"mina"_s).error().code, Code::AlreadyExists);
        QVERIFY(!asked().needed);
    }
    /// Perhaps a proxy that nobody told us of: everybody comes from there.
    void thisMachineIsNoNetwork()
    {
        open({ChallengePolicy::Auto, kBits, 1, 100});
        for (const QString &name : {u"mina"_s, u"jun"_s, u"sora"_s})
            QVERIFY(joins(name, {}, u"127.0.0.1"_s));
        QVERIFY(!asked(u"127.0.0.1"_s).needed);
    }

private:
    static constexpr int kBits = 6;

    void open(const ChallengeRules &rules, Registration mode = Registration::Open)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(
            engine, AccountRules{.registration = mode, .hashCost = {1, 8192}, .challenge = rules});
    }
    accounts::SignUpChallenge asked(const QString &address = u"192.0.2.1"_s)
    {
        const auto told = m_house->ask(m_house->from(address), accounts::challenge, {});
        if (!told)
            qFatal("a challenge is refused: %s", qPrintable(told.error().about));
        return *told;
    }
    /// The first nonce from `first` on.
    static QString nonceOf(const QString &challenge, int bits, int first = 0)
    {
        for (int nonce = first;; ++nonce) {
            if (proof_of_work::isSolved(challenge.toUtf8(), QByteArray::number(nonce), bits))
                return QString::number(nonce);
        }
    }
    static ChallengeAnswer solution(const accounts::SignUpChallenge &told)
    {
        return {told.challenge, nonceOf(told.challenge, told.bits)};
    }
    /// The first one that is not enough.
    static QString unfit(const accounts::SignUpChallenge &told)
    {
        int nonce = 0;
        while (proof_of_work::isSolved(told.challenge.toUtf8(), QByteArray::number(nonce), told.bits))
            ++nonce;
        return QString::number(nonce);
    }
    static accounts::Register wanting(const QString &name, const std::optional<ChallengeAnswer> &proof = {})
    {
        accounts::Register request{name, test::AccountHouse::password(), {}, {}};
        request.proof = proof;
        return request;
    }
    Result<accounts::SignedIn> joins(const QString &name, const std::optional<ChallengeAnswer> &proof = {},
                                     const QString &address = u"192.0.2.1"_s)
    {
        return m_house->ask(m_house->from(address), accounts::registerAccount, wanting(name, proof));
    }
    quint64 refusals() const
    {
        const Counter *counter = m_house->metrics().findCounter("madang_accounts_unproven_total");
        return counter ? counter->value() : 0;
    }

    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(SignUpChallengesTest)
#include "tst_sign_up_challenges.moc"
