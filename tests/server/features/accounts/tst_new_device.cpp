// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody whom no mail reaches is told of a sign-in from somewhere new; in a whole house, on both
// engines.
#include "common/protocol/catalogue.h"
#include "tests/support/whole_house.h"

#include <QTest>

#include <type_traits>

using namespace madang;
using namespace Qt::StringLiterals;
using test::Resident;

class NewDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
    }
    void cleanup() { m_house.reset(); }

    void whomNoMailReachesIsToldInTheHouse()
    {
        QCOMPARE(notices().size(), 0); // where she registered
        const auto known = signsIn(u"device of mina"_s, u"192.0.2.77"_s);
        QVERIFY(known);
        QCOMPARE(notices().size(), 0);
        const auto in = signsIn(u"device of mina"_s, u"198.51.100.7"_s); // the name was guessed
        QVERIFY(in);
        const auto told = notices();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].type, u"account.new-device"_s);
        const auto body = fromJson<sign_ins::PastSignIn>(told[0].body.text);
        QVERIFY(body);
        QCOMPARE(body->session, in->session);
        QCOMPARE(body->device, u"device of mina"_s);
        QCOMPARE(body->address, u"198.51.100.7"_s);
        bool described = false;
        catalogue::forEachBody([&](const char *type, auto *carried) {
            if (told[0].type == QLatin1StringView(type))
                described = std::is_same_v<std::remove_pointer_t<decltype(carried)>, sign_ins::PastSignIn>;
        });
        QVERIFY2(described, "and the API reference says what it carries");
        QVERIFY(signsIn(u"device of mina"_s, u"198.51.100.7"_s));
        QCOMPARE(notices().size(), 1);
        QVERIFY(signsIn({}, u"198.51.100.7"_s)); // a name nobody knows
        QCOMPARE(notices().size(), 2);
    }

private:
    Result<accounts::SignedIn> signsIn(const std::optional<QString> &device, const QString &address)
    {
        Caller from = test::WholeHouse::guest();
        from.address = address;
        return m_house->as(from, accounts::signIn, {u"mina"_s, test::WholeHouse::password(), device});
    }
    QList<notifications::Notice> notices()
    {
        QList<notifications::Notice> all;
        for (const PublishedPtr &each :
             m_house->told(Work::personalTopic(m_mina.id, notifications::noticed.topic))) {
            if (const auto notice = fromJson<notifications::Notice>(each->body))
                all += *notice;
        }
        return all;
    }

    std::unique_ptr<test::WholeHouse> m_house;
    Resident m_mina;
};

QTEST_GUILESS_MAIN(NewDeviceTest)
#include "tst_new_device.moc"
