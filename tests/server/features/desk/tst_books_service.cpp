// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/books_service.h"
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using desk::LedgerCheck;
using test::MoneyHouse;

class BooksServiceTest : public QObject {
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
        // One of each kind, and one that is still in doubt.
        give(u"a"_s, 10'000);
        give(u"b"_s, 2'000, campaigns::GiftVisibility::HiddenAmount);
        give(u"c"_s, 3'000, campaigns::GiftVisibility::Public, u"decline"_s);
        give(u"d"_s, 4'000, campaigns::GiftVisibility::Public, u"lose-after"_s);
    }
    void cleanup() { m_house.reset(); }

    void soundBooksAreProvenBesideWriters()
    {
        const LedgerCheck check = prove();
        QVERIFY2(check.holds, brokenSentences(check).constData());
        QCOMPARE(check.entries, 2);
        QCOMPARE(check.transfers, 2);
        QCOMPARE(check.proofs.size(), 11);
        qint64 sum = 0;
        for (const desk::KindBalance &kind : check.balances)
            sum += kind.balance.won;
        QCOMPARE(sum, 0);
        QCOMPARE(check.balances.first().kind, u"campaign"_s);
        QCOMPARE(check.balances.first().balance, Money{10'000});
    }

    void whatIsInDoubtIsSoundWhenItIsKnown()
    {
        m_house->pass(30s);
        const LedgerCheck check = prove();
        QVERIFY2(check.holds, brokenSentences(check).constData());
        QCOMPARE(check.entries, 3);
    }

    void aTamperedBookIsFoundAndNamed_data()
    {
        QTest::addColumn<QString>("tamper");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("names");
        QTest::newRow("an amount") << u"UPDATE ledger_transfer SET amount = 99999 WHERE amount = 10000"_s
                                   << u"gifts-are-posted"_s << u"of 10000 won is posted with 99999"_s;
        QTest::newRow("an account") << u"UPDATE ledger_transfer SET target = (SELECT id FROM ledger_account "
                                       "WHERE kind = 'campaign.hidden') WHERE amount = 10000"_s
                                    << u""_s << u""_s; // the campaign's two accounts hold the same together
        QTest::newRow("an entry without its transfers")
            << u"DELETE FROM ledger_transfer WHERE amount = 10000"_s << u"no-empty-entries"_s
            << u"moves nothing"_s;
        QTest::newRow("a gift that nobody posted")
            << u"UPDATE donation SET settled_at = 1 WHERE amount = 3000"_s << u"gifts-are-posted"_s
            << u"of 3000 won is posted with 0"_s;
        QTest::newRow("a gift made larger")
            << u"UPDATE donation SET amount = 20000 WHERE amount = 10000"_s << u"campaigns-agree"_s
            << u"its gifts are 22000 won, the book says 12000"_s;
        QTest::newRow("an order made larger")
            << u"UPDATE payment_order SET amount = 20000 WHERE amount = 10000"_s << u"gateways-agree"_s
            << u"our orders say 22000 won, the book says 12000"_s;
        QTest::newRow("an order undone")
            << u"UPDATE payment_order SET status = 'ABORTED' WHERE amount = 10000"_s
            << u"orders-are-settled"_s << u"is ABORTED"_s;
        QTest::newRow("the sandbox took more")
            << u"UPDATE sandbox_payment SET captured = 10001 WHERE amount = 10000"_s << u"sandbox-agrees"_s
            << u"the sandbox took 10001 won"_s;
        QTest::newRow("the sandbox forgot") << u"DELETE FROM sandbox_payment WHERE amount = 10000"_s
                                            << u"sandbox-agrees"_s << u"knows nothing of it"_s;
    }
    void aTamperedBookIsFoundAndNamed()
    {
        QFETCH(QString, tamper);
        QFETCH(QString, sentence);
        QFETCH(QString, names);
        dropGuards(u"ledger_transfer"_s);
        QVERIFY(m_house->store().db().script(tamper));
        const LedgerCheck check = prove();
        QVERIFY(!check.holds);
        const desk::Proof guards = proofOf(check, u"guards-stand"_s);
        QVERIFY(!guards.holds);
        QVERIFY(guards.examples.first().contains(u"ledger_transfer_is_never"_s));
        if (sentence.isEmpty())
            return;
        const desk::Proof proof = proofOf(check, sentence);
        QVERIFY2(!proof.holds, brokenSentences(check).constData());
        QVERIFY2(proof.examples.join(u'\n').contains(names), qPrintable(proof.examples.join(u'\n')));
    }

    void aTamperedReturnIsFoundAndNamed_data()
    {
        QTest::addColumn<QString>("tamper");
        QTest::addColumn<QString>("names");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("more in the order")
            << u"UPDATE order_return SET amount = 5000"_s
            << u"returned, 5000 won): the book says 4000, its gift says 4000"_s;
        QTest::newRow("less in the gift")
            << u"UPDATE donation_return SET amount = 1"_s << u"the book says 4000, its gift says 1"_s;
        QTest::newRow("forgotten in the gift") << u"DELETE FROM donation_return"_s << u"its gift says 0"_s;
        QTest::newRow("never returned")
            << u"UPDATE order_return SET status = 'refused'"_s << u"refused, 4000 won): the book says 4000"_s;
        QTest::newRow("gone in the order") << u"DELETE FROM order_return"_s << u"which nobody asked for"_s;
        QTest::newRow("another status") << u"UPDATE payment_order SET status = 'DONE' WHERE amount = 10000"_s
                                        << u"gave back 4000 of 10000 won and is DONE"_s;
    }
    void aTamperedReturnIsFoundAndNamed()
    {
        QFETCH(QString, tamper);
        QFETCH(QString, names);
        const auto order
            = m_house->store().db().only<OrderId>(u"SELECT id FROM payment_order WHERE amount = 10000"_s);
        QCOMPARE(m_house->giveBack(*order, {4'000}, u"back"_s)->status, payments::ReturnStatus::Returned);
        if (!tamper.isEmpty())
            QVERIFY(m_house->store().db().script(tamper));
        const LedgerCheck check = prove();
        const desk::Proof proof = proofOf(check, u"returns-are-posted"_s);
        QCOMPARE(proof.holds, tamper.isEmpty());
        QVERIFY2(proof.examples.join(u'\n').contains(names), qPrintable(proof.examples.join(u'\n')));
        if (tamper.isEmpty())
            QVERIFY2(check.holds, brokenSentences(check).constData());
    }

    void manyMisfitsAreCountedAndAFewAreNamed()
    {
        for (int i = 0; i < 25; ++i)
            QVERIFY(m_house->store().db().run(
                u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (:id, 'forged', :ref, 0)"_s,
                bind("id", qint64(i + 1)), bind("ref", QString::number(i))));
        const desk::Proof proof = proofOf(prove(), u"no-empty-entries"_s);
        QCOMPARE(proof.wrong, 25);
        QCOMPARE(proof.examples.size(), 10);
    }

    void accountsAndEntriesCanBeRead()
    {
        const auto accounts = read<QList<AccountLine>>([this](Work &work) { return m_store.accounts(work); });
        QCOMPARE(accounts.size(), 3);
        QCOMPARE(accounts[0].name, m_campaign.title);
        QCOMPARE(accounts[0].balance, Money{10'000});
        QCOMPARE(accounts[2].kind, u"gateway.sandbox"_s);
        QCOMPARE(accounts[2].balance, Money{-12'000});
        const auto entries = read<QList<EntryLine>>([this](Work &work) { return m_store.newest(work, 1); });
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].amount, Money{2'000});
        QCOMPARE(entries[0].source, u"gateway.sandbox"_s);
        QCOMPARE(entries[0].target, u"campaign.hidden:"_s + m_campaign.id.text());
    }

private:
    void give(const QString &tag, qint64 won,
              campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public,
              const QString &decision = u"approve"_s)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won}, tag);
        wish.visibility = visibility;
        const auto donating = m_house->call(m_mina, campaigns::donate, wish);
        if (!donating || !m_house->pay(donating->donation.order, decision))
            qFatal("a gift was refused");
    }
    /// On a connection of its own that may only read, as the verb does it.
    template <typename T> T read(const std::function<Result<T>(Work &)> &look)
    {
        auto db = Database::open(m_house->store().address(), Database::Access::ReadOnly);
        if (!db || !(*db)->begin(Database::Access::ReadOnly))
            qFatal("no connection");
        const Caller caller;
        IdSource ids;
        Work work(**db, caller, m_house->clock(), ids);
        const Result<T> found = look(work);
        (*db)->rollback();
        if (!found)
            qFatal("the books cannot be read");
        return *found;
    }
    LedgerCheck prove()
    {
        return read<LedgerCheck>([this](Work &work) { return BooksService(m_store).prove(work); });
    }
    void dropGuards(const QString &table)
    {
        const bool lite = m_house->store().engine() == Engine::Sqlite;
        const QString end = lite ? QString() : u" ON "_s + table;
        for (const QString &what : {u"changed"_s, lite ? u"deleted"_s : u"emptied"_s}) {
            if (!m_house->store().db().script(u"DROP TRIGGER "_s + table + u"_is_never_"_s + what + end))
                qFatal("the guard cannot be dropped");
        }
    }
    static desk::Proof proofOf(const LedgerCheck &check, const QString &word)
    {
        for (const desk::Proof &proof : check.proofs) {
            if (proof.word == word)
                return proof;
        }
        qFatal("no such sentence");
    }
    static QByteArray brokenSentences(const LedgerCheck &check)
    {
        QStringList broken;
        for (const desk::Proof &proof : check.proofs) {
            if (!proof.holds)
                broken += proof.word + u": "_s + proof.examples.join(u"; "_s);
        }
        return broken.join(u'\n').toUtf8();
    }

    std::unique_ptr<MoneyHouse> m_house;
    BooksStore m_store;
    campaigns::Campaign m_campaign;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(BooksServiceTest)
#include "tst_books_service.moc"
