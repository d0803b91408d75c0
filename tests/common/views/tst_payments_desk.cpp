// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payments_desk.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

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
        m_desk = std::make_unique<PaymentsDesk>(*m_house->session, m_formats);
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
        PaymentsDesk stranger(*m_house->session, m_formats);
        QTRY_VERIFY(stranger.error());
        QCOMPARE(stranger.error()->code, Code::NotAllowed);
        QVERIFY(!stranger.overview());
        QVERIFY(stranger.isRefused());
        QVERIFY(!m_desk->isRefused());
        accounts::Account account;
        for (const QString &role : {u"owner"_s, u"admin"_s, u"treasurer"_s}) {
            account.role = role;
            QVERIFY(PaymentsDesk::isFor(account));
        }
        account.role = u"member"_s;
        QVERIFY(!PaymentsDesk::isFor(account));
    }

    void whatCanBeDoneDependsOnWhatItIs_data()
    {
        QTest::addColumn<Section>("section");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("mine");
        QTest::addColumn<QList<PaymentsDesk::Deed>>("deeds");
        using D = PaymentsDesk::Deed;
        QTest::newRow("unmatched") << Section::Unmatched << u"again"_s << false << QList{D::Resolve};
        QTest::newRow("dead") << Section::Dead << u"X"_s << false << QList{D::Replay};
        QTest::newRow("deposit") << Section::Deposits << u"WAITING_FOR_DEPOSIT"_s << false
                                 << QList{D::NoteTransfer};
        QTest::newRow("somebody's wish")
            << Section::Refunds << u"waiting.late"_s << false << QList{D::Approve, D::Reject};
        QTest::newRow("one's own wish")
            << Section::Refunds << u"waiting.second-person"_s << true << QList{D::Reject};
        QTest::newRow("by hand") << Section::Refunds << u"by-hand"_s << false
                                 << QList{D::SentBack, D::Reject};
        QTest::newRow("refused") << Section::Refunds << u"refused"_s << false << QList{D::Dismiss};
        QTest::newRow("stuck on its way")
            << Section::Refunds << u"underway"_s << false << QList<PaymentsDesk::Deed>();
    }
    void whatCanBeDoneDependsOnWhatItIs()
    {
        QFETCH(Section, section);
        QFETCH(QString, state);
        QFETCH(bool, mine);
        QFETCH(QList<PaymentsDesk::Deed>, deeds);
        desk::Item it = item(u"5"_s);
        it.section = section;
        it.state = state;
        it.mine = mine;
        look(it);
        QCOMPARE(m_desk->deeds(), deeds);
    }

    void aStoryIsAskedAboutOrGivenBack()
    {
        m_desk->openStory({u"b"_s});
        QTRY_VERIFY(m_desk->story());
        QCOMPARE(m_desk->deeds(), QList{PaymentsDesk::Deed::Requery});
        m_desk->closeStory();
        m_story.status = OrderStatus::Done;
        m_story.remaining = Money{3'000};
        m_desk->openStory({u"b"_s});
        QTRY_VERIFY(m_desk->story());
        QCOMPARE(m_desk->deeds(), QList{PaymentsDesk::Deed::Refund});
    }

    void aTransferIsWeighedBeforeItIsNoted()
    {
        int dry = 0;
        int real = 0;
        desk::NotedTransfer reply;
        reply.transaction = u"T1"_s;
        reply.amount = {9'000};
        reply.reference = u"MDABC"_s;
        reply.expected = Money{10'000};
        reply.order = OrderId{u"b"_s};
        reply.verdict = desk::TransferVerdict::OtherAmount;
        m_server->on("POST", u"/api/v1/desk/transfers"_s, [&](const FakeRequest &request) {
            const auto sent = fromJson<desk::NoteTransfer>(request.body);
            sent->dryRun.value_or(false) ? ++dry : ++real;
            return answer(reply);
        });
        const QSignalSpy asked(m_desk.get(), &PaymentsDesk::asked);
        const QSignalSpy told(m_desk.get(), &PaymentsDesk::told);
        desk::NoteTransfer seen;
        seen.transaction = u"T1"_s;
        seen.amount = {9'000};
        seen.reference = u"MDABC"_s;
        m_desk->proposeTransfer(seen);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(dry, 1);
        QCOMPARE(real, 0);
        QVERIFY(m_desk->question()->contains(u"₩9,000"_s));
        QVERIFY(m_desk->question()->contains(u"₩10,000"_s));
        m_desk->disagree();
        QVERIFY(!m_desk->question());
        m_desk->agree(); // to nothing
        m_desk->proposeTransfer(seen);
        QTRY_VERIFY(m_desk->question());
        m_desk->agree();
        QVERIFY(!m_desk->question());
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(real, 1);
        QCOMPARE(told[0][1].toBool(), false); // it fits nothing
        // What was noted before asks for nothing.
        reply.repeated = true;
        reply.seenBy = u"jun"_s;
        m_desk->proposeTransfer(seen);
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told[1][0].toString().contains(u"jun"_s));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(real, 1);
    }

    void aRefundIsAskedAboutAndMadeWithOneTag()
    {
        QStringList tags;
        m_server->on("POST", u"/api/v1/desk/orders/b/refunds"_s, [&](const FakeRequest &request) {
            const QJsonObject body = *json::parseObject(request.body);
            tags += QString::fromUtf8(request.headers.value("idempotency-key"));
            if (tags.size() == 2)
                return FakeAnswer{503, {}, {}}; // the answer is lost
            refunds::Refund refund;
            refund.id = RefundId{1};
            refund.donation = {1};
            refund.campaign = {1};
            refund.amount = {3'000};
            refund.state
                = body.value(u"dryRun"_s).toBool() ? refunds::State::ByHand : refunds::State::Waiting;
            refund.hurdle = refunds::Hurdle::SecondPerson;
            return answer(refund);
        });
        const QSignalSpy told(m_desk.get(), &PaymentsDesk::told);
        m_desk->proposeRefund({u"b"_s}, Money{3'000}, u"wrong"_s);
        QTRY_VERIFY(m_desk->question());
        QVERIFY(m_desk->question()->contains(u"by hand"_s));
        m_desk->agree();
        QVERIFY(!m_desk->question());
        QTRY_VERIFY(m_desk->question()); // it stands again
        m_desk->agree();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(tags.size(), 3);
        QCOMPARE(tags[0], tags[1]);
        QCOMPARE(tags[1], tags[2]);
    }

    void deedsAreDoneAndTheListFollows()
    {
        look(refundItem(u"by-hand"_s));
        QByteArrayList sent;
        const auto done = [&](const FakeRequest &request) {
            sent += request.path.toUtf8() + ' ' + request.body;
            return FakeAnswer{200, "{}", {}};
        };
        m_server->on("POST", u"/api/v1/desk/refunds/5/sent"_s, done);
        m_server->on("POST", u"/api/v1/desk/refunds/5/dismiss"_s, done);
        m_server->on("POST", u"/api/v1/desk/webhooks/9/replay"_s, done);
        const QSignalSpy told(m_desk.get(), &PaymentsDesk::told);
        const int before = m_server->requestsTo("GET", u"/api/v1/desk/sections/refunds"_s);
        m_desk->sentBack({5}, u"B1"_s);
        QTRY_COMPARE(told.size(), 1);
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/desk/sections/refunds"_s) > before);
        m_desk->dismiss({5}, u"cash"_s);
        m_desk->replay({9});
        QTRY_COMPARE(told.size(), 3);
        QVERIFY(sent[0].contains("B1"));
        QVERIFY(sent.join('\n').contains("cash"));
        // Somebody else was faster: what is there is read again.
        m_server->on("POST", u"/api/v1/desk/refunds/5/approve"_s, [](const FakeRequest &) {
            return refusal({Code::Conflict, "refund-decided"});
        });
        const QSignalSpy refused(m_desk.get(), &PaymentsDesk::refused);
        const int then = m_server->requestsTo("GET", u"/api/v1/desk/sections/refunds"_s);
        m_desk->approve({5}, u"ok"_s);
        QTRY_COMPARE(refused.size(), 1);
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/desk/sections/refunds"_s) > then);
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

    /// A section with one item in it, chosen.
    void look(desk::Item item)
    {
        m_server->on("GET", u"/api/v1/desk/sections/"_s + json::wordOfEnum(item.section),
                     [item](const FakeRequest &) {
                         return answer(Page<desk::Item>{{item}, {}});
                     });
        m_desk->setSection(item.section);
        QTRY_COMPARE(m_desk->items().size(), 1);
        QTRY_VERIFY(m_desk->selectedItem());
    }
    static desk::Item refundItem(const QString &state)
    {
        desk::Item made = item(u"5"_s);
        made.section = Section::Refunds;
        made.state = state;
        made.mine = false;
        return made;
    }

    SystemClock m_clock; // for words only
    Formats m_formats{m_clock};
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<PaymentsDesk> m_desk;
    desk::Overview m_overview;
    desk::Story m_story;
    QList<desk::Item> m_stuck;
};

QTEST_GUILESS_MAIN(PaymentsDeskTest)
#include "tst_payments_desk.moc"
