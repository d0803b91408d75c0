// SPDX-License-Identifier: GPL-3.0-or-later
// Nicknames that are unique, or chosen once, and what is told when signing up; on both engines.
#include "server/features/accounts/nicknames.h"

#include "server/features/details/details_store.h"
#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using accounts::Registration;
using details::Part;
using nicknames::NicknameVerdict;

class NicknamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open({.unique = true});
    }
    void cleanup() { m_house.reset(); }

    void whereTheyAreFreeTwoMayHaveTheSame()
    {
        open({});
        QVERIFY(joins(u"boss"_s)); // the first one looks after the house: nobody may look like them
        QVERIFY(joins(u"mina"_s, u"달"_s));
        const auto jun = joins(u"jun"_s, u"달"_s);
        QVERIFY(jun);
        const auto standing = m_house->ask(*jun, nicknames::mine, {});
        QVERIFY(standing->mayChange && !standing->unique && !standing->needed);
        QCOMPARE(verdict(u"달"_s), NicknameVerdict::Free);
        QCOMPARE(m_house->count(u"nickname_claim"_s), 0);
    }

    void aUserNameLooksLikeNobodysOfTheStaff()
    {
        open({});
        QVERIFY(joins(u"boss"_s, u"kim"_s));
        const Error reserved = Error(Code::InvalidValue, "nickname-reserved").at(u"username"_s);
        for (const QString &name : {u"admin"_s, u"support"_s, u"adm.in"_s, u"k.i.m"_s, u"b-oss"_s}) {
            QCOMPARE(joins(name, u"달"_s).error(), reserved);
            QCOMPARE(joins(name).error(), reserved);
        }
        QCOMPARE(joins(u"mina"_s, u"관리자"_s).error(),
                 Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s));
        QCOMPARE(m_house->count(u"account"_s), 1);
        QVERIFY(joins(u"admiral"_s, u"달"_s));
    }

    void theFirstOneIsCalledAsTheyLike()
    {
        open({});
        QVERIFY(joins(u"admin"_s, u"관리자"_s));
    }

    void whatLooksAlikeIsTaken()
    {
        QVERIFY(joins(u"boss"_s));
        QVERIFY(joins(u"mina"_s, u"Blue Moon"_s));
        const Error taken = Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s);
        for (const QString &alike : {u"Blue Moon"_s, u"blue moon"_s, u"Bluе_Mооn"_s, u"ＢＬＵＥ  ＭＯＯＮ"_s})
            QCOMPARE(joins(u"jun"_s, alike).error(), taken);
        QCOMPARE(m_house->count(u"account"_s), 2);
        const auto jun = joins(u"jun"_s, u"Red Moon"_s);
        QVERIFY(jun);
        QCOMPARE(choose(*jun, u"Blue-Moon"_s).error(), taken);
        QCOMPARE(m_house->ask(*jun, accounts::changeProfile, {u"blue moon"_s}).error(), taken);
        QCOMPARE(choose(*jun, u"RED moon"_s)->nickname, u"RED moon"_s); // one's own
    }

    void whatIsLeftIsFree()
    {
        const auto mina = joins(u"mina"_s, u"달"_s);
        const auto jun = joins(u"jun"_s, u"별"_s);
        QVERIFY(choose(*mina, u"해"_s));
        QVERIFY(choose(*jun, u"달"_s));
        QVERIFY(!choose(*mina, u"달"_s));
    }

    void ofTwoWhoWantItAtOnceOneGetsIt()
    {
        QVERIFY(joins(u"boss"_s)); // nobody may look like the first one
        const auto mina = joins(u"mina"_s, u"달"_s);
        const auto jun = joins(u"jun"_s, u"별"_s);
        for (int round = 0; round < 10; ++round) {
            const QString wanted = u"moon %1"_s.arg(QChar(u'a' + round));
            auto one = m_house->start(m_house->caller(*mina), nicknames::choose, {wanted});
            auto other = m_house->start(m_house->caller(*jun), nicknames::choose, {wanted.toUpper()});
            const auto first = one.get();
            const auto second = other.get();
            QVERIFY(first.ok() != second.ok());
            QCOMPARE((first ? second : first).error().about, u"nickname-taken"_s);
        }
        QCOMPARE(m_house->count(u"nickname_claim"_s), 3);
    }

    void whoHasChosenNoneIsToldSo()
    {
        QVERIFY(joins(u"boss"_s));
        const auto mina = joins(u"mina"_s);
        auto standing = m_house->ask(*mina, nicknames::mine, {});
        QVERIFY(standing->needed && !standing->chosen && standing->unique);
        QCOMPARE(standing->nickname, u"mina"_s);
        QCOMPARE(standing->changes, 0);
        standing = choose(*mina, u"미나"_s);
        QVERIFY(!standing->needed && standing->chosen);
        QCOMPARE(standing->changes, 1);
        QCOMPARE(m_house->ask(*mina, accounts::me, {})->nickname, u"미나"_s);
        // A user name is nobody's nickname any more, once its owner is called otherwise.
        QVERIFY(joins(u"jun"_s, u"mina"_s));
    }

    void chosenOnceItStays()
    {
        open({.unique = true, .once = true});
        const auto mina = joins(u"mina"_s);
        QVERIFY(m_house->ask(*mina, nicknames::mine, {})->mayChange);
        QVERIFY(choose(*mina, u"미나"_s));
        const Error fixed = Error(Code::Conflict, "nickname-fixed").at(u"nickname"_s);
        QCOMPARE(choose(*mina, u"민아"_s).error(), fixed);
        QCOMPARE(m_house->ask(*mina, accounts::changeProfile, {u"민아"_s}).error(), fixed);
        QVERIFY(choose(*mina, u"미나"_s)); // nothing changes
        QVERIFY(!m_house->ask(*mina, nicknames::mine, {})->mayChange);
        const auto jun = joins(u"jun"_s, u"준"_s);
        QCOMPARE(choose(*jun, u"쥰"_s).error(), fixed);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.nickname'"_s), 1);
    }

    void whoLooksAfterAccountsLetsSomebodyChooseAnew()
    {
        open({.unique = true, .once = true});
        const auto boss = joins(u"boss"_s, u"Boss Kim"_s);
        const auto jun = joins(u"jun"_s, u"준"_s);
        const auto eve = joins(u"eve"_s, u"이브"_s);
        QCOMPARE(m_house->ask(*eve, users::setNickname, {u"jun"_s, {}}).error(),
                 Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->ask(*boss, users::setNickname, {u"jun"_s, u"이브."_s}).error().about,
                 u"nickname-taken"_s);
        QCOMPARE(m_house->ask(*boss, users::setNickname, {u"jun"_s, {}})->nickname, u"jun"_s);
        QVERIFY(m_house->ask(*jun, nicknames::mine, {})->needed);
        QCOMPARE(choose(*jun, u"쥰"_s)->changes, 3);
        QCOMPARE(m_house->ask(*boss, users::show, {u"jun"_s})->nicknameChanges, 3);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.nickname'"_s), 2);
        QVERIFY(joins(u"sora"_s, u"준"_s)); // free again
    }

    void askingTellsOfNicknamesAlone()
    {
        QVERIFY(joins(u"secretive"_s, u"달"_s));
        QCOMPARE(verdict(u"secretive"_s), NicknameVerdict::Free);
        QCOMPARE(verdict(u" 달 "_s), NicknameVerdict::Taken);
        QCOMPARE(verdict(u"Аdmin"_s), NicknameVerdict::Reserved);
        QCOMPARE(verdict(u"former member"_s), NicknameVerdict::Reserved);
        QCOMPARE(m_house->ask(m_house->from(), nicknames::check, {QString(40, u'x')}).error().field,
                 u"nickname"_s);
    }

    void thoseOfBeforeCountFromTheStart()
    {
        QVERIFY(joins(u"mina"_s, u"달"_s));
        QVERIFY(m_house->store().db().run(u"DELETE FROM nickname_claim"_s));
        QVERIFY(m_house->store().db().run(u"UPDATE account SET nickname_look = NULL"_s));
        std::promise<Done> prepared;
        m_house->lanes().post<Nothing>(
            LaneKind::Write, 0, Caller{},
            [this](Work &work) -> Result<Nothing> {
                TRY(m_house->accountsFeature().accounts().prepareNicknames(work));
                return Nothing{};
            },
            [&prepared](const Result<Nothing> &done) {
                prepared.set_value(done ? Done() : Done(done.error()));
            });
        QVERIFY(prepared.get_future().get());
        QCOMPARE(joins(u"jun"_s, u"달"_s).error().about, u"nickname-taken"_s);
    }

    // --- what is told when signing up

    void whatIsToldIsKeptWithTheAccount()
    {
        open({}, {{Part::Phone, true}, {Part::Home, false}, {Part::Gender, false}});
        const auto rules = m_house->ask(m_house->from(), accounts::registrationRules, {});
        QCOMPARE(rules->details->size(), 3);
        accounts::Register request{u"mina"_s, test::AccountHouse::password(), {}, {}};
        QCOMPARE(joins(request).error(), Error(Code::InvalidValue, "detail-needed").at(u"phone"_s));
        request.details = details::Details{.phone = u"010 12"_s};
        QCOMPARE(joins(request).error().field, u"phone"_s);
        request.details = details::Details{.fullName = u"김민아"_s, .phone = u"010-1234-5678"_s};
        QCOMPARE(joins(request).error(), Error(Code::InvalidValue, "detail-unasked").at(u"fullName"_s));
        request.details->fullName.reset();
        request.details->latitude = 37'566'500;
        QCOMPARE(joins(request).error(), Error(Code::InvalidValue, "coordinates").at(u"latitude"_s));
        QCOMPARE(m_house->count(u"account"_s), 0);
        request.details->longitude = 126'978'000;
        const auto mina = joins(request);
        QVERIFY(mina);
        const auto sealed = m_house->store().db().one<QString>(u"SELECT sealed FROM private_details"_s);
        const auto kept = DetailsStore(QByteArray(secret::kSealKeyOctets, 'f'))
                              .opened(mina->account.id, sealed->value_or(QString()));
        QVERIFY(kept);
        QCOMPARE(kept->phone, u"+821012345678"_s);
        QCOMPARE(kept->latitude, 37'566'500);
        QCOMPARE(kept->longitude, 126'978'000);
    }

    void whatIsToldGoesWithWhoIsTurnedAway()
    {
        open({.unique = true}, {{Part::FullName, false}}, Registration::Approval);
        const auto boss = joins(u"boss"_s);
        accounts::Register request{u"mina"_s, test::AccountHouse::password(), u"달"_s, {}};
        request.details = details::Details{.fullName = u"김민아"_s};
        QCOMPARE(joins(request).error().about, u"approval-pending"_s);
        QCOMPARE(m_house->count(u"private_details"_s), 1);
        QVERIFY(m_house->ask(*boss, users::reject, {u"mina"_s}));
        QCOMPARE(m_house->count(u"private_details"_s), 0);
        QCOMPARE(verdict(u"달"_s), NicknameVerdict::Free);
    }

private:
    void open(NicknameRules nicknames, const QList<details::AskedPart> &details = {},
              Registration registration = Registration::Open)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(engine,
                                                       AccountRules{.registration = registration,
                                                                    .hashCost = {1, 8192},
                                                                    .nicknames = nicknames,
                                                                    .details = details});
    }
    Result<accounts::SignedIn> joins(const accounts::Register &request)
    {
        return m_house->ask(m_house->from(), accounts::registerAccount, request);
    }
    Result<accounts::SignedIn> joins(const QString &name, const std::optional<QString> &nickname = {})
    {
        return joins(accounts::Register{name, test::AccountHouse::password(), nickname, {}});
    }
    Result<nicknames::NicknameStanding> choose(const accounts::SignedIn &as, const QString &nickname)
    {
        return m_house->ask(as, nicknames::choose, {nickname});
    }
    NicknameVerdict verdict(const QString &nickname)
    {
        const auto answer = m_house->ask(m_house->from(), nicknames::check, {nickname});
        if (!answer)
            qFatal("a nickname cannot be asked about");
        return answer->verdict;
    }

    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(NicknamesTest)
#include "tst_nicknames.moc"
