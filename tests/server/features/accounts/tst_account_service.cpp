// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_service.h"

#include "tests/support/account_house.h"
#include "tests/support/patience.h"
#include "tests/support/processor_time.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AccountServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open();
    }
    void cleanup() { m_house.reset(); }

    // ---- registering

    void registeringSignsIn()
    {
        const auto mina = m_house->joins(u"Mina"_s);
        QVERIFY(mina);
        QCOMPARE(mina->account.username, u"mina"_s);
        QCOMPARE(mina->account.nickname, u"mina"_s);
        QCOMPARE(mina->expiresIn, 900);
        const auto claims = m_house->tokens().authenticate(mina->accessToken.toLatin1());
        QCOMPARE(claims->user, mina->account.id);
        QCOMPARE(claims->session, mina->session);
        const auto me = m_house->ask(*mina, accounts::me, {});
        QCOMPARE(me->id, mina->account.id);
        QCOMPARE(me->createdAt, m_house->clock().now());
        QCOMPARE(m_house->ask(*mina, accounts::sessions, {})->items.size(), 1);
    }

    void theFirstAccountIsTheOwner()
    {
        QCOMPARE(m_house->joins(u"mina"_s)->account.role, u"owner"_s);
        QCOMPARE(m_house->joins(u"jun"_s)->account.role, u"member"_s);
    }

    void thereIsOneFirstAccount()
    {
        std::vector<std::future<Result<accounts::SignedIn>>> joining;
        for (const QString &name :
             {u"ann"_s, u"bob"_s, u"cho"_s, u"dan"_s, u"eve"_s, u"fay"_s, u"gil"_s, u"han"_s})
            joining.push_back(m_house->start(m_house->from(u"192.0.2.%1"_s.arg(joining.size())),
                                             accounts::registerAccount,
                                             {name, m_house->password(), std::nullopt, std::nullopt}));
        for (auto &one : joining)
            QVERIFY(one.get());
        QCOMPARE(m_house->count(u"account"_s, u"role = 'owner'"_s), 1);
        QCOMPARE(m_house->count(u"account"_s), 8);
    }

    void aNameOrItsLookAlikeIsTaken_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"mina1"_s, u"MINA1"_s, u"ｍｉｎａ１"_s, u"rnina1"_s, u"mlna1"_s, u"minal"_s, u"minai"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void aNameOrItsLookAlikeIsTaken()
    {
        QFETCH(QString, name);
        QVERIFY(m_house->joins(u"mina1"_s));
        QCOMPARE(m_house->joins(name).error(), Error(Code::AlreadyExists, "username").at(u"username"_s));
        QCOMPARE(m_house->count(u"account"_s), 1);
        QCOMPARE(m_house->count(u"session"_s), 1);
    }

    void aNameIsGivenOnceHoweverManyAskTogether()
    {
        std::vector<std::future<Result<accounts::SignedIn>>> joining;
        for (int i = 0; i < 6; ++i)
            joining.push_back(m_house->start(m_house->from(u"192.0.2.%1"_s.arg(i)), accounts::registerAccount,
                                             {u"mina"_s, m_house->password(), std::nullopt, std::nullopt}));
        int made = 0;
        for (auto &one : joining) {
            const auto result = one.get();
            made += result ? 1 : 0;
            QVERIFY(result || result.error().code == Code::AlreadyExists);
        }
        QCOMPARE(made, 1);
    }

    void whatIsWrongIsNamed()
    {
        QCOMPARE(m_house->joins(u"x"_s).error().field, u"username"_s);
        QCOMPARE(m_house->joins(u"mіna"_s).error().field, u"username"_s);
        const auto with = [&](const QString &password, const std::optional<QString> &nickname,
                              const std::optional<QString> &device) {
            return m_house
                ->ask(m_house->from(), accounts::registerAccount, {u"mina"_s, password, nickname, device})
                .error();
        };
        QCOMPARE(with(u"short"_s, {}, {}), Error(Code::InvalidValue, "password-short").at(u"password"_s));
        QCOMPARE(with(m_house->password(), QString(33, u'x'), {}).field, u"nickname"_s);
        QCOMPARE(with(m_house->password(), u"\u202Eanim"_s, {}).field, u"nickname"_s);
        QCOMPARE(with(m_house->password(), u" \u200B "_s, {}).field, u"nickname"_s);
        QCOMPARE(with(m_house->password(), {}, u"line\nbreak"_s).field, u"device"_s);
        QCOMPARE(m_house->count(u"account"_s), 0);
    }

    void aClosedDoorStaysClosed()
    {
        open({.registration = accounts::Registration::Closed, .hashCost = {1, 8192}});
        QCOMPARE(m_house->joins(u"mina"_s).error(), Error(Code::NotAllowed, "registration-closed"));
    }

    void noPasswordStandsInTheStore()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        QCOMPARE(m_house->count(u"account"_s, u"password LIKE '$argon2id$%'"_s), 1);
        QCOMPARE(m_house->count(u"account"_s, u"password LIKE '%%1%'"_s.arg(m_house->password())), 0);
    }

    // ---- signing in

    void aRightPasswordOpensASession()
    {
        const auto first = m_house->joins(u"mina"_s);
        for (const QString &typed : {u"mina"_s, u" MINA "_s, u"ｍｉｎａ"_s}) {
            const auto again = m_house->signsIn(typed);
            QVERIFY(again);
            QCOMPARE(again->account.id, first->account.id);
            QVERIFY(again->session != first->session);
        }
    }

    void aWrongPasswordAndAnUnknownNameLookTheSame()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        const auto wrong = m_house->signsIn(u"mina"_s, u"not her password"_s);
        const auto unknown = m_house->signsIn(u"nobody"_s, u"not her password"_s);
        const auto impossible = m_house->signsIn(u"\u202E'; DROP TABLE account; --"_s, u"x"_s);
        QCOMPARE(wrong.error(), Error(Code::WrongCredentials, "password"));
        QCOMPARE(unknown.error(), wrong.error());
        QCOMPARE(impossible.error(), wrong.error());
        QCOMPARE(m_house->count(u"session"_s), 1);
    }

    void anUnknownNameTakesAsMuchWork()
    {
        open({.registration = accounts::Registration::Open, .hashCost = {4, 32u << 20}});
        QVERIFY(m_house->joins(u"mina"_s));
        // Processor time of this process, which a busy machine does not stretch; without a decoy to hash the
        // unknown name would cost a thousandth.
        const auto work = [&](const QString &name) {
            const test::ProcessorTime timer;
            (void)m_house->signsIn(name, u"not her password"_s);
            return timer.elapsed();
        };
        const double known = work(u"mina"_s);
        const double unknown = work(u"nobody"_s);
        QVERIFY2(unknown > known / 5 && unknown < known * 5, "both hash once");
    }

    void guessingIsSlowedButLocksNobodyOut()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        const Caller thief = m_house->from(u"198.51.100.1"_s);
        const auto at = [this] { return m_house->clock().steady(); };
        const qint64 start = at();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_house->signsIn(u"mina"_s, u"guess %1"_s.arg(i), thief).error().code,
                     Code::WrongCredentials);
        QCOMPARE(at(), start);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(m_house->signsIn(u"mina"_s, u"guess %1"_s.arg(i), thief).error().code,
                     Code::WrongCredentials);
        const qint64 slowed = at();
        QVERIFY(slowed > start);
        QVERIFY2(m_house->signsIn(u"mina"_s), "the owner comes in, from home");
        QVERIFY2(m_house->signsIn(u"mina"_s, m_house->password(), m_house->from(u"203.0.113.9"_s)),
                 "and from elsewhere");
        QVERIFY2(at() == slowed, "at once");
        QVERIFY2(m_house->signsIn(u"mina"_s, m_house->password(), thief), "even from beside the thief");
        QVERIFY2(at() > slowed, "but later");
    }

    void afterFiveWrongOnesTheNextOneWaits()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        // The same is said, and done, about a name that nobody has.
        for (const QString &name : {u"mina"_s, u"nobody"_s}) {
            const Caller where = m_house->from(name == u"mina"_s ? u"198.51.100.1"_s : u"198.51.100.2"_s);
            QList<int> told;
            for (int i = 0; i < 5; ++i)
                told += m_house->signsIn(name, u"guess %1"_s.arg(i), where).error().retryAfter;
            QCOMPARE(told, (QList<int>{0, 0, 0, 0, 1}));
            const qint64 before = m_house->clock().steady();
            QCOMPARE(m_house->signsIn(name, u"guess 6"_s, where).error().retryAfter, 1);
            QVERIFY2(m_house->clock().steady() > before, "it was made to wait");
        }
    }

    void aTravellerComesInWhateverStrangersTried()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        for (int i = 0; i < 120; ++i)
            (void)m_house->accountsFeature().guesses().guard().count({u"mina"_s, u"198.51.100.%1"_s.arg(i)});
        QVERIFY(m_house->signsIn(u"mina"_s, m_house->password(), m_house->from(u"203.0.113.9"_s)));
    }

    void theRightPasswordWaitsAsLongAsAWrongOne()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        const Caller thief = m_house->from(u"198.51.100.1"_s);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!m_house->signsIn(u"mina"_s, u"guess"_s, thief));
        GuessLine &line = m_house->accountsFeature().guesses();
        auto right = m_house->start(thief, accounts::signIn, {u"mina"_s, m_house->password(), std::nullopt});
        QTRY_COMPARE(line.waiting(), 1);
        m_house->pass(499ms);
        QCOMPARE(line.waiting(), 1);
        QCOMPARE(m_house->count(u"session"_s), 1);
        m_house->pass(1ms);
        QVERIFY(right.get());
        QCOMPARE(m_house->count(u"session"_s), 2);
    }

    void nobodyIsKeptOutByANeighbour()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        for (int i = 0; i < 10; ++i)
            QVERIFY(!m_house->signsIn(u"mina"_s, u"guess"_s));
        GuessLine &line = m_house->accountsFeature().guesses();
        std::vector<std::future<Result<accounts::SignedIn>>> guesses;
        for (int i = 0; i < 20; ++i)
            guesses.push_back(
                m_house->start(m_house->from(), accounts::signIn, {u"mina"_s, u"guess"_s, std::nullopt}));
        QTRY_COMPARE(readyOf(guesses), 4);
        QCOMPARE(line.waiting(), GuessLine::kMostPerAddress);
        auto right = m_house->start(m_house->from(), accounts::signIn,
                                    {u"mina"_s, m_house->password(), std::nullopt});
        QTRY_COMPARE(readyOf(guesses), 5);
        m_house->passDelays();
        QVERIFY(right.get());
        int refused = 0;
        for (auto &guess : guesses) {
            const Error error = guess.get().error();
            refused += error.code == Code::RateLimited && error.retryAfter > 0 ? 1 : 0;
        }
        QCOMPARE(refused, 5);
    }

    void unknownNamesAreSlowedTheSameWay()
    {
        const qint64 start = m_house->clock().steady();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_house->signsIn(u"nobody"_s, u"guess"_s).error().code, Code::WrongCredentials);
        QCOMPARE(m_house->clock().steady(), start);
        QCOMPARE(m_house->signsIn(u"nobody"_s, u"guess"_s).error().code, Code::WrongCredentials);
        QVERIFY(m_house->clock().steady() > start);
    }

    void guessesAtOnceCountOneByOne()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        std::vector<std::future<Result<accounts::SignedIn>>> guesses;
        for (int i = 0; i < 40; ++i)
            guesses.push_back(m_house->start(m_house->from(u"198.51.100.1"_s), accounts::signIn,
                                             {u"mina"_s, u"guess %1"_s.arg(i), std::nullopt}));
        // Five are judged, and those that have no place are refused.
        QTRY_COMPARE(readyOf(guesses), 40 - GuessLine::kMostPerAddress);
        m_house->passDelays();
        int judged = 0;
        for (auto &guess : guesses)
            judged += guess.get().error().code == Code::WrongCredentials ? 1 : 0;
        QCOMPARE(judged, 5 + GuessLine::kMostPerAddress);
    }

    void manyRightPasswordsAreNoGuesses()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        for (int i = 0; i < 55; ++i)
            QVERIFY(m_house->signsIn(u"mina"_s));
    }

    // ---- changing the password

    void aChangedPasswordEndsTheOtherSessions()
    {
        const auto here = m_house->joins(u"mina"_s);
        const auto there = m_house->signsIn(u"mina"_s);
        const auto jun = m_house->joins(u"jun"_s);
        QVERIFY(m_house->ask(*here, accounts::changePassword, {m_house->password(), u"a new password"_s}));
        QCOMPARE(m_house->ended(), QList<SessionId>{there->session});
        QVERIFY(m_house->tokens().authenticate(here->accessToken.toLatin1()));
        QCOMPARE(m_house->tokens().authenticate(there->accessToken.toLatin1()).error().about,
                 u"session-revoked"_s);
        QVERIFY(m_house->tokens().authenticate(jun->accessToken.toLatin1()));
        QVERIFY(m_house->refreshes(here->refreshToken));
        QVERIFY(!m_house->refreshes(there->refreshToken));
        QCOMPARE(m_house->signsIn(u"mina"_s).error().code, Code::WrongCredentials);
        QVERIFY(m_house->signsIn(u"mina"_s, u"a new password"_s));
    }

    void everyOtherSessionEndsHoweverManyThereAre()
    {
        const auto here = m_house->joins(u"mina"_s);
        QVERIFY(m_house->store().db().begin(Database::Access::ReadWrite));
        for (int i = 1; i <= 450; ++i)
            QVERIFY(m_house->store().db().run(
                u"INSERT INTO session VALUES (:id, :account, 'x', 'y', 0, 0, NULL, NULL)"_s, bind("id", i),
                bind("account", here->account.id)));
        QVERIFY(m_house->store().db().commit());
        QVERIFY(m_house->ask(*here, accounts::changePassword, {m_house->password(), u"a new password"_s}));
        QCOMPARE(m_house->ended().size(), 450);
        QCOMPARE(m_house->count(u"session"_s, u"revoked_at IS NULL"_s), 1);
    }

    void aWrongCurrentPasswordChangesNothing()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto refused
            = m_house->ask(*mina, accounts::changePassword, {u"not hers"_s, u"a new password"_s});
        QCOMPARE(refused.error(), Error(Code::WrongCredentials, "password").at(u"current"_s));
        QCOMPARE(
            m_house->ask(*mina, accounts::changePassword, {m_house->password(), u"short"_s}).error().field,
            u"next"_s);
        QVERIFY(m_house->signsIn(u"mina"_s));
        QVERIFY(m_house->ended().isEmpty());
    }

    void theSamePasswordIsNoNewOne()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto there = m_house->signsIn(u"mina"_s);
        QCOMPARE(
            m_house->ask(*mina, accounts::changePassword, {m_house->password(), m_house->password()}).error(),
            Error(Code::InvalidValue, "password-same").at(u"next"_s));
        // Who does not know the password learns nothing from trying one twice.
        const QString guess = u"quiet pond, stone"_s;
        QCOMPARE(m_house->ask(*mina, accounts::changePassword, {guess, guess}).error(),
                 Error(Code::WrongCredentials, "password").at(u"current"_s));
        QVERIFY(m_house->ended().isEmpty());
        QVERIFY(m_house->refreshes(there->refreshToken));
    }

    void guessingTheCurrentPasswordIsSlowed()
    {
        const auto mina = m_house->joins(u"mina"_s);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(
                m_house->ask(*mina, accounts::changePassword, {u"guess"_s, u"a new password"_s}).error().code,
                Code::WrongCredentials);
        m_house->clock().advance(1min); // the route's own rate
        const qint64 before = m_house->clock().steady();
        QVERIFY(m_house->ask(*mina, accounts::changePassword, {m_house->password(), u"a new password"_s}));
        QVERIFY(m_house->clock().steady() > before);
    }

    void twoChangesAtOnceAreOne()
    {
        // Who knew the old password and was slower must not take the account away from who changed it first.
        const auto here = m_house->joins(u"mina"_s);
        const auto there = m_house->signsIn(u"mina"_s);
        auto first = m_house->start(m_house->caller(*here), accounts::changePassword,
                                    {m_house->password(), u"the first new one"_s});
        auto second = m_house->start(m_house->caller(*there), accounts::changePassword,
                                     {m_house->password(), u"the second new one"_s});
        const bool firstWon = first.get().ok();
        const bool secondWon = second.get().ok();
        QVERIFY(firstWon != secondWon);
        QCOMPARE(m_house->ended(), QList<SessionId>{firstWon ? there->session : here->session});
        QVERIFY(m_house->signsIn(u"mina"_s, firstWon ? u"the first new one"_s : u"the second new one"_s));
    }

    void aSessionThatWasEndedMeanwhileChangesNothing()
    {
        const auto here = m_house->joins(u"mina"_s);
        const auto there = m_house->signsIn(u"mina"_s);
        m_house->holdSlowWork();
        auto late = m_house->start(m_house->caller(*there), accounts::changePassword,
                                   {m_house->password(), u"a new password"_s});
        QVERIFY(m_house->ask(*here, accounts::revokeSession, {there->session}));
        m_house->releaseSlowWork();
        QCOMPARE(late.get().error(), Error(Code::NotSignedIn, "session-revoked"));
        QVERIFY(m_house->signsIn(u"mina"_s));
    }

    void anOldPasswordOpensNoSessionOnceItIsChanged()
    {
        const auto here = m_house->joins(u"mina"_s);
        m_house->holdSlowWork();
        auto late = m_house->start(m_house->from(), accounts::signIn,
                                   {u"mina"_s, m_house->password(), std::nullopt});
        m_house->settleReaders();
        const auto hash = secret::hashPassword(u"a new password"_s, {1, 8192});
        QVERIFY(m_house->store().db().run(u"UPDATE account SET password = :hash"_s, bind("hash", *hash)));
        m_house->releaseSlowWork();
        QCOMPARE(late.get().error().code, Code::WrongCredentials);
        QCOMPARE(m_house->count(u"session"_s), 1);
    }

    void tooMuchSlowWorkIsRefusedAtOnceAndCountsAsNoGuess()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        m_house->holdSlowWork();
        while (m_house->lanes().slow([] {}))
            ;
        for (int i = 0; i < 15; ++i) {
            const auto refused = m_house->signsIn(u"mina"_s);
            QCOMPARE(refused.error().code, Code::Unavailable);
            QVERIFY(refused.error().retryAfter > 0);
        }
        m_house->releaseSlowWork();
        QTRY_VERIFY(m_house->signsIn(u"mina"_s));
    }

    // ---- profile

    void aNicknameChangesAndIsNormal()
    {
        const auto mina = m_house->joins(u"mina"_s);
        // Two code points that are one letter: stored in NFC.
        const auto changed = m_house->ask(*mina, accounts::changeProfile, {u"  Mi\u1102\u1161  "_s});
        QCOMPARE(changed->nickname, u"Mi\uB098"_s);
        QCOMPARE(m_house->ask(*mina, accounts::me, {})->nickname, u"Mi\uB098"_s);
        for (const QString &bad : {u""_s, u"   "_s, QString(33, u'x'), u"a\u202Eb"_s, u"a\nb"_s, u"\u3164"_s})
            QCOMPARE(m_house->ask(*mina, accounts::changeProfile, {bad}).error().field, u"nickname"_s);
    }

    void aPersonIsFoundByNameAndShowsNoMore()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto jun = m_house->joins(u"jun"_s);
        for (const QString &typed : {u"jun"_s, u"JUN"_s, u" ｊｕｎ "_s})
            QCOMPARE(m_house->ask(*mina, accounts::findPerson, {typed})->id, jun->account.id);
        QCOMPARE(m_house->ask(*mina, accounts::findPerson, {u"nobody"_s}).error(),
                 Error(Code::NotFound, "person").at(u"username"_s));
        QCOMPARE(m_house->ask(m_house->from(), accounts::findPerson, {u"jun"_s}).error().code,
                 Code::NotSignedIn);
    }

    void guestsHaveNoProfile()
    {
        const Caller guest = m_house->from();
        QCOMPARE(m_house->ask(guest, accounts::me, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->ask(guest, accounts::changeProfile, {u"x"_s}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->ask(guest, accounts::changePassword, {u"x"_s, u"a new password"_s}).error().code,
                 Code::NotSignedIn);
        QCOMPARE(m_house->ask(guest, accounts::sessions, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->ask(guest, accounts::signOut, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->ask(guest, accounts::revokeSession, {{1}}).error().code, Code::NotSignedIn);
    }

    // ---- history

    void whatIsOverStandsInTheHistoryForHalfAYear()
    {
        const auto first = m_house->joins(u"mina"_s);
        QList<SessionId> ids{first->session};
        for (const QString &device : {u"phone"_s, u"laptop"_s}) {
            const auto in
                = m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, m_house->password(), device});
            ids.prepend(in->session);
        }
        QVERIFY(m_house->joins(u"jun"_s));
        QVERIFY(m_house->ask(*first, accounts::revokeSession, {ids[1]}));
        const auto all = m_house->ask(*first, sign_ins::list, {});
        QCOMPARE(all->items.size(), 3);
        QCOMPARE(all->items[1].device, u"phone"_s);
        QVERIFY(all->items[1].endedAt && !all->items[0].endedAt);
        // Page by page the same.
        QList<SessionId> read;
        sign_ins::ListSignIns request{{}, 1};
        do {
            const auto page = m_house->ask(*first, sign_ins::list, request);
            read += page->items.value(0).session;
            request.after = page->next;
        } while (request.after);
        QCOMPARE(read, ids);
        QCOMPARE(m_house->ask(*first, sign_ins::list, {u"nonsense"_s, {}}).error().field, u"after"_s);
        m_house->pass(sign_ins::kKept + std::chrono::hours(1));
        QCOMPARE(m_house->count(u"session"_s, u"device = 'phone'"_s), 0);
        QVERIFY(m_house->count(u"session"_s) >= 1); // ended only now, by their age
    }

private:
    static int readyOf(const std::vector<std::future<Result<accounts::SignedIn>>> &futures)
    {
        return int(std::count_if(futures.begin(), futures.end(), [](const auto &each) {
            return each.wait_for(0s) == std::future_status::ready;
        }));
    }
    void open(const AccountRules &rules
              = {.registration = accounts::Registration::Open, .hashCost = {1, 8192}})
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(engine, rules);
    }

    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(AccountServiceTest)
#include "tst_account_service.moc"
