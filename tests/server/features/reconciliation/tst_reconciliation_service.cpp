// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using reconciliation::Reconciliation;
using reconciliation::State;
using reconciliation::Verdict;
using test::MoneyHouse;

class ReconciliationServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_treasurer = m_house->aTreasurer();
        m_orders.clear();
        for (const qint64 won : {10'000, 20'000, 30'000}) {
            const DonationId gift
                = m_house->aGift(m_mina, MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(won)));
            m_orders += m_house->call(m_mina, campaigns::donation, {gift})->order;
        }
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), Money{-60'000});
    }
    void cleanup() { m_house.reset(); }

    void whatFitsIsPosted()
    {
        const auto report = take(whole());
        QVERIFY(report);
        QCOMPARE(report->lines, 3);
        QCOMPARE(report->matched, 3);
        QCOMPARE(report->differing, 0);
        QCOMPARE(report->amount, Money{60'000});
        QCOMPARE(report->fee, Money{1'800});
        QCOMPARE(report->payOut, Money{58'200});
        QCOMPARE(owed(), Money{});
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), Money{-60'000});
        QCOMPARE(m_house->balance(u"bank"_s, 0), Money{-58'200});
        QCOMPARE(m_house->balance(u"fees"_s, 0), Money{-1'800});
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{60'000});
        QVERIFY(m_house->booksHold());
    }

    void theSameFileAgainChangesNothing()
    {
        const QString file = whole() + line(u"stranger"_s, 5'000, u"s"_s);
        const auto first = take(file);
        const qint64 entries = m_house->count(u"ledger_entry"_s);
        const auto second = take(file);
        QVERIFY(!first->again);
        QVERIFY(second->again);
        QCOMPARE(second->file, first->file);
        QCOMPARE(second->matched, 0);
        QCOMPARE(second->known, 3);
        QCOMPARE(second->differing, 1);
        QCOMPARE(m_house->count(u"ledger_entry"_s), entries);
        QCOMPARE(m_house->count(u"settlement_line"_s), 4);
        QCOMPARE(m_house->count(u"settlement_file"_s), 1);
        // Another file with the same transactions neither.
        QCOMPARE(take(file + u"\n"_s)->known, 3);
        QCOMPARE(m_house->count(u"ledger_entry"_s), entries);
    }

    void aLineThatIsMissingIsListed()
    {
        const auto report = take(heads() + line(m_orders[0].value, 10'000, u"t0"_s)
                                 + line(m_orders[2].value, 30'000, u"t2"_s));
        QCOMPARE(report->matched, 2);
        QCOMPARE(report->differing, 1);
        QCOMPARE(report->differences[0].verdict, Verdict::NotThere);
        QCOMPARE(report->differences[0].order, m_orders[1].value);
        QCOMPARE(report->differences[0].ours, Money{20'000});
        QCOMPARE(open().size(), 1);
        QCOMPARE(owed(), Money{20'000});
        // It comes with the next day's file.
        QCOMPARE(take(heads() + line(m_orders[1].value, 20'000, u"t1"_s))->matched, 1);
        QCOMPARE(open().size(), 0);
        QCOMPARE(
            m_house->call(m_treasurer, reconciliation::differences, {State::Settled, {}, {}})->items.size(),
            1);
    }

    void whatDoesNotFitIsListedWithItsReason()
    {
        const auto wish
            = m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(m_campaign.id, {7'000}, u"u"_s));
        const auto report
            = take(heads() + line(m_orders[0].value, 10'001, u"t0"_s)
                   + line(m_orders[1].value, 20'000, u"t1"_s, u"another-payment"_s)
                   + line(u"stranger"_s, 5'000, u"t3"_s) + line(wish->donation.order.value, 7'000, u"t4"_s)
                   + line(m_orders[2].value, 30'000, u"t2"_s) + line(m_orders[2].value, -1'000, u"t5"_s));
        QCOMPARE(report->matched, 1);
        QList<Verdict> verdicts;
        for (const auto &difference : report->differences)
            verdicts += difference.verdict;
        QCOMPARE(verdicts,
                 (QList<Verdict>{Verdict::OtherAmount, Verdict::OtherPayment, Verdict::NoOrder,
                                 Verdict::NotPaid, Verdict::NotReturned}));
        QCOMPARE(report->differences[0].theirs, Money{10'001});
        QCOMPARE(report->differences[0].ours, Money{10'000});
        QCOMPARE(owed(), Money{30'000});
    }

    void whatWentBackIsTakenBack()
    {
        QVERIFY(m_house->giveBack(m_orders[2], {12'000}, u"back"_s));
        const auto report = take(whole() + line(m_orders[2].value, -12'000, u"c1"_s));
        QCOMPARE(report->matched, 4);
        QCOMPARE(owed(), Money{});
        QCOMPARE(m_house->balance(u"bank"_s, 0), Money{-46'560});
        QCOMPARE(take(heads() + line(m_orders[2].value, -1, u"c2"_s))->differences[0].verdict,
                 Verdict::NotReturned);
        QVERIFY(m_house->booksHold());
    }

    void aDryRunWritesNothing()
    {
        const auto report = take(heads() + line(m_orders[0].value, 10'000, u"t0"_s), true);
        QCOMPARE(report->matched, 1);
        QCOMPARE(report->differing, 2);
        QVERIFY(!report->file);
        QVERIFY(!report->differences[0].id);
        for (const QString &table : {u"settlement_file"_s, u"settlement_line"_s})
            QCOMPARE(m_house->count(table), 0);
        QCOMPARE(m_house->balance(u"bank"_s, 0), Money{});
    }

    void aPersonExplains()
    {
        QVERIFY(take(heads() + line(u"stranger"_s, 5'000, u"s"_s)));
        const auto found = open();
        const auto stranger = std::find_if(found.begin(), found.end(), [](const auto &difference) {
            return difference.verdict == Verdict::NoOrder;
        });
        QVERIFY(stranger != found.end());
        QCOMPARE(m_house->call(m_mina, reconciliation::explain, {*stranger->id, u"x"_s}).error().code,
                 Code::NotAllowed);
        QCOMPARE(m_house->call(m_treasurer, reconciliation::explain, {*stranger->id, u" "_s}).error().field,
                 u"reason"_s);
        const auto explained
            = m_house->call(m_treasurer, reconciliation::explain, {*stranger->id, u"다른 상점의 거래"_s});
        QCOMPARE(explained->state, State::Explained);
        QCOMPARE(explained->explainedBy, u"회계"_s);
        QCOMPARE(
            m_house->call(m_treasurer, reconciliation::explain, {*stranger->id, u"again"_s}).error().about,
            u"not-open"_s);
        QCOMPARE(open().size(), found.size() - 1);
        // It stays explained when the line comes again.
        QCOMPARE(take(heads() + line(u"stranger"_s, 5'000, u"s"_s))->known, 1);
    }

    void onlyWhoMayMoveMoney()
    {
        const reconciliation::Import request{u"sandbox"_s, u"f.csv"_s, whole(), {}};
        QCOMPARE(m_house->call(m_mina, reconciliation::importFile, request).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, reconciliation::differences, {}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->count(u"settlement_file"_s), 0);
    }

    void aBrokenFileIsNotTaken()
    {
        const auto report = take(whole() + u"x,y\n"_s);
        QCOMPARE(report.error().about, u"line-5"_s);
        QCOMPARE(report.error().field, u"content"_s);
        QCOMPARE(m_house->count(u"settlement_line"_s), 0);
    }

private:
    static QString heads() { return u"orderId,paymentKey,transactionKey,amount,payOutAmount,approvedAt\n"_s; }
    static QString line(const QString &order, qint64 won, const QString &key, const QString &payment = {})
    {
        return u"%1,%2,%3,%4,%5,2026-03-02T12:00:00+09:00\n"_s.arg(order, payment, key)
            .arg(won)
            .arg(won - won * 3 / 100);
    }
    QString whole() const
    {
        return heads() + line(m_orders[0].value, 10'000, u"t0"_s) + line(m_orders[1].value, 20'000, u"t1"_s)
            + line(m_orders[2].value, 30'000, u"t2"_s);
    }
    Result<Reconciliation> take(const QString &content, bool dryRun = false)
    {
        return m_house->call(m_treasurer, reconciliation::importFile,
                             {u"sandbox"_s, u"정산.csv"_s, content, dryRun});
    }
    /// What the gateway has of ours and did not settle.
    Money owed()
    {
        return -(m_house->balance(u"gateway.sandbox"_s, 0) + m_house->balance(u"settled.sandbox"_s, 0));
    }
    QList<reconciliation::Difference> open()
    {
        return m_house->call(m_treasurer, reconciliation::differences, {})->items;
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_treasurer;
    QList<OrderId> m_orders;
};

QTEST_GUILESS_MAIN(ReconciliationServiceTest)
#include "tst_reconciliation_service.moc"
