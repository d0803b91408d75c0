// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using desk::Section;
using payments::OrderStatus;
using test::MoneyHouse;

class DeskServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        QTRY_COMPARE(m_house->count(u"ledger_proof"_s), 1); // read on another lane when the house opened
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_boss = m_house->aUser(u"운영자"_s);
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'treasurer' WHERE id = :id"_s,
                                          bind("id", m_boss)));
    }
    void cleanup() { m_house.reset(); }

    void nobodyElseOpensTheDesk()
    {
        const OrderId order = anOrder(1'000);
        QCOMPARE(m_house->call(m_mina, desk::overview, {}).error().about, u"treasurer-only"_s);
        QCOMPARE(m_house->call({}, desk::overview, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call(m_mina, desk::list, {Section::Stuck, {}, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::order, {order}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::deeds, {{}, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::requery, {order}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::resolve, {{1}, u"x"_s}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::checkLedger, {}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->open(m_mina, u"/topic/desk"_s).error().code, Code::NotAllowed);
        QCOMPARE(m_house->count(u"desk_deed"_s), 0);
    }

    void anOrderInDoubtIsStuckAfterMinutes()
    {
        const OrderId order = anOrder(7'000);
        m_house->clock().advance(20min); // the payer takes their time: that is no doubt yet
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        silenceTheSandbox();
        QCOMPARE(overview().stuck, 0);
        m_house->pass(3min);
        QCOMPARE(overview().stuck, 1);
        const auto page = m_house->call(m_boss, desk::list, {Section::Stuck, {}, {}});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].key, order.value);
        QCOMPARE(page->items[0].payer, u"미나"_s);
        QCOMPARE(page->items[0].amount, Money{7'000});
        QCOMPARE(page->items[0].state, u"IN_PROGRESS"_s);
        QVERIFY(page->items[0].nextAt);
        const auto story = m_house->call(m_boss, desk::order, {order});
        QCOMPARE(story->status, OrderStatus::InProgress);
        QVERIFY(has(*story, u"answer"_s, u"confirm.unknown"_s));
    }

    void pagesGoOnWhereTheyEnded()
    {
        QStringList orders;
        for (int i = 0; i < 5; ++i) {
            const OrderId order = anOrder(1'000 + i);
            QVERIFY(m_house->pay(order, u"answer-late"_s));
            orders += order.value;
            m_house->clock().advance(1ms);
        }
        silenceTheSandbox();
        m_house->clock().advance(10min);
        QStringList read;
        std::optional<QString> after;
        for (int pages = 0; pages < 3; ++pages) {
            const auto page = m_house->call(m_boss, desk::list, {Section::Stuck, after, 2});
            for (const desk::Item &item : page->items)
                read += item.key;
            after = page->next;
        }
        QVERIFY(!after);
        QCOMPARE(read, orders);
    }

    void aRequeryFindsWhatTheGatewayKnows()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        m_house->clock().advance(10s);
        const auto now = m_house->call(m_boss, desk::requery, {order});
        QCOMPARE(now->status, OrderStatus::Done);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{7'000});
        const auto deeds = m_house->call(m_boss, desk::deeds, {{}, {}});
        QCOMPARE(deeds->items.size(), 1);
        QCOMPARE(deeds->items[0].deed, u"requery"_s);
        QCOMPARE(deeds->items[0].target, order.value);
        QCOMPARE(deeds->items[0].outcome, u"done"_s);
        QVERIFY(deeds->items[0].who.startsWith(u"user"_s));
        const auto story = m_house->call(m_boss, desk::order, {order});
        QVERIFY(has(*story, u"answer"_s, u"query.approved"_s));
        QVERIFY(has(*story, u"ledger"_s, u"donation"_s));
        QVERIFY(has(*story, u"deed"_s, u"requery"_s));
        QVERIFY(has(*story, u"decided"_s, u"DONE"_s));
    }

    void whatWasRefusedStaysOnRecordToo()
    {
        const OrderId order = anOrder(1'000);
        QCOMPARE(m_house->call(m_boss, desk::requery, {order}).error().about, u"never-asked"_s);
        QVERIFY(m_house->pay(order));
        QCOMPARE(m_house->call(m_boss, desk::requery, {order}).error().about, u"order-decided"_s);
        QCOMPARE(m_house->call(m_boss, desk::requery, {{u"nobody"_s}}).error().code, Code::NotFound);
        QStringList outcomes;
        const auto page = m_house->call(m_boss, desk::deeds, {{}, {}});
        for (const desk::Deed &deed : page->items)
            outcomes += deed.outcome.value_or(QString());
        QCOMPARE(outcomes, (QStringList{u"not-found"_s, u"conflict"_s, u"conflict"_s}));
    }

    void theRecordIsNeverChanged_data()
    {
        QTest::addColumn<QString>("statement");
        for (const QString &table : {u"desk_deed"_s, u"desk_outcome"_s, u"ledger_proof"_s}) {
            QTest::newRow(qPrintable(table + u" update"_s)) << u"UPDATE %1 SET at = 1"_s.arg(table);
            QTest::newRow(qPrintable(table + u" delete"_s)) << u"DELETE FROM %1"_s.arg(table);
        }
    }
    void theRecordIsNeverChanged()
    {
        QFETCH(QString, statement);
        QVERIFY(m_house->call(m_boss, desk::checkLedger, {}));
        const Done refused = m_house->store().db().script(statement);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Conflict);
    }

    void anotherAmountIsSeenAndResolved()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"lose-after"_s));
        QVERIFY(m_house->store().db().run(u"UPDATE sandbox_payment SET captured = 7500"_s));
        for (int i = 0; i < 3; ++i) {
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"captured another amount"_s));
            m_house->pass(20s);
        }
        QCOMPARE(overview().unmatched, 1);
        const auto page = m_house->call(m_boss, desk::list, {Section::Unmatched, {}, {}});
        QCOMPARE(page->items.size(), 1);
        const desk::Item item = page->items[0];
        QCOMPARE(item.state, u"other-amount"_s);
        QCOMPARE(item.amount, Money{7'000});
        QCOMPARE(item.captured, Money{7'500});
        QCOMPARE(item.order, order);

        const UnmatchedId id = UnmatchedId::fromText(item.key);
        QCOMPARE(m_house->call(m_boss, desk::resolve, {id, u"  "_s}).error().field, u"reason"_s);
        QVERIFY(m_house->call(m_boss, desk::resolve, {id, u"7,500원을 손으로 돌려줌"_s}));
        QCOMPARE(overview().unmatched, 0);
        QCOMPARE(m_house->call(m_boss, desk::resolve, {id, u"again"_s}).error().about, u"resolved"_s);
        const auto story = m_house->call(m_boss, desk::order, {order});
        QCOMPARE(story->status, OrderStatus::Aborted);
        QVERIFY(has(*story, u"unmatched"_s, u"other-amount"_s));
        QVERIFY(has(*story, u"unmatched"_s, u"resolved"_s));
        QCOMPARE(m_house->call(m_boss, desk::resolve, {{77}, u"x"_s}).error().code, Code::NotFound);
    }

    void moneyThatCameAfterTheEndIsCountedAndShown()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"lose-before"_s));
        QVERIFY(m_house->store().db().run(
            u"UPDATE payment_order SET status = 'EXPIRED', next_check_at = NULL, decided_at = 1"_s));
        QVERIFY(
            m_house->store().db().run(u"UPDATE sandbox_payment SET status = 'captured', captured = 7000"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"captured after it had ended"_s));
        QCOMPARE(m_house->call(m_boss, desk::requery, {order})->status, OrderStatus::Done);
        const auto page = m_house->call(m_boss, desk::list, {Section::Unmatched, {}, {}});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].state, u"after-end"_s);
        QVERIFY(m_house->call(m_boss, desk::resolve, {UnmatchedId::fromText(page->items[0].key), u"told"_s}));
        QCOMPARE(m_house->call(m_boss, desk::order, {order})->status, OrderStatus::Done);
    }

    void aProofIsRemembered()
    {
        const auto first = overview().lastCheck; // proven when the house opened
        QVERIFY(first);
        QVERIFY(first->holds);
        QVERIFY(m_house->store().db().script(
            u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (1, 'forged', 'x', 0)"_s));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the books do not hold"_s));
        const auto check = m_house->call(m_boss, desk::checkLedger, {});
        QVERIFY(!check->holds);
        const auto last = overview().lastCheck;
        QVERIFY(!last->holds);
        QCOMPARE(last->wrong, 1);
        QCOMPARE(m_house->call(m_boss, desk::deeds, {{}, {}})->items[0].outcome, u"broken"_s);
    }

    void theBooksAreProvenByTheClock()
    {
        m_house->pass(5h);
        m_house->pass(59min);
        m_house->pass(1min);
        QTRY_COMPARE(m_house->count(u"ledger_proof"_s), 2);
    }

    void whoWatchesIsToldWhenTheNumbersChange()
    {
        const auto snapshot = m_house->open(m_boss, u"/topic/desk"_s);
        QCOMPARE(snapshot->events.size(), 1);
        m_house->pass(2s);
        const auto before = m_house->told("/topic/desk").size();
        m_house->pass(2s);
        QCOMPARE(m_house->told("/topic/desk").size(), before);
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        silenceTheSandbox();
        m_house->pass(3min);
        QCOMPARE(m_house->told("/topic/desk").size(), before + 1);
        const auto told = fromJson<desk::Overview>(m_house->told("/topic/desk").last()->body);
        QCOMPARE(told->stuck, 1);
    }

    void whoComesOverTheSocketIsNobodysAccount()
    {
        Caller caller;
        caller.address = kSocketAddress;
        // By the door even that would be a guest.
        QCOMPARE(m_house->ask("POST", u"/api/v1/desk/ledger-checks"_s, {}, caller).error().code,
                 Code::NotSignedIn);
        Throttle throttle(m_house->clock());
        Routes routes(m_house->lanes(), throttle);
        m_house->desk().installForSocket(routes);
        const auto ask = [&](const Caller &who) {
            std::promise<Result<Reply>> answer;
            routes.call(*routes.named("desk.check-ledger"), who, {},
                        [&answer](Result<Reply> reply) { answer.set_value(std::move(reply)); });
            return answer.get_future().get();
        };
        QVERIFY(ask(caller));
        QCOMPARE(ask(MoneyHouse::guest()).error().code, Code::NotAllowed);
        const auto deeds = m_house->call(m_boss, desk::deeds, {{}, {}});
        QCOMPARE(deeds->items.size(), 1);
        QCOMPARE(deeds->items[0].who, u"operator@socket"_s);
    }

private:
    OrderId anOrder(qint64 won)
    {
        const auto donating = m_house->call(m_mina, campaigns::donate,
                                            MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(won)));
        if (!donating)
            qFatal("an order was refused");
        return donating->donation.order;
    }
    /// From now on it does not know what became of what it was asked.
    void silenceTheSandbox()
    {
        if (!m_house->store().db().run(u"UPDATE sandbox_payment SET due_at = 99999999999999"_s))
            qFatal("the sandbox's book cannot be changed");
    }
    desk::Overview overview()
    {
        const auto overview = m_house->call(m_boss, desk::overview, {});
        if (!overview)
            qFatal("no overview");
        return *overview;
    }
    static bool has(const desk::Story &story, const QString &type, const QString &word)
    {
        return std::any_of(story.lines.cbegin(), story.lines.cend(), [&](const desk::StoryLine &line) {
            return line.type == type && line.word == word;
        });
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_boss;
};

QTEST_GUILESS_MAIN(DeskServiceTest)
#include "tst_desk_service.moc"
