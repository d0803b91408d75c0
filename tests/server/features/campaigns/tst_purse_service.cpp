// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using test::MoneyHouse;

/// A purse of its own over the house's books: what refunds do to it.
class PurseServiceTest : public QObject {
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
        m_purse = std::make_unique<PurseService>(m_lots, m_house->ledger().access());
        for (int i = 0; i < 8; ++i)
            m_people += m_house->aUser(u"후원자 %1"_s.arg(i));
    }
    void cleanup()
    {
        m_people.clear();
        m_purse.reset();
        m_house.reset();
    }

    void aGiftOfShownAmountComesFromTheTotal()
    {
        const DonationId gift = give(0, 1'000, GiftVisibility::HiddenName);
        takeBack(gift, {1'000});
        QCOMPARE(total(), Money{});
        QVERIFY(m_house->booksHold());
    }

    void aWaitingGiftComesBackWithoutATrace()
    {
        give(0, 5'000, GiftVisibility::Public);
        const DonationId gift = give(1, 1'000);
        takeBack(gift, {1'000});
        QCOMPARE(total(), Money{5'000});
        QCOMPARE(hidden(), Money{});
        // Who took everything back is nobody's company: two more are not three.
        give(2, 2'000);
        give(3, 3'000);
        QCOMPARE(total(), Money{5'000});
        give(4, 4'000);
        QCOMPARE(total(), Money{14'000});
    }

    void aGiftThatWasCountedTakesItsCompanyAlong()
    {
        give(0, 1'000);
        const DonationId second = give(1, 2'000);
        give(2, 4'000);
        QCOMPARE(total(), Money{7'000});
        takeBack(second, {500});
        // The drop is the sum of three, not the 500.
        QCOMPARE(total(), Money{});
        QCOMPARE(hidden(), Money{6'500});
        // The next lot must not differ from the last by one gift only: three new ones are needed.
        give(3, 8'000);
        give(4, 16'000);
        QCOMPARE(total(), Money{});
        give(5, 32'000);
        QCOMPARE(total(), Money{6'500 + 56'000});
        QCOMPARE(hidden(), Money{});
        QVERIFY(m_house->booksHold());
    }

    void twoGiftsOfOneLotCanComeBack()
    {
        const DonationId first = give(0, 1'000);
        const DonationId second = give(1, 2'000);
        give(2, 4'000);
        takeBack(first, {1'000});
        takeBack(second, {2'000});
        QCOMPARE(total(), Money{});
        QCOMPARE(hidden(), Money{4'000});
        QVERIFY(m_house->booksHold());
    }

private:
    DonationId give(int who, qint64 won, GiftVisibility visibility = GiftVisibility::HiddenAmount)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(won));
        wish.visibility = visibility;
        const DonationId gift = m_house->aGift(m_people[who], wish);
        if (gift.isNull())
            qFatal("a gift was refused");
        return gift;
    }
    void takeBack(DonationId gift, Money part)
    {
        const auto done = m_house->work<Nothing>({}, [&](Work &work) -> Result<Nothing> {
            TRY(const auto row, m_donations.find(work, gift));
            TRY(const ledger::Account from, m_purse->takeBack(work, *row));
            TRY(m_house->ledger().access().post(work, u"refund"_s, gift.text(),
                                                {{from, {u"gateway.sandbox"_s, 0}, part}}));
            return Nothing{};
        });
        QVERIFY(done);
    }
    Money total() { return m_house->call({}, campaigns::show, {m_campaign.id})->total; }
    Money hidden() { return m_house->balance(u"campaign.hidden"_s, m_campaign.id.number); }

    LotStore m_lots;
    DonationStore m_donations;
    std::unique_ptr<MoneyHouse> m_house;
    std::unique_ptr<PurseService> m_purse;
    campaigns::Campaign m_campaign;
    QList<UserId> m_people;
};

QTEST_GUILESS_MAIN(PurseServiceTest)
#include "tst_purse_service.moc"
