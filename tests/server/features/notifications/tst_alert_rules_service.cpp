// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/alert_rules_service.h"

#include "server/features/notifications/notifications_feature.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using notifications::AlertRules;
using notifications::QuietHours;

class AlertRulesServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_house->add<NotificationsFeature>();
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    void nothingIsQuietUntilSomebodySaysSo()
    {
        QVERIFY(rules(m_mina) == AlertRules{});
        QVERIFY(!rules(m_mina).quiet.on);
    }

    void eachPartIsChangedAlone()
    {
        QuietHours night{.on = true, .timeZone = u"Asia/Seoul"_s, .days = {5, 1, 5}, .moneyPasses = true};
        QVERIFY(change({.quiet = night}));
        QVERIFY(change({.keywords = QStringList{u"마당"_s, u" deploy "_s, u"Deploy"_s}}));
        const Timestamp later = m_house->clock().now().plus(1h);
        QVERIFY(change({.quietUntil = later}));
        night.days = {1, 5};
        const AlertRules wanted{night, later, {u"마당"_s, u"deploy"_s}};
        QVERIFY(rules(m_mina) == wanted);
        QVERIFY(rules(m_jun) == AlertRules{});
        QVERIFY(change({.quietUntil = m_house->clock().now()}));
        QVERIFY2(!rules(m_mina).quietUntil, "a moment that is past ends the quiet");
    }

    void zonesAreNamedAsMachinesNameTheirs()
    {
        for (const QString &zone : {u"Asia/Seoul"_s, u"Etc/UTC"_s, u"UTC"_s, u"America/Argentina/Ushuaia"_s})
            QVERIFY2(change({.quiet = QuietHours{.on = true, .timeZone = zone}}), qPrintable(zone));
        for (const QString &zone : {u"../../etc/localtime"_s, u"/etc/localtime"_s, u"Asia/../Asia/Seoul"_s,
                                    u"Asia/Seoul\n"_s, u"서울"_s, u"Mars"_s})
            QVERIFY2(!change({.quiet = QuietHours{.on = true, .timeZone = zone}}), qPrintable(zone));
    }

    void otherDevicesAreToldOnceOfEachChange()
    {
        QVERIFY(change({.keywords = QStringList{u"마당"_s}}));
        QVERIFY(change({.keywords = QStringList{u"마당"_s}}));
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/alerts"));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->event, QByteArray("alert-rules"));
        QCOMPARE(fromJson<AlertRules>(told[0]->body)->keywords, QStringList{u"마당"_s});
        QVERIFY(m_house->open(m_mina, u"/user/queue/alerts"_s));
    }

    void whatIsWrongIsNamed()
    {
        const auto wrong = [this](const QuietHours &hours) { return change({.quiet = hours}).error().field; };
        QCOMPARE(wrong({.from = -1}), u"quiet.from"_s);
        QCOMPARE(wrong({.from = 1440}), u"quiet.from"_s);
        QCOMPARE(wrong({.from = 60, .to = 60}), u"quiet.to"_s);
        QCOMPARE(wrong({.timeZone = u"Asia/Madang"_s}), u"quiet.timeZone"_s);
        QCOMPARE(wrong({.on = true}), u"quiet.timeZone"_s);
        QCOMPARE(wrong({.days = {1, 8}}), u"quiet.days"_s);
        QCOMPARE(change({.quietUntil = m_house->clock().now().plus(24h * 8)}).error().field, u"quietUntil"_s);
        QCOMPARE(change({.keywords = QStringList{u"  "_s}}).error().field, u"keywords"_s);
        QCOMPARE(change({.keywords = QStringList{QString(41, u'x')}}).error().field, u"keywords"_s);
        QStringList many;
        for (int i = 0; i <= notifications::kMostKeywords; ++i)
            many += QString::number(i);
        QCOMPARE(change({.keywords = many}).error().code, Code::TooMany);
        QVERIFY(rules(m_mina) == AlertRules{});
    }

private:
    AlertRules rules(UserId who) { return *m_house->call(who, notifications::rules, {}); }
    Result<AlertRules> change(const notifications::ChangeAlertRules &wanted)
    {
        return m_house->call(m_mina, notifications::changeRules, wanted);
    }

    std::unique_ptr<test::TestHouse> m_house;
    UserId m_mina;
    UserId m_jun;
};

QTEST_GUILESS_MAIN(AlertRulesServiceTest)
#include "tst_alert_rules_service.moc"
