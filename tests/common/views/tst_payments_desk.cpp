// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payments_desk.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using desk::Section;
using payments::OrderStatus;

class PaymentsDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_overview = {.stuck = 3, .unmatched = 1, .dead = 0, .refunds = 0, .deposits = 0, .lastCheck = {}};
        m_stuck = {item(u"a"_s), item(u"b"_s), item(u"c"_s)};
        m_server->on("GET", u"/api/v1/desk"_s, [this](const FakeRequest &) { return answer(m_overview); });
        m_server->on("GET", u"/api/v1/desk/sections/stuck"_s, [this](const FakeRequest &request) {
            // Pages of two.
            Page<desk::Item> page;
            const bool second = request.after() == "b"_L1;
            page.items = second ? m_stuck.mid(2) : m_stuck.first(qMin<qsizetype>(2, m_stuck.size()));
            if (!second && m_stuck.size() > 2)
                page.next = u"b"_s;
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/desk/sections/unmatched"_s, [](const FakeRequest &) {
            desk::Item misfit = item(u"7"_s);
            misfit.section = Section::Unmatched;
            misfit.state = u"other-amount"_s;
            return answer(Page<desk::Item>{{misfit}, {}});
        });
        m_server->on("GET", u"/api/v1/desk/orders/b"_s,
                     [this](const FakeRequest &) { return answer(m_story); });
        m_story.order = {u"b"_s};
        m_story.status = OrderStatus::InProgress;
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<PaymentsDesk>(*m_house->session);
        QTRY_VERIFY(m_desk->items().size() >= 2 && m_desk->overview());
    }
    void cleanup()
    {
        m_desk.reset();
        m_house.reset();
        m_server.reset();
    }

    void sectionsGoRoundAndPagesAreReadOn()
    {
        QCOMPARE(m_desk->count(Section::Stuck), 3);
        QTRY_COMPARE(m_desk->selected(), 0);
        m_desk->select(1);
        QTRY_COMPARE(m_desk->items().size(), 3);
        QCOMPARE(m_desk->selectedItem()->key, u"b"_s);
        m_desk->select(99);
        QCOMPARE(m_desk->selectedItem()->key, u"c"_s);
        m_desk->stepSection(1);
        QCOMPARE(m_desk->section(), Section::Unmatched);
        QCOMPARE(m_desk->items().size(), 0); // never the rows of another section
        QTRY_COMPARE(m_desk->items().size(), 1);
        m_desk->stepSection(-2);
        QCOMPARE(m_desk->section(), Section::Deposits);
    }

    void itFollowsByItselfAndTheChoiceStaysOnItsItem()
    {
        m_desk->select(1);
        QTRY_COMPARE(m_desk->items().size(), 3);
        m_stuck = {item(u"b"_s)};
        m_overview.stuck = 1;
        m_server->tellTopic("/topic/desk", "desk.changed", toJson(m_overview));
        QTRY_COMPARE(m_desk->items().size(), 1);
        QVERIFY(m_desk->isLive());
        QCOMPARE(m_desk->selectedItem()->key, u"b"_s);
    }

    void aRequeryTellsAndReadsTheStoryAgain()
    {
        m_desk->openStory({u"b"_s});
        QTRY_VERIFY(m_desk->story());
        QCOMPARE(m_desk->orderAtHand(), OrderId{u"b"_s});
        m_server->on("POST", u"/api/v1/desk/orders/b/requery"_s, [this](const FakeRequest &) {
            m_story.status = OrderStatus::Done;
            return answer(desk::Requeried{{u"b"_s}, OrderStatus::Done, {}});
        });
        const QSignalSpy told(m_desk.get(), &PaymentsDesk::told);
        m_desk->requery({u"b"_s});
        QTRY_COMPARE(told.size(), 1);
        QTRY_COMPARE(m_desk->story()->status, OrderStatus::Done);
        // What is read again while it is closed does not open it.
        const int asked = m_server->requestsTo("GET", u"/api/v1/desk/orders/b"_s);
        m_server->tellTopic("/topic/desk", "desk.changed", toJson(m_overview));
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/desk/orders/b"_s) > asked);
        m_desk->closeStory();
        m_overview.dead = 1;
        m_server->tellTopic("/topic/desk", "desk.changed", toJson(m_overview));
        QTRY_COMPARE(m_desk->count(Section::Dead), 1);
        QVERIFY(!m_desk->story());
    }

    void brokenBooksAreTold()
    {
        m_server->on("POST", u"/api/v1/desk/ledger-checks"_s, [](const FakeRequest &) {
            desk::LedgerCheck check;
            check.holds = false;
            check.proofs += desk::Proof{u"sum-is-zero"_s, false, 1, {u"off by 5"_s}};
            return answer(check);
        });
        const QSignalSpy told(m_desk.get(), &PaymentsDesk::told);
        m_desk->checkLedger();
        m_desk->checkLedger(); // one at a time
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0][1].toBool(), false);
        QVERIFY(!m_desk->check()->holds);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/desk/ledger-checks"_s), 1);
    }

    void aRefusalIsSaid()
    {
        m_server->on("POST", u"/api/v1/desk/unmatched/7/resolve"_s, [](const FakeRequest &) {
            return refusal({Code::Conflict, "resolved"});
        });
        const QSignalSpy refused(m_desk.get(), &PaymentsDesk::refused);
        m_desk->resolve({7}, u"reason"_s);
        QTRY_COMPARE(refused.size(), 1);
        m_server->on("GET", u"/api/v1/desk"_s, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "treasurer-only"});
        });
        PaymentsDesk stranger(*m_house->session);
        QTRY_VERIFY(stranger.error());
        QCOMPARE(stranger.error()->code, Code::NotAllowed);
        QVERIFY(!stranger.overview());
    }

private:
    static desk::Item item(const QString &key)
    {
        desk::Item made;
        made.key = key;
        made.order = OrderId{key};
        made.state = u"IN_PROGRESS"_s;
        return made;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<PaymentsDesk> m_desk;
    desk::Overview m_overview;
    desk::Story m_story;
    QList<desk::Item> m_stuck;
};

QTEST_GUILESS_MAIN(PaymentsDeskTest)
#include "tst_payments_desk.moc"
