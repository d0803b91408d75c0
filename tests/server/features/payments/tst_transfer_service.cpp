// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::Donation;
using payments::OrderStatus;

class TransferServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init() { openHouse(2); }
    void cleanup() { m_house.reset(); }

    void accountsAreReadFromOneLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("whole") << u"국민은행 | 123-45-678|마당협회 "_s << true;
        QTest::newRow("two parts") << u"국민은행 | 123"_s << false;
        QTest::newRow("four parts") << u"a|b|c|d"_s << false;
        QTest::newRow("an empty one") << u"국민은행 | | 마당협회"_s << false;
        QTest::newRow("too long") << u"은행|"_s + QString(41, u'1') + u"|x"_s << false;
    }
    void accountsAreReadFromOneLine()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(BankAccount::fromText(text).has_value(), good);
    }

    void theChosenBankIsKeptWithTheOrder()
    {
        const Donation gift = aWish();
        const auto page = m_house->ask("GET", u"/pay/"_s + gift.order.value);
        QVERIFY(page->body.contains("은행1") && page->body.contains("은행2"));
        choose(gift, 1);
        const Donation waiting = seen(gift);
        QCOMPARE(waiting.status, OrderStatus::WaitingForDeposit);
        QCOMPARE(waiting.deposit->bank, u"은행2"_s);
        QCOMPARE(waiting.deposit->account, u"222-22"_s);
        QVERIFY(QRegularExpression(u"^MD[A-Z0-9]{6}$"_s).match(waiting.deposit->reference).hasMatch());
        QCOMPARE(waiting.deposit->until, m_house->clock().now().plus(24h * 7));
        QVERIFY(!waiting.nextCheckAt);
        QCOMPARE(notices(u"donation.waiting"_s), 1);
        const auto told
            = m_house->ask("GET", u"/pay/"_s + gift.order.value, {}, test::TestHouse::guest(u"ko"_s));
        for (const QString &words : {u"은행2"_s, u"222-22"_s, waiting.deposit->reference, u"10,000원"_s})
            QVERIFY2(QString::fromUtf8(told->body).contains(words), qPrintable(words));
    }

    void whereThereIsOneAccountNobodyChooses()
    {
        openHouse(1);
        const Donation gift = aWish();
        QCOMPARE(gift.status, OrderStatus::WaitingForDeposit);
        QCOMPARE(gift.deposit->bank, u"은행1"_s);
    }

    void onlyOneChoiceCounts()
    {
        const Donation gift = aWish();
        choose(gift, 0);
        choose(gift, 1);
        QCOMPARE(seen(gift).deposit->bank, u"은행1"_s);
        QCOMPARE(notices(u"donation.waiting"_s), 1);
    }

    void aBankThatIsNotThereIsRefused()
    {
        const Donation gift = aWish();
        for (const QString &bank : {u"2"_s, u"-1"_s, u""_s, u"x"_s})
            QVERIFY(m_house->ask("POST", u"/pay/transfer/"_s + gift.order.value, {{u"bank"_s, bank}})->status
                    >= 400);
        QCOMPARE(seen(gift).status, OrderStatus::Ready);
    }

    void aPersonWhoSeesTheMoneySettlesTheGiftOnce()
    {
        const Donation gift = aWaiting();
        const QString reference = seen(gift).deposit->reference;
        QCOMPARE(note(reference.toLower().insert(2, u' '), 10'000, u"T1"_s)->verdict,
                 TransferVerdict::Matched);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        QCOMPARE(notices(u"donation.settled"_s), 1);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{10'000});
        QCOMPARE(m_house->balance(u"gateway.transfer"_s, 0), Money{-10'000});

        QCOMPARE(note(reference, 10'000, u"T1"_s)->verdict, TransferVerdict::Matched); // the same line again
        QCOMPARE(note(reference, 10'000, u"T2"_s)->verdict, TransferVerdict::Again); // paid a second time
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{10'000});
        QCOMPARE(misfits(), (QStringList{u"T2"_s}));
        QVERIFY(m_house->booksHold());
    }

    void anotherAmountIsListedAndSettlesNothing()
    {
        const Donation gift = aWaiting();
        QCOMPARE(note(seen(gift).deposit->reference, 9'999, u"T1"_s)->verdict, TransferVerdict::OtherAmount);
        QCOMPARE(seen(gift).status, OrderStatus::WaitingForDeposit);
        QCOMPARE(misfits(), (QStringList{u"T1"_s}));
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{});
        QCOMPARE(note(seen(gift).deposit->reference, 10'000, u"T2"_s)->verdict, TransferVerdict::Matched);
    }

    void aReferenceNobodyWasToldIsListed()
    {
        QCOMPARE(note(u"MDXXXXXX"_s, 10'000, u"T1"_s)->verdict, TransferVerdict::NoOrder);
        QCOMPARE(misfits(), (QStringList{u"T1"_s}));
    }

    void oneTransactionSaysOneThing()
    {
        const Donation gift = aWaiting();
        QVERIFY(note(u"MDXXXXXX"_s, 10'000, u"T1"_s));
        QCOMPARE(note(seen(gift).deposit->reference, 10'000, u"T1"_s).error().code, Code::KeyReused);
        QCOMPARE(note(u"MDXXXXXX"_s, 0, u"T2"_s).error().field, u"amount"_s);
        QCOMPARE(note(u"MDXXXXXX"_s, 1, u" "_s).error().code, Code::InvalidValue);
        QCOMPARE(seen(gift).status, OrderStatus::WaitingForDeposit);
    }

    void whatNobodyTransfersExpiresAndLateMoneyStillCounts()
    {
        const Donation gift = aWaiting();
        const QString reference = seen(gift).deposit->reference;
        m_house->pass(24h * 7 - 1min);
        QCOMPARE(seen(gift).status, OrderStatus::WaitingForDeposit);
        QCOMPARE(awaited(), 1);
        m_house->pass(2min);
        QCOMPARE(seen(gift).status, OrderStatus::Expired);
        QCOMPARE(notices(u"donation.expired"_s), 1);
        QCOMPARE(awaited(), 0);
        QCOMPARE(note(reference, 10'000, u"T1"_s)->verdict, TransferVerdict::Matched);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
    }

private:
    void openHouse(int accounts)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house.reset();
        test::MoneySettings settings;
        settings.orders.gateway = u"transfer"_s;
        for (int i = 1; i <= accounts; ++i)
            settings.transfers.accounts += BankAccount{
                u"은행%1"_s.arg(i), QString(3, QChar(u'0' + i)) + u'-' + QString(2, QChar(u'0' + i)),
                u"마당협회"_s};
        m_house = std::make_unique<test::MoneyHouse>(engine, settings);
        m_mina = m_house->aUser(u"미나"_s);
        m_campaign = m_house->aCampaign().id;
    }
    Donation aWish()
    {
        const auto made
            = m_house->call(m_mina, campaigns::donate, test::MoneyHouse::aWish(m_campaign, {10'000}));
        return made ? made->donation : Donation{};
    }
    void choose(const Donation &gift, int bank)
    {
        const auto reply = m_house->ask("POST", u"/pay/transfer/"_s + gift.order.value,
                                        {{u"bank"_s, QString::number(bank)}});
        QCOMPARE(reply->status, 303);
    }
    Donation aWaiting()
    {
        const Donation gift = aWish();
        choose(gift, 0);
        return gift;
    }
    Donation seen(const Donation &gift)
    {
        const auto now = m_house->call(m_mina, campaigns::donation, {gift.id});
        return now ? *now : Donation{};
    }
    Result<SeenTransfer> note(const QString &reference, qint64 won, const QString &transaction)
    {
        SeenTransfer seenTransfer;
        seenTransfer.reference = reference;
        seenTransfer.amount = {won};
        seenTransfer.bankTransaction = transaction;
        seenTransfer.seenBy = u"operator"_s;
        return m_house->work<SeenTransfer>(
            {}, [&](Work &work) { return m_house->payments().transfers().note(work, seenTransfer); });
    }
    QStringList misfits()
    {
        const auto names = m_house->store().db().all<QString>(
            u"SELECT payment_key FROM unmatched_money WHERE resolved_at IS NULL ORDER BY id"_s);
        return names ? *names : QStringList{u"?"_s};
    }
    qsizetype awaited()
    {
        const auto list = m_house->work<QList<AwaitedTransfer>>(
            {}, [&](Work &work) { return m_house->payments().transfers().awaited(work, 10); });
        return list ? list->size() : -1;
    }
    qint64 notices(const QString &type) { return m_house->count(u"notice"_s, u"type = '%1'"_s.arg(type)); }

    std::unique_ptr<test::MoneyHouse> m_house;
    UserId m_mina;
    CampaignId m_campaign;
};

QTEST_GUILESS_MAIN(TransferServiceTest)
#include "tst_transfer_service.moc"
