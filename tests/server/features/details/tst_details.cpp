// SPDX-License-Identifier: GPL-3.0-or-later
// Private details through the routes, in a whole house, on both engines.
#include "server/features/details/details_feature.h"

#include "tests/support/whole_house.h"

#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using details::Details;
using details::Gender;

class DetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_boss = m_house->aResident(u"boss"_s, u"주인"_s);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
    }
    void cleanup() { m_house.reset(); }

    void nothingIsToldUntilSomebodyDoes()
    {
        const auto none = read(m_mina);
        QVERIFY(none);
        QVERIFY(*none == Details{});
        QCOMPARE(m_house->count(u"private_details"_s), 0);
    }

    void whatIsToldIsKeptInOneForm()
    {
        Details typed = whole();
        typed.fullName = u"  김민아 "_s;
        typed.phone = u"010-1234-5678"_s;
        typed.country = u"kr"_s;
        const auto kept = change(typed);
        QVERIFY(kept);
        QVERIFY(*kept == whole());
        QVERIFY(*read(m_mina) == whole());
        // It replaces what was there: absent and empty are not told.
        Details less = whole();
        less.birthDate.reset();
        less.line2 = u" "_s;
        QVERIFY(change(less));
        const auto now = read(m_mina);
        QVERIFY(!now->birthDate && !now->line2);
        QCOMPARE(now->phone, u"+821012345678"_s);
        QCOMPARE(m_house->count(u"private_details"_s), 1);
        QVERIFY(change(Details{}));
        QCOMPARE(m_house->count(u"private_details"_s), 0);
    }

    void everyPartStandsForItself()
    {
        QVERIFY(change(Details{.gender = Gender::NonBinary}));
        QCOMPARE(read(m_mina)->gender, Gender::NonBinary);
        QVERIFY(change(Details{.line1 = u"세종대로 110"_s}));
        QVERIFY(!read(m_mina)->gender);
    }

    void eachFieldSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("about");
        const auto row = [](const char *name, const char *field, const QString &value, const char *about) {
            QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(about);
        };
        row("a long name", "fullName", QString(details::kLongestFullName + 1, u'x'), "text");
        row("a name of two lines", "fullName", u"Mi\nna"_s, "characters");
        row("no date", "birthDate", u"1994"_s, "birth-date");
        row("no day", "birthDate", u"1994-02-30"_s, "birth-date");
        row("too early", "birthDate", u"1899-12-31"_s, "birth-date");
        row("too late", "birthDate", u"2999-01-01"_s, "birth-date");
        row("no phone", "phone", u"call me"_s, "phone");
        row("a phone without a country", "phone", u"555 2671"_s, "phone-country");
        row("half a phone", "phone", u"010-12"_s, "phone-number");
        row("no country", "country", u"QX"_s, "country");
        row("a country in words", "country", u"Korea"_s, "country");
        row("no postcode", "postcode", u"<b>"_s, "postcode");
        row("a Korean one of six", "postcode", u"110-744"_s, "postcode");
        row("a long postcode", "postcode", QString(13, u'1'), "text");
        row("a long line", "line1", QString(details::kLongestAddressLine + 1, u'x'), "text");
        row("a hidden sign", "line2", u"a\u202eb"_s, "characters");
    }
    void eachFieldSaysWhatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, about);
        QVERIFY(change(whole()));
        QJsonObject members = QJsonDocument::fromJson(toJson(whole())).object();
        members.insert(field, value);
        const auto refused = change(*fromJson<Details>(members));
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, field);
        QCOMPARE(refused.error().about, about);
        QVERIFY(*read(m_mina) == whole());
    }

    void otherCountriesHaveOtherPostcodes()
    {
        const auto kept
            = change(Details{.phone = u"+44 20 7946 0018"_s, .country = u"GB"_s, .postcode = u"sw1a 1aa"_s});
        QVERIFY(kept);
        QCOMPARE(kept->postcode, u"SW1A 1AA"_s);
        QCOMPARE(kept->phone, u"+442079460018"_s);
    }

    void nobodyElseReadsThem()
    {
        const qint64 before = m_house->count(u"audit_record"_s); // that an owner signed in
        QVERIFY(change(whole()));
        QVERIFY(*read(m_boss) == Details{});
        const auto stranger = m_house->as(test::WholeHouse::guest(), details::read, {});
        QCOMPARE(stranger.error().code, Code::NotSignedIn);
        // An operator finds nothing of it in what is told of an account, nor on the audit log.
        QCOMPARE(m_house->count(u"audit_record"_s), before);
        const auto user = m_house->atMachine(users::show, {m_mina.username});
        QVERIFY(user);
        QVERIFY(!toJson(*user).contains("1012345678"));
        const auto card = m_house->as(m_boss, profiles::card, {m_mina.id});
        QVERIFY(card);
        QVERIFY(!toJson(*card).contains("김민아"));
    }

    void theStoreHoldsThemSealedForTheirOwnRow()
    {
        QVERIFY(change(whole()));
        const auto sealed = m_house->store().db().only<QString>(u"SELECT sealed FROM private_details"_s);
        QVERIFY(sealed);
        for (const QString &word : {u"김민아"_s, u"1994"_s, u"82101234"_s, u"세종대로"_s})
            QVERIFY(!sealed->contains(word));
        // Moved to another account it opens nothing, and says nothing of what it holds.
        QVERIFY(m_house->work<int>({}, [this](Work &work) {
            return work.db().run(u"UPDATE private_details SET account = :id"_s, bind("id", m_boss.id));
        }));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"cannot be unsealed"_s));
        QCOMPARE(read(m_boss).error(), Error(Code::Internal, "details-seal"));
        // Telling them anew is how one goes on.
        QVERIFY(m_house->as(m_boss, details::change, Details{.fullName = u"주인"_s}));
        QCOMPARE(read(m_boss)->fullName, u"주인"_s);
    }

    void theyAreInWhatOneTakesAlong()
    {
        QVERIFY(change(whole()));
        const auto tar = m_house->octets(m_mina, u"/api/v1/me/data"_s);
        QVERIFY(tar);
        QVERIFY(tar->contains("\"details\":["));
        QVERIFY(tar->contains("김민아"));
        QVERIFY(tar->contains("+821012345678"));
        QVERIFY(!tar->contains("\"sealed\""));
        const auto others = m_house->octets(m_boss, u"/api/v1/me/data"_s);
        QVERIFY(others);
        QVERIFY(!others->contains("김민아"));
    }

private:
    static Details whole()
    {
        Details all;
        all.fullName = u"김민아"_s;
        all.birthDate = u"1994-05-31"_s;
        all.gender = Gender::Woman;
        all.phone = u"+821012345678"_s;
        all.country = u"KR"_s;
        all.postcode = u"04524"_s;
        all.line1 = u"서울특별시 중구 세종대로 110"_s;
        all.line2 = u"101동 1502호"_s;
        return all;
    }
    Result<Details> read(const test::Resident &who) { return m_house->as(who, details::read, {}); }
    Result<Details> change(const Details &typed) { return m_house->as(m_mina, details::change, typed); }

    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_boss;
    test::Resident m_mina;
};

QTEST_GUILESS_MAIN(DetailsTest)
#include "tst_details.moc"
