// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/overview_desk.h"

#include "common/views/overview_text.h"
#include "tests/support/client_house.h"
#include "tests/support/sample_overview.h"

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using overview::HouseCheck;
using overview::Verdict;

class OverviewDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->giveRole(u"mina"_s, u"owner"_s);
        m_state = anOrderlyHouse();
        m_server->on("GET", kPath, [this](const FakeRequest &) { return answer(m_state); });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<OverviewDesk>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void itIsForWhoAdministers()
    {
        accounts::Account account;
        const std::pair<QString, bool> roles[]
            = {{u"owner"_s, true}, {u"admin"_s, true}, {u"treasurer"_s, false}, {u"member"_s, false}};
        for (const auto &[role, may] : roles) {
            account.role = role;
            QCOMPARE(OverviewDesk::isFor(account), may);
        }
    }

    void anOrderlyHouseIsOneSentence()
    {
        QCOMPARE(m_desk->headline(), u"Looking around…"_s);
        show();
        QCOMPARE(m_desk->headline(), u"Everything is in order."_s);
        QCOMPARE(m_desk->verdict(), Verdict::Good);
        QVERIFY(m_desk->freshness().startsWith(u"Read at "_s));
    }

    void whatNeedsSomebodyIsNamedWorstFirst()
    {
        m_state = aTroubledHouse();
        show();
        QCOMPARE(m_desk->headline(), u"2 things need you: Books, New accounts."_s);
        QCOMPARE(m_desk->verdict(), Verdict::Bad);
        const QList<HouseCheck> checks = overview_text::worstFirst(*m_desk->state());
        QCOMPARE(checks.size(), 12);
        QCOMPARE(checks[0].name, u"books"_s);
        QCOMPARE(checks[1].name, u"applicants"_s);
        QCOMPARE(checks[2].name, u"disk"_s);
        QCOMPARE(overview_text::foundBy(checks[0], *m_formats), u"do not hold; things that do not fit: 3"_s);
    }

    void moneyThatFitsNothingIsSaid()
    {
        m_state.checks += HouseCheck{u"unmatched"_s, Verdict::Watch, 2, u"unmatched-waiting"_s};
        m_state.unmatchedMoney = 2;
        m_state.depositsWaiting = 5;
        show();
        QCOMPARE(m_desk->headline(), u"One thing needs you: Unmatched money."_s);
        QCOMPARE(overview_text::foundBy(m_state.checks.last(), *m_formats), u"waits for somebody: 2"_s);
        m_state.checks.last().verdict = Verdict::Bad;
        QCOMPARE(overview_text::foundBy(m_state.checks.last(), *m_formats),
                 u"waits for somebody, some for over a day: 2"_s);
        QHash<QString, QString> values;
        for (const overview_text::Figure &figure : overview_text::figures(m_state, *m_formats))
            values.insert(figure.name, figure.value);
        QCOMPARE(values.value(u"Unmatched money"_s), u"2"_s);
        QCOMPARE(values.value(u"Orders waiting for a transfer"_s), u"5"_s);
    }

    void aClockThatIsWrongIsSaidInWords()
    {
        const auto said = [this](const char *reason, qint64 value) {
            return overview_text::foundBy({u"clock"_s, Verdict::Watch, value, QString::fromLatin1(reason)},
                                          *m_formats);
        };
        QCOMPARE(overview_text::nameOf(HouseCheck{u"clock"_s, Verdict::Good, 0, {}}), u"Clock"_s);
        QVERIFY(said("clock-jumped", -3600).startsWith(u"jumped back by 3,600 s"_s));
        QVERIFY(said("clock-jumped", 90).startsWith(u"jumped ahead by 90 s"_s));
        QVERIFY(said("clock-behind", 600).startsWith(u"600 s behind"_s));
        QVERIFY(said("clock-unkept", 0).startsWith(u"nothing keeps it"_s));
    }

    void oneThingIsOneThing()
    {
        m_state = aTroubledHouse();
        m_state.checks[1] = {u"books"_s, Verdict::Good, 0, {}};
        show();
        QCOMPARE(m_desk->headline(), u"One thing needs you: New accounts."_s);
    }

    void itIsReadAgainWhileSomebodyLooks()
    {
        show();
        QCOMPARE(reads(), 1);
        m_state = aTroubledHouse();
        m_house->clock.advance(5s);
        QTRY_COMPARE(m_desk->verdict(), Verdict::Bad);
        QCOMPARE(reads(), 2);
        m_desk->setShown(false);
        m_house->clock.advance(60s);
        QCoreApplication::processEvents();
        QCOMPARE(reads(), 2);
        m_desk->setShown(true);
        QTRY_COMPARE(reads(), 3);
        QTRY_VERIFY(!m_desk->isLoading());
    }

    void theLastGoodReadingStaysWhenTheServerIsAway()
    {
        show();
        const Timestamp then = m_house->clock.now();
        m_server->on("GET", kPath, [](const FakeRequest &) { return refusal({Code::Unavailable, "store"}); });
        m_house->clock.advance(5s);
        QTRY_VERIFY(m_desk->isStale());
        QCOMPARE(m_desk->headline(), u"Everything is in order."_s);
        QCOMPARE(m_desk->freshness(),
                 u"Not reached since %1; this is how it was then."_s.arg(m_formats->timeOfDay(then)));
        m_server->on("GET", kPath, [this](const FakeRequest &) { return answer(m_state); });
        m_house->clock.advance(5s);
        QTRY_VERIFY(!m_desk->isStale());
    }

    void whoMayNotIsToldAndAsksNoMore()
    {
        m_server->on("GET", kPath, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "admin-only"});
        });
        m_desk->setShown(true);
        QTRY_VERIFY(m_desk->isRefused());
        QCOMPARE(m_desk->headline(), u"Only an owner or admin of this server may do that."_s);
        m_house->clock.advance(60s);
        QCoreApplication::processEvents();
        QCOMPARE(reads(), 1);
    }

    void whatANewerServerChecksIsShownAsItIs()
    {
        m_state.checks += HouseCheck{u"moon"_s, Verdict::Bad, 4, u"moon-full"_s};
        m_state.verdict = Verdict::Bad;
        show();
        QCOMPARE(m_desk->headline(), u"One thing needs you: moon."_s);
        QCOMPARE(overview_text::foundBy(m_state.checks.last(), *m_formats), u"moon-full · 4"_s);
    }

    void figuresAreWritten()
    {
        show();
        QHash<QString, QString> values;
        for (const overview_text::Figure &figure : overview_text::figures(*m_desk->state(), *m_formats))
            values.insert(figure.name, figure.value);
        QCOMPARE(values.value(u"Running for"_s), u"3 d 4 h"_s);
        QCOMPARE(values.value(u"Store"_s), u"SQLite, step 39"_s);
        QCOMPARE(values.value(u"Messages"_s), u"1.5 a second"_s);
        QCOMPARE(values.value(u"Deliveries"_s), u"90.0 a second"_s);
        QCOMPARE(values.value(u"HTTP answers"_s), u"0.9 ms, 99 %: 8.1 ms"_s);
        QVERIFY(values.value(u"Books"_s).startsWith(u"hold · "_s));
        m_state.mailsWaiting = overview::kMostCounted;
        m_state.traffic.reset();
        for (const overview_text::Figure &figure : overview_text::figures(m_state, *m_formats)) {
            QVERIFY(figure.name != u"Messages"_s);
            if (figure.name == u"Mails waiting"_s)
                QCOMPARE(figure.value, u"10,000+"_s);
        }
    }

private:
    void show()
    {
        m_desk->setShown(true);
        QTRY_VERIFY(m_desk->state());
    }
    int reads() const { return m_server->requestsTo("GET", kPath); }

    const QString kPath = u"/api/v1/overview"_s;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<OverviewDesk> m_desk;
    overview::HouseState m_state;
};

QTEST_GUILESS_MAIN(OverviewDeskTest)
#include "tst_overview_desk.moc"
